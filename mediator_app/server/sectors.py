"""Which sector a record belongs to, and within which a laptop may write. Nothing is read or written here.

A scope is the name of a sector; the empty one is common to all. A new record belongs to the sector of what it hangs on; what
hangs on nothing, to the first sector of its author's laptop. How sectors are given and changed stands in ``scopes``.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, Final

import msgspec

from mediator_app.server.store.interface import Device

COMMON: Final = ""
"""The scope of what everybody may hold: schemes, members, and all that was made before there were sectors."""

EVERYTHING: Final = "*"
"""Stands for all scopes in a laptop's list."""

OUT_OF_SCOPE: Final = "out_of_scope"
"""The reason of an operation on what its laptop may not hold."""

HANGS_ON: Final[Mapping[str, str]] = {
    "attendance": "session",
    "headcount": "session",
    "redemption": "session",
    "session": "place",
    "case": "record",
    "settlement": "case",
    "merge": "survivor",
    "distinction": "first",
    "erasure": "person",
    "stop": "tour",
    "kit_item": "tour",
    "kit_check": "item",
    "payment": "session",
    "mandate": "person",
    "mandate_use": "mandate",
    "pack": "person",
    "pack_use": "pack",
    "assessment": "person",
    "movement": "equipment",
    "attachment": "session",
}
"""entity → the field that names what its records hang on."""

MOVABLE: Final = frozenset({"person", "place", "session", "tour", "equipment"})
"""What belongs to a sector by itself; everything else follows what it hangs on."""


class Bounds(msgspec.Struct, frozen=True):
    """The scopes that a laptop may hold, and the one to which what it makes belongs if that hangs on nothing."""

    scopes: frozenset[str]
    home: str


def scopes_of(device: Device) -> list[str]:
    """What a laptop may hold, as it was given."""
    return [str(scope) for scope in json.loads(device.scopes)]


def still_lost(device: Device) -> list[str]:
    """The scopes that a laptop may not hold any longer, and that it has not said to have let go of."""
    return [str(scope) for scope, seq in json.loads(device.lost_scopes).items() if seq > device.scopes_through]


def bounds_of(device: Device) -> Bounds | None:
    """Within which scopes a laptop may write; None if everywhere."""
    if device.sees_everything:
        return None
    scopes = scopes_of(device)
    return Bounds(frozenset(scopes), next((scope for scope in scopes if scope), COMMON))


def hangs_on(entity: str, fields: Mapping[str, Any] | None) -> str:
    """The id of what a record hangs on, empty if nothing."""
    parent = fields.get(HANGS_ON[entity]) if fields and entity in HANGS_ON else None
    return parent if isinstance(parent, str) else ""
