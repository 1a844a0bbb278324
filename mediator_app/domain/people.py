"""A person as the app knows her: the rows and the card that screens and commands read. Nothing is mandatory but a name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from mediator_app.domain.names import search_key

PERSON_FIELDS = (
    *("last_name", "first_name", "birth_name", "birth_year", "phone", "email"),
    *("address", "commune", "gender", "status", "note"),
)


@dataclass(frozen=True, slots=True)
class PersonRow:
    """A person in a list. ``commune`` is an INSEE code, ``last_visit`` the civil start of the last session attended."""

    id: str
    last_name: str
    first_name: str
    birth_year: int | None
    commune: str
    gender: str
    phone: str
    last_visit: str


@dataclass(frozen=True, slots=True)
class PersonCard:
    """A person's whole record; ``merged`` are the ids of the records that this one stands for."""

    id: str
    fields: dict[str, Any]
    merged: tuple[str, ...]
    sessions: tuple[PersonSession, ...]
    vouchers: tuple[PersonVoucher, ...]
    made_by: str
    made_at: str

    def text(self, name: str) -> str:
        """A field as text, empty if absent."""
        return str(self.fields.get(name) or "")


@dataclass(frozen=True, slots=True)
class PersonSession:
    """A session in a person's record."""

    id: str
    title: str
    starts_at: str
    place_name: str
    status: str


@dataclass(frozen=True, slots=True)
class PersonVoucher:
    """A voucher in a person's record; ``state`` as in ``redemptions``."""

    id: str
    code: str
    amount_cents: int
    taken_at: str
    state: str


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One thing that happened to a record: who, when, what changed (before, after), and how far it has travelled.

    ``kind`` is created, changed, present, voucher, merged, separated, deleted or restored; ``state`` is pending, held,
    accepted, parked, rejected, or received for what came from the centre. ``about`` is the record that it tells of: the
    merge, the session, the voucher or the person; ``title`` its words: the session's title, the voucher's code, or the
    label of the gesture that made the record. ``actor`` is a member's id, ``actor_name`` empty where it is not known.
    ``stands`` is false for a merge that was undone.
    """

    wall: str
    actor: str
    kind: str
    changes: dict[str, tuple[Any, Any]]
    state: str
    about: str = ""
    title: str = ""
    actor_name: str = ""
    stands: bool = True


def matched_ranges(text: str, typed: str) -> list[tuple[int, int]]:
    """Where in a name stand the letters that were typed, accents, case and ligatures aside: ranges (start, end).

    « Œuvrard » and « oeu » give the « Œu »; a word typed is marked once, at the beginning of a word rather than within.
    """
    folded, places = _folded(text)
    ranges: list[tuple[int, int]] = []
    for word in search_key(typed).split():
        start = _place_of(word, folded)
        if start >= 0:
            found = (places[start], places[start + len(word) - 1] + 1)
            if not any(_overlap(found, other) for other in ranges):
                ranges.append(found)
    return sorted(ranges)


def _folded(text: str) -> tuple[str, list[int]]:
    """The text as it is searched, and for each of its letters the place in ``text`` of the sign that gave it."""
    keys = [search_key(sign) or " " for sign in text]
    return "".join(keys), [place for place, key in enumerate(keys) for _ in key]


def _place_of(word: str, folded: str) -> int:
    """Where a word begins: at the beginning of another rather than within; -1 when nowhere."""
    start = f" {folded}".find(f" {word}")
    return start if start >= 0 else folded.find(word)


def _overlap(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]
