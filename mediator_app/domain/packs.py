"""Packs of hours or sessions, what is left of them, and levels before and after; rules only, no storage.

A pack is used across tours: what counts is the person, whichever record of hers bears it. Levels go from 1 to 3, as in La Coop.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from mediator_app.domain.vocabularies import ADMINISTRATIVE_THEMES, LEVELS, THEMES, Label, Vocabulary

MINUTES: Final = "minutes"
SESSIONS: Final = "sessions"
UNITS: Final = (MINUTES, SESSIONS)
MOST_MINUTES: Final = 60_000
"""A thousand hours: more is a slip of the hand."""

GENERAL: Final = "general"
AREAS: Final[Vocabulary] = {
    GENERAL: Label("Aisance générale", "Overall ease"),
    **THEMES,
    **ADMINISTRATIVE_THEMES,
}
"""What a level is estimated in: in general, or one of La Coop's themes."""

MOMENTS: Final = ("before", "after")
LEVEL_WORDS: Final = tuple(LEVELS)
"""The key of each level in ``LEVELS``, from 1."""


@dataclass(frozen=True, slots=True)
class PackTemplate:
    """A pack as it is proposed: its name, what it is counted in, and how much it holds."""

    title: str
    unit: str
    amount: int


PACK_TEMPLATES: Final = {
    "hours5": PackTemplate("Parcours 5 heures", MINUTES, 300),
    "book5": PackTemplate("Carnet 5 ateliers", SESSIONS, 5),
}


@dataclass(frozen=True, slots=True)
class Pack:
    """A pack with what was used; amounts in its unit, days ISO, ``closed_on`` empty while it is open.

    ``person`` is the record that stands for her after merges.
    """

    id: str
    person: str
    last_name: str
    first_name: str
    title: str
    unit: str
    amount: int
    used: int
    price_cents: int
    opened_on: str
    closed_on: str
    made_by: str

    @property
    def left(self) -> int:
        """What is left, below zero when more was used than it holds."""
        return self.amount - self.used

    @property
    def is_open(self) -> bool:
        """Can it still be used?"""
        return not self.closed_on


@dataclass(frozen=True, slots=True)
class PackUse:
    """What a session took of a pack, in its unit; ``starts_at`` is the session's civil start."""

    id: str
    session: str
    session_title: str
    starts_at: str
    ends_at: str
    amount: int


@dataclass(frozen=True, slots=True)
class PackProposal:
    """Somebody present at a session whose pack has not counted it yet, and how much it would take."""

    pack: Pack
    amount: int

    @property
    def overdraws(self) -> bool:
        """Would the pack go below zero?"""
        return self.amount > self.pack.left


@dataclass(frozen=True, slots=True)
class Level:
    """A person's level in one area: the last estimate before and the last after, 1 to 3; 0 where there is none."""

    area: str
    before: int
    after: int

    @property
    def progress(self) -> int | None:
        """How many levels were gained; None while one of the two is missing."""
        return self.after - self.before if self.before and self.after else None


def session_amount(unit: str, starts_at: str, ends_at: str) -> int:
    """What a session takes of a pack: its minutes, or one."""
    if unit == SESSIONS:
        return 1
    length = datetime.fromisoformat(ends_at) - datetime.fromisoformat(starts_at)
    return round(length.total_seconds() / 60)


def pack_for(packs: Iterable[Pack], amount_in: dict[str, int]) -> Pack | None:
    """Of a person's open packs the one to use: the oldest that has enough left, else the oldest; None without one.

    ``amount_in`` tells how much of each unit is wanted.
    """
    open_packs = sorted((pack for pack in packs if pack.is_open), key=lambda pack: (pack.opened_on, pack.id))
    enough = [pack for pack in open_packs if pack.left >= amount_in[pack.unit]]
    return next(iter([*enough, *open_packs]), None)


def levels(estimates: Iterable[tuple[str, str, int]]) -> list[Level]:
    """Levels by area, in the order of ``AREAS``, from estimates (area, moment, level) in the order of time."""
    last = {(area, moment): level for area, moment, level in estimates}
    known = [area for area in AREAS if any((area, moment) in last for moment in MOMENTS)]
    return [Level(area, *(last.get((area, moment), 0) for moment in MOMENTS)) for area in known]
