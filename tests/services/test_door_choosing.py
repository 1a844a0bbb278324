"""Whom Enter marks at the door when several may be meant, and what the box never takes for a person, a number or a voucher."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest

from mediator_app.errors import InvalidInputError, NotFoundError
from mediator_app.services import attendance, door, people, sessions, vouchers
from mediator_app.services.door import Passed
from mediator_app.services.laptop import Laptop
from tests.support.laptops import a_laptop

TIMES = {"starts_at": "2026-11-24T10:00:00+01:00", "ends_at": "2026-11-24T12:00:00+01:00"}


@pytest.fixture(scope="module")
def laptop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Laptop]:
    """One laptop without any voucher scheme: each test has a session and names of its own."""
    with a_laptop(tmp_path_factory.mktemp("door")) as opened:
        yield opened


@dataclass(frozen=True, slots=True)
class Door:
    """A session at whose door somebody stands."""

    laptop: Laptop
    session: str

    def listed(self, last_name: str, first_name: str = "", status: str = "registered") -> str:
        id_ = known(self.laptop, last_name, first_name)
        attendance.set_attendance(self.laptop, self.session, id_, status)
        return id_

    def enter(self, text: str, **how: Any) -> Passed:
        return door.enter(self.laptop, self.session, text, **how)

    def chosen(self, text: str) -> str:
        return door.find_at_door(self.laptop, self.session, text).chosen

    def names(self) -> list[tuple[str, str]]:
        return [(one.last_name, one.status) for one in attendance.participants(self.laptop, self.session)]


@pytest.fixture
def at(laptop: Laptop) -> Door:
    return Door(laptop, sessions.add_session(laptop, {"title": "Photos", **TIMES}).id)


@pytest.fixture(scope="module")
def zornier(laptop: Laptop) -> str:
    """The only one whose name begins so."""
    return known(laptop, "Zornier", "Léa")


def known(laptop: Laptop, last_name: str, first_name: str = "") -> str:
    return people.add_person(laptop, {"last_name": last_name, "first_name": first_name}).id


@pytest.mark.parametrize("status", ["registered", "waiting"])
def test_the_only_one_who_is_not_here_yet_is_meant(at: Door, status: str) -> None:
    at.listed("Aubrun", "Odile", "present")
    expected = at.listed("Peyrot", "Odile", status)
    assert at.chosen("odile") == expected


def test_last_name_that_begins_so_is_meant_before_a_first_name(at: Door) -> None:
    at.listed("Faure", "Martine")
    martin = at.listed("Martin", "Lucie")
    assert at.chosen("mar") == martin


def test_one_letter_is_not_enough_to_choose_among_several(at: Door) -> None:
    at.listed("Faure", "Bernadette")
    at.listed("Bernard", "Lucie")
    assert at.chosen("b") == ""


def test_person_who_waits_for_a_seat_can_be_marked(at: Door) -> None:
    at.listed("Peyrot", status="waiting")
    assert at.enter("peyrot").kind == "present"
    assert at.names() == [("Peyrot", "present")]


def test_person_who_had_excused_herself_comes_all_the_same(at: Door) -> None:
    at.listed("Jouannet", status="excused")
    at.enter("jouannet")
    assert at.names() == [("Jouannet", "present")]


@pytest.mark.parametrize(("typed", "kind"), [("zor", "choose"), ("zorn", "present")])
@pytest.mark.usefixtures("zornier")
def test_somebody_who_is_not_on_the_list_is_marked_from_four_letters_on(at: Door, typed: str, kind: str) -> None:
    assert at.enter(typed).kind == kind


def test_two_known_namesakes_are_left_to_be_chosen(at: Door) -> None:
    known(at.laptop, "Quinsat", "Odile")
    known(at.laptop, "Quinsat", "Paul")
    assert (at.enter("quinsat").kind, at.names()) == ("choose", [])


@pytest.mark.parametrize("sign", ["²", "①", "0", "2", "1000"])
def test_sign_that_is_no_row_number_marks_nobody(at: Door, sign: str) -> None:
    at.listed("Roche")
    assert (at.enter(sign).kind, at.names()) == ("unknown", [("Roche", "registered")])


def test_row_number_with_blanks_around_it_is_one(at: Door) -> None:
    at.listed("Roche")
    assert at.enter(" 1 ").kind == "present"


def test_no_more_than_eight_known_people_are_proposed(at: Door) -> None:
    for number in range(10):
        known(at.laptop, "Vergnaud", f"Prénom{number}")
    found = door.find_at_door(at.laptop, at.session, "vergnaud")
    assert len(found.known) == door.KNOWN_AT_MOST


@pytest.mark.parametrize("typed", ["12345", "04127785"])
def test_digits_without_any_scheme_are_no_voucher(at: Door, typed: str) -> None:
    assert (at.enter(typed).kind, door.find_at_door(at.laptop, at.session, typed).scheme) == ("unknown", None)


def test_scan_without_any_scheme_cannot_be_reported(at: Door) -> None:
    doubtful = at.enter("04127785", scanned=True)
    with pytest.raises(InvalidInputError, match="Aucun dispositif de chèques"):
        door.report_at_door(at.laptop, at.session, doubtful)


def test_unreadable_scan_is_told_with_whom_it_was_for(at: Door) -> None:
    roche = at.listed("Roche", status="present")
    doubtful = at.enter("99", person=roche, scanned=True)
    assert doubtful.participant is not None
    assert (doubtful.participant.person, doubtful.how) == (roche, "scanned")


def test_somebody_of_no_list_and_no_record_is_not_marked(at: Door) -> None:
    with pytest.raises(NotFoundError, match="Cette personne"):
        door.mark_present(at.laptop, at.session, "nobody")


def test_presence_that_cannot_be_gives_no_voucher_away(at: Door) -> None:
    scheme, _ = vouchers.add_scheme(at.laptop, {"name": "Pass", "face_value_cents": 500, "pattern": "P\\d{6}"})
    waiting = vouchers.redeem_voucher(at.laptop, "P000001", scheme, at.session)
    with pytest.raises(NotFoundError):
        door.mark_present(at.laptop, at.session, "nobody", waiting=waiting.id)
    assert [one.person for one in vouchers.session_vouchers(at.laptop, at.session)] == [""]


def test_voucher_that_is_gone_leaves_no_presence_behind(at: Door) -> None:
    roche = at.listed("Roche")
    with pytest.raises(NotFoundError, match="Ce chèque"):
        door.mark_present(at.laptop, at.session, roche, waiting="gone")
    assert at.names() == [("Roche", "registered")]


def test_person_named_is_excused_whatever_was_typed(at: Door) -> None:
    roche = at.listed("Roche")
    at.listed("Peyrot")
    door.excuse(at.laptop, at.session, "peyrot", roche)
    assert at.names() == [("Peyrot", "registered"), ("Roche", "excused")]


def test_new_person_whose_phone_cannot_be_read_is_not_made(at: Door) -> None:
    before = people.count_people(at.laptop)
    with pytest.raises(InvalidInputError, match="téléphone"):
        door.add_at_door(at.laptop, at.session, {"last_name": "Dupuis", "phone": "06 39"})
    assert (people.count_people(at.laptop), at.names()) == (before, [])


def test_new_person_is_told_as_come_without_being_registered(at: Door) -> None:
    door.add_at_door(at.laptop, at.session, {"last_name": "Dupuis"})
    assert [one.walk_in for one in attendance.participants(at.laptop, at.session)] == [True]


def test_registered_person_is_not_told_as_come_without_being_registered(at: Door) -> None:
    at.listed("Roche")
    at.enter("roche")
    assert [one.walk_in for one in attendance.participants(at.laptop, at.session)] == [False]


def test_three_namesakes_at_most_are_told_to_whoever_types_a_new_person(laptop: Laptop) -> None:
    for _ in range(5):
        known(laptop, "Bournazeau", "Josiane")
    assert len(door.already_known(laptop, {"last_name": "Bournazeau", "first_name": "Josiane"})) == 3


@pytest.mark.parametrize("year", ["²⁰⁰⁰", "19", "", None])
def test_year_half_typed_does_not_stop_the_search_for_namesakes(laptop: Laptop, zornier: str, year: str | None) -> None:
    found = door.already_known(laptop, {"last_name": "Zornier", "first_name": "Léa", "birth_year": year})
    assert [one.id for one in found] == [zornier]


def test_nothing_is_paid_by_who_owes_nothing(at: Door) -> None:
    passed = door.pay(at.laptop, at.session, at.listed("Roche", status="present"), "cash")
    assert (passed.kind, passed.changes.kinds) == ("nothing", frozenset())


def test_nothing_is_paid_by_who_is_not_on_the_list(at: Door) -> None:
    sessions.edit_session(at.laptop, at.session, {"price_cents": 500})
    assert door.pay(at.laptop, at.session, known(at.laptop, "Lacombe"), "cash").kind == "nothing"


def test_group_of_nobody_is_not_counted(at: Door) -> None:
    with pytest.raises(InvalidInputError, match="ne compte personne") as refused:
        door.count_group(at.laptop, at.session, {"total": 0})
    assert refused.value.hint == "Par exemple\u00a0: 14 9f 5h 10x70 4x60."
