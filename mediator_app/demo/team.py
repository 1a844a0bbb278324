"""A throw-away team for the demonstration: a centre on a free port and laptops with invented people, all in one folder.

Everything is real (encrypted files, the real protocol over loopback) except the people and the clock.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

from mediator_app.domain.clocks import Now
from mediator_app.domain.rights import Role
from mediator_app.server.asgi import centre_app
from mediator_app.server.embedded import serving
from mediator_app.server.enrolment import invite
from mediator_app.server.folder import centre_in, create_centre
from mediator_app.server.store.interface import Store
from mediator_app.services.laptop import Laptop, open_laptop
from mediator_app.storage.keys import CHEAP
from mediator_app.storage.profile import OpenProfile, create_profile, open_profile
from mediator_app.sync.conversation import Summary
from mediator_app.sync.enrolling import enrol
from mediator_app.sync.running import synchronise

PASSPHRASE: Final = "moulin genêt carnet dimanche lanterne"  # noqa: S105  of throw-away profiles
TERRITORY: Final = "Creuse (données fictives)"


class StoryClock:
    """A clock that the story moves by hand, so that days pass in a second."""

    def __init__(self, start: datetime) -> None:
        self.moment = start
        self._runs = False

    def __call__(self) -> datetime:
        return datetime.now(UTC) if self._runs else self.moment

    def let_run(self) -> None:
        """From now on, tell the real time."""
        self._runs = True

    def advance(self, **how: float) -> None:
        """Move forward, by timedelta's words."""
        self.moment += timedelta(**how)


@dataclass(frozen=True, slots=True)
class Colleague:
    """Somebody of the team with her laptop."""

    name: str
    profile: OpenProfile
    laptop: Laptop

    def send(self) -> Summary:
        """Send and receive all there is."""
        return synchronise(self.laptop.connection, self.laptop.clock, patience=2)


@dataclass(frozen=True, slots=True)
class Team:
    """The centre and those who have joined it."""

    url: str
    store: Store
    folder: Path
    _now: Now
    _stack: ExitStack

    def welcome(self, name: str, role: Role, now: Now, *, joins: bool = True) -> Colleague:
        """Make a laptop for somebody, and let it join with a one-time code unless she works alone for now."""
        folder = self.folder / name.split(maxsplit=1)[0].lower()
        create_profile(folder, PASSPHRASE, cost=CHEAP)
        profile = self._stack.enter_context(open_profile(folder, PASSPHRASE))
        colleague = Colleague(name, profile, open_laptop(profile.connection, now))
        if joins:
            self.let_join(colleague, role)
        return colleague

    def let_join(self, colleague: Colleague, role: Role) -> None:
        """Let a laptop join; what it holds goes to the centre at its next sending."""
        code = invite(self.store, role, colleague.name, self._now()).code
        enrol(colleague.laptop.connection, self.url, code, f"Portable {colleague.name.split(maxsplit=1)[0]}")
        colleague.laptop.refresh_membership()


@contextmanager
def a_team(folder: Path, now: Now = lambda: datetime.now(UTC)) -> Iterator[Team]:
    """A new territory with its centre, listening on loopback until the end of the block; the folder is the caller's.

    ``now`` is the centre's clock.
    """
    with ExitStack() as stack:
        create_centre(folder / "centre", TERRITORY)
        store = stack.enter_context(centre_in(folder / "centre"))
        url = stack.enter_context(serving(centre_app(store, now)))
        # Laptops are closed before the centre that they send to.
        yield Team(url, store, folder, now, stack.enter_context(ExitStack()))
