"""What the engine needs of the laptop's file, whichever it is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

import msgspec

from mediator_app.protocol.messages import ForkReply, Operation, SyncReply
from mediator_app.storage.identities import ForkAsked, Standing
from mediator_app.storage.settings import Membership
from mediator_app.sync.conversation import Summary


class Opening(msgspec.Struct, frozen=True):
    """What a run begins with: numbers put aside at the centre, and an identity asked for that has not come yet."""

    aside: Sequence[int] = ()
    fork: ForkAsked | None = None


class Replica(Protocol):
    """What the engine needs of the laptop's file; ``sync.replica`` has the real one."""

    def membership(self) -> Membership:
        """Who works here."""

    def waiting(self, limit: int, max_bytes: int, after: int) -> Sequence[Operation]:
        """Operations without a final answer, after a number."""

    def count_waiting(self) -> int:
        """How many operations have no final answer."""

    def apply(self, reply: SyncReply) -> None:
        """Take in a reply, whole, in one transaction."""

    def begin(self) -> Opening:
        """Get ready for a run."""

    def standing(self) -> Standing:
        """What is told with each round."""

    def begin_again(self, reply: SyncReply) -> None:
        """Send what the centre has lost, and receive everything again."""

    def set_aside(self, numbers: Sequence[int]) -> None:
        """Note that the centre keeps these operations unread."""

    def prepare_fork(self) -> ForkAsked:
        """Number anew what is undecided, and say what to ask the centre; the same until it has answered."""

    def take_identity(self, reply: ForkReply) -> None:
        """Go on under another identity."""

    def note(self, outcome: str, code: str, summary: Summary) -> None:
        """Keep the outcome of a run."""
