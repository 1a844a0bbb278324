"""One round of sync at the centre: a request and a device in, a reply out, in one transaction and without any session.

It knows nothing of HTTP, so that the simulator calls it too. The cursor is opaque to laptops: ``epoch:number``.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

import msgspec

from mediator_app.domain.clocks import hybrid_of, utc_text
from mediator_app.protocol.messages import Change, SyncReply, SyncRequest
from mediator_app.server.deciding import Answers, decide, references_of
from mediator_app.server.ledger import Ledger, read_operations
from mediator_app.server.store.interface import Device, Page, Session, Store, StoredRecord, Territory

MAX_PAGE: Final = 256 * 1024
RATIO: Final = 5
"""About how many times smaller a page becomes by compression."""
_SEEN_EVERY: Final = timedelta(minutes=1)


class WrongTerritoryError(Exception):
    """The laptop belongs to another territory than this centre serves."""


def answer(store: Store, device: Device, request: SyncRequest, now: datetime) -> SyncReply:
    """Take in the laptop's operations, answer each, and send what it does not know yet."""
    if not request.ops and not _is_due(device, now):
        with store.reading() as session:
            return _reply(session, device, request, now, Answers([], []))
    with store.writing() as session:
        _check(session, request)
        answers = _take_in(session, device, request, now)
        session.seen(device.id, utc_text(now), max((op.n for op in request.ops), default=0))
        return _reply(session, device, request, now, answers)


def _is_due(device: Device, now: datetime) -> bool:
    """Should the visit of a laptop that brings nothing be noted? Once a minute is enough, and saves a disk write."""
    return utc_text(now - _SEEN_EVERY) >= device.last_seen_at


def _check(session: Session, request: SyncRequest) -> Territory:
    territory = session.territory()
    if request.territory != territory.id:
        raise WrongTerritoryError(request.territory)
    return territory


def _take_in(session: Session, device: Device, request: SyncRequest, now: datetime) -> Answers:
    if not request.ops or _must_reset(session, request):
        return Answers([], [])
    batch = read_operations(sorted(request.ops, key=lambda operation: operation.n))
    known = session.known(device.id, batch[0].operation.n, batch[-1].operation.n)
    ledger = Ledger(session, device.id, device.member, utc_text(now), hybrid_of(now))
    ledger.expect({arriving.operation.id for arriving in batch}, references_of(batch))
    answers = decide(ledger, device, batch, known)
    ledger.save()
    return answers


def _must_reset(session: Session, request: SyncRequest) -> bool:
    """Has the laptop received from a database that this one does not continue? Then it must send everything again."""
    return bool(request.cursor) and _number(session, request) is None


def _number(session: Session, request: SyncRequest) -> int | None:
    """The number in a cursor; 0 for a laptop that has received nothing; None if it is not of this database."""
    if not request.cursor:
        return 0
    epoch, _, text = request.cursor.partition(":")
    number = int(text) if text.isdigit() else -1
    return number if epoch == session.territory().epoch and 0 <= number <= session.head() else None


def _reply(session: Session, device: Device, request: SyncRequest, now: datetime, answers: Answers) -> SyncReply:
    territory = _check(session, request)
    after = _number(session, request)
    if after is None:
        page, reset = Page((), 0, more=True), True
    else:
        page, reset = session.page(device.id, after, min(max(request.page, 1024), MAX_PAGE) * RATIO), False
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
        reset=reset,
    )


def _change(record: StoredRecord) -> Change:
    seqs = msgspec.json.decode(record.seqs, type=dict[str, int]) if record.seqs else record.seq
    made = (record.made_by, record.made_at, record.actor, record.wall)
    return Change(record.entity, record.id, record.seq, msgspec.Raw(record.fields), seqs, *made)
