"""What else can be done for the person on screen, in her card: have her sign, a mandate. Never in the way of the next one."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from mediator_app.desktop import theme
from mediator_app.desktop.widgets.buttons import KeyButton
from mediator_app.desktop.widgets.chips import Chip, ChipLabel
from mediator_app.desktop.widgets.flow_layout import FlowLayout


class PersonGestures(QWidget):
    """Two small buttons, and a chip once she has signed. ``asked(gesture)``: sign or mandate."""

    asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sign = KeyButton(self.tr("Faire signer"), icon="edit", hint="F10", size="sm", parent=self)
        self._sign.setObjectName("door_sign")
        self._mandate = KeyButton(self.tr("Mandat"), icon="sheet", size="sm", parent=self)
        self._mandate.setObjectName("door_mandate")
        self._mandate.setToolTip(self.tr("Son mandat, ou un nouveau à établir"))
        self._signed = ChipLabel(Chip("success", self.tr("Signé à l’écran")), self)
        row = FlowLayout(self, gap=theme.space("sm"))
        for widget in (self._sign, self._mandate, self._signed):
            row.addWidget(widget)
        self._sign.clicked.connect(lambda: self.asked.emit("sign"))
        self._mandate.clicked.connect(lambda: self.asked.emit("mandate"))
        self.show_signed(is_signed=False)

    def show_signed(self, *, is_signed: bool) -> None:
        """Say whether her signature is kept; it can be drawn again."""
        self._sign.setText(self.tr("Signer de nouveau") if is_signed else self.tr("Faire signer"))
        self._signed.setVisible(is_signed)
        layout = self.layout()
        if layout is not None:
            layout.invalidate()
