"""A new person at the door: what is filled in for one, what is asked, and what is written."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton

from mediator_app.errors import DiskFullError
from mediator_app.services import people, vouchers
from tests.desktop.door_hands import ENTER, Hands
from tests.desktop.door_values import texts

N, F = "\u00a0", "\u202f"
CTRL = Qt.KeyboardModifier.ControlModifier


def field(hands: Hands, name: str) -> QLineEdit:
    found = hands.child(f"new_{name}")
    assert isinstance(found, QLineEdit)
    return found


def begin(hands: Hands, text: str = "") -> None:
    hands.type(text)
    hands.press(Qt.Key.Key_F8)


def fill(hands: Hands, name: str, text: str) -> None:
    field(hands, name).setFocus()
    field(hands, name).clear()
    hands.type(text)


@pytest.mark.parametrize(
    ("typed", "last_name", "first_name"),
    [("dupuis", "Dupuis", ""), ("dupuis émile", "Dupuis", "Émile"), ("DUPUIS Émile", "Dupuis", "Émile"), ("", "", "")],
)
def test_names_typed_are_filled_in(hands: Hands, typed: str, last_name: str, first_name: str) -> None:
    begin(hands, typed)
    assert (field(hands, "last_name").text(), field(hands, "first_name").text()) == (last_name, first_name)


def test_number_typed_is_not_taken_for_a_name(hands: Hands) -> None:
    begin(hands, "47")
    assert (field(hands, "last_name").text(), field(hands, "first_name").text()) == ("", "")


@pytest.mark.parametrize(
    ("typed", "focused"),
    [("", "last_name"), ("dupuis", "first_name"), ("dupuis émile", "birth_year"), ("dupuis émile 1950", "phone")],
)
def test_keyboard_goes_to_the_first_thing_missing(hands: Hands, typed: str, focused: str) -> None:
    begin(hands, typed)
    assert field(hands, focused).hasFocus()


def test_commune_of_the_hall_is_proposed(hands: Hands) -> None:
    begin(hands)
    assert field(hands, "commune").text() == "Royère-de-Vassivière"


def test_last_person_typed_leaves_nothing_in_the_fields(hands: Hands) -> None:
    begin(hands, "dupuis émile")
    fill(hands, "phone", "0639984155")
    hands.press(Qt.Key.Key_Escape)
    hands.press(Qt.Key.Key_Escape)
    begin(hands)
    assert [field(hands, name).text() for name in ("last_name", "first_name", "birth_year", "phone")] == [""] * 4


def test_escape_leaves_without_writing_and_keeps_the_words(hands: Hands) -> None:
    begin(hands, "dupuis")
    hands.press(Qt.Key.Key_Escape)
    assert hands.page.card() is not hands.page.new_person
    assert (hands.page.box.text(), people.search_people(hands.laptop, "dupuis")) == ("dupuis", [])


def test_giving_up_by_the_button_writes_nothing(hands: Hands) -> None:
    begin(hands, "dupuis")
    QTest.mouseClick(hands.child("new_cancel"), Qt.MouseButton.LeftButton)
    hands.settle()
    assert people.search_people(hands.laptop, "dupuis") == []


def test_saving_by_the_button_marks_her_present(hands: Hands) -> None:
    begin(hands, "dupuis")
    QTest.mouseClick(hands.child("new_save"), Qt.MouseButton.LeftButton)
    hands.settle()
    assert hands.present() == ["Dupuis"]


def test_first_name_alone_is_enough(hands: Hands) -> None:
    begin(hands)
    fill(hands, "first_name", "Aline")
    hands.press(ENTER)
    assert [one.first_name for one in people.search_people(hands.laptop, "aline")] == ["Aline"]


def test_no_name_at_all_is_told_under_the_field(hands: Hands) -> None:
    begin(hands)
    hands.press(ENTER)
    assert field(hands, "last_name").accessibleDescription() == "Un nom ou un prénom suffit."
    assert hands.present() == []


def test_all_that_was_typed_is_written(hands: Hands) -> None:
    begin(hands, "dupuis émile")
    fill(hands, "birth_year", "1950")
    fill(hands, "phone", "06 39 98 41 55")
    hands.press(ENTER)
    card = people.person_card(hands.laptop, hands.seat("Dupuis").person)
    assert (card.fields["birth_year"], card.text("phone")) == (1950, "+33639984155")


def test_commune_taken_away_is_not_written(hands: Hands) -> None:
    begin(hands, "dupuis")
    fill(hands, "commune", "")
    hands.press(ENTER)
    assert hands.seat("Dupuis").commune == ""


def test_another_commune_is_found_by_its_name(hands: Hands) -> None:
    begin(hands, "dupuis")
    fill(hands, "commune", "felletin")
    hands.press(ENTER)
    assert hands.seat("Dupuis").commune == "23079"


def test_commune_that_does_not_exist_is_told_and_what_was_typed_stays(hands: Hands) -> None:
    begin(hands, "dupuis")
    fill(hands, "commune", "qqqq")
    hands.press(ENTER)
    assert field(hands, "commune").accessibleDescription() == f"Commune inconnue{N}: corrigez ou effacez."
    assert (field(hands, "commune").text(), hands.present()) == ("qqqq", [])


def test_impossible_year_is_told_under_its_field(hands: Hands) -> None:
    begin(hands, "dupuis")
    fill(hands, "birth_year", "1850")
    hands.press(ENTER)
    assert hands.page.card() is hands.page.new_person
    assert field(hands, "birth_year").accessibleDescription() != ""
    assert field(hands, "birth_year").hasFocus()


def test_fault_that_was_corrected_is_told_no_longer(hands: Hands) -> None:
    begin(hands)
    hands.press(ENTER)
    fill(hands, "last_name", "Dupuis")
    hands.press(ENTER)
    begin(hands)
    assert field(hands, "last_name").accessibleDescription() == ""


def test_namesake_already_known_is_offered_with_her_commune(hands: Hands) -> None:
    begin(hands, "roche denise")
    link = hands.child("new_known_0")
    assert isinstance(link, QPushButton)
    assert link.isVisible()
    assert link.text() == "C’est Denise Roche, Royère-de-Vassivière"


def test_nobody_alike_leaves_no_question(hands: Hands) -> None:
    begin(hands, "dupuis émile")
    assert f"Déjà connue{F}?" not in texts(hands.page.new_person)
    assert not hands.child("new_known_0").isVisible()


def test_namesake_is_looked_for_as_the_name_is_typed(hands: Hands) -> None:
    begin(hands)
    fill(hands, "last_name", "Roche")
    fill(hands, "first_name", "Denise")
    hands.settle()
    assert hands.child("new_known_0").isVisible()


def test_new_person_gets_the_voucher_that_waits(hands: Hands) -> None:
    hands.scan("04127785")
    begin(hands, "dupuis")
    hands.press(ENTER)
    taken = vouchers.session_vouchers(hands.laptop, hands.workshop.session)
    assert [(one.code, one.last_name) for one in taken] == [("04127785", "Dupuis")]


def test_undoing_takes_her_record_back_with_her_presence(hands: Hands) -> None:
    begin(hands, "dupuis")
    hands.press(ENTER)
    assert hands.page.footer.undo_bar.label() == f"Dupuis{N}: nouvelle fiche et présence"
    hands.press(Qt.Key.Key_Z, CTRL)
    assert people.search_people(hands.laptop, "dupuis") == []


def test_after_saving_the_box_is_empty_and_has_the_keyboard(hands: Hands) -> None:
    begin(hands, "dupuis")
    hands.press(ENTER)
    assert (hands.page.box.text(), hands.page.box.hasFocus()) == ("", True)
    assert hands.page.card() is hands.page.passed


def test_what_was_refused_can_be_corrected_and_saved(hands: Hands) -> None:
    begin(hands, "dupuis")
    fill(hands, "phone", "12")
    hands.press(ENTER)
    fill(hands, "phone", "")
    hands.press(ENTER)
    assert hands.present() == ["Dupuis"]


def test_what_a_full_disk_refused_can_be_saved_again(hands: Hands, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_arguments: object, **_named: object) -> None:
        raise DiskFullError("Le disque de cet ordinateur est plein.")

    begin(hands, "dupuis")
    with monkeypatch.context() as full:
        full.setattr("mediator_app.services.door.record", refuse)
        hands.press(ENTER)
    assert hands.page.band.isVisible()
    hands.press(ENTER)
    assert hands.present() == ["Dupuis"]


def test_double_enter_makes_one_person(hands: Hands) -> None:
    begin(hands, "dupuis")
    hands.press_only(ENTER)
    hands.press(ENTER)
    assert len(people.search_people(hands.laptop, "dupuis")) == 1


def test_year_and_phone_typed_in_the_box_are_filled_in(hands: Hands) -> None:
    begin(hands, "dupuis émile 1950 06 39 98 41 55")
    names = ("last_name", "first_name", "birth_year", "phone")
    assert [field(hands, name).text() for name in names] == ["Dupuis", "Émile", "1950", "06 39 98 41 55"]


def test_enter_on_it_is_her_marks_the_person_who_is_known(hands: Hands) -> None:
    begin(hands, "roche denise")
    hands.press(Qt.Key.Key_Down)
    assert hands.child("new_known_0").hasFocus()
    hands.press(ENTER)
    assert (hands.present(), len(people.search_people(hands.laptop, "roche"))) == (["Roche"], 1)


def test_arrow_up_goes_back_to_the_names(hands: Hands) -> None:
    begin(hands, "roche denise")
    hands.press(Qt.Key.Key_Down)
    hands.press(Qt.Key.Key_Up)
    assert field(hands, "first_name").hasFocus()


def test_enter_on_giving_up_writes_nothing(hands: Hands) -> None:
    begin(hands, "dupuis émile")
    hands.child("new_cancel").setFocus()
    hands.press(ENTER)
    assert people.search_people(hands.laptop, "dupuis") == []
