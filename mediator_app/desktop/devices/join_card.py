"""« Rejoindre une équipe » once the profile exists: alone until now, or unknown to a centre that was put back."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from mediator_app.desktop import theme
from mediator_app.desktop.accessibility import announce
from mediator_app.desktop.centre import ToJoin
from mediator_app.desktop.widgets.bands import InfoBand
from mediator_app.desktop.widgets.buttons import KeyButton
from mediator_app.desktop.widgets.cards import Card
from mediator_app.desktop.widgets.fields import LabelledField, TextField
from mediator_app.desktop.widgets.labels import Label
from mediator_app.errors import AppError

CODE_LENGTH = 8
_ABOUT_THE_CODE = frozenset({"wrong_code", "too_many_tries"})


class JoinCard(Card):
    """``wanted(ToJoin)``: an address and a code were typed."""

    wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("…", parent=parent)
        self.set_title(self.tr("Rejoindre une équipe"))
        self._why = Label("", "body", wrap=True, parent=self)
        self._build()
        self.button.clicked.connect(self._ask)
        for field in (self.address, self.code):
            field.returnPressed.connect(self._ask)

    def show_reason(self, url: str, *, is_unknown: bool) -> None:
        """Say why one would join, and propose the address that is known."""
        if is_unknown:
            said = self.tr("Le centre a été remis en état et ne connaît plus ce poste. Demandez-lui un nouveau code.")
        else:
            said = self.tr("Ce poste travaille seul. La coordination donne l’adresse du centre et un code.")
        stays = self.tr("Tout ce qui est sur ce poste y reste, et partira au prochain envoi.")
        self._why.setText(f"{said} {stays}")
        if url and not self.address.text():
            self.address.setText(url)

    def show_asking(self, *, is_asking: bool) -> None:
        """The centre is being asked: once is enough."""
        self.button.setEnabled(not is_asking)
        self.button.setText(self.tr("Le centre répond…") if is_asking else self.tr("Rejoindre l’équipe"))

    def show_refused(self, error: AppError) -> None:
        """What was typed stays; the keyboard goes where the refusal is about."""
        self.show_asking(is_asking=False)
        self._band.set_message("warning", error.hint, title=error.title)
        self._band.show()
        announce(self._band, f"{error.title} {error.hint}")
        (self.code if error.code in _ABOUT_THE_CODE else self.address).setFocus(Qt.FocusReason.OtherFocusReason)

    def _build(self) -> None:
        self.address = TextField(self.tr("Adresse du centre"), placeholder="https://centre.exemple.fr", icon="pin")
        self.address.setObjectName("join_address")
        self.code = TextField(self.tr("Code à usage unique"), placeholder="ABCD 2345", icon="key")
        self.code.setObjectName("join_code")
        self.code.setFont(theme.code_font())
        self._address = LabelledField(self.tr("Adresse du centre"), self.address)
        aside = self.tr("8 lettres et chiffres, sans 0, O, 1 ni I")
        self._code = LabelledField(self.tr("Code à usage unique"), self.code, aside=aside)
        self._band = InfoBand("warning", "", parent=self)
        self._band.setObjectName("join_refused")
        self._band.hide()
        for labelled in (self._address, self._code):
            labelled.setMaximumWidth(theme.scaled(520))
        self.button = KeyButton(self.tr("Rejoindre l’équipe"), kind="primary", icon="people", parent=self)
        self.button.setObjectName("join_team")
        for part in (self._why, self._address, self._code, self._band):
            self.add(part)
        self.body.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addStretch(1)

    def _ask(self) -> None:
        url, code = self.address.text().strip(), "".join(filter(str.isalnum, self.code.text())).upper()
        self._address.set_fault("" if url else self.tr("Indiquez l’adresse du centre."))
        is_code = len(code) == CODE_LENGTH
        self._code.set_fault("" if is_code else self.tr("Le code compte huit lettres et chiffres."))
        if url and is_code and self.button.isEnabled():
            self._band.hide()
            self.show_asking(is_asking=True)
            self.wanted.emit(ToJoin(url if "://" in url else f"https://{url}", code))
