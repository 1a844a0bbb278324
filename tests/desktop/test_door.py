"""The door driven by real keys: few of them, no dialog, and what is typed is what is done."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit
from pytestqt.qtbot import QtBot

from mediator_app.desktop import accessibility
from mediator_app.desktop.tasks import Tasks
from mediator_app.errors import DiskFullError
from mediator_app.services import attendance, people, vouchers
from mediator_app.services.laptop import Laptop
from tests.desktop.door_hands import ENTER, Hands
from tests.support.laptops import SteppingClock, Workshop, a_laptop, a_workshop

A, B = "04127785", "04127786"


@pytest.fixture
def at(tmp_path: Path) -> Iterator[tuple[Laptop, Workshop]]:
    """A laptop with the workshop of twelve."""
    with a_laptop(tmp_path, clock=SteppingClock(datetime(2026, 11, 24, 9, 4, tzinfo=UTC))) as laptop:
        yield laptop, a_workshop(laptop)


@pytest.fixture
def hands(qtbot: QtBot, themed: QApplication, at: tuple[Laptop, Workshop], tasks: Tasks) -> Hands:
    """Somebody at the open door of the workshop of twelve."""
    return Hands(qtbot, tasks, *at)


def test_scan_takes_no_key_of_a_person(hands: Hands) -> None:
    hands.enter("11")
    before = hands.strokes
    hands.scan(A)
    assert (hands.strokes - before, hands.seat("Roche").voucher_code) == (0, A)


def test_no_dialog_ever_opens(hands: Hands, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[object] = []
    first = QDialog.__init__

    def note(self: QDialog, *arguments: Any, **named: Any) -> None:
        made.append(self)
        first(self, *arguments, **named)

    monkeypatch.setattr(QDialog, "__init__", note)
    for text in ("11", A, "12", A, "zz", "roche"):
        hands.enter(text)
        for key in (Qt.Key.Key_F5, Qt.Key.Key_F6, Qt.Key.Key_F7, Qt.Key.Key_F8, Qt.Key.Key_F9, Qt.Key.Key_Escape):
            hands.press(key)
            assert QApplication.activeModalWidget() is None
        hands.press(Qt.Key.Key_Escape)
    assert made == []
    assert not [one for one in QApplication.topLevelWidgets() if isinstance(one, QDialog)]


def test_enter_acts_on_what_was_typed_however_fast(hands: Hands) -> None:
    for text in ("11", "ja", "1", "th"):
        hands.type(text if text != "ja" else "jo")
        hands.press_only(ENTER)
    hands.settle()
    assert hands.present() == ["Aubrun", "Jouannet", "Roche", "Thérond"]


def test_voucher_scanned_before_the_presence_is_answered_is_for_the_same_person(hands: Hands) -> None:
    hands.type("11")
    hands.press_only(ENTER)
    hands.scan(A)
    assert hands.seat("Roche").voucher_code == A


def test_arrows_pressed_before_the_list_follows_take_the_right_row(hands: Hands) -> None:
    for first_name in ("Bernadette", "Claude"):
        people.add_person(hands.laptop, {"last_name": "Rochette", "first_name": first_name})
    hands.type("roch")
    hands.press_only(Qt.Key.Key_Down)
    hands.press_only(Qt.Key.Key_Down)
    hands.press_only(ENTER)
    hands.settle()
    listed = attendance.participants(hands.laptop, hands.workshop.session)
    assert [one.first_name for one in listed if one.status == "present"] == ["Claude"]


def test_what_is_typed_while_the_door_opens_is_looked_for(hands: Hands) -> None:
    hands.page.open_with()
    hands.type("ro")
    hands.settle()
    assert hands.page.card() is hands.page.preview


def test_result_gives_way_after_its_time_and_the_next_voucher_waits(hands: Hands) -> None:
    hands.enter("11")
    hands.page.hold.timeout.emit()
    hands.settle()
    assert hands.page.card() is hands.page.ready
    hands.scan(A)
    assert hands.seat("Roche").voucher_code == ""


def test_full_disk_is_told_in_red_and_the_words_stay(hands: Hands, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_arguments: object, **_named: object) -> None:
        raise DiskFullError("Le disque de cet ordinateur est plein.")

    monkeypatch.setattr("mediator_app.services.door.record", refuse)
    hands.enter("ro")
    assert hands.child("door_band").accessibleName().startswith("Non enregistré. Notez sur la feuille.")
    assert hands.page.band.isVisible()
    assert (hands.page.box.text(), hands.present()) == ("ro", [])


def test_enter_with_nothing_typed_does_nothing(hands: Hands) -> None:
    for _ in range(3):
        hands.press(ENTER)
    assert hands.present() == []


def test_letters_land_in_the_box_wherever_the_focus_is(hands: Hands) -> None:
    hands.child("door_finish").setFocus()
    hands.enter("ro")
    assert hands.present() == ["Roche"]


def test_scan_is_caught_in_the_new_persons_field_which_keeps_its_text(hands: Hands) -> None:
    hands.press(Qt.Key.Key_F8)
    field = hands.child("new_last_name")
    assert isinstance(field, QLineEdit)
    hands.type("Dup")
    hands.scan(A)
    assert [one.code for one in vouchers.session_vouchers(hands.laptop, hands.workshop.session)] == [A]
    assert field.text() == "Dup"


def test_scan_keeps_a_half_typed_name(hands: Hands) -> None:
    hands.type("ro")
    hands.scan(A)
    assert hands.page.box.text() == "ro"
    hands.press(ENTER)
    assert hands.seat("Roche").voucher_code == A


def test_scan_by_a_qwerty_reader_is_mended(hands: Hands) -> None:
    hands.enter("11")
    hands.scan("à'&éèè_(")
    assert hands.seat("Roche").voucher_code == A


def test_voucher_scanned_first_is_given_to_the_next_person(hands: Hands) -> None:
    hands.scan(A)
    assert hands.page.card() is hands.page.passed
    hands.enter("th")
    assert hands.seat("Thérond").voucher_code == A


def test_used_voucher_shows_the_amber_card_and_the_presence_stays(hands: Hands) -> None:
    for text in ("12", A, "11"):
        hands.enter(text)
    hands.scan(A)
    assert hands.page.card() is hands.page.trouble
    assert hands.seat("Roche").status == "present"


def test_enter_on_the_amber_card_waits_for_another_voucher_of_the_same_person(hands: Hands) -> None:
    for text in ("12", A, "11", A):
        hands.enter(text)
    hands.press(ENTER)
    hands.scan(B)
    assert hands.seat("Roche").voucher_code == B


def test_f6_leaves_the_person_without_a_voucher(hands: Hands) -> None:
    hands.enter("11")
    hands.press(Qt.Key.Key_F6)
    hands.scan(A)
    assert hands.seat("Roche").voucher_code == ""


def test_f7_reports_the_used_voucher(hands: Hands) -> None:
    for text in ("12", A, "11", A):
        hands.enter(text)
    hands.press(Qt.Key.Key_F7)
    taken = vouchers.session_vouchers(hands.laptop, hands.workshop.session)
    assert [(one.code, one.last_name) for one in taken] == [(A, "Thérond"), (A, "Roche")]


def test_f5_excuses_the_person_typed(hands: Hands) -> None:
    hands.type("cout")
    hands.press(Qt.Key.Key_F5)
    assert hands.seat("Couturier").status == "excused"


def test_ctrl_z_undoes_the_last_gesture_by_name(hands: Hands) -> None:
    hands.enter("11")
    assert hands.page.footer.undo_bar.label() == "Mme Roche\u00a0: présence"
    hands.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert hands.present() == []
    assert hands.page.footer.undo_bar.label() == ""


def test_an_older_passage_is_undone_from_its_line(hands: Hands) -> None:
    for text in ("11", "12"):
        hands.enter(text)
    rows = hands.page.passages.list
    rows.setCurrentIndex(rows.model().index(1, 0))
    QTest.keyClick(rows, Qt.Key.Key_Space)
    hands.settle()
    assert hands.present() == ["Thérond"]


def test_escape_clears_what_is_typed(hands: Hands) -> None:
    hands.type("ro")
    hands.press(Qt.Key.Key_Escape)
    assert hands.page.box.text() == ""


def test_typed_row_picked_with_the_arrows_is_marked(hands: Hands) -> None:
    people.add_person(hands.laptop, {"last_name": "Rochereau", "first_name": "Denise"})
    hands.type("roch")
    hands.settle()
    hands.press(Qt.Key.Key_Down)
    hands.press(ENTER)
    assert hands.seat("Rochereau").walk_in


def test_new_person_is_typed_and_saved_with_enter(hands: Hands) -> None:
    hands.type("dupuis émile")
    hands.press(Qt.Key.Key_F8)
    hands.type("1950")
    hands.press(ENTER)
    one = hands.seat("Dupuis")
    assert (one.first_name, one.status, one.commune) == ("Émile", "present", "23165")


def test_unknown_name_and_enter_offer_a_new_person(hands: Hands) -> None:
    hands.enter("dupuis")
    assert hands.page.card() is hands.page.new_person
    hands.press(ENTER)
    assert hands.seat("Dupuis").status == "present"


def test_new_person_already_known_is_marked_instead(hands: Hands) -> None:
    hands.type("roche denise")
    hands.press(Qt.Key.Key_F8)
    hands.child("new_known_0").setFocus()
    hands.press(ENTER)
    assert hands.present() == ["Roche"]


def test_wrong_phone_is_told_under_its_field_and_nothing_is_lost(hands: Hands) -> None:
    hands.type("dupuis")
    hands.press(Qt.Key.Key_F8)
    hands.child("new_phone").setFocus()
    hands.type("12")
    hands.press(ENTER)
    assert hands.page.card() is hands.page.new_person
    assert "téléphone" in hands.child("new_phone").accessibleDescription()


def test_f9_counts_unnamed_people(hands: Hands) -> None:
    for modifier in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier):
        hands.press(Qt.Key.Key_F9, modifier)
    assert attendance.door_counts(hands.laptop, hands.workshop.session).unnamed == 1


def test_every_control_has_a_name(hands: Hands) -> None:
    hands.press(Qt.Key.Key_F8)
    assert accessibility.unnamed_controls(hands.page) == []
