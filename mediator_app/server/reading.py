"""Everything in a centre's database, a part at a time, so that no more than that is in memory. Nothing is decided here."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from mediator_app.server.store.interface import Session, StoredOperation, StoredRecord

PART: Final = 5000
"""Records or lines that are read at once."""


def every_record(session: Session) -> Iterator[StoredRecord]:
    """All records, in the order of their ids."""
    after = ""
    while records := session.records_after(after, PART):
        yield from records
        after = records[-1].id


def every_line(session: Session) -> Iterator[StoredOperation]:
    """The whole log, oldest first."""
    after = 0
    while lines := session.log(after, PART):
        yield from lines
        after = lines[-1].seq
