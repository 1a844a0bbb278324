"""A record's fields with the number of each one's version, as stored and as laid out while operations are laid over them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from mediator_app.server.arriving import fields_in
from mediator_app.server.store.interface import CENTRE, StoredRecord


@dataclass(slots=True)
class Merged:
    """A record's fields and their versions once an operation is laid over them."""

    id: str
    fields: dict[str, Any]
    seqs: dict[str, int]
    as_sent: bool = True
    is_changed: bool = False
    disputed: list[str] = field(default_factory=list)


def laid_out(record: StoredRecord) -> Merged:
    """A record as it stands, ready to be changed."""
    return Merged(record.id, fields_in(record.fields), versions_of(record))


def versions_of(record: StoredRecord) -> dict[str, int]:
    """field → the number of its present version."""
    if record.seqs:
        return dict(fields_in(record.seqs))
    return dict.fromkeys(fields_in(record.fields), record.seq)


def blank(entity: str, id_: str, wall: str, scope: str) -> StoredRecord:
    """A record of the centre's own that has nothing in it yet."""
    return StoredRecord(id_, entity, 0, CENTRE, 0, "{}", "", CENTRE, wall, CENTRE, wall, 0, scope)
