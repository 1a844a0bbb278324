"""The « Fiche » tab: a person's fields, each saved when one leaves it; what is wrong is said under the field."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from mediator_app.desktop import theme
from mediator_app.desktop.people.wording import field_words
from mediator_app.desktop.vocabulary_words import label, status_words
from mediator_app.desktop.widgets.commune_field import CommuneField
from mediator_app.desktop.widgets.fields import LabelledField, NotesField, TextField
from mediator_app.desktop.widgets.labels import SectionLabel
from mediator_app.desktop.widgets.row_delegates import LARGE_TEXT
from mediator_app.desktop.widgets.scrolling import scrolled_body
from mediator_app.desktop.widgets.toggles import ChoiceRow
from mediator_app.desktop.workplace import Workplace
from mediator_app.domain.people import PersonCard
from mediator_app.domain.phones import display_phone
from mediator_app.domain.vocabularies import GENDERS, NOT_TOLD, SOCIAL_STATUSES
from mediator_app.errors import AppError
from mediator_app.services.people import edit_person

_FIELDS = ("last_name", "first_name", "birth_name", "birth_year", "phone", "email", "commune", "address")
_TWO_FIELDS = 500
"""From this width on, in logical pixels at 100 %, two fields stand on a line also in large text."""


class IdentityForm(QScrollArea):
    """Shows a card and writes what changes. ``saved(Changes)`` after each field written."""

    saved = Signal(object)

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self._person = ""
        self._shown: dict[str, str] = {}
        self.fields: dict[str, QLineEdit] = {}
        self._labelled: dict[str, LabelledField] = {}
        self._build()
        self._connect()

    def show_card(self, card: PersonCard) -> None:
        """Show a person; of the one already shown, what is being typed or was refused stays."""
        is_other = card.id != self._person
        self._person = card.id
        for name, field in self.fields.items():
            if is_other or not (field.hasFocus() or self._labelled[name].fault()):
                self._fill(name, card.text(name))
        if is_other or not self.note.hasFocus():
            self._shown["note"] = card.text("note")
            self.note.setPlainText(card.text("note"))
        self.gender.set_value(card.text("gender") or NOT_TOLD)
        self.status.set_value(card.text("status") or NOT_TOLD)
        for key in SOCIAL_STATUSES:
            if key != NOT_TOLD:
                self.status.button(key).setText(status_words(key, card.text("gender")))

    def begin(self) -> None:
        """Go to the first field, with its words selected."""
        self.fields["last_name"].setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.fields["last_name"].selectAll()

    def save(self) -> None:
        """Write what is being typed, as when one leaves the field."""
        for name, field in self.fields.items():
            if field.isModified():
                self._left(name)
        self._left_note()

    def _build(self) -> None:
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        page = scrolled_body(self)
        layout = QVBoxLayout(page)
        layout.setContentsMargins(20, 12, 20, 14)
        layout.setSpacing(theme.space("md") - 2)
        layout.addLayout(self._build_fields())
        layout.addLayout(self._build_choices())
        self.note = NotesField(field_words("note"))
        self.note.setObjectName("person_note")
        self.note.setMinimumHeight(theme.scaled(52))
        hint = self.tr("Ni mot de passe, ni situation de santé ou de famille")
        self._note_field = LabelledField(field_words("note"), self.note, aside=hint, parent=page)
        layout.addWidget(self._note_field, 1)

    def _build_fields(self) -> QGridLayout:
        self._columns = 0
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(theme.space("lg"))
        self._grid.setVerticalSpacing(theme.space("md") - 2)
        for name in _FIELDS:
            self.fields[name] = self._field(name)
            self.fields[name].setObjectName(f"person_{name}")
            self._labelled[name] = LabelledField(field_words(name), self.fields[name])
        self._fit()
        return self._grid

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Two fields on a line, or one where large text leaves no room for two."""
        columns = 1 if theme.text_percent() >= LARGE_TEXT and self.width() < theme.scaled(_TWO_FIELDS) else 2
        if columns == self._columns:
            return
        self._columns = columns
        for place, name in enumerate(_FIELDS):
            row, column = divmod(place, columns)
            self._grid.addWidget(self._labelled[name], row, column, Qt.AlignmentFlag.AlignTop)
        for column in (0, 1):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)

    def _field(self, name: str) -> QLineEdit:
        if name == "commune":
            return CommuneField(field_words(name), self._workplace.communes)
        return TextField(field_words(name))

    def _build_choices(self) -> QGridLayout:
        genders = [(key, label(GENDERS, key)) for key in GENDERS]
        self.gender = ChoiceRow(genders, field_words("gender"), wraps=True)
        self.gender.setObjectName("person_gender")
        statuses = [(key, label(SOCIAL_STATUSES, key)) for key in SOCIAL_STATUSES if key != NOT_TOLD]
        self.status = ChoiceRow([*statuses, (NOT_TOLD, self.tr("Non communiqué"))], field_words("status"), wraps=True)
        self.status.setObjectName("person_status")
        lines = QGridLayout()
        lines.setHorizontalSpacing(theme.space("md"))
        lines.setVerticalSpacing(theme.space("sm"))
        for row, (name, choice) in enumerate((("gender", self.gender), ("status", self.status))):
            lines.addWidget(SectionLabel(field_words(name)), row, 0)
            lines.addWidget(choice, row, 1)
        lines.setColumnStretch(1, 1)
        return lines

    def _connect(self) -> None:
        for name, field in self.fields.items():
            left = field.decided if isinstance(field, CommuneField) else field.editingFinished
            left.connect(lambda name=name: self._left(name))
        self.note.left.connect(self._left_note)
        theme.notifier().changed.connect(self._fit)
        self.gender.chosen.connect(lambda key: self._write("gender", key))
        self.status.chosen.connect(lambda key: self._write("status", key))

    def _fill(self, name: str, value: str) -> None:
        field = self.fields[name]
        if isinstance(field, CommuneField):
            field.set_value(value)
        else:
            field.setText(display_phone(value) if name == "phone" else value)
        self._shown[name] = self._value(name)
        self._labelled[name].set_fault("")

    def _value(self, name: str) -> str:
        field = self.fields[name]
        return field.value() if isinstance(field, CommuneField) else field.text().strip()

    def _left(self, name: str) -> None:
        field = self.fields[name]
        if isinstance(field, CommuneField) and not field.is_understood():
            self._labelled[name].set_fault(
                self.tr("Choisissez une commune de la liste, par son nom ou son code postal.")
            )
            return
        if self._value(name) == self._shown.get(name):
            self._labelled[name].set_fault("")
            return
        self._write(name, self._value(name))

    def _left_note(self) -> None:
        if self.note.toPlainText().strip() != self._shown.get("note", ""):
            self._write("note", self.note.toPlainText())

    def _write(self, name: str, value: Any) -> None:
        person = self._person

        def written(changes: object) -> None:
            if person == self._person:
                self._shown[name] = str(value or "").strip()
                self._set_fault(name, "")
            self.saved.emit(changes)

        def refused(error: AppError) -> None:
            if person == self._person:
                self._set_fault(name, f"{error.title} {error.hint}".strip())

        self._workplace.write(lambda laptop: edit_person(laptop, person, {name: value}), written, refused, owner=self)

    def _set_fault(self, name: str, text: str) -> None:
        labelled = self._note_field if name == "note" else self._labelled.get(name)
        if labelled is not None:
            labelled.set_fault(text)
