"""Rounds of sync at the centre: a request and a device in, a reply out, without any session.

It knows nothing of HTTP, so that the simulator calls it too. Whether both remember the same past stands in ``histories``.
What a laptop sends is taken in whole in one writing transaction; what it receives is read after that has been committed.
Rounds of several laptops share these transactions if they come at once.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final, NamedTuple

import msgspec
from msgspec.structs import replace

from mediator_app.domain.clocks import hybrid_of, utc_text
from mediator_app.domain.entities import VOIDED
from mediator_app.protocol.messages import Change, Operation, SyncReply, SyncRequest, Verdict, round_of
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
from mediator_app.server.histories import Place, cursor_at, extent_of, go_backwards, identity_of, lineage, place_of
from mediator_app.server.ledger import Ledger
from mediator_app.server.sectors import bounds_of
from mediator_app.server.special import COMPLETED
from mediator_app.server.store.care_interface import ASIDE, DURABLE_THROUGH, RELEASED
from mediator_app.server.store.interface import Device, Known, LookedUp, Page, Session, Store, StoredRecord
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


class Asked(NamedTuple):
    """A round as it came: whose it is, what it says, and when.

    ``visit`` is what the laptop told of itself by coming; None for a parcel, which is as old as it is.
    """

    device: Device
    request: SyncRequest
    now: datetime
    visit: Visit | None = None


@dataclass(slots=True)
class _Turn:
    """A round while it is answered: the device as it is by now, what it brings if one identity numbered all, the verdicts."""

    asked: Asked
    device: Device
    batch: Batch | None
    answers: Answers

    @property
    def has_erased(self) -> bool:
        """Has the laptop carried out erasures since it told last?"""
        return self.asked.request.erased_through > self.asked.device.erased_through

    @property
    def brings_news(self) -> bool:
        """Is there anything to write down?"""
        device, request, now, _ = self.asked
        return bool(request.ops or self.has_erased or has_left(device, request) or _is_due(device, now))


class ApartError(Exception):
    """These rounds cannot be answered together: each is to be answered alone. Nothing of them was kept."""


def answer(store: Store, device: Device, request: SyncRequest, now: datetime, visit: Visit | None = None) -> SyncReply:
    """Take in the laptop's operations, answer each, and send what it does not know yet.

    Raises WrongTerritoryError, and UnreadableMessageError for a number that comes twice; nothing is kept then.
    """
    return answer_all(store, [Asked(device, request, now, visit)])[0]


def answer_all(store: Store, rounds: Sequence[Asked]) -> list[SyncReply]:
    """The replies to rounds, just as if each had come after the one before, but written down at once.

    What one of them alone would raise is raised for all, and nothing is kept; ApartError if the past they rely on is in doubt.
    """
    turns = [_Turn(one, one.device, _batch_of(one), Answers([], [])) for one in rounds]
    if bringing := [turn for turn in turns if turn.brings_news]:
        with store.writing() as session:
            _write_all_down(session, turns, bringing)
    with store.reading() as session:
        if len(turns) > 1:
            session.foresee([_relied_on(turn) for turn in turns])
        replies = [_reply_unless_ahead(session, turn) for turn in turns]
    return [reply or _reply_going_backwards(store, turn) for reply, turn in zip(replies, turns, strict=True)]


def answer_reading(session: Session, rounds: Sequence[Asked]) -> list[SyncReply] | None:
    """The replies to rounds that bring nothing, in the transaction in which it was asked whose they are.

    None if something must be written down: then ``answer_all`` does it. Raises what that would.
    """
    turns = [_Turn(one, one.device, None, Answers([], [])) for one in rounds]
    if any(turn.brings_news for turn in turns):
        return None
    replies = [_reply_unless_ahead(session, turn) for turn in turns]
    told = [reply for reply in replies if reply is not None]
    return told if len(told) == len(turns) else None


def _batch_of(asked: Asked) -> Batch | None:
    """What is sent, read before anybody waits for the order; None if there is nothing, or of several identities."""
    operations = asked.request.ops
    if not operations or min(operation.n for operation in operations) < asked.device.first_n:
        return None
    return read_operations(operations)


def _looked_up(turn: _Turn) -> LookedUp:
    """What a round asks of the database before anything is decided."""
    batch = turn.batch
    if batch is None:
        return _relied_on(turn)
    extent = extent_of(turn.asked.request.cursor)
    first, last = batch.arriving[0].operation.n, batch.arriving[-1].operation.n
    return LookedUp(turn.device.id, first, last, batch.ids, batch.references - batch.ids, extent)


def _relied_on(turn: _Turn) -> LookedUp:
    """Of what a round asks, the mark of the past that the laptop relies on."""
    return LookedUp("", 0, 0, frozenset(), frozenset(), extent_of(turn.asked.request.cursor))


def _write_all_down(session: Session, turns: Sequence[_Turn], bringing: Sequence[_Turn]) -> None:
    """What the rounds that bring something change, one after the other."""
    for turn in turns:
        _check(session, turn.asked.request)
    if len(bringing) > 1:
        session.foresee([_looked_up(turn) for turn in bringing])
    for turn in bringing:
        _write_down(session, turn, is_alone=len(turns) == 1)


def _write_down(session: Session, turn: _Turn, *, is_alone: bool) -> None:
    """All that a round changes at the centre."""
    _, request, now, visit = turn.asked
    turn.device = device = as_it_is(session, turn.device)
    place = place_of(session, request)
    if place.after is None and not is_alone:
        raise ApartError
    note_what_it_left(session, device, request, place)
    turn.answers = _take_in(session, turn, place)
    session.seen(device.id, utc_text(now), max((op.n for op in request.ops), default=0))
    note_waiting(session, device, request, turn.answers.verdicts, now)
    _note_visit(session, device, visit, now)
    if turn.has_erased:
        session.carried_out(device.id, min(request.erased_through, session.head()))


def _reply_unless_ahead(session: Session, turn: _Turn) -> SyncReply | None:
    """None to a laptop that has seen what this centre has not."""
    request = turn.asked.request
    _check(session, request)
    place = place_of(session, request)
    return None if place.is_ahead else _reply(session, turn.device, request, turn.asked.now, turn.answers, place)


def _reply_going_backwards(store: Store, turn: _Turn) -> SyncReply:
    """The reply in an epoch that begins here."""
    request = turn.asked.request
    with store.writing() as session:
        go_backwards(session, request)
    with store.reading() as session:
        place = place_of(session, request)
        return _reply(session, turn.device, request, turn.asked.now, turn.answers, place)


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


def _take_in(session: Session, turn: _Turn, place: Place) -> Answers:
    _, request, now, _ = turn.asked
    answers, device = Answers([], []), turn.device
    if place.after is None:
        go_backwards(session, request)
        return answers
    whole = [(device, turn.batch)] if turn.batch else _by_identity(session, device, request.ops)
    for identity, batch in whole:
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


def _by_identity(session: Session, device: Device, operations: Sequence[Operation]) -> Iterator[tuple[Device, Batch]]:
    """The operations with the identity under which each was numbered, oldest first: a laptop may have had several."""
    if not operations:
        return
    identities = lineage(session, device)
    for identity in reversed(identities):
        mine = [operation for operation in operations if identity_of(identities, operation.n) is identity]
        if mine:
            yield identity, read_operations(mine)


def _answer_asked(session: Session, device: Device, asking: Sequence[int], answers: Answers) -> None:
    """Answer for what was put aside once, and has been taken in since by hand.

    If something else was taken in under its number, the laptop has a copy of which nothing told it: a centre that was put back
    to before it had put that aside.
    """
    identities = lineage(session, device) if asking else []
    for n in asking[:MOST_ASKED]:
        identity = identity_of(identities, n)
        known = session.known(identity.id, n, n).get(n)
        if known is not None and not _was_put_aside(session, identity.id, n, known):
            answers.verdicts.append(Verdict(n, "held", "forked"))
        elif known is not None:
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
