"""What the page Envois and the sync bar tell: what waits, what went, what the centre answered, in figures and lines.

Everything is read from the outbox and the journal, never from the state of the network.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from mediator_app.domain.clocks import utc_text
from mediator_app.domain.redemptions import Redemption
from mediator_app.services.laptop import Laptop
from mediator_app.services.review import count_to_check
from mediator_app.storage import journal, operations, vouchers
from mediator_app.storage.journal import SentGroup, Try
from mediator_app.storage.operations import JournalLine

KEPT: Final = timedelta(days=90)
NEAR_END: Final = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class Standing:
    """Where this laptop stands with the centre. Times are civil (``oldest``) or UTC ISO texts, empty if there is none."""

    pending: int
    oldest: str
    received: int
    refused: int
    to_check: int
    vouchers_near_end: int
    last_sent: str
    last_received: str
    last_failure: str
    last_failure_code: str


@dataclass(frozen=True, slots=True)
class Answered:
    """Something that the centre refused or put to a person: the operation, and the voucher if it is one."""

    line: JournalLine
    voucher: Redemption | None


def standing(laptop: Laptop) -> Standing:
    """The figures of the sync bar."""
    connection = laptop.connection
    waiting = operations.waiting_figures(connection)
    sent = journal.last_try(connection, "done", that_sent=True)
    received = journal.last_try(connection, "done")
    failed = journal.last_try(connection, "failed")
    return Standing(
        pending=waiting.count,
        oldest=waiting.oldest,
        received=journal.received_count(connection),
        refused=journal.refused_count(connection),
        to_check=count_to_check(laptop),
        vouchers_near_end=vouchers.near_end(connection, (laptop.now() + NEAR_END).date().isoformat()),
        last_sent=sent.at if sent else "",
        last_received=received.at if received else "",
        last_failure=failed.at if failed else "",
        last_failure_code=failed.code if failed else "",
    )


def waiting_groups(laptop: Laptop) -> list[SentGroup]:
    """What waits for the centre, by day, newest first."""
    return journal.waiting_groups(laptop.connection)


def sent_groups(laptop: Laptop) -> list[SentGroup]:
    """What the centre answered in the last 90 days."""
    return journal.sent_groups(laptop.connection, (laptop.now() - KEPT).date().isoformat())


def tries(laptop: Laptop) -> list[Try]:
    """The latest tries to send, newest first."""
    return journal.tries(laptop.connection)


def answers(laptop: Laptop) -> list[Answered]:
    """What the centre refused or put to a person, newest first."""
    lines = operations.in_states(laptop.connection, ("rejected", "parked"), 200)
    taken = {one.id: one for one in vouchers.redemptions(laptop.connection, [line.id for line in lines])}
    return [Answered(line, taken.get(line.id)) for line in lines]


def note_failure(laptop: Laptop, code: str) -> None:
    """Keep a try that failed before the engine began."""
    at = utc_text(laptop.clock.now())
    journal.note(laptop.connection, Try(at, "failed", code, 0, 0, 0, 0, 0))
