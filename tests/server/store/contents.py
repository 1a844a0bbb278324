"""Lines, records and laptops with just enough in them for tests of a store."""

from __future__ import annotations

from mediator_app.server.store.interface import Device, Store, StoredOperation, StoredRecord
from tests.support.centre import stamp


def line(seq: int, n: int, device: str = "d1", id_: str = "") -> StoredOperation:
    """A line of the log."""
    what = (device, n, n, "person", id_ or f"r{seq}", "create", "{}", "{}", 0, 0)
    return StoredOperation(seq, *what, "", "", "", 1, stamp(), "accepted", "", "")


def state(seq: int, id_: str = "", device: str = "d1", foreign_seq: int = 0) -> StoredRecord:
    """A record as that line left it."""
    return StoredRecord(id_ or f"r{seq}", "person", seq, device, foreign_seq, '{"a":1}', "", "", "", "", "")


def laptop(id_: str, **how: str) -> Device:
    """A laptop of that name."""
    return Device(id_, "", "", "", "mediator", "", "", 0, 0, "", **how)  # type: ignore[arg-type]


def fill(store: Store, count: int) -> None:
    """Write lines 1 to ``count`` and a record each."""
    with store.writing() as session:
        session.save([line(seq, seq) for seq in range(1, count + 1)], [state(seq) for seq in range(1, count + 1)])
