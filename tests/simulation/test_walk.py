"""A hundred random histories, each from its seed; ``python -m tests.simulation`` plays as many as one likes."""

from __future__ import annotations

import pytest

from tests.simulation.walk import play

PER_TEST = 10


@pytest.mark.parametrize("first", range(0, 100, PER_TEST))
def test_everything_holds_after_random_histories(first: int) -> None:
    for seed in range(first, first + PER_TEST):
        play(seed)


def test_a_seed_gives_the_same_history_again() -> None:
    told: list[list[str]] = [[], []]
    for steps in told:
        play(7, on_step=steps.append)
    assert told[0] == told[1]
