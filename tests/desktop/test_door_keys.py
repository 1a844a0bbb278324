"""Which keys the door takes wherever the focus is, and which it leaves to fields, buttons and the window."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QMenu, QSpinBox
from pytestqt.qtbot import QtBot

from mediator_app.desktop.door.keys import DoorKeys
from mediator_app.services import attendance
from tests.desktop.door_hands import ENTER, Hands

CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)


def strike(hands: Hands, key: Qt.Key, text: str, modifiers: Qt.KeyboardModifier) -> None:
    """One key with a sign and modifiers of its own, where the focus is."""
    target = QApplication.focusWidget() or hands.page
    QApplication.sendEvent(target, QKeyEvent(QEvent.Type.KeyPress, key, modifiers, text))


def asked(hands: Hands) -> list[str]:
    """The gestures that the keys ask for, from now on."""
    (keys,) = hands.page.findChildren(DoorKeys)
    gestures: list[str] = []
    keys.asked.connect(gestures.append)
    return gestures


def unnamed(hands: Hands) -> int:
    return attendance.door_counts(hands.laptop, hands.workshop.session).unnamed


def unnamed_box(hands: Hands) -> QSpinBox:
    (box,) = hands.child("door_unnamed").findChildren(QSpinBox)
    return box


def test_focus_comes_to_the_box_with_the_first_letter(hands: Hands) -> None:
    hands.child("door_finish").setFocus()
    hands.type("r")
    assert hands.page.box.hasFocus()


def test_backspace_elsewhere_takes_the_last_letter_of_the_box(hands: Hands) -> None:
    hands.type("ro")
    hands.child("door_finish").setFocus()
    hands.press(Qt.Key.Key_Backspace)
    assert hands.page.box.text() == "r"
    assert hands.page.box.hasFocus()


def test_accented_letter_typed_elsewhere_lands_in_the_box(hands: Hands) -> None:
    hands.child("door_finish").setFocus()
    hands.type("é")
    assert hands.page.box.text() == "é"


def test_sign_made_with_altgr_is_typed(hands: Hands) -> None:
    strike(hands, Qt.Key.Key_At, "@", CTRL | ALT)
    assert hands.page.box.text() == "@"


@pytest.mark.parametrize(("modifier", "name"), [(CTRL, "control"), (ALT, "alt")])
def test_letter_with_a_modifier_is_no_letter(hands: Hands, modifier: Qt.KeyboardModifier, name: str) -> None:
    hands.child("door_finish").setFocus()
    strike(hands, Qt.Key.Key_K, "k", modifier)
    assert hands.page.box.text() == "", name


def test_space_presses_the_button_that_has_the_focus(hands: Hands) -> None:
    wanted: list[str] = []
    hands.workplace.page_wanted.connect(lambda key, _arguments: wanted.append(key))
    hands.child("door_finish").setFocus()
    hands.press(Qt.Key.Key_Space)
    assert (wanted, hands.page.box.text()) == (["sessions"], "")


def test_space_between_two_words_is_typed_even_from_a_button(hands: Hands) -> None:
    hands.type("de")
    hands.child("door_finish").setFocus()
    hands.type(" ")
    assert hands.page.box.text() == "de "


def test_enter_presses_the_button_that_has_the_focus(hands: Hands) -> None:
    wanted: list[str] = []
    hands.workplace.page_wanted.connect(lambda key, _arguments: wanted.append(key))
    hands.child("door_finish").setFocus()
    hands.press(ENTER)
    assert wanted == ["sessions"]


def test_enter_after_typing_marks_whatever_has_the_focus(hands: Hands) -> None:
    hands.type("ro")
    hands.settle()
    hands.child("door_finish").setFocus()
    hands.press(ENTER)
    assert hands.present() == ["Roche"]


def test_enter_of_the_number_pad_is_enter(hands: Hands) -> None:
    hands.type("11")
    hands.press(Qt.Key.Key_Enter, Qt.KeyboardModifier.KeypadModifier)
    assert hands.present() == ["Roche"]


def test_number_of_the_number_pad_is_typed(hands: Hands) -> None:
    strike(hands, Qt.Key.Key_7, "7", Qt.KeyboardModifier.KeypadModifier)
    assert hands.page.box.text() == "7"


@pytest.mark.parametrize(
    ("key", "modifier", "gesture"),
    [
        (Qt.Key.Key_F5, Qt.KeyboardModifier.NoModifier, "excuse"),
        (Qt.Key.Key_F6, Qt.KeyboardModifier.NoModifier, "no_voucher"),
        (Qt.Key.Key_F7, Qt.KeyboardModifier.NoModifier, "report"),
        (Qt.Key.Key_F8, Qt.KeyboardModifier.NoModifier, "new"),
        (Qt.Key.Key_F9, Qt.KeyboardModifier.NoModifier, "one_more_unnamed"),
        (Qt.Key.Key_F9, SHIFT, "one_less_unnamed"),
        (Qt.Key.Key_Z, CTRL, "undo"),
    ],
)
def test_key_asks_for_its_gesture_wherever_the_focus_is(
    hands: Hands, key: Qt.Key, modifier: Qt.KeyboardModifier, gesture: str
) -> None:
    gestures = asked(hands)
    hands.child("door_finish").setFocus()
    hands.press(key, modifier)
    assert gestures == [gesture]


@pytest.mark.parametrize(
    ("key", "modifier"),
    [(Qt.Key.Key_F5, SHIFT), (Qt.Key.Key_F5, CTRL), (Qt.Key.Key_F8, ALT), (Qt.Key.Key_Z, CTRL | SHIFT)],
)
def test_key_with_another_modifier_is_not_the_doors(hands: Hands, key: Qt.Key, modifier: Qt.KeyboardModifier) -> None:
    gestures = asked(hands)
    hands.press(key, modifier)
    assert gestures == []


def test_ctrl_z_while_typing_belongs_to_the_box(hands: Hands) -> None:
    hands.enter("11")
    hands.type("ro")
    hands.press(Qt.Key.Key_Z, CTRL)
    assert hands.present() == ["Roche"]


def test_ctrl_z_in_the_new_persons_field_belongs_to_the_field(hands: Hands) -> None:
    hands.enter("11")
    hands.press(Qt.Key.Key_F8)
    hands.type("Dupuis")
    hands.press(Qt.Key.Key_Z, CTRL)
    assert hands.present() == ["Roche"]


def test_letters_stay_in_the_new_persons_field(hands: Hands) -> None:
    hands.press(Qt.Key.Key_F8)
    field = hands.child("new_first_name")
    assert isinstance(field, QLineEdit)
    field.setFocus()
    hands.type("Luc")
    assert (field.text(), hands.page.box.text()) == ("Luc", "")


def test_arrows_stay_in_the_count_of_unnamed_people(hands: Hands) -> None:
    unnamed_box(hands).setFocus()
    hands.press(Qt.Key.Key_Up)
    assert unnamed(hands) == 1
    assert hands.page.people.list.current_key() is None


def test_arrows_elsewhere_choose_somebody_of_the_list(hands: Hands) -> None:
    hands.child("door_finish").setFocus()
    hands.press(Qt.Key.Key_Down)
    assert hands.page.people.list.current_key() == hands.workshop.people[0]


def test_digit_typed_in_the_count_goes_to_the_box(hands: Hands) -> None:
    unnamed_box(hands).setFocus()
    hands.type("7")
    assert (hands.page.box.text(), unnamed(hands)) == ("7", 0)


def test_dialog_keeps_its_own_keys(hands: Hands, qtbot: QtBot) -> None:
    gestures = asked(hands)
    dialog = QDialog(hands.page)
    dialog.setModal(True)
    qtbot.addWidget(dialog)
    field = QLineEdit(dialog)
    dialog.show()
    field.setFocus()
    QTest.keyClicks(field, "roche")
    QTest.keyClick(field, Qt.Key.Key_F5)
    assert (field.text(), hands.page.box.text(), gestures) == ("roche", "", [])


def test_menu_keeps_its_own_keys(hands: Hands, qtbot: QtBot) -> None:
    menu = QMenu(hands.page)
    menu.addAction("Roche")
    menu.popup(hands.page.mapToGlobal(hands.page.rect().center()))
    QTest.keyClick(menu, Qt.Key.Key_R)
    menu.close()
    assert hands.page.box.text() == ""


def test_another_window_keeps_its_own_keys(hands: Hands, qtbot: QtBot) -> None:
    other = QLineEdit()
    qtbot.addWidget(other)
    other.show()
    other.activateWindow()
    other.setFocus()
    QTest.keyClicks(other, "ro")
    assert (other.text(), hands.page.box.text()) == ("ro", "")


def test_page_that_is_not_on_screen_takes_no_key(hands: Hands, qtbot: QtBot) -> None:
    gestures = asked(hands)
    hands.page.hide()
    field = QLineEdit()
    qtbot.addWidget(field)
    field.show()
    QTest.keyClick(field, Qt.Key.Key_F8)
    assert gestures == []


def test_focus_is_in_the_box_when_the_door_opens(hands: Hands) -> None:
    assert hands.page.box.hasFocus()


def test_escape_with_nothing_typed_harms_nothing(hands: Hands) -> None:
    hands.enter("11")
    for _ in range(3):
        hands.press(Qt.Key.Key_Escape)
    assert hands.present() == ["Roche"]


def test_tab_goes_through_the_controls_and_comes_back(hands: Hands) -> None:
    seen = []
    for _ in range(20):
        QTest.keyClick(QApplication.focusWidget() or hands.page, Qt.Key.Key_Tab)
        seen.append(QApplication.focusWidget())
    assert hands.page.box in seen
    assert hands.child("door_finish") in seen
