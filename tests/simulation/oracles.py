"""What must hold in the simulated world: after each round at the centre, and once the faults have stopped."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from functools import lru_cache
from typing import Any, Final

import msgspec

from mediator_app.domain.entities import ENTITIES, VOIDED, FieldClass
from mediator_app.domain.vouchers import normal_code
from mediator_app.protocol.messages import SyncReply, SyncRequest
from mediator_app.server.histories import cursor_at
from mediator_app.server.store.interface import CENTRE, Device, StoredOperation, StoredRecord
from tests.simulation import questions
from tests.simulation.agreement import all_agree, copies_agree, is_in_vain
from tests.simulation.desks import Made
from tests.simulation.erasure_oracles import merges_of, the_erased_are_gone, to_be_erased
from tests.simulation.known import NOT_MENDED
from tests.simulation.reference import Line, expected_payments, expected_records, standing, versions_of
from tests.simulation.sectors import (
    nothing_is_read_outside,
    nothing_is_written_outside,
    nothing_stays_outside,
)
from tests.simulation.traces import is_unique
from tests.simulation.whole import MANY, Told, Whole, key_of, read_whole
from tests.simulation.world import POISON, Seat, World, living

FINAL: Final = ("accepted", "rejected", "parked")
ROUNDS: Final = 8
"""How often each laptop may sync, once nothing goes wrong any longer, until all is quiet."""

Value = tuple[str, str, Any]
"""Record, field, and what stood in it."""

_NOTHING_SEEN: Final[Mapping[str, int]] = {}
_WHOLE: Final = 1 << 30
"""Bytes of a page that holds everything."""
_decode = msgspec.json.Decoder(dict[str, Any]).decode
_tuple = tuple.__new__


def sound(world: World) -> None:
    """After a round: every operation got one answer, as before if it had one; the order has no hole."""
    device, request, reply = world.answers[-1]
    if request.ops or reply.runs or reply.verdicts:
        _all_are_answered(world, device, request, reply)
    with world.store.reading() as session:
        new, head, has_sectors = session.log(world.head, MANY), session.head(), session.has_sectors()
    assert [line.seq for line in new] == [*range(world.head + 1, head + 1)], "the order has a hole"
    if has_sectors:
        nothing_is_read_outside(world, device, reply)
        nothing_is_written_outside(world, device, new)
    if new:
        world.roles.update(dict.fromkeys((line.seq for line in new if line.device != CENTRE), device.role))
        world.head = head


def _all_are_answered(world: World, device: Device, request: SyncRequest, reply: SyncReply) -> None:
    told: dict[int, tuple[Any, ...]] = {}
    for run in reply.runs:
        for i in range(run.count):
            assert run.n + i not in told
            told[run.n + i] = ("accepted", "", "", run.seq + i)
    for one in reply.verdicts:
        assert one.n not in told
        told[one.n] = (one.state, one.code, one.about, one.seq)
    if not reply.reset:
        assert told.keys() - set(request.asking) == {op.n for op in request.ops}, "an operation without an answer"
    for n, verdict in told.items():
        if verdict[0] != "held":
            assert world.given.setdefault((device.id, n), verdict) == verdict, f"verdict of {n} changed"


def everything_holds(world: World) -> None:
    """Let the faults stop, let every laptop sync until all is quiet, and look at everything."""
    assert not world.bugs, repr(world.bugs[0])
    calm_down(world)
    assert not world.bugs, repr(world.bugs[0])
    final = read_whole(world)
    _numbers_are_dense(final)
    if "redemption" in final.entities:
        _at_most_one_payment(final)
    wanted = to_be_erased(world, final)
    gone = wanted | final.erased | merges_of(final, wanted)
    arrived = _arrived(final, gone)
    for seat in living(world.seats):
        _nothing_is_lost(world, seat, arrived, gone)
    _nothing_is_doubled(final, was_copied=world.was_copied)
    all_agree(world, final)
    _reference_agrees(final)
    replaced, chosen = _replaced(world, final), _chosen(final)
    _nothing_seen_comes_back(world, final, replaced, chosen)
    _no_silent_loss(world, final, replaced, chosen)
    _questions_are_right(world, final)
    the_erased_are_gone(world, final, wanted)
    for seat in living(world.seats):
        assert seat.desk.problems() == []
        copies_agree(world, seat, final)
    nothing_stays_outside(world, final)


def _questions_are_right(world: World, final: Whole) -> None:
    questions.gestures_are_whole(final)
    questions.only_those_allowed_wrote(final, world.roles)
    if "case" in final.entities:
        questions.one_question_at_a_time(final)
        questions.settled_was_seen(final, world.chosen)
        if not (world.was_restored or world.was_copied):
            questions.nobody_is_asked_needlessly(final, world.edits)
    if "redemption" in final.entities:
        questions.doubts_are_asked(final)
    if not world.was_copied:  # two copies may do the same thing under the same number, each at its own time
        questions.who_has_seen_is_later(final)
    questions.gestures_arrive_whole(final)
    questions.nothing_deleted_is_edited(final)


def calm_down(world: World) -> None:
    """No more faults: every laptop syncs in turn until none has anything to say or to learn.

    Most say all at once then, and only as often as they must: what happens at the seams of pages was looked at before.
    """
    world.late.clear()
    world.dies = ""
    seats = living(world.seats)
    slow, page = _slow(world, seats), world.store.page_bytes
    # Who has something to say comes first, so that fewer have to ask once more.
    for seat in sorted(seats, key=lambda seat: not seat.desk.replica.count_waiting()):
        world.stop(seat)
        if seat.number not in slow:
            seat.desk.replica.batch = 1000
        _sync(world, seat, page if seat.number in slow else _WHOLE)
    for _ in range(ROUNDS):
        left = _unquiet(world, seats)
        if not left:
            return
        for seat in seats if len(slow) == len(seats) else left:
            _sync(world, seat, page if seat.number in slow else _WHOLE)
    raise AssertionError("it does not become quiet")


def _slow(world: World, seats: Sequence[Seat]) -> list[int]:
    """Which laptops still speak in small pages."""
    first = world.words % len(seats)
    return [seat.number for seat in [*seats[first:], *seats[:first]][: world.slow]]


def _sync(world: World, seat: Seat, page: int) -> None:
    world.store.page_bytes = page
    world.finish(seat)
    assert seat.outcome == "done", seat.outcome


def _unquiet(world: World, seats: Sequence[Seat]) -> list[Seat]:
    """Who has not received everything, in the epoch of now? One that another laptop made begin is news too."""
    with world.store.reading() as session:
        newest = cursor_at(session, session.head())
    return [seat for seat in seats if seat.desk.replica.standing().cursor.text != newest]


def _numbers_are_dense(final: Whole) -> None:
    assert [told.line.seq for told in final.log] == list(range(1, len(final.log) + 1))


def _at_most_one_payment(final: Whole) -> None:
    """Per scheme and compared code, at most one redemption stands accepted."""
    paid: dict[tuple[str, str], str] = {}
    for id_, (record, fields) in final.records.items():
        if record.entity == "redemption" and fields.get("state") == "accepted" and not fields.get(VOIDED):
            key = (fields["scheme"], normal_code(fields["code"]))
            assert paid.setdefault(key, id_) == id_, "a voucher is paid twice"


def _arrived(final: Whole, gone: set[str]) -> dict[tuple[Any, ...], list[StoredOperation]]:
    """The centre's lines by what tells an operation from others."""
    there: dict[tuple[Any, ...], list[StoredOperation]] = {}
    for line, _ in final.log:
        key = (line.hlc_claimed, line.id, line.kind, b"" if line.id in gone else line.fields.encode())
        there.setdefault(key, []).append(line)
    return there


def _nothing_is_lost(
    world: World, seat: Seat, there: dict[tuple[Any, ...], list[StoredOperation]], gone: set[str]
) -> None:
    """All that was ever done on the laptop is still in its file, and at the centre with a verdict, or held for a reason."""
    own = [(m.operation.hlc, m.operation.id, m.operation.kind, m.text, m) for m in seat.desk.own()]
    mine = {(hlc, id_, kind, b"" if id_ in gone else text): made for hlc, id_, kind, text, made in own}
    for key in seat.made:
        assert key in mine or _but_for_erased(gone, key) in mine, f"{key} is gone from the laptop"
    aside = {made.operation.id for made in mine.values() if made.state == "quarantined"}
    poisoned = {key[1] for key in mine if POISON in key[3]} | gone if aside else gone
    for key, made in mine.items():
        if made.state == "quarantined":
            assert aside & poisoned, f"{key} was put aside"
            continue
        if made.state == "held" and made.operation.id in aside:
            continue  # it hangs on what was put aside
        if made.state == "held" and is_in_vain(world, made):
            continue
        assert made.state in FINAL, (key, made.state, made.code, made.about)
        if key[1] in gone:
            continue  # of two copies' operations under one number nothing is left that could tell one from the other
        # Two copies of one laptop may do the same thing under the same number: then it was done once.
        assert key in there or _is_under_another_time(key, there), f"{key} never reached the centre"
        if key in there:
            # What two copies still had to send is there under both their names; a centre that was put back may
            # have got it from a copy of the laptop, which alone was told its new number.
            told, kept = _answer(world, made), {_answer(world, line) for line in there[key]}
            is_kept = told in kept or told in {_answer(world, line) for line in _alike(key, there)}
            assert is_kept, f"laptop {seat.number} was told {told} of {key}, {kept} is kept"


def _is_under_another_time(key: tuple[Any, ...], there: Iterable[tuple[Any, ...]]) -> bool:
    return any(key[1:] == other[1:] for other in there)


def _alike(key: tuple[Any, ...], there: Mapping[tuple[Any, ...], Sequence[StoredOperation]]) -> list[StoredOperation]:
    """What copies did alike, each at its own time: under one number it was done once, under another once more."""
    return [line for other, lines in there.items() if key[1:] == other[1:] for line in lines]


def _answer(world: World, one: Made | StoredOperation) -> tuple[Any, ...]:
    """What was answered; its number only where the centre was never put back."""
    return (one.state,) if world.was_restored else (one.state, one.code, one.seq)


def _but_for_erased(gone: set[str], key: Sequence[Any]) -> tuple[Any, ...]:
    """What tells an operation from others: time, record, kind and content, but for what no longer has any."""
    return (*key[:3], b"" if key[1] in gone else key[3])


def _nothing_is_doubled(final: Whole, *, was_copied: bool) -> None:
    """What two copies still had to send comes under both their names: see docs/decisions/0009.

    An operation is told from another by the time that it claims: two coordinators may choose the same value (seed 2848).
    """
    done = [
        (told.line.id, told.line.fields, told.line.hlc_claimed, told.line.device if was_copied else "")
        for told in final.log
        if told.line.device != CENTRE and any(is_unique(value) for value in told.fields.values())
    ]
    assert len(done) == len(set(done)), "an operation was taken in twice"


def _reference_agrees(final: Whole) -> None:
    """The centre's records and payments are what the independent model makes of the same order."""
    lines = [_line(told) for told in final.log if _counts(told)]
    doubtful = _of_more_than_one_line(final, lines)
    for id_, (entity, fields) in expected_records(doubtful).items():
        record, present = final.records[id_]
        for name, value in fields.items():
            shown = present.get(name, [] if isinstance(value, list) else False if name == VOIDED else None)
            if name == VOIDED:
                shown = bool(shown)
            if isinstance(value, list) and ENTITIES[entity].fields[name].cls is FieldClass.UNION:
                shown = sorted(shown or ())
            is_same = shown == value or _is_told_otherwise(lines, id_, name, shown)
            assert is_same, f"{entity} {id_[:8]} {name}: {shown!r}, and {value!r} in the reference"
        assert record.entity == entity
    if "redemption" in final.entities:
        _payments_agree(final, lines)


def _of_more_than_one_line(final: Whole, lines: list[Line]) -> list[Line]:
    """The lines of records about which there is something to work out: not those that are just as their only line says."""
    count = Counter(line.id for line in lines)
    return [
        line
        for line in lines
        if line.id not in final.erased and (count[line.id] > 1 or not _is_as_said(line, *final.records[line.id]))
    ]


def _is_as_said(line: Line, record: StoredRecord, present: Mapping[str, Any]) -> bool:
    return line.entity == record.entity and line.fields == present and not present.get(VOIDED)


def _payments_agree(final: Whole, lines: list[Line]) -> None:
    payments = expected_payments(lines)
    for told in final.log:
        if (
            told.line.entity == "redemption"
            and told.line.kind == "create"
            and _counts(told)
            and told.line.code != "merged"
        ):
            assert payments.could[told.line.id] == (told.line.state == "accepted"), f"voucher {told.line.id}"
    accepted = {
        (fields["scheme"], fields["code_key"]): id_
        for id_, (record, fields) in final.records.items()
        if record.entity == "redemption" and fields.get("state") == "accepted" and not fields.get(VOIDED)
    }
    assert payments.paid == accepted, "another redemption is paid"


def _is_told_otherwise(lines: list[Line], id_: str, name: str, shown: Any) -> bool:
    """Two cases in which the centre, which decides one by one, ends elsewhere than the reference, which looks at all.

    A deletion loses, by its time, to a concurrent taking back of another one: decided so in docs/decisions/0002. And found: a
    value that lost to a later one stays lost when the later one's author replaces it under an earlier time, as a copied laptop
    can (seed 2288): a person is asked.
    """
    if name != VOIDED:
        times: dict[str, int] = {}
        for line in lines:
            if line.id == id_ and name in line.fields:
                if line.time < times.get(line.device, 0):
                    return "copies back in time" in NOT_MENDED
                times[line.device] = line.time
        return False
    said = [
        line._replace(fields={VOIDED: bool(line.fields.get(VOIDED))})
        for line in lines
        if line.id == id_ and (VOIDED in line.fields or line.kind == "create")
    ]
    left = standing(versions_of(said, VOIDED))
    return len(left) > 1 and bool(left[0].value) == shown


def _counts(told: Told) -> bool:
    """Has the line an effect? A doubtful voucher has one, since it is kept for a person to see."""
    line = told.line
    is_doubtful = line.entity == "redemption" and (line.kind, line.state) == ("create", "parked")
    return line.state == "accepted" or (is_doubtful and line.code != "out_of_scope")


def _line(told: Told) -> Line:
    line = told.line
    time = min(line.hlc_claimed, _hybrid(line.received_at)) if line.device != CENTRE else line.hlc
    base = _decode(line.base) if len(line.base) > 2 else _NOTHING_SEEN
    what = line.entity, line.id, line.kind, told.fields
    return _tuple(Line, (line.seq, line.device, line.n, *what, base, time, line.received_at[:10]))


@lru_cache(1000)
def _hybrid(received_at: str) -> int:
    return int(datetime.fromisoformat(received_at).timestamp() * 1000) << 16


def _nothing_seen_comes_back(world: World, final: Whole, replaced: set[Value], chosen: set[Value]) -> None:
    """A value that somebody saw and replaced is not the one shown, unless somebody chose it again on purpose."""
    wanted = chosen | (_asked(final) if world.was_copied and "copies ahead of their time" in NOT_MENDED else set())
    if world.was_restored:
        wanted |= _asked(final) & _ahead_of_their_time(final)
    for record, name, value in replaced - wanted:
        if record in final.records and value is not None:
            is_back = key_of(final.records[record][1].get(name)) == value
            assert not is_back or not is_unique(value), f"{record[:8]} {name} {value!r} came back"


def _no_silent_loss(world: World, final: Whole, replaced: set[Value], chosen: set[Value]) -> None:
    """Of a field about which a person is asked, no value that nobody replaced knowingly is gone without a question."""
    lost = [edit for edit in world.edits if _is_gone(final, *edit[:3])]
    if not lost:
        return
    arrived = {about for about, _ in final.said}
    left = {(record, name, key_of(value)) for record, name, value, _ in lost} & arrived
    left -= replaced | chosen | _parked(final)
    if not left:
        return
    left -= _asked(final) | _replaced_by_their_author(world, final) | _replaced_by_what_was_put_aside(world, final)
    if "settled twice" in NOT_MENDED:
        settled = {about[:2] for about, line in final.said if line.device == CENTRE and line.cause}
        left = {about for about in left if about[:2] not in settled}
    for record, name, value in left:
        shown = final.records[record][1].get(name)
        raise AssertionError(f"{record[:8]} {name} {value!r} lost to {shown!r} without a question")


def _is_gone(final: Whole, record: str, name: str, value: Any) -> bool:
    """Is the value of a field about which a person is asked, told from all others, and not what is shown?"""
    if record not in final.records or record in final.erased:
        return False
    row, fields = final.records[record]
    known = ENTITIES[row.entity].fields.get(name)
    return known is not None and known.cls is FieldClass.REVIEW and fields.get(name) != value and is_unique(value)


def _asked(final: Whole) -> set[Value]:
    """Every value that was ever put to a person, with its record and field."""
    asked = set()
    about: dict[str, tuple[str, str]] = {}
    for told in final.log:
        if told.line.entity == "case":
            if "record" in told.fields:
                about[told.line.id] = (told.fields["record"], told.fields["field"])
            for version in told.fields.get("versions") or ():
                if "value" in version:
                    asked.add((*about[told.line.id], key_of(version["value"])))
    return asked


def _ahead_of_their_time(final: Whole) -> set[Value]:
    """Values that claim a time at which the centre had not received them yet: they stand at that of their arrival.

    So one that a restored centre receives again is later than what replaced it meanwhile, about which a person is asked.
    """
    return {
        (told.line.id, name, key_of(value))
        for told in final.log
        if told.line.hlc_claimed > told.line.hlc
        for name, value in told.fields.items()
    }


def _chosen(final: Whole) -> set[Value]:
    """Values that a settlement, a merge or an undoing put in place."""
    return {about for about, line in final.said if line.cause}


def _parked(final: Whole) -> set[Value]:
    """Values in operations that were put aside for a person to see, or refused and shown to their author."""
    return {about for about, line in final.said if line.state != "accepted"}


def _replaced_by_their_author(world: World, final: Whole) -> set[Value]:
    """Values that the same laptop wrote over later, also if it had become a copy in between (126113)."""
    newest: dict[tuple[str | int, str, str], Any] = {}
    gone = set()
    for author, (record, name, value) in _accepted_in_order(world, final):
        key = (author, record, name)
        if key in newest:
            gone.add((record, name, newest[key]))
        newest[key] = value
    return gone


def _accepted_in_order(world: World, final: Whole) -> Iterator[tuple[str | int, Value]]:
    """What was accepted, with who wrote it: each identity's, and each laptop's, which may have had several."""
    for about, line in sorted(final.said, key=lambda said: said[1].n):
        if line.state == "accepted":
            yield line.device, about
    for seat in living(world.seats):
        for made in seat.desk.own():
            if made.state == "accepted":
                for name, value in _decode(made.text).items():
                    yield seat.number, (made.operation.id, name, key_of(value))


def _replaced_by_what_was_put_aside(world: World, final: Whole) -> set[Value]:
    """Values that somebody saw and replaced by one that was put aside, which was seen and replaced in its turn (7015)."""
    before = {
        (record, name, key_of(value)): key_of(seen) for record, name, value, seen in world.edits if seen is not None
    }
    arrived = {about for about, _ in final.said}
    gone = set()
    for record, name, value in before.keys() & arrived:
        seen = before[record, name, value]
        while (record, name, seen) in before and (record, name, seen) not in arrived:
            seen = before[record, name, seen]
            gone.add((record, name, seen))
    return gone


def _replaced(world: World, final: Whole) -> set[Value]:
    """Values that somebody saw and replaced by one that arrived and was not put aside."""
    knowing = [edit for edit in world.edits if edit[3] is not None]
    taken = {about for about, line in final.said if line.state == "accepted"} if knowing else ()
    return {
        (record, name, key_of(seen)) for record, name, value, seen in knowing if (record, name, key_of(value)) in taken
    }
