"""The laptop's file as the engine sees it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from mediator_app.domain.clocks import HybridClock, utc_text
from mediator_app.domain.entities import ENTITIES
from mediator_app.domain.sendings import Try
from mediator_app.protocol.messages import SCHEMA, ForkReply, Operation, SyncReply
from mediator_app.storage import erasing, identities, journal, operations, settings
from mediator_app.storage import replica as tables
from mediator_app.storage.database import Connection
from mediator_app.storage.migrations import SCHEMA_VERSION
from mediator_app.sync.conversation import Summary
from mediator_app.sync.laptop_file import Opening

PROGRAM: Final = f"{SCHEMA_VERSION}.{SCHEMA}.{len(ENTITIES)}.{sum(len(entity.fields) for entity in ENTITIES.values())}"
"""What this program can show: another value than last time, and what could not be shown then is tried again."""


class LaptopReplica:
    """An open profile; see ``laptop_file.Replica`` for what each call promises."""

    def __init__(self, connection: Connection, clock: HybridClock) -> None:
        self._connection = connection
        self._clock = clock

    def membership(self) -> settings.Membership:
        """Who works here."""
        return settings.membership(self._connection)

    def waiting(self, limit: int, max_bytes: int, after: int) -> list[Operation]:
        """Operations without a final answer, after a number."""
        return operations.waiting(self._connection, limit, max_bytes, after)

    def count_waiting(self) -> int:
        """How many operations have no final answer."""
        return operations.waiting_figures(self._connection).count

    def apply(self, reply: SyncReply) -> None:
        """Take in a reply, whole, in one transaction."""
        tables.apply(self._connection, reply, self._clock.now)
        if any(change.gone for change in reply.changes):
            erasing.clean(self._connection)
        if not reply.more:
            identities.forget_stale(self._connection)

    def begin(self) -> Opening:
        """Get ready for a run."""
        erasing.clean(self._connection)
        identities.try_unapplied_again(self._connection, PROGRAM)
        return Opening(identities.aside(self._connection), identities.fork_asked(self._connection))

    def standing(self) -> identities.Standing:
        """What is told with each round."""
        return identities.standing(self._connection)

    def begin_again(self, reply: SyncReply) -> None:
        """Send what the centre has lost, and receive everything again."""
        loss = identities.Loss(reply.epoch, reply.cursor, reply.common)
        identities.begin_again(self._connection, loss)

    def set_aside(self, numbers: Sequence[int]) -> None:
        """Note that the centre keeps these operations unread."""
        identities.set_aside(self._connection, numbers, utc_text(self._clock.now()))
        erasing.clean(self._connection)

    def prepare_fork(self) -> identities.ForkAsked:
        """Number anew what is undecided, and say what to ask the centre."""
        return identities.prepare_fork(self._connection)

    def take_identity(self, reply: ForkReply) -> None:
        """Go on under another identity."""
        again = settings.Cursor(reply.epoch, reply.cursor, reply.through)
        identities.take_identity(self._connection, reply.device, reply.token, again)

    def note(self, outcome: str, code: str, summary: Summary) -> None:
        """Keep the outcome of a run."""
        counts = (summary.pushed, summary.accepted, summary.rejected, summary.parked, summary.pulled)
        journal.note(self._connection, Try(utc_text(self._clock.now()), outcome, code, *counts))
