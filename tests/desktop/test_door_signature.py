"""Signing at the seat: drawn on a screen that shows nobody else, kept, taken back, and never in the way of the queue."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from mediator_app.desktop.door.signature_canvas import SignatureCanvas
from mediator_app.desktop.tasks import Tasks
from mediator_app.domain.drawn_signatures import HEIGHT, WIDTH
from mediator_app.services.laptop import Laptop
from mediator_app.services.signatures import signatures_of
from tests.desktop.door_hands import ENTER, Hands
from tests.desktop.door_values import in_light, texts
from tests.support.laptops import Workshop

F3, F10, F12, ESCAPE = Qt.Key.Key_F3, Qt.Key.Key_F10, Qt.Key.Key_F12, Qt.Key.Key_Escape
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def canvas(qtbot: QtBot, qapp: QApplication) -> SignatureCanvas:
    in_light(qapp)
    made = SignatureCanvas()
    qtbot.addWidget(made)
    made.resize(WIDTH // 2, HEIGHT)
    return made


@pytest.fixture
def hands(qtbot: QtBot, qapp: QApplication, at: tuple[Laptop, Workshop], tasks: Tasks) -> Hands:
    """Denise Roche has just been marked present."""
    in_light(qapp)
    hands = Hands(qtbot, tasks, *at)
    hands.enter("11")
    return hands


def draw(canvas: SignatureCanvas, *points: QPoint) -> None:
    QTest.mousePress(canvas, LEFT, pos=points[0])
    for point in points[1:]:
        QTest.mouseMove(canvas, point)
    QTest.mouseRelease(canvas, LEFT, pos=points[-1])


def draw_in_the_middle(hands: Hands) -> None:
    canvas = hands.page.signature.canvas
    middle = canvas.rect().center()
    draw(canvas, middle - QPoint(80, 10), middle, middle + QPoint(80, -10))


def signed(hands: Hands) -> list[str]:
    return list(signatures_of(hands.laptop, hands.workshop.session))


def on_screen(hands: Hands) -> str:
    shown = [one.text() for one in hands.page.findChildren(QLabel) if one.isVisible()]
    return " ".join([*shown, hands.page.footer.undo_bar.label()])


def test_line_is_in_the_units_of_the_drawing_whatever_the_size(canvas: SignatureCanvas) -> None:
    draw(canvas, QPoint(30, 50), QPoint(150, 50))
    assert canvas.strokes() == [[(60, 100), (300, 100)]]


def test_what_is_drawn_is_seen(canvas: SignatureCanvas) -> None:
    before = canvas.grab().toImage()
    draw(canvas, QPoint(60, 40), QPoint(240, 40))
    assert canvas.grab(QRect(100, 40, 1, 1)).toImage().pixelColor(0, 0).lightness() < 90
    assert before.pixelColor(100, 40) == QColor("#ffffff")


def test_moving_without_pressing_draws_nothing(canvas: SignatureCanvas) -> None:
    QTest.mouseMove(canvas, QPoint(50, 50))
    assert canvas.strokes() == []


def test_key_and_enter_keep_the_signature(hands: Hands) -> None:
    hands.press(F10)
    draw_in_the_middle(hands)
    hands.press(ENTER)
    assert signed(hands) == [hands.seat("Roche").person]
    assert hands.child("door_sign").toolTip() == "Signer de nouveau (F10)"


def test_who_signs_sees_her_own_first_name_and_nobody_else(hands: Hands) -> None:
    hands.press(F10)
    assert {"Denise R., signez dans le cadre", "Premiers pas sur tablette"} <= set(texts(hands.page.signature))
    assert "Roche" not in on_screen(hands)
    assert not hands.page.people.isVisible()
    assert not hands.page.passages.isVisible()


def test_public_view_is_there_again_after_signing(hands: Hands) -> None:
    hands.press(F12)
    hands.press(F10)
    assert hands.page.signature.isVisible()
    draw_in_the_middle(hands)
    hands.press(ENTER)
    assert "Bonjour Denise R." in texts(hands.page.public)
    assert hands.page.public.isVisible()


def test_nothing_drawn_is_said_under_the_frame_and_kept_nowhere(hands: Hands) -> None:
    hands.press(F10)
    hands.press(ENTER)
    assert "Rien n’est dessiné." in texts(hands.page.signature)
    assert (hands.page.card(), signed(hands)) == (hands.page.signature, [])


def test_drawing_can_be_started_again(hands: Hands) -> None:
    hands.press(F10)
    draw_in_the_middle(hands)
    QTest.mouseClick(hands.child("signature_clear"), LEFT)
    assert hands.page.signature.is_blank()


def test_escape_leaves_without_a_signature(hands: Hands) -> None:
    hands.press(F10)
    draw_in_the_middle(hands)
    hands.press(ESCAPE)
    assert (hands.page.card(), signed(hands)) == (hands.page.passed, [])


def test_next_person_is_marked_while_nobody_has_begun_to_sign(hands: Hands) -> None:
    hands.press(F10)
    hands.enter("thér")
    assert set(hands.present()) == {"Roche", "Thérond"}


def test_undo_names_the_signature_and_takes_it_back_alone(hands: Hands) -> None:
    hands.press(F10)
    draw_in_the_middle(hands)
    hands.press(ENTER)
    assert hands.page.footer.undo_bar.label() == "Mme Roche\u00a0: signature"
    hands.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert (signed(hands), hands.present()) == ([], ["Roche"])


def test_person_chosen_in_the_list_signs(hands: Hands) -> None:
    hands.enter("thér")
    hands.page.people.picked.emit(hands.seat("Roche").person)
    hands.press(F10)
    assert "Denise R., signez dans le cadre" in texts(hands.page.signature)


def test_key_says_that_somebody_must_be_present_first(hands: Hands) -> None:
    hands.page.people.picked.emit(hands.seat("Thérond").person)
    hands.press(F10)
    assert "présente" in hands.page.band.accessibleName()
    assert not hands.page.signature.isVisible()


def test_button_of_her_card_opens_the_frame(hands: Hands) -> None:
    QTest.mouseClick(hands.child("door_sign"), LEFT)
    assert hands.page.signature.isVisible()


def test_mandate_begins_with_her_and_the_session(hands: Hands) -> None:
    wanted: list[tuple[str, object]] = []
    hands.workplace.page_wanted.connect(lambda key, given: wanted.append((key, given)))
    QTest.mouseClick(hands.child("door_mandate"), LEFT)
    hands.settle()
    person = hands.seat("Roche").person
    assert wanted == [("mandates", {"new_for": person, "session": hands.workshop.session})]


def test_list_of_the_session_is_a_click_away(hands: Hands) -> None:
    wanted: list[tuple[str, object]] = []
    hands.workplace.page_wanted.connect(lambda key, given: wanted.append((key, given)))
    QTest.mouseClick(hands.child("door_registrations"), LEFT)
    assert wanted == [("registrations", {"session": hands.workshop.session})]
