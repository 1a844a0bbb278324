"""When the sync bar looks neutral, amber or red, by the thresholds of the design guide."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from mediator_app.sync.status import SyncState, Tone, tone

NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
SECOND = timedelta(seconds=1)


@pytest.mark.parametrize(
    ("state", "expected"),
    [
        (SyncState(), "neutral"),
        (SyncState(pending=12, oldest_pending=NOW - timedelta(hours=20)), "neutral"),
        (SyncState(pending=100, oldest_pending=NOW - timedelta(days=3)), "neutral"),
        (SyncState(pending=1, oldest_pending=NOW - timedelta(days=3) - SECOND), "amber"),
        (SyncState(pending=101, oldest_pending=NOW), "amber"),
        (SyncState(pending=1, vouchers_near_end=1), "amber"),
        (SyncState(pending=1, oldest_pending=NOW - timedelta(days=10)), "amber"),
        (SyncState(pending=1, oldest_pending=NOW - timedelta(days=10) - SECOND), "red"),
        (SyncState(refused=1), "red"),
        (SyncState(to_check=4), "neutral"),
    ],
)
def test_tone_follows_age_count_and_refusals(state: SyncState, expected: Tone) -> None:
    assert tone(state, NOW) == expected


def test_failed_try_after_the_last_success_is_red() -> None:
    assert tone(SyncState(last_sent=NOW - SECOND, last_failure=NOW), NOW) == "red"


def test_success_after_the_last_failed_try_is_neutral_again() -> None:
    assert tone(SyncState(last_sent=NOW, last_failure=NOW - SECOND), NOW) == "neutral"


def test_failed_try_without_any_success_is_red() -> None:
    assert tone(SyncState(last_failure=NOW), NOW) == "red"
