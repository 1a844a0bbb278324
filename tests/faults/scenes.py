"""The stage of the injected faults: a centre, its laptops at a known moment, copies of them, and what must hold after.

Claire's laptop has work to send, Karim's has news to receive, one works alone, one is new; beside them a list of people and
a backup of Claire's laptop as it was before its last gestures.
"""

from __future__ import annotations

import shutil
import socket
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from mediator_app.domain.rights import Role
from mediator_app.errors import AppError
from mediator_app.server import backups
from mediator_app.server.checking import problems as problems_of_centre
from mediator_app.server.embedded import running_centre
from mediator_app.server.enrolment import invite
from mediator_app.server.folder import centre_in, create_centre
from mediator_app.services import sessions
from mediator_app.services.profiles import back_up, check_profile, laptop_at
from mediator_app.storage import inspection
from mediator_app.storage.keys import CHEAP
from mediator_app.storage.profile import create_profile
from mediator_app.sync.enrolling import enrol
from mediator_app.sync.running import synchronise
from tests.support.crash import ROOT
from tests.support.crash_victims import PASSPHRASE
from tests.support.scripted_day import Line, a_day, a_scheme, missing

GOLDEN: Final = ROOT / "tests" / "golden" / "1"
IMPORTED: Final = 30
"""People of the list."""


@dataclass(frozen=True, slots=True)
class Template:
    """Where it lies, its centre's port, a code to join with, a place, and what each laptop knows."""

    folder: Path
    port: int
    code: str
    place: str
    known: dict[str, tuple[Line, ...]] = field(repr=False)

    def copied_to(self, folder: Path) -> Scene:
        """A copy to play in."""
        return Scene(self, Path(shutil.copytree(self.folder, folder)))


@dataclass(frozen=True, slots=True)
class Scene:
    """A copy of the template in which one scenario is played once."""

    template: Template
    folder: Path

    def lost(self, name: str, more: Sequence[Line] = ()) -> list[str]:
        """What is wrong with a laptop afterwards: it does not open, is not sound, or lacks what was acknowledged."""
        try:
            with laptop_at(self.folder / name, PASSPHRASE) as laptop:
                lines = [*self.template.known.get(name, ()), *more]
                return [*check_profile(laptop), *(f"missing: {line}" for line in missing(laptop.connection, lines))]
        except AppError as error:
            return [f"{name} does not open: {error.title}"]

    def sent(self) -> list[str]:
        """What is wrong once Claire and Karim have sent again with nothing in their way."""
        try:
            return self._sent()
        except AppError as error:
            return [f"nobody can send any more: {error.title}"]

    def _sent(self) -> list[str]:
        wrong = []
        with running_centre(self.folder / "centre", port=self.template.port):
            for name in ("claire", "karim"):
                with laptop_at(self.folder / name, PASSPHRASE) as laptop:
                    synchronise(laptop.connection, laptop.clock)
        with centre_in(self.folder / "centre") as store, laptop_at(self.folder / "claire", PASSPHRASE) as laptop:
            wrong += problems_of_centre(store)
            with store.reading() as session:
                held = sorted(line.n for line in session.log(0, 1 << 30) if line.device == laptop.who.device)
            if held != [n for n, _ in inspection.operations(laptop.connection)]:
                wrong.append("the centre has not each of Claire's operations once")
        return wrong


def a_template(folder: Path) -> Template:
    """Make everything once, in a new folder."""
    folder.mkdir()
    known: dict[str, tuple[Line, ...]] = {}
    create_centre(folder / "centre", "Creuse")
    port = _free_port()
    with running_centre(folder / "centre", port=port) as url:
        for name, role in (("hélène", Role.COORDINATOR), ("claire", Role.MEDIATOR), ("karim", Role.MEDIATOR)):
            known[name] = _joined(folder, url, name, role)
        code = _code(folder, "Nadia", Role.MEDIATOR)
    backups.back_up(folder / "centre", folder / "centre.copy", datetime.now(UTC))
    known["alone"], place = _alone(folder)
    shutil.copytree(GOLDEN / "profile", folder / "golden")
    (folder / "golden-passphrase").write_bytes((GOLDEN / "passphrase").read_bytes())
    rows = "".join(f"Nom{n};Denise;19{n + 10};23165\n" for n in range(IMPORTED))
    (folder / "people.csv").write_text(f"Nom;Prénom;Année de naissance;Code INSEE\n{rows}", encoding="utf-8")
    return Template(folder, port, code, place, known)


def _joined(folder: Path, url: str, name: str, role: Role) -> tuple[Line, ...]:
    """A laptop that has joined; Claire's has work since its last sending, and news wait for Karim's."""
    create_profile(folder / name, PASSPHRASE, cost=CHEAP)
    with laptop_at(folder / name, PASSPHRASE) as laptop:
        enrol(laptop.connection, url, _code(folder, name, role), "Portable")
        laptop.refresh_membership()
        synchronise(laptop.connection, laptop.clock)
        a_scheme(laptop)
        lines: list[Line] = []
        if name == "claire":
            lines += a_day(laptop, 8)
            back_up(laptop, folder / "backup.tournee")
            lines += a_day(laptop, 40)
        if name == "karim":
            return ()
        if name == "hélène":
            lines += a_day(laptop, 40)
            synchronise(laptop.connection, laptop.clock)
        return tuple(lines)


def _alone(folder: Path) -> tuple[tuple[Line, ...], str]:
    create_profile(folder / "alone", PASSPHRASE, cost=CHEAP)
    with laptop_at(folder / "alone", PASSPHRASE) as laptop:
        place, _ = sessions.add_place(laptop, "Salle du foyer rural", "23165")
        return tuple(a_day(laptop, 8)), place


def _code(folder: Path, name: str, role: Role) -> str:
    with centre_in(folder / "centre") as store:
        return invite(store, role, name, datetime.now(UTC)).code


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        return int(listening.getsockname()[1])
