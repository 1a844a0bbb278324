"""Who may do what. Everything not listed is refused; the centre decides, the laptop only asks early."""

from __future__ import annotations

from enum import StrEnum


class Role(StrEnum):
    """Who works on a laptop. SOLO is a laptop that has joined no team yet: it holds all rights on its own data."""

    SOLO = "solo"
    MEDIATOR = "mediator"
    COORDINATOR = "coordinator"


_EVERYBODY = frozenset(
    {
        *("person", "place", "session", "attendance", "headcount", "redemption", "payment"),
        *("workshop", "tour", "stop", "kit_item", "kit_check"),
        *("mandate", "mandate_use", "pack", "pack_use", "assessment", "equipment", "movement", "attachment"),
    }
)
_COORDINATION = frozenset({"scheme", "merge", "distinction", "settlement", "erasure", "lease"})


def may_write(role: Role, entity: str) -> bool:
    """May somebody of this role make or change a record of this kind?"""
    if entity in _EVERYBODY:
        return True
    return entity in _COORDINATION and role in (Role.SOLO, Role.COORDINATOR)
