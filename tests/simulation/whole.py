"""The centre's whole database, read once, for the oracles."""

from __future__ import annotations

from typing import Any, Final, NamedTuple

import msgspec

from mediator_app.server.store.interface import StoredOperation, StoredRecord
from tests.simulation.world import World

MANY: Final = 1_000_000
_decode = msgspec.json.Decoder(dict[str, Any]).decode


class Told(NamedTuple):
    """A line of the log with its fields read."""

    line: StoredOperation
    fields: dict[str, Any]


class Whole(NamedTuple):
    """All lines, all records by id with their fields read, and the ids of those that were erased."""

    log: list[Told]
    records: dict[str, tuple[StoredRecord, dict[str, Any]]]
    erased: set[str]


def read_whole(world: World) -> Whole:
    """Read it."""
    with world.store.reading() as session:
        log, records = session.log(0, MANY), session.records_after("", MANY)
    told = [Told(line, _decode(line.fields)) for line in log]
    read = {record.id: (record, _decode(record.fields)) for record in records}
    return Whole(told, read, {record.id for record in records if record.erased})
