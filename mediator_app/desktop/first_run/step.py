"""What each step of the first opening is to its page: words at the top, fields, and what is still missing."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from mediator_app.desktop import theme


class Step(QWidget):
    """A step. ``changed()`` when what is missing may have changed."""

    changed = Signal()
    title = ""
    explanation = ""
    help_words = ""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(theme.space("lg"))

    def missing(self) -> str:
        """What keeps one from going on, in words; empty when the step is complete."""
        return ""

    def detail(self) -> str:
        """What the left column says under the step's title."""
        return ""

    def start(self) -> None:
        """Put the keyboard in the first field to be filled."""
        fields = [field for field in self.findChildren(QLineEdit) if field.isEnabled() and not field.isReadOnly()]
        empty = [field for field in fields if not field.text()]
        if fields:
            (empty or fields)[0].setFocus()
