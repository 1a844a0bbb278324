"""Pieces of signed papers that came on a USB stick: taken in one by one, as if they had come by the network."""

from __future__ import annotations

import json
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from mediator_app.protocol.codec import decode
from mediator_app.protocol.papers import Manifest
from mediator_app.protocol.sealing import UnreadableParcelError
from mediator_app.server.papers import NoSuchPaperError, UnfitPaperError, take_piece
from mediator_app.server.store.interface import Device, Session, Store

_MOST_NOTED: Final = 2000
"""Whole papers that an answer tells of at most; the others are told by the network."""


@dataclass(frozen=True, slots=True)
class PapersTaken:
    """How many papers of a parcel are whole now, in part, or without a record here: their data must be read first."""

    whole: int
    in_part: int
    unknown: int


def take_papers(store: Store, device: Device, messages: Sequence[bytes], now: datetime) -> PapersTaken:
    """Take in a parcel's pieces; UnreadableParcelError and UnreadableMessageError for one that is none."""
    if not messages:
        raise UnreadableParcelError("damaged")
    manifest, pieces = decode(Manifest, messages[0]), messages[1:]
    if len(manifest.pieces) != len(pieces):
        raise UnreadableParcelError("damaged")
    states: dict[str, bool] = {}
    for (record, number), body in zip(manifest.pieces, pieces, strict=True):
        with suppress(NoSuchPaperError, UnfitPaperError):
            states[record] = take_piece(store, device, record, number, body, now).is_whole
    whole = sorted(record for record, is_whole in states.items() if is_whole)
    with store.writing() as session:
        _note_whole(session, device, whole)
    named = {record for record, _ in manifest.pieces}
    return PapersTaken(len(whole), len(states) - len(whole), len(named) - len(states))


def whole_papers(session: Session, device: Device) -> tuple[str, ...]:
    """The records of the papers that came from a laptop on sticks and are whole; told in each answer, which changes nothing."""
    return tuple(json.loads(session.noted(_key(device)) or "[]"))


def _note_whole(session: Session, device: Device, whole: Sequence[str]) -> None:
    known = [one for one in whole_papers(session, device) if one not in whole]
    session.note(_key(device), json.dumps([*known, *whole][-_MOST_NOTED:]))


def _key(device: Device) -> str:
    return f"papers:{device.id}"
