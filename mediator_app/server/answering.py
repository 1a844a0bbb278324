"""One round of sync at the centre: a request and a device in, a reply out, without any session.

It knows nothing of HTTP, so that the simulator calls it too. The cursor is opaque to laptops: ``epoch:number``. What a
laptop sends is taken in whole in one writing transaction; what it receives is read after that has been committed.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

import msgspec

from mediator_app.domain.clocks import hybrid_of, utc_text
from mediator_app.protocol.messages import Change, SyncReply, SyncRequest
from mediator_app.server.arriving import fields_in, read_operations
from mediator_app.server.deciding import Answers, decide
from mediator_app.server.ledger import Ledger
from mediator_app.server.store.interface import Device, Page, Session, Store, StoredRecord

MIN_PAGE: Final = 1024
MAX_PAGE: Final = 256 * 1024
"""Compressed bytes of the smallest and of the largest page that a laptop can ask for."""

RATIO: Final = 5
"""About how many times smaller a page becomes by compression."""

_SEEN_EVERY: Final = timedelta(minutes=1)
_LONGEST_NUMBER: Final = 18


class WrongTerritoryError(Exception):
    """The laptop belongs to another territory than this centre serves."""


def answer(store: Store, device: Device, request: SyncRequest, now: datetime) -> SyncReply:
    """Take in the laptop's operations, answer each, and send what it does not know yet.

    Raises WrongTerritoryError, and UnreadableMessageError for a number that comes twice; nothing is kept then.
    """
    answers = Answers([], [])
    if request.ops or _is_due(device, now):
        with store.writing() as session:
            _check(session, request)
            answers = _take_in(session, device, request, now)
            session.seen(device.id, utc_text(now), max((op.n for op in request.ops), default=0))
    with store.reading() as session:
        _check(session, request)
        return _reply(session, device, request, now, answers)


def _is_due(device: Device, now: datetime) -> bool:
    """Should the visit of a laptop that brings nothing be noted? Once a minute is enough, and saves a disk write."""
    return utc_text(now - _SEEN_EVERY) >= device.last_seen_at


def _check(session: Session, request: SyncRequest) -> None:
    if request.territory != session.territory().id:
        raise WrongTerritoryError(request.territory)


def _take_in(session: Session, device: Device, request: SyncRequest, now: datetime) -> Answers:
    after = _number(session, request) if request.ops else None
    if after is None:
        return Answers([], [])
    batch = read_operations(request.ops)
    known = session.known(device.id, batch.arriving[0].operation.n, batch.arriving[-1].operation.n)
    ledger = Ledger(session, device.id, device.member, utc_text(now), hybrid_of(now), after)
    ledger.expect(batch)
    answers = decide(ledger, device, batch.arriving, known)
    ledger.save()
    return answers


def _number(session: Session, request: SyncRequest) -> int | None:
    """The number in a cursor; 0 for a laptop that has received nothing; None if it is not of this database.

    A laptop that has received from a database that this one does not continue must send everything again.
    """
    if not request.cursor:
        return 0
    epoch, _, text = request.cursor.partition(":")
    if epoch != session.territory().epoch or not (text.isascii() and text.isdigit() and len(text) <= _LONGEST_NUMBER):
        return None
    number = int(text)
    return number if number <= session.head() else None


def _reply(session: Session, device: Device, request: SyncRequest, now: datetime, answers: Answers) -> SyncReply:
    territory = session.territory()
    after = _number(session, request)
    page = Page((), 0, more=True)
    if after is not None:
        page = session.page(device.id, after, min(max(request.page, MIN_PAGE), MAX_PAGE) * RATIO)
    return SyncReply(
        territory=territory.id,
        epoch=territory.epoch,
        cursor=f"{territory.epoch}:{page.through}",
        through=page.through,
        more=page.more,
        hlc=hybrid_of(now),
        server_time=utc_text(now),
        runs=answers.runs,
        verdicts=answers.verdicts,
        changes=[_change(record) for record in page.records],
        reset=after is None,
    )


def _change(record: StoredRecord) -> Change:
    id_, entity, seq, _, _, fields, seqs, made_by, made_at, actor, wall = record
    versions = fields_in(seqs) if seqs else seq
    return Change(entity, id_, seq, msgspec.Raw(fields), versions, made_by, made_at, actor, wall)
