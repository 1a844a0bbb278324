"""Tours, their stops, the visits of a stop with the sessions held there, and the kit: what screens and commands read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Final
from zoneinfo import ZoneInfo

from mediator_app.domain.commune_names import department_of
from mediator_app.domain.departments import civil_zone
from mediator_app.domain.rota import Rota, Visit
from mediator_app.domain.travel import Point

TOUR_FIELDS: Final = (
    *(
        "title",
        "starts_on",
        "ends_on",
        "mediators",
        "vehicle",
        "registration_phone",
        "registration_url",
        "note",
        "state",
    ),
)
STOP_FIELDS: Final = (
    *(
        "place",
        "workshop",
        "starts_at",
        "length_minutes",
        "rule",
        "added_days",
        "skipped_days",
        "travel_order",
        "capacity",
    ),
    *("contact_name", "contact_phone", "contact_email", "keys", "power", "network", "parking", "note", "state"),
)


class TourState(StrEnum):
    """Where a tour stands; a person says so."""

    PLANNED = "planned"
    RUNNING = "running"
    DONE = "done"
    CANCELLED = "cancelled"


class VisitState(StrEnum):
    """How a visit stands on a day."""

    DONE = "done"
    """Its day is over, or all its sessions are closed."""
    TODAY = "today"
    TO_COME = "to_come"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class TourRow:
    """A tour in a list; days are ISO texts, ``mediators`` ids of members."""

    id: str
    title: str
    starts_on: str
    ends_on: str
    mediators: tuple[str, ...]
    vehicle: str
    registration_phone: str
    registration_url: str
    note: str
    state: str
    made_by: str
    stops: int

    @property
    def first(self) -> date:
        """Its first day."""
        return date.fromisoformat(self.starts_on)

    @property
    def last(self) -> date:
        """Its last day, included."""
        return date.fromisoformat(self.ends_on)

    @property
    def who(self) -> frozenset[str]:
        """Whose visits these are: the mediators named, else whoever made the tour."""
        return frozenset(self.mediators) or frozenset({self.made_by})


@dataclass(frozen=True, slots=True)
class StopPlace:
    """Where a stop is; ``commune`` is an INSEE code, positions are None where nothing is known of them.

    ``is_approximate``: the place has none of its own, it is that of the commune's other places or of its town hall.
    """

    id: str
    name: str
    commune: str
    address: str
    phone: str
    opening_hours: str
    latitude_e6: int | None
    longitude_e6: int | None
    is_approximate: bool = False

    @property
    def point(self) -> Point | None:
        """Where it is on the map."""
        if self.latitude_e6 is None or self.longitude_e6 is None:
            return None
        return Point(self.latitude_e6, self.longitude_e6)

    @property
    def department(self) -> str:
        """The INSEE code of its département, empty if unknown."""
        return department_of(self.commune) if self.commune else ""


@dataclass(frozen=True, slots=True)
class StopRow:
    """A stop of a tour; texts are empty where nobody gave them. ``workshop_title`` is the catalogue's."""

    id: str
    tour: str
    place: StopPlace
    workshop: str
    workshop_title: str
    workshop_seats: int | None
    rota: Rota
    travel_order: int | None
    capacity: int | None
    contact_name: str
    contact_phone: str
    contact_email: str
    keys: str
    power: str
    network: str
    parking: str
    note: str
    state: str

    @property
    def zone(self) -> ZoneInfo:
        """The time zone of its place."""
        return civil_zone(self.place.department)

    @property
    def seats(self) -> int | None:
        """How many seats a visit has: the stop's own number, else the workshop's."""
        return self.capacity or self.workshop_seats

    @property
    def is_cancelled(self) -> bool:
        """Was the whole stop called off?"""
        return self.state == TourState.CANCELLED


@dataclass(frozen=True, slots=True)
class VisitSession:
    """A session held at a stop; ``present`` counts unnamed people too, ``registered`` neither who waits nor who withdrew.

    Times are civil ISO texts.
    """

    id: str
    stop: str
    title: str
    starts_at: str
    ends_at: str
    capacity: int | None
    state: str
    registered: int
    waiting: int
    present: int


@dataclass(frozen=True, slots=True)
class StopVisit:
    """A visit of a stop with its sessions, in order. ``seats`` is None where nobody set a limit."""

    stop: str
    visit: Visit
    sessions: tuple[VisitSession, ...]
    seats: int | None

    @property
    def registered(self) -> int:
        """How many are on its lists, those who wait left out."""
        return sum(one.registered for one in self.sessions)

    def state(self, now: datetime) -> VisitState:
        """How it stands at a moment."""
        if self.visit.is_skipped:
            return VisitState.CANCELLED
        day, today = self.visit.day, now.astimezone(self.visit.starts.tzinfo).date()
        if day == today:
            return VisitState.DONE if self._is_closed() else VisitState.TODAY
        return VisitState.DONE if day < today else VisitState.TO_COME

    def _is_closed(self) -> bool:
        return bool(self.sessions) and all(one.state == "closed" for one in self.sessions)


@dataclass(frozen=True, slots=True)
class KitLine:
    """A thing carried along, and what was counted of it on a day; a count is None until somebody made it."""

    item: str
    name: str
    quantity: int
    position: int | None
    quantity_out: int | None = None
    out_at: str = ""
    quantity_in: int | None = None
    in_at: str = ""
    note: str = ""

    @property
    def is_out(self) -> bool:
        """Was all of it loaded?"""
        return (self.quantity_out or 0) >= self.quantity

    @property
    def is_back(self) -> bool:
        """Did all that was loaded come back?"""
        return self.quantity_in is not None and self.quantity_in >= (self.quantity_out or 0)


def tells_no_coverage(network: str) -> bool:
    """Does a note on the network say that there is none? Only an icon follows from it."""
    return network.strip().lower().startswith(("pas ", "aucun", "sans ", "no ", "none"))


def in_travel_order(stops: Iterable[StopRow]) -> list[StopRow]:
    """Stops in the order in which they are travelled; those without a number last, by their first visit."""
    return sorted(
        stops, key=lambda stop: (stop.travel_order is None, stop.travel_order or 0, stop.rota.starts_at, stop.id)
    )


def with_sessions(
    stop: StopRow, found: Sequence[Visit], sessions: Sequence[VisitSession], seats: int | None
) -> list[StopVisit]:
    """The visits of a stop, each with the sessions of its day; a day with sessions that no rule gives is a visit too.

    ``seats`` are those of a visit for which no session has been made; a session of a stop that was called off counts as held.
    """
    by_day: dict[date, list[VisitSession]] = {}
    for session in sorted(sessions, key=lambda one: (one.starts_at, one.id)):
        by_day.setdefault(_start(session, stop).date(), []).append(session)
    visits = {visit.day: visit for visit in found}
    for day, held in by_day.items():
        if day not in visits:
            ends = max(datetime.fromisoformat(one.ends_at) for one in held).astimezone(stop.zone)
            visits[day] = Visit(_start(held[0], stop), ends)
    return [_stop_visit(stop, visits[day], by_day.get(day, []), seats) for day in sorted(visits)]


def _start(session: VisitSession, stop: StopRow) -> datetime:
    return datetime.fromisoformat(session.starts_at).astimezone(stop.zone)


def _stop_visit(stop: StopRow, visit: Visit, held: list[VisitSession], seats: int | None) -> StopVisit:
    limits = [one.capacity for one in held if one.capacity]
    is_limited = bool(held) and len(limits) == len(held)
    return StopVisit(stop.id, visit, tuple(held), sum(limits) if is_limited else None if held else seats)
