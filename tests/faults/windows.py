"""Windows killed while somebody works at the door; all that their screens had shown is looked for in the profile afterwards.

``python -m tests.faults window --cycles N`` runs as many as wanted.
"""

from __future__ import annotations

import os
import random
import signal
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Timer

from mediator_app.services import sessions, undoing
from mediator_app.services.laptop import Laptop
from mediator_app.services.profiles import check_profile, laptop_at
from mediator_app.services.undoing import Passage
from tests.support.crash_victims import PASSPHRASE, Victims, victims
from tests.support.laptops import a_profile, a_workshop
from tests.support.window_victims import PROGRAM

LONGEST = 3.0
"""Seconds that a window works at most before it is killed."""


@dataclass
class Report:
    """How many windows were killed, how many lines their screens had shown, and everything that was wrong after."""

    kills: int = 0
    acknowledged: int = 0
    wrong: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        return f"{self.kills} windows killed, {self.acknowledged} lines on screen, wrong: {self.wrong or 'none'}"


def run(cycles: int, seed: int = 1, *, planted: str = "") -> Report:
    """Kill so many windows of one laptop; ``planted`` is a bug that must be seen (see ``window_victims.door``)."""
    report, rng = Report(), random.Random(seed)
    with TemporaryDirectory(prefix="windows-") as name, victims(PROGRAM) as started:
        folder = Path(name) / "claire"
        a_profile(folder, PASSPHRASE)
        with laptop_at(folder, PASSPHRASE) as laptop:
            a_workshop(laptop)
        for _ in range(cycles):
            _kill_one(folder, started, rng, report, planted)
    return report


def _kill_one(folder: Path, started: Victims, rng: random.Random, report: Report, planted: str) -> None:
    with laptop_at(folder, PASSPHRASE) as laptop:
        times = {"starts_at": "2026-11-24T10:00:00+01:00", "ends_at": "2026-11-24T12:00:00+01:00"}
        session = sessions.add_session(laptop, {"title": f"Atelier {report.kills}", **times}).id
    pid = started.start("door", folder, session, rng.random(), *([planted] if planted else []))
    timer = Timer(rng.uniform(0.1, LONGEST), os.kill, (pid, signal.SIGKILL))
    timer.start()
    told, ended = started.told()
    timer.join()
    report.kills += 1
    report.acknowledged += len(told)
    if ended != -signal.SIGKILL:
        report.wrong.append(f"window {report.kills} ended by itself with {ended}")
    with laptop_at(folder, PASSPHRASE) as laptop:
        report.wrong += [f"window {report.kills}: lost: {line}" for line in lost(laptop, session, told)]
        report.wrong += [f"window {report.kills}: {problem}" for problem in check_profile(laptop)]


def lost(laptop: Laptop, session: str, told: list[str]) -> Iterator[str]:
    """The lines that a screen had shown and of which the profile knows nothing."""
    known = {",".join(one.txns): one for one in undoing.journal(laptop, session, limit=100_000)}
    marked = {one.person for one in known.values()}
    for line in told:
        kind, what, *more = line.split("\t")
        is_known = what in marked if kind == "present" else _tells(known.get(what), *more)
        if not is_known:
            yield line


def _tells(passage: Passage | None, undone: str, said: str) -> bool:
    """Does the journal still tell this gesture, of the same person, and that it was taken back if the screen said so?"""
    return passage is not None and passage.last_name in said and (undone == "0" or bool(passage.undone_at))
