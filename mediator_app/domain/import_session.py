"""A session, from a row of a planning in a spreadsheet; and which session a row of a list of registrations asks for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from mediator_app.domain.communes import CommuneTable
from mediator_app.domain.import_cells import list_of, whole_number_of
from mediator_app.domain.import_dates import date_of, day_near, times_of
from mediator_app.domain.import_rows import Reading, RowReading
from mediator_app.domain.names import search_key
from mediator_app.domain.vocabularies import (
    ADMINISTRATIVE_THEMES,
    LEVELS,
    MATERIALS,
    THEMES,
    Vocabulary,
    theme_problems,
)

_USUAL: Final = timedelta(hours=2)
_PARTS_OF_HOUR: Final = re.compile(r"([0-8])[.,](25|50?|75)\s?(?:h(?:eures?)?)?", re.IGNORECASE)
"""Quarters of an hour only: « 1,30 » may be half past one or less."""
_MOST_SEATS: Final = 10_000
_ALONE: Final = frozenset({"individuel", "individuelle", "individuels", "rdv", "tete"})
_TICKED = frozenset({"x", "oui", "o", "1", "ok", "yes", "vrai", "true"})
"""What a cell of a column « Liste d’attente » says of those who wait."""
_GIVEN_UP: Final = frozenset({"annule", "annulee", "desiste", "desistee", "excuse", "excusee", "refuse", "refusee"})


@dataclass(frozen=True, slots=True)
class Wish:
    """Which session a registration asks for: ISO day and « 10:00 », empty if not told, and the words of its title.

    ``waits``: the host put the person on a waiting list; ``given_up``: the line says that she does not come.
    """

    day: str = ""
    start: str = ""
    words: str = ""
    waits: bool = False
    given_up: bool = False


def session_from_row(
    reading: Reading, communes: CommuneTable, *, today: date, department: str | None = None
) -> RowReading:
    """A session's fields; ``starts_at`` and ``ends_at`` are civil ISO texts without offset, ``place_name`` is in words.

    Refused without a day or an hour of beginning; without an end, it lasts as long as told, else two hours.
    """
    start, end = _span(reading, today)
    refusals = _refusals(reading, start, end)
    if start is None or end is None or refusals:
        return RowReading(None, tuple(refusals))
    reading.take("title", reading.text("title") or "Atelier")
    reading.take("starts_at", start.isoformat(timespec="minutes"))
    reading.take("ends_at", end.isoformat(timespec="minutes"))
    reading.take("place_name", reading.text("place"))
    reading.take_commune(communes, department)
    reading.take("kind", "individuel" if _ALONE & set(search_key(reading.text("kind")).split()) else "collectif")
    _take_capacity(reading)
    _take_words(reading)
    reading.take("note", reading.text("note"))
    return RowReading(reading.fields, warnings=tuple(reading.warnings))


def wish_of(told: Reading, today: date, list_cell: str = "") -> Wish:
    """What a row of registrations says of the session that the person wants.

    ``list_cell``: that of the list as it is written, since a cross says nothing elsewhere.
    """
    whole = " ".join(told.text(name) for name in ("day", "start", "session"))
    day = next((found for name in ("day", "start", "session") if (found := day_near(told.text(name), today))), "")
    times = times_of(whole)
    start = f"{times[0][0]:02}:{times[0][1]:02}" if times else ""
    status = set(search_key(told.text("list_status")).split())
    is_ticked = "attente" in search_key(told.columns.get("list_status", "")) and search_key(list_cell) in _TICKED
    waits = "attente" in status or is_ticked
    return Wish(day, start, search_key(told.text("session")), waits, bool(_GIVEN_UP & status))


def _span(reading: Reading, today: date) -> tuple[datetime | None, datetime | None]:
    """When it begins and ends, by the clock on the wall."""
    day = _day(reading, today)
    times = times_of(reading.text("start")) or times_of(reading.text("day")) or _bare_hours(reading.text("start"))
    if not day or not times:
        return None, None
    start = _at(day, times[0])
    ends = times_of(reading.text("end")) or _bare_hours(reading.text("end")) or times[1:]
    if ends:
        return start, _at(day, ends[0])
    return start, start + (_length(reading.text("length")) or _USUAL)


def _day(reading: Reading, today: date) -> str:
    texts = [reading.text("day"), reading.text("start")]
    found = [date_of(text) or day_near(text, today) for text in texts if text]
    return next(filter(None, found), "")


def _at(day: str, time: tuple[int, int]) -> datetime:
    return datetime.fromisoformat(f"{day}T{time[0]:02}:{time[1]:02}")


def _bare_hours(text: str) -> list[tuple[int, int]]:
    """« 10 » in a column of hours; a spreadsheet's part of a day, 0.4375, is half past ten."""
    try:
        number = float(text.replace(",", "."))
    except ValueError:
        return []
    if 0 < number < 1:
        minutes = min(round(number * 24 * 60), 24 * 60 - 1)
        return [divmod(minutes, 60)]
    return [(int(number), 0)] if number == number // 1 and 5 <= number <= 23 else []


def _length(text: str) -> timedelta | None:
    """« 2h », « 1 h 30 », « 1,5 », « 1,5 h », « 90 », « 90 min »."""
    parts = _PARTS_OF_HOUR.fullmatch(text)
    if parts:
        return timedelta(hours=int(parts[1]) + int(parts[2].ljust(2, "0")) / 100)
    times = times_of(text)
    if times:
        return timedelta(hours=times[0][0], minutes=times[0][1])
    number = whole_number_of(text)
    if not number:
        return None
    return timedelta(hours=number) if number <= 8 else timedelta(minutes=number)


def _refusals(reading: Reading, start: datetime | None, end: datetime | None) -> list[str]:
    if start is None or end is None:
        told = " ".join(filter(None, map(reading.text, ("day", "start"))))
        read = f"\u00a0: «\u00a0{told}\u00a0»" if told else ""
        return [f"Le jour et l’heure de début ne sont pas reconnus{read}. Écrivez 24/11/2026 et 10:00."]
    if not start < end <= start + timedelta(days=1):
        return ["L’heure de fin ne vient pas après l’heure de début."]
    if not any(map(reading.text, ("title", "place", "commune"))):
        return ["La ligne n’a ni nom d’atelier ni lieu."]
    return []


def _take_capacity(reading: Reading) -> None:
    written = reading.text("capacity")
    number = whole_number_of(written)
    if number is not None and 0 < number <= _MOST_SEATS:
        reading.take("capacity", number)
    elif written:
        reading.leave("Places", written, "Écrivez un nombre.")


def _take_words(reading: Reading) -> None:
    for name, what, vocabulary in (
        ("themes", "Thématique", {**THEMES, **ADMINISTRATIVE_THEMES}),
        ("materials", "Matériel", MATERIALS),
        ("level", "Niveau", LEVELS),
    ):
        reading.take(name, _known_keys(reading, name, what, vocabulary))
    themes = reading.fields.get("themes")
    if isinstance(themes, list) and "administrative_alone" in theme_problems(themes):
        reading.take("themes", [*themes, "aide_aux_demarches_administratives"])
    level = reading.fields.get("level")
    if isinstance(level, list):
        reading.take("level", level[0])


def _known_keys(reading: Reading, name: str, what: str, vocabulary: Vocabulary) -> list[str]:
    """The keys of the vocabulary that a cell names, by their labels; its other words are left with a warning."""
    by_label = {_short(label.french): key for key, label in vocabulary.items()} | {
        _short(key): key for key in vocabulary
    }
    found = []
    for value in list_of(reading.text(name)):
        key = by_label.get(_short(value))
        if key is None:
            reading.leave(what, value, "Cette valeur est inconnue.")
        else:
            found.append(key)
    return list(dict.fromkeys(found))


def _short(label: str) -> str:
    """A label as it is compared, without what it explains in brackets."""
    return search_key(label.partition("(")[0])
