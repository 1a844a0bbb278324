"""Rules on a session's times and counts: the half hour that comes, and breakdowns that do not add up."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from mediator_app.domain.sessions import SessionRow, count_gaps, next_half_hour


@pytest.mark.parametrize(
    ("now", "next_"),
    [
        ("2026-11-24T09:00", "2026-11-24T09:30"),
        ("2026-11-24T09:29", "2026-11-24T09:30"),
        ("2026-11-24T09:30", "2026-11-24T10:00"),
        ("2026-11-24T23:45", "2026-11-25T00:00"),
        ("2026-12-31T23:30", "2027-01-01T00:00"),
    ],
)
def test_next_half_hour_is_always_to_come(now: str, next_: str) -> None:
    assert next_half_hour(datetime.fromisoformat(now)) == datetime.fromisoformat(next_)


def test_seconds_are_left_out_of_the_next_half_hour() -> None:
    assert next_half_hour(datetime(2026, 11, 24, 9, 12, 41, 7, tzinfo=UTC)) == datetime(2026, 11, 24, 9, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("counts", "gaps"),
    [
        ({}, {}),
        ({"total": 3}, {}),
        ({"total": 3, "feminin": 2, "masculin": 1}, {}),
        ({"total": 3, "feminin": 2}, {"gender": 2}),
        ({"total": 3, "feminin": 2, "non_communique": 1}, {}),
        ({"total": 3, "age.soixante_dix_plus": 4}, {"age": 4}),
        ({"total": 3, "feminin": 1, "age.soixante_dix_plus": 3}, {"gender": 1}),
        ({"feminin": 1}, {"gender": 1}),
    ],
)
def test_only_a_breakdown_that_was_made_can_be_wrong(counts: dict[str, int], gaps: dict[str, int]) -> None:
    assert count_gaps(counts) == gaps


def test_times_of_a_session_know_their_offset() -> None:
    times = ("2026-11-24T10:00:00+01:00", "2026-11-24T12:00:00+01:00")
    row = SessionRow("s", "Photos", "", "", "", *times, "collectif", "", None, "open", 0, 0, 0, 0)
    assert row.starts == datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
    assert row.ends - row.starts == timedelta(hours=2)
