"""Random histories from seeds: one seed is one history, the same each time, so that a failing seed is a test to keep.

A history is a list of steps, each with a seed of its own, so that it can be played again without some of them.
"""

from __future__ import annotations

import _random
import hashlib
import random
from collections.abc import Mapping, Sequence
from functools import cache
from itertools import accumulate
from typing import Any, Final, NamedTuple

import msgspec

from mediator_app.domain.entities import ENTITIES, VOIDED
from tests.simulation import disputes, erasures, newcomers, sectors, tours  # noqa: F401  their steps are put into the catalogues
from tests.simulation.beginnings import Shape, begin, shape_of
from tests.simulation.faults import FAULTS, NEEDS
from tests.simulation.gestures import COORDINATION, GESTURES, open_questions
from tests.simulation.oracles import everything_holds, sound
from tests.simulation.wires import CHEAP, REAL, drawn_from, spoken
from tests.simulation.world import Seat, World, living

STEPS: Final = 50
AIMED_EVERY: Final = 5
AIMS: Final = (
    ("centre_saved", "centre_restored"),
    ("erase_person", "erased_by_hand", "centre_saved", "centre_restored"),
    ("laptop_cloned", "laptop_saved", "laptop_restored"),
    ("sectors_given", "record_moved", "centre_saved", "centre_restored"),
    ("laptop_saved", "laptop_restored", "centre_saved", "centre_restored", "finish"),
    ("role_changed", "poison", "centre_saved", "centre_restored"),
)
"""Rare steps of which every fifth history has many, these or those: what goes wrong between them is not met otherwise."""


INSTEAD: Final = {
    **dict.fromkeys(("use_mandate", "edit_mandate"), "give_mandate"),
    **dict.fromkeys(("edit_stop", "add_stop", "check_kit", "delete_tour", "stop_becomes_session"), "plan_tour"),
    **dict.fromkeys(("leave", "move_registrations"), "attend"),
    "lend": "buy_equipment",
    "release_vouchers": "reserve_vouchers",
    "restore_person": "delete_person",
    "settle": "disagree",
    "unmerge": "merge",
    "use_pack": "sell_pack",
    "void_voucher": "redeem",
}
"""What is done where there is nothing yet for a gesture to be about."""
MEANT: Final = 1.0
"""From here on a step's laptop is one on which it can happen, if there is one; below, whichever it is."""


class Step(NamedTuple):
    """One thing that happens, on which laptop (of those there are; see ``MEANT``), and its own seed."""

    name: str
    laptop: float
    seed: int


def _advance(world: World, seat: Seat, rng: random.Random) -> None:
    world.advance(seat)


def _advance_more(world: World, seat: Seat, rng: random.Random) -> None:
    for _ in range(rng.randrange(2, 7)):
        world.advance(seat)


def _finish(world: World, seat: Seat, rng: random.Random) -> None:
    world.finish(seat)


_STEPS: Final = {
    "advance": (14.0, _advance),
    "advance_more": (4.0, _advance_more),
    "finish": (4.5, _finish),
    **GESTURES,
    **FAULTS,
}
_NAMES: Final = list(_STEPS)
_DRAWS_NOTHING: Final = frozenset(
    {
        *(
            "advance",
            "finish",
            "drop",
            "lose_the_answer",
            "duplicate",
            "delay",
            "portal",
            "centre_saved",
            "laptop_saved",
        ),
        *("laptop_dies", "laptop_dies_after", "centre_dies_before", "centre_dies_after"),
    }
)
_begin_anew: Final = _random.Random.seed
"""What ``Random.seed`` calls in the end."""


@cache
def _weights(often: tuple[str, ...]) -> list[float]:
    others = sum(weight for name, (weight, _) in _STEPS.items() if name not in often)
    extra = dict.fromkeys(often, others / max(len(often), 1))
    return list(accumulate(extra.get(name, weight) for name, (weight, _) in _STEPS.items()))


def history_of(seed: int, steps: int = STEPS, often: tuple[str, ...] = ()) -> list[Step]:
    """The steps of a seed's history; those named ``often`` happen as often as all others together."""
    rng = random.Random(seed)
    names = rng.choices(_NAMES, cum_weights=_weights(often or _aim_of(seed)), k=steps)
    return [Step(name, MEANT + rng.random(), rng.getrandbits(32)) for name in names]


def _aim_of(seed: int) -> tuple[str, ...]:
    """What happens often in this seed's history; nothing in most."""
    turn, place = divmod(seed, AIMED_EVERY)
    return AIMS[turn % len(AIMS)] if place == AIMED_EVERY - 1 else ()


def play(
    seed: int,
    stores: str = "memory",
    steps: Sequence[Step] | None = None,
    check: bool = True,
    shape: Shape | None = None,
) -> World:
    """Play one history, whole or without some of its steps; what came of it. AssertionError if it fails."""
    shape = shape or shape_of(seed)
    with spoken(REAL if shape.is_real else CHEAP):
        world = begin(shape, stores)
        world.after_answer = sound if check else None
        with drawn_from(world):
            for step in history_of(seed) if steps is None else steps:
                take(world, step)
            if check:
                everything_holds(world)
        return world


def take(world: World, step: Step) -> None:
    """Let one step happen."""
    name, laptop, number = step
    rng, is_meant = world.rng, laptop >= MEANT
    if name not in _DRAWS_NOTHING or not is_meant:
        _begin_anew(rng, number)
    seats = _seats_for(world, step, rng)
    world.pass_time(number % 899 + 1 if is_meant else rng.randrange(1, 900))
    seat = seats[int(laptop % MEANT * len(seats))]
    made = len(seat.made)
    _STEPS[name][1](world, seat, rng)
    if is_meant and name in INSTEAD and not number & 3 and len(seat.made) == made:
        _STEPS[INSTEAD[name]][1](world, seat, rng)


def _seats_for(world: World, step: Step, rng: random.Random) -> list[Seat]:
    """The laptops on one of which a step happens; every second meant fault on one that has what it needs."""
    name, laptop, number = step
    seats = living(world.seats)
    if name in COORDINATION:
        seats = _who_may(seats, rng, is_tried=laptop >= MEANT and number % 8 == 3)
    if laptop < MEANT:
        return seats
    if name == "settle":
        return [seat for seat in seats if open_questions(seat)] or seats
    return _fit(world, NEEDS[name], seats) if name in NEEDS and number & 1 else seats


def _who_may(seats: list[Seat], rng: random.Random, *, is_tried: bool) -> list[Seat]:
    """The coordinators' laptops; now and then all of them, and always if somebody tries what he may not."""
    if rng.random() >= 0.9 or is_tried:
        return seats
    return [seat for seat in seats if seat.role == "coordinator"] or seats


def _fit(world: World, needed: str, seats: list[Seat]) -> list[Seat]:
    """The laptops that have what a fault needs; if none has, one of them gets so far, or all may be taken."""
    fit = [seat for seat in seats if getattr(seat, needed)]
    if fit or needed == "copies":
        return fit or seats
    seat = seats[world.words % len(seats)]
    for _ in range(2 if needed == "request" else 3):
        if not getattr(seat, needed):
            world.advance(seat)
    return [seat]


def digest(world: World) -> str:
    """What came of a history, in a few letters: the centre's whole log, every laptop's own operations and what it shows."""
    hash_ = hashlib.blake2b(digest_size=12)
    with world.store.reading() as session:
        for line in session.log(0, 1_000_000):
            hash_.update(repr(tuple(line[:19])).encode())
    for seat in world.seats:
        for made in seat.desk.own():
            hash_.update(repr((made.operation.n, made.text, made.state, made.code, made.seq)).encode())
        shown = {id_: seat.desk.view(id_) for entity in ENTITIES for id_ in seat.desk.ids(entity)}
        said = (
            (id_, _told(view.entity, view.fields), view.made_by, view.made_at) for id_, view in shown.items() if view
        )
        hash_.update(repr((*said, seat.desk.replica.standing().cursor.through)).encode())
    return hash_.hexdigest()


def _told(entity: str, fields: Mapping[str, Any]) -> bytes:
    """What the screens can show: fields that this program knows."""
    known = ENTITIES[entity].fields
    shown = {name: value for name, value in fields.items() if name in known and (name != VOIDED or value)}
    return msgspec.json.encode(shown, order="sorted")
