"""Laptops and centres are killed without warning, dozens of times; nothing that was acknowledged is ever missing."""

from __future__ import annotations

import signal
from pathlib import Path

from mediator_app.storage.keys import CHEAP
from mediator_app.storage.profile import create_profile
from tests.faults import kills
from tests.support.crash_victims import PASSPHRASE, victims

SECONDS = 20
"""A long run is ``python -m tests.faults kills --cycles 500``."""


def test_killed_laptops_and_centres_lose_nothing_that_was_acknowledged() -> None:
    report = kills.run(cycles=90, seed=20261124, seconds=SECONDS)
    assert report.wrong == []
    assert report.acknowledged > report.kills.total()
    assert set(report.kills) == {"work", "send", "centre"}


def test_victim_that_ends_by_itself_is_told_apart_from_one_that_was_killed(tmp_path: Path) -> None:
    create_profile(tmp_path / "profile", PASSPHRASE, cost=CHEAP)
    with victims() as started:
        started.start("send", tmp_path / "profile")  # it has joined no team
        lines, ended = started.told()
    assert ended not in (0, -signal.SIGKILL)
    assert len(lines) > 0
