"""What must hold of laptops and the centre together: each shows what is there, before the daily comparison and after it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from mediator_app.domain.entities import ENTITIES, VOIDED
from mediator_app.protocol.messages import CheckReply, CheckRequest
from mediator_app.server.digesting import check
from tests.simulation.desks import Made
from tests.simulation.known import NOT_MENDED
from tests.simulation.sectors import held_by
from tests.simulation.whole import Whole
from tests.simulation.world import Seat, World, living

COMPARED_EVERY: Final = 5
"""Of laptops that hold the centre's very versions, how many do what is done once a day: it can but find the same."""


def all_agree(world: World, final: Whole) -> None:
    """Every laptop shows the centre's records, no more and no less."""
    unsure = _only_on_lost_laptops(world)
    for seat in living(world.seats):
        _shows_what_is_there(world, seat, final, unsure)


def copies_agree(world: World, seat: Seat, final: Whole) -> None:
    """The daily comparison finds nothing to mend: what is told apart by it is held in the same versions.

    But for what the laptop alone still holds since the centre was restored (number 0): its author's laptop is lost too, or
    the centre has refused it since, as somebody's whose role was another then, or has received it again into another
    sector (50138). Absence deletes nothing before that comparison
    (docs/decisions/0009), and nothing is left of it afterwards.
    """
    versions = dict(seat.desk.versions())
    has_more = 0 in versions.values()
    is_same = versions == {id_: final.records[id_][0].seq for id_ in held_by(world, seat, final)}
    if is_same and not has_more and (seat.number + world.words) % COMPARED_EVERY:
        return
    states = seat.desk.compare(lambda asked: _compared(world, seat, asked))
    assert has_more or states == ["same"], f"laptop {seat.number}: {states}"
    if has_more:
        _shows_what_is_there(world, seat, final, set())


def is_in_vain(world: World, made: Made) -> bool:
    """Found: once the centre was put back, one kind of operations is held for ever; they stay in the outbox, in sight.

    They are about a record that others hold and nobody is left to make: its author's laptop was removed (1338), or put back
    too (1002054), or its making is refused or parked now (2209). With each of them waits the rest of its gesture (96684).
    """
    if made.state != "held" or made.code not in ("unknown_record", "transaction") or not world.was_restored:
        return False
    to_come = (own for seat in living(world.seats) for own in seat.desk.own() if own.state in ("pending", "held"))
    is_to_be_made = any((own.operation.id, own.operation.kind) == (made.about, "create") for own in to_come)
    return not is_to_be_made and "record of a removed author" in NOT_MENDED


def _shows_what_is_there(world: World, seat: Seat, final: Whole, unsure: set[str]) -> None:
    """The laptop shows what it may hold of the centre's records; nothing is said of the ``unsure`` ones."""
    own, held = seat.desk.own(), held_by(world, seat, final)
    left = [made for made in own if made.state in ("quarantined", "held")]
    aside = unsure | {made.operation.id for made in left if made.state == "quarantined" or is_in_vain(world, made)}
    shown = seat.desk.everything()
    if unsure:
        shown = {id_: fields for id_, fields in shown.items() if id_ not in unsure}
    more = shown.keys() - aside - (final.records.keys() & held)
    if world.was_restored:  # what was emptied, and then lost by the centre, stays as an id that says nothing
        more -= {id_ for id_ in more - final.records.keys() if shown[id_].keys() <= {VOIDED}}
        lost = {id_ for id_, seq in seat.desk.versions() if not seq}
        more -= (_refused(final) | final.records.keys()) & lost  # until copies are compared
    assert not more, f"laptop {seat.number} shows what it may not, or what is not at the centre: {more}"
    wrong = [id_ for id_ in held if id_ not in aside and not _is_shown(final, id_, shown.get(id_))]
    assert not wrong, f"laptop {seat.number}: {_difference(final, shown, wrong)}"


def _is_shown(final: Whole, id_: str, shown: Mapping[str, Any] | None) -> bool:
    record, there = final.records[id_]
    return shown is not None and (shown == there or _visible(record.entity, shown) == _visible(record.entity, there))


def _refused(final: Whole) -> set[str]:
    """What was never made, as refused to those who made it: their role or sectors may have been others before a restore."""
    refused = (
        told.line for told in final.log if told.line.state == "rejected" or told.line.code in ("out_of_scope", "erased")
    )
    return {line.id for line in refused if line.kind == "create"} - final.records.keys()


def _only_on_lost_laptops(world: World) -> set[str]:
    """Records of which something was done on a laptop that is lost, and the centre may have lost it too."""
    if not world.was_restored:
        return set()
    kept = {key for seat in living(world.seats) for key in seat.made}
    return {id_ for key, id_ in world.touched.items() if key not in kept}


def _difference(final: Whole, shown: Mapping[str, Any], ids: Sequence[str]) -> str:
    return "; ".join(f"{id_[:8]} {shown.get(id_)} / {final.records[id_][1]}" for id_ in ids[:3])


def _visible(entity: str, fields: Mapping[str, Any]) -> dict[str, Any]:
    known = ENTITIES[entity].fields
    shown = {name: value for name, value in fields.items() if name in known and value is not None}
    if not shown.get(VOIDED):
        shown.pop(VOIDED, None)
    return shown


def _compared(world: World, seat: Seat, asked: CheckRequest) -> CheckReply:
    with world.store.reading() as session:
        device = session.device_of_token(seat.token)
    return check(world.store, device, asked)
