"""Step 1: joining a team by the centre's address and a one-time code, or working alone for now."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from mediator_app.desktop import theme
from mediator_app.desktop.first_run.step import Step
from mediator_app.desktop.widgets.choices import RadioBox
from mediator_app.desktop.widgets.fields import LabelledField, TextField
from mediator_app.desktop.widgets.labels import Label

CODE_LENGTH = 8
_ABOUT_THE_CODE = frozenset({"wrong_code", "too_many_tries"})


class TeamStep(Step):
    """Either an address and a code, or neither; what was typed stays when one changes one's mind."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = self.tr("Rejoindre une équipe")
        self.explanation = " ".join(
            (
                self.tr("Le centre de votre équipe réunit ce que les postes lui envoient."),
                self.tr("La coordination vous donne son adresse et un code."),
            )
        )
        self.help_words = " ".join(
            (
                self.tr("Le code sert une seule fois et reste valable 10\u00a0minutes."),
                self.tr("S’il ne marche plus, demandez-en un autre à la coordination."),
            )
        )
        self._build()
        self._connect()
        self._choose()

    def joins(self) -> bool:
        """Is a team to be joined?"""
        return self._team.isChecked()

    def url(self) -> str:
        """The centre's address, empty for somebody who works alone; « https:// » is added if nobody typed it."""
        text = self._address.text().strip()
        if not self.joins() or not text:
            return ""
        return text if "://" in text else f"https://{text}"

    def code(self) -> str:
        """The code without spaces and hyphens, in capitals; empty for somebody who works alone."""
        return "".join(filter(str.isalnum, self._code.text())).upper() if self.joins() else ""

    def missing(self) -> str:
        if not self.joins():
            return ""
        if not self.url():
            return self.tr("Il manque l’adresse du centre")
        if not self.code():
            return self.tr("Il manque le code du centre")
        return "" if len(self.code()) == CODE_LENGTH else self.tr("Le code compte huit lettres et chiffres")

    def detail(self) -> str:
        return self.tr("Avec le code du centre") if self.joins() else self.tr("Seul pour l’instant")

    def point_at(self, error_code: str) -> None:
        """Mark the field that a refusal is about and put the keyboard there."""
        field = self._code if error_code in _ABOUT_THE_CODE else self._address
        theme.set_look(field, "fault", value=True)
        field.setFocus()
        field.selectAll()

    def _build(self) -> None:
        self._team = RadioBox(self.tr("J’ai un code du centre"), boxed=True, parent=self)
        self._team.setObjectName("with_team")
        self._alone = RadioBox(self.tr("Travailler seul pour l’instant"), boxed=True, parent=self)
        self._alone.setObjectName("alone")
        self._team.setChecked(True)
        about = self.tr("Vous pourrez rejoindre une équipe plus tard\u00a0: ce que vous aurez écrit ira au centre.")
        self._about_alone = Label(about, "muted", wrap=True, parent=self)
        self.body.addWidget(self._team)
        self.body.addWidget(self._build_fields())
        self.body.addWidget(self._alone)
        self.body.addWidget(self._about_alone)

    def _build_fields(self) -> QWidget:
        self._address = TextField(
            self.tr("Adresse du centre"), placeholder="https://centre.exemple.fr", icon="pin", parent=self
        )
        self._address.setObjectName("url")
        self._code = TextField(self.tr("Code à usage unique"), placeholder="ABCD 2345", icon="key", parent=self)
        self._code.setObjectName("code")
        self._code.setFont(theme.code_font())
        self._fields = QWidget(self)
        layout = QVBoxLayout(self._fields)
        layout.setContentsMargins(theme.space("xl"), 0, 0, 0)
        layout.setSpacing(theme.space("md"))
        layout.addWidget(LabelledField(self.tr("Adresse du centre"), self._address, parent=self))
        aside = self.tr("8 lettres et chiffres, sans 0, O, 1 ni I")
        layout.addWidget(LabelledField(self.tr("Code à usage unique"), self._code, aside=aside, parent=self))
        return self._fields

    def _connect(self) -> None:
        self._team.toggled.connect(self._choose)
        for field in (self._address, self._code):
            field.textChanged.connect(self._typed)

    def _choose(self) -> None:
        self._fields.setVisible(self.joins())
        self._about_alone.setVisible(not self.joins())
        self.changed.emit()

    def _typed(self) -> None:
        field = self.sender()
        if isinstance(field, QLineEdit):
            theme.set_look(field, "fault", value=False)
        self.changed.emit()
