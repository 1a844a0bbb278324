"""Seats, the queue and the calls before a session, by values alone."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from mediator_app.domain.registrations import (
    Registration,
    Seats,
    lately_since,
    must_wait,
    seats_of,
    to_be_called,
    waiting_in_order,
)

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
