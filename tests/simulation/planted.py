"""Planted bugs: each breaks the app in one way, and a history must show it. What finds none finds nothing.

The catalogue stands in the files ``planted_…``; each entry is a context in which the bug is there.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pkgutil import resolve_name
from typing import Any, Final
from unittest.mock import patch

from tests.simulation.walk import history_of, play


@dataclass(frozen=True, slots=True)
class Planted:
    """A bug: what it does, on which make it can be seen, which steps it needs, and the context that plants it."""

    sentence: str
    stores: str
    often: tuple[str, ...]
    """Rare steps without which it cannot be seen: its histories have more of them."""
    plant: Callable[[], AbstractContextManager[Any]]


PLANTED: Final[dict[str, Planted]] = {}


def bug(stores: str = "memory", *often: str) -> Callable[[Callable[[], Any]], Callable[[], Any]]:
    """Put a function into the catalogue; it returns what to patch: [(target, replacement)]. Its docstring tells the bug."""

    def put(function: Callable[[], list[tuple[str, Any]]]) -> Callable[[], Any]:
        PLANTED[function.__name__] = Planted(
            (function.__doc__ or "").strip(), stores, often, lambda: _patched(function())
        )
        return function

    return put


@dataclass(frozen=True, slots=True)
class Caught:
    """After how many histories a planted bug was caught (None: it never was), what showed it, and how many were played."""

    after: int | None
    why: str
    played: int
    seconds: float


def caught_after(name: str, limit: int, seed: int = 0, seconds: float = 1e9) -> Caught:
    """Plant a bug and play histories until one shows it, ``limit`` have been played, or the time is up.

    A history that fails without the bug too shows nothing of it.
    """
    planted = PLANTED[name]
    for count in (2, 3, 4, 5, 8):
        _begin_without_bugs(planted.stores, count)
    begun = time.perf_counter()
    for played, at in enumerate(range(seed, seed + limit), 1):
        with planted.plant():
            why = _why_it_fails(planted, at)
        if why and not _why_it_fails(planted, at):
            return Caught(played, why[:90], played, time.perf_counter() - begun)
        if time.perf_counter() - begun > seconds:
            return Caught(None, "", played, seconds)
    return Caught(None, "", limit, time.perf_counter() - begun)


def _why_it_fails(planted: Planted, seed: int) -> str:
    try:
        play(seed, planted.stores, history_of(seed, often=planted.often))
    except (AttributeError, ImportError, NameError, TypeError):
        raise  # what was planted does not fit the code any longer: that is not the bug which it was to be
    except Exception as error:  # noqa: BLE001  whatever shows it
        return f"{type(error).__name__} {error}".strip()
    return ""


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
