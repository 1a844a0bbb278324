"""An amount of money, kept in cents: « gratuit » for none, « 5 € », « 5,50 € »; what people type is understood either way."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QValidator
from PySide6.QtWidgets import QSpinBox, QWidget

from mediator_app.desktop import words
from mediator_app.domain.money import CENTS, cents_of
from mediator_app.errors import InvalidInputError

_MARGIN = 10
"""The style sheet's padding does not reach the edit field of a spin box."""


class MoneyField(QSpinBox):
    """``value()`` is in cents, 0 for ``none``; arrows change it by a euro.

    ``faulted(words)``: what was typed is no amount, and the one before stands again; empty once it is one. A
    ``LabelledField`` says it under the field.
    """

    faulted = Signal(str)

    def __init__(self, name: str, *, maximum: int = 99_999, none: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setRange(0, maximum)
        self.setSingleStep(CENTS)
        self.setKeyboardTracking(False)  # « 1000 » must not leave 100 € behind when it is refused
        self.lineEdit().setTextMargins(_MARGIN, 0, 0, 0)
        self.setSpecialValueText(none or self.tr("gratuit"))
        self._refused = ""
        self.lineEdit().textEdited.connect(self._edited)

    def value(self) -> int:
        """The amount in cents, of what is being typed too."""
        self.interpretText()
        return super().value()

    def setValue(self, value: int) -> None:
        """Show an amount; what was refused before is forgotten."""
        self._refuse("")
        super().setValue(value)

    def is_sound(self) -> bool:
        """Is what was typed an amount? If not, it is told once more and the field gets the focus."""
        fault = self._fault_of(self.text()) or self._refused
        self._refuse(fault)
        if fault:
            self.setFocus()
        return not fault

    def textFromValue(self, value: int) -> str:
        return words.money(value)

    def valueFromText(self, text: str) -> int:
        return 0 if text == self.specialValueText() or self._fault_of(text) else cents_of(text)

    def validate(self, text: str, position: int) -> tuple[QValidator.State, str, int]:
        state = QValidator.State.Intermediate if self._fault_of(text) else QValidator.State.Acceptable
        return state, text, position

    def fixup(self, text: str) -> str:
        """What is still no amount when one leaves is told, and taken back."""
        self._refuse(self._fault_of(text))
        return text

    def _fault_of(self, text: str) -> str:
        if text == self.specialValueText():
            return ""
        try:
            cents_of(text, self.maximum())
        except InvalidInputError as error:
            return f"{error.title} {error.hint}"
        return ""

    def _edited(self, text: str) -> None:
        self._refuse(self._fault_of(text) if self._refused else "")

    def _refuse(self, fault: str) -> None:
        if fault != self._refused:
            self._refused = fault
            self.faulted.emit(fault)
