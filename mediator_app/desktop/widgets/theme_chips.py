"""Vocabularies as chips: the 19 themes of a session, the 11 administrative ones that unfold under the last, materials."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from mediator_app.desktop import theme
from mediator_app.desktop.vocabulary_words import label
from mediator_app.desktop.widgets.flow_layout import FlowLayout
from mediator_app.desktop.widgets.labels import Label, SectionLabel
from mediator_app.desktop.widgets.toggles import ToggleChip
from mediator_app.domain.vocabularies import ADMINISTRATIVE_HELP, ADMINISTRATIVE_THEMES, THEMES, Vocabulary


class ChipGroup(QWidget):
    """Chips of a vocabulary, several of which may be on; ``changed()`` when a person turns one on or off.

    ``alone`` is a key that goes with no other, « Pas de matériel ».
    """

    changed = Signal()

    def __init__(self, vocabulary: Vocabulary, name: str, parent: QWidget | None = None, *, alone: str = "") -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._alone = alone
        self.chips: dict[str, ToggleChip] = {}
        layout = FlowLayout(self, gap=6)
        for key in vocabulary:
            chip = ToggleChip(label(vocabulary, key), parent=self)
            chip.setObjectName(f"{name}_{key}")
            chip.clicked.connect(lambda checked, key=key: self._clicked(key, checked=checked))
            self.chips[key] = chip
            layout.addWidget(chip)

    def value(self) -> list[str]:
        """The keys that are on."""
        return [key for key, chip in self.chips.items() if chip.isChecked()]

    def set_value(self, keys: Iterable[str]) -> None:
        """Turn these on and the others off, without emitting."""
        wanted = set(keys)
        for key, chip in self.chips.items():
            chip.setChecked(key in wanted)

    def _clicked(self, key: str, *, checked: bool) -> None:
        if checked and self._alone:
            self.set_value([key] if key == self._alone else set(self.value()) - {self._alone})
        self.changed.emit()


class ThemeChips(QWidget):
    """Both lists with their count; without « Aide aux démarches administratives » no administrative theme is kept."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.themes = ChipGroup(THEMES, "theme", self)
        self.administrative = ChipGroup(ADMINISTRATIVE_THEMES, "administrative", self)
        self._count = Label("", "small", parent=self)
        self._unfolded = QWidget(self)
        inner = QVBoxLayout(self._unfolded)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(theme.space("xs"))
        inner.addWidget(SectionLabel(self.tr("Démarches administratives"), self._unfolded))
        inner.addWidget(self.administrative)
        top = QHBoxLayout()
        top.addWidget(SectionLabel(self.tr("Thématiques"), self))
        top.addStretch(1)
        top.addWidget(self._count)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.space("xs"))
        layout.addLayout(top)
        layout.addWidget(self.themes)
        layout.addWidget(self._unfolded)
        for group in (self.themes, self.administrative):
            group.changed.connect(self._on_change)
        self.set_value(())

    def value(self) -> list[str]:
        """The keys of the themes that are on."""
        return self.themes.value() + self.administrative.value()

    def set_value(self, keys: Iterable[str]) -> None:
        """Turn these themes on, without emitting."""
        keys = set(keys)
        self.themes.set_value(keys)
        self.administrative.set_value(keys)
        self._fit()

    def _on_change(self) -> None:
        if ADMINISTRATIVE_HELP not in self.themes.value():
            self.administrative.set_value(())
        self._fit()
        self.changed.emit()

    def _fit(self) -> None:
        chosen = len(self.value())
        self._unfolded.setVisible(ADMINISTRATIVE_HELP in self.themes.value())
        self._count.setText(self.tr("%n choisie(s)", "", chosen))
        self.setAccessibleName(self.tr("Thématiques, %n choisie(s)", "", chosen))
