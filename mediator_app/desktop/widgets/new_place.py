"""A place that is not in the list yet, added without leaving the form in which it is missing."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from mediator_app.desktop import theme
from mediator_app.desktop.widgets.buttons import KeyButton
from mediator_app.desktop.widgets.cards import Card
from mediator_app.desktop.widgets.commune_field import CommuneField
from mediator_app.desktop.widgets.fields import LabelledField, TextField
from mediator_app.desktop.workplace import Workplace
from mediator_app.errors import AppError
from mediator_app.services.changes import Changes
from mediator_app.services.sessions import add_place


class NewPlaceBox(Card):
    """``added(id)``: saved."""

    added = Signal(str)

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(tone="well", parent=parent)
        self._workplace = workplace
        self.name = TextField(self.tr("Nom du lieu"))
        self.name.setObjectName("place_name")
        self.commune = CommuneField(self.tr("Commune"), workplace.communes)
        self.commune.setObjectName("place_commune")
        self._name = LabelledField(self.tr("Nom du lieu"), self.name)
        self._commune = LabelledField(self.tr("Commune"), self.commune)
        self.save_button = KeyButton(self.tr("Ajouter le lieu"), icon="plus", hint="Return", parent=self)
        self.save_button.setObjectName("place_save")
        line = QHBoxLayout()
        line.setSpacing(theme.space("md"))
        line.addWidget(self._name, 1)
        line.addWidget(self._commune, 1)
        line.addWidget(self.save_button, 0, Qt.AlignmentFlag.AlignBottom)
        self.body.addLayout(line)
        for field in (self.name, self.commune):
            field.returnPressed.connect(self.save)
        self.save_button.clicked.connect(self.save)
        self.hide()

    def begin(self, name: str) -> None:
        """Show the box for a place of this name."""
        self.name.setText(name)
        self.commune.set_value("")
        self._name.set_fault("")
        self._commune.set_fault("")
        self.show()
        self.commune.setFocus()

    def save(self) -> None:
        """Add the place; a commune that is not understood is asked again."""
        self._commune.set_fault("")
        if not self.commune.is_understood():
            self._commune.set_fault(self.tr("Choisissez une commune de la liste, par son nom ou son code postal."))
            return
        name, commune = self.name.text(), self.commune.value() or None
        self._workplace.write(lambda laptop: add_place(laptop, name, commune), self._saved, self._refused, owner=self)

    def _saved(self, answer: tuple[str, Changes]) -> None:
        self.hide()
        self.added.emit(answer[0])

    def _refused(self, error: AppError) -> None:
        self._name.set_fault(f"{error.title} {error.hint}".strip())
