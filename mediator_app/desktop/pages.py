"""What the window knows of its pages before any of them exists: a key, words, an icon, and how to make it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

_WORK = ("today", "door", "people", "sessions", "tours", "vouchers", "mandates", "equipment")

RAIL_ORDER: dict[str, tuple[str, ...]] = {
    "mediator": (*_WORK, "sends"),
    "solo": (*_WORK, "to-check", "sends"),
    "coordinator": ("to-check", "dashboard", *_WORK, "devices", "sends"),
}
"""The pages of the rail for each role, from top to bottom; those not built yet are left out."""

ELSEWHERE = frozenset({"scanner-test", "imports", "registrations", "programme"})
"""The pages to which a button of another page leads."""

UNDER = {"registrations": "sessions", "programme": "sessions"}
"""The page of the rail that such a page belongs to: its item stays marked."""

RAIL_FOOT = ("settings", "help")
"""The pages at the rail's foot, for every role."""


@dataclass(frozen=True, slots=True)
class PageSpec:
    """One page: ``factory`` imports and makes its widget the first time it is shown, on the main thread.

    It makes it inside the widget given: Qt would style a page that changes its parent all over again.

    ``compact_rail``: the rail is narrow on this page. ``own_send``: the page has its own button to send, so the bar hides
    its own. ``own_undo``: the page shows its own undo bar.
    """

    key: str
    title: str
    icon: str
    factory: Callable[[QWidget], QWidget]
    compact_rail: bool = False
    own_send: bool = False
    own_undo: bool = False


def rail_pages(specs: tuple[PageSpec, ...], role: str) -> tuple[PageSpec, ...]:
    """The pages of a role's rail, in their order; KeyError for an unknown role."""
    known = {spec.key: spec for spec in specs}
    return tuple(known[key] for key in RAIL_ORDER[role] if key in known)


def foot_pages(specs: tuple[PageSpec, ...]) -> tuple[PageSpec, ...]:
    """The pages at the rail's foot, in their order."""
    known = {spec.key: spec for spec in specs}
    return tuple(known[key] for key in RAIL_FOOT if key in known)
