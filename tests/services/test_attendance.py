"""Who comes: registration, presence, unnamed people, and the figures of the door."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from mediator_app.errors import InvalidInputError, NotFoundError
from mediator_app.services import attendance, sessions, vouchers
from mediator_app.services.laptop import Laptop
from tests.support.laptops import TWELVE, Workshop, a_laptop, a_workshop

At = tuple[Laptop, Workshop]


@pytest.fixture
def at(tmp_path: Path) -> Iterator[At]:
    """A laptop with the workshop of twelve."""
    with a_laptop(tmp_path) as laptop:
        yield laptop, a_workshop(laptop)


def test_list_is_numbered_by_name_with_french_letters(at: At) -> None:
    laptop, workshop = at
    listed = attendance.participants(laptop, workshop.session)
    assert [(one.number, one.last_name) for one in listed] == list(enumerate([name for name, _, _ in TWELVE], 1))


def test_two_ticks_make_one_row(at: At) -> None:
    laptop, workshop = at
    first, _ = attendance.set_attendance(laptop, workshop.session, workshop.people[0], "present")
    second, changes = attendance.set_attendance(laptop, workshop.session, workshop.people[0], "present")
    assert (first, changes.kinds) == (second, frozenset())


def test_presence_notes_the_time_of_arrival(at: At) -> None:
    laptop, workshop = at
    attendance.set_attendance(laptop, workshop.session, workshop.people[0], "present")
    arrived = attendance.participants(laptop, workshop.session)[0].arrived_at
    assert arrived == laptop.now().isoformat(timespec="seconds")


def test_unknown_status_is_refused_in_words(at: At) -> None:
    laptop, workshop = at
    with pytest.raises(InvalidInputError, match="maybe"):
        attendance.set_attendance(laptop, workshop.session, workshop.people[0], "maybe")


@pytest.mark.parametrize("missing", ["session", "person"])
def test_presence_needs_both_the_session_and_the_person(at: At, missing: str) -> None:
    laptop, workshop = at
    session = "nowhere" if missing == "session" else workshop.session
    person = "nobody" if missing == "person" else workshop.people[0]
    with pytest.raises(NotFoundError):
        attendance.set_attendance(laptop, session, person, "present")


def test_person_taken_off_the_list_is_no_longer_on_it(at: At) -> None:
    laptop, workshop = at
    attendance.remove_from_list(laptop, workshop.session, workshop.people[0])
    assert len(attendance.participants(laptop, workshop.session)) == 11


def test_unnamed_people_are_counted_one_by_one(at: At) -> None:
    laptop, workshop = at
    for by in (1, 1, -1):
        attendance.add_unnamed(laptop, workshop.session, by)
    assert attendance.door_counts(laptop, workshop.session).unnamed == 1


def test_unnamed_people_never_go_below_none(at: At) -> None:
    laptop, workshop = at
    attendance.add_unnamed(laptop, workshop.session, -1)
    assert attendance.door_counts(laptop, workshop.session).unnamed == 0


def test_counting_one_more_keeps_the_breakdown(at: At) -> None:
    laptop, workshop = at
    attendance.count_unnamed(laptop, workshop.session, {"total": 3, "feminin": 2})
    attendance.add_unnamed(laptop, workshop.session, -2)
    assert attendance.door_counts(laptop, workshop.session).unnamed == 2


def test_breakdown_larger_than_the_total_is_refused(at: At) -> None:
    laptop, workshop = at
    with pytest.raises(InvalidInputError, match="dépasse"):
        attendance.count_unnamed(laptop, workshop.session, {"total": 1, "feminin": 2})


def test_figures_of_the_door_agree_with_what_was_done(at: At) -> None:
    laptop, workshop = at
    for person in workshop.people[:8]:
        attendance.set_attendance(laptop, workshop.session, person, "present")
        vouchers.redeem_voucher(
            laptop, f"0412770{workshop.people.index(person)}", workshop.scheme, workshop.session, person
        )
    attendance.set_attendance(laptop, workshop.session, workshop.people[8], "excused")
    counts = attendance.door_counts(laptop, workshop.session)
    assert (counts.present, counts.expected, counts.excused) == (8, 3, 1)
    assert (counts.vouchers, counts.amount_cents) == (8, 8000)


def test_group_adds_to_the_people_counted(at: At) -> None:
    laptop, workshop = at
    for group in ({"total": 14, "feminin": 9, "masculin": 5}, {"total": 2, "feminin": 2}):
        attendance.add_group(laptop, workshop.session, group)
    counts = sessions.session_card(laptop, workshop.session).counts
    assert counts == {"total": 16, "feminin": 11, "masculin": 5}


def test_empty_group_is_refused(at: At) -> None:
    laptop, workshop = at
    with pytest.raises(InvalidInputError):
        attendance.add_group(laptop, workshop.session, {})
