"""Hybrid time only goes up, whatever the clock on the wall does; civil time is what people read."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

from hypothesis import given
from hypothesis import strategies as st

from mediator_app.domain.clocks import COUNTER_BITS, HybridClock, civil, hybrid_of, utc_text

NOON = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
MOMENTS = st.datetimes(datetime(1970, 1, 1), datetime(2099, 12, 31), timezones=st.just(UTC))  # noqa: DTZ001


@given(st.lists(st.tuples(MOMENTS, st.integers(0, 2**60)), min_size=1, max_size=20))
def test_clock_ticks_upwards_whatever_happens(moments: list[tuple[datetime, int]]) -> None:
    clock = HybridClock(lambda: NOON)
    last = -1
    for moment, seen in moments:
        clock.now = lambda moment=moment: moment  # type: ignore[misc]
        clock.observe(seen)
        ticked = clock.tick()
        assert ticked > max(last, seen)
        last = ticked


def test_clock_that_is_right_gives_the_time() -> None:
    assert HybridClock(lambda: NOON).tick() == hybrid_of(NOON)


def test_clock_goes_on_from_where_it_was_left() -> None:
    last = hybrid_of(NOON + timedelta(days=365))
    assert HybridClock(lambda: NOON, last).tick() == last + 1


def test_many_times_are_each_later_than_all_before_and_than_none_after() -> None:
    clock = HybridClock(lambda: NOON)
    before, many, after = clock.tick(), clock.ticks(3), clock.tick()
    assert [before, *many, after] == list(range(before, before + 5))
    assert list(clock.ticks(0)) == []


def test_older_time_that_is_received_changes_nothing() -> None:
    clock = HybridClock(lambda: NOON)
    clock.observe(hybrid_of(NOON - timedelta(days=1)))
    assert clock.tick() == hybrid_of(NOON)


@given(MOMENTS, MOMENTS)
def test_hybrid_times_are_ordered_as_their_moments(one: datetime, other: datetime) -> None:
    assert (hybrid_of(one) <= hybrid_of(other)) == (one <= other or hybrid_of(one) == hybrid_of(other))


def test_hybrid_time_fits_a_database_for_centuries() -> None:
    assert hybrid_of(datetime(2500, 1, 1, tzinfo=UTC)) < 2**63
    assert hybrid_of(NOON) % 2**COUNTER_BITS == 0


def test_civil_time_keeps_its_offset_and_utc_has_none() -> None:
    moment = datetime(2026, 11, 24, 10, 4, 12, 345678, tzinfo=timezone(timedelta(hours=1)))
    assert civil(moment) == "2026-11-24T10:04:12+01:00"
    assert utc_text(moment) == "2026-11-24T09:04:12Z"
