"""The door of a session: what the box means, and what Enter or a scan does."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from mediator_app.domain.sessions import Participant
from mediator_app.errors import InvalidInputError
from mediator_app.services import attendance, door, people, vouchers
from mediator_app.services.laptop import Laptop
from tests.support.laptops import TWELVE, SteppingClock, Workshop, a_laptop, a_workshop

At = tuple[Laptop, Workshop]


@pytest.fixture
def at(tmp_path: Path) -> Iterator[At]:
    """A laptop with the workshop of twelve."""
    with a_laptop(tmp_path) as laptop:
        yield laptop, a_workshop(laptop)


def seat(at: At, name: str) -> Participant:
    laptop, workshop = at
    return next(one for one in attendance.participants(laptop, workshop.session) if one.last_name == name)


def chosen(at: At, text: str) -> str:
    laptop, workshop = at
    found = door.find_at_door(laptop, workshop.session, text).chosen
    return next((one.last_name for one in attendance.participants(laptop, workshop.session) if one.person == found), "")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("7", "Lacombe"),
        ("oeu", "Œuvrard"),
        ("jo", "Jouannet"),
        ("LEFEVRE", "Lefèvre"),
        ("den roc", "Roche"),
        ("99", ""),
    ],
)
def test_box_finds_a_registered_person_by_number_or_name(at: At, text: str, name: str) -> None:
    assert chosen(at, text) == name


def test_two_letters_are_enough_for_each_of_the_twelve(at: At) -> None:
    names = [last for last, _, _ in TWELVE]
    assert [chosen(at, name.replace("Œ", "oe").lower()[:2]) for name in names] == names


def test_box_finds_a_registered_person_by_phone(at: At) -> None:
    assert chosen(at, "06 39 98 41 20") == "Roche"


def test_known_person_is_proposed_after_the_registered_ones(at: At) -> None:
    laptop, workshop = at
    known = people.add_person(laptop, {"last_name": "Rochereau", "first_name": "Denise"}).id
    matches = door.find_at_door(laptop, workshop.session, "roch")
    assert [one.last_name for one in matches.registered] == ["Roche"]
    assert [one.id for one in matches.known] == [known]


def test_new_person_is_proposed_with_what_was_typed(at: At) -> None:
    laptop, workshop = at
    matches = door.find_at_door(laptop, workshop.session, "dupuis émile")
    assert (matches.new_last_name, matches.new_first_name) == ("Dupuis", "Émile")


def test_enter_marks_the_only_match_present(at: At) -> None:
    laptop, workshop = at
    passed = door.enter(laptop, workshop.session, "ro")
    assert (passed.kind, passed.participant and passed.participant.last_name) == ("present", "Roche")
    assert seat(at, "Roche").status == "present"


@pytest.mark.parametrize(("text", "kind"), [("", "nothing"), ("  ", "nothing"), ("zz", "unknown")])
def test_enter_without_a_match_marks_nobody(at: At, text: str, kind: str) -> None:
    laptop, workshop = at
    assert door.enter(laptop, workshop.session, text).kind == kind
    assert attendance.door_counts(laptop, workshop.session).present == 0


def test_enter_with_several_matches_marks_nobody(at: At) -> None:
    laptop, workshop = at
    other = people.add_person(laptop, {"last_name": "Roche", "first_name": "André"}).id
    attendance.set_attendance(laptop, workshop.session, other, "registered")
    assert door.enter(laptop, workshop.session, "roche").kind == "choose"
    assert seat(at, "Roche").status == "registered"


def test_person_already_present_stays_so(at: At) -> None:
    laptop, workshop = at
    door.enter(laptop, workshop.session, "11")
    again = door.enter(laptop, workshop.session, "11")
    assert (again.kind, again.changes.kinds) == ("already_present", frozenset())


def test_known_person_comes_as_a_walk_in(at: At) -> None:
    laptop, workshop = at
    people.add_person(laptop, {"last_name": "Vergnaud", "first_name": "Léa"})
    passed = door.enter(laptop, workshop.session, "verg")
    assert passed.participant
    assert (passed.kind, passed.participant.walk_in, passed.participant.number) == ("present", True, 13)


def test_typed_voucher_is_taken_for_the_person_given(at: At) -> None:
    laptop, workshop = at
    passed = door.enter(laptop, workshop.session, "0412 7785", person=workshop.people[10])
    assert (passed.kind, passed.amount_cents) == ("voucher", 1000)
    assert seat(at, "Roche").voucher_code == "0412 7785"


def test_scan_by_a_qwerty_reader_on_an_azerty_laptop_is_read_right(at: At) -> None:
    laptop, workshop = at
    passed = door.enter(laptop, workshop.session, "à'&éèè_(", scanned=True)
    assert (passed.kind, passed.code) == ("voucher", "04127785")


def test_name_typed_as_fast_as_a_reader_is_still_a_name(at: At) -> None:
    laptop, workshop = at
    assert door.enter(laptop, workshop.session, "lacombe", scanned=True).kind == "present"


def test_unreadable_scan_says_so_and_leaves_the_presence(at: At) -> None:
    laptop, workshop = at
    door.enter(laptop, workshop.session, "11")
    passed = door.enter(laptop, workshop.session, "99", person=workshop.people[10], scanned=True)
    assert (passed.kind, passed.code) == ("unknown", "99")
    assert passed.scheme
    assert seat(at, "Roche").status == "present"


def test_used_voucher_is_refused_with_its_first_holder(at: At) -> None:
    laptop, workshop = at
    door.take_voucher(laptop, workshop.session, "04127785", workshop.scheme, workshop.people[0])
    passed = door.enter(laptop, workshop.session, "0412-7785", person=workshop.people[10])
    assert (passed.kind, passed.first and passed.first.last_name) == ("voucher_used", "Aubrun")
    assert attendance.door_counts(laptop, workshop.session).vouchers == 1


def test_expired_voucher_is_not_taken_until_somebody_decides(tmp_path: Path) -> None:
    clock = SteppingClock()
    with a_laptop(tmp_path, clock=clock) as laptop:
        workshop = a_workshop(laptop)
        clock.advance(days=100)
        passed = door.enter(laptop, workshop.session, "04127785", person=workshop.people[10])
        assert (passed.kind, passed.reason) == ("voucher_odd", "expired")
        assert vouchers.session_vouchers(laptop, workshop.session) == []


def test_reported_voucher_is_taken_for_its_person_but_not_counted(at: At) -> None:
    laptop, workshop = at
    door.take_voucher(laptop, workshop.session, "04127785", workshop.scheme, workshop.people[0])
    doubtful = door.enter(laptop, workshop.session, "04127785", person=workshop.people[10], scanned=True)
    reported = door.report_at_door(laptop, workshop.session, doubtful)
    taken = vouchers.session_vouchers(laptop, workshop.session)
    assert (reported.kind, taken[1].person, taken[1].how) == ("reported", workshop.people[10], "scanned")
    assert attendance.door_counts(laptop, workshop.session).amount_cents == 1000


def test_voucher_that_waits_goes_to_the_next_person_in_one_gesture(at: At) -> None:
    laptop, workshop = at
    waiting = door.enter(laptop, workshop.session, "04127785", scanned=True)
    passed = door.enter(laptop, workshop.session, "ro", waiting=waiting.redemption)
    assert (passed.kind, passed.code, passed.amount_cents) == ("present", "04127785", 1000)
    assert passed.changes.kinds == {"attendance", "redemption"}
    assert [one.person for one in vouchers.session_vouchers(laptop, workshop.session)] == [workshop.people[10]]


def test_excused_by_what_is_typed(at: At) -> None:
    laptop, workshop = at
    assert door.excuse(laptop, workshop.session, "cout").kind == "excused"
    assert seat(at, "Couturier").status == "excused"


def test_somebody_who_is_not_on_the_list_cannot_be_excused(at: At) -> None:
    laptop, workshop = at
    people.add_person(laptop, {"last_name": "Vergnaud"})
    assert door.excuse(laptop, workshop.session, "vergn").kind == "unknown"


def test_new_person_is_made_and_present_in_one_gesture(at: At) -> None:
    laptop, workshop = at
    passed = door.add_at_door(laptop, workshop.session, {"last_name": "Dupuis", "commune": "23165"})
    assert passed.participant
    assert (passed.participant.status, passed.changes.kinds) == ("present", frozenset({"person", "attendance"}))


def test_new_person_takes_the_voucher_that_waits(at: At) -> None:
    laptop, workshop = at
    waiting = door.enter(laptop, workshop.session, "04127785", scanned=True)
    passed = door.add_at_door(laptop, workshop.session, {"last_name": "Dupuis"}, waiting=waiting.redemption)
    assert passed.participant
    assert passed.participant.voucher_code == "04127785"


def test_new_person_needs_a_name(at: At) -> None:
    laptop, workshop = at
    with pytest.raises(InvalidInputError, match="nom"):
        door.add_at_door(laptop, workshop.session, {"phone": "06 39 98 12 00"})


@pytest.mark.parametrize(("last", "found"), [("Roche", 1), ("rôches", 1), ("Rochereau", 0), ("", 0)])
def test_new_person_may_be_already_known(at: At, last: str, found: int) -> None:
    laptop, workshop = at
    known = door.already_known(laptop, {"last_name": last, "first_name": "Denise"})
    assert [one.id for one in known] == [workshop.people[10]] * found
