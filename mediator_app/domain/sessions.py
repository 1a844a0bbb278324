"""A session (atelier, permanence, individual help): the rows that screens and commands read, and rules on times."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

SESSION_FIELDS = (
    *("title", "place", "starts_at", "ends_at", "kind", "place_kind", "capacity", "themes"),
    *("materials", "level", "autonomy", "note", "state", "reopened_because"),
)


@dataclass(frozen=True, slots=True)
class SessionRow:
    """A session in a list, with its counts; times are civil ISO texts with their offset."""

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


@dataclass(frozen=True, slots=True)
class Warned:
    """What a person should look at, by key: ``overlap``, ``over_capacity``, ``counts_differ``, ``ends_before_start``."""

    keys: tuple[str, ...] = field(default=())
