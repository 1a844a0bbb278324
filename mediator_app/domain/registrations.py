"""Seats, the waiting list and the calls before a session, as screens and commands read them; written by services."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from mediator_app.domain.vocabularies import AttendanceStatus, Label, Vocabulary

_WITH_A_SEAT: Final = (AttendanceStatus.REGISTERED, AttendanceStatus.PRESENT)
WITHDRAWN: Final = (AttendanceStatus.EXCUSED, AttendanceStatus.ABSENT)

REGISTERED_BY: Final[Vocabulary] = {
    "host": Label("Par la commune", "By the host"),
    "phone": Label("Par téléphone", "By phone"),
    "team": Label("Par l’équipe", "By the team"),
    "import": Label("Par un fichier", "From a file"),
}
"""Who put somebody on the list."""

REMINDERS: Final[Vocabulary] = {
    "reached": Label("A confirmé", "Confirmed"),
    "message": Label("Message laissé", "Message left"),
    "unreachable": Label("Pas de réponse", "No answer"),
    "declined": Label("Ne vient pas", "Not coming"),
}
"""How a reminder by telephone ended."""


@dataclass(frozen=True, slots=True)
class Registration:
    """A person on a session's list, merged records as one. ``person`` is who she is, ``record`` the record that was listed.

    ``phone`` is canonical, ``registered_at`` and ``reminded_at`` civil ISO texts, empty when not told.
    """

    id: str
    record: str
    person: str
    last_name: str
    first_name: str
    phone: str
    birth_year: int | None
    status: str
    walk_in: bool
    registered_at: str
    registered_by: str
    reminder: str
    reminded_at: str


@dataclass(frozen=True, slots=True)
class Seats:
    """How full a session is. ``capacity`` is None without a limit; unnamed people take seats too."""

    capacity: int | None
    taken: int
    waiting: int

    @property
    def free(self) -> int | None:
        """How many seats are left, none below zero; None without a limit."""
        return None if self.capacity is None else max(self.capacity - self.taken, 0)

    @property
    def is_full(self) -> bool:
        """Whether the next person must wait."""
        return self.free == 0

    @property
    def is_over(self) -> bool:
        """Whether there are more people than seats: two laptops may each have given the last one."""
        return self.capacity is not None and self.taken > self.capacity


@dataclass(frozen=True, slots=True)
class Notice:
    """What should be looked at before a person is put on a list; nothing of it forbids it.

    ``kind`` is ``overlap`` (on the list of another session at that time) or ``came_lately`` (present at the same workshop
    this week or the one before); ``title`` and ``starts_at`` tell that other session.
    """

    kind: str
    session: str
    title: str
    starts_at: str


def seats_of(capacity: int | None, rows: Iterable[Registration], unnamed: int) -> Seats:
    """The seats of a session with that list and that many unnamed people; who has withdrawn leaves a seat."""
    statuses = [row.status for row in rows]
    taken = sum(1 for status in statuses if status in _WITH_A_SEAT)
    return Seats(capacity, taken + unnamed, statuses.count(AttendanceStatus.WAITING))


def must_wait(seats: Seats) -> bool:
    """Whether the next person joins the queue: no seat is left, or those left are due to people who wait already."""
    return seats.free is not None and seats.free <= seats.waiting


def waiting_in_order(rows: Iterable[Registration]) -> list[Registration]:
    """Who waits, first come first; the same order on every laptop."""
    waiting = [row for row in rows if row.status == AttendanceStatus.WAITING]
    return sorted(waiting, key=lambda row: (datetime.fromisoformat(row.registered_at), row.id))


def to_be_called(rows: Iterable[Registration]) -> list[Registration]:
    """Who is expected, those not yet reached first, then by name as given."""
    expected = [row for row in rows if row.status == AttendanceStatus.REGISTERED]
    order = ("", "unreachable", "message", "reached", "declined")
    return sorted(expected, key=lambda row: order.index(row.reminder) if row.reminder in order else 0)


def lately_since(starts: datetime) -> datetime:
    """From when on a visit to the same workshop is recent: the Monday of the week before the session's."""
    monday = starts - timedelta(days=starts.weekday() + 7)
    return monday.replace(hour=0, minute=0, second=0, microsecond=0)
