"""Sessions: plan, correct, duplicate, close and open again; who shares their time. Presence is left to ``attendance``."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from mediator_app.domain.clocks import civil
from mediator_app.domain.commune_names import department_of
from mediator_app.domain.departments import civil_zone
from mediator_app.domain.session_record import duration_choices, record_gaps
from mediator_app.domain.sessions import SessionCard, SessionRow, count_gaps, next_half_hour
from mediator_app.domain.vocabularies import AttendanceStatus
from mediator_app.errors import InvalidInputError, NotFoundError
from mediator_app.services.changes import Changes
from mediator_app.services.laptop import Laptop, new_id, record
from mediator_app.services.session_checks import check_span, checked_fields, fitted, place_of_commune
from mediator_app.storage import sessions, views
from mediator_app.storage.operations import Draft

_COPIED = (
    *("title", "place", "kind", "place_kind", "capacity", "themes", "materials", "level", "autonomy"),
    *("workshop", "price_cents", "mediators", "posture"),
)
_NEEDED = {"title": "le nom de l’atelier", "starts_at": "l’heure de début", "ends_at": "l’heure de fin"}


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
    """Plan a session: a title, a start and an end are needed; times are ISO texts or aware datetimes.

    ``commune``, an INSEE code, may be given in the stead of ``place`` for a session at home or elsewhere.
    """
    clean, places = _placed(laptop, {}, fields)
    _check_whole(clean)
    clean.setdefault("kind", "collectif")
    id_ = new_id()
    changes = record(laptop, [*places, Draft("session", id_, fitted({}, clean))], "session.add")
    return Saved(id_, changes, session_warnings(laptop, id_))


def edit_session(laptop: Laptop, session: str, fields: Mapping[str, Any]) -> Saved:
    """Correct a session; only the fields that differ are written. A closed one must be opened again first.

    What the change leaves without a meaning (a level for individual help) is emptied in the same gesture.
    """
    present = _open_record(laptop, session)
    clean, places = _placed(laptop, present.fields, fields)
    _check_whole({**present.fields, **clean})
    drafts = [*places, Draft("session", session, fitted(present.fields, clean))]
    return Saved(session, record(laptop, drafts, "session.edit"), session_warnings(laptop, session))


def close_session(laptop: Laptop, session: str) -> Changes:
    """Close a session; people still expected become absent in the same gesture."""
    _open_record(laptop, session)
    expected = sessions.attendances(laptop.connection, session, "registered")
    absent = [Draft("attendance", id_, {"status": "absent"}) for id_ in expected]
    return record(laptop, [Draft("session", session, {"state": "closed"}), *absent], "session.close")


def reopen_session(laptop: Laptop, session: str, reason: str) -> Changes:
    """Open a closed session again; a reason is asked, and kept. NotFoundError if there is no such session."""
    if not reason.strip():
        raise InvalidInputError("Indiquez pourquoi l’atelier est rouvert.")
    _record(laptop, session)
    return record(
        laptop, [Draft("session", session, {"state": "open", "reopened_because": reason.strip()})], "session.reopen"
    )


def duplicate_session(laptop: Laptop, session: str) -> Saved:
    """The same session a week later, without its people."""
    card = session_card(laptop, session)
    fields = {name: card.fields[name] for name in _COPIED if name in card.fields}
    fields["mediators"] = named_team(laptop, card.team)
    for name in ("starts_at", "ends_at"):
        fields[name] = _week_later(card.fields[name], card.row.commune)
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
        "over_capacity": bool(card.row.capacity and card.taken > card.row.capacity),
        "counts_differ": bool(count_gaps(card.counts)),
    }
    return tuple(key for key, is_so in found.items() if is_so)


def overlapping_sessions(laptop: Laptop, session: str) -> list[SessionRow]:
    """The sessions of the same mediator, or of one of them, that share time with this one."""
    card = session_card(laptop, session)
    return sessions.overlapping(laptop.connection, card.row.starts_at, card.row.ends_at, card.team, but=session)


def missing_to_close(laptop: Laptop, session: str) -> tuple[str, ...]:
    """What one would expect of a session that is closed, in the order of the editor; closing stays possible.

    Keys: those of ``record_gaps``, then nobody (neither named nor counted), expected (people still expected, who will be
    absent), counts_differ.
    """
    card = session_card(laptop, session)
    found = {
        "nobody": not card.row.present and not card.row.unnamed,
        "expected": any(one.status == AttendanceStatus.REGISTERED for one in card.participants),
        "counts_differ": bool(count_gaps(card.counts)),
    }
    return (*record_gaps(card.fields, card.row.commune), *(key for key, is_so in found.items() if is_so))


def offered_durations(laptop: Laptop) -> tuple[int, ...]:
    """Minutes to offer for a session: the presets, and those that this member uses often."""
    return duration_choices(sessions.durations_used(laptop.connection, laptop.who.member))


def named_team(laptop: Laptop, team: Iterable[str]) -> list[str]:
    """The ids of those who hold a session as a record made here names them: nobody for whoever makes it alone."""
    members = sorted(set(team))
    return [] if members == [laptop.who.member] else members


def list_members(laptop: Laptop) -> dict[str, str]:
    """The team of the territory: id → name, in the order of names; empty before joining one."""
    return sessions.members(laptop.connection)


def _placed(
    laptop: Laptop, present: Mapping[str, Any], fields: Mapping[str, Any]
) -> tuple[dict[str, Any], list[Draft]]:
    """The fields as they are stored, and the place made for a commune that has none yet."""
    given = dict(fields)
    commune = given.pop("commune", None)
    clean = checked_fields(laptop, given)
    if not commune:
        return clean, []
    draft = place_of_commune({**present, **clean}.get("place_kind"), commune)
    clean["place"] = draft.id
    return clean, [] if views.exists(laptop.connection, "place", draft.id) else [draft]


def _check_whole(fields: Mapping[str, Any]) -> None:
    """Refuse a session without a name or a time, or one that ends before it begins."""
    for name, words in _NEEDED.items():
        if not fields.get(name):
            raise InvalidInputError(f"Il manque {words}.")
    check_span(fields["starts_at"], fields["ends_at"])


def _week_later(moment: str, commune: str) -> str:
    """The same time by the clock on the wall of the place seven days later, even if summer time ends in between.

    The laptop's own clock stands for that of a place whose commune nobody told.
    """
    zone = civil_zone(department_of(commune)) if commune else None
    wall = datetime.fromisoformat(moment).astimezone(zone).replace(tzinfo=None) + timedelta(days=7)
    return civil(wall.replace(tzinfo=zone) if zone else wall.astimezone())


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
