"""The top of a page: its title, one muted line, its actions; and the frame that every page stands in."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QVBoxLayout, QWidget

from mediator_app.desktop import theme
from mediator_app.desktop.widgets.labels import IconLabel, Label, Tone

LARGE_TEXT = 150
"""From this text size, in percent, a title and three buttons with words are wider than a window."""


class PageHeader(QWidget):
    """Title on the left with one muted line, actions on the right, the primary one last; at least 72 px high."""

    def __init__(
        self, title: str, muted: str = "", *, actions: tuple[QWidget, ...] = (), parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._folding: dict[QAbstractButton, str] = {}
        self._build(title, muted)
        theme.notifier().changed.connect(self._fold)
        for action in actions:
            self.add_action(action)

    def set_title(self, title: str) -> None:
        """Change the title."""
        self.title.setText(title)

    def set_muted(self, text: str, *, icon: str = "", tone: Tone = "") -> None:
        """Change the muted line, with an icon if one is named; hidden when empty. It begins with a capital, dates too."""
        self.muted.setText(text[:1].upper() + text[1:])
        self.muted.set_tone(tone)
        self._under.setVisible(bool(text))
        self._icon.setVisible(bool(icon))
        self._fold()
        if icon:
            self._icon.set_icon(icon, tone or "text-muted")

    def add_action(self, widget: QWidget) -> None:
        """Put a button at the right end."""
        self._actions.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)

    def add_folding_action(self, button: QAbstractButton) -> None:
        """Put a button with an icon at the right end; in large text its icon stands for its words where they have no room."""
        self._folding[button] = button.text()
        button.setMinimumWidth(theme.size("target_min"))  # its words must not keep the window from becoming narrower
        self.add_action(button)
        self._fold()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fold()

    def _fold(self) -> None:
        is_large = theme.text_percent() >= LARGE_TEXT
        self.muted.setWordWrap(is_large)
        for button, words in self._folding.items():
            self._show_words(button, words, folded=False)
        is_narrow = is_large and self._wanted_width() > self.width()
        for button, words in self._folding.items():
            self._show_words(button, words, folded=is_narrow)

    @staticmethod
    def _show_words(button: QAbstractButton, words: str, *, folded: bool) -> None:
        button.setText("" if folded else words)
        button.setAccessibleName(words)
        button.setToolTip(words if folded else "")

    def _wanted_width(self) -> int:
        """The width that the title and all the buttons with their words take."""
        items = [self._actions.itemAt(place) for place in range(self._actions.count())]
        shown = [item.sizeHint().width() for item in items if item is not None and not item.isEmpty()]
        words = max(self.title.sizeHint().width(), self.muted.fontMetrics().horizontalAdvance(self.muted.text()))
        margins = 2 * theme.space("page_margin") + theme.space("lg")
        return words + sum(shown) + theme.space("md") * len(shown) + margins

    def _build(self, title: str, muted: str) -> None:
        self.title = Label(title, "title", parent=self)
        self.muted = Label("", "muted", parent=self)
        self._icon = IconLabel("info", size="icon_sm", parent=self)
        self._under = QWidget(self)
        under = QHBoxLayout(self._under)
        under.setContentsMargins(0, 0, 0, 0)
        under.setSpacing(theme.space("sm") - 2)
        under.addWidget(self._icon)
        under.addWidget(self.muted, 1)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addStretch(1)
        words.addWidget(self.title)
        words.addWidget(self._under)
        words.addStretch(1)
        self._actions = QHBoxLayout()
        self._actions.setSpacing(theme.space("md"))
        layout = QHBoxLayout(self)
        side, above = theme.space("page_margin"), theme.space("sm")
        layout.setContentsMargins(side, above, side, above)
        layout.setSpacing(theme.space("lg"))
        layout.addLayout(words, 1)
        layout.addLayout(self._actions)
        self.setMinimumHeight(theme.size("header"))
        self.set_muted(muted)
        self._fold()


class Page(QWidget):
    """The frame of a page: ``header`` on top, then ``content``, a layout with the margins and gaps of the design.

    A page gives ``focus_search`` when Ctrl+F should go to one of its fields.
    """

    def __init__(self, title: str, muted: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.header = PageHeader(title, muted, parent=self)
        self.content = QVBoxLayout()
        margin = theme.space("page_margin")
        self.content.setContentsMargins(margin, 0, margin, theme.space("lg"))
        self.content.setSpacing(theme.space("gap"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.header)
        layout.addLayout(self.content, 1)

    def focus_search(self) -> bool:
        """Go to the page's search field; whether it has one."""
        return False
