"""Laptops and centres killed without warning, over and over; what they had acknowledged is looked for after each time.

A generation is one centre and two laptops; a new one is made every few dozen kills, since everything is checked whole after
each kill. ``python -m tests.faults kills --cycles N`` runs as many as wanted.
"""

from __future__ import annotations

import os
import random
import signal
import socket
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Timer

from mediator_app.domain.rights import Role
from mediator_app.errors import OfflineError
from mediator_app.server.checking import problems as problems_of_centre
from mediator_app.server.embedded import running_centre
from mediator_app.server.enrolment import invite
from mediator_app.server.folder import centre_in, create_centre
from mediator_app.services.laptop import Laptop
from mediator_app.services.profiles import check_profile, laptop_at
from mediator_app.storage import inspection
from mediator_app.storage.keys import CHEAP
from mediator_app.storage.profile import create_profile
from mediator_app.sync.enrolling import enrol
from mediator_app.sync.running import synchronise
from tests.support.crash_victims import PASSPHRASE, Victims, victims
from tests.support.scripted_day import Line, a_day, a_scheme, gestures, missing, read_line

PER_GENERATION = 30


@dataclass
class Report:
    """What the kills did: how many of each kind, lines acknowledged before them, and everything that was wrong after."""

    kills: Counter[str] = field(default_factory=Counter)
    acknowledged: int = 0
    wrong: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        kinds = ", ".join(f"{kind} {count}" for kind, count in self.kills.items())
        return f"{self.kills.total()} kills ({kinds}), {self.acknowledged} lines acknowledged, wrong: {self.wrong or 'none'}"


def run(cycles: int, seed: int = 1, seconds: float = 1e9) -> Report:
    """Kill so many times, or for so long."""
    report, rng = Report(), random.Random(seed)
    end = time.monotonic() + seconds
    with victims() as started:
        while report.kills.total() < cycles and time.monotonic() < end:
            with (
                TemporaryDirectory(prefix="kills-") as folder,
                a_generation(Path(folder), started, rng, report) as here,
            ):
                for cycle in range(min(PER_GENERATION, cycles - report.kills.total())):
                    if time.monotonic() >= end:
                        break
                    (here.kill_at_work, here.kill_while_sending, here.kill_centre)[cycle % 3]()
                here.end_well()
    return report


@dataclass
class Generation:
    """A centre that is started and stopped at one address, the laptop that is killed, and a colleague's."""

    folder: Path
    port: int
    victims: Victims
    rng: random.Random
    report: Report
    acknowledged: list[Line] = field(default_factory=list)

    @property
    def laptop(self) -> Path:
        """The profile of the laptop that is killed."""
        return self.folder / "claire"

    @property
    def centre(self) -> Path:
        """The data of the centre."""
        return self.folder / "centre"

    def kill_at_work(self) -> None:
        """The laptop dies between two gestures, or within one."""
        self._kill_laptop("work", self.rng.uniform(0, 0.1))

    def kill_while_sending(self) -> None:
        """The laptop dies while it works and sends."""
        with running_centre(self.centre, port=self.port):
            self._kill_laptop("send", self.rng.uniform(0, 0.3))
        self._look_at_centre()

    def kill_centre(self) -> None:
        """The centre dies while a laptop sends; the laptop is told, or has what it needs."""
        pid = self.victims.start("serve", self.centre, self.port)
        with laptop_at(self.laptop, PASSPHRASE) as laptop:
            a_day(laptop, 40)
            timer = Timer(self.rng.uniform(0, 0.15), os.kill, (pid, signal.SIGKILL))
            timer.start()
            try:
                _send_until_gone(laptop)
            finally:
                timer.join()
        self._note("centre", self.victims.told()[1])
        self._look_at_centre()

    def end_well(self) -> None:
        """Once faults stop, everybody has everything once."""
        with (
            running_centre(self.centre, port=self.port),
            laptop_at(self.laptop, PASSPHRASE) as hers,
            laptop_at(self.folder / "karim", PASSPHRASE) as his,
        ):
            synchronise(hers.connection, hers.clock)
            synchronise(his.connection, his.clock)
            self._expect(
                inspection.everything(hers.connection) == inspection.everything(his.connection), "laptops differ"
            )
            self._expect(not missing(hers.connection, self.acknowledged), "a line of an earlier kill is missing")
        self._look_at_centre(whole=True)

    def _kill_laptop(self, job: str, seconds: float) -> None:
        pid = self.victims.start(job, self.laptop)
        timer = Timer(seconds, os.kill, (pid, signal.SIGKILL))
        timer.start()
        told, ended = self.victims.told()
        timer.join()
        self._note(job, ended)
        lines = [read_line(text) for text in told if "\t" in text]
        self.report.acknowledged += len(lines)
        self.acknowledged += lines
        with laptop_at(self.laptop, PASSPHRASE) as laptop:
            self._expect(not missing(laptop.connection, lines), f"{job}: acknowledged lines are missing")
            self._expect(not check_profile(laptop), f"{job}: the profile is not sound")

    def _note(self, job: str, ended: int) -> None:
        self.report.kills[job] += 1
        self._expect(ended == -signal.SIGKILL, f"{job}: ended by itself with {ended}")

    def _look_at_centre(self, *, whole: bool = False) -> None:
        """Everything that the laptop believes accepted is there, under its number; at the end, all that it made, once."""
        with centre_in(self.centre) as store, laptop_at(self.laptop, PASSPHRASE) as laptop:
            self._expect(not (found := problems_of_centre(store)), f"centre: {found}")
            with store.reading() as session:
                held = [(line.n, line.seq) for line in session.log(0, 1 << 30) if line.device == laptop.who.device]
            sql = "SELECT n, seq FROM operation WHERE state = 'accepted'"
            believed = {tuple(row) for row in laptop.connection.execute(sql)}
            self._expect(believed <= set(held), "the centre has lost what it accepted")
            self._expect(len({n for n, _ in held}) == len(held), "the centre has something twice")
            made = {n for n, _ in inspection.operations(laptop.connection)}
            self._expect(not whole or {n for n, _ in held} == made, "the centre has not everything")

    def _expect(self, holds: bool, otherwise: str) -> None:
        if not holds:
            self.report.wrong.append(f"after {self.report.kills.total()} kills: {otherwise}")


@contextmanager
def a_generation(folder: Path, started: Victims, rng: random.Random, report: Report) -> Iterator[Generation]:
    """A new centre with its scheme, and two laptops that have joined it."""
    generation = Generation(folder, _free_port(), started, rng, report)
    create_centre(generation.centre, "Creuse")
    team: tuple[tuple[str, Role, Callable[[Laptop], object]], ...] = (
        ("hélène", Role.COORDINATOR, a_scheme),
        ("claire", Role.MEDIATOR, lambda laptop: list(islice(gestures(laptop), 5))),
        ("karim", Role.MEDIATOR, lambda laptop: laptop),
    )
    with running_centre(generation.centre, port=generation.port) as url:
        for name, role, first in team:
            create_profile(folder / name, PASSPHRASE, cost=CHEAP)
            with centre_in(generation.centre) as store:
                code = invite(store, role, name, _now()).code
            with laptop_at(folder / name, PASSPHRASE) as laptop:
                enrol(laptop.connection, url, code, "Portable")
                laptop.refresh_membership()
                synchronise(laptop.connection, laptop.clock)
                first(laptop)
                synchronise(laptop.connection, laptop.clock)
    yield generation


def _send_until_gone(laptop: Laptop) -> None:
    while True:
        try:
            synchronise(laptop.connection, laptop.clock, patience=0)
        except OfflineError:
            return


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        return int(listening.getsockname()[1])


def _now() -> datetime:
    return datetime.now(UTC)
