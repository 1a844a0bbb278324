"""What must be left of people who were erased: nothing that was written about them, anywhere, and all that is not about them.

Who has to be erased is worked out from the centre's order and from what the world remembers of each record, not from what
the centre says of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from mediator_app.protocol.codec import decode
from mediator_app.protocol.messages import SyncReply
from mediator_app.server.snapshots import pieces_of
from mediator_app.server.store.interface import CENTRE
from tests.simulation.sectors import held_by
from tests.simulation.sqlite_centre import SqliteCentre
from tests.simulation.traces import words_among
from tests.simulation.whole import Told, Whole
from tests.simulation.world import Seat, World, living

HER_OWN = ("person", "mandate", "mandate_use", "assessment", "attachment")


def the_erased_are_gone(world: World, final: Whole, wanted: set[str]) -> None:
    """Exactly the wanted records are emptied, and no word of theirs is left anywhere."""
    emptied = {id_ for id_ in final.erased if final.records[id_][0].entity in HER_OWN}
    assert emptied == wanted & final.records.keys(), f"erased: {sorted(emptied)}; to be erased: {sorted(wanted)}"
    for id_ in final.erased:
        record, fields = final.records[id_]
        assert record.entity in (*HER_OWN, "case", "merge"), f"{record.entity} {id_[:8]} was erased"
        assert fields.keys() <= {"voided", "survivor", "absorbed"}, f"left of {record.entity} {id_[:8]}: {fields}"
    for id_ in merges_of(final, emptied):
        kept = final.records[id_][1].keys() if id_ in final.records else set()
        assert kept <= {"voided", "survivor", "absorbed"}, f"left of merge {id_[:8]}: {kept}"
    if not final.erased:
        return
    _everybody_says_so(world, final)
    gone = final.erased | wanted | merges_of(final, wanted)
    secret = _words_of(world, gone) - _words_of(world, world.written.keys() - gone)
    for name, text in _texts(world, final):
        left = words_among(secret, text)
        assert not left, f"{name} still holds {sorted(left)}"
    for seat in living(world.seats):
        words = words_among(secret, b" ".join(_texts_of(seat)))
        assert not words, f"laptop {seat.number} still holds {sorted(words)}"


def to_be_erased(world: World, final: Whole) -> set[str]:
    """People whose erasure was accepted, those who were one with them just then, and what holds words about them."""
    merges: dict[str, tuple[str, str]] = {}
    pairs = _pairs(final)
    gone: set[str] = set()
    for told in final.log:
        line = told.line
        if line.state != "accepted":
            continue
        if line.entity == "merge" and line.id in pairs and line.device != CENTRE:
            _follow_merge(merges, line.id, pairs[line.id], is_undone=line.kind == "void")
        elif line.entity == "person" and (line.device, line.cause) == (CENTRE, "restore"):
            gone.add(line.id)
        elif line.entity == "erasure" and line.code != "merged" and told.fields.get("person", "") not in {"", *gone}:
            gone |= _one_with(told.fields["person"], merges)
    gone |= {id_ for id_, one in world.erased.items() if one.entity in HER_OWN}
    return gone | _about(world.subjects, gone)


def merges_of(final: Whole, people: set[str]) -> set[str]:
    """The merges, undone ones too, of these people with others."""
    return {id_ for id_, pair in _pairs(final).items() if people & set(pair)}


def _words_of(world: World, ids: Any) -> set[bytes]:
    return {word for id_ in ids for word in world.written.get(id_, ())}


def _texts(world: World, final: Whole) -> Iterator[tuple[str, bytes]]:
    """All that is kept in the world, by who keeps it."""
    if isinstance(world.store, SqliteCentre):
        yield "the centre's file", world.store.bytes_of_file()
    yield "the log", " ".join(told.line.fields for told in final.log).encode()
    yield "a record at the centre", " ".join(record.fields for record, _ in final.records.values()).encode()
    with world.store.reading() as session:
        yield from (("what was put aside unread", bytes(one.blob)) for one in session.set_aside())
        if kept := session.last_snapshot():
            for number in range(len(pieces_of(kept))):
                piece = decode(SyncReply, session.snapshot_piece(kept.id, number))
                yield "a first copy", msgspec.json.encode(piece)


def _texts_of(seat: Seat) -> Iterator[bytes]:
    yield seat.desk.bytes_of_file()
    yield from (made.text for made in seat.desk.own())
    yield msgspec.json.encode(list(seat.desk.everything().values()))


def _everybody_says_so(world: World, final: Whole) -> None:
    """The centre hears from each laptop that it has carried the erasures out."""
    for seat in living(world.seats):
        last = max((final.records[id_][0].erased for id_ in held_by(world, seat, final)), default=0)
        if _told(world, seat) < last:
            world.finish(seat)
            told = _told(world, seat)
            assert told >= last, f"laptop {seat.number} has erased up to {told}, not {last}"


def _told(world: World, seat: Seat) -> int:
    with world.store.reading() as session:
        return int(session.device_of_token(seat.token).erased_through)


def _follow_merge(merges: dict[str, tuple[str, str]], id_: str, pair: tuple[str, str], *, is_undone: bool) -> None:
    if is_undone:
        merges.pop(id_, None)
    else:
        merges.setdefault(id_, pair)


def _pairs(final: Whole) -> Mapping[str, tuple[str, str]]:
    """Merge → the two people; told by its first line, or by what an erasure leaves of it."""
    told = final.log if "merge" in final.entities else ()
    return {t.line.id: (t.fields["survivor"], t.fields["absorbed"]) for t in told if _is_merge(t)}


def _is_merge(told: Told) -> bool:
    return told.line.entity == "merge" and "survivor" in told.fields


def _one_with(person: str, merges: Mapping[str, tuple[str, str]]) -> set[str]:
    found = {person}
    while more := {id_ for pair in merges.values() if found & set(pair) for id_ in pair} - found:
        found |= more
    return found


def _about(subjects: Mapping[str, str], gone: set[str]) -> set[str]:
    found: set[str] = set()
    while more := {id_ for id_, subject in subjects.items() if subject in gone | found} - found:
        found |= more
    return found
