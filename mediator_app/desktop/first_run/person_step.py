"""Step 2: the name of somebody who works alone; a code of the centre gives it otherwise."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from mediator_app.desktop.first_run.step import Step
from mediator_app.desktop.widgets.fields import LabelledField, TextField


class PersonStep(Step):
    """A name; or, once a team was joined, the one that the centre knows."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = self.tr("Vous")
        self.explanation = self.tr("Votre nom signe ce que vous écrivez sur ce poste, pour qu’on sache à qui demander.")
        self.help_words = " ".join(
            (
                self.tr("Écrivez votre prénom et votre nom comme vos collègues les connaissent."),
                self.tr("Si vous rejoignez une équipe plus tard, le code du centre donnera le nom à sa place."),
            )
        )
        self._name = TextField(self.tr("Prénom et nom"), icon="person", parent=self)
        self._name.setObjectName("member_name")
        self.body.addWidget(LabelledField(self.tr("Prénom et nom"), self._name, parent=self))
        self._name.textChanged.connect(self.changed)

    def name(self) -> str:
        """The name, with single spaces."""
        return " ".join(self._name.text().split())

    def set_name(self, name: str) -> None:
        """Show the name that the profile has now."""
        self._name.setText(name)

    def missing(self) -> str:
        return "" if self.name() else self.tr("Il manque votre nom")

    def detail(self) -> str:
        return self.name()
