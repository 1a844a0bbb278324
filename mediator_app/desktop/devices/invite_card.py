"""« Relier un poste »: for whom, then the one-time code as text and as a QR code, and how long it still works."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import QWidget

from mediator_app.desktop import theme, words
from mediator_app.desktop.accessibility import announce
from mediator_app.desktop.widgets.buttons import KeyButton
from mediator_app.desktop.widgets.cards import Card
from mediator_app.desktop.widgets.code_picture import CodePicture
from mediator_app.desktop.widgets.fields import LabelledField, TextField
from mediator_app.desktop.widgets.labels import Label, NumberLabel
from mediator_app.desktop.widgets.toggles import ChoiceRow
from mediator_app.desktop.workplace import Workplace
from mediator_app.documents.qr_codes import qr_svg
from mediator_app.protocol.team import InviteReply

_SECOND = 1000


class InviteCard(Card):
    """``wanted(name, role)``: a code is asked for."""

    wanted = Signal(str, str)

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__("…", parent=parent)
        self._workplace = workplace
        self._expires: datetime | None = None
        self._build()
        self._clock = QTimer(self)
        self._clock.setInterval(_SECOND)
        self._clock.timeout.connect(self._tick)
        self.button.clicked.connect(self._ask)
        self.name.returnPressed.connect(self._ask)

    def show_code(self, made: InviteReply, url: str) -> None:
        """Show the code until it ends; the picture says the centre's address too."""
        shown = f"{made.code[:4]}-{made.code[4:]}"
        self._expires = datetime.fromisoformat(made.expires)
        self.code.setText(shown)
        self.picture.show_code(qr_svg(f"{url} {shown}"), self.tr("Code QR\u00a0: adresse du centre et code"))
        self.address.setText(self.tr("Adresse du centre\u00a0: {url}").format(url=url))
        for part in (self.code, self.picture, self.address):
            part.show()
        self._clock.start()
        self._tick()
        announce(self.code, self.tr("Code {code}").format(code=" ".join(shown)))

    def show_reachable(self, *, is_reachable: bool) -> None:
        """A code is the centre's to give."""
        self.button.setEnabled(is_reachable)
        self.why_not.setVisible(not is_reachable)

    def _build(self) -> None:
        self.set_title(self.tr("Relier un poste"))
        how = self.tr("Sur le nouvel ordinateur, choisissez «\u00a0Rejoindre une équipe\u00a0», puis tapez ce code.")
        self.add(Label(how, "muted", wrap=True, parent=self))
        self.picture = CodePicture(qr_svg("…"), QSize(168, 168), self.tr("Code QR"), self)
        self.code = NumberLabel("", "figure", code=True, parent=self)
        self.code.setObjectName("invitation_code")
        self.code.setAccessibleName(self.tr("Code à usage unique"))
        self.code.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.left = NumberLabel("", "muted", parent=self)
        self.left.setObjectName("invitation_left")
        self.address = Label("", "small", wrap=True, parent=self)
        for part in (self.picture, self.code, self.left):
            self.body.addWidget(part, 0, Qt.AlignmentFlag.AlignHCenter)
            part.hide()
        self.add(self.address)
        self.address.hide()
        self.name = TextField(self.tr("Prénom et nom"), icon="person")
        self.name.setObjectName("invitation_name")
        self._name = LabelledField(self.tr("Pour"), self.name)
        self.add(self._name)
        roles = (("mediator", self.tr("Médiation")), ("coordinator", self.tr("Coordination")))
        self.role = ChoiceRow(roles, self.tr("Rôle"), self, wraps=True)
        self.add(self.role)
        self.why_not = Label(
            self.tr("C’est le centre qui donne un code\u00a0: il faut qu’il réponde."), "small", wrap=True
        )
        self.why_not.hide()
        self.add(self.why_not)
        self.button = KeyButton(self.tr("Obtenir un code"), kind="primary", icon="key", parent=self)
        self.button.setObjectName("invite")
        self.add(self.button)
        self.body.setSpacing(theme.space("md"))
        self.body.addStretch(1)

    def _ask(self) -> None:
        name = self.name.text().strip()
        self._name.set_fault("" if name else self.tr("Indiquez qui travaillera sur ce poste."))
        if name and self.button.isEnabled():
            self.wanted.emit(name, self.role.value())

    def _tick(self) -> None:
        left = (self._expires - self._workplace.now()).total_seconds() if self._expires else 0.0
        self.left.show()
        if left > 0:
            minutes, seconds = divmod(int(left), 60)
            said = self.tr("Valable une fois, encore {minutes}\u00a0min {seconds}\u00a0s")
            self.left.setText(said.format(minutes=words.count(minutes), seconds=f"{seconds:02d}"))
            return
        self._clock.stop()
        self.left.setText(self.tr("Ce code n’est plus valable."))
        for part in (self.code, self.picture, self.address):
            part.hide()
