"""The door turned to the public, and codes shown to a camera."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from mediator_app.desktop.camera import has_camera
from mediator_app.desktop.door.public_card import public_name
from mediator_app.documents.qr_codes import qr_svg
from tests.desktop.door_hands import Hands
from tests.desktop.door_values import texts

F2, F8, F12 = Qt.Key.Key_F2, Qt.Key.Key_F8, Qt.Key.Key_F12


def on_screen(hands: Hands) -> str:
    """All words of the labels that anybody can read, and the undo bar's."""
    shown = [one.text() for one in hands.page.findChildren(QLabel) if one.isVisible()]
    return " ".join([*shown, hands.page.footer.undo_bar.label()])


@pytest.mark.parametrize(
    ("first_name", "last_name", "name"),
    [
        ("Denise", "Roche", "Denise R."),
        ("", "Roche", "R."),
        ("Denise", "", "Denise"),
        (" Anne ", "de la Roche", "Anne D."),
    ],
)
def test_public_name_is_the_first_and_an_initial(first_name: str, last_name: str, name: str) -> None:
    assert public_name(first_name, last_name) == name


def test_public_sees_a_welcome_and_no_list(hands: Hands) -> None:
    hands.press(F12)
    assert "Bienvenue" in texts(hands.page.public)
    assert not hands.page.people.isVisible()
    assert not hands.page.passages.isVisible()
    assert hands.page.public.width() > hands.page.width() * 0.9


def test_who_comes_is_greeted_without_her_last_name(hands: Hands) -> None:
    hands.press(F12)
    hands.enter("11")
    assert "Bonjour Denise R." in texts(hands.page.public)
    assert "Roche" not in on_screen(hands)
    assert hands.present() == ["Roche"]


def test_typing_in_public_shows_nobody(hands: Hands) -> None:
    hands.press(F12)
    hands.type("ro")
    hands.settle()
    assert "Roche" not in on_screen(hands)
    assert not hands.page.preview.isVisible()


def test_greeting_goes_with_its_person(hands: Hands) -> None:
    hands.press(F12)
    hands.enter("11")
    hands.page.hold.timeout.emit()
    hands.settle()
    assert "Bienvenue" in texts(hands.page.public)


def test_same_key_brings_list_and_undo_back(hands: Hands) -> None:
    hands.press(F12)
    hands.enter("11")
    hands.press(F12)
    assert hands.page.people.isVisible()
    assert hands.page.passed.isVisible()
    assert "présence" in hands.page.footer.undo_bar.label()


def test_button_turns_the_screen_too(hands: Hands) -> None:
    QTest.mouseClick(hands.child("door_public"), Qt.MouseButton.LeftButton)
    assert hands.page.public.isVisible()


def test_new_person_is_typed_on_the_mediators_own_view(hands: Hands) -> None:
    hands.press(F12)
    hands.press(F8)
    assert hands.page.new_person.isVisible()
    assert not hands.page.public.isVisible()


def test_name_typed_before_is_not_left_to_the_public(hands: Hands) -> None:
    hands.type("roche")
    hands.press(F12)
    hands.settle()
    assert hands.page.box.text() == ""
    assert hands.page.public.isVisible()


def test_form_that_goes_leaves_the_keyboard_to_the_box(hands: Hands) -> None:
    hands.press(F8)
    hands.press(F12)
    assert hands.page.public.isVisible()
    assert hands.page.box.hasFocus()


def test_link_leads_to_the_trial_of_the_scanner(hands: Hands) -> None:
    wanted: list[str] = []
    hands.workplace.page_wanted.connect(lambda key, _arguments: wanted.append(key))
    QTest.mouseClick(hands.child("door_trial"), Qt.MouseButton.LeftButton)
    assert wanted == ["scanner-test"]


def test_key_without_a_camera_says_why_and_stops_nobody(hands: Hands) -> None:
    assert not has_camera()
    hands.press(F2)
    assert "améra" in hands.page.band.accessibleName()
    hands.enter("11")
    assert hands.present() == ["Roche"]


def test_voucher_shown_to_the_camera_is_taken_for_the_person_at_the_desk(hands: Hands) -> None:
    picture = QImage(320, 320, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.white)
    painter = QPainter(picture)
    QSvgRenderer(qr_svg("04127785").encode()).render(painter, QRectF(40, 40, 240, 240))
    painter.end()
    hands.enter("11")
    hands.page.camera.see(picture)
    hands.qtbot.waitUntil(lambda: hands.seat("Roche").voucher_code == "04127785")
