"""Tabs by key, with a count after the words when there is one."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QTabBar, QWidget


class TabLine(QTabBar):
    """A line of tabs, pairs (key, words); ``chosen(key)`` when another one comes on top. Ctrl+Tab is the page's to give."""

    chosen = Signal(str)

    def __init__(self, tabs: Iterable[tuple[str, str]], name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setExpanding(False)
        self.setDrawBase(False)
        self._words: dict[str, str] = dict(tabs)
        for key, words in self._words.items():
            self.setTabData(self.addTab(words), key)
        self.currentChanged.connect(lambda _place: self.chosen.emit(self.value()))

    def value(self) -> str:
        """The key of the tab on top."""
        return str(self.tabData(self.currentIndex()) or "")

    def set_value(self, key: str) -> None:
        """Bring a tab on top; KeyError for an unknown key."""
        self.setCurrentIndex({known: place for place, known in enumerate(self._words)}[key])

    def set_count(self, key: str, count: str) -> None:
        """Write a count after a tab's words; none when empty. KeyError for an unknown key."""
        words = self._words[key]
        self.setTabText(list(self._words).index(key), f"{words}  {count}" if count else words)

    def step(self, places: int) -> None:
        """Go ``places`` tabs further, round the end."""
        self.setCurrentIndex((self.currentIndex() + places) % max(self.count(), 1))
