"""Dates, hours and lengths as French paper says them."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from mediator_app.documents.french_dates import clock, full_day, hours, length


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
