"""What scopes need from a database: which record is where, which have left, and what each laptop may hold."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Final, NamedTuple, Protocol

SECTORS: Final = "sectors"
"""Noted once a laptop was given less than everything, or a record was moved: before that nobody need look at scopes."""


class Departure(NamedTuple):
    """A record that went from one scope to another, and the number of the line that says so."""

    seq: int
    id: str
    entity: str
    left_scope: str
    scope: str


class Left(NamedTuple):
    """A record that a laptop may not hold: the number by which it is told, which record, and when it was erased (or 0)."""

    seq: int
    id: str
    entity: str
    erased: int = 0


class Span(NamedTuple):
    """Numbers after ``after`` up to ``through``, the first ``limit`` of what is found there."""

    after: int
    through: int
    limit: int


class ScopeSession(Protocol):
    """The part of a transaction that knows about scopes."""

    def has_sectors(self) -> bool:
        """Is there anything but the common scope, or a laptop that may not hold everything?"""

    def begin_sectors(self) -> None:
        """From now on there is."""

    def scopes_of(self, ids: Iterable[str]) -> dict[str, str]:
        """id → scope, for those of the ids that exist and are not in the common one."""

    def give_scopes(self, device: str, scopes: str, lost: str, seq: int) -> None:
        """Keep what a device may hold as of a number (a JSON list), and what it lost at which (a JSON object)."""

    def left_scopes(self, device: str, seq: int) -> None:
        """Note the number up to which a device has carried out the changes of its scopes."""

    def keep_departures(self, departures: Sequence[Departure]) -> None:
        """Keep which records went where."""

    def departed(self, scopes: Collection[str], span: Span) -> list[Left]:
        """What left one of the scopes by a line of the span and is in none of them now."""

    def withheld(self, scopes: Collection[str], lost: Collection[str] | None, span: Span) -> list[Left]:
        """What is in none of the scopes and last changed within the span; if ``lost`` is given, only what is or ever was
        in one of those, or was in one of the scopes."""

    def erased_outside(self, scopes: Collection[str], span: Span) -> list[Left]:
        """What is in none of the scopes and was erased within the span."""

    def outside(self, ids: Collection[str], scopes: Collection[str]) -> list[Left]:
        """Those of the ids that exist and are in none of the scopes."""

    def hanging_on(self, fields: Mapping[str, str], ids: Collection[str]) -> list[tuple[str, str]]:
        """id and entity of the records of these entities whose named field (entity → field) is one of the ids."""

    def people_by_scope(self) -> dict[str, int]:
        """scope → how many people's records are in it, deleted ones that can be brought back included."""

    def parked_creations(self, device: str, ids: Iterable[str], code: str) -> set[str]:
        """Those of the ids under which the device, or what it was before, wanted to make a record that was parked so."""
