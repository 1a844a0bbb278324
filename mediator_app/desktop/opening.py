"""Opening what the window works on, in the database lane: an existing profile, a new one, or the demonstration's.

Each answers (laptop, folder for the window's settings, what closes it all).
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

from mediator_app.services.laptop import Laptop, open_laptop
from mediator_app.storage.keys import unlock_with_recovery
from mediator_app.storage.profile import OpenProfile, create_profile, open_profile

if TYPE_CHECKING:
    from mediator_app.desktop.first_run.page import FirstRunChoice

Opened = tuple[Laptop, Path, Callable[[], object]]


def open_existing(folder: Path, passphrase: str) -> Opened:
    """Open a profile by its passphrase; the AppErrors of ``open_profile``."""
    return _opened(open_profile(folder, passphrase))


def open_by_recovery(folder: Path, code: str) -> Opened:
    """Open a profile by the code of its recovery sheet."""
    return _opened(open_profile(folder, code, way_in=unlock_with_recovery))


def open_demo() -> Opened:
    """Make the throw-away territory and open its coordinator's laptop; closing deletes it all."""
    from mediator_app.demo.territory import a_territory

    with ExitStack() as stack:
        territory = stack.enter_context(a_territory())
        kept = stack.pop_all()
    return territory.own.laptop, territory.own.profile.folder, kept.close


def _opened(profile: OpenProfile) -> Opened:
    return open_laptop(profile.connection), profile.folder, profile.close
