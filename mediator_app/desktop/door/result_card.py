"""The right card of the door while nobody types: ready, or who has just been marked, in large, with her voucher."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from mediator_app.desktop import icons, theme, words
from mediator_app.desktop.door.payment_line import PaymentLine
from mediator_app.desktop.door.person_gestures import PersonGestures
from mediator_app.desktop.door.sentences import (
    already_there,
    arrival,
    expired_since,
    status_word,
)
from mediator_app.desktop.widgets.buttons import LinkButton
from mediator_app.desktop.widgets.cards import Card
from mediator_app.desktop.widgets.chips import Chip, ChipLabel
from mediator_app.desktop.widgets.labels import IconLabel, Label, Line, NumberLabel, Tone
from mediator_app.domain.names import display_name
from mediator_app.services.door import Passed


class Disc(QWidget):
    """A filled disc with an icon, large enough to be seen from afar; decoration for a screen reader."""

    def __init__(self, icon: str, ground: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_look(icon, ground)

    def set_look(self, icon: str, ground: str) -> None:
        """Another icon on another ground (a token that has its ``on-`` token)."""
        self._icon, self._ground = icon, ground
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme.scaled(84), theme.scaled(84))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour(self._ground))
        painter.drawEllipse(self.rect())
        side = theme.scaled(44)
        place = QRectF(0, 0, side, side)
        place.moveCenter(QRectF(self.rect()).center())
        icons.paint(painter, self._icon, place, f"on-{self._ground}")


class ReadyCard(Card):
    """Nothing to show: the door waits. ``trial_asked()``: somebody wants to try the scanner."""

    trial_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._title = Label(self.tr("Prêt"), "title", parent=self)
        self._hint = Label("", "muted", wrap=True, parent=self)
        self.body.setSpacing(theme.space("xs"))
        keys = Label(
            self.tr("F3\u00a0: groupe sans noms. F8\u00a0: nouvelle personne."), "muted", wrap=True, parent=self
        )
        trial = LinkButton(self.tr("Tester mon lecteur"), icon="scan", parent=self)
        trial.setObjectName("door_trial")
        trial.clicked.connect(self.trial_asked)
        for widget in (self._title, self._hint, keys, trial):
            self.body.addWidget(widget)
        self.body.addStretch(1)
        self.set_waiting(0)

    def set_waiting(self, vouchers: int) -> None:
        """Say what comes next; ``vouchers`` is how many wait for their person."""
        if vouchers:
            self._hint.setText(self.tr("%n chèque(s) en attente d’une personne.", "", vouchers))
        else:
            self._hint.setText(self.tr("Tapez un numéro ou deux lettres d’un nom, ou scannez un chèque."))


class PassedCard(Card):
    """Who has just been marked, in large, and what became of her voucher."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tone="success", flush=True, parent=parent)
        self._disc = Disc("check", "success", self)
        self._status = Label("", "section", tone="success", parent=self)
        self._name = Label("", "huge", wrap=True, parent=self)
        self._where = Label("", "muted", wrap=True, parent=self)
        self._line = Line(self)
        self._voucher_icon = IconLabel("ticket", ink="info", size="icon_lg", parent=self)
        self._voucher = Label("", "strong", parent=self)
        self._code = NumberLabel("", "strong", code=True, parent=self)
        self._amount = NumberLabel("", "strong", parent=self)
        self._chip = ChipLabel(Chip("info", self.tr("Accepté sous réserve")), self)
        self._note = Label("", "small", wrap=True, parent=self)
        self.payment = PaymentLine(self)
        self.gestures = PersonGestures(self)
        self.person = ""
        """Whom it shows, if she is present."""
        self._signed: frozenset[str] = frozenset()
        self._build()

    def show_signed(self, signed: frozenset[str]) -> None:
        """Know who has signed on a screen."""
        self._signed = signed
        self.gestures.show_signed(is_signed=self.person in signed)

    def show_passed(self, passed: Passed) -> str:
        """Show a person marked, or a voucher taken; what a screen reader should say."""
        one = passed.participant
        self.person = one.person if one is not None and one.status == "present" else ""
        self.gestures.setVisible(bool(self.person))
        self.show_signed(self._signed)
        has_voucher = bool(passed.code)
        if one is None:
            self._head("ticket", "info", self.tr("Pour qui\u202f?"), self.tr("Chèque {code}").format(code=passed.code))
            self._where.setText(self.tr("Tapez le numéro ou le nom de la personne, ou F6 si personne ne se nomme."))
        else:
            status = (
                already_there(one.gender) if passed.kind == "already_present" else status_word(one.status, one.gender)
            )
            name = display_name(one.first_name, one.last_name)
            if one.status == "excused":
                self._head("excused", "info", status, name)
            else:
                self._head("check", "success", status, name)
            self._where.setText(arrival(one))
        self._show_voucher(passed)
        said = self._spoken(passed) if has_voucher else f"{self._name.text()}, {self._status.text().lower()}"
        owed = self.payment.show_balance(passed.balance)
        return f"{said}, {owed}" if owed else said

    def _head(self, icon: str, tone: Tone, status: str, name: str) -> None:
        self._disc.set_look(icon, tone)
        self.set_tone("success" if tone == "success" else "info")
        self._status.set_tone(tone)
        self._status.setText(status)
        self._name.setText(name)

    def _show_voucher(self, passed: Passed) -> None:
        one = passed.participant
        code = passed.code or (one.voucher_code if one else "")
        is_settled = passed.kind == "paid" and not code
        can_pay = (one is None or one.status == "present") and not is_settled
        self._line.setVisible(can_pay)
        self._voucher_row.setVisible(can_pay)
        self._chip.setVisible(can_pay and bool(code))
        if not code:
            self._code.hide()
            self._amount.hide()
            self._show_no_voucher(passed)
            return
        self._voucher.setText(self.tr("Chèque"))
        self._code.setText(code)
        self._amount.setText(words.money(passed.amount_cents) if passed.amount_cents else "")
        self._code.setVisible(can_pay)
        self._amount.setVisible(can_pay and bool(passed.amount_cents))
        self._chip.set_chip(self._voucher_chip(passed))
        self._note.setText(self._voucher_note(passed))

    def _show_no_voucher(self, passed: Passed) -> None:
        is_left = passed.kind == "left"
        self._voucher.setText(self.tr("Sans chèque") if is_left else self.tr("Pas encore de chèque"))
        how = self.tr("Scannez-le ou tapez son code. F6\u00a0: sans chèque.")
        self._note.setText(self.tr("Sa présence compte, avec ou sans chèque.") if is_left else how)

    def _voucher_chip(self, passed: Passed) -> Chip:
        if passed.kind == "reported":
            return Chip("warning", self.tr("Signalé au centre"))
        if passed.participant is not None and not passed.code and passed.participant.voucher_state == "accepted":
            return Chip("success", self.tr("Confirmé"))
        return Chip("info", self.tr("Accepté sous réserve"))

    def _voucher_note(self, passed: Passed) -> str:
        if passed.kind == "reported":
            return self.tr("La coordination décidera s’il est payé. La présence compte, avec ou sans chèque.")
        if passed.reason == "in_tolerance" and passed.scheme is not None:
            return self.tr("{until}, toléré. Le centre confirmera après l’envoi.").format(
                until=expired_since(passed.scheme.valid_until)
            )
        return self.tr("Vérifié sur ce poste seulement. Le centre confirmera après l’envoi.")

    def _spoken(self, passed: Passed) -> str:
        amount = words.money(passed.amount_cents)
        chip = self._chip.chip().text.lower()
        voucher = self.tr("chèque {amount} {state}").format(amount=amount, state=chip)
        if passed.participant is None:
            return self.tr("{voucher}, pour qui\u202f?").format(voucher=voucher)
        return f"{self._name.text()}, {self._status.text().lower()}, {voucher}"

    def _build(self) -> None:
        margin = theme.space("xl")
        top = QHBoxLayout()
        top.setContentsMargins(margin, margin - 2, margin, margin - 4)
        top.setSpacing(22)
        lines = QVBoxLayout()
        lines.setSpacing(0)
        for label in (self._status, self._name, self._where):
            lines.addWidget(label)
        lines.addSpacing(theme.space("sm"))
        lines.addWidget(self.gestures)
        top.addWidget(self._disc, 0, Qt.AlignmentFlag.AlignVCenter)
        top.addLayout(lines, 1)
        self.body.addLayout(top)
        self.body.addWidget(self._line)
        first = QHBoxLayout()
        first.setSpacing(theme.space("sm"))
        for label in (self._voucher, self._code, self._amount):
            first.addWidget(label)
        first.addWidget(self._chip)
        first.addStretch(1)
        second = QVBoxLayout()
        second.setSpacing(2)
        second.addLayout(first)
        second.addWidget(self._note)
        self._voucher_row = QWidget(self)
        below = QHBoxLayout(self._voucher_row)
        below.setContentsMargins(margin, theme.space("md"), margin, theme.space("md"))
        below.setSpacing(theme.space("lg"))
        below.addWidget(self._voucher_icon, 0, Qt.AlignmentFlag.AlignVCenter)
        below.addLayout(second, 1)
        self.body.addWidget(self._voucher_row)
        self.body.addWidget(self.payment)
        self.body.addStretch(1)
