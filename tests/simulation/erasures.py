"""People who are erased in the simulated world, and what is written down about people that must go with them.

Here stands who does it; what must be left of it afterwards stands in ``erasure_oracles``.
"""

from __future__ import annotations

from random import Random
from typing import Any, Final

from mediator_app.domain.clocks import civil
from mediator_app.domain.drawn_signatures import MEDIA_TYPE, name_of_drawing
from mediator_app.server.erasing import erase
from mediator_app.storage.operations import Draft
from tests.simulation.faults import fault
from tests.simulation.gestures import gesture, one_of
from tests.simulation.world import Seat, World

WORDS_ABOUT: Final = ("mandate", "mandate_use", "assessment", "attachment")


@gesture(1)
def erase_person(world: World, seat: Seat, rng: Random) -> None:
    """A coordinator asks for somebody to be erased everywhere, by preference somebody with two records."""
    merge = one_of(seat.desk.ids("merge"), seat, rng)
    one = seat.desk.view(merge).fields[rng.choice(("survivor", "absorbed"))] if merge else None
    if person := one or one_of(world.people, seat, rng):
        world.write(seat, Draft("erasure", world.new_id(), {"person": person, "reason": "request"}))


@gesture(1.2)
def give_mandate(world: World, seat: Seat, rng: Random) -> None:
    """Somebody says what may be done in her name."""
    if person := one_of(world.people, seat, rng):
        dates = {"starts_on": "2026-11-24", "ends_on": "2027-11-24", "consent": "paper"}
        fields = {"person": person, "actions": world.word("v"), **dates}
        world.write(seat, _about(world, person, "mandate", fields))


@gesture(1)
def edit_mandate(world: World, seat: Seat, rng: Random) -> None:
    """A mandate is revoked, for a reason."""
    if id_ := one_of(seat.desk.ids("mandate"), seat, rng):
        world.write(seat, Draft("mandate", id_, {"revoked_because": world.word("v")}))


@gesture(1)
def use_mandate(world: World, seat: Seat, rng: Random) -> None:
    """Something is done in somebody's name."""
    if mandate := one_of(seat.desk.ids("mandate"), seat, rng):
        fields = {"mandate": mandate, "action": world.word("v"), "used_at": civil(seat.desk.clock.now())}
        world.write(seat, _about(world, mandate, "mandate_use", fields))


@gesture(0.6)
def assess(world: World, seat: Seat, rng: Random) -> None:
    """Somebody's level is written down."""
    if person := one_of(world.people, seat, rng):
        level = {"area": world.word("v"), "moment": "before", "level": rng.randrange(4), "taken_on": "2026-11-24"}
        world.write(seat, _about(world, person, "assessment", {"person": person, **level}))


@gesture(0.6)
def sign(world: World, seat: Seat, rng: Random) -> None:
    """Somebody signs on the screen, or the paper of her mandate is photographed."""
    sheet = {"byte_count": 900, "sha256": world.word("v"), "taken_at": civil(seat.desk.clock.now())}
    session, person = one_of(world.sessions, seat, rng), one_of(world.people, seat, rng)
    mandate = one_of(seat.desk.ids("mandate"), seat, rng)
    if mandate and rng.random() < 0.5:
        fields = {"mandate": mandate, "name": "mandat.jpg", "media_type": "image/jpeg"}
        world.write(seat, _about(world, mandate, "attachment", {**fields, **sheet}))
    elif session and person:
        fields = {"session": session, "name": name_of_drawing(person), "media_type": MEDIA_TYPE}
        world.write(seat, _about(world, person, "attachment", {**fields, **sheet}))


@fault(0.3)
def erased_by_hand(world: World, seat: Seat, rng: Random) -> None:
    """Whoever runs the centre erases somebody."""
    with world.store.reading() as session:
        there = sorted(session.existing(world.people))
    if there:
        erase(world.store, rng.choice(there), "by_hand", world.moment)
        world.note_erasures()


def _about(world: World, subject: str, entity: str, fields: dict[str, Any]) -> Draft:
    id_ = world.new_id()
    world.subjects[id_] = subject
    return Draft(entity, id_, fields)
