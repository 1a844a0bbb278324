"""Tours: plan one, correct it, and see its weeks: which visits, how full, what should be looked at.

Stops are changed in ``stops``, sessions made from visits in ``visits``, the kit is counted in ``kits``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import groupby
from typing import Any, Final

from mediator_app.documents.school_calendar import load_school_calendar
from mediator_app.domain.phones import read_phone
from mediator_app.domain.rota import visits
from mediator_app.domain.tour_concerns import Concern, Planned, concerns
from mediator_app.domain.tours import (
    TOUR_FIELDS,
    StopPlace,
    StopRow,
    StopVisit,
    TourRow,
    TourState,
    in_travel_order,
    with_sessions,
)
from mediator_app.domain.travel import Point, way_km
from mediator_app.errors import InvalidInputError, NotFoundError
from mediator_app.services.changes import Changes
from mediator_app.services.laptop import Laptop, new_id, record
from mediator_app.services.place_positions import home_base, on_the_map
from mediator_app.storage import tours as store
from mediator_app.storage import views
from mediator_app.storage.operations import Draft

LONGEST_TOUR: Final = timedelta(days=731)


@dataclass(frozen=True, slots=True)
class TourPlan:
    """A tour between two days: its stops in the order of travel, their visits by day, and what should be looked at.

    ``week_km`` is the guess for the week with the longest ways: from stop to stop, or each day from ``home`` and back to it
    where this laptop was told one.
    """

    tour: TourRow
    stops: tuple[StopRow, ...]
    visits: tuple[StopVisit, ...]
    concerns: tuple[Concern, ...]
    week_km: float
    first: date
    last: date
    now: datetime
    home: StopPlace | None = None
    """Where the van stands in the morning, if this laptop was told."""

    def stop(self, id_: str) -> StopRow | None:
        """A stop of the tour by its id."""
        return next((stop for stop in self.stops if stop.id == id_), None)

    def visits_of(self, stop: str) -> tuple[StopVisit, ...]:
        """The visits of one stop, by day."""
        return tuple(one for one in self.visits if one.stop == stop)

    def visit(self, stop: str, day: date) -> StopVisit | None:
        """The visit of a stop on a day."""
        return next((one for one in self.visits if one.stop == stop and one.visit.day == day), None)


def list_tours(laptop: Laptop) -> list[TourRow]:
    """All tours, the latest first."""
    return store.tours(laptop.connection)


def tour_row(laptop: Laptop, tour: str) -> TourRow:
    """One tour; NotFoundError if there is none."""
    found = store.tour(laptop.connection, tour)
    if found is None:
        raise NotFoundError("Cette tournée n’est pas sur ce poste.")
    return found


def tour_of_now(laptop: Laptop) -> TourRow | None:
    """The tour to show first: one under way, else the next, else the last one; the own ones before the others'."""
    today = laptop.now().date()
    tours = [one for one in list_tours(laptop) if one.state != TourState.CANCELLED]

    def rank(tour: TourRow) -> tuple[int, bool, int]:
        order = 0 if tour.first <= today <= tour.last else 1 if tour.first > today else 2
        return order, laptop.who.member not in tour.who, abs((tour.first - today).days)

    return min(tours, key=rank, default=None)


def add_tour(laptop: Laptop, fields: Mapping[str, Any]) -> tuple[str, Changes]:
    """Plan a tour: a title, a first and a last day are needed; (id, changes). It is the member's who makes it."""
    clean = {"mediators": [laptop.who.member], **_checked(fields)}
    _check_whole(clean)
    id_ = new_id()
    return id_, record(laptop, [Draft("tour", id_, clean)], "tour.add")


def edit_tour(laptop: Laptop, tour: str, fields: Mapping[str, Any]) -> Changes:
    """Correct a tour."""
    tour_row(laptop, tour)
    clean = _checked(fields)
    present = views.read(laptop.connection, "tour", tour)
    _check_whole({**(present.fields if present else {}), **clean})
    return record(laptop, [Draft("tour", tour, clean)], "tour.edit")


def delete_tour(laptop: Laptop, tour: str) -> Changes:
    """Delete a tour with its stops and its kit; the sessions that were made stay."""
    tour_row(laptop, tour)
    stops = [Draft("stop", one.id, void=True) for one in store.stops(laptop.connection, [tour])]
    kit = [Draft("kit_item", one.item, void=True) for one in store.kit(laptop.connection, tour, "")]
    return record(laptop, [Draft("tour", tour, void=True), *stops, *kit], "tour.delete")


def tour_plan(laptop: Laptop, tour: str, first: date | None = None, last: date | None = None) -> TourPlan:
    """A tour from one day to another, both included; the whole tour by default. NotFoundError if there is none."""
    row = tour_row(laptop, tour)
    first, last = max(first or row.first, row.first), min(last or row.last, row.last)
    stops = tuple(in_travel_order(on_the_map(store.stops(laptop.connection, [tour]))))
    found = stop_visits(laptop, stops, first, last)
    told = tuple(
        concerns([*_planned(row, stops, found), *_of_others(laptop, row, first, last)], load_school_calendar())
    )
    own, home = {stop.id for stop in stops}, home_base(laptop)
    return TourPlan(
        row,
        stops,
        tuple(found),
        tuple(one for one in told if one.stop in own),
        _longest_week(stops, found, home.point if home is not None else None),
        first,
        last,
        laptop.now(),
        home,
    )


def stop_visits(laptop: Laptop, stops: Sequence[StopRow], first: date, last: date) -> list[StopVisit]:
    """The visits of stops between two days with their sessions, by time; those of a stop called off are marked skipped."""
    after = (last + timedelta(days=2)).isoformat()
    before = (first - timedelta(days=1)).isoformat()
    sessions = store.sessions(laptop.connection, [stop.id for stop in stops], before, after)
    found: list[StopVisit] = []
    for stop in stops:
        of_rule = visits(stop.rota, first, last, stop.zone)
        own = [one for one in sessions if one.stop == stop.id]
        found += with_sessions(stop, of_rule, own, stop.seats)
    within = (one for one in found if first <= one.visit.day <= last)
    return sorted(within, key=lambda one: one.visit.starts)


def _planned(tour: TourRow, stops: Iterable[StopRow], found: Iterable[StopVisit]) -> list[Planned]:
    by_id = {stop.id: stop for stop in stops if not stop.is_cancelled}
    return [
        Planned(one.stop, one.visit, tour.who, stop.place.department, stop.place.point)
        for one in found
        if (stop := by_id.get(one.stop)) is not None
    ]


def _of_others(laptop: Laptop, tour: TourRow, first: date, last: date) -> list[Planned]:
    """The visits of other tours of the same mediators on the same days."""
    others = [
        one
        for one in list_tours(laptop)
        if one.id != tour.id and one.who & tour.who and one.state != TourState.CANCELLED and one.first <= last
    ]
    found: list[Planned] = []
    for other in others:
        begin, end = max(first, other.first), min(last, other.last)
        if begin <= end:
            stops = on_the_map(store.stops(laptop.connection, [other.id]))
            found += _planned(other, stops, stop_visits(laptop, stops, begin, end))
    return found


def _longest_week(stops: Sequence[StopRow], found: Iterable[StopVisit], home: Point | None) -> float:
    """The guess for the longest week, from visit to visit in the order in which they come; each day begins and ends at home."""
    points = {stop.id: stop.place.point for stop in stops}
    held = [one for one in found if not one.visit.is_skipped]
    weeks = [list(week) for _, week in groupby(held, key=lambda one: one.visit.day.isocalendar()[:2])]
    if home is None:
        return max((way_km(points.get(one.stop) for one in week) for week in weeks), default=0.0)
    return max((sum(_days_there_and_back(points, week, home)) for week in weeks), default=0.0)


def _days_there_and_back(points: Mapping[str, Point | None], week: Iterable[StopVisit], home: Point) -> Iterator[float]:
    """The way of each day with visits, in kilometres."""
    for _, day in groupby(week, key=lambda one: one.visit.day):
        yield way_km((home, *(points.get(one.stop) for one in day), home))


def _checked(fields: Mapping[str, Any]) -> dict[str, Any]:
    unknown = set(fields) - set(TOUR_FIELDS)
    if unknown:
        raise InvalidInputError(f"Champ inconnu\u00a0: {', '.join(sorted(unknown))}.")
    clean: dict[str, Any] = {
        name: value.strip() or None if isinstance(value, str) else value for name, value in fields.items()
    }
    for name in {"starts_on", "ends_on"} & clean.keys():
        clean[name] = checked_day(clean[name])
    if clean.get("registration_phone"):
        clean["registration_phone"] = checked_phone(clean["registration_phone"])
    if clean.get("state") not in (None, *TourState):
        raise InvalidInputError(f"Valeur inconnue\u00a0: {clean['state']}.")
    return clean


def _check_whole(fields: Mapping[str, Any]) -> None:
    if not fields.get("title"):
        raise InvalidInputError("Il manque le nom de la tournée.")
    if not fields.get("starts_on") or not fields.get("ends_on"):
        raise InvalidInputError("Il manque le premier ou le dernier jour de la tournée.")
    first, last = date.fromisoformat(fields["starts_on"]), date.fromisoformat(fields["ends_on"])
    if not first <= last <= first + LONGEST_TOUR:
        raise InvalidInputError(
            "Le dernier jour doit venir après le premier, deux ans plus tard au plus.", "Corrigez l’une des deux dates."
        )


def checked_day(text: str | None) -> str | None:
    """An ISO day as it is stored; InvalidInputError for another text."""
    try:
        return date.fromisoformat(text).isoformat() if text else None
    except ValueError:
        raise InvalidInputError(f"Cette date n’est pas reconnue\u00a0: {text}.", "Par exemple 2026-12-31.") from None


def checked_phone(text: str) -> str:
    """A phone as it is stored; InvalidInputError for what is none."""
    reading = read_phone(text)
    if reading.phone is None:
        raise InvalidInputError(
            f"Ce numéro de téléphone n’est pas reconnu\u00a0: {text}.", "Par exemple 05 36 49 12 07."
        )
    return reading.phone
