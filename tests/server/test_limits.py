"""How often a name may ask: a burst, then a steady pace; whoever waits as long as he was told may pass."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediator_app.server.limits import PER_ADDRESS, PER_DEVICE, Limiter, Pace

PACE = Pace(3, 0.5)


def after_a_burst() -> Limiter:
    """Somebody, called a, has just used his burst up."""
    limiter = Limiter(PACE)
    assert [limiter.pause("a", 100) for _ in range(3)] == [0, 0, 0]
    return limiter


def test_asking_again_meanwhile_makes_the_wait_no_longer() -> None:
    limiter = after_a_burst()
    assert [limiter.pause("a", at) for at in (100, 100.5, 101, 101.5, 102)] == [2, 1.5, 1, 0.5, 0]


def test_long_rest_gives_no_more_than_one_burst() -> None:
    limiter = after_a_burst()
    assert [limiter.pause("a", 10_000) > 0 for _ in range(4)] == [False, False, False, True]


def test_clock_that_steps_back_gives_nothing() -> None:
    assert after_a_burst().pause("a", 10) == 2


@given(st.lists(st.floats(0, 5), max_size=20))
def test_who_waits_as_long_as_told_may_always_pass(pauses: list[float]) -> None:
    limiter, now = after_a_burst(), 100.0
    for rest in pauses:
        now += rest
        if pause := limiter.pause("a", now):
            now += pause + 1e-6
            assert limiter.pause("a", now) == 0


@pytest.mark.parametrize(("pace", "seconds"), [(PER_DEVICE, 60), (PER_ADDRESS, 60)])
def test_usual_pace_leaves_a_laptop_that_sends_page_after_page_alone(pace: Pace, seconds: int) -> None:
    limiter = Limiter(pace)
    assert not any(limiter.pause("a", tenth / 10) for tenth in range(seconds * 10))
