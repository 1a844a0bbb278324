"""Bugs planted in what mediators do around workshops: lists that move, stops, payments, packs of hours, material lent."""

from __future__ import annotations

from typing import Any

import msgspec

from mediator_app.server import special
from tests.simulation.planted import bug, original

DECIDING = "mediator_app.server.deciding"
LEDGER = "mediator_app.server.ledger"
SPECIAL = "mediator_app.server.special"

Patches = list[tuple[str, Any]]


@bug("sqlite", "attend", "move_registrations")
def moved_people_stay_on_the_first_list() -> Patches:
    """Who is put on another list is written down there, and not taken off the one she was on."""
    real = original("mediator_app.storage.operations.append")

    def broken(connection: Any, drafts: Any, *rest: Any) -> int:
        is_moved = len(drafts) > 1 and any(draft.void for draft in drafts)
        kept = [draft for draft in drafts if not (is_moved and draft.void and draft.entity == "attendance")]
        return real(connection, kept, *rest)  # type: ignore[no-any-return]

    return [("mediator_app.storage.operations.append", broken)]


@bug("memory", "attend", "move_registrations")
def moved_back_is_not_on_the_list() -> Patches:
    """Who is put back on a list from which she was moved stays off it at the centre."""
    real = original(f"{LEDGER}.Ledger._laid_over")

    def broken(self: Any, arriving: Any, present: Any) -> Any:
        edited = msgspec.structs.replace(arriving.operation, kind="edit")
        fields = {name: value for name, value in (arriving.fields or {}).items() if name != "voided" or value}
        return real(self, arriving._replace(operation=edited, fields=fields), present)

    return [(f"{LEDGER}.Ledger._laid_over", broken)]


@bug("memory", "plan_tour", "add_stop")
def stops_wait_for_their_tour() -> Patches:
    """What hangs on something made in the same gesture waits for it for ever."""
    return [(f"{DECIDING}._made_by", lambda _: {})]


@bug("memory", "pay")
def money_given_back_stays_taken() -> Patches:
    """A payment that is taken back is told as taken back, and stays."""

    def broken(ledger: Any, arriving: Any) -> Any:
        return ledger.accept_again(arriving)

    return [(f"{SPECIAL}._CHANGING", {**special._CHANGING, "payment": broken}), *_made_special("payment")]


@bug("memory", "sell_pack", "use_pack")
def nobody_is_asked_how_many_hours() -> Patches:
    """Two laptops take different hours off a pack for the same workshop, and nobody is asked which it were."""
    real = original(f"{LEDGER}.Ledger._dispute")

    def broken(self: Any, operation: Any, *rest: Any) -> None:
        if operation.entity != "pack_use":
            real(self, operation, *rest)

    return [(f"{LEDGER}.Ledger._dispute", broken)]


@bug("memory", "buy_equipment", "lend")
def second_lending_is_not_kept() -> Patches:
    """A tablet that two laptops lend without knowing of one another is written down for the first only."""

    def broken(ledger: Any, arriving: Any) -> Any:
        lent = (arriving.fields or {}).get("equipment", "")
        is_lent = any(lent in one.fields for one in ledger.all_of("movement"))
        return ledger.accept_again(arriving) if is_lent else None

    return [(f"{SPECIAL}._MAKING", {**special._MAKING, "movement": broken}), *_made_special("movement")]


def _made_special(entity: str) -> Patches:
    """Let the centre look at operations of this kind one by one, as it does at vouchers."""
    plain = {key for key in original(f"{DECIDING}._PLAIN_ENTITIES") if key[1] != entity}
    return [(f"{DECIDING}.SPECIAL", {*original(f"{DECIDING}.SPECIAL"), entity}), (f"{DECIDING}._PLAIN_ENTITIES", plain)]
