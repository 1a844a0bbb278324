"""What mediators do around workshops: tours and their stops, lists that move, payments, packs of hours, material lent."""

from __future__ import annotations

from random import Random
from typing import Any

from mediator_app.domain.clocks import civil
from mediator_app.domain.entities import VOIDED
from mediator_app.domain.identifiers import attendance_id, kit_check_id, pack_use_id
from mediator_app.storage.operations import Draft
from tests.simulation.gestures import gesture, one_of
from tests.simulation.world import Seat, World

DAYS = ("2026-11-24", "2026-12-01", "2026-12-08")


@gesture(0.5)
def plan_tour(world: World, seat: Seat, rng: Random) -> None:
    """In one gesture: a tour, its first stop, and what is to be taken along."""
    tour, place = world.new_id(), one_of(world.places, seat, rng)
    drafts = [Draft("tour", tour, {"title": world.word("v"), "starts_on": DAYS[0], "ends_on": DAYS[-1]})]
    drafts.append(Draft("kit_item", world.new_id(), {"tour": tour, "name": world.word("v"), "quantity": 3}))
    if place:
        drafts.append(_stop(world, tour, place))
    world.write(seat, *drafts)


@gesture(0.3)
def add_stop(world: World, seat: Seat, rng: Random) -> None:
    """One more stop of a tour."""
    tour, place = one_of(seat.desk.ids("tour"), seat, rng), one_of(world.places, seat, rng)
    if tour and place:
        world.write(seat, _stop(world, tour, place))


@gesture(0.8)
def edit_stop(world: World, seat: Seat, rng: Random) -> None:
    """A stop's time, contact, or the days on which it is left out."""
    if id_ := one_of(seat.desk.ids("stop"), seat, rng):
        skipped = {*(seat.desk.view(id_).fields.get("skipped_days") or ())} ^ {rng.choice(DAYS)}
        field: dict[str, Any] = rng.choice(
            ({"note": world.word("v")}, {"contact_name": world.word("v")}, {"skipped_days": sorted(skipped)})
        )
        world.write(seat, Draft("stop", id_, field))


@gesture(0.2)
def delete_tour(world: World, seat: Seat, rng: Random) -> None:
    """A tour does not take place."""
    if id_ := one_of(seat.desk.ids("tour"), seat, rng):
        world.write(seat, Draft("tour", id_, void=True))


@gesture(0.5)
def check_kit(world: World, seat: Seat, rng: Random) -> None:
    """What goes into the van is counted, by several people on the same day."""
    if item := one_of(seat.desk.ids("kit_item"), seat, rng):
        day, counted = rng.choice(DAYS), {"quantity_out": world.number(), "note": world.word("v")}
        world.write(seat, Draft("kit_check", kit_check_id(item, day), {"item": item, "day": day, **counted}))


@gesture(0.4)
def stop_becomes_session(world: World, seat: Seat, rng: Random) -> None:
    """A workshop is made of a stop."""
    if stop := one_of(seat.desk.ids("stop"), seat, rng):
        id_, shown = world.new_id(), seat.desk.view(stop).fields
        world.sessions.append(id_)
        times = {"starts_at": shown["starts_at"], "ends_at": shown["starts_at"]}
        fields = {"title": world.word("Atelier"), "stop": stop, "place": shown["place"], **times}
        world.write(seat, Draft("session", id_, fields))


@gesture(0.6)
def move_registrations(world: World, seat: Seat, rng: Random) -> None:
    """All who are on one list are put on another one, in one gesture."""
    one, other = one_of(world.sessions, seat, rng), one_of(world.sessions, seat, rng)
    if not one or not other or one == other:
        return
    drafts: list[Draft] = []
    for id_ in seat.desk.ids("attendance"):
        shown = seat.desk.view(id_)
        if shown is not None and shown.fields.get("session") == one and not shown.fields.get(VOIDED):
            person = shown.fields["person"]
            fields = {"session": other, "person": person, "status": "registered"}
            drafts += [Draft("attendance", id_, void=True), Draft("attendance", attendance_id(other, person), fields)]
    if drafts:
        world.write(seat, *drafts)


@gesture(0.5)
def pay(world: World, seat: Seat, rng: Random) -> None:
    """Money is taken; now and then it is given back."""
    paid, session = one_of(seat.desk.ids("payment"), seat, rng), one_of(world.sessions, seat, rng)
    if paid and rng.random() < 0.3:
        world.write(seat, Draft("payment", paid, void=True))
    elif session:
        fields = {"session": session, "amount_cents": 500, "method": "cash", "taken_at": civil(seat.desk.clock.now())}
        world.write(seat, Draft("payment", world.new_id(), {**fields, "person": one_of(world.people, seat, rng)}))


@gesture(0.4)
def sell_pack(world: World, seat: Seat, rng: Random) -> None:
    """Somebody gets a pack of hours."""
    if person := one_of(world.people, seat, rng):
        fields = {"person": person, "title": world.word("w"), "unit": "minutes", "amount": 300, "opened_on": DAYS[0]}
        world.write(seat, Draft("pack", world.new_id(), fields))


@gesture(0.6)
def use_pack(world: World, seat: Seat, rng: Random) -> None:
    """Hours are taken off a pack for a workshop, which others take off too."""
    pack, session = one_of(seat.desk.ids("pack"), seat, rng), one_of(world.sessions, seat, rng)
    if pack and session:
        fields = {"pack": pack, "session": session, "amount": world.number()}
        world.write(seat, Draft("pack_use", pack_use_id(pack, session), fields))


@gesture(0.3)
def buy_equipment(world: World, seat: Seat, rng: Random) -> None:
    """A tablet is written down."""
    world.write(seat, Draft("equipment", world.new_id(), {"name": world.word("w")}))


@gesture(0.4)
def lend(world: World, seat: Seat, rng: Random) -> None:
    """A tablet is lent to somebody, or comes back."""
    if equipment := one_of(seat.desk.ids("equipment"), seat, rng):
        fields = {
            "equipment": equipment,
            "kind": rng.choice(("lent", "returned")),
            "person": one_of(world.people, seat, rng),
        }
        fields["moved_at"] = civil(seat.desk.clock.now())
        world.write(seat, Draft("movement", world.new_id(), fields))


def _stop(world: World, tour: str, place: str) -> Draft:
    fields = {"tour": tour, "place": place, "starts_at": "2026-11-24T10:00:00+01:00", "length_minutes": 120}
    return Draft("stop", world.new_id(), {**fields, "note": world.word("v")})
