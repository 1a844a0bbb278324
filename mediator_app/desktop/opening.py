"""What the window asks of profiles, in the database lane: opening one, making one, joining a team, receiving at first.

Nothing here touches a widget; AppErrors say in words what was refused.
"""

from __future__ import annotations

import logging
import platform
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from mediator_app.errors import AppError
from mediator_app.services import people, sessions
from mediator_app.services.laptop import Laptop, keep_name, open_laptop
from mediator_app.storage.backup import backup_of_the_day
from mediator_app.storage.keys import change_passphrase, unlock_with_recovery
from mediator_app.storage.profile import OpenProfile, create_profile, open_profile
from mediator_app.sync.enrolling import enrol
from mediator_app.sync.running import synchronise

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Opened:
    """A laptop at work, the folder for the window's settings, and what closes it all."""

    laptop: Laptop
    folder: Path
    close: Callable[[], object]


@dataclass(frozen=True, slots=True)
class NewProfile:
    """A profile just made and opened; its recovery code is shown once and kept nowhere."""

    opened: Opened
    recovery_code: str


@dataclass(frozen=True, slots=True)
class Received:
    """What the laptop holds after its first reception."""

    places: int
    people: int
    sessions: int


def open_existing(folder: Path, passphrase: str) -> Opened:
    """Open a profile by its passphrase; the AppErrors of ``open_profile``."""
    return _opened(open_profile(folder, passphrase))


def open_by_recovery(folder: Path, code: str) -> Opened:
    """Open a profile by the code of its recovery sheet; the AppErrors of ``open_profile``."""
    return _opened(open_profile(folder, code, way_in=unlock_with_recovery))


def choose_passphrase(folder: Path, recovery_code: str, passphrase: str) -> None:
    """Give the profile a new passphrase, by its recovery sheet, which stays valid."""
    change_passphrase(folder, recovery_code, passphrase, way_in=unlock_with_recovery)


def make_profile(folder: Path, passphrase: str) -> NewProfile:
    """Make a profile and open it; the AppErrors of ``create_profile``."""
    code = create_profile(folder, passphrase)
    return NewProfile(open_existing(folder, passphrase), code)


def work_alone(laptop: Laptop, name: str) -> str:
    """Sign with this name until a team is joined; the name as it is kept."""
    keep_name(laptop, name)
    return laptop.who.member_name


def join_team(laptop: Laptop, url: str, code: str) -> str:
    """Join the centre and return the name that it gives. AppError: offline, wrong_code, not_the_centre…"""
    who = enrol(laptop.connection, url, code, platform.node() or "poste")
    laptop.refresh_membership()
    return who.member_name


def receive_first(laptop: Laptop, tell: Callable[[int], object]) -> Received:
    """Receive all that the centre has; ``tell`` gets the number of records so far. The AppErrors of ``synchronise``."""
    synchronise(laptop.connection, laptop.clock, lambda progress: tell(progress.pulled), patience=1)
    return Received(
        places=len(sessions.list_places(laptop)),
        people=people.count_people(laptop),
        sessions=len(sessions.latest_sessions(laptop, 100_000)),
    )


def open_demo() -> Opened:
    """Make the throw-away territory and open its coordinator's laptop; closing deletes it all."""
    from mediator_app.demo.territory import a_territory

    with ExitStack() as stack:
        territory = stack.enter_context(a_territory())
        kept = stack.pop_all()
    return Opened(territory.own.laptop, territory.own.profile.folder, kept.close)


def _opened(profile: OpenProfile) -> Opened:
    laptop, leaving = open_laptop(profile.connection), ExitStack()
    leaving.callback(profile.close)
    leaving.callback(_back_up, profile, laptop)
    return Opened(laptop, profile.folder, leaving.close)


def _back_up(profile: OpenProfile, laptop: Laptop) -> None:
    """Make the backup of the day when the work ends, with nobody waiting; a full disk must not keep the program open."""
    try:
        backup_of_the_day(profile.connection, laptop.clock.now().astimezone().date())
    except (AppError, OSError) as error:
        _log.warning("no backup of the day: %s", type(error).__name__)
