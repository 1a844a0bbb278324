"""One round of sync at the centre: a request and a device in, a reply out, without any session.

It knows nothing of HTTP, so that the simulator calls it too. Whether both remember the same past stands in ``histories``.
What a laptop sends is taken in whole in one writing transaction; what it receives is read after that has been committed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from typing import Final

import msgspec
from msgspec.structs import replace

from mediator_app.domain.clocks import hybrid_of, utc_text
from mediator_app.domain.entities import VOIDED
from mediator_app.protocol.messages import Change, Operation, SyncReply, SyncRequest, round_of
from mediator_app.server.arriving import Batch, fields_in, operation_in, read_operations
from mediator_app.server.deciding import Answers, answer_again, decide
from mediator_app.server.erasing import empty_turned_down
from mediator_app.server.evicting import (
    ScopedPage,
    among,
    as_it_is,
    emptied,
    evicted,
    has_left,
    next_page,
    note_what_it_left,
    starts_over,
)
from mediator_app.server.histories import Place, cursor_at, go_backwards, identity_of, lineage, place_of
from mediator_app.server.ledger import Ledger
from mediator_app.server.sectors import bounds_of
from mediator_app.server.special import COMPLETED
from mediator_app.server.store.care_interface import ASIDE, DURABLE_THROUGH, RELEASED
from mediator_app.server.store.interface import Device, Known, Page, Session, Store, StoredRecord
from mediator_app.server.visits import Visit, note_visit
from mediator_app.server.waiting import note_waiting

MIN_PAGE: Final = 1024
MAX_PAGE: Final = 256 * 1024
"""Compressed bytes of the smallest and of the largest page that a laptop can ask for."""

RATIO: Final = 5
"""About how many times smaller a page becomes by compression."""

MOST_ASKED: Final = 1000
"""Numbers put aside that a laptop can ask about in one round."""

_SEEN_EVERY: Final = timedelta(minutes=1)


class WrongTerritoryError(Exception):
    """The laptop belongs to another territory than this centre serves."""


def answer(store: Store, device: Device, request: SyncRequest, now: datetime, visit: Visit | None = None) -> SyncReply:
    """Take in the laptop's operations, answer each, and send what it does not know yet.

    ``visit`` is what the laptop told of itself by coming; None for a parcel, which is as old as it is. Raises
    WrongTerritoryError, and UnreadableMessageError for a number that comes twice; nothing is kept then.
    """
    answers = Answers([], [])
    has_erased = request.erased_through > device.erased_through
    if request.ops or has_erased or has_left(device, request) or _is_due(device, now):
        with store.writing() as session:
            _check(session, request)
            device = as_it_is(session, device)
            place = place_of(session, request)
            note_what_it_left(session, device, request, place)
            answers = _take_in(session, device, request, place, now)
            session.seen(device.id, utc_text(now), max((op.n for op in request.ops), default=0))
            note_waiting(session, device, request, answers.verdicts, now)
            _note_visit(session, device, visit, now)
            if has_erased:
                session.carried_out(device.id, min(request.erased_through, session.head()))
    with store.reading() as session:
        _check(session, request)
        place = place_of(session, request)
        if not place.is_ahead:
            return _reply(session, device, request, now, answers, place)
    with store.writing() as session:
        go_backwards(session, request)
    with store.reading() as session:
        return _reply(session, device, request, now, answers, place_of(session, request))


def _is_due(device: Device, now: datetime) -> bool:
    """Should the visit of a laptop that brings nothing be noted? Once a minute is enough, and saves a disk write."""
    return utc_text(now - _SEEN_EVERY) >= device.last_seen_at


def _note_visit(session: Session, device: Device, visit: Visit | None, now: datetime) -> None:
    """As often as the visit's time is noted, and the first time."""
    if visit is not None and (_is_due(device, now) or device.last_seen_at == device.joined_at):
        note_visit(session, device, visit)


def _check(session: Session, request: SyncRequest) -> None:
    if request.territory != session.territory().id:
        raise WrongTerritoryError(request.territory)


def _take_in(session: Session, device: Device, request: SyncRequest, place: Place, now: datetime) -> Answers:
    answers = Answers([], [])
    if place.after is None:
        go_backwards(session, request)
        return answers
    for identity, operations in _by_identity(session, device, request.ops):
        batch = read_operations(operations)
        known = session.known(identity.id, batch.arriving[0].operation.n, batch.arriving[-1].operation.n)
        if session.noted(f"{ASIDE}{identity.id}"):
            known = _kept_of_another(session, identity, batch) | known
        ledger = Ledger(session, identity.id, identity.member, utc_text(now), hybrid_of(now), place.after)
        ledger.bounds = bounds_of(device)
        ledger.expect(batch)
        decided = decide(ledger, identity, batch.arriving, known, is_copy=0 < request.last_n < device.last_n)
        empty_turned_down(ledger)
        ledger.save()
        answers.runs += decided.runs
        answers.verdicts += decided.verdicts
        answers.is_repeated |= bool(known)
        answers.emptied |= decided.emptied
    return answers


def _kept_of_another(session: Session, device: Device, batch: Batch) -> dict[int, Known]:
    """What is kept unread under these numbers and is not what comes now: whoever sends that is a copy of the laptop."""
    coming = {one.operation.n: one.operation for one in batch.arriving}
    mine = [one for one in session.set_aside() if one.device == device.id and one.state != RELEASED]
    read = [(one.n, operation) for one in mine if one.n in coming and (operation := operation_in(bytes(one.blob)))]
    return {n: Known(0, "held", "", "", op.id, str(op.fields, "utf-8")) for n, op in read if _differs(op, coming[n])}


def _differs(kept: Operation, coming: Operation) -> bool:
    """Is it another operation than is kept, which may have been emptied?"""
    return kept.id != coming.id or bytes(kept.fields) not in (bytes(coming.fields), b"{}")


def _by_identity(
    session: Session, device: Device, operations: Sequence[Operation]
) -> Iterator[tuple[Device, list[Operation]]]:
    """The operations with the identity under which each was numbered, oldest first: a laptop may have had several."""
    if not operations:
        return
    if min(operation.n for operation in operations) >= device.first_n:
        yield device, list(operations)
        return
    identities = lineage(session, device)
    for identity in reversed(identities):
        mine = [operation for operation in operations if identity_of(identities, operation.n) is identity]
        if mine:
            yield identity, mine


def _answer_asked(session: Session, device: Device, asking: Sequence[int], answers: Answers) -> None:
    """Answer for what was put aside once, and has been taken in since by hand."""
    identities = lineage(session, device) if asking else []
    for n in asking[:MOST_ASKED]:
        identity = identity_of(identities, n)
        known = session.known(identity.id, n, n).get(n)
        if known is not None and _was_put_aside(session, identity.id, n, known):
            entity = session.existing([known.id]).get(known.id)
            is_completed = entity in COMPLETED and fields_in(known.fields) != {VOIDED: True}
            answer_again(n, known, answers, is_completed=is_completed)


def _was_put_aside(session: Session, device: str, n: int, known: Known) -> bool:
    """Is what is known under that number what was put aside, and not what a copy of the laptop did under the same one?"""
    kept = next((one for one in session.set_aside() if (one.device, one.n) == (device, n)), None)
    if kept is None or kept.state == RELEASED:
        return kept is not None
    operation = operation_in(kept.blob)
    return operation is not None and (operation.id, str(operation.fields, "utf-8")) == (known.id, known.fields)


def _reply(
    session: Session, device: Device, request: SyncRequest, now: datetime, answers: Answers, place: Place
) -> SyncReply:
    territory, device = session.territory(), as_it_is(session, device)
    _answer_asked(session, device, request.asking, answers)
    if place.after is None:
        page, left, echo_through = ScopedPage(Page((), 0, more=True), (), session.head())
    else:
        is_again = place.echo_through or (answers.is_repeated and session.hides(device.id, place.after))
        if is_again and not starts_over(device, request.cursor):
            # Also when it was begun before: what the laptop edits now moves beyond the head of then, with others' values in it.
            place = replace(place, echo_through=session.head())
        page, left, echo_through = next_page(session, device, place, min(max(request.page, MIN_PAGE), MAX_PAGE) * RATIO)
    left = [*left, *among(session, device, {operation.id for operation in request.ops})]
    return SyncReply(
        territory=territory.id,
        epoch=territory.epoch,
        cursor=cursor_at(session, page.through, echo_through),
        through=page.through,
        more=page.more,
        hlc=hybrid_of(now),
        server_time=utc_text(now),
        runs=answers.runs,
        verdicts=answers.verdicts,
        changes=[*map(change_of, page.records), *evicted(left), *emptied(session, answers.emptied)],
        reset=place.after is None,
        last_n=device.last_n,
        common=place.common,
        durable_through=int(session.noted(DURABLE_THROUGH) or 0) if request.ops else 0,
        round=round_of(request),
    )


def change_of(record: StoredRecord) -> Change:
    """A record as laptops receive it."""
    id_, entity, seq, _, _, fields, seqs, made_by, made_at, actor, wall, erased, _ = record
    versions = fields_in(seqs) if seqs else seq
    return Change(
        entity, id_, seq, msgspec.Raw(fields), versions, made_by, made_at, actor, wall, "erased" if erased else ""
    )
