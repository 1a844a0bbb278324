"""The first copy for a new laptop: all records once, in pieces that never change, so that a cut line only costs its rest.

What a mediator needs on the first day comes first: who works here, schemes, the workshops of these days and their people.
A piece is a ``SyncReply`` with records and no verdicts; only the last one moves the cursor, so a laptop that gave up halfway
receives the rest, and nothing is missing that came in between: pages go on from the copy's number.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Final
from uuid import uuid4

import msgspec

from mediator_app.domain.clocks import hybrid_of, utc_text
from mediator_app.protocol.codec import encode
from mediator_app.protocol.messages import Change, Piece, Snapshot, SyncReply
from mediator_app.server.answering import change_of
from mediator_app.server.arriving import fields_in
from mediator_app.server.evicting import as_it_is
from mediator_app.server.histories import cursor_at
from mediator_app.server.reading import every_record
from mediator_app.server.store.interface import Device, Session, SnapshotKept, Store, StoredRecord

LEAST: Final = 2000
"""Records below which no copy is worth its making: pages carry them as quickly."""

PIECE: Final = 300 * 1024
"""Bytes of JSON in a piece, about 50 KiB once compressed."""

SOON: Final = timedelta(days=8)
"""How far from today a workshop is among what comes first."""

_FIRST: Final = frozenset({"member", "scheme", "place", "workshop", "tour", "stop", "kit_item"})
_ATTACHED: Final = frozenset({"attendance", "redemption", "headcount", "payment"})
_decode_pieces = msgspec.json.Decoder(list[Piece]).decode


def snapshot_for(store: Store, device: Device, now: datetime) -> Snapshot:
    """The copy that a laptop may start from, made anew when the last one has grown old; without pieces if none is worth it.

    A laptop that may not hold everything gets none: pages give it what is its own.
    """
    with store.reading() as session:
        device = as_it_is(session, device)
        kept, head, epoch = session.last_snapshot(), session.head(), session.territory().epoch
        count = session.figures()["records"] if device.sees_everything else 0
    if count < LEAST:
        return Snapshot("", 0, [])
    if kept is None or kept.epoch != epoch or head - kept.through > count // 5:
        kept = make_snapshot(store, now)
    return Snapshot(kept.id, kept.through, pieces_of(kept))


def make_snapshot(store: Store, now: datetime) -> SnapshotKept:
    """Make a copy of all records as they are now, and keep it."""
    with store.reading() as session:
        through, epoch = session.head(), session.territory().epoch
        pieces = [encode(reply) for reply in _replies(session, through, now)]
    listed = [Piece(len(piece), sha256(piece).hexdigest()) for piece in pieces]
    kept = SnapshotKept(str(uuid4()), epoch, through, msgspec.json.encode(listed).decode())
    with store.writing() as session:
        session.keep_snapshot(kept, pieces)
    return kept


def pieces_of(kept: SnapshotKept) -> list[Piece]:
    """The sizes and digests of a copy's pieces."""
    return _decode_pieces(kept.pieces)


def piece_of(store: Store, device: Device, snapshot: str, number: int) -> bytes | None:
    """The bytes of one piece; None once the copy has been replaced, or the laptop may not hold everything any longer."""
    with store.reading() as session:
        if not snapshot.isprintable() or not as_it_is(session, device).sees_everything:
            return None
        return session.snapshot_piece(snapshot, number)


def _replies(session: Session, through: int, now: datetime) -> Iterator[SyncReply]:
    urgent = _urgent(session, now)
    territory = session.territory()
    for changes, is_last in _with_last(_grouped(_ordered(session, urgent))):
        yield SyncReply(
            territory=territory.id,
            epoch=territory.epoch,
            cursor=cursor_at(session, through) if is_last else "",
            through=through if is_last else 0,
            more=not is_last,
            hlc=hybrid_of(now),
            server_time=utc_text(now),
            changes=changes,
        )


def _with_last(groups: Iterator[list[Change]]) -> Iterator[tuple[list[Change], bool]]:
    """Each group, and whether it is the last one; only two are in memory at a time."""
    present = next(groups)
    for following in groups:
        yield present, False
        present = following
    yield present, True


def _ordered(session: Session, urgent: frozenset[str]) -> Iterator[StoredRecord]:
    yield from sorted(session.records(urgent).values())
    yield from (record for record in every_record(session) if record.id not in urgent)


def _urgent(session: Session, now: datetime) -> frozenset[str]:
    """The ids of what is needed on the first day."""
    wanted = {record.id for entity in sorted(_FIRST) for record in session.records_of(entity)}
    soon = {record.id for record in session.records_of("session") if _is_soon(record, now)}
    if soon:
        attached = session.hanging_on(dict.fromkeys(sorted(_ATTACHED), "session"), soon)
        found = session.records(id_ for id_, _ in attached)
        people = {str(fields_in(record.fields).get("person") or "") for record in found.values()}
        wanted |= soon | found.keys() | people
    return frozenset(wanted)


def _is_soon(record: StoredRecord, now: datetime) -> bool:
    earliest, latest = ((now + sign * SOON).date().isoformat() for sign in (-1, 1))
    return earliest <= str(fields_in(record.fields).get("starts_at", ""))[:10] <= latest


def _grouped(records: Iterable[StoredRecord]) -> Iterator[list[Change]]:
    group: list[Change] = []
    size = 0
    for record in records:
        size += len(record.fields) + 200
        if size > PIECE and group:
            yield group
            group, size = [], len(record.fields) + 200
        group.append(change_of(record))
    yield group
