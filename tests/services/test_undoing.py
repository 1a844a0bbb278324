"""Undo by name: passages of the door, and how each is taken back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from mediator_app.errors import InvalidInputError
from mediator_app.services import attendance, people, sessions, vouchers
from mediator_app.services.desk import Desk
from mediator_app.services.laptop import Laptop
from mediator_app.services.undoing import journal, passages, undo, undo_last
from tests.support.laptops import a_laptop, a_workshop

At = tuple[Laptop, Desk]
A, B = "04127785", "04127786"


@pytest.fixture
def at(tmp_path: Path) -> Iterator[At]:
    """A laptop and the desk of its workshop of twelve."""
    with a_laptop(tmp_path) as laptop:
        yield laptop, Desk(a_workshop(laptop).session)


def status(at: At, name: str) -> str:
    laptop, desk = at
    listed = attendance.participants(laptop, desk.session)
    return next((one.status for one in listed if one.last_name == name), "")


def test_presence_and_its_voucher_are_one_passage(at: At) -> None:
    laptop, desk = at
    for text in ("ro", A, "th"):
        desk.enter(laptop, text)
    found = passages(laptop, desk.session)
    assert [(one.last_name, one.kind, one.code) for one in found] == [
        ("Thérond", "present", ""),
        ("Roche", "present", A),
    ]


def test_voucher_that_came_later_is_a_passage_of_its_own(at: At) -> None:
    laptop, desk = at
    for text in ("ro", "th", A, "ro", B):
        desk.enter(laptop, text)
    assert [one.code for one in passages(laptop, desk.session)] == [B, A, ""]


def test_voucher_that_waits_is_a_passage_without_a_person(at: At) -> None:
    laptop, desk = at
    desk.enter(laptop, A)
    assert [(one.kind, one.person) for one in passages(laptop, desk.session)] == [("voucher.take", "")]


def test_reported_voucher_is_a_passage(at: At) -> None:
    laptop, desk = at
    for text in (A, A):
        desk.enter(laptop, text)
    desk.report(laptop)
    assert passages(laptop, desk.session)[0].kind == "voucher.report"


def test_presence_and_a_reported_voucher_are_one_passage_that_says_so(at: At) -> None:
    laptop, desk = at
    for text in ("ro", A, "th", A):
        desk.enter(laptop, text)
    desk.report(laptop)
    assert [(one.last_name, one.is_reported) for one in passages(laptop, desk.session)] == [
        ("Thérond", True),
        ("Roche", False),
    ]


def test_undo_takes_presence_and_voucher_back(at: At) -> None:
    laptop, desk = at
    for text in ("ro", A):
        desk.enter(laptop, text)
    undo_last(laptop, desk.session)
    assert (status(at, "Roche"), vouchers.session_vouchers(laptop, desk.session)) == ("registered", [])
    assert passages(laptop, desk.session) == []


def test_an_older_passage_can_be_undone_alone(at: At) -> None:
    laptop, desk = at
    for text in ("ro", "th"):
        desk.enter(laptop, text)
    undo(laptop, *passages(laptop, desk.session)[1].txns)
    assert (status(at, "Roche"), status(at, "Thérond")) == ("registered", "present")


def test_new_person_is_gone_after_undo(at: At) -> None:
    laptop, desk = at
    desk.add(laptop, {"last_name": "Dupuis"})
    undo_last(laptop, desk.session)
    assert status(at, "Dupuis") == ""
    assert people.search_people(laptop, "dupuis") == []


def test_presence_is_not_undone_under_a_later_excuse(at: At) -> None:
    laptop, desk = at
    desk.enter(laptop, "ro")
    desk.excuse(laptop, "ro")
    with pytest.raises(InvalidInputError, match="seul"):
        undo(laptop, *passages(laptop, desk.session)[1].txns)
    assert status(at, "Roche") == "excused"


def test_new_person_with_a_later_voucher_is_not_undone_alone(at: At) -> None:
    laptop, desk = at
    person = desk.add(laptop, {"last_name": "Dupuis"}).participant
    desk.enter(laptop, "ro")
    assert person
    desk.mark(laptop, person.person)
    desk.enter(laptop, A)
    oldest = passages(laptop, desk.session)[-1]
    with pytest.raises(InvalidInputError):
        undo(laptop, *oldest.txns)


def test_all_can_be_undone_from_the_newest_on(at: At) -> None:
    laptop, desk = at
    for text in (A, "ro", "th", B, "7"):
        desk.enter(laptop, text)
    desk.excuse(laptop, "7")
    while passages(laptop, desk.session):
        undo_last(laptop, desk.session)
    counts = attendance.door_counts(laptop, desk.session)
    assert (counts.present, counts.excused, counts.vouchers, counts.expected) == (0, 0, 0, 12)


def test_same_passage_is_not_undone_twice(at: At) -> None:
    laptop, desk = at
    desk.enter(laptop, "ro")
    txns = passages(laptop, desk.session)[0].txns
    undo(laptop, *txns)
    with pytest.raises(InvalidInputError):
        undo(laptop, *txns)


def test_given_voucher_waits_again_after_undo(at: At) -> None:
    laptop, desk = at
    for text in (A, "ro"):
        desk.enter(laptop, text)
    changes = undo_last(laptop, desk.session)
    again = vouchers.session_vouchers(laptop, desk.session)
    assert [(one.code, one.person) for one in again] == [(A, "")]
    assert again[0].id in changes.ids


def test_nothing_to_undo_changes_nothing(at: At) -> None:
    laptop, desk = at
    assert undo_last(laptop, desk.session).kinds == frozenset()


def test_closing_a_session_has_its_own_way_back(at: At) -> None:
    laptop, desk = at
    closed = sessions.close_session(laptop, desk.session)
    with pytest.raises(InvalidInputError):
        undo(laptop, closed.txn)


def test_groups_counted_in_a_row_are_one_passage(at: At) -> None:
    laptop, desk = at
    desk.count(laptop, {"total": 14, "feminin": 9})
    attendance.add_unnamed(laptop, desk.session, 1)
    assert [(one.kind, one.counted) for one in passages(laptop, desk.session)] == [("count", 15)]


def test_group_undone_is_counted_no_longer_and_can_be_counted_again(at: At) -> None:
    laptop, desk = at
    for _ in range(2):
        desk.count(laptop, {"total": 14})
        assert passages(laptop, desk.session)[0].counted == 14
        desk.undo(laptop)
    assert attendance.door_counts(laptop, desk.session).unnamed == 0


def test_journal_keeps_what_was_taken_back_and_tells_who_did_it(at: At) -> None:
    laptop, desk = at
    desk.enter(laptop, "ro")
    desk.enter(laptop, A)
    desk.undo(laptop)
    told = [(one.kind, one.code, bool(one.undone_at), one.member_name) for one in journal(laptop, desk.session)]
    assert told == [("voucher.take", A, True, "Claire Fourneau"), ("present", "", True, "Claire Fourneau")]
