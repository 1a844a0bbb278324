"""What a laptop's file made of dicts holds: own operations, what the centre confirmed, and where it stands.

Structs, which are made, changed and copied several times faster than dataclasses: tens of thousands are in a second of the
simulator. What is done with them stands in ``memory_replica``.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import msgspec
from msgspec.structs import replace as changed

from mediator_app.protocol.messages import Operation, Snapshot
from mediator_app.storage.identities import ForkAsked
from mediator_app.storage.settings import Cursor, Membership


class Own(msgspec.Struct):
    """An operation made here and what was answered to it; ``overlay`` while the base does not contain it."""

    operation: Operation
    """As it travels: without its author, whom the centre knows."""
    fields: dict[str, Any]
    actor: str = ""
    state: str = "pending"
    code: str = ""
    about: str = ""
    seq: int | None = None
    answered: bool = False
    overlay: bool = True


class Base(msgspec.Struct, frozen=True):
    """What the centre confirmed of a record; no ``seqs``: all fields have version ``seq``."""

    entity: str
    seq: int
    fields: dict[str, Any]
    seqs: dict[str, int] | None
    made_by: str
    made_at: str
    actor: str
    wall: str

    def versions(self) -> dict[str, int]:
        """The centre's number of each field."""
        return dict.fromkeys(self.fields, self.seq) if self.seqs is None else dict(self.seqs)


class Shown(NamedTuple):
    """A record as the screens see it."""

    entity: str
    fields: dict[str, Any]
    made_by: str
    made_at: str


class Contents(msgspec.Struct):
    """All that the file holds."""

    who: Membership
    own: dict[int, Own] = {}
    base: dict[str, Base] = {}
    cursor: Cursor = Cursor()
    hlc_seen: int = 0
    acked: int = 0
    is_stale: bool = False
    fork: ForkAsked | None = None
    erased: dict[str, int] = {}
    """Emptied record → the number at which it was."""
    erased_through: int = 0
    copying: Snapshot | None = None
    """The first copy that is being fetched."""
    piece: int = 0
    """Which of its pieces comes next; below 0 once none does."""
    arrived: bytes = b""

    def copy(self) -> Contents:
        """The same, to be changed apart."""
        own = {n: changed(one) for n, one in self.own.items()}
        return changed(self, own=own, base=self.base.copy(), erased=self.erased.copy())
