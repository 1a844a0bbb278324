"""The stops of a tour: add, correct, copy, move, call off, put in another order; days left out and days added."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, tzinfo
from typing import Any, Final

from mediator_app.domain.clocks import civil
from mediator_app.domain.commune_names import department_of
from mediator_app.domain.departments import civil_zone
from mediator_app.domain.names import search_key
from mediator_app.domain.rota import LONGEST_VISIT, is_understood
from mediator_app.domain.tours import STOP_FIELDS, StopRow, TourState, in_travel_order
from mediator_app.errors import InvalidInputError, NotFoundError
from mediator_app.services.changes import Changes
from mediator_app.services.laptop import Laptop, new_id, record
from mediator_app.services.place_positions import on_the_map
from mediator_app.services.tours import checked_day, checked_phone, tour_row
from mediator_app.storage import tours as store
from mediator_app.storage import views
from mediator_app.storage.operations import Draft

SHORTEST_VISIT: Final = 15
MOST_SEATS: Final = 10_000
_DAY_LISTS: Final = ("added_days", "skipped_days")
_TARGETS: Final = {
    "place": "Ce lieu n’est pas sur ce poste.",
    "workshop": "Cet atelier du programme n’est pas sur ce poste.",
}


@dataclass(frozen=True, slots=True)
class StopCopied:
    """A stop written on another tour, by its id there."""

    id: str
    changes: Changes


def stop_row(laptop: Laptop, stop: str) -> StopRow:
    """One stop; NotFoundError if there is none."""
    found = store.stop(laptop.connection, stop)
    if found is None:
        raise NotFoundError("Cette étape n’est pas sur ce poste.")
    return on_the_map([found])[0]


def list_stops(laptop: Laptop, tour: str) -> list[StopRow]:
    """The stops of a tour in the order in which they are travelled."""
    return in_travel_order(on_the_map(store.stops(laptop.connection, [tour_row(laptop, tour).id])))


def add_stop(laptop: Laptop, tour: str, fields: Mapping[str, Any]) -> tuple[str, Changes]:
    """Add a stop at the end of a tour: a place, a start and a length are needed; (id, changes).

    ``starts_at`` is an ISO text; without an offset it is the time on the wall of the place.
    """
    known = list_stops(laptop, tour)
    clean = {"travel_order": len(known) + 1, **_checked(laptop, fields, {})}
    for name, words in (("place", "le lieu"), ("starts_at", "la première visite"), ("length_minutes", "la durée")):
        if not clean.get(name):
            raise InvalidInputError(f"Il manque {words} de l’étape.")
    id_ = new_id()
    return id_, record(laptop, [Draft("stop", id_, {"tour": tour, **clean})], "stop.add")


def edit_stop(laptop: Laptop, stop: str, fields: Mapping[str, Any]) -> Changes:
    """Correct a stop; only what differs is written."""
    present = _fields(laptop, stop)
    clean = _checked(laptop, fields, present)
    for name, words in (("place", "le lieu"), ("starts_at", "la première visite"), ("length_minutes", "la durée")):
        if name in clean and not clean[name]:
            raise InvalidInputError(f"Il manque {words} de l’étape.")
    return record(laptop, [Draft("stop", stop, clean)], "stop.edit")


def copy_stop(laptop: Laptop, stop: str, tour: str) -> StopCopied:
    """The same stop on another tour, or once more on its own; days added and left out are not copied."""
    drafts, id_ = _copied(laptop, stop, tour)
    return StopCopied(id_, record(laptop, drafts, "stop.copy"))


def move_stop(laptop: Laptop, stop: str, tour: str) -> StopCopied:
    """Take a stop to another tour, its sessions with it."""
    drafts, id_ = _copied(laptop, stop, tour, with_days=True)
    held = [Draft("session", session, {"stop": id_}) for session in store.sessions_of_stop(laptop.connection, stop)]
    return StopCopied(id_, record(laptop, [*drafts, *held, Draft("stop", stop, void=True)], "stop.move"))


def delete_stop(laptop: Laptop, stop: str) -> Changes:
    """Delete a stop that should not have been planned; the sessions that were made stay."""
    stop_row(laptop, stop)
    return record(laptop, [Draft("stop", stop, void=True)], "stop.delete")


def cancel_stop(laptop: Laptop, stop: str, *, cancelled: bool = True) -> Changes:
    """Call a whole stop off, or hold it all the same."""
    stop_row(laptop, stop)
    state = TourState.CANCELLED if cancelled else TourState.PLANNED
    return record(laptop, [Draft("stop", stop, {"state": str(state)})], "stop.cancel")


def reorder_stop(laptop: Laptop, stop: str, places: int) -> Changes:
    """Move a stop up (negative) or down the order of travel; nothing at either end."""
    row = stop_row(laptop, stop)
    order = [one.id for one in list_stops(laptop, row.tour)]
    before = order.index(stop)
    order.insert(min(max(before + places, 0), len(order) - 1), order.pop(before))
    drafts = [Draft("stop", id_, {"travel_order": number}) for number, id_ in enumerate(order, 1)]
    return record(laptop, drafts, "stop.order")


def skip_visit(laptop: Laptop, stop: str, day: date, *, skipped: bool = True) -> Changes:
    """Leave one day of a stop out, or hold it all the same; a day that was only added is taken off again."""
    rota = stop_row(laptop, stop).rota
    text = day.isoformat()
    added, left_out = set(rota.added_days), set(rota.skipped_days)
    if skipped and text in added:
        added.discard(text)
    elif skipped:
        left_out.add(text)
    else:
        left_out.discard(text)
    days = {"added_days": sorted(added), "skipped_days": sorted(left_out)}
    return record(laptop, [Draft("stop", stop, days)], "stop.skip" if skipped else "stop.hold")


def add_visit(laptop: Laptop, stop: str, day: date) -> Changes:
    """Visit a stop on a day of the tour that its rule does not give; InvalidInputError for one outside it."""
    return record(laptop, [Draft("stop", stop, with_day(laptop, stop_row(laptop, stop), day))], "stop.visit")


def with_day(laptop: Laptop, stop: StopRow, day: date, *, without: date | None = None) -> dict[str, list[str]]:
    """The days of a stop with one more, and one less if ``without`` is given; InvalidInputError outside the tour."""
    tour, text = tour_row(laptop, stop.tour), day.isoformat()
    if not tour.first <= day <= tour.last:
        raise InvalidInputError(
            "Ce jour est en dehors de la tournée.", "Choisissez un autre jour, ou changez les jours de la tournée."
        )
    left = {without.isoformat()} if without is not None else set()
    added, skipped = set(stop.rota.added_days), set(stop.rota.skipped_days)
    return {
        "added_days": sorted((added - left) | {text}),
        "skipped_days": sorted((skipped | (left - added)) - {text}),
    }


def _copied(laptop: Laptop, stop: str, tour: str, *, with_days: bool = False) -> tuple[list[Draft], str]:
    left = {"tour", "travel_order", "voided", *(() if with_days else _DAY_LISTS)}
    fields = {name: value for name, value in _fields(laptop, stop).items() if name not in left}
    id_ = new_id()
    order = len(list_stops(laptop, tour)) + 1
    return [Draft("stop", id_, {"tour": tour, "travel_order": order, **fields})], id_


def _fields(laptop: Laptop, stop: str) -> Mapping[str, Any]:
    stop_row(laptop, stop)
    present = views.read(laptop.connection, "stop", stop)
    return present.fields if present else {}


def _checked(laptop: Laptop, fields: Mapping[str, Any], present: Mapping[str, Any]) -> dict[str, Any]:
    """The fields as they are stored; InvalidInputError or NotFoundError for what cannot stand."""
    unknown = set(fields) - set(STOP_FIELDS)
    if unknown:
        raise InvalidInputError(f"Champ inconnu\u00a0: {', '.join(sorted(unknown))}.")
    clean = {name: _stripped(value) for name, value in fields.items()}
    _check_targets(laptop, clean)
    if clean.get("starts_at"):
        clean["starts_at"] = _moment(laptop, clean["starts_at"], clean.get("place") or present.get("place") or "")
    if clean.get("contact_phone"):
        clean["contact_phone"] = checked_phone(clean["contact_phone"])
    for name in clean.keys() & set(_DAY_LISTS):
        clean[name] = _days(clean[name] or ())
    _check_limits(clean)
    return clean


def _stripped(value: Any) -> Any:
    return value.strip() or None if isinstance(value, str) else value


def _days(texts: Iterable[str]) -> list[str]:
    return sorted({day for text in texts if (day := checked_day(text))})


def _check_targets(laptop: Laptop, clean: Mapping[str, Any]) -> None:
    for name, words in _TARGETS.items():
        if clean.get(name) and not views.exists(laptop.connection, name, clean[name]):
            raise NotFoundError(words)


def _check_limits(clean: Mapping[str, Any]) -> None:
    if not is_understood(clean.get("rule") or ""):
        raise InvalidInputError(f"Cette répétition n’est pas comprise\u00a0: {clean['rule']}.")
    _check_between(
        clean.get("length_minutes"), SHORTEST_VISIT, LONGEST_VISIT, "La visite dure de 15 minutes à 24 heures."
    )
    _check_between(clean.get("capacity"), 1, MOST_SEATS, "Le nombre de places doit être entre 1 et 10\u202f000.")
    if clean.get("state") not in (None, TourState.PLANNED, TourState.CANCELLED):
        raise InvalidInputError(f"Valeur inconnue\u00a0: {clean['state']}.")


def _check_between(value: int | None, least: int, most: int, sentence: str) -> None:
    if value is not None and not least <= value <= most:
        raise InvalidInputError(sentence)


def _moment(laptop: Laptop, text: str, place: str) -> str:
    """A time as it is stored: civil, with the offset of the place's zone."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise InvalidInputError(
            f"Cette date n’est pas reconnue\u00a0: {text}.", "Par exemple 2026-11-24T10:00."
        ) from None
    zone = _zone_of(laptop, place)
    return civil(moment.astimezone(zone) if moment.tzinfo else moment.replace(tzinfo=zone))


def _zone_of(laptop: Laptop, place: str) -> tzinfo:
    found = views.read(laptop.connection, "place", place) if place else None
    return civil_zone(department_of(str((found.fields if found else {}).get("commune") or "")))


def departments_of(stops: Iterable[StopRow]) -> tuple[str, ...]:
    """The départements of stops, the one with most of them first."""
    codes = [stop.place.department for stop in stops if stop.place.department]
    return tuple(sorted(set(codes), key=lambda code: (-codes.count(code), code)))


def offered_workshops(laptop: Laptop) -> list[tuple[str, str]]:
    """The workshops of the catalogue that a stop can be given, pairs (id, title), by title."""
    offered = [one for one in views.read_all(laptop.connection, "workshop") if _is_offered(one.fields)]
    return sorted(((one.id, str(one.fields.get("title") or "")) for one in offered), key=lambda one: search_key(one[1]))


def _is_offered(workshop: Mapping[str, Any]) -> bool:
    return not (workshop.get("voided") or workshop.get("retired"))
