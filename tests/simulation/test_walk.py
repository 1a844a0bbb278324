"""Random histories, each from its seed, as many as the checks of a commit have time for.

``TOURNEE_SIMULATION=long`` plays 500,000; ``python -m tests.simulation`` as many as one likes.
"""

from __future__ import annotations

import os
import sys
from subprocess import run

import pytest

from tests.simulation.found import FOUND, Found
from tests.simulation.found_since import FOUND_SINCE
from tests.simulation.running import run as play_all
from tests.simulation.walk import digest, play

LONG = os.environ.get("TOURNEE_SIMULATION") == "long"
HISTORIES = 500_000 if LONG else 12_000
SECONDS = 1e9 if LONG else 25
SQLITE_SECONDS = 1e9 if LONG else 13


@pytest.mark.parametrize("stores", ["memory", "sqlite"])
@pytest.mark.parametrize("found", [*FOUND, *FOUND_SINCE], ids=lambda found: str(found.seed))
def test_what_was_found_once_is_mended(found: Found, stores: str) -> None:
    play(found.seed, stores, found.steps, shape=found.shape)


def test_everything_holds_after_random_histories() -> None:
    outcome = play_all(range(HISTORIES), "memory", os.cpu_count() or 1, seconds=SECONDS)
    print(f"{outcome.played} histories, {outcome.speed:.0f} a second")
    assert outcome.failure is None, outcome.failure.told()


def test_everything_holds_after_random_histories_on_the_real_storage() -> None:
    outcome = play_all(range(1_000_000, 1_000_600), "sqlite", os.cpu_count() or 1, seconds=SQLITE_SECONDS)
    print(f"{outcome.played} histories, {outcome.speed:.0f} a second")
    assert outcome.failure is None, outcome.failure.told()


@pytest.mark.parametrize("stores", ["memory", "sqlite"])
def test_a_seed_gives_the_same_history_again(stores: str) -> None:
    first, again = ([digest(play(seed, stores)) for seed in (7, 8)] for _ in range(2))
    assert first == again


def test_the_command_tells_how_many_histories_were_sound() -> None:
    asked = [sys.executable, "-m", "tests.simulation", "--histories", "5", "--jobs", "1"]
    told = run(asked, capture_output=True, text=True, check=True).stdout
    assert told.startswith("5 sound histories of 50 steps")
