"""Dates, hours and lengths as French paper says them."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from mediator_app.documents.french_dates import clock, day_of_month, full_day, hours, length, plain_day, week_day


@pytest.mark.parametrize(
    ("day", "words"),
    [(date(2026, 11, 24), "mardi 24 novembre 2026"), (date(2026, 6, 1), "lundi 1er juin 2026")],
)
def test_day_is_written_whole(day: date, words: str) -> None:
    assert full_day(day).replace("\u00a0", " ") == words


@pytest.mark.parametrize(("hour", "minute", "words"), [(10, 0, "10 h"), (14, 5, "14 h 05"), (0, 30, "0 h 30")])
def test_hour_has_its_minutes_only_if_there_are_some(hour: int, minute: int, words: str) -> None:
    assert clock(datetime(2026, 11, 24, hour, minute, tzinfo=UTC)) == words.replace(" ", "\u00a0")


def test_span_does_not_break_inside_its_hours() -> None:
    morning = datetime(2026, 11, 24, 10, tzinfo=UTC)
    assert hours(morning, morning.replace(hour=12, minute=30)) == "10\u00a0h – 12\u00a0h\u00a030"


@pytest.mark.parametrize(
    ("minutes", "words"), [(45, "45 min"), (60, "1 h"), (90, "1 h 30"), (365, "6 h 05"), (0, "0 min")]
)
def test_length_is_in_hours_from_one_hour_on(minutes: int, words: str) -> None:
    assert length(minutes) == words.replace(" ", "\u00a0")


@pytest.mark.parametrize(
    ("month", "name"),
    [
        (1, "janvier"),
        (2, "février"),
        (3, "mars"),
        (5, "mai"),
        (8, "août"),
        (12, "décembre"),
    ],
)
def test_month_has_its_name_with_its_accents(month: int, name: str) -> None:
    assert day_of_month(date(2026, month, 2)) == f"2\u00a0{name}"


@pytest.mark.parametrize(
    ("day", "name"), [(date(2026, 11, 23), "lundi"), (date(2026, 11, 29), "dimanche"), (date(2028, 2, 29), "mardi")]
)
def test_day_of_the_week_has_its_name(day: date, name: str) -> None:
    assert week_day(day) == name


@pytest.mark.parametrize(("minutes", "words"), [(1, "1 min"), (59, "59 min"), (61, "1 h 01"), (1500, "25 h")])
def test_length_is_said_at_its_limits(minutes: int, words: str) -> None:
    assert length(minutes) == words.replace(" ", "\u00a0")


@pytest.mark.parametrize(("day", "words"), [(1, "1er"), (2, "2"), (21, "21"), (31, "31")])
def test_first_of_the_month_alone_is_an_ordinal(day: int, words: str) -> None:
    assert plain_day(date(2026, 12, day)).startswith(f"{words}\u00a0décembre")
