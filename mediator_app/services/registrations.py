"""Registrations: seats, the waiting list and who moves up, the calls before a session. Presence is left to ``attendance``.

Nobody is refused for want of a seat: the next person waits, and a list that is too long after two laptops have sent theirs
is told, not cut.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from mediator_app.domain.clocks import civil
from mediator_app.domain.entities import VOIDED
from mediator_app.domain.identifiers import attendance_id
from mediator_app.domain.names import search_key
from mediator_app.domain.registrations import (
    REGISTERED_BY,
    REMINDERS,
    WITHDRAWN,
    Notice,
    Registration,
    Seats,
    lately_since,
    must_wait,
    seats_of,
    to_be_called,
    waiting_in_order,
)
from mediator_app.domain.sessions import SessionRow
from mediator_app.domain.vocabularies import AttendanceStatus
from mediator_app.errors import InvalidInputError, NotFoundError
from mediator_app.services.changes import Changes
from mediator_app.services.laptop import Laptop, gesture, record
from mediator_app.storage import people, registrations, sessions, views
from mediator_app.storage.operations import Draft

COMING_AT_MOST: Final = 60
_REGISTERED: Final = AttendanceStatus.REGISTERED.value
_WAITING: Final = AttendanceStatus.WAITING.value
_EXCUSED: Final = AttendanceStatus.EXCUSED.value


@dataclass(frozen=True, slots=True)
class Registered:
    """Somebody put on a list. ``status`` is ``registered`` or ``waiting``, or ``present`` for one who is there already."""

    id: str
    person: str
    status: str
    changes: Changes
    notices: tuple[Notice, ...] = ()


@dataclass(frozen=True, slots=True)
class Freed:
    """What a withdrawal changed, and who is first in line for the seat it freed; None if nobody waits."""

    changes: Changes
    next: Registration | None


def register(laptop: Laptop, session: str, person: str, *, by: str = "team") -> Registered:
    """Put a person on a session's list, or in its queue when no seat is left; ``by`` is a key of ``REGISTERED_BY``.

    Somebody who is on the list already stays as she is; one who had withdrawn joins anew, at the end of the queue.
    NotFoundError if the person or the session is not here, InvalidInputError if the session is closed.
    """
    return register_people(laptop, session, [person], by=by)[0]


def register_people(
    laptop: Laptop, session: str, persons: Sequence[str], *, by: str = "team", newcomers: Sequence[Draft] = ()
) -> list[Registered]:
    """Put several people on a list in one gesture, in that order; ``newcomers`` are records made in the same gesture."""
    _check_origin(by)
    with gesture(laptop):
        placed = _place(laptop, session, persons, by, {draft.id for draft in newcomers})
        drafts = [draft for _, draft in placed if draft is not None]
        changes = record(laptop, [*newcomers, *drafts], "registration.add")
    return [
        Registered(one.id, one.person, one.status, changes, notices(laptop, session, one.person)) for one, _ in placed
    ]


def register_in_sessions(laptop: Laptop, person: str, chosen: Iterable[str], *, by: str = "team") -> list[Registered]:
    """Put a person on the lists of several sessions in one gesture."""
    _check_origin(by)
    with gesture(laptop):
        placed = [_place(laptop, session, [person], by, set())[0] for session in chosen]
        changes = record(laptop, [draft for _, draft in placed if draft is not None], "registration.add")
    return [Registered(one.id, one.person, one.status, changes) for one, _ in placed]


def withdraw(laptop: Laptop, session: str, person: str) -> Freed:
    """Note that somebody will not come: she stays on the list as excused and her seat is free."""
    row = _standing(laptop, session, person)
    changes = record(laptop, [_edit(session, row, {"status": _EXCUSED})], "registration.withdraw")
    return Freed(changes, next_in_line(laptop, session))


def unregister(laptop: Laptop, session: str, person: str) -> Freed:
    """Take off the list somebody who was put there by mistake."""
    row = _standing(laptop, session, person)
    changes = record(laptop, [Draft("attendance", row.id, void=True)], "attendance.remove")
    return Freed(changes, next_in_line(laptop, session))


def next_in_line(laptop: Laptop, session: str) -> Registration | None:
    """Who should get the seat that is free; None when none is, or nobody waits."""
    waiting = waiting_list(laptop, session)
    return waiting[0] if waiting and not seats(laptop, session).is_full else None


def promote(laptop: Laptop, session: str, person: str = "") -> Registered:
    """Give a free seat to the first in line. A person named gets a seat even if there is none: the mediator decides.

    InvalidInputError if nobody waits, or no seat is free and nobody was named.
    """
    with gesture(laptop):
        _open_session(laptop, session)
        row = _to_promote(laptop, session, person)
        changes = record(laptop, [_edit(session, row, {"status": _REGISTERED})], "registration.promote")
    found = notices(laptop, session, row.person)
    return Registered(row.id, row.person, _REGISTERED, changes, found)


def remind(laptop: Laptop, session: str, person: str, result: str) -> Freed:
    """Note how a call ended, a key of ``REMINDERS`` or "" to forget it; who declines leaves her seat."""
    if result and result not in REMINDERS:
        raise InvalidInputError(f"Valeur inconnue\u00a0: {result}.", ", ".join(REMINDERS))
    row = _standing(laptop, session, person)
    fields: dict[str, Any] = {
        "reminder": result or None,
        "reminded_at": civil(laptop.now()) if result else None,
    }
    if result == "declined":
        fields["status"] = _EXCUSED
    changes = record(laptop, [_edit(session, row, fields)], "registration.remind")
    return Freed(changes, next_in_line(laptop, session) if result == "declined" else None)


def registrations_of(laptop: Laptop, session: str) -> list[Registration]:
    """A session's list with phones and calls, in the order of names."""
    return registrations.listed(laptop.connection, session)


def waiting_list(laptop: Laptop, session: str) -> list[Registration]:
    """Who waits for a seat, first come first."""
    return waiting_in_order(registrations_of(laptop, session))


def calls_to_make(laptop: Laptop, session: str) -> list[Registration]:
    """Who is expected, those not called yet first; NotFoundError if the session is not here."""
    _known_session(laptop, session)
    return to_be_called(registrations_of(laptop, session))


def seats(laptop: Laptop, session: str) -> Seats:
    """How full a session is."""
    return _seats(laptop, session, registrations_of(laptop, session))


def coming_sessions(laptop: Laptop, near: str = "") -> list[SessionRow]:
    """The open sessions to come, in order; those of the same tour alone if the session named is a visit of one."""
    tour = registrations.tour_of(laptop.connection, near) if near else None
    ids = registrations.coming(laptop.connection, civil(laptop.now()), tour, COMING_AT_MOST)
    rows = [sessions.row(laptop.connection, id_) for id_ in ids]
    return [row for row in rows if row is not None]


def choices_of(laptop: Laptop, person: str, near: str = "") -> list[tuple[SessionRow, str]]:
    """The sessions to come as in ``coming_sessions``, each with where a person stands on its list, empty for nowhere."""
    rows = coming_sessions(laptop, near)
    records = people.group(laptop.connection, person)
    found = registrations.statuses(laptop.connection, records, [row.id for row in rows])
    return [(row, found.get(row.id, "")) for row in rows]


def notices(laptop: Laptop, session: str, person: str) -> tuple[Notice, ...]:
    """What should be looked at before a person comes to a session: ``overlap``, ``came_lately``."""
    present = views.read(laptop.connection, "session", session)
    if present is None:
        return ()
    fields = present.fields
    records = people.group(laptop.connection, person)
    starts = datetime.fromisoformat(fields["starts_at"])
    same_time = registrations.at_the_same_time(
        laptop.connection, records, fields["starts_at"], fields["ends_at"], session
    )
    lately = registrations.visits_between(
        laptop.connection, records, civil(lately_since(starts)), fields["starts_at"], session
    )
    again = [one for one in lately if _is_same_workshop(fields, one)]
    found = [Notice("overlap", *one[:3]) for one in same_time]
    return (*found, *(Notice("came_lately", *one[:3]) for one in again[:1]))


def _check_origin(by: str) -> None:
    if by not in REGISTERED_BY:
        raise InvalidInputError(f"Valeur inconnue\u00a0: {by}.", ", ".join(REGISTERED_BY))


def _is_same_workshop(fields: Mapping[str, Any], other: registrations.SessionGlance) -> bool:
    """The same workshop of the catalogue, else the same title."""
    if fields.get("workshop") and other[3]:
        return bool(fields["workshop"] == other[3])
    return search_key(str(fields.get("title") or "")) == search_key(other[1])


def _place(
    laptop: Laptop, session: str, persons: Sequence[str], by: str, new: set[str]
) -> list[tuple[_Placed, Draft | None]]:
    """Where each person comes on the list, and the change it needs; none for one who is on it."""
    _open_session(laptop, session)
    rows = registrations_of(laptop, session)
    records = {row.person: row.record for row in rows}
    on_list = {row.person: _Placed(row.id, row.person, row.status) for row in rows if row.status not in WITHDRAWN}
    found = _seats(laptop, session, rows)
    placed: list[tuple[_Placed, Draft | None]] = []
    for position, person in enumerate(persons):
        who = person if person in new else _known(laptop, person)
        if who in on_list:  # before this gesture, or by a line above: a pasted list may name her twice
            placed.append((on_list[who], None))
            continue
        status = _WAITING if must_wait(found) else _REGISTERED
        found = _with_one_more(found, status)
        draft = _entry(session, records.get(who, who), status, by, laptop.now() + timedelta(milliseconds=position))
        on_list[who] = _Placed(draft.id, who, status)
        placed.append((on_list[who], draft))
    return placed


@dataclass(frozen=True, slots=True)
class _Placed:
    id: str
    person: str
    status: str


def _with_one_more(found: Seats, status: str) -> Seats:
    if status == _WAITING:
        return Seats(found.capacity, found.taken, found.waiting + 1)
    return Seats(found.capacity, found.taken + 1, found.waiting)


def _entry(session: str, person: str, status: str, by: str, at: datetime) -> Draft:
    """The row of somebody who joins; people put down in one gesture stay in the order in which they were given."""
    fields = {
        "session": session,
        "person": person,
        "status": status,
        "registered_at": at.isoformat(timespec="milliseconds"),
        "registered_by": by,
    }
    return Draft("attendance", attendance_id(session, person), fields)


def _edit(session: str, row: Registration, fields: dict[str, Any]) -> Draft:
    return Draft("attendance", row.id, {"session": session, "person": row.record, **fields})


def _seats(laptop: Laptop, session: str, rows: list[Registration]) -> Seats:
    unnamed = sessions.unnamed(laptop.connection, session).get("total", 0)
    return seats_of(registrations.capacity(laptop.connection, session), rows, unnamed)


def _to_promote(laptop: Laptop, session: str, person: str) -> Registration:
    waiting = waiting_list(laptop, session)
    if person:
        who = people.canonical(laptop.connection, person)
        waiting = [row for row in waiting if row.person == who]
    if not waiting:
        raise InvalidInputError("Personne n’attend de place ici.")
    if not person and seats(laptop, session).is_full:
        raise InvalidInputError("Aucune place n’est libre.", "Ajoutez une place, ou choisissez vous-même la personne.")
    return waiting[0]


def _standing(laptop: Laptop, session: str, person: str) -> Registration:
    """A person's line on a list; NotFoundError if she has none."""
    who = people.canonical(laptop.connection, person)
    found = next((row for row in registrations_of(laptop, session) if row.person == who), None)
    if found is None:
        raise NotFoundError("Cette personne n’est pas sur la liste.")
    return found


def _known(laptop: Laptop, person: str) -> str:
    if not people.exists(laptop.connection, person):
        raise NotFoundError("Cette personne n’est pas sur ce poste.")
    return people.canonical(laptop.connection, person)


def _open_session(laptop: Laptop, session: str) -> None:
    if _known_session(laptop, session).get("state") == "closed":
        raise InvalidInputError("Cet atelier est clos.", "Rouvrez-le pour inscrire quelqu’un.")


def _known_session(laptop: Laptop, session: str) -> Mapping[str, Any]:
    """The fields of a session that is here; NotFoundError."""
    present = views.read(laptop.connection, "session", session)
    if present is None or present.fields.get(VOIDED):
        raise NotFoundError("Cet atelier n’est pas sur ce poste.")
    return present.fields
