"""Bugs planted in first copies: in their making at the centre, and in what an erasure leaves of them."""

from __future__ import annotations

from typing import Any

from tests.simulation.planted import bug, original

SNAPSHOTS = "mediator_app.server.snapshots"

Patches = list[tuple[str, Any]]


@bug()
def each_piece_counts_as_the_last() -> Patches:
    """A laptop that has the first piece of its copy takes it for all there is."""
    return [(f"{SNAPSHOTS}._with_last", lambda groups: ((group, True) for group in groups))]


@bug()
def copy_leaves_out_what_comes_first() -> Patches:
    """What is needed on the first day is not in the copy."""

    def broken(session: Any, urgent: Any) -> Any:
        return (record for record in original(f"{SNAPSHOTS}.every_record")(session) if record.id not in urgent)

    return [(f"{SNAPSHOTS}._ordered", broken)]


@bug()
def copies_survive_erasures() -> Patches:
    """The centre keeps a first copy in which somebody stands who was erased."""
    return [("tests.support.memory_store.MemorySession.drop_snapshots", lambda _: None)]
