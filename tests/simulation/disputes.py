"""Questions on purpose: two people disagree. By chance they are rare, and answering them is where most can go wrong."""

from __future__ import annotations

from random import Random

from mediator_app.storage.operations import Draft
from tests.simulation.gestures import gesture, one_of
from tests.simulation.world import Seat, World, living


@gesture(0.3)
def disagree(world: World, seat: Seat, rng: Random) -> None:
    """Two people write otherwise of somebody, neither having seen the other's words, and both send: a question, on screen."""
    others = [one for one in living(world.seats) if one is not seat]
    id_, name = one_of(world.people, seat, rng), rng.choice(("phone", "last_name"))
    other = rng.choice(others) if others else seat
    if not id_ or other is seat or other.desk.view(id_) is None:
        return
    for one in (seat, other):
        world.write(one, Draft("person", id_, {name: world.word("v")}))
    for one in (other, seat):
        world.finish(one)
