"""What goes wrong in the simulated world, one small function each. A fault that cannot happen just now does nothing."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta
from random import Random
from typing import Any, Final

import msgspec

from mediator_app.protocol.messages import Problem
from mediator_app.sync.replies import HttpReply
from tests.simulation.desks import SqliteDesk
from tests.simulation.world import OURS, PLAIN, Seat, World
from tests.support.dying import DiedError

Fault = Callable[[World, Seat, Random], None]
FAULTS: Final[dict[str, tuple[float, Fault]]] = {}
HTML: Final = {"content-type": "text/html"}


def fault(weight: float) -> Callable[[Fault], Fault]:
    """Put a fault into the catalogue; it happens this often."""

    def put(function: Fault) -> Fault:
        FAULTS[function.__name__] = (weight, function)
        return function

    return put


@fault(3)
def drop(world: World, seat: Seat, rng: Random) -> None:
    """What is on its way is lost."""
    world.lose(seat)


@fault(3)
def lose_the_answer(world: World, seat: Seat, rng: Random) -> None:
    """The centre takes the request in, and the answer is lost."""
    if seat.request is not None:
        world.carry_request(seat)
    world.lose(seat)


@fault(2)
def duplicate(world: World, seat: Seat, rng: Random) -> None:
    """The centre receives the request twice; the laptop the second answer."""
    if seat.request is not None:
        world.ask(seat, seat.request)
        world.carry_request(seat)


@fault(2)
def delay(world: World, seat: Seat, rng: Random) -> None:
    """The laptop stops waiting for an answer; the request is still on its way."""
    if seat.request is not None:
        world.late.append((seat, seat.request))
        world.lose(seat)


@fault(2)
def arrive_late(world: World, seat: Seat, rng: Random) -> None:
    """A request that nobody waits for any longer reaches the centre, before newer ones or after them."""
    if world.late:
        sender, body = world.late.pop(rng.randrange(len(world.late)))
        world.ask(sender, body)


@fault(0)  # found: an older answer takes back what the laptop has received, for ever (seed 33); on again once it is refused
def answer_of_before(world: World, seat: Seat, rng: Random) -> None:
    """A proxy gives the laptop the answer to an older request of its own."""
    if seat.request is not None and seat.old_replies:
        seat.request = None
        seat.reply = rng.choice(seat.old_replies)


@fault(1)
def truncate(world: World, seat: Seat, rng: Random) -> None:
    """The answer is cut at any byte."""
    if seat.reply is not None:
        body = seat.reply.body
        seat.reply = HttpReply(seat.reply.status, seat.reply.headers, body[: rng.randrange(len(body) or 1)])


@fault(0.5)
def truncate_the_request(world: World, seat: Seat, rng: Random) -> None:
    """The request is cut at any byte, and sent on by a careless proxy."""
    if seat.request is not None:
        seat.request = seat.request[: rng.randrange(len(seat.request) or 1)]


@fault(1)
def portal(world: World, seat: Seat, rng: Random) -> None:
    """The Wi-Fi of the station answers instead, with a page and status 200."""
    if seat.request is not None:
        seat.request, seat.reply = None, HttpReply(200, HTML, b"<html>Bienvenue</html>")


@fault(1)
def bad_gateway(world: World, seat: Seat, rng: Random) -> None:
    """The proxy before the centre answers with a failure of its own, whether or not the centre had its request."""
    if seat.request is not None:
        if rng.random() < 0.5:
            world.carry_request(seat)
        seat.request, seat.reply = None, HttpReply(rng.choice((502, 503, 504)), HTML, b"<html></html>")


@fault(0.7)
def too_many(world: World, seat: Seat, rng: Random) -> None:
    """The centre asks for patience, now and then for more than a run has."""
    if seat.request is not None:
        headers = {**PLAIN, "retry-after": rng.choice(("2", "5000"))}
        seat.request, seat.reply = None, HttpReply(429, headers, msgspec.json.encode(Problem("too_many_tries")))


@fault(0.7)
def empty_answer(world: World, seat: Seat, rng: Random) -> None:
    """An answer with our headers and nothing in it."""
    if seat.request is not None:
        seat.request, seat.reply = None, HttpReply(200, OURS, rng.choice((b"", b"{}", b"null")))


@fault(2)
def laptop_dies(world: World, seat: Seat, rng: Random) -> None:
    """The laptop dies before it has written anything of the answer that it waits for, or has."""
    world.stop(seat)
    seat.desk.restart()


@fault(2)
def laptop_dies_after(world: World, seat: Seat, rng: Random) -> None:
    """The laptop dies right after it has written an answer down."""
    if seat.request is not None:
        world.carry_request(seat)
    if seat.reply is not None:
        world.carry_reply(seat)
    world.stop(seat)
    seat.desk.restart()


@fault(2)
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


@fault(1.5)
def centre_dies_before(world: World, seat: Seat, rng: Random) -> None:
    """The centre's process dies before it commits its next round."""
    world.dies = "before"


@fault(1.5)
def centre_dies_after(world: World, seat: Seat, rng: Random) -> None:
    """The centre's process dies after the commit of its next round, before it answers."""
    world.dies = "after"


@fault(1)
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
    """The centre gives the laptop's member another role."""
    role = "mediator" if seat.role == "coordinator" else "coordinator"
    if seat.number > 1:
        seat.role = role
        with world.store.writing() as session:
            session.change_role(seat.device, role)


@fault(0.15)
def revoked(world: World, seat: Seat, rng: Random) -> None:
    """The laptop's access is removed for good; the first two are never."""
    if seat.number > 1:
        with world.store.writing() as session:
            session.revoke(seat.device, "2026-11-24T12:00:00Z")
        seat.is_lost = True
