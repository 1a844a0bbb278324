"""Bugs planted in sectors: at the centre, in what laptops are sent and may write, and on the laptop that lets go."""

from __future__ import annotations

from typing import Any

from msgspec.structs import replace

from tests.simulation.planted import bug, original

EVICTING = "mediator_app.server.evicting"
ANSWERING = "mediator_app.server.answering"
LEAVING = "mediator_app.storage.evicting"

Patches = list[tuple[str, Any]]


@bug()
def departures_are_not_told() -> Patches:
    """Laptops are not told of what has left their sectors."""
    session = "tests.support.memory_store.MemorySession"
    return [(f"{session}.departed", lambda *_: [])]


@bug()
def lost_sectors_are_kept() -> Patches:
    """A laptop that loses a sector is not told to let go of anything."""
    return [(f"{EVICTING}._withheld", lambda *_: [])]


@bug()
def sector_comes_back_empty() -> Patches:
    """A laptop whose sectors change goes on from where it was."""
    real = original(f"{EVICTING}.next_page")

    def broken(session: Any, device: Any, *rest: Any) -> Any:
        return real(session, replace(device, scopes_seq=0), *rest)

    return [(f"{ANSWERING}.next_page", broken)]


@bug()
def everything_is_sent() -> Patches:
    """A page holds the records of all sectors."""
    real = original("tests.support.memory_store.MemorySession.page")

    def broken(self: Any, device: Any, *rest: Any) -> Any:
        return real(self, replace(device, scopes='["*"]'), *rest)

    return [("tests.support.memory_store.MemorySession.page", broken)]


@bug()
def everybody_writes_everywhere() -> Patches:
    """A laptop changes what it may not hold."""
    return [(f"{ANSWERING}.bounds_of", lambda _: None)]


@bug()
def refused_for_its_sector() -> Patches:
    """What a laptop wrote of what it may not hold is not put aside for a person but held for ever."""
    deciding = "mediator_app.server.deciding"
    real, verdict = original(f"{deciding}._objection_to_scopes"), original("mediator_app.protocol.messages.Verdict")

    def broken(ledger: Any, operation: Any, fields: Any) -> Any:
        found = real(ledger, operation, fields)
        return found and verdict(operation.n, "held", "unknown_record", found.about)

    return [(f"{deciding}._objection_to_scopes", broken)]


@bug()
def presences_stay_behind() -> Patches:
    """A workshop moves without what hangs on it."""
    return [("mediator_app.server.scopes._with_what_hangs_on", lambda session, record, entity: iter([record]))]


@bug("sqlite")
def own_operations_leave_too() -> Patches:
    """A laptop that lets go of a record also forgets what it wrote about it itself."""
    gone = original(f"{LEAVING}._GONE")
    return [(f"{LEAVING}._LEAVING", (*original(f"{LEAVING}._LEAVING"), f"DELETE FROM operation WHERE id {gone}"))]


@bug("sqlite")
def evicted_stays_on_screen() -> Patches:
    """A laptop does not let go of anything."""
    return [(f"{LEAVING}.let_go", lambda *_: {})]


@bug("sqlite")
def evicted_stays_in_the_file() -> Patches:
    """What a laptop lets go of leaves the tables and not the file."""
    return [(f"{LEAVING}._note_due", lambda *_: None), ("mediator_app.storage.erasing._CLEANING", ())]
