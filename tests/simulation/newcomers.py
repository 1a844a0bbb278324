"""Laptops that join while the others work: by a first copy in pieces, if they may hold everything, and by pages."""

from __future__ import annotations

from random import Random

from mediator_app.domain.rights import Role
from mediator_app.protocol.messages import EnrolRequest
from mediator_app.server.enrolment import enrol, hash_of, invite
from mediator_app.storage.settings import Membership
from tests.simulation.beginnings import MAKES
from tests.simulation.desks import Clock
from tests.simulation.faults import MOST_LAPTOPS, fault
from tests.simulation.sqlite_centre import SqliteCentre
from tests.simulation.world import Seat, World


@fault(0.4)
def laptop_joins(world: World, seat: Seat, rng: Random) -> None:
    """Somebody new joins the team, with a laptop that has nothing yet."""
    if len(world.seats) >= MOST_LAPTOPS:
        return
    code = invite(world.store, rng.choice((Role.MEDIATOR, Role.COORDINATOR)), world.word("Nom"), world.moment).code
    reply = enrol(world.store, EnrolRequest(code, "Portable"), world.moment)
    world.tokens += 1
    who = Membership(
        *(reply.device, reply.member, reply.member_name, Role(reply.role), reply.territory, reply.territory_name),
        *("http://localhost", reply.token),
    )
    made = MAKES["sqlite" if isinstance(world.store, SqliteCentre) else "memory"]
    desk = made.desk(Clock(world), made.fresh(who), seat.desk.batch)
    world.seats.append(Seat(len(world.seats), desk, hash_of(reply.token), reply.role, gets_copy=rng.random() < 0.7))
