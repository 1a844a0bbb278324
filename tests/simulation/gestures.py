"""What people do on the simulated laptops, one small function each, written as the drafts that the services write.

A gesture that is not possible just now (nobody there, already deleted) does nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from random import Random
from typing import Any, Final

from mediator_app.domain.clocks import civil
from mediator_app.domain.entities import VOIDED
from mediator_app.domain.identifiers import attendance_id, distinction_id, headcount_id, place_id
from mediator_app.domain.vouchers import normal_code
from mediator_app.storage.operations import Draft
from tests.simulation.world import START, Seat, World

CODES: Final = ("0412 7785", "04127785", "0412-7786", "0412 7787")
"""Three vouchers, one of them typed in two ways."""
SOURCES: Final = ("carte-1", "carte-2")
FIELDS: Final = ("last_name", "phone", "note", "address", "email")
STATUSES: Final = ("registered", "waiting", "present", "absent", "excused")
THEMES: Final = ("prendre_en_main_du_materiel", "securite_numerique", "gerer_ses_contenus")

Gesture = Callable[[World, Seat, Random], None]
GESTURES: Final[dict[str, tuple[float, Gesture]]] = {}
COORDINATION: Final = frozenset(
    {
        *("merge", "unmerge", "distinguish", "settle", "edit_scheme", "reserve_vouchers", "release_vouchers"),
        "erase_person",
    }
)
"""Gestures for a coordinator's laptop; a mediator's tries them now and then, and is refused."""


def gesture(weight: float) -> Callable[[Gesture], Gesture]:
    """Put a gesture into the catalogue; it happens this often."""

    def put(function: Gesture) -> Gesture:
        GESTURES[function.__name__] = (weight, function)
        return function

    return put


@gesture(2)
def add_person(world: World, seat: Seat, rng: Random) -> None:
    """Somebody new."""
    world.write(seat, _new_person(world))


@gesture(10)
def edit_person(world: World, seat: Seat, rng: Random) -> None:
    """One field of somebody, to a value never used before; now and then emptied."""
    if id_ := one_of(world.people, seat, rng):
        name = rng.choice(FIELDS)
        world.write(seat, Draft("person", id_, {name: None if rng.random() < 0.07 else world.word("v")}))


@gesture(0.7)
def write_from_the_future(world: World, seat: Seat, rng: Random) -> None:
    """A newer program on this laptop says of somebody what this one does not know."""
    if id_ := one_of(world.people, seat, rng):
        what = {rng.choice(("pronouns", "badge")): world.word("w")}
        world.write(seat, Draft("person", id_, {"note": world.word("v")}), unknown=what)


@gesture(3)
def edit_person_twice(world: World, seat: Seat, rng: Random) -> None:
    """Two fields of somebody in one gesture."""
    if id_ := one_of(world.people, seat, rng):
        first, second = rng.sample(FIELDS, 2)
        world.write(seat, Draft("person", id_, {first: world.word("v"), second: world.word("v")}))


@gesture(1)
def delete_person(world: World, seat: Seat, rng: Random) -> None:
    """Somebody's record is deleted."""
    if id_ := one_of(world.people, seat, rng):
        world.write(seat, Draft("person", id_, void=True))


@gesture(1)
def restore_person(world: World, seat: Seat, rng: Random) -> None:
    """A deletion is taken back by somebody who sees it."""
    if id_ := one_of(world.people, seat, rng, deleted=True):
        world.write(seat, Draft("person", id_))


@gesture(0.7)
def add_place(world: World, seat: Seat, rng: Random) -> None:
    """A new place."""
    id_ = world.new_id()
    world.places.append(id_)
    world.write(seat, Draft("place", id_, {"name": world.word("Lieu"), "services": rng.sample(THEMES, 2)}))


@gesture(1.5)
def import_place(world: World, seat: Seat, rng: Random) -> None:
    """A place from a file that others import too, which makes the same record."""
    source = rng.choice(SOURCES)
    id_ = place_id(source)
    if id_ not in world.places:
        world.places.append(id_)
    fields = {"name": world.word("Lieu"), "services": rng.sample(THEMES, 2), "source_key": source}
    if seat.desk.view(id_) is None:
        world.write(seat, Draft("place", id_, fields))


@gesture(2)
def edit_place(world: World, seat: Seat, rng: Random) -> None:
    """A place's hours, address, or services."""
    if id_ := one_of(world.places, seat, rng):
        if rng.random() < 0.5:
            services = _toggled(seat, id_, "services", rng)
            world.write(seat, Draft("place", id_, {"services": services}))
        else:
            world.write(seat, Draft("place", id_, {rng.choice(("opening_hours", "address")): world.word("p")}))


@gesture(0.5)
def delete_place(world: World, seat: Seat, rng: Random) -> None:
    """A place is deleted."""
    if id_ := one_of(world.places, seat, rng):
        world.write(seat, Draft("place", id_, void=True))


@gesture(1)
def add_session(world: World, seat: Seat, rng: Random) -> None:
    """A new workshop, at a place if there is one."""
    id_ = world.new_id()
    world.sessions.append(id_)
    fields = {"title": world.word("Atelier"), "place": one_of(world.places, seat, rng), "themes": [rng.choice(THEMES)]}
    times = {"starts_at": civil(START), "ends_at": civil(START + timedelta(hours=2))}
    world.write(seat, Draft("session", id_, {**fields, **times}))


@gesture(4)
def edit_session(world: World, seat: Seat, rng: Random) -> None:
    """A workshop's title and one of its themes."""
    if id_ := one_of(world.sessions, seat, rng):
        themes = _toggled(seat, id_, "themes", rng)
        fields: dict[str, Any] = {"themes": themes}
        if rng.random() < 0.5:
            fields["title"] = world.word("Atelier")
        world.write(seat, Draft("session", id_, fields))


@gesture(0.5)
def delete_session(world: World, seat: Seat, rng: Random) -> None:
    """A workshop is cancelled."""
    if id_ := one_of(world.sessions, seat, rng):
        world.write(seat, Draft("session", id_, void=True))


@gesture(6)
def attend(world: World, seat: Seat, rng: Random) -> None:
    """Somebody is put on a list, or ticked."""
    if draft := _presence(world, seat, rng):
        world.write(seat, draft)


@gesture(2)
def leave(world: World, seat: Seat, rng: Random) -> None:
    """Somebody is taken off a list."""
    session, person = one_of(world.sessions, seat, rng), one_of(world.people, seat, rng)
    if session and person:
        world.write(seat, Draft("attendance", attendance_id(session, person), void=True))


@gesture(1)
def count_heads(world: World, seat: Seat, rng: Random) -> None:
    """The people without a name at a workshop are counted."""
    if session := one_of(world.sessions, seat, rng):
        counts = {"total": rng.randrange(30)}
        world.write(seat, Draft("headcount", headcount_id(session), {"session": session, "counts": counts}))


@gesture(6)
def redeem(world: World, seat: Seat, rng: Random) -> None:
    """A voucher is taken, which others take too."""
    if draft := _voucher(world, seat, rng):
        world.write(seat, draft)


@gesture(2)
def welcome(world: World, seat: Seat, rng: Random) -> None:
    """At the door, in one gesture: somebody new, her presence and her voucher."""
    session = one_of(world.sessions, seat, rng)
    if not session:
        return
    person = _new_person(world)
    fields = {"session": session, "person": person.id, "status": "present", "walk_in": True}
    drafts = [person, Draft("attendance", attendance_id(session, person.id), fields)]
    if voucher := _voucher(world, seat, rng):
        drafts.append(Draft("redemption", voucher.id, {**voucher.fields, "session": session, "person": person.id}))
    world.write(seat, *drafts)


@gesture(0.5)
def bring_in(world: World, seat: Seat, rng: Random) -> None:
    """Five people from a file in one gesture, more than a page holds."""
    world.write(seat, *(_new_person(world) for _ in range(5)))


@gesture(1.5)
def void_voucher(world: World, seat: Seat, rng: Random) -> None:
    """A voucher is cancelled."""
    if id_ := one_of(seat.desk.ids("redemption"), seat, rng):
        world.write(seat, Draft("redemption", id_, void=True))


@gesture(2)
def merge(world: World, seat: Seat, rng: Random) -> None:
    """Two records are one person; blanks of the first are filled from the other."""
    one, other = one_of(world.people, seat, rng), one_of(world.people, seat, rng)
    if not one or not other or one == other:
        return
    mine, theirs = seat.desk.view(one).fields, seat.desk.view(other).fields
    choices = {name: [mine.get(name), theirs[name]] for name in FIELDS if not mine.get(name) and theirs.get(name)}
    if rng.random() < 0.5 and theirs.get("phone") and theirs.get("phone") != mine.get("phone"):
        choices["phone"] = [mine.get("phone"), theirs["phone"]]
    id_ = world.new_id()
    drafts = [Draft("merge", id_, {"survivor": one, "absorbed": other, "choices": choices})]
    if choices:
        drafts.append(Draft("person", one, {name: pair[1] for name, pair in choices.items()}, cause=id_))
    world.write(seat, *drafts)


@gesture(1.5)
def unmerge(world: World, seat: Seat, rng: Random) -> None:
    """A merge is undone; a value that it chose goes back unless it was changed since."""
    id_ = one_of(seat.desk.ids("merge"), seat, rng)
    if not id_:
        return
    fact = seat.desk.view(id_).fields
    person = seat.desk.view(fact["survivor"])
    present = person.fields if person else {}
    choices = fact.get("choices") or {}
    back = {name: pair[0] for name, pair in choices.items() if present.get(name) == pair[1]}
    drafts = [Draft("merge", id_, void=True)]
    if back and not present.get(VOIDED):
        drafts.append(Draft("person", fact["survivor"], back, cause=id_))
    world.write(seat, *drafts)


@gesture(0.7)
def distinguish(world: World, seat: Seat, rng: Random) -> None:
    """Two records are two people."""
    one, other = one_of(world.people, seat, rng), one_of(world.people, seat, rng)
    if one and other and one != other:
        first, second = sorted((one, other))
        world.write(seat, Draft("distinction", distinction_id(first, second), {"first": first, "second": second}))


@gesture(4)
def settle(world: World, seat: Seat, rng: Random) -> None:
    """A question is answered, with any of the answers."""
    cases = open_questions(seat)
    if not cases:
        return
    id_ = rng.choice(cases)
    case = seat.desk.view(id_).fields
    options = [str(version.get("redemption") or version["seq"]) for version in case["versions"]]
    options += ["none"] if case["kind"] == "voucher" else []
    seen = [version["seq"] for version in case["versions"]]
    fields = {"case": id_, "keep": rng.choice(options), "supersedes": seen}
    settlement = world.new_id()
    if case["kind"] == "field":
        world.chosen[settlement] = next(one["value"] for one in case["versions"] if str(one["seq"]) == fields["keep"])
    world.write(seat, Draft("settlement", settlement, fields))


@gesture(0.6)
def reserve_vouchers(world: World, seat: Seat, rng: Random) -> None:
    """One or two of the vouchers are reserved for a laptop, some for a day that is over."""
    if scheme := one_of(world.schemes, seat, rng):
        first, last = rng.choice((("04127785", "04127785"), ("0412-7786", "0412 7787")))
        device, day = rng.choice(world.seats).desk.replica.membership().device, rng.choice(("2026-11-01", "2027-06-30"))
        fields = {"scheme": scheme, "first_code": first, "last_code": last, "device": device, "until": day}
        world.write(seat, Draft("lease", world.new_id(), fields))


@gesture(0.3)
def release_vouchers(world: World, seat: Seat, rng: Random) -> None:
    """A reservation is ended."""
    if id_ := one_of(seat.desk.ids("lease"), seat, rng):
        world.write(seat, Draft("lease", id_, void=True))


@gesture(0.5)
def edit_scheme(world: World, seat: Seat, rng: Random) -> None:
    """The last day of a voucher scheme is moved, to one that was never chosen before: it tells who chose it."""
    if id_ := one_of(world.schemes, seat, rng):
        world.write(seat, Draft("scheme", id_, {"valid_until": world.day(is_past=rng.random() < 1 / 3)}))


def open_questions(seat: Seat) -> list[str]:
    """The questions on screen that nobody has answered."""
    shown = ((id_, seat.desk.view(id_)) for id_ in seat.desk.ids("case"))
    return [id_ for id_, view in shown if view is not None and view.fields.get("state") == "open"]


def one_of(ids: list[str], seat: Seat, rng: Random, *, deleted: bool = False) -> str | None:
    """One of the records that is on screen, by preference one of the first, so that laptops meet."""
    for _ in range(4):
        if ids:
            id_ = ids[int(rng.random() ** 2 * len(ids))]
            shown = seat.desk.view(id_)
            if shown is not None and bool(shown.fields.get(VOIDED)) is deleted:
                return id_
    return None


def _new_person(world: World) -> Draft:
    id_ = world.new_id()
    world.people.append(id_)
    return Draft("person", id_, {"last_name": world.word("Nom"), "first_name": world.word("Denise")})


def _presence(world: World, seat: Seat, rng: Random) -> Draft | None:
    session, person = one_of(world.sessions, seat, rng), one_of(world.people, seat, rng)
    if not session or not person:
        return None
    fields: dict[str, Any] = {"session": session, "person": person, "status": rng.choice(STATUSES)}
    if fields["status"] == "present":
        fields["arrived_at"] = civil(seat.desk.clock.now())
    return Draft("attendance", attendance_id(session, person), fields)


def _voucher(world: World, seat: Seat, rng: Random) -> Draft | None:
    session, scheme, code = one_of(world.sessions, seat, rng), one_of(world.schemes, seat, rng), rng.choice(CODES)
    if not session or not scheme:
        return None
    fields = {"scheme": scheme, "code": code, "code_key": normal_code(code), "session": session, "amount_cents": 1000}
    taken = {"taken_at": civil(seat.desk.clock.now()), "how": "typed"}
    return Draft("redemption", world.new_id(), {**fields, **taken})


def _toggled(seat: Seat, id_: str, name: str, rng: Random) -> list[str]:
    """The set on screen with one member more, or one less."""
    return sorted({*(seat.desk.view(id_).fields.get(name) or ())} ^ {rng.choice(THEMES)})
