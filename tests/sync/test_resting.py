"""A laptop that tries by itself waits longer each time, within bounds, whatever becomes of its clock."""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta

from mediator_app.sync.resting import LONGEST_PAUSE, MOST_PATIENCE, Rest

NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)


class Last(random.Random):
    """Draws the longest that is possible."""

    def uniform(self, a: float, b: float) -> float:
        return b


def test_there_is_no_pause_to_begin_with() -> None:
    assert Rest(Last()).left(NOW) == 0


def test_pause_doubles_up_to_ten_minutes() -> None:
    rest = Rest(Last())
    pauses = []
    for _ in range(8):
        rest.begin(NOW, 0, patience=4)
        pauses.append(rest.left(NOW))
    assert pauses == [32, 64, 128, 256, 512, *[LONGEST_PAUSE] * 3]


def test_centre_that_asks_for_longer_is_left_alone_for_longer_but_not_for_ever() -> None:
    rest = Rest(Last())
    rest.begin(NOW, 7200, patience=4)
    assert rest.left(NOW + timedelta(hours=1)) == 3600
    rest.begin(NOW, 10**9, patience=4)
    assert rest.left(NOW) == MOST_PATIENCE


def test_clock_set_back_by_years_makes_nobody_wait_for_years() -> None:
    rest = Rest(Last())
    rest.begin(NOW, 0, patience=4)
    assert rest.left(NOW - timedelta(days=20000)) == 32


def test_success_ends_the_pause() -> None:
    rest = Rest(Last())
    rest.begin(NOW, 0, patience=4)
    rest.end()
    assert rest.left(NOW) == 0
