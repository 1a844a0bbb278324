"""Choices shown as chips and segments: several among many, one filter at a time, one segment of a few."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLayout, QSizePolicy, QWidget

from mediator_app.desktop import theme
from mediator_app.desktop.widgets.buttons import FaceButton
from mediator_app.desktop.widgets.flow_layout import FlowLayout


class ToggleChip(FaceButton):
    """A chip that is on or off; on, it takes a tick, so that the state is not told by colour alone. Signal ``toggled``."""

    padding = 12
    icon_side = 14
    icon_gap = 6
    height_in_pixels = 32

    def __init__(self, text: str, *, checked: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(text, "chip", parent)
        self.setCheckable(True)
        self.setChecked(checked)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.toggled.connect(self.updateGeometry)

    def face_font(self) -> QFont:
        return theme.font("caption")

    def face_ink(self) -> str:
        return "on-accent-soft" if self.isChecked() else "text"

    def face_icon(self) -> str:
        return "check" if self.isChecked() else ""


class FilterChip(FaceButton):
    """One of a few filters of which one is on, filled with the accent; put several in a ``ChoiceRow``."""

    padding = 12
    height_in_pixels = 32

    def __init__(self, text: str, count: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, "filter", parent)
        self.setCheckable(True)
        self.set_count(count)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def face_font(self) -> QFont:
        font = theme.number_font("caption") if self._count else theme.font("caption")
        font.setWeight(QFont.Weight.DemiBold if self.isChecked() else QFont.Weight.Medium)
        return font

    def face_ink(self) -> str:
        return "on-accent" if self.isChecked() else "text"


class _Segment(FaceButton):
    padding = 14

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, "segment", parent)
        self.setCheckable(True)

    def face_font(self) -> QFont:
        font = super().face_font()
        if self.isChecked():
            font.setWeight(QFont.Weight.DemiBold)
        return font

    def face_ink(self) -> str:
        return "on-accent" if self.isChecked() else "text"


class ChoiceRow(QWidget):
    """One choice among a few, by key; ``chosen(key)`` when a person changes it, not when the program does.

    Left and right arrows move the choice. ``choices`` are pairs (key, words); ``wraps`` lets them take several lines.
    """

    chosen = Signal(str)
    spacing = 8

    def __init__(
        self, choices: Iterable[tuple[str, str]], name: str, parent: QWidget | None = None, *, wraps: bool = False
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._group = QButtonGroup(self)
        self._buttons: dict[str, FaceButton] = {}
        layout: QLayout = FlowLayout(self, gap=self.spacing) if wraps else QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(self.spacing)
        for key, words in choices:
            button = self.make_button(words)
            button.clicked.connect(lambda _checked=False, key=key: self.chosen.emit(key))
            self._buttons[key] = button
            self._group.addButton(button)
            layout.addWidget(button)
        self._group.buttonToggled.connect(self._let_tab_reach_the_chosen_one)
        if self._buttons:
            next(iter(self._buttons.values())).setChecked(True)

    def make_button(self, words: str) -> FaceButton:
        """One button of the row."""
        return FilterChip(words, parent=self)

    def button(self, key: str) -> FaceButton:
        """The button of a key, to give it a count; KeyError for an unknown one."""
        return self._buttons[key]

    def value(self) -> str:
        """The key chosen, empty when there is no choice at all."""
        return next((key for key, button in self._buttons.items() if button.isChecked()), "")

    def set_value(self, key: str) -> None:
        """Choose without emitting; an empty key chooses nothing. KeyError for an unknown one."""
        if key:
            self._buttons[key].setChecked(True)
            return
        self._group.setExclusive(False)
        for button in self._buttons.values():
            button.setChecked(False)
        self._group.setExclusive(True)
        self._let_tab_reach_the_chosen_one()

    def _let_tab_reach_the_chosen_one(self, *_: object) -> None:
        """Tab comes by one button of the row; Qt sees to it only once the row has had the focus."""
        chosen = self.value() or next(iter(self._buttons), "")
        for key, button in self._buttons.items():
            by_tab = key == chosen
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if by_tab else Qt.FocusPolicy.ClickFocus)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        keys = list(self._buttons)
        before = keys.index(self.value()) if self.value() else -1
        place = min(max(before + step, 0), len(keys) - 1)
        self._buttons[keys[place]].setFocus(Qt.FocusReason.TabFocusReason)
        self._buttons[keys[place]].click()


class Segmented(ChoiceRow):
    """A choice among two to four, as joined segments: « Débutant | Intermédiaire | Avancé »."""

    spacing = 0

    def __init__(self, choices: Iterable[tuple[str, str]], name: str, parent: QWidget | None = None) -> None:
        super().__init__(choices, name, parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        buttons = list(self._buttons.values())
        for place, button in enumerate(buttons):
            ends = (place == 0, place == len(buttons) - 1)
            positions = {(True, True): "only", (True, False): "first", (False, True): "last"}
            button.setProperty("place", positions.get(ends, "mid"))

    def make_button(self, words: str) -> FaceButton:
        return _Segment(words, self)
