"""A tour in its form: its name, its days, who drives it, where people register. Saved by its button."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from mediator_app.desktop import theme, words
from mediator_app.desktop.widgets.cards import Card
from mediator_app.desktop.widgets.fields import DateField, LabelledField, NotesField, TextField
from mediator_app.desktop.widgets.new_place import NewPlaceBox
from mediator_app.desktop.widgets.place_field import PlaceField
from mediator_app.desktop.widgets.scrolling import ScrollColumn
from mediator_app.desktop.widgets.team_button import TeamButton
from mediator_app.desktop.workplace import Workplace
from mediator_app.domain.tours import TourRow
from mediator_app.errors import AppError
from mediator_app.services.laptop import Laptop
from mediator_app.services.place_positions import home_base
from mediator_app.services.sessions import list_members, list_places

_USUAL_LENGTH = timedelta(weeks=6)
_WIDTH = 640


@dataclass(frozen=True, slots=True)
class TourChoices:
    """What the form offers: the team as id → name, the places of this laptop, and the one from which its days begin."""

    members: dict[str, str]
    places: list[dict[str, Any]]
    home: str


class TourForm(QWidget):
    """``saved(fields)``: the button was pressed and nothing is missing. ``home`` is among them if another place was chosen."""

    saved = Signal(dict)

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self._home_shown = ""
        self._build()
        for field in (self.title, self.phone, self.url, self.vehicle):
            field.returnPressed.connect(self.save)

    def offer(self, choices: TourChoices) -> None:
        """What there is to choose from; who is alone is not asked for a team."""
        self.team.offer(choices.members)
        self._team.setVisible(self.team.is_needed())
        self.home.set_places(choices.places)
        self.home.set_value(choices.home)
        self._home_shown = choices.home

    def begin_new(self, today: date) -> None:
        """An empty form for a tour of six weeks from next Monday on."""
        monday = today + timedelta(days=7 - today.weekday())
        self._show("", monday, monday + _USUAL_LENGTH - timedelta(days=3))
        for field in (self.phone, self.url, self.vehicle):
            field.clear()
        self.note.clear()
        self.team.set_value(())

    def show_tour(self, tour: TourRow) -> None:
        """Show a tour."""
        self._show(tour.title, tour.first, tour.last)
        self.phone.setText(words.phone(tour.registration_phone))
        self.url.setText(tour.registration_url)
        self.vehicle.setText(tour.vehicle)
        self.note.setPlainText(tour.note)
        self.team.set_value(tour.mediators, tour.made_by)

    def save(self) -> None:
        """Tell what the form holds; what is missing is said under its field."""
        values = self.values()
        self._title.set_fault("" if values["title"] else self.tr("Il manque le nom de la tournée."))
        is_backwards = values["ends_on"] < values["starts_on"]
        self._last.set_fault(self.tr("Le dernier jour doit venir après le premier.") if is_backwards else "")
        if values["title"] and not is_backwards:
            self.saved.emit(values)

    def values(self) -> dict[str, Any]:
        """What the form holds, as the services take it."""
        return {
            "title": self.title.text().strip(),
            "starts_on": _day(self.first),
            "ends_on": _day(self.last),
            "registration_phone": self.phone.text().strip() or None,
            "registration_url": self.url.text().strip() or None,
            **({"home": self.home.value()} if self.home.value() != self._home_shown else {}),
            "mediators": self.team.value() or [self.team.author],
            "vehicle": self.vehicle.text().strip() or None,
            "note": self.note.toPlainText().strip() or None,
        }

    def show_error(self, error: AppError) -> None:
        """Say what was refused, under the phone if it speaks of it, else under the name."""
        field = self._phone if "téléphone" in error.title else self._title
        field.set_fault(f"{error.title} {error.hint}".strip())

    def _build(self) -> None:
        self.title = TextField(self.tr("Nom de la tournée"), placeholder=self.tr("Par exemple Tournée d’automne"))
        self.first, self.last = DateField(self.tr("Premier jour")), DateField(self.tr("Dernier jour"))
        self.phone = TextField(self.tr("Téléphone des inscriptions"), icon="phone")
        self.url = TextField(self.tr("Adresse des inscriptions"))
        self.vehicle = TextField(self.tr("Véhicule"), icon="van")
        self.note = NotesField(self.tr("Notes"))
        self.note.setMinimumHeight(theme.scaled(64))
        self.team = TeamButton(self._workplace.member, self)
        self.home = PlaceField(self._workplace, self.tr("Mes journées partent de"))
        self.new_place = NewPlaceBox(self._workplace, self)
        for name in ("title", "first", "last", "team", "home", "phone", "url", "vehicle", "note"):
            getattr(self, name).setObjectName(f"tour_{name}")
        self._title = LabelledField(self.tr("Nom de la tournée"), self.title)
        self._last = LabelledField(self.tr("Dernier jour"), self.last)
        self._phone = LabelledField(self.tr("Téléphone des inscriptions"), self.phone)
        self._team = LabelledField(self.tr("Animée par"), self.team)
        card = Card(parent=self)
        card.setMaximumWidth(theme.scaled(_WIDTH))
        card.add(self._title)
        card.body.addLayout(self._pair(LabelledField(self.tr("Premier jour"), self.first), self._last))
        card.body.addWidget(self._team, 0, Qt.AlignmentFlag.AlignLeft)
        card.body.addLayout(self._pair(self._phone, LabelledField(self.tr("Véhicule"), self.vehicle)))
        card.add(LabelledField(self.tr("Adresse des inscriptions"), self.url))
        told = self.tr("sur ce poste")
        card.add(LabelledField(self.tr("Mes journées partent de"), self.home, aside=told))
        card.add(self.new_place)
        card.add(LabelledField(self.tr("Notes"), self.note))
        self.home.addition_wanted.connect(self.new_place.begin)
        self.new_place.added.connect(self._place_added)
        scroll = ScrollColumn(self.tr("Tournée"), self)
        scroll.body.addWidget(card)
        scroll.body.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scroll)

    def _place_added(self, place: str) -> None:
        def listed(places: list[dict[str, Any]]) -> None:
            self.home.set_places(places)
            self.home.set_value(place)

        self._workplace.read(list_places, listed, self.show_error, owner=self)

    def _pair(self, *fields: QWidget) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(theme.space("md"))
        for field in fields:
            line.addWidget(field, 1, Qt.AlignmentFlag.AlignTop)
        return line

    def _show(self, title: str, first: date, last: date) -> None:
        self.title.setText(title)
        for field, day in ((self.first, first), (self.last, last)):
            field.setDate(QDate(day.year, day.month, day.day))
        for labelled in (self._title, self._last, self._phone):
            labelled.set_fault("")
        self.title.setFocus()


def tour_choices(laptop: Laptop) -> TourChoices:
    """What a tour may be given here and now."""
    home = home_base(laptop)
    return TourChoices(list_members(laptop), list_places(laptop), home.id if home is not None else "")


def _day(field: DateField) -> str:
    chosen = field.date()
    return date(chosen.year(), chosen.month(), chosen.day()).isoformat()
