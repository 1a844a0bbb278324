"""The journal of tries: what was tried and found, without a line a minute for a laptop that has nothing to say."""

from __future__ import annotations

from mediator_app.domain.sendings import Try
from mediator_app.services.laptop import Laptop
from mediator_app.storage import journal

IDLE = Try("2026-11-24T09:00:05Z", "done", "", 0, 0, 0, 0, 0)
FAILED = Try("2026-11-24T09:02:00Z", "failed", "offline", 0, 0, 0, 0, 0)
SENT = Try("2026-11-24T09:03:00Z", "done", "", 3, 3, 0, 0, 0)


def at(tried: Try, moment: str) -> Try:
    """The same at another time of that day."""
    return Try(f"2026-11-24T{moment}Z", "done", "", tried.pushed, tried.accepted, 0, 0, 0)


def kept(laptop: Laptop, *tries: Try) -> list[str]:
    """The times of the lines after these tries, oldest first."""
    for tried in tries:
        journal.note(laptop.connection, tried)
    return [line.at[11:19] for line in reversed(journal.tries(laptop.connection, 10))]


def test_tries_in_a_row_that_found_nothing_are_one_line_with_the_last_time(laptop: Laptop) -> None:
    assert kept(laptop, IDLE, at(IDLE, "09:01:00"), at(IDLE, "09:14:59")) == ["09:14:59"]


def test_second_one_within_a_minute_writes_nothing(laptop: Laptop) -> None:
    journal.note(laptop.connection, IDLE)
    written = laptop.connection.total_changes
    assert kept(laptop, at(IDLE, "09:00:59")) == ["09:00:05"]
    assert laptop.connection.total_changes == written


def test_what_was_sent_and_what_failed_keep_their_lines(laptop: Laptop) -> None:
    lines = kept(laptop, SENT, at(SENT, "09:03:30"), IDLE, FAILED, FAILED, at(IDLE, "09:04:00"))
    assert lines == ["09:03:00", "09:03:30", "09:00:05", "09:02:00", "09:02:00", "09:04:00"]
