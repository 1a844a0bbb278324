"""The stores made of dicts are what the real ones are: the same histories on both end in the same states and answers."""

from __future__ import annotations

import pytest

from tests.simulation.walk import Step, digest, history_of, play


@pytest.mark.parametrize("first", range(0, 20, 5))
def test_dicts_and_sqlite_come_to_the_same(first: int) -> None:
    for seed in range(first, first + 5):
        steps = _steps(seed)
        memory, sqlite = (digest(play(seed, stores, steps, check=False)) for stores in ("memory", "sqlite"))
        assert memory == sqlite, seed


def _steps(seed: int) -> list[Step]:
    """A history without the one fault that only a real file can have."""
    return [step for step in history_of(seed) if step.name != "laptop_dies_writing"]
