"""Signed papers arriving at the centre piece by piece, and handed out to laptops that may hold their record.

Pieces are taken in order, each in a transaction of its own, and only for a record that the centre has accepted and that stands.
Whatever comes twice changes nothing; the answer always names the piece that is wanted next. The last one is kept only if
the whole has the hash that the record names.
"""

from __future__ import annotations

from datetime import datetime
from hashlib import sha256
from typing import Any, Final

from mediator_app.domain.clocks import utc_text
from mediator_app.domain.entities import VOIDED
from mediator_app.domain.signed_papers import MOST_BYTES, piece_bytes, pieces_in
from mediator_app.errors import AppError
from mediator_app.protocol.messages import PaperReceipt
from mediator_app.protocol.papers import pack_piece, unpack_piece
from mediator_app.server.arriving import fields_in
from mediator_app.server.evicting import as_it_is
from mediator_app.server.sectors import scopes_of
from mediator_app.server.store.interface import Device, Session, Store, StoredRecord

_LONGEST_ID: Final = 64


class NoSuchPaperError(AppError):
    """No accepted record of that id names a paper, this laptop may not hold it, or the piece is not here."""

    code = "no_such_paper"


class UnfitPaperError(AppError):
    """The record names a paper that is too large, or no hash, or the piece has another length than it says."""

    code = "unfit_paper"


def take_piece(store: Store, device: Device, record: str, number: int, body: bytes, now: datetime) -> PaperReceipt:
    """Keep a piece if it is the one wanted next; which one is wanted then.

    NoSuchPaperError, UnfitPaperError, and UnreadableMessageError for bytes that are no piece.
    """
    data = unpack_piece(body)
    with store.writing() as session:
        digest, byte_count = _named(session, device, record)
        kept = session.paper(digest)
        wanted = kept.pieces if kept else 0
        if kept is not None and kept.is_whole:
            return PaperReceipt(wanted, is_whole=True)
        if number != wanted:
            return PaperReceipt(wanted)
        if len(data) != piece_bytes(byte_count, number):
            raise UnfitPaperError(record)
        session.add_paper_piece(digest, number, data, utc_text(now))
        if number + 1 < pieces_in(byte_count):
            return PaperReceipt(number + 1)
        return _ended(session, digest, number + 1)


def piece_for(store: Store, device: Device, record: str, number: int) -> bytes:
    """A piece as it travels, for a laptop that may hold the record; NoSuchPaperError unless the whole paper is here."""
    with store.reading() as session:
        digest, _ = _named(session, device, record)
        kept = session.paper(digest)
        data = session.paper_piece(digest, number) if kept and kept.is_whole else None
    if data is None:
        raise NoSuchPaperError(record)
    return pack_piece(data)


def _ended(session: Session, digest: str, pieces: int) -> PaperReceipt:
    """The last piece is here: is it the paper that the record names? If not, all of it is forgotten."""
    found = sha256()
    for data in session.paper_pieces(digest):
        found.update(data)
    if found.hexdigest() != digest:
        session.drop_paper(digest)
        return PaperReceipt(0, is_altered=True)
    session.end_paper(digest)
    return PaperReceipt(pieces, is_whole=True)


def _named(session: Session, device: Device, record: str) -> tuple[str, int]:
    """The hash and the length of the paper that an accepted record names, which this laptop may hold."""
    is_id = len(record) <= _LONGEST_ID and record.isascii() and record.isprintable()
    present = session.records([record]).get(record) if is_id else None
    if present is None or not _may_hold(as_it_is(session, device), present):
        raise NoSuchPaperError(record)
    fields = fields_in(present.fields)
    if fields.get(VOIDED) or present.entity != "attachment":
        raise NoSuchPaperError(record)
    return _checked(fields, record)


def _may_hold(device: Device, record: StoredRecord) -> bool:
    return device.sees_everything or record.scope in scopes_of(device)


def _checked(fields: dict[str, Any], record: str) -> tuple[str, int]:
    digest, byte_count = fields.get("sha256"), fields.get("byte_count")
    is_hash = isinstance(digest, str) and len(digest) == 64
    if not is_hash or not isinstance(byte_count, int) or not 0 < byte_count <= MOST_BYTES:
        raise UnfitPaperError(record)
    return str(digest), byte_count
