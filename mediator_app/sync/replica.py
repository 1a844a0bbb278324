"""The laptop's file as the engine sees it."""

from __future__ import annotations

from mediator_app.domain.clocks import HybridClock, utc_text
from mediator_app.domain.sendings import Try
from mediator_app.protocol.messages import Operation, SyncReply
from mediator_app.storage import journal, operations, settings
from mediator_app.storage import replica as tables
from mediator_app.storage.database import Connection, transaction
from mediator_app.sync.engine import Summary


class LaptopReplica:
    """An open profile; see ``engine.Replica`` for what each call promises."""

    def __init__(self, connection: Connection, clock: HybridClock) -> None:
        self._connection = connection
        self._clock = clock

    def membership(self) -> settings.Membership:
        """Who works here."""
        return settings.membership(self._connection)

    def cursor(self) -> settings.Cursor:
        """How far the centre's changes are known."""
        return settings.cursor(self._connection)

    def waiting(self, limit: int, max_bytes: int, after: int) -> list[Operation]:
        """Operations without a final answer, after a number."""
        return operations.waiting(self._connection, limit, max_bytes, after)

    def count_waiting(self) -> int:
        """How many operations have no final answer."""
        return operations.waiting_figures(self._connection).count

    def apply(self, reply: SyncReply) -> None:
        """Take in a reply, whole, in one transaction."""
        tables.apply(self._connection, reply, self._clock.now)

    def begin_again(self, epoch: str) -> None:
        """Send and receive everything again."""
        tables.begin_again(self._connection, epoch)

    def note(self, outcome: str, code: str, summary: Summary) -> None:
        """Keep the outcome of a run."""
        counts = (summary.pushed, summary.accepted, summary.rejected, summary.parked, summary.pulled)
        with transaction(self._connection):
            journal.note(self._connection, Try(utc_text(self._clock.now()), outcome, code, *counts))
