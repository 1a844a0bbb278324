"""An amount of money, kept in cents: « gratuit » for none, « 5 € », « 5,50 € »; what people type is understood either way."""

from __future__ import annotations

import re

from PySide6.QtGui import QValidator
from PySide6.QtWidgets import QSpinBox, QWidget

from mediator_app.desktop import words

_TYPED = re.compile(r"\s*(\d{1,5})(?:[.,](\d{0,2}))?\s*€?\s*|€\s*(\d{1,5})(?:[.,](\d{0,2}))?\s*")
_EURO = 100
_MARGIN = 10
"""The style sheet's padding does not reach the edit field of a spin box."""


class MoneyField(QSpinBox):
    """``value()`` is in cents, 0 for free; arrows change it by a euro."""

    def __init__(self, name: str, *, maximum: int = 99_999, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setRange(0, maximum)
        self.setSingleStep(_EURO)
        self.lineEdit().setTextMargins(_MARGIN, 0, 0, 0)
        self.setSpecialValueText(self.tr("gratuit"))

    def textFromValue(self, value: int) -> str:
        return words.money(value)

    def valueFromText(self, text: str) -> int:
        found = _TYPED.fullmatch(text.replace("\u00a0", " ").replace("\u202f", ""))
        if found is None:
            return 0
        euros, cents = found.group(1) or found.group(3), found.group(2) or found.group(4) or ""
        return int(euros) * _EURO + int(cents.ljust(2, "0") or 0)

    def validate(self, text: str, position: int) -> tuple[QValidator.State, str, int]:
        if text == self.specialValueText() or _TYPED.fullmatch(text.replace("\u00a0", " ").replace("\u202f", "")):
            return QValidator.State.Acceptable, text, position
        plain = re.fullmatch(r"[\d\s.,€\u00a0\u202f]*", text)
        return (QValidator.State.Intermediate if plain else QValidator.State.Invalid), text, position
