"""A centre that has been in use for years: so many records, written by the store's own ``save``, without laptops.

One in twenty is a workshop, two are people, the others presences; ids are in no order, as those of presences are.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from itertools import islice
from typing import Final
from uuid import UUID

import msgspec

from mediator_app.domain.identifiers import attendance_id
from mediator_app.server.store.interface import Device, Store, StoredOperation, StoredRecord
from tests.benchmarks.light import KNOWN, LightLaptop, light_laptops
from tests.support.centre import WALL, a_device

BATCH: Final = 10_000
RECEIVED: Final = "2026-11-24T09:04:12Z"


def filled(store: Store, count: int) -> LightLaptop:
    """Found a territory with so many records; answers a laptop that has joined it."""
    (laptop,) = light_laptops(store, 1)
    fill(store, count - KNOWN)
    return laptop


def fill(store: Store, count: int) -> None:
    """Add so many records, made by one more laptop."""
    author = a_device(store).device
    rows, number = _records(author, count), 0
    while batch := list(islice(rows, BATCH)):
        with store.writing() as session:
            head = session.head()
            session.records(id_ for _, id_, _ in batch)  # as a round does: what is not there is new
            operations = [
                _operation(head + place, number + place, author, one) for place, one in enumerate(batch, start=1)
            ]
            session.save(operations, [_record(line) for line in operations])
        number += len(batch)


def _records(author: Device, count: int) -> Iterator[tuple[str, str, str]]:
    rng = random.Random(author.name)
    people, session = [_id(rng)], _id(rng)
    for number in range(count):
        kind, id_ = number % 20, _id(rng)
        if kind == 0:
            session = id_
            yield "session", id_, _text(title="Atelier", starts_at=WALL, ends_at=WALL)
        elif kind < 3:
            people.append(id_)
            name = {"last_name": f"Nom{number}", "first_name": "Denise", "phone": f"+336399{number % 100_000:05d}"}
            yield "person", id_, _text(**name, birth_year=str(1930 + number % 75), commune=f"23{number % 260:03d}")
        else:
            person = rng.choice(people)
            fields = {"session": session, "person": person, "status": "present", "arrived_at": WALL}
            yield "attendance", attendance_id(session, f"{person}{number}"), _text(**fields)


def _operation(seq: int, n: int, author: Device, record: tuple[str, str, str]) -> StoredOperation:
    entity, id_, fields = record
    return StoredOperation(
        *(seq, author.id, n, n, entity, id_, "create", fields, "{}", seq << 16, seq << 16, WALL, author.member),
        *("", 1, RECEIVED, "accepted", "", "", bytes(16), bytes(16)),
    )


def _record(line: StoredOperation) -> StoredRecord:
    return StoredRecord(
        *(line.id, line.entity, line.seq, line.device, 0, line.fields, "", line.actor, WALL, line.actor, WALL)
    )


def _id(rng: random.Random) -> str:
    return str(UUID(int=rng.getrandbits(128)))


def _text(**fields: str) -> str:
    return msgspec.json.encode(fields).decode()
