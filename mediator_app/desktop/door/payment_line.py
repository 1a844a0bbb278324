"""What a person has left to pay, in her card: the amount, what it is made of, and a key for each way of paying it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from mediator_app.desktop import theme, words
from mediator_app.desktop.widgets.buttons import KeyButton
from mediator_app.desktop.widgets.flow_layout import FlowLayout
from mediator_app.desktop.widgets.labels import IconLabel, Label, Line
from mediator_app.domain.payments import Balance


class PaymentLine(QWidget):
    """« Reste 5 € » and how it can be paid; hidden where a session costs nothing. ``asked(gesture)``: pay_cash, pay_cheque,

    pay_transfer.
    """

    asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = IconLabel("euro", size="icon_lg", parent=self)
        self._rest = Label("", "strong", parent=self)
        self._detail = Label("", "small", wrap=True, parent=self)
        self._ways = QWidget(self)
        self._build()
        self.hide()

    def show_balance(self, balance: Balance | None) -> str:
        """Show an account; what a screen reader should say of it, empty if there is nothing to say."""
        is_priced = balance is not None and bool(balance.price_cents)
        self.setVisible(is_priced)
        if balance is None or not is_priced:
            return ""
        rest = balance.rest_cents
        left = self.tr("Reste {amount}").format(amount=words.money(rest))
        self._rest.setText(left if rest else self.tr("Tout est payé"))
        self._icon.set_icon("euro" if rest else "check", "warning" if rest else "success")
        self._detail.setText(self._parts(balance))
        self._ways.setVisible(bool(rest))
        return self._rest.text().lower()

    def _parts(self, balance: Balance) -> str:
        parts = [self.tr("Prix {amount}").format(amount=words.money(balance.price_cents))]
        if balance.voucher_cents:
            parts.append(self.tr("{amount} en chèque numérique").format(amount=words.money(balance.voucher_cents)))
        if balance.paid_cents:
            parts.append(self.tr("{amount} encaissés").format(amount=words.money(balance.paid_cents)))
        return " · ".join(parts)

    def _build(self) -> None:
        ways = FlowLayout(self._ways, gap=theme.space("sm"))
        for gesture, text, keys in (
            ("pay_cash", self.tr("Espèces"), "F4"),
            ("pay_cheque", self.tr("Chèque bancaire"), "Shift+F4"),
            ("pay_transfer", self.tr("Virement"), ""),
        ):
            button = KeyButton(text, hint=keys, parent=self)
            button.setObjectName(f"door_{gesture}")
            button.clicked.connect(lambda _checked=False, asked=gesture: self.asked.emit(asked))
            ways.addWidget(button)
        lines = QVBoxLayout()
        lines.setSpacing(2)
        lines.addWidget(self._rest)
        lines.addWidget(self._detail)
        lines.addSpacing(theme.space("xs"))
        lines.addWidget(self._ways)
        row = QHBoxLayout()
        row.setContentsMargins(theme.space("xl"), theme.space("md"), theme.space("xl"), theme.space("md"))
        row.setSpacing(theme.space("lg"))
        row.addWidget(self._icon)
        row.addLayout(lines, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(Line(self))
        outer.addLayout(row)
