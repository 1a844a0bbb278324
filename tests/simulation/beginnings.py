"""How a simulated world begins: laptops that have joined, a scheme, a workshop and three people; made once, then copied.

Making it takes longer than a history. ``memory`` and ``sqlite`` are the two makes; walk, faults and oracles are the same.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any, Final, NamedTuple

from mediator_app.domain.rights import Role
from mediator_app.protocol.messages import EnrolRequest
from mediator_app.server.enrolment import enrol, hash_of, invite
from mediator_app.server.store.interface import Territory
from mediator_app.storage.operations import Draft
from mediator_app.storage.settings import Membership
from tests.simulation.desks import Clock, Desk, MemoryDesk, SqliteDesk, joined_profile
from tests.simulation.gestures import add_person, add_place, add_session
from tests.simulation.sqlite_centre import emptied_centre
from tests.simulation.wires import CHEAP, REAL, spoken
from tests.simulation.world import Seat, World
from tests.support.memory_contents import Contents
from tests.support.memory_store import MemoryStore
from tests.support.repeating import same_ids_again

TERRITORY: Final = Territory("territory", "Creuse", "epoch-1")
BATCH: Final = 1000
REAL_CODEC_EVERY: Final = 40
ALL: Final = 99
"""More laptops than there are."""


class Shape(NamedTuple):
    """What a history is about before its first step: few need many laptops, or bytes as they really travel."""

    laptops: int
    page: int
    """Bytes of a page of the centre's."""
    batch: int
    """Operations that a laptop sends at a time."""
    slow: int
    """How many laptops still speak in such pages and batches once the faults have stopped; the others say all at once."""
    is_real: bool
    """Are the messages in the app's own encoding?"""


def shape_of(seed: int) -> Shape:
    """The shape of a seed's history."""
    rng = random.Random(seed)
    laptops = rng.choices((2, 3, 4, 5, 8), (45, 32, 14, 5, 4))[0]
    page = rng.choice((500, 900, 100_000))
    batch = rng.choice((1, 3, 3, 100))
    return Shape(laptops, page, batch, rng.choices((0, 1, ALL), (68, 28, 4))[0], seed % REAL_CODEC_EVERY == 0)


@dataclass(frozen=True, slots=True)
class Make:
    """One of the two makes: an empty centre, an empty laptop, a laptop from a copy."""

    name: str
    centre: Callable[[], Any]
    fresh: Callable[[Membership], Any]
    desk: Callable[[Clock, Any, int], Desk]


MAKES: Final = {
    make.name: make
    for make in (
        Make("memory", MemoryStore, Contents, MemoryDesk),
        Make("sqlite", emptied_centre, joined_profile, SqliteDesk),
    )
}


@dataclass(frozen=True, slots=True)
class Beginning:
    """A world that has begun, to be copied."""

    centre: Any
    files: list[Any]
    seats: list[tuple[str, str]]
    """Token hash and role."""
    ids: int
    words: int
    moment: Any
    lists: tuple[list[str], ...]
    written: dict[str, set[bytes]]
    """Record → the words that were written about it."""
    edits: list[tuple[str, str, Any, Any]]


def begin(shape: Shape, make: str) -> World:
    """A new world."""
    begun, made = _beginning(make, shape.laptops), MAKES[make]
    world = World(made.centre(), [], REAL if shape.is_real else CHEAP, shape.slow, begun.moment, begun.ids, begun.words)
    world.store.put_back(begun.centre)
    world.store.page_bytes = shape.page
    with world.store.reading() as session:
        world.head = session.head()
    world.people, world.places, world.sessions, world.schemes = (list(ids) for ids in begun.lists)
    world.written, world.edits = {id_: set(words) for id_, words in begun.written.items()}, list(begun.edits)
    for number, (file, (token, role)) in enumerate(zip(begun.files, begun.seats, strict=True)):
        world.seats.append(Seat(number, made.desk(Clock(world), file, shape.batch), token, role))
    return world


@cache
def _beginning(make: str, count: int) -> Beginning:
    made = MAKES[make]
    with same_ids_again(), spoken(CHEAP):
        world = World(made.centre(), [], CHEAP)
        world.store.found(TERRITORY)
        for number in range(count):
            role = Role.COORDINATOR if number in (1, 5) else Role.MEDIATOR
            world.seats.append(_joined(world, made, number, role))
        _prepare(world)
        seats = [(seat.token, seat.role) for seat in world.seats]
        files = [seat.desk.copy() for seat in world.seats]
        lists = (world.people, world.places, world.sessions, world.schemes)
        counts = world.ids, world.words, world.moment
        return Beginning(world.store.copy(), files, seats, *counts, lists, world.written, world.edits)


def _joined(world: World, made: Make, number: int, role: Role) -> Seat:
    code = invite(world.store, role, f"Membre {number}", world.moment).code
    reply = enrol(world.store, EnrolRequest(code, "Portable"), world.moment)
    who = Membership(
        *(reply.device, reply.member, reply.member_name, Role(reply.role), reply.territory, reply.territory_name),
        *("http://localhost", reply.token),
    )
    desk = made.desk(Clock(world), made.fresh(who), BATCH)
    return Seat(number, desk, hash_of(reply.token), reply.role)


def _prepare(world: World) -> None:
    coordinator, rng = world.seats[1], random.Random(0)
    world.schemes.append(world.new_id())
    scheme = {"name": "Chèque numérique", "face_value_cents": 1000}
    world.write(coordinator, Draft("scheme", world.schemes[0], scheme))
    for make in (add_place, add_session, add_person, add_person, add_person):
        make(world, coordinator, rng)
    for seat in (coordinator, *world.seats):
        world.finish(seat)
        assert seat.outcome == "done", (seat.outcome, world.bugs)
