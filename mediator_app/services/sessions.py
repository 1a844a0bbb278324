"""Sessions: plan, correct, duplicate, close and open again; who shares their time. Presence is left to ``attendance``."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Final

from mediator_app.domain.clocks import civil
from mediator_app.domain.sessions import SESSION_FIELDS, SessionCard, SessionRow, count_gaps, next_half_hour
from mediator_app.domain.vocabularies import (
    AUTONOMY,
    LEVELS,
    MATERIALS,
    PLACE_KINDS,
    SESSION_KINDS,
    AttendanceStatus,
    SessionKind,
    theme_problems,
)
from mediator_app.errors import InvalidInputError, NotFoundError
from mediator_app.services.changes import Changes
from mediator_app.services.laptop import Laptop, new_id, record
from mediator_app.storage import sessions, views
from mediator_app.storage.operations import Draft

_VOCABULARIES: Final = {
    "kind": SESSION_KINDS,
    "place_kind": PLACE_KINDS,
    "level": LEVELS,
    "autonomy": AUTONOMY,
}
_THEME_FAULTS: Final = {
    "unknown": ("Cette thématique n’existe pas.", "Choisissez parmi celles de la liste."),
    "administrative_alone": (
        "Une démarche administrative est choisie sans son thème.",
        "Cochez aussi «\u00a0Aide aux démarches administratives\u00a0».",
    ),
}


@dataclass(frozen=True, slots=True)
class Saved:
    """A session written, with what should be looked at: ``overlap``, ``over_capacity``, ``counts_differ``."""

    id: str
    changes: Changes
    warnings: tuple[str, ...]


def sessions_of_day(laptop: Laptop, day: date) -> list[SessionRow]:
    """The sessions that begin on that civil day, in order."""
    return sessions.between(laptop.connection, day.isoformat(), (day + timedelta(days=1)).isoformat())


def sessions_between(laptop: Laptop, first: date, last: date) -> list[SessionRow]:
    """The sessions that begin from one day to another, both included."""
    return sessions.between(laptop.connection, first.isoformat(), (last + timedelta(days=1)).isoformat())


def latest_sessions(laptop: Laptop, limit: int = 500) -> list[SessionRow]:
    """The sessions that begin last, newest first."""
    return sessions.latest(laptop.connection, limit)


def session_card(laptop: Laptop, session: str) -> SessionCard:
    """One session whole; NotFoundError if there is none."""
    found = sessions.card(laptop.connection, session)
    if found is None:
        raise _not_found()
    return found


def list_places(laptop: Laptop, text: str = "") -> list[dict[str, Any]]:
    """Places whose name or address has the words typed, accents aside: maps with id, name, commune (INSEE), address."""
    return sessions.places(laptop.connection, text)


def add_place(laptop: Laptop, name: str, commune: str | None = None) -> tuple[str, Changes]:
    """Add a place by hand; (id, changes)."""
    if not name.strip():
        raise InvalidInputError("Il manque le nom du lieu.")
    id_ = new_id()
    return id_, record(laptop, [Draft("place", id_, {"name": name.strip(), "commune": commune})], "place.add")


def add_session(laptop: Laptop, fields: Mapping[str, Any]) -> Saved:
    """Plan a session: a title, a start and an end are needed; times are ISO texts or aware datetimes."""
    clean = _checked(laptop, fields)
    for name, words in (
        ("title", "le nom de l’atelier"),
        ("starts_at", "l’heure de début"),
        ("ends_at", "l’heure de fin"),
    ):
        if not clean.get(name):
            raise InvalidInputError(f"Il manque {words}.")
    clean.setdefault("kind", "collectif")
    _check_span(clean["starts_at"], clean["ends_at"])
    id_ = new_id()
    changes = record(laptop, [Draft("session", id_, clean)], "session.add")
    return Saved(id_, changes, session_warnings(laptop, id_))


def edit_session(laptop: Laptop, session: str, fields: Mapping[str, Any]) -> Saved:
    """Correct a session; only the fields that differ are written. A closed one must be opened again first."""
    present = _open_record(laptop, session)
    clean = _checked(laptop, fields)
    after = {**present.fields, **clean}
    if not after.get("title"):
        raise InvalidInputError("Il manque le nom de l’atelier.")
    _check_span(after["starts_at"], after["ends_at"])
    changes = record(laptop, [Draft("session", session, clean)], "session.edit")
    return Saved(session, changes, session_warnings(laptop, session))


def close_session(laptop: Laptop, session: str) -> Changes:
    """Close a session; people still expected become absent in the same gesture."""
    _open_record(laptop, session)
    expected = sessions.attendances(laptop.connection, session, "registered")
    absent = [Draft("attendance", id_, {"status": "absent"}) for id_ in expected]
    return record(laptop, [Draft("session", session, {"state": "closed"}), *absent], "session.close")


def reopen_session(laptop: Laptop, session: str, reason: str) -> Changes:
    """Open a closed session again; a reason is asked, and kept."""
    if not reason.strip():
        raise InvalidInputError("Indiquez pourquoi l’atelier est rouvert.")
    return record(
        laptop, [Draft("session", session, {"state": "open", "reopened_because": reason.strip()})], "session.reopen"
    )


def duplicate_session(laptop: Laptop, session: str) -> Saved:
    """The same session a week later, without its people."""
    present = _record(laptop, session)
    copied = ("title", "place", "kind", "place_kind", "capacity", "themes", "materials", "level", "autonomy")
    fields = {name: present.fields[name] for name in copied if name in present.fields}
    for name in ("starts_at", "ends_at"):
        fields[name] = _week_later(present.fields[name])
    return add_session(laptop, fields)


def delete_session(laptop: Laptop, session: str) -> Changes:
    """Delete a session that should not have been planned."""
    _record(laptop, session)
    return record(laptop, [Draft("session", session, void=True)], "session.delete")


def restore_session(laptop: Laptop, session: str) -> Changes:
    """Take the deletion of a session back; nothing happens if it is not deleted."""
    if views.read(laptop.connection, "session", session) is None:
        raise _not_found()
    return record(laptop, [Draft("session", session)], "session.restore")


def session_defaults(laptop: Laptop) -> dict[str, Any]:
    """What a new session starts from: the next half hour, two hours, the place of the session planned last here."""
    start = next_half_hour(laptop.now())
    place = sessions.latest_place(laptop.connection, laptop.who.member) or None
    times = {"starts_at": civil(start), "ends_at": civil(start + timedelta(hours=2))}
    return {**times, "place": place, "kind": "collectif"}


def session_warnings(laptop: Laptop, session: str) -> tuple[str, ...]:
    """What should be looked at in a session; nothing of it forbids anything."""
    card = session_card(laptop, session)
    found = {
        "overlap": bool(overlapping_sessions(laptop, session)),
        "over_capacity": bool(card.row.capacity and card.row.registered + card.row.unnamed > card.row.capacity),
        "counts_differ": bool(count_gaps(card.counts)),
    }
    return tuple(key for key, is_so in found.items() if is_so)


def overlapping_sessions(laptop: Laptop, session: str) -> list[SessionRow]:
    """The sessions of the same mediator that share time with this one."""
    card = session_card(laptop, session)
    return sessions.overlapping(laptop.connection, card.row.starts_at, card.row.ends_at, card.made_by, but=session)


def missing_to_close(laptop: Laptop, session: str) -> tuple[str, ...]:
    """What one would expect of a session that is closed, in the order of the editor; closing stays possible.

    Keys: place, level (workshop) or autonomy (individual), themes, materials, nobody (neither named nor counted),
    expected (people still expected, who will be absent), counts_differ.
    """
    card = session_card(laptop, session)
    how_far = "level" if card.row.kind == SessionKind.WORKSHOP else "autonomy"
    missing = [name for name in ("place", how_far, "themes", "materials") if not card.fields.get(name)]
    found = {
        "nobody": not card.row.present and not card.row.unnamed,
        "expected": any(one.status == AttendanceStatus.REGISTERED for one in card.participants),
        "counts_differ": bool(count_gaps(card.counts)),
    }
    return (*missing, *(key for key, is_so in found.items() if is_so))


def _checked(laptop: Laptop, fields: Mapping[str, Any]) -> dict[str, Any]:
    unknown = set(fields) - set(SESSION_FIELDS)
    if unknown:
        raise InvalidInputError(f"Champ inconnu\u00a0: {', '.join(sorted(unknown))}.")
    clean = dict(fields)
    for name in ("title", "note", "place", "level", "autonomy", "place_kind"):
        if isinstance(clean.get(name), str):
            clean[name] = clean[name].strip() or None
    for name in ("starts_at", "ends_at"):
        if clean.get(name):
            clean[name] = _moment(clean[name])
    for name, vocabulary in _VOCABULARIES.items():
        if clean.get(name) and clean[name] not in vocabulary:
            raise InvalidInputError(f"Valeur inconnue\u00a0: {clean[name]}.")
    if clean.get("place") and not sessions.existing(laptop.connection, "place", [clean["place"]]):
        raise NotFoundError("Ce lieu n’est pas sur ce poste.")
    _check_lists(clean)
    return clean


def _check_lists(clean: dict[str, Any]) -> None:
    for name in {"themes", "materials"} & clean.keys():
        clean[name] = sorted(set(clean[name] or ()))
    _check_themes(clean.get("themes", ()))
    strange = next((key for key in clean.get("materials", ()) if key not in MATERIALS), None)
    if strange is not None:
        raise InvalidInputError(f"Valeur inconnue\u00a0: {strange}.")
    capacity = clean.get("capacity")
    if capacity is not None and not 0 < capacity <= 10_000:
        raise InvalidInputError("Le nombre de places doit être entre 1 et 10\u202f000.")


def _check_themes(themes: Iterable[str]) -> None:
    """Refuse themes that cannot stand; a session without any is only not finished yet."""
    for problem in theme_problems(themes):
        if problem != "none":
            raise InvalidInputError(*_THEME_FAULTS[problem])


def _moment(value: str | datetime) -> str:
    """A time as it is stored: civil, with its offset; a time without one is taken as the laptop's."""
    try:
        moment = value if isinstance(value, datetime) else datetime.fromisoformat(value)
    except ValueError:
        raise InvalidInputError(
            f"Cette date n’est pas reconnue\u00a0: {value}.", "Par exemple 2026-11-24T10:00."
        ) from None
    return civil(moment if moment.tzinfo else moment.astimezone())


def _week_later(moment: str) -> str:
    """The same time by the clock on the wall seven days later, even if summer time ends in between."""
    wall = datetime.fromisoformat(moment).replace(tzinfo=None) + timedelta(days=7)
    return civil(wall.astimezone())


def _check_span(starts_at: str, ends_at: str) -> None:
    start, end = datetime.fromisoformat(starts_at), datetime.fromisoformat(ends_at)
    if not start < end <= start + timedelta(days=1):
        raise InvalidInputError("L’heure de fin doit venir après l’heure de début, le même jour.")


def _record(laptop: Laptop, session: str) -> views.Record:
    present = views.read(laptop.connection, "session", session)
    if present is None or present.fields.get("voided"):
        raise _not_found()
    return present


def _open_record(laptop: Laptop, session: str) -> views.Record:
    present = _record(laptop, session)
    if present.fields.get("state") == "closed":
        raise InvalidInputError("Cet atelier est clos.", "Rouvrez-le pour le corriger.")
    return present


def _not_found() -> NotFoundError:
    return NotFoundError("Cet atelier n’est pas sur ce poste.")
