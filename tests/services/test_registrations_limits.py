"""Registrations at their limits: who takes a seat and who does not, what is refused whole, what a call leaves behind."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from mediator_app.errors import InvalidInputError, NotFoundError
from mediator_app.services import attendance, people, registrations, sessions
from mediator_app.services.laptop import Laptop
from mediator_app.services.merging import merge_people
from mediator_app.services.undoing import undo
from tests.support.laptops import a_laptop

TIMES = {"starts_at": "2026-12-01T10:00:00+01:00", "ends_at": "2026-12-01T12:00:00+01:00"}


@pytest.fixture(scope="module")
def laptop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Laptop]:
    """One laptop for all: each test has a session of its own."""
    with a_laptop(tmp_path_factory.mktemp("laptop")) as opened:
        yield opened


@pytest.fixture(scope="module")
def persons(laptop: Laptop) -> tuple[str, ...]:
    return tuple(people.add_person(laptop, {"last_name": name}).id for name in ("Aubrun", "Faure", "Roche", "Thérond"))


def a_session(laptop: Laptop, capacity: int | None = 2, **fields: Any) -> str:
    return sessions.add_session(laptop, {"title": "Photos", "capacity": capacity, **TIMES, **fields}).id


def test_person_named_twice_in_one_list_takes_one_seat(laptop: Laptop, persons: tuple[str, ...]) -> None:
    session = a_session(laptop)
    found = registrations.register_people(laptop, session, [persons[0], persons[0], persons[1]])
    assert [one.status for one in found] == ["registered"] * 3
    assert registrations.seats(laptop, session).taken == 2


def test_registration_of_unknown_origin_is_refused(laptop: Laptop, persons: tuple[str, ...]) -> None:
    session = a_session(laptop)
    with pytest.raises(InvalidInputError, match="Valeur inconnue\u00a0: hibou"):
        registrations.register(laptop, session, persons[0], by="hibou")
    with pytest.raises(InvalidInputError, match="Valeur inconnue\u00a0: hibou"):
        registrations.register_in_sessions(laptop, persons[0], [session], by="hibou")
    assert registrations.registrations_of(laptop, session) == []


def test_one_closed_session_among_several_leaves_all_lists_as_they_are(
    laptop: Laptop, persons: tuple[str, ...]
) -> None:
    open_, closed = a_session(laptop), a_session(laptop)
    sessions.close_session(laptop, closed)
    with pytest.raises(InvalidInputError, match="clos"):
        registrations.register_in_sessions(laptop, persons[0], [open_, closed])
    assert registrations.registrations_of(laptop, open_) == []


def test_deleted_session_takes_nobody(laptop: Laptop, persons: tuple[str, ...]) -> None:
    session = a_session(laptop)
    sessions.delete_session(laptop, session)
    with pytest.raises(NotFoundError, match="Cet atelier"):
        registrations.register(laptop, session, persons[0])


def test_unknown_person_in_a_list_leaves_the_others_unwritten(laptop: Laptop, persons: tuple[str, ...]) -> None:
    session = a_session(laptop)
    with pytest.raises(NotFoundError, match="Cette personne"):
        registrations.register_people(laptop, session, [persons[0], "nobody"])
    assert registrations.registrations_of(laptop, session) == []


@pytest.mark.parametrize(("capacity", "full", "over"), [(3, False, False), (2, True, False), (None, False, False)])
def test_session_is_full_when_its_last_seat_is_taken(
    laptop: Laptop, persons: tuple[str, ...], capacity: int | None, full: bool, over: bool
) -> None:
    session = a_session(laptop, capacity)
    registrations.register_people(laptop, session, persons[:2])
    found = registrations.seats(laptop, session)
    assert (found.is_full, found.is_over) == (full, over)


@pytest.mark.parametrize("status", ["absent", "excused"])
def test_person_who_does_not_come_takes_no_seat(laptop: Laptop, persons: tuple[str, ...], status: str) -> None:
    session = a_session(laptop)
    attendance.set_attendance(laptop, session, persons[0], status)
    assert registrations.seats(laptop, session).taken == 0


def test_unknown_end_of_a_call_is_refused(laptop: Laptop, persons: tuple[str, ...]) -> None:
    session = a_session(laptop)
    registrations.register(laptop, session, persons[0])
    with pytest.raises(InvalidInputError, match="Valeur inconnue\u00a0: raccroché"):
        registrations.remind(laptop, session, persons[0], "raccroché")


def test_call_noted_by_mistake_is_forgotten_with_its_time(laptop: Laptop, persons: tuple[str, ...]) -> None:
    session = a_session(laptop)
    registrations.register(laptop, session, persons[0])
    for result in ("message", ""):
        registrations.remind(laptop, session, persons[0], result)
    [row] = registrations.registrations_of(laptop, session)
    assert (row.reminder, row.reminded_at, row.status) == ("", "", "registered")


def test_call_that_was_answered_frees_no_seat(laptop: Laptop, persons: tuple[str, ...]) -> None:
    session = a_session(laptop, 1)
    registrations.register_people(laptop, session, persons[:2])
    assert registrations.remind(laptop, session, persons[0], "reached").next is None


def test_withdrawal_frees_nothing_while_the_session_is_still_over_full(
    laptop: Laptop, persons: tuple[str, ...]
) -> None:
    session = a_session(laptop, 1)
    registrations.register_people(laptop, session, persons[:3])
    registrations.promote(laptop, session, persons[1])
    assert registrations.withdraw(laptop, session, persons[0]).next is None


def test_withdrawing_from_the_queue_proposes_nobody(laptop: Laptop, persons: tuple[str, ...]) -> None:
    session = a_session(laptop, 1)
    registrations.register_people(laptop, session, persons[:3])
    assert registrations.withdraw(laptop, session, persons[1]).next is None


def test_somebody_who_does_not_wait_is_not_promoted(laptop: Laptop, persons: tuple[str, ...]) -> None:
    session = a_session(laptop)
    registrations.register_people(laptop, session, persons[:3])
    with pytest.raises(InvalidInputError, match="Personne n’attend de place"):
        registrations.promote(laptop, session, persons[0])


def test_choices_tell_where_a_person_stands_in_each_session_to_come(tmp_path: Path) -> None:
    with a_laptop(tmp_path) as laptop:
        person = people.add_person(laptop, {"last_name": "Roche"}).id
        days = [{"starts_at": f"2026-12-0{day}T10:00", "ends_at": f"2026-12-0{day}T12:00"} for day in (1, 2)]
        first, second = (a_session(laptop, 1, **day) for day in days)
        registrations.register(laptop, second, person)
        found = registrations.choices_of(laptop, person)
        assert [(row.id, status) for row, status in found] == [(first, ""), (second, "registered")]


def test_somebody_taken_off_by_mistake_comes_back_with_her_place_in_the_queue(
    laptop: Laptop, persons: tuple[str, ...]
) -> None:
    session = a_session(laptop, 1)
    registrations.register_people(laptop, session, persons[:3])
    before = registrations.waiting_list(laptop, session)
    undo(laptop, registrations.unregister(laptop, session, persons[1]).changes.txn)
    assert registrations.waiting_list(laptop, session) == before


def test_merged_person_taken_off_by_mistake_comes_back_on_her_own_line(tmp_path: Path) -> None:
    with a_laptop(tmp_path) as laptop:
        one, other = (people.add_person(laptop, {"last_name": "Roche", "first_name": name}).id for name in "AB")
        session = a_session(laptop)
        registrations.register(laptop, session, other)
        merge_people(laptop, one, other)
        before = registrations.registrations_of(laptop, session)
        undo(laptop, registrations.unregister(laptop, session, one).changes.txn)
        assert registrations.registrations_of(laptop, session) == before
