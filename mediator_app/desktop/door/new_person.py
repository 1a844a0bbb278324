"""A new person at the door, in the card and never in a dialog: a name is enough, the rest is offered."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from mediator_app.desktop import theme
from mediator_app.desktop.widgets.buttons import KeyButton, LinkButton
from mediator_app.desktop.widgets.cards import Card
from mediator_app.desktop.widgets.fields import LabelledField, TextField
from mediator_app.desktop.widgets.keyboard_focus import stay_in_sight
from mediator_app.desktop.widgets.labels import Label
from mediator_app.desktop.workplace import Workplace
from mediator_app.domain.arrivals import Arrival
from mediator_app.domain.names import capitalised, display_name
from mediator_app.domain.people import PersonRow
from mediator_app.services.door import already_known


class NewPersonCard(Card):
    """The fields of a new person. ``saved(fields)``, ``cancelled()``, ``is_her(person)``: she was known."""

    saved = Signal(dict)
    cancelled = Signal()
    is_her = Signal(str)

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Nouvelle personne"), tone="accent", parent=parent)
        self._workplace = workplace
        self._commune_code = ""
        self._asked = 0
        self._is_saving = False
        self._fields: dict[str, LabelledField] = {}
        self._build()
        self._connect()

    def begin(self, typed: Arrival, commune_code: str) -> None:
        """Start with what was typed and the hall's commune."""
        self._commune_code = commune_code
        self._is_saving = False
        commune = self._workplace.commune_name(commune_code)
        values = {
            "last_name": typed.last_name,
            "first_name": typed.first_name,
            "birth_year": typed.birth_year,
            "phone": typed.phone,
            "commune": commune,
        }
        for name, value in values.items():
            self._field(name).setText(value)
            self._fields[name].set_fault("")
        empty = next((name for name in ("last_name", "first_name", "birth_year") if not values[name]), "phone")
        self._field(empty).setFocus()
        self._look_for_her()

    def save(self) -> None:
        """Emit what was typed, once; a fault is said under its field, and what was typed stays."""
        if self._is_saving:
            return
        values = {name: self._field(name).text().strip() for name in self._fields}
        missing = not values["last_name"] and not values["first_name"]
        self._fields["last_name"].set_fault(self.tr("Un nom ou un prénom suffit.") if missing else "")
        commune = self._commune_of(values["commune"])
        self._fields["commune"].set_fault(
            "" if commune is not None else self.tr("Commune inconnue\u00a0: corrigez ou effacez.")
        )
        if not missing and commune is not None:
            self._is_saving = True
            names = {name: _with_capitals(values[name]) for name in ("last_name", "first_name")}
            self.saved.emit({**values, **names, "commune": commune})

    def step(self, places: int) -> None:
        """An arrow was pressed: go down to « C’est … », where Enter says that it is her, or back up to the fields."""
        links = [link for link in self._known if link.isVisible()]
        focused = next((place for place, link in enumerate(links) if link.hasFocus()), -1)
        reached = min(focused + places, len(links) - 1)
        if reached >= 0:
            links[reached].setFocus(Qt.FocusReason.ShortcutFocusReason)
        elif focused >= 0:
            self._field("first_name").setFocus(Qt.FocusReason.ShortcutFocusReason)

    def allow_saving(self) -> None:
        """Nothing was saved: what was typed can be saved again."""
        self._is_saving = False

    def show_fault(self, title: str) -> None:
        """Say what the service refused, under the field that it is about."""
        about = "phone" if "téléphone" in title else "birth_year" if "année" in title else "last_name"
        self._fields[about].set_fault(title)
        self._field(about).setFocus()

    def _commune_of(self, text: str) -> str | None:
        """The code of the commune that is meant; empty for none, None if it is not known."""
        if not text or text == self._workplace.commune_name(self._commune_code):
            return self._commune_code if text else ""
        found = self._workplace.communes().search(text, self._commune_code[:2] or None, 1)
        return found[0].code if found else None

    def _look_for_her(self) -> None:
        self._asked += 1
        number = self._asked
        fields: dict[str, Any] = {name: self._field(name).text().strip() for name in ("last_name", "first_name")}
        self._workplace.read(lambda laptop: (number, already_known(laptop, fields)), self._show_known)

    def _show_known(self, answer: tuple[int, list[PersonRow]]) -> None:
        number, known = answer
        if number != self._asked:
            return
        self._known_title.setVisible(bool(known))
        for place, link in enumerate(self._known):
            link.setVisible(place < len(known))
            if place < len(known):
                one = known[place]
                name, commune = display_name(one.first_name, one.last_name), self._workplace.commune_name(one.commune)
                link.setText(
                    self.tr("C’est {person}").format(person=", ".join(part for part in (name, commune) if part))
                )
                link.setProperty("person", one.id)
        stay_in_sight(self)

    def _field(self, name: str) -> QLineEdit:
        field = self._fields[name].field
        assert isinstance(field, QLineEdit)  # noqa: S101  all fields of this card are lines
        return field

    def _build(self) -> None:
        self.setObjectName("door_new_person")
        for name, text, aside in (
            ("last_name", self.tr("Nom"), ""),
            ("first_name", self.tr("Prénom"), ""),
            ("birth_year", self.tr("Année de naissance"), self.tr("facultatif")),
            ("phone", self.tr("Téléphone"), self.tr("facultatif")),
            ("commune", self.tr("Commune"), self.tr("proposée")),
        ):
            field = TextField(text, parent=self)
            field.setObjectName(f"new_{name}")
            self._fields[name] = LabelledField(text, field, aside=aside, parent=self)
        self._known_title = Label(self.tr("Déjà connue\u202f?"), "small", tone="warning", parent=self)
        self._known = [LinkButton("", icon="person", parent=self) for _ in range(3)]
        known = QVBoxLayout()
        known.setSpacing(0)
        known.addWidget(self._known_title)
        for place, link in enumerate(self._known):
            link.setObjectName(f"new_known_{place}")
            link.hide()
            known.addWidget(link)
        self.body.addLayout(self._side_by_side("last_name", "first_name"))
        self.body.addLayout(known)
        self.body.addLayout(self._side_by_side("birth_year", "phone"))
        self.body.addWidget(self._fields["commune"])
        self.body.addStretch(1)
        self.body.addLayout(self._buttons())

    def _side_by_side(self, *names: str) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(theme.space("md"))
        for name in names:
            row.addWidget(self._fields[name], 1)
        return row

    def _buttons(self) -> QHBoxLayout:
        save = KeyButton(self.tr("Enregistrer, présent·e"), kind="primary", icon="check", hint="Return", parent=self)
        save.setObjectName("new_save")
        save.clicked.connect(self.save)
        cancel = KeyButton(self.tr("Abandonner"), hint="Esc", size="lg", parent=self)
        cancel.setObjectName("new_cancel")
        cancel.clicked.connect(self.cancelled)
        row = QHBoxLayout()
        row.setSpacing(theme.space("md"))
        row.addWidget(save)
        row.addWidget(cancel)
        row.addStretch(1)
        return row

    def _connect(self) -> None:
        for name in ("last_name", "first_name"):
            self._field(name).textEdited.connect(self._look_for_her)
        for link in self._known:
            link.clicked.connect(lambda _checked=False, button=link: self.is_her.emit(button.property("person")))


def _with_capitals(name: str) -> str:
    """A name typed in haste without any capital gets those of a French name."""
    return capitalised(name) if name == name.lower() else name
