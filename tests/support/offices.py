"""A team as it really works: encrypted profiles, and a centre in its folder behind real HTTP that can be stopped, replaced,
brought back and started again under the same address.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlsplit

from mediator_app.domain.clocks import Now
from mediator_app.domain.rights import Role
from mediator_app.server.asgi import centre_app
from mediator_app.server.embedded import serving
from mediator_app.server.enrolment import invite
from mediator_app.server.folder import DATABASE, create_centre
from mediator_app.server.store.interface import StoredOperation
from mediator_app.server.store.sqlite import SqliteStore
from mediator_app.services.laptop import Laptop, open_laptop
from mediator_app.storage import inspection, operations, settings
from mediator_app.storage.database import Connection
from mediator_app.storage.profile import OpenProfile, open_profile
from mediator_app.sync.conversation import Summary
from mediator_app.sync.enrolling import enrol
from mediator_app.sync.running import synchronise
from tests.support.laptops import SteppingClock, a_profile

PASSPHRASE: Final = "moulin genêt carnet dimanche lanterne"
BEGINNING: Final = datetime.fromisoformat("2026-11-24T09:00:00+00:00")


@dataclass
class Desk:
    """Somebody's laptop: its folder, its clock, and the open profile."""

    folder: Path
    now: Now
    profile: OpenProfile = field(init=False)
    laptop: Laptop = field(init=False)

    @property
    def connection(self) -> Connection:
        """The laptop's file."""
        return self.laptop.connection

    def open(self) -> None:
        """Open the profile, as after a start."""
        self.profile = open_profile(self.folder, PASSPHRASE)
        self.laptop = open_laptop(self.profile.connection, self.now)

    def send(self, patience: int = 3) -> Summary:
        """Send and receive all there is."""
        return synchronise(self.connection, self.laptop.clock, patience=patience)

    def waiting(self) -> int:
        """How many operations have no final answer yet."""
        return operations.waiting_figures(self.connection).count

    def states(self) -> list[str]:
        """What became of each operation, oldest first."""
        return [row[0] for row in self.connection.execute("SELECT state FROM operation ORDER BY n")]

    def holds(self) -> dict[str, tuple[Any, ...]]:
        """Everything that the screens are made of."""
        return inspection.everything(self.connection)

    def copy_to(self, folder: Path) -> None:
        """Copy the profile's folder while nobody works, as a backup of the disk does."""
        self.profile.close()
        shutil.copytree(self.folder, folder, dirs_exist_ok=True)
        self.open()

    def put_back(self, copy: Path) -> None:
        """Let the folder be again as it was when it was copied."""
        self.profile.close()
        shutil.rmtree(self.folder)
        shutil.copytree(copy, self.folder)
        self.open()


class Office:
    """A territory: its centre and those who have joined it."""

    def __init__(self, folder: Path, store_class: type[SqliteStore]) -> None:
        self.folder = folder
        self.clock = SteppingClock(BEGINNING)
        self.desks: list[Desk] = []
        self.store: SqliteStore
        self.url = "http://127.0.0.1:0"
        self._store_class = store_class
        self._centre = ExitStack()
        create_centre(self.centre_folder, "Creuse")

    @property
    def centre_folder(self) -> Path:
        """Where the centre keeps its data."""
        return self.folder / "centre"

    def start_centre(self) -> None:
        """Let the centre answer, always under the same address."""
        self.store = self._store_class(self.centre_folder / DATABASE)
        self._centre.callback(self.store.close)
        port = urlsplit(self.url).port or 0
        self.url = self._centre.enter_context(serving(centre_app(self.store, self.clock), port=port))

    def stop_centre(self) -> None:
        """Let it answer no longer; its files can be changed then."""
        self._centre.close()

    def welcome(self, name: str, role: Role = Role.MEDIATOR, *, years_off: int = 0) -> Desk:
        """A laptop for somebody who joins; its clock may be years off."""
        desk = Desk(self.folder / name, lambda: self.clock() + timedelta(days=365 * years_off))
        a_profile(desk.folder, PASSPHRASE)
        desk.open()
        enrol(desk.connection, self.url, invite(self.store, role, name, self.clock()).code, f"Portable de {name}")
        desk.laptop.refresh_membership()
        self.desks.append(desk)
        return desk

    def clone(self, desk: Desk, name: str) -> Desk:
        """A second laptop with the same disk."""
        twin = Desk(self.folder / name, desk.now)
        desk.copy_to(twin.folder)
        twin.open()
        self.desks.append(twin)
        return twin

    def send_all(self, times: int = 2) -> None:
        """Everybody sends and receives, twice, so that everybody has what the last one brought."""
        for desk in self.desks * times:
            self.clock.advance(minutes=5)
            desk.send()

    def log(self) -> list[StoredOperation]:
        """Every line that the centre has, in order."""
        with self.store.reading() as session:
            return session.log(0, 1_000_000)

    def lines_of(self, desk: Desk) -> list[int]:
        """The numbers of a laptop's operations that the centre has, as often as it has them."""
        device = settings.membership(desk.connection).device
        return sorted(line.n for line in self.log() if line.device == device)

    def close(self) -> None:
        """Close everything."""
        for desk in self.desks:
            desk.profile.close()
        self._centre.close()


@contextmanager
def an_office(folder: Path, store_class: type[SqliteStore] = SqliteStore) -> Iterator[Office]:
    """A territory with its centre running and nobody in it yet."""
    office = Office(folder, store_class)
    try:
        office.start_centre()
        yield office
    finally:
        office.close()
