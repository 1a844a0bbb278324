"""A new person, in the place of the record: five fields, and who may already be known, live."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from mediator_app.desktop import theme
from mediator_app.desktop.people.rows import ListedPerson, PersonRows
from mediator_app.desktop.people.wording import field_words
from mediator_app.desktop.widgets.bands import InfoBand
from mediator_app.desktop.widgets.buttons import KeyButton
from mediator_app.desktop.widgets.cards import Card
from mediator_app.desktop.widgets.commune_field import CommuneField
from mediator_app.desktop.widgets.fields import LabelledField, TextField
from mediator_app.desktop.widgets.labels import Label, Line
from mediator_app.desktop.widgets.row_delegates import LARGE_TEXT
from mediator_app.desktop.widgets.row_lists import RowListView
from mediator_app.desktop.widgets.row_models import RowsModel
from mediator_app.desktop.widgets.row_views import RowShape
from mediator_app.desktop.widgets.scrolling import ScrollColumn
from mediator_app.desktop.workplace import Workplace
from mediator_app.domain.duplicates import Likeness
from mediator_app.domain.names import split_typed_name
from mediator_app.domain.people import PersonRow
from mediator_app.domain.phones import normal_phone
from mediator_app.errors import AppError, InvalidInputError
from mediator_app.services.people import Added, add_person, checked_fields, known_already

_FIELDS = ("last_name", "first_name", "birth_year", "phone", "commune")


class NewPersonPanel(Card):
    """``added(id)``: saved; ``given_up()``: Escape; ``known_chosen(id)``: she was known already."""

    added = Signal(str)
    given_up = Signal()
    known_chosen = Signal(str)

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Nouvelle personne"), parent=parent)
        self._workplace = workplace
        self._asked = 0
        self.fields: dict[str, QLineEdit] = {}
        self._labelled: dict[str, LabelledField] = {}
        self._build()
        self._connect()

    def begin(self, typed: str) -> None:
        """Start from what was searched: a phone, or a name cut in two."""
        for name, field in self.fields.items():
            field.clear()
            self._labelled[name].set_fault("")
        phone = normal_phone(typed) if typed else None
        last, first = ("", "") if phone else split_typed_name(typed)
        self.fields["phone"].setText(typed if phone else "")
        self.fields["last_name"].setText(last)
        self.fields["first_name"].setText(first)
        self._band.hide()
        self._look()
        first_empty = next((name for name in _FIELDS if not self.fields[name].text()), "last_name")
        self.fields[first_empty].setFocus()

    def save(self) -> None:
        """Write her, unless a field cannot be taken: it then says so."""
        if not self._check():
            return
        fields = self._values()
        self._workplace.write(lambda laptop: add_person(laptop, fields), self._saved, self._refused, owner=self)

    def _build(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.space("lg"))
        grid.setVerticalSpacing(theme.space("md") - 2)
        for place, name in enumerate(_FIELDS):
            field = (
                CommuneField(field_words(name), self._workplace.communes)
                if name == "commune"
                else TextField(field_words(name))
            )
            field.setObjectName(f"new_{name}")
            self.fields[name] = field
            self._labelled[name] = LabelledField(field_words(name), field)
            grid.addWidget(self._labelled[name], place // 2, place % 2)
        column = ScrollColumn(self.tr("Nouvelle personne"), self)
        column.body.setSpacing(theme.space("md"))
        column.body.addLayout(grid)
        self._band = InfoBand("danger", "", parent=self)
        self._band.hide()
        column.body.addWidget(self._band)
        is_large = theme.text_percent() >= LARGE_TEXT
        buttons = self._build_buttons()
        if not is_large:
            column.body.addLayout(buttons)
        column.body.addWidget(self._build_known(), 1)
        column.body.addStretch(0)
        self.add(column, 1)
        if is_large:  # in sight while the fields scroll
            self.body.addLayout(buttons)

    def _build_buttons(self) -> QHBoxLayout:
        self.save_button = KeyButton(self.tr("Enregistrer"), kind="primary", icon="check", hint="Return", parent=self)
        self.save_button.setObjectName("new_save")
        self.give_up_button = KeyButton(self.tr("Abandonner"), hint="Esc", parent=self)
        self.give_up_button.setObjectName("new_give_up")
        line = QHBoxLayout()
        line.setSpacing(theme.space("md"))
        line.addWidget(self.save_button)
        line.addWidget(self.give_up_button)
        line.addStretch(1)
        return line

    def _build_known(self) -> QWidget:
        self._known_model: RowsModel[ListedPerson] = RowsModel(PersonRows(self._workplace.commune_name, self).view)
        self._known_box = QWidget(self)
        box = QVBoxLayout(self._known_box)
        box.setContentsMargins(0, theme.space("sm"), 0, 0)
        box.addWidget(Label(self.tr("Déjà connue\u202f?"), "strong"))
        box.addWidget(Label(self.tr("Si c’est elle, ouvrez sa fiche plutôt que d’en créer une autre."), "small"))
        box.addWidget(Line(self))
        self.known = RowListView(self._known_model, self.tr("Déjà connue\u202f?"), RowShape(height=54, margin=4), self)
        self.known.setObjectName("new_known")
        self.known.setMinimumHeight(2 * self.known.delegate.row_height())
        box.addWidget(self.known, 1)
        return self._known_box

    def _connect(self) -> None:
        self._pause = QTimer(self, singleShot=True, interval=0)
        self._pause.timeout.connect(self._look)
        for name, field in self.fields.items():
            field.textChanged.connect(lambda _text: self._pause.start())
            field.returnPressed.connect(self.save)
            left = field.decided if isinstance(field, CommuneField) else field.editingFinished
            left.connect(lambda name=name: self._check_one(name))
        self.save_button.clicked.connect(self.save)
        self.give_up_button.clicked.connect(self.given_up)
        self.known.opened.connect(lambda key: self.known_chosen.emit(str(key)))
        self.known.picked.connect(lambda key: self.known_chosen.emit(str(key)))
        QShortcut(QKeySequence("Esc"), self, self.given_up.emit)

    def _values(self) -> dict[str, str]:
        return {
            name: field.value() if isinstance(field, CommuneField) else field.text().strip()
            for name, field in self.fields.items()
        }

    def _look(self) -> None:
        """Ask who may be known already, for what is typed by now."""
        self._asked += 1
        asked, fields = self._asked, self._values()
        self._workplace.read(
            lambda laptop: known_already(laptop, fields), lambda found: self._show(asked, found), owner=self
        )

    def _show(self, asked: int, found: list[tuple[PersonRow, Likeness]]) -> None:
        if asked != self._asked:
            return
        typed = f"{self.fields['last_name'].text()} {self.fields['first_name'].text()}"
        self._known_model.set_rows(
            [ListedPerson(person, typed, likeness.strength is not None) for person, likeness in found]
        )
        self._known_box.setVisible(bool(found))

    def _check(self) -> bool:
        checked = [self._check_one(name) for name in _FIELDS]  # every field says its fault, not only the first
        return all(checked)

    def _check_one(self, name: str) -> bool:
        """Say under a field what is wrong with it; whether nothing is."""
        field = self.fields[name]
        fault = ""
        if isinstance(field, CommuneField) and not field.is_understood():
            fault = self.tr("Choisissez une commune de la liste, par son nom ou son code postal.")
        try:
            checked_fields({name: self._values()[name]})
        except InvalidInputError as error:
            fault = f"{error.title} {error.hint}".strip()
        self._labelled[name].set_fault(fault)
        return not fault

    def _saved(self, added: Added) -> None:
        self.added.emit(added.id)

    def _refused(self, error: AppError) -> None:
        self._band.set_message("danger", error.hint, title=error.title)
        self._band.show()
