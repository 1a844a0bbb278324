"""Seats, the queue and the calls before a session, by values alone."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from mediator_app.domain.registrations import (
    REGISTERED_BY,
    REMINDERS,
    Registration,
    Seats,
    lately_since,
    must_wait,
    seats_of,
    to_be_called,
    waiting_in_order,
)
from mediator_app.domain.vocabularies import Vocabulary

PARIS = ZoneInfo("Europe/Paris")


def one(id_: str = "a1", status: str = "registered", **other: Any) -> Registration:
    told = {"at": "2026-11-20T09:00:00+01:00", "reminder": "", **other}
    return Registration(
        *(id_, f"p-{id_}", f"p-{id_}", "Roche", "Denise", "+33639980102", 1948, status, False),
        *(told["at"], "host", told["reminder"], ""),
    )


def ids(rows: list[Registration]) -> list[str]:
    return [row.id for row in rows]


@pytest.mark.parametrize(
    ("capacity", "taken", "free", "is_full", "is_over"),
    [(12, 9, 3, False, False), (12, 12, 0, True, False), (12, 13, 0, True, True), (None, 40, None, False, False)],
)
def test_seats_left_are_counted_down_to_none(
    capacity: int | None, taken: int, free: int | None, is_full: bool, is_over: bool
) -> None:
    seats = Seats(capacity, taken, 0)
    assert (seats.free, seats.is_full, seats.is_over) == (free, is_full, is_over)


@pytest.mark.parametrize(
    ("status", "taken", "waiting"),
    [("registered", 1, 0), ("present", 1, 0), ("waiting", 0, 1), ("excused", 0, 0), ("absent", 0, 0)],
)
def test_who_has_withdrawn_or_waits_takes_no_seat(status: str, taken: int, waiting: int) -> None:
    assert seats_of(12, [one(status=status)], 0) == Seats(12, taken, waiting)


def test_people_without_a_name_take_seats_too() -> None:
    assert seats_of(12, [one(), one("a2", "present")], 4).taken == 6


@pytest.mark.parametrize(
    ("seats", "waits"),
    [
        (Seats(12, 11, 0), False),
        (Seats(12, 12, 0), True),
        (Seats(12, 11, 1), True),  # the one that is left is due to who waits already
        (Seats(12, 10, 1), False),
        (Seats(None, 99, 9), False),
    ],
)
def test_next_person_waits_when_what_is_left_is_due_to_others(seats: Seats, waits: bool) -> None:
    assert must_wait(seats) is waits


def test_queue_is_served_in_the_order_of_the_instants_whatever_their_offsets() -> None:
    first = one("a3", "waiting", at="2026-11-20T09:30:00+02:00")  # 7 h 30 in universal time
    second = one("a1", "waiting", at="2026-11-20T09:00:00+01:00")
    assert ids(waiting_in_order([second, one("a2"), first])) == ["a3", "a1"]


def test_queue_of_one_instant_has_one_order_on_every_laptop() -> None:
    rows = [one("b", "waiting"), one("a", "waiting")]
    assert ids(waiting_in_order(rows)) == ids(waiting_in_order(rows[::-1])) == ["a", "b"]


def test_who_was_not_reached_is_called_first() -> None:
    rows = [
        one(f"a{place}", reminder=told)
        for place, told in enumerate(("declined", "reached", "message", "", "unreachable"))
    ]
    assert ids(to_be_called(rows)) == ["a3", "a4", "a2", "a1", "a0"]


def test_order_given_is_kept_among_those_to_be_called_and_nobody_else_is() -> None:
    rows = [one("z"), one("w", "waiting"), one("b"), one("e", "excused"), one("p", "present")]
    assert ids(to_be_called(rows)) == ["z", "b"]


def test_reminder_of_a_newer_program_counts_as_not_made() -> None:
    assert ids(to_be_called([one("a", reminder="message"), one("b", reminder="by_pigeon")])) == ["b", "a"]


@pytest.mark.parametrize(
    ("starts", "since"),
    [
        (datetime(2026, 11, 24, 10, tzinfo=PARIS), datetime(2026, 11, 16, tzinfo=PARIS)),  # Tuesday
        (datetime(2026, 11, 23, 0, tzinfo=PARIS), datetime(2026, 11, 16, tzinfo=PARIS)),  # the Monday itself
        (datetime(2026, 11, 29, 23, tzinfo=PARIS), datetime(2026, 11, 16, tzinfo=PARIS)),  # the Sunday after
    ],
)
def test_visit_is_recent_from_the_monday_of_the_week_before(starts: datetime, since: datetime) -> None:
    assert lately_since(starts) == since


def test_session_without_anybody_has_all_its_seats() -> None:
    assert seats_of(8, [], 0) == Seats(8, 0, 0)


def test_room_for_nobody_is_full_at_once() -> None:
    seats = Seats(0, 0, 0)
    assert (seats.free, seats.is_full, seats.is_over, must_wait(seats)) == (0, True, False, True)


def test_session_without_a_limit_counts_and_is_never_full() -> None:
    seats = seats_of(None, [one(), one("w", "waiting")], 30)
    assert (seats.taken, seats.waiting, seats.free, seats.is_full) == (31, 1, None, False)


def test_status_of_a_newer_program_takes_no_seat() -> None:
    assert seats_of(12, [one(status="by_telepathy")], 0) == Seats(12, 0, 0)


@pytest.mark.parametrize(
    ("starts", "since"),
    [
        (datetime(2026, 3, 31, 10, tzinfo=PARIS), "2026-03-23T00:00:00+01:00"),  # summer time has begun since
        (datetime(2026, 10, 27, 10, tzinfo=PARIS), "2026-10-19T00:00:00+02:00"),
        (datetime(2027, 1, 5, 10, tzinfo=PARIS), "2026-12-28T00:00:00+01:00"),
    ],
)
def test_recent_begins_at_midnight_of_the_wall_clock(starts: datetime, since: str) -> None:
    assert lately_since(starts).isoformat() == since


@pytest.mark.parametrize("vocabulary", [REGISTERED_BY, REMINDERS])
def test_words_of_registrations_are_in_both_languages(vocabulary: Vocabulary) -> None:
    assert all(label.french and label.english for label in vocabulary.values())
