"""Gestures at the door: who is marked, excused or added, what is written, and what the screen says of it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from mediator_app.desktop.widgets.labels import Figure
from mediator_app.errors import AppError
from mediator_app.services import attendance, people
from mediator_app.services.laptop import Laptop
from tests.desktop.door_hands import ENTER, Hands
from tests.desktop.door_values import a_ready_workshop, in_paris, texts, titles, views
from tests.support.laptops import Workshop

N, F = "\u00a0", "\u202f"
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def at(tmp_path: Path) -> Iterator[tuple[Laptop, Workshop]]:
    with in_paris(), a_ready_workshop(tmp_path) as made:
        yield made


def figures(hands: Hands) -> list[str]:
    return [one.accessibleName() for one in hands.page.footer.findChildren(Figure)]


def add_known(hands: Hands, last_name: str, first_name: str) -> str:
    """Somebody known who is not registered."""
    return people.add_person(hands.laptop, {"last_name": last_name, "first_name": first_name}).id


def preview(hands: Hands) -> list[str]:
    """What the card of the person to come says, once it is on screen."""
    hands.settle()
    assert hands.page.card() is hands.page.preview
    return texts(hands.page.preview)


@pytest.mark.parametrize("text", ["11", " 11 ", "011"])
def test_number_of_the_sheet_marks_its_person(hands: Hands, text: str) -> None:
    hands.enter(text)
    assert hands.present() == ["Roche"]


def test_number_of_nobody_marks_nobody_and_stays_written(hands: Hands) -> None:
    hands.enter("47")
    assert (hands.present(), hands.page.box.text()) == ([], "47")


@pytest.mark.parametrize("text", ["therond", "THÉROND", "gerard th", "th ge"])
def test_name_is_found_without_accents_case_nor_order(hands: Hands, text: str) -> None:
    hands.enter(text)
    assert hands.present() == ["Thérond"]


def test_phone_finds_its_person(hands: Hands) -> None:
    hands.enter("0639984120")
    assert hands.present() == ["Roche"]


def test_words_of_several_people_come_back_to_be_completed(hands: Hands) -> None:
    hands.enter("l")
    assert (hands.present(), hands.page.box.text()) == ([], "l")
    assert preview(hands)[:2] == ["Continuez, ou choisissez avec ↓", "Plusieurs personnes"]


def test_words_typed_meanwhile_are_not_overwritten_by_those_that_come_back(hands: Hands) -> None:
    hands.type("l")
    hands.press_only(ENTER)
    hands.type("11")
    hands.settle()
    assert hands.page.box.text() == "11"


def test_person_marked_is_shown_and_marked_in_the_list(hands: Hands) -> None:
    hands.enter("11")
    assert hands.page.card() is hands.page.passed
    assert hands.page.people.list.current_key() == hands.workshop.people[10]
    assert views(hands.page.people.list)[10].right == f"10{N}h{N}04"


def test_figures_follow_each_gesture(hands: Hands) -> None:
    hands.enter("11")
    hands.enter("12")
    assert figures(hands)[0] == "2 / 12 présents"


def test_somebody_marked_twice_is_counted_once(hands: Hands) -> None:
    hands.enter("11")
    hands.enter("11")
    assert texts(hands.page.passed)[0] == "Déjà présente"
    assert figures(hands)[0] == "1 / 12 présent"


def test_somebody_known_is_added_as_a_walk_in(hands: Hands) -> None:
    add_known(hands, "Vergnaud", "Aline")
    hands.enter("vergnaud")
    assert hands.seat("Vergnaud").walk_in
    assert figures(hands)[3] == "1 sans inscription"


def test_walk_in_comes_after_the_paper_sheets_numbers(hands: Hands) -> None:
    add_known(hands, "Vergnaud", "Aline")
    hands.enter("vergnaud")
    assert hands.seat("Vergnaud").number == 13


def test_excused_person_who_comes_after_all_is_present(hands: Hands) -> None:
    hands.type("11")
    hands.press(Qt.Key.Key_F5)
    hands.enter("11")
    assert hands.seat("Roche").status == "present"


def test_f5_with_nothing_typed_nor_chosen_excuses_nobody(hands: Hands) -> None:
    hands.enter("11")
    hands.press(Qt.Key.Key_F5)
    assert hands.seat("Roche").status == "present"


def test_f5_excuses_the_row_that_the_arrows_chose(hands: Hands) -> None:
    hands.press(Qt.Key.Key_Down)
    hands.press(Qt.Key.Key_F5)
    assert hands.seat("Aubrun").status == "excused"


def test_f5_of_words_that_mean_several_people_excuses_nobody(hands: Hands) -> None:
    hands.type("l")
    hands.press(Qt.Key.Key_F5)
    states = {one.status for one in attendance.participants(hands.laptop, hands.workshop.session)}
    assert states == {"registered"}


def test_typing_shows_whom_enter_would_mark_with_her_commune(hands: Hands) -> None:
    hands.type("ro")
    assert preview(hands)[:3] == [f"Attendue, N°{N}11", "Denise Roche", "Royère-de-Vassivière"]


def test_clearing_the_box_brings_the_whole_list_back(hands: Hands) -> None:
    hands.type("ro")
    hands.settle()
    hands.press(Qt.Key.Key_Backspace)
    hands.press(Qt.Key.Key_Backspace)
    assert len(titles(hands.page.people.list)) == 12
    assert hands.page.card() is hands.page.ready


def test_clearing_the_box_brings_the_last_result_back(hands: Hands) -> None:
    hands.enter("11")
    hands.type("th")
    hands.settle()
    hands.press(Qt.Key.Key_Escape)
    assert hands.page.card() is hands.page.passed


def test_row_clicked_is_shown_and_enter_marks_it(hands: Hands) -> None:
    rows = hands.page.people.list
    QTest.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=rows.visualRect(rows.model().index(3, 0)).center())
    assert "André Couturier" in preview(hands)
    hands.press(ENTER)
    assert hands.present() == ["Couturier"]


def test_row_clicked_leaves_the_keyboard_in_the_box(hands: Hands) -> None:
    rows = hands.page.people.list
    QTest.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=rows.visualRect(rows.model().index(3, 0)).center())
    assert hands.page.box.hasFocus()


def test_row_clicked_twice_is_marked(hands: Hands) -> None:
    rows = hands.page.people.list
    place = rows.visualRect(rows.model().index(3, 0)).center()
    QTest.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=place)
    QTest.mouseDClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=place)
    hands.settle()
    assert hands.present() == ["Couturier"]


def test_button_of_the_preview_marks_its_person(hands: Hands) -> None:
    hands.type("ro")
    preview(hands)
    QTest.mouseClick(hands.child("door_mark"), Qt.MouseButton.LeftButton)
    hands.settle()
    assert hands.present() == ["Roche"]


def test_choice_of_the_arrows_is_forgotten_when_one_types_on(hands: Hands) -> None:
    hands.press(Qt.Key.Key_Down)
    hands.enter("12")
    assert hands.present() == ["Thérond"]


def test_result_stays_as_long_as_the_design_says(hands: Hands) -> None:
    hands.enter("11")
    assert (hands.page.hold.isActive(), hands.page.hold.interval()) == (True, 30_000)


def test_result_whose_time_is_over_does_not_disturb_the_typing(hands: Hands) -> None:
    hands.enter("11")
    hands.type("th")
    hands.settle()
    hands.page.hold.timeout.emit()
    hands.settle()
    assert (hands.page.card(), hands.page.box.text()) == (hands.page.preview, "th")


def test_ctrl_z_takes_gestures_back_one_after_the_other(hands: Hands) -> None:
    hands.enter("11")
    hands.enter("12")
    hands.press(Qt.Key.Key_Z, CTRL)
    assert hands.present() == ["Roche"]
    hands.press(Qt.Key.Key_Z, CTRL)
    assert hands.present() == []


def test_ctrl_z_with_nothing_to_undo_harms_nothing(hands: Hands) -> None:
    hands.press(Qt.Key.Key_Z, CTRL)
    assert (hands.present(), hands.page.band.isVisible()) == ([], False)


def test_undo_button_does_what_ctrl_z_does(hands: Hands) -> None:
    hands.enter("11")
    QTest.mouseClick(hands.child("undo_button"), Qt.MouseButton.LeftButton)
    hands.settle()
    assert hands.present() == []


def test_undone_excuse_leaves_the_person_expected(hands: Hands) -> None:
    hands.type("11")
    hands.press(Qt.Key.Key_F5)
    hands.press(Qt.Key.Key_Z, CTRL)
    assert hands.seat("Roche").status == "registered"


def test_after_an_undo_the_card_is_ready(hands: Hands) -> None:
    hands.enter("11")
    hands.press(Qt.Key.Key_Z, CTRL)
    assert hands.page.card() is hands.page.ready


def test_refusal_is_told_in_amber_and_the_words_come_back(hands: Hands, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_arguments: object, **_named: object) -> None:
        raise AppError("Cet atelier est clos.", "Rouvrez-le d’abord.")

    monkeypatch.setattr("mediator_app.services.door.record", refuse)
    hands.enter("11")
    assert hands.page.band.property("tone") == "warning"
    assert hands.page.band.accessibleName() == "Cet atelier est clos. Rouvrez-le d’abord."
    assert hands.page.box.text() == "11"


def test_band_goes_with_the_next_gesture_that_works(hands: Hands, monkeypatch: pytest.MonkeyPatch) -> None:
    hands.page.show_error(AppError("Cet atelier est clos."))
    hands.enter("11")
    assert not hands.page.band.isVisible()


def test_unnamed_people_are_counted_from_the_stepper_too(hands: Hands) -> None:
    plus = next(
        one
        for one in hands.child("door_unnamed").children()
        if getattr(one, "accessibleName", str)().startswith("Un de plus")
    )
    QTest.mouseClick(plus, Qt.MouseButton.LeftButton)  # type: ignore[call-overload]
    hands.settle()
    assert attendance.door_counts(hands.laptop, hands.workshop.session).unnamed == 1
