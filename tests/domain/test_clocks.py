"""Hybrid time only goes up, whatever the clock on the wall does; civil time is what people read."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediator_app.domain.clocks import COUNTER_BITS, HybridClock, civil, ends_next_day, hybrid_of, utc_text

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


def test_clock_set_to_1970_still_goes_on_from_what_it_has_seen() -> None:
    clock = HybridClock(lambda: datetime(1970, 1, 1, tzinfo=UTC))
    clock.observe(hybrid_of(NOON))
    assert clock.tick() == hybrid_of(NOON) + 1


def test_time_of_2099_that_was_seen_is_not_waited_for() -> None:
    future = hybrid_of(datetime(2099, 1, 1, tzinfo=UTC))
    clock = HybridClock(lambda: NOON)
    clock.observe(future)
    assert [clock.tick(), clock.tick()] == [future + 1, future + 2]


def test_counter_gives_way_to_the_next_millisecond() -> None:
    later = iter([NOON, NOON, NOON + timedelta(milliseconds=1)])
    clock = HybridClock(lambda: next(later))
    ticks = [clock.tick(), clock.tick(), clock.tick()]
    assert ticks == [hybrid_of(NOON), hybrid_of(NOON) + 1, hybrid_of(NOON) + 2**COUNTER_BITS]


@pytest.mark.parametrize("count", [0, -1])
def test_no_times_asked_move_no_clock(count: int) -> None:
    clock = HybridClock(lambda: NOON)
    assert (list(clock.ticks(count)), clock.tick()) == ([], hybrid_of(NOON))


@pytest.mark.parametrize(
    ("moment", "written"),
    [
        ("2026-10-25T02:30:00+02:00", "2026-10-25T00:30:00Z"),
        ("2026-10-25T02:30:00+01:00", "2026-10-25T01:30:00Z"),
        ("2026-12-31T22:00:00-03:00", "2027-01-01T01:00:00Z"),
        ("2026-11-24T10:04:12.999999+01:00", "2026-11-24T09:04:12Z"),
    ],
)
def test_universal_time_tells_the_two_hours_of_october_apart(moment: str, written: str) -> None:
    assert utc_text(datetime.fromisoformat(moment)) == written


@given(MOMENTS)
def test_civil_time_is_read_back_to_the_second(moment: datetime) -> None:
    assert datetime.fromisoformat(civil(moment)) == moment.replace(microsecond=0)


@given(st.datetimes(timezones=st.none() | st.timezones()))
def test_civil_time_is_as_the_standard_writes_it_in_any_zone_and_any_century(moment: datetime) -> None:
    assert civil(moment) == moment.isoformat(timespec="seconds")


@pytest.mark.parametrize(
    ("start", "end", "is_so"),
    [
        (time(20), time(0, 30), True),
        (time(23), time(11), True),
        (time(23), time(11, 1), False),
        (time(14), time(12), False),
        (time(10), time(10), False),
        (time(10), time(12), False),
    ],
)
def test_end_before_the_start_is_the_next_days_when_it_is_near(start: time, end: time, is_so: bool) -> None:
    assert ends_next_day(start, end) == is_so
