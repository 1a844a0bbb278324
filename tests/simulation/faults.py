"""What goes wrong in the simulated world, one small function each. A fault that cannot happen just now does nothing."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta
from random import Random
from typing import Any, Final

import msgspec
from msgspec.structs import replace

from mediator_app.protocol.codec import UnreadableMessageError
from mediator_app.protocol.messages import Problem, SyncReply, SyncRequest
from mediator_app.server.continuity import begin_anew, is_same
from mediator_app.server.enrolment import hash_of
from mediator_app.server.erasing import erase_listed
from mediator_app.server.histories import lineage, new_epoch
from mediator_app.server.store.interface import Device
from mediator_app.storage.operations import Draft
from mediator_app.sync.replies import HttpReply
from tests.simulation.desks import Clock, SqliteDesk
from tests.simulation.gestures import one_of
from tests.simulation.known import NOT_MENDED
from tests.simulation.wires import OURS, PLAIN, REAL
from tests.simulation.world import POISON, Seat, World, problem
from tests.support.dying import DiedError

Fault = Callable[[World, Seat, Random], None]
FAULTS: Final[dict[str, tuple[float, Fault]]] = {}
NEEDS: Final[dict[str, str]] = {}
"""Fault → what its laptop must have for it: a request on its way, a reply, copies."""
HTML: Final = {"content-type": "text/html"}
MOST_LAPTOPS: Final = 9


def fault(weight: float, needs: str = "") -> Callable[[Fault], Fault]:
    """Put a fault into the catalogue; it happens this often, by preference on a laptop that has what it needs."""

    def put(function: Fault) -> Fault:
        FAULTS[function.__name__] = (weight, function)
        if needs:
            NEEDS[function.__name__] = needs
        return function

    return put


@fault(3, needs="request")
def drop(world: World, seat: Seat, rng: Random) -> None:
    """What is on its way is lost."""
    world.lose(seat)


@fault(3, needs="request")
def lose_the_answer(world: World, seat: Seat, rng: Random) -> None:
    """The centre takes the request in, and the answer is lost."""
    if seat.request is not None:
        world.carry_request(seat)
    world.lose(seat)


@fault(2, needs="request")
def duplicate(world: World, seat: Seat, rng: Random) -> None:
    """The centre receives the request twice; the laptop the second answer."""
    if seat.request is not None:
        world.ask(seat, seat.request)
        world.carry_request(seat)


@fault(2, needs="request")
def delay(world: World, seat: Seat, rng: Random) -> None:
    """The laptop stops waiting for an answer; the request is still on its way."""
    if seat.request is not None:
        world.late.append((seat, seat.request))
        world.lose(seat)


@fault(2)
def arrive_late(world: World, seat: Seat, rng: Random) -> None:
    """A request that nobody waits for any longer reaches the centre, before newer ones or after them."""
    if world.late:
        world.ask(*world.late.pop(rng.randrange(len(world.late))))


@fault(1, needs="request")
def answer_of_before(world: World, seat: Seat, rng: Random) -> None:
    """A proxy gives the laptop the answer to an older request of its own."""
    if seat.request is not None and seat.old_replies:
        seat.request = None
        seat.reply = rng.choice(seat.old_replies)


@fault(1, needs="reply")
def truncate(world: World, seat: Seat, rng: Random) -> None:
    """The answer is cut at any byte."""
    if seat.reply is not None:
        body = seat.reply.body
        seat.reply = HttpReply(seat.reply.status, seat.reply.headers, body[: rng.randrange(len(body) or 1)])


@fault(0.5, needs="request")
def truncate_the_request(world: World, seat: Seat, rng: Random) -> None:
    """The request is cut at any byte, and sent on by a careless proxy."""
    if seat.request is not None:
        body = seat.request.body
        seat.request = replace(seat.request, body=body[: rng.randrange(len(body) or 1)])


@fault(1, needs="reply")
def bit_flip(world: World, seat: Seat, rng: Random) -> None:
    """One bit of the answer is another when it arrives. Only our own encoding is made to notice."""
    if seat.reply is not None and world.wire is REAL and seat.reply.body:
        seat.reply = replace(seat.reply, body=_flipped(SyncReply, seat.reply.body, rng))


@fault(0.5, needs="request")
def bit_flip_in_the_request(world: World, seat: Seat, rng: Random) -> None:
    """One bit of what the laptop sent is another when it reaches the centre."""
    if seat.request is not None and world.wire is REAL:
        seat.request = replace(seat.request, body=_flipped(SyncRequest, seat.request.body, rng))


def _flipped(kind: type, body: bytes, rng: Random) -> bytes:
    changed = bytearray(body)
    changed[rng.randrange(len(body))] ^= 1 << rng.randrange(8)
    if "bit flipped behind the frame" in NOT_MENDED:
        with suppress(UnreadableMessageError):
            REAL.decode(kind, bytes(changed))
            return body
    return bytes(changed)


@fault(1, needs="request")
def portal(world: World, seat: Seat, rng: Random) -> None:
    """The Wi-Fi of the station answers instead, with a page and status 200."""
    if seat.request is not None:
        seat.request, seat.reply = None, HttpReply(200, HTML, b"<html>Bienvenue</html>")


@fault(1, needs="request")
def bad_gateway(world: World, seat: Seat, rng: Random) -> None:
    """The proxy before the centre answers with a failure of its own, whether or not the centre had its request."""
    if seat.request is not None:
        if rng.random() < 0.5:
            world.carry_request(seat)
        seat.request, seat.reply = None, HttpReply(rng.choice((502, 503, 504)), HTML, b"<html></html>")


@fault(0.7, needs="request")
def too_many(world: World, seat: Seat, rng: Random) -> None:
    """The centre asks for patience, now and then for more than a run has."""
    if seat.request is not None:
        headers = {**PLAIN, "retry-after": rng.choice(("2", "5000"))}
        seat.request, seat.reply = None, HttpReply(429, headers, msgspec.json.encode(Problem("too_many_tries")))


@fault(0.7, needs="request")
def empty_answer(world: World, seat: Seat, rng: Random) -> None:
    """An answer with our headers and nothing in it."""
    if seat.request is not None:
        seat.request, seat.reply = None, HttpReply(200, OURS, rng.choice((b"", b"{}", b"null")))


@fault(2)
def laptop_dies(world: World, seat: Seat, rng: Random) -> None:
    """The laptop dies before it has written anything of the answer that it waits for, or has."""
    world.stop(seat)
    seat.desk.restart()


@fault(2, needs="request")
def laptop_dies_after(world: World, seat: Seat, rng: Random) -> None:
    """The laptop dies right after it has written an answer down."""
    if seat.request is not None:
        world.carry_request(seat)
    if seat.reply is not None:
        world.carry_reply(seat)
    world.stop(seat)
    seat.desk.restart()


@fault(2, needs="request")
def laptop_dies_writing(world: World, seat: Seat, rng: Random) -> None:
    """The laptop dies while it writes an answer down: all of it is there afterwards, or nothing."""
    if seat.request is not None:
        world.carry_request(seat)
    if seat.reply is not None and isinstance(seat.desk, SqliteDesk):
        seat.desk.dying(rng.randrange(1, 25))
        with suppress(DiedError):
            world.carry_reply(seat)
        world.stop(seat)
        seat.desk.restart()
        seat.token = hash_of(seat.desk.replica.membership().token)  # it may have got another identity just before


@fault(1.5)
def centre_dies_before(world: World, seat: Seat, rng: Random) -> None:
    """The centre's process dies before it commits its next round."""
    world.dies = "before"


@fault(1.5)
def centre_dies_after(world: World, seat: Seat, rng: Random) -> None:
    """The centre's process dies after the commit of its next round, before it answers."""
    world.dies = "after"


@fault(1.5)
def clock_wrong(world: World, seat: Seat, rng: Random) -> None:
    """A laptop's clock is years off, an hour off, stands still, or is right again."""
    clock: Any = seat.desk.clock
    clock.stopped_at = None
    choice = rng.randrange(7)
    if choice == 6:
        clock.stopped_at = clock.now()
    else:
        hours = (0, 0, 1, -1, 73 * 365 * 24, -56 * 365 * 24)[choice]
        clock.offset = timedelta(hours=hours)


@fault(0.4)
def role_changed(world: World, seat: Seat, rng: Random) -> None:
    """The centre gives the laptop's member another role; the first two keep theirs."""
    if seat.number > 1 and (device := device_of(world, seat)) is not None:
        seat.role = "mediator" if device.role == "coordinator" else "coordinator"
        with world.store.writing() as session:
            session.change_role(device.id, seat.role)


@fault(0.15)
def revoked(world: World, seat: Seat, rng: Random) -> None:
    """The laptop's access is removed for good, and that of its copies; the first two are never, nor what they come from."""
    if (device := device_of(world, seat)) is not None and device.id not in _of_the_first_two(world):
        with world.store.writing() as session:
            session.revoke(device.id, "2026-11-24T12:00:00Z")
        for other in world.seats:
            present = device_of(world, other)
            other.is_lost = other.is_lost or present is None or bool(present.revoked_at)


def _of_the_first_two(world: World) -> set[str]:
    """The identities of the first two laptops, former ones too: taking one away takes what was copied from it."""
    devices = [device for seat in world.seats[:2] if (device := device_of(world, seat)) is not None]
    with world.store.reading() as session:
        return {one.id for device in devices for one in lineage(session, device)}


@fault(1, needs="request")
def another_centre(world: World, seat: Seat, rng: Random) -> None:
    """Another territory's centre answers, or an empty one that knows nobody."""
    if seat.request is not None:
        told = SyncReply("other", "other-epoch", "other-epoch:0", 0, more=False, hlc=1 << 62, server_time="")
        told.reset = rng.random() < 0.5
        strange = HttpReply(200, OURS, world.wire.encode(told))
        seat.request, seat.reply = None, rng.choice((strange, problem(401, "unknown_token")))


@fault(0.5)
def poison(world: World, seat: Seat, rng: Random) -> None:
    """Somebody writes something over which the centre's program stumbles."""
    if world.was_copied and "number of a copy put aside" in NOT_MENDED:
        return
    if person := one_of(world.people, seat, rng):
        world.write(seat, Draft("person", person, {"note": world.word(POISON.decode())}))


@fault(1)
def centre_saved(world: World, seat: Seat, rng: Random) -> None:
    """A backup of the centre is made, by the command or by other means."""
    world.note_erasures()
    world.backups.append((world.store.copy(), world.head, world.tokens, dict(world.roles)))
    if rng.random() < 0.7:
        world.renew_mark()


@fault(1)
def centre_restored(world: World, seat: Seat, rng: Random) -> None:
    """The centre is put back to a backup: by the command, by hand, or with all that lies beside it, which nobody notices."""
    fit = [backup for backup in world.backups if backup[2] == world.tokens]
    if not fit:
        return
    copy, head, _, roles = rng.choice(fit)
    world.store.put_back(copy)
    world.was_restored, world.head = True, head
    # A backup may be of another past than the one that was put back before: what counts is what was answered there.
    with world.store.reading() as session:
        lines = session.log(0, head)
    world.given = {(line.device, line.n): (line.state, line.code, line.about, line.seq) for line in lines}
    world.roles = dict(roles)
    for one in world.seats:
        device = device_of(world, one)
        one.role = device.role if device is not None else one.role
        if one.is_lost and device is not None:
            with world.store.writing() as session:
                session.revoke(device.id, "2026-11-24T12:00:00Z")
    is_announced = rng.random() < 0.5
    with world.store.reading() as session:
        former = session.territory().epoch
    if former in world.unnoticed and "announced after a whole folder that nobody noticed" in NOT_MENDED:
        is_announced = False
    is_noticed = is_announced
    with world.store.writing() as session:
        if is_announced:
            new_epoch(session)
        elif rng.random() < 0.5 and not is_same(session, world.mark):
            is_noticed = True
            begin_anew(session)
    world.renew_mark()
    if world.erased:  # by the command, or by the centre itself when it starts
        erase_listed(world.store, list(world.erased.values()), world.moment, is_announced=is_announced)
    with world.store.reading() as session:
        world.unnoticed |= {former} & {session.territory().epoch} if not is_noticed else set()


@fault(1)
def laptop_saved(world: World, seat: Seat, rng: Random) -> None:
    """A backup of the laptop is made."""
    seat.copies.append((seat.desk.copy(), dict(seat.made)))


@fault(0.8, needs="copies")
def laptop_restored(world: World, seat: Seat, rng: Random) -> None:
    """The laptop is put back to a backup; what was done since is gone, but for what the centre has."""
    if seat.copies:
        copy, made = rng.choice(seat.copies)
        world.stop(seat)
        seat.desk.put_back(copy)
        seat.made, world.was_copied = dict(made), True
        seat.old_replies.clear()
        seat.token = hash_of(seat.desk.replica.membership().token)


@fault(0.5)
def laptop_cloned(world: World, seat: Seat, rng: Random) -> None:
    """The laptop's disk is copied to another laptop, and both are used."""
    if len(world.seats) < MOST_LAPTOPS:
        clock = Clock(world, seat.desk.clock.offset + timedelta(seconds=rng.randrange(1, 60)))
        world.was_copied = True
        twin = type(seat.desk)(clock, seat.desk.copy(), seat.desk.batch)  # type: ignore[call-arg]
        world.seats.append(Seat(len(world.seats), twin, seat.token, seat.role, made=dict(seat.made)))


def device_of(world: World, seat: Seat) -> Device | None:
    """What the centre knows of the laptop."""
    with world.store.reading() as session:
        found: Device | None = session.device_of_token(seat.token)
    return found
