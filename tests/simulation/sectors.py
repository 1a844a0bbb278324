"""Sectors in the simulated world: laptops are given some, records move, and what must hold of both.

What a laptop may hold is asked of the centre's devices; where a record is, of its record there.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from functools import lru_cache
from random import Random
from typing import Final

from mediator_app.protocol.messages import SyncReply
from mediator_app.server.scopes import give_scopes, move
from mediator_app.server.store.interface import Device, StoredOperation
from tests.simulation.faults import device_of, fault
from tests.simulation.traces import words_among, words_in
from tests.simulation.whole import Whole
from tests.simulation.world import Seat, World, living

SECTORS: Final = ("nord", "sud")
EVERYTHING: Final = "*"
COMMON: Final = ""
FOLLOWS: Final = {
    **dict.fromkeys(("attendance", "headcount", "redemption", "payment"), "session"),
    **dict.fromkeys(("mandate", "pack", "assessment", "erasure"), "person"),
    **dict.fromkeys(("stop", "kit_item"), "tour"),
    "mandate_use": "mandate",
    "pack_use": "pack",
    "kit_check": "item",
    "settlement": "case",
    "movement": "equipment",
}
"""entity → the field, never edited, that names what its records follow."""


@fault(1)
def sectors_given(world: World, seat: Seat, rng: Random) -> None:
    """A laptop is given one sector, both, none, or everything again; others too, while somebody is about it."""
    for one in {
        seat.number: seat,
        **{other.number: other for other in living(world.seats) if rng.random() < 0.5},
    }.values():
        if device := device_of(world, one):
            sectors = rng.choice((["nord"], ["sud"], ["nord", "sud"], [], [EVERYTHING], [EVERYTHING]))
            give_scopes(world.store, device.id, sectors, world.moment)


@fault(1.3)
def record_moved(world: World, seat: Seat, rng: Random) -> None:
    """Somebody, a place or a workshop is put into a sector, and what hangs on it; often more than one of them."""
    with world.store.reading() as session:
        there = session.existing([*world.people[:4], *world.places[:2], *world.sessions[:2]])
    for id_ in rng.sample(sorted(there), min(len(there), rng.choice((1, 2, 3)))):
        move(world.store, id_, rng.choice((COMMON, *SECTORS)), world.moment)


def may_hold(device: Device, scope: str) -> bool:
    """May a laptop hold a record of that scope?"""
    return device.sees_everything or scope in _named(device.scopes)


@lru_cache(100)
def _named(scopes: str) -> frozenset[str]:
    return frozenset(json.loads(scopes))


def held_by(world: World, seat: Seat, final: Whole) -> Collection[str]:
    """The records that the laptop may hold."""
    device = device_of(world, seat)
    assert device is not None
    if device.sees_everything:
        return final.records.keys()
    return {id_ for id_, (record, _) in final.records.items() if may_hold(device, record.scope)}


def nothing_is_read_outside(world: World, device: Device, reply: SyncReply) -> None:
    """After a round: no record that the laptop may not hold was sent to it, but for the news that it must let go of it."""
    if not reply.changes:
        return
    with world.store.reading() as session:
        present = session.device(device.id)
        sent = [change.id for change in reply.changes if change.gone != "evicted" and (change.seq or not change.gone)]
        scopes = session.scopes_of(sent)
    outside = [id_ for id_ in sent if not may_hold(present, scopes.get(id_, COMMON))]
    assert not outside, f"{outside[0][:8]} was sent to a laptop that may not hold it"
    told = [change for change in reply.changes if change.gone == "evicted"]
    assert all(bytes(change.fields) == b"{}" for change in told), "what is to be let go of was told whole"
    told = [change for change in reply.changes if change.gone == "erased" and not change.seq]
    assert all(bytes(change.fields) == b'{"voided":true}' for change in told), "what was erased elsewhere was told"


def nothing_is_written_outside(world: World, device: Device, new: Sequence[StoredOperation]) -> None:
    """After a round: nothing was accepted about a record that its author may not hold."""
    if not new:
        return
    with world.store.reading() as session:
        present = session.device(device.id)
        records = session.records({line.id for line in new})
    for line in new:
        if line.device == device.id and line.state == "accepted" and not line.code and line.id in records:
            assert may_hold(present, records[line.id].scope), f"line {line.seq} is about what its author may not hold"


def nothing_stays_outside(world: World, final: Whole) -> None:
    """Once all is quiet each record is where what it hangs on is, and no laptop holds a word of what it may not hold.

    Unless it wrote it itself. An answer to a question that a restored centre had forgotten hung on nothing when it came, and
    stays common: it says numbers only (81796).
    """
    if not any(record.scope for record, _ in final.records.values()):
        return
    alone = {line.id for line, _ in final.log if line.code == "unknown_question"}
    for id_, (record, fields) in final.records.items():
        parent = fields.get(FOLLOWS.get(record.entity, ""), "")
        if parent in final.records and id_ not in alone:
            assert record.scope == final.records[parent][0].scope, f"{record.entity} {id_[:8]} stayed behind"
    for seat in living(world.seats):
        held = held_by(world, seat, final)
        outside = final.records.keys() - held
        secret = _words_of(world, outside) - _words_of(world, world.written.keys() - outside)
        secret -= {word for made in seat.desk.own() for word in words_in(made.text)}
        left = words_among(secret, seat.desk.bytes_of_file()) if secret else secret
        assert not left, f"laptop {seat.number} still holds {sorted(left)}, which it may not"


def _words_of(world: World, ids: Collection[str]) -> set[bytes]:
    return {word for id_ in ids for word in world.written.get(id_, ())}
