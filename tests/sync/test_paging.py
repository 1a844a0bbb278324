"""How pages grow and shrink, by values alone; the engine's use of it stands in ``test_engine``."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediator_app.sync.paging import FIRST_PAGE, LARGEST_PAGE, QUICK, RATIO, SMALLEST_PAGE, STEP, Paging

SLOW = QUICK + timedelta(milliseconds=1)


def after(*rounds: timedelta | None) -> int:
    """The size after rounds that took so long, or failed (None)."""
    paging = Paging()
    for taken in rounds:
        paging.passed(taken) if taken is not None else paging.failed()
    return paging.size


@pytest.mark.parametrize(
    ("rounds", "size"),
    [
        ((), FIRST_PAGE),
        ((QUICK,), 8 * FIRST_PAGE),
        ((timedelta(0),), 8 * FIRST_PAGE),
        ((SLOW,), 2 * FIRST_PAGE),
        ((timedelta(seconds=-1),), 2 * FIRST_PAGE),  # a clock set back tells nothing of the link
        ((None,), FIRST_PAGE // 2),
        ((None, None, None, None), SMALLEST_PAGE),
        ((QUICK, None), 4 * FIRST_PAGE),
        ((QUICK, None, QUICK), 4 * FIRST_PAGE + STEP),  # near the limit: a little more each time
        ((QUICK, None, QUICK, SLOW), 4 * FIRST_PAGE + 2 * STEP),
    ],
)
def test_page_grows_with_a_quick_link_and_shrinks_at_a_failure(rounds: tuple[timedelta | None, ...], size: int) -> None:
    assert after(*rounds) == size


@given(st.lists(st.sampled_from([None, QUICK, SLOW]), max_size=60))
def test_page_stays_within_its_limits_whatever_happens(rounds: list[timedelta | None]) -> None:
    assert SMALLEST_PAGE <= after(*rounds) <= LARGEST_PAGE


def test_page_is_full_grown_after_a_few_quick_rounds_and_not_before() -> None:
    paging, grown = Paging(), []
    for _ in range(2):
        grown.append(paging.is_full_grown)
        paging.passed(QUICK)
    assert [*grown, paging.is_full_grown] == [False, False, True]
    assert paging.plain_bytes == LARGEST_PAGE * RATIO
