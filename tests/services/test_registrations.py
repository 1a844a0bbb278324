"""Registrations: seats and the queue, who moves up, calls, several sessions at once; what is told and never refused."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from mediator_app.errors import InvalidInputError, NotFoundError
from mediator_app.services import attendance, people, registrations, sessions, undoing
from mediator_app.services.laptop import Laptop
from mediator_app.services.merging import merge_people
from tests.support.laptops import SteppingClock, a_laptop

TIMES = {"starts_at": "2026-11-26T14:00:00+01:00", "ends_at": "2026-11-26T16:00:00+01:00"}
NAMES = ("Aubrun", "Chabannes", "Faure", "Roche", "Thérond")


@pytest.fixture(scope="module")
def clock() -> SteppingClock:
    return SteppingClock()


@pytest.fixture(scope="module")
def laptop(tmp_path_factory: pytest.TempPathFactory, clock: SteppingClock) -> Iterator[Laptop]:
    """One laptop for the module: each test has a session of its own."""
    with a_laptop(tmp_path_factory.mktemp("laptop"), clock=clock) as opened:
        yield opened


@pytest.fixture(scope="module")
def persons(laptop: Laptop) -> tuple[str, ...]:
    return tuple(people.add_person(laptop, {"last_name": name, "first_name": "Odile"}).id for name in NAMES)


def a_session(laptop: Laptop, capacity: int | None = 2, *, title: str = "", **fields: Any) -> str:
    number = len(sessions.latest_sessions(laptop, 2000))
    title = title or f"Atelier n° {number}"
    day = {name: value.replace("-26T", f"-{1 + number % 28:02}T") for name, value in TIMES.items()}
    return sessions.add_session(laptop, {"title": title, "capacity": capacity, **day, **fields}).id


def statuses(laptop: Laptop, session: str) -> list[str]:
    return [row.status for row in registrations.registrations_of(laptop, session)]


def test_registration_keeps_when_and_by_whom(laptop: Laptop, persons: tuple[str, ...]) -> None:
    session = a_session(laptop)
    registrations.register(laptop, session, persons[0], by="host")
    row = registrations.registrations_of(laptop, session)[0]
    assert (row.registered_at, row.registered_by) == (laptop.now().isoformat(timespec="milliseconds"), "host")


def test_person_beyond_the_seats_waits(laptop: Laptop, persons: tuple[str, ...]) -> None:
    session = a_session(laptop)
    found = registrations.register_people(laptop, session, persons[:3])
    assert [one.status for one in found] == ["registered", "registered", "waiting"]


def test_session_without_a_limit_is_never_full(laptop: Laptop, persons: tuple[str, ...]) -> None:
    session = a_session(laptop, None)
    registrations.register_people(laptop, session, persons)
    assert statuses(laptop, session) == ["registered"] * 5


def test_unnamed_people_take_seats(laptop: Laptop, persons: tuple[str, ...]) -> None:
    session = a_session(laptop)
    attendance.count_unnamed(laptop, session, {"total": 2})
    assert registrations.register(laptop, session, persons[0]).status == "waiting"


def test_person_on_the_list_is_not_put_there_twice(laptop: Laptop, persons: tuple[str, ...]) -> None:
    session = a_session(laptop)
    first = registrations.register(laptop, session, persons[0])
    again = registrations.register(laptop, session, persons[0], by="phone")
    assert (again.id, again.status, again.changes.kinds) == (first.id, "registered", frozenset())


def test_newcomer_does_not_take_the_seat_of_those_who_wait(laptop: Laptop, persons: tuple[str, ...]) -> None:
    session = a_session(laptop)
    registrations.register_people(laptop, session, persons[:3])
    registrations.withdraw(laptop, session, persons[0])
    assert registrations.register(laptop, session, persons[3]).status == "waiting"


def test_withdrawal_proposes_the_first_who_came(laptop: Laptop, persons: tuple[str, ...], clock: SteppingClock) -> None:
    session = a_session(laptop)
    registrations.register_people(laptop, session, persons[:2])
    registrations.register(laptop, session, persons[4])
    clock.advance(minutes=1)
    registrations.register(laptop, session, persons[2])
    freed = registrations.withdraw(laptop, session, persons[0])
    assert freed.next is not None
    assert freed.next.last_name == "Thérond"


def test_list_given_in_one_go_waits_in_its_own_order(laptop: Laptop, persons: tuple[str, ...]) -> None:
    session = a_session(laptop, 1)
    registrations.register_people(laptop, session, [persons[0], *persons[:0:-1]])
    waiting = registrations.waiting_list(laptop, session)
    assert [row.last_name for row in waiting] == ["Thérond", "Roche", "Faure", "Chabannes"]


def test_promotion_gives_the_free_seat_to_the_first_in_line(laptop: Laptop, persons: tuple[str, ...]) -> None:
    session = a_session(laptop)
    registrations.register_people(laptop, session, persons[:4])
    registrations.withdraw(laptop, session, persons[1])
    assert registrations.promote(laptop, session).person == persons[2]
    assert statuses(laptop, session) == ["registered", "excused", "registered", "waiting"]


def test_promotion_without_a_free_seat_is_refused(laptop: Laptop, persons: tuple[str, ...]) -> None:
    session = a_session(laptop)
    registrations.register_people(laptop, session, persons[:3])
    with pytest.raises(InvalidInputError, match="Aucune place"):
        registrations.promote(laptop, session)


def test_person_named_is_promoted_over_the_seats_and_it_shows(laptop: Laptop, persons: tuple[str, ...]) -> None:
    session = a_session(laptop)
    registrations.register_people(laptop, session, persons[:3])
    registrations.promote(laptop, session, persons[2])
    assert registrations.seats(laptop, session).is_over


def test_promotion_where_nobody_waits_is_refused(laptop: Laptop, persons: tuple[str, ...]) -> None:
    with pytest.raises(InvalidInputError, match="attend"):
        registrations.promote(laptop, a_session(laptop))


def test_who_comes_back_after_withdrawing_goes_to_the_end_of_the_queue(
    laptop: Laptop, persons: tuple[str, ...], clock: SteppingClock
) -> None:
    session = a_session(laptop)
    registrations.register_people(laptop, session, persons[:3])
    registrations.withdraw(laptop, session, persons[0])
    registrations.promote(laptop, session)
    registrations.register(laptop, session, persons[3])
    clock.advance(minutes=1)
    registrations.register(laptop, session, persons[0])
    assert [row.last_name for row in registrations.waiting_list(laptop, session)] == ["Roche", "Aubrun"]


def test_taking_off_by_mistake_leaves_no_line(laptop: Laptop, persons: tuple[str, ...]) -> None:
    session = a_session(laptop)
    registrations.register(laptop, session, persons[0])
    registrations.unregister(laptop, session, persons[0])
    assert registrations.registrations_of(laptop, session) == []


def test_person_not_on_the_list_cannot_withdraw(laptop: Laptop, persons: tuple[str, ...]) -> None:
    with pytest.raises(NotFoundError):
        registrations.withdraw(laptop, a_session(laptop), persons[0])


def test_closed_session_takes_nobody_more(laptop: Laptop, persons: tuple[str, ...]) -> None:
    session = a_session(laptop)
    sessions.close_session(laptop, session)
    with pytest.raises(InvalidInputError, match="clos"):
        registrations.register(laptop, session, persons[0])


@pytest.mark.parametrize(("session", "person"), [("nowhere", ""), ("", "nobody")])
def test_registration_needs_both_on_this_laptop(
    laptop: Laptop, persons: tuple[str, ...], session: str, person: str
) -> None:
    with pytest.raises(NotFoundError):
        registrations.register(laptop, session or a_session(laptop), person or persons[0])


def test_call_is_noted_with_its_time(laptop: Laptop, persons: tuple[str, ...]) -> None:
    session = a_session(laptop)
    registrations.register(laptop, session, persons[0])
    registrations.remind(laptop, session, persons[0], "message")
    row = registrations.registrations_of(laptop, session)[0]
    assert (row.reminder, row.reminded_at) == ("message", laptop.now().isoformat(timespec="seconds"))


def test_who_declines_on_the_phone_leaves_the_seat_to_the_next(laptop: Laptop, persons: tuple[str, ...]) -> None:
    session = a_session(laptop)
    registrations.register_people(laptop, session, persons[:3])
    freed = registrations.remind(laptop, session, persons[0], "declined")
    assert freed.next is not None
    assert (freed.next.person, statuses(laptop, session)[0]) == (persons[2], "excused")


def test_calls_begin_with_those_not_reached(laptop: Laptop, persons: tuple[str, ...]) -> None:
    session = a_session(laptop, 5)
    registrations.register_people(laptop, session, persons[:3])
    registrations.remind(laptop, session, persons[0], "reached")
    registrations.remind(laptop, session, persons[1], "unreachable")
    names = [row.last_name for row in registrations.calls_to_make(laptop, session)]
    assert names == ["Faure", "Chabannes", "Aubrun"]


def test_one_gesture_for_several_sessions_is_undone_at_once(laptop: Laptop, persons: tuple[str, ...]) -> None:
    several = [a_session(laptop), a_session(laptop)]
    found = registrations.register_in_sessions(laptop, persons[0], several, by="phone")
    undoing.undo(laptop, found[0].changes.txn)
    assert [registrations.registrations_of(laptop, session) for session in several] == [[], []]


def test_person_expected_elsewhere_at_that_time_is_told(laptop: Laptop, persons: tuple[str, ...]) -> None:
    times: dict[str, Any] = {"starts_at": "2027-03-02T14:00:00+01:00", "ends_at": "2027-03-02T16:00:00+01:00"}
    registrations.register(laptop, a_session(laptop, title="Courriel", **times), persons[0])
    found = registrations.register(laptop, a_session(laptop, title="Photos", **times), persons[0])
    assert [(one.kind, one.title) for one in found.notices] == [("overlap", "Courriel")]


def test_session_from_which_one_has_withdrawn_is_no_overlap(laptop: Laptop, persons: tuple[str, ...]) -> None:
    times: dict[str, Any] = {"starts_at": "2027-03-09T14:00:00+01:00", "ends_at": "2027-03-09T16:00:00+01:00"}
    first = a_session(laptop, title="Courriel", **times)
    registrations.register(laptop, first, persons[2])
    registrations.withdraw(laptop, first, persons[2])
    assert registrations.register(laptop, a_session(laptop, title="Photos", **times), persons[2]).notices == ()


@pytest.mark.parametrize(("day", "kinds"), [("2027-04-12", ["came_lately"]), ("2027-04-19", [])])
def test_person_present_at_the_same_workshop_the_week_before_is_told(
    laptop: Laptop, persons: tuple[str, ...], day: str, kinds: list[str]
) -> None:
    title = f"Premiers pas {day}"
    first = a_session(laptop, title=title, starts_at="2027-04-08T10:00:00+02:00", ends_at="2027-04-08T12:00:00+02:00")
    attendance.set_attendance(laptop, first, persons[1], "present")
    times: dict[str, Any] = {"starts_at": f"{day}T10:00:00+02:00", "ends_at": f"{day}T12:00:00+02:00"}
    found = registrations.register(laptop, a_session(laptop, title=title.upper(), **times), persons[1])
    assert [one.kind for one in found.notices] == kinds


def test_merged_person_is_one_line_and_is_edited_there(tmp_path: Path) -> None:
    with a_laptop(tmp_path) as laptop:
        one, other = (people.add_person(laptop, {"last_name": "Roche", "first_name": name}).id for name in "AB")
        session = a_session(laptop, 5)
        registrations.register(laptop, session, other)
        merge_people(laptop, one, other)
        registrations.withdraw(laptop, session, one)
        assert [(row.person, row.status) for row in registrations.registrations_of(laptop, session)] == [
            (one, "excused")
        ]


def test_merged_person_who_comes_back_has_no_second_line(tmp_path: Path) -> None:
    with a_laptop(tmp_path) as laptop:
        one, other = (people.add_person(laptop, {"last_name": "Roche", "first_name": name}).id for name in "AB")
        session = a_session(laptop, 5)
        first = registrations.register(laptop, session, other)
        registrations.withdraw(laptop, session, other)
        merge_people(laptop, one, other)
        again = registrations.register(laptop, session, one)
        assert (again.id, again.person) == (first.id, one)


def test_coming_sessions_are_open_ones_to_come_in_order(tmp_path: Path) -> None:
    with a_laptop(tmp_path) as laptop:
        later = a_session(laptop, starts_at="2026-12-03T10:00:00+01:00", ends_at="2026-12-03T12:00:00+01:00")
        sooner = a_session(laptop, starts_at="2026-12-01T10:00:00+01:00", ends_at="2026-12-01T12:00:00+01:00")
        past = a_session(laptop, starts_at="2026-11-20T10:00:00+01:00", ends_at="2026-11-20T12:00:00+01:00")
        closed = a_session(laptop, starts_at="2026-12-02T10:00:00+01:00", ends_at="2026-12-02T12:00:00+01:00")
        sessions.close_session(laptop, closed)
        found = [row.id for row in registrations.coming_sessions(laptop)]
    assert (found, past in found) == ([sooner, later], False)
