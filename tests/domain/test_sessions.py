"""Rules on a session's times and counts: the half hour that comes, and breakdowns that do not add up."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from mediator_app.domain.entities import ENTITIES
from mediator_app.domain.sessions import (
    SESSION_FIELDS,
    Participant,
    SessionCard,
    SessionRow,
    count_gaps,
    next_half_hour,
)


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


def participant(number: int, status: str) -> Participant:
    return Participant(number, f"p{number}", "Roche", "Denise", "", "", status, "", walk_in=False)


@pytest.mark.parametrize(
    ("statuses", "unnamed", "taken"),
    [
        ((), 0, 0),
        (("registered", "present"), 0, 2),
        (("waiting", "excused", "absent"), 0, 0),
        (("registered", "absent"), 5, 6),
    ],
)
def test_seats_taken_are_those_of_people_expected_and_unnamed(
    statuses: tuple[str, ...], unnamed: int, taken: int
) -> None:
    times = ("2026-11-24T10:00:00+01:00", "2026-11-24T12:00:00+01:00")
    row = SessionRow("s", "Photos", "", "", "", *times, "collectif", "", 12, "open", 0, 0, 0, unnamed)
    people = tuple(participant(number, status) for number, status in enumerate(statuses, 1))
    assert SessionCard(row, {}, {"total": unnamed} if unnamed else {}, people, "", "").taken == taken


def test_row_counts_the_unnamed_among_the_seats_taken() -> None:
    times = ("2026-11-24T10:00:00+01:00", "2026-11-24T12:00:00+01:00")
    assert SessionRow("s", "Photos", "", "", "", *times, "collectif", "", 12, "open", 7, 2, 5, 4).taken == 11


def test_every_field_of_a_session_is_replicated() -> None:
    assert set(SESSION_FIELDS) | {"voided"} == set(ENTITIES["session"].fields)


def test_half_hour_that_comes_keeps_the_zone() -> None:
    night = datetime(2026, 10, 25, 1, 45, tzinfo=UTC)
    assert next_half_hour(night).isoformat() == "2026-10-25T02:00:00+00:00"
