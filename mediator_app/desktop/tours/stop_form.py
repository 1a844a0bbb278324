"""A stop in its form: where, when and how often, for whom; the host, keys, power, network, parking. Saved by its button."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from PySide6.QtCore import QDate, Qt, QTime, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from mediator_app.desktop import theme, words
from mediator_app.desktop.tours import wording
from mediator_app.desktop.tours.repeat_field import RepeatField
from mediator_app.desktop.widgets.cards import Card
from mediator_app.desktop.widgets.fields import (
    DateField,
    LabelledField,
    NotesField,
    NumberField,
    Picker,
    TextField,
    TimeField,
)
from mediator_app.desktop.widgets.new_place import NewPlaceBox
from mediator_app.desktop.widgets.place_field import PlaceField
from mediator_app.desktop.widgets.row_delegates import LARGE_TEXT
from mediator_app.desktop.widgets.scrolling import ScrollColumn
from mediator_app.desktop.workplace import Workplace
from mediator_app.domain.clocks import ends_next_day
from mediator_app.domain.departments import civil_zone
from mediator_app.domain.positions import position_of, position_words
from mediator_app.domain.rota import Rota
from mediator_app.domain.rota_words import rota_words
from mediator_app.domain.tours import StopPlace, StopRow, TourRow
from mediator_app.errors import AppError, InvalidInputError

_USUAL_START, _USUAL_END = time(10), time(12)
_HOST = ("contact_name", "contact_phone", "contact_email", "keys", "power", "network", "parking")


@dataclass(frozen=True, slots=True)
class Choices:
    """What the form offers: the places of this laptop, the workshops of the catalogue as (id, title)."""

    places: Sequence[dict[str, Any]]
    workshops: Sequence[tuple[str, str]]


class StopForm(QWidget):
    """``saved(fields)``: the button was pressed and nothing is missing; the page writes, and tells what was refused."""

    saved = Signal(dict)

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self._first = date.min
        self._build()
        self._connect()
        self._fit()

    def begin_new(self, tour: TourRow, day: date, choices: Choices) -> None:
        """An empty form for a stop of a tour, first visited on ``day``."""
        self._offer(choices)
        self._show_host({})
        self.place.set_value("")
        self._show_position(None)
        self.workshop.set_value("")
        self.capacity.setValue(0)
        self._show_times(day, _USUAL_START, _USUAL_END)
        self.repeat.show_rule("", day, tour.last)
        self._say()
        self.place.setFocus()

    def show_stop(self, tour: TourRow, stop: StopRow, choices: Choices) -> None:
        """Show a stop."""
        self._offer(choices, stop)
        self._show_host({name: str(getattr(stop, name)) for name in (*_HOST, "note")})
        self.place.set_value(stop.place.id)
        self._show_position(stop.place)
        self.workshop.set_value(stop.workshop)
        self.capacity.setValue(stop.capacity or 0)
        start = datetime.fromisoformat(stop.rota.starts_at).astimezone(stop.zone)
        end = start + timedelta(minutes=stop.rota.length_minutes)
        self._show_times(start.date(), start.time(), end.time())
        self.repeat.show_rule(stop.rota.rule, start.date(), tour.last)
        self._say()
        self.place.setFocus()

    def save(self) -> None:
        """Tell what the form holds; what is missing is said under its field."""
        self._place.set_fault("" if self.place.value() else self.tr("Choisissez le lieu de l’étape."))
        too_short = self._minutes() <= 0
        self._end.set_fault(self.tr("La fin doit venir après le début.") if too_short else "")
        if self.place.value() and not too_short and self._has_sound_position():
            self.saved.emit(self.values())

    def values(self) -> dict[str, Any]:
        """What the form holds, as the services take it; the start is civil, in the place's own time.

        ``position`` is there if it was changed: the place's own, as it was typed.
        """
        start = datetime.combine(self._day(), _time(self.start.time()))
        host = {name: self._host[name].text().strip() for name in _HOST}
        typed = self.position.text().strip()
        return {
            **({"position": typed} if typed != self._position_shown else {}),
            "place": self.place.value(),
            "workshop": self.workshop.value() or None,
            "starts_at": start.isoformat(timespec="minutes"),
            "length_minutes": self._minutes(),
            "rule": self.repeat.rule() or None,
            "capacity": self.capacity.value() or None,
            "note": self.note.toPlainText().strip() or None,
            **{name: text or None for name, text in host.items()},
        }

    def show_error(self, error: AppError) -> None:
        """Say what was refused, under the field that it speaks of where that is plain."""
        text = f"{error.title} {error.hint}".strip()
        (self._phone if "téléphone" in error.title else self._place).set_fault(text)

    def put_away(self) -> bool:
        """Hide the small form of a place; whether it was there."""
        was_there = not self.new_place.isHidden()
        self.new_place.hide()
        return was_there

    def place_added(self, place: str, places: Sequence[dict[str, Any]]) -> None:
        """A place was added from here: it is the stop's."""
        self.place.set_places(list(places))
        self.place.set_value(place)

    def _build(self) -> None:
        self.place = PlaceField(self._workplace, self.tr("Lieu"))
        self.position = TextField(self.tr("Position du lieu"), icon="pin")
        self._position_shown = ""
        self.new_place = NewPlaceBox(self._workplace, self)
        self.date, self.start, self.end = (
            DateField(self.tr("Première visite")),
            TimeField(self.tr("Arrivée")),
            TimeField(self.tr("Départ")),
        )
        self.workshop = Picker(self.tr("Atelier du programme"))
        self.capacity = NumberField(self.tr("Places"))
        self.capacity.setSpecialValueText(self.tr("libre"))
        self.repeat = RepeatField(self)
        self.note = NotesField(self.tr("Notes"))
        self.note.setMinimumHeight(theme.scaled(54))
        self._host = {name: TextField(told) for name, told in self._host_words().items()}
        for name in ("place", "position", "date", "start", "end", "workshop", "capacity", "note"):
            getattr(self, name).setObjectName(f"stop_{name}")
        for name, field in self._host.items():
            field.setObjectName(f"stop_{name}")
        left, right = Card(parent=self), Card(parent=self)
        self._build_left(left)
        self._build_right(right)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(theme.space("gap"))
        self._columns.addWidget(left, 1)
        self._columns.addWidget(right, 1)
        scroll = ScrollColumn(self.tr("Étape"), self)
        scroll.body.addLayout(self._columns)
        scroll.body.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scroll)

    def _host_words(self) -> dict[str, str]:
        return {
            "contact_name": self.tr("Contact sur place"),
            "contact_phone": self.tr("Téléphone du contact"),
            "contact_email": self.tr("Courriel du contact"),
            "keys": self.tr("Clés"),
            "power": self.tr("Électricité"),
            "network": self.tr("Réseau"),
            "parking": self.tr("Stationnement"),
        }

    def _build_left(self, card: Card) -> None:
        self._place = LabelledField(self.tr("Lieu"), self.place)
        self._position = LabelledField(
            self.tr("Position du lieu"), self.position, aside=self.tr("46,17\u202f; 1,87, ou le lien d’une carte")
        )
        self._end = LabelledField(self.tr("Départ"), self.end)
        when = QHBoxLayout()
        when.setSpacing(theme.space("md"))
        for part, stretch in (
            (LabelledField(self.tr("Première visite"), self.date), 2),
            (LabelledField(self.tr("Arrivée"), self.start), 1),
            (self._end, 1),
        ):
            when.addWidget(part, stretch, Qt.AlignmentFlag.AlignTop)
        what = QHBoxLayout()
        what.setSpacing(theme.space("md"))
        what.addWidget(LabelledField(self.tr("Atelier du programme"), self.workshop), 3)
        what.addWidget(LabelledField(self.tr("Places"), self.capacity), 1)
        card.add(self._place)
        card.add(self.new_place)
        card.add(self._position)
        card.body.addLayout(when)
        card.add(self.repeat)
        card.body.addLayout(what)
        card.body.addStretch(1)

    def _build_right(self, card: Card) -> None:
        told = self._host_words()
        self._phone = LabelledField(told["contact_phone"], self._host["contact_phone"])
        card.add(LabelledField(told["contact_name"], self._host["contact_name"]))
        pair = QHBoxLayout()
        pair.setSpacing(theme.space("md"))
        pair.addWidget(self._phone, 1, Qt.AlignmentFlag.AlignTop)
        pair.addWidget(LabelledField(told["contact_email"], self._host["contact_email"]), 1, Qt.AlignmentFlag.AlignTop)
        card.body.addLayout(pair)
        for name in ("keys", "network", "power", "parking"):
            card.add(LabelledField(told[name], self._host[name]))
        hint = self.tr("Ces notes vont au centre avec l’étape")
        card.add(LabelledField(self.tr("Notes"), self.note, aside=hint), 1)

    def _connect(self) -> None:
        theme.notifier().changed.connect(self._fit)
        self.place.addition_wanted.connect(self.new_place.begin)
        self.place.decided.connect(self._place_decided)
        self.repeat.changed.connect(self._say)
        self.date.dateChanged.connect(self._date_changed)
        for field in (self.start, self.end):
            field.timeChanged.connect(self._say)
        for line in self.findChildren(QLineEdit):
            if line in self._host.values():
                line.returnPressed.connect(self.save)

    def _fit(self) -> None:
        """Two columns; one under the other with large text."""
        large = theme.text_percent() >= LARGE_TEXT
        self._columns.setDirection(QBoxLayout.Direction.TopToBottom if large else QBoxLayout.Direction.LeftToRight)

    def _offer(self, choices: Choices, stop: StopRow | None = None) -> None:
        """Offer the places and the workshops there are; a stop keeps its workshop though it was retired since."""
        self.place.set_places(list(choices.places))
        workshops = dict(choices.workshops)
        if stop is not None and stop.workshop:
            workshops.setdefault(stop.workshop, stop.workshop_title)
        self.workshop.set_choices([("", self.tr("Aucun en particulier")), *workshops.items()])
        self.new_place.hide()
        for field in (self._place, self._end, self._phone):
            field.set_fault("")

    def _show_host(self, texts: dict[str, str]) -> None:
        for name, field in self._host.items():
            text = texts.get(name, "")
            field.setText(words.phone(text) if name == "contact_phone" else text)
        self.note.setPlainText(texts.get("note", ""))

    def _place_decided(self) -> None:
        """Another place: where it is will be seen once the stop is saved, or typed now."""
        self._place.set_fault("")
        self._show_position(None)

    def _show_position(self, place: StopPlace | None) -> None:
        """Show a place's own position; one that is guessed is only said to be."""
        point = place.point if place is not None else None
        is_guessed = place is not None and place.is_approximate
        self._position_shown = position_words(point) if point is not None and not is_guessed else ""
        self.position.setText(self._position_shown)
        guess = self.tr("Approximative, d’après la commune") if point is not None and is_guessed else ""
        self.position.setPlaceholderText(guess)
        self._position.set_fault("")

    def _has_sound_position(self) -> bool:
        try:
            position_of(self.position.text())
        except InvalidInputError as error:
            self._position.set_fault(f"{error.title} {error.hint}")
            self.position.setFocus()
            return False
        return True

    def _show_times(self, day: date, start: time, end: time) -> None:
        self._first = day
        self.date.setDate(QDate(day.year, day.month, day.day))
        self.start.setTime(QTime(start.hour, start.minute))
        self.end.setTime(QTime(end.hour, end.minute))

    def _date_changed(self) -> None:
        self.repeat.follow_day(self._first, self._day())
        self._first = self._day()
        self._say()

    def _say(self, *_ignored: object) -> None:
        """Say the rota in words under the repetition."""
        zone = civil_zone("")
        start = datetime.combine(self._day(), _time(self.start.time()), zone)
        rota = Rota(start.isoformat(), max(self._minutes(), 1), self.repeat.rule())
        said = rota_words(rota, zone, wording.language())
        self.repeat.sentence.setText(said[:1].upper() + said[1:])

    def _minutes(self) -> int:
        start, end = _time(self.start.time()), _time(self.end.time())
        return self.start.time().secsTo(self.end.time()) // 60 + (24 * 60 if ends_next_day(start, end) else 0)

    def _day(self) -> date:
        chosen = self.date.date()
        return date(chosen.year(), chosen.month(), chosen.day())


def _time(chosen: QTime) -> time:
    return time(chosen.hour(), chosen.minute())
