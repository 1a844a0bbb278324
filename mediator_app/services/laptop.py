"""The laptop that every service works on: its file, who sits at it, its clock; and the one way in which services write."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Any

import uuid_utils

from mediator_app.domain.clocks import HybridClock, Now
from mediator_app.domain.rights import Role, may_write
from mediator_app.errors import NotAllowedError
from mediator_app.services.changes import Changes
from mediator_app.storage import operations, settings
from mediator_app.storage.database import Connection, transaction
from mediator_app.storage.operations import Author, Draft


@dataclass(slots=True)
class Laptop:
    """An open profile at work. One thread at a time."""

    connection: Connection
    clock: HybridClock
    who: settings.Membership
    kept: dict[str, Any] = field(default_factory=dict)
    """What services remember between calls because it is slow to compute; never needed for correctness."""

    @property
    def author(self) -> Author:
        """Who writes, and by which clock."""
        return Author(self.who.member, self.clock)

    def now(self) -> datetime:
        """The present, in the laptop's zone."""
        return self.clock.now().astimezone()

    def refresh_membership(self) -> None:
        """Read again who works here, after joining a team."""
        self.who = settings.membership(self.connection)


def open_laptop(connection: Connection, now: Now | None = None) -> Laptop:
    """The laptop of an open profile, its clock set later than all it has written and seen."""
    seen = int(settings.get(connection, "hlc_seen", "0"))
    clock = HybridClock(now or _utc_now, max(seen, operations.last_hlc(connection)))
    return Laptop(connection, clock, settings.membership(connection))


def keep_name(laptop: Laptop, name: str) -> None:
    """Remember the name of somebody who works alone; a team's member has the name that the centre knows."""
    if not laptop.who.is_enrolled:
        with transaction(laptop.connection):
            settings.keep_membership(laptop.connection, replace(laptop.who, member_name=" ".join(name.split())))
        laptop.refresh_membership()


def new_id() -> str:
    """A fresh id (UUIDv7): made here, never read for a time or an order."""
    return str(uuid_utils.uuid7())


def require(laptop: Laptop, entity: str) -> None:
    """Refuse early what the centre would refuse: NotAllowedError if this role may not write such records."""
    if not may_write(Role(laptop.who.role), entity):
        raise NotAllowedError(
            "Seule la coordination peut faire cela.", "Signalez-le au centre\u00a0: la coordination s’en occupera."
        )


def record(laptop: Laptop, drafts: Sequence[Draft], label: str) -> Changes:
    """Write the drafts as one gesture, durably, before anything is shown; what changed, and its number for undo."""
    for entity in {draft.entity for draft in drafts}:
        require(laptop, entity)
    with transaction(laptop.connection):
        txn = operations.append(laptop.connection, drafts, laptop.author, label)
    return changes_of(drafts, label, txn) if txn else Changes.none()


def changes_of(drafts: Iterable[Draft], label: str, txn: int) -> Changes:
    """What these drafts touch."""
    drafts = list(drafts)
    return Changes(frozenset(d.entity for d in drafts), frozenset(d.id for d in drafts), label, str(txn))


@contextmanager
def gesture(laptop: Laptop) -> Iterator[None]:
    """Read and write as one: what the block checks still holds when it writes."""
    with transaction(laptop.connection):
        yield


def _utc_now() -> datetime:
    return datetime.now(UTC)
