"""A session (atelier, permanence, individual help): the rows that screens and commands read, and rules on times."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from mediator_app.domain.vocabularies import GENDERS, AttendanceStatus

SESSION_FIELDS = (
    *("title", "place", "starts_at", "ends_at", "kind", "place_kind", "capacity", "themes"),
    *("materials", "level", "autonomy", "note", "state", "reopened_because"),
    *("stop", "workshop", "price_cents", "mediators", "posture", "redirected", "redirection", "procedure"),
)


@dataclass(frozen=True, slots=True)
class SessionRow:
    """A session in a list, with its counts; times are civil ISO texts with their offset.

    ``registered`` are the people with a seat, present ones included: neither those who wait nor those who have withdrawn.
    """

    id: str
    title: str
    place: str
    place_name: str
    commune: str
    starts_at: str
    ends_at: str
    kind: str
    level: str
    capacity: int | None
    state: str
    registered: int
    waiting: int
    present: int
    unnamed: int

    @property
    def taken(self) -> int:
        """How many seats are taken: unnamed people take some too (``registrations.seats_of``)."""
        return self.registered + self.unnamed

    @property
    def starts(self) -> datetime:
        """When it begins, aware."""
        return datetime.fromisoformat(self.starts_at)

    @property
    def ends(self) -> datetime:
        """When it ends, aware."""
        return datetime.fromisoformat(self.ends_at)


@dataclass(frozen=True, slots=True)
class SessionCard:
    """A session's whole record. ``counts`` of unnamed people: ``total``, ``feminin``, ``masculin``, and age band keys."""

    row: SessionRow
    fields: dict[str, Any]
    counts: dict[str, int]
    participants: tuple[Participant, ...]
    made_by: str
    made_at: str

    @property
    def team(self) -> tuple[str, ...]:
        """Who holds it, ids of members: those named, else whoever planned it."""
        return tuple(self.fields.get("mediators") or (self.made_by,))

    @property
    def taken(self) -> int:
        """How many seats are taken: people expected or present, unnamed ones too; who has withdrawn leaves a seat."""
        with_a_seat = (AttendanceStatus.REGISTERED, AttendanceStatus.PRESENT)
        return sum(one.status in with_a_seat for one in self.participants) + self.counts.get("total", 0)


@dataclass(frozen=True, slots=True)
class Participant:
    """A person on a session's list. ``number`` is the one on the paper sheet; ``voucher_code`` is empty if none was taken."""

    number: int
    person: str
    last_name: str
    first_name: str
    gender: str
    commune: str
    status: str
    arrived_at: str
    walk_in: bool
    voucher_code: str = ""
    voucher_state: str = ""


@dataclass(frozen=True, slots=True)
class DoorCounts:
    """The figures of the door screen."""

    expected: int
    present: int
    excused: int
    walk_ins: int
    vouchers: int
    amount_cents: int
    unnamed: int = 0


def next_half_hour(now: datetime) -> datetime:
    """The half hour that comes next, for a session planned now: 9 h 00 gives 9 h 30."""
    whole = now.replace(minute=0, second=0, microsecond=0)
    return whole + timedelta(minutes=30 if now.minute < 30 else 60)


def count_gaps(counts: Mapping[str, int]) -> dict[str, int]:
    """The breakdowns of a count of unnamed people that do not add up to its total: ``gender`` or ``age`` → their sum.

    A breakdown that was not made (sum zero) is not a gap.
    """
    sums = {
        "gender": sum(number for key, number in counts.items() if key in GENDERS),
        "age": sum(number for key, number in counts.items() if key.startswith("age.")),
    }
    return {name: number for name, number in sums.items() if number not in (0, counts.get("total", 0))}
