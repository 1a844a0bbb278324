"""Planted bugs: each breaks the app in one way, and a history must show it. What finds none finds nothing.

The catalogue stands in ``planted_centre`` and ``planted_laptop``; each entry is a context in which the bug is there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pkgutil import resolve_name
from typing import Any, Final
from unittest.mock import patch

from tests.simulation.walk import history_of, play


@dataclass(frozen=True, slots=True)
class Planted:
    """A bug: what it does, on which make it can be seen, and the context that plants it."""

    sentence: str
    stores: str
    plant: Callable[[], AbstractContextManager[Any]]


PLANTED: Final[dict[str, Planted]] = {}


def bug(stores: str = "memory") -> Callable[[Callable[[], Any]], Callable[[], Any]]:
    """Put a function into the catalogue; it returns what to patch: [(target, replacement)]. Its docstring tells the bug."""

    def put(function: Callable[[], list[tuple[str, Any]]]) -> Callable[[], Any]:
        PLANTED[function.__name__] = Planted((function.__doc__ or "").strip(), stores, lambda: _patched(function()))
        return function

    return put


def caught_after(name: str, limit: int, seed: int = 0) -> tuple[int | None, str]:
    """How many histories pass before one shows the bug, and what it shows; None if none of ``limit`` does."""
    planted = PLANTED[name]
    for count in (2, 3, 4, 5, 8):
        _begin_without_bugs(planted.stores, count)
    with planted.plant():
        for played, at in enumerate(range(seed, seed + limit)):
            try:
                play(at, planted.stores, history_of(at))
            except Exception as error:  # noqa: BLE001  whatever shows it
                return played + 1, f"{type(error).__name__} {error}".strip()[:90]
    return None, ""


def _begin_without_bugs(stores: str, count: int) -> None:
    """What all histories begin with is made before a bug is planted, and kept."""
    from tests.simulation.beginnings import _beginning

    _beginning(stores, count)


@contextmanager
def _patched(patches: list[tuple[str, Any]]) -> Iterator[None]:
    active = [patch(target, replacement) for target, replacement in patches]
    for one in active:
        one.start()
    try:
        yield
    finally:
        for one in reversed(active):
            one.stop()


def original(target: str) -> Any:
    """What stands under a dotted name now."""
    return resolve_name(":".join(_split(target)))


def _split(target: str) -> tuple[str, str]:
    """The module of a dotted name, and the rest: classes begin with a capital, functions come last."""
    parts = target.split(".")
    end = next((at for at, part in enumerate(parts) if part[:1].isupper()), len(parts) - 1)
    return ".".join(parts[:end]), ".".join(parts[end:])
