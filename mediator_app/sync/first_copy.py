"""A new laptop's first copy of everything, fetched piece by piece before its first round (``server.snapshots`` makes it).

What arrived of a piece is kept when the line is cut, and only the rest is asked for. A whole piece is checked, shown and
forgotten; the cursor moves with the last one. Whatever fails for good, pages from the beginning do the same more slowly.
Like the engine it does no I/O: ``next_piece`` says what to get, ``take`` takes what came.
"""

from __future__ import annotations

from hashlib import sha256
from typing import Final

import msgspec

from mediator_app.domain.clocks import HybridClock
from mediator_app.errors import AppError
from mediator_app.protocol.codec import MAX_COMPRESSED, UnreadableMessageError, decode
from mediator_app.protocol.messages import MEDIA_TYPE, Snapshot, SyncReply
from mediator_app.storage import pieces, settings
from mediator_app.storage import replica as tables
from mediator_app.storage.database import Connection, transaction
from mediator_app.sync.replies import HttpReply, TryAgainError, read_reply

SNAPSHOT_PATH: Final = "/v1/snapshot"
_KEPT: Final = "first_copy"
_NONE: Final = "none"


def next_piece(connection: Connection) -> tuple[str, int] | None:
    """The path to get and the byte to begin with; None when there is no copy to fetch, or none left."""
    kept = settings.get(connection, _KEPT)
    if kept == _NONE or settings.cursor(connection).text or not settings.membership(connection).is_enrolled:
        return None
    if not kept:
        return (SNAPSHOT_PATH, 0)
    copy = msgspec.json.decode(kept, type=Snapshot)
    number, held = pieces.held(connection)
    return (f"{SNAPSHOT_PATH}/{copy.id}/{number}", len(held))


def is_under_way(connection: Connection) -> bool:
    """Has a part of a first copy been promised that has not come yet?"""
    wanted = next_piece(connection)
    return wanted is not None and wanted[0] != SNAPSHOT_PATH


def take(connection: Connection, clock: HybridClock, path: str, reply: HttpReply) -> bool:
    """Take what came, a whole answer or its beginning; False if there was nothing in it to go on with."""
    try:
        if path == SNAPSHOT_PATH:
            return _take_list(connection, reply)
        return _take_piece(connection, clock, reply)
    except (TryAgainError, AppError, UnreadableMessageError):
        return False


def _take_list(connection: Connection, reply: HttpReply) -> bool:
    if reply.status == 404 and reply.claims_to_be_ours:
        _give_up(connection)
        return True
    copy = read_reply(Snapshot, reply)
    is_fit = copy.pieces and all(0 < piece.size <= MAX_COMPRESSED for piece in copy.pieces)
    with transaction(connection):
        pieces.begin(connection)
        settings.put(connection, **{_KEPT: msgspec.json.encode(copy).decode() if is_fit else _NONE})
    return True


def _take_piece(connection: Connection, clock: HybridClock, reply: HttpReply) -> bool:
    if reply.status == 404 and reply.claims_to_be_ours:
        _forget(connection)  # the copy was replaced by a newer one
        return True
    is_ours = reply.claims_to_be_ours and reply.headers.get("content-type", "").partition(";")[0] == MEDIA_TYPE
    if not (is_ours and reply.status in (200, 206) and reply.body):
        return False
    copy = msgspec.json.decode(settings.get(connection, _KEPT), type=Snapshot)
    number, held = pieces.held(connection)
    whole = held + reply.body if reply.status == 206 else reply.body
    piece = copy.pieces[number]
    if len(whole) < piece.size:
        with transaction(connection):
            pieces.keep(connection, number, whole)
        return True
    if len(whole) > piece.size or sha256(whole).hexdigest() != piece.digest:
        _give_up(connection)
        return False
    _show(connection, clock, copy, number, decode(SyncReply, whole))
    return True


def _show(connection: Connection, clock: HybridClock, copy: Snapshot, number: int, reply: SyncReply) -> None:
    """Show the records of a whole piece, then go on to the next; a crash between the two shows them once more."""
    if reply.territory != settings.membership(connection).territory:
        raise UnreadableMessageError("another territory")
    tables.apply(connection, reply, clock.now)
    clock.observe(reply.hlc)
    with transaction(connection):
        pieces.begin(connection, number + 1)
        if number + 1 == len(copy.pieces):
            settings.put(connection, **{_KEPT: _NONE})


def _forget(connection: Connection) -> None:
    with transaction(connection):
        pieces.begin(connection)
        settings.put(connection, **{_KEPT: ""})


def _give_up(connection: Connection) -> None:
    """Pages will bring everything."""
    with transaction(connection):
        pieces.begin(connection)
        settings.put(connection, **{_KEPT: _NONE})
