"""The small form that ends a mandate at once: a reason, and the button that means it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from mediator_app.desktop import theme
from mediator_app.desktop.widgets.buttons import KeyButton
from mediator_app.desktop.widgets.cards import Card
from mediator_app.desktop.widgets.fields import LabelledField, TextField


class RevokingBox(Card):
    """``decided(reason)``; ``folded()`` when it comes or goes."""

    decided = Signal(str)
    folded = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tone="well", parent=parent)
        self.reason = TextField(self.tr("Pourquoi"))
        self.reason.setObjectName("revoke_reason")
        words = self.tr("Pourquoi le révoquer\u202f? Dès maintenant, plus rien ne pourra être fait avec lui.")
        self._labelled = LabelledField(words, self.reason)
        self.button = KeyButton(self.tr("Révoquer le mandat"), kind="danger", parent=self)
        self.button.setObjectName("revoke_now")
        line = QHBoxLayout()
        line.setSpacing(theme.space("md"))
        line.addWidget(self._labelled, 1)
        line.addWidget(self.button, 0, Qt.AlignmentFlag.AlignBottom)
        self.body.addLayout(line)
        self.button.clicked.connect(self._decide)
        self.reason.returnPressed.connect(self._decide)
        self.hide()

    def begin(self) -> None:
        """Show the form and go to it."""
        self.show()
        self.folded.emit()
        self.reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def put_away(self) -> bool:
        """Hide the form and forget what was typed; whether it was there."""
        was_there = not self.isHidden()
        self.reason.clear()
        self._labelled.set_fault("")
        self.hide()
        self.folded.emit()
        return was_there

    def _decide(self) -> None:
        reason = self.reason.text().strip()
        self._labelled.set_fault("" if reason else self.tr("Indiquez pourquoi le mandat est révoqué."))
        if reason:
            self.put_away()
            self.decided.emit(reason)
