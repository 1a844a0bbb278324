"""Unlocking, as somebody meets it: the phrase masked or read, refusals, the recovery sheet and a new phrase."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from mediator_app.desktop.accessibility import unnamed_controls
from mediator_app.desktop.translation import install_language
from mediator_app.desktop.unlock.page import UnlockPage
from mediator_app.desktop.widgets.buttons import FaceButton
from mediator_app.desktop.widgets.secret_field import SecretField
from mediator_app.errors import WrongPassphraseError

PHRASE = "moulin jardin carnet dimanche lanterne"
WRONG = WrongPassphraseError("Cette phrase secrète n’ouvre pas ces données.", "Vérifiez les majuscules.")


@pytest.fixture
def page(qtbot: QtBot, themed: QApplication) -> UnlockPage:
    install_language(themed, "fr")
    made = UnlockPage()
    made.resize(1366, 768)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    return made


def field(page: UnlockPage, name: str = "secret") -> QLineEdit:
    found = page.findChild(QLineEdit, name)
    assert isinstance(found, QLineEdit)
    return found


def button(page: UnlockPage, name: str) -> FaceButton:
    found = page.findChild(FaceButton, name)
    assert isinstance(found, FaceButton)
    return found


def told(page: UnlockPage) -> str:
    """The refusal shown, empty when there is none."""
    band = page.findChild(QWidget, "fault")
    assert isinstance(band, QWidget)
    return band.accessibleName() if band.isVisible() else ""


def test_keyboard_is_in_the_field_from_the_start(page: UnlockPage, qtbot: QtBot) -> None:
    qtbot.waitUntil(field(page).hasFocus)


def test_phrase_is_masked_until_somebody_asks_to_read_it(page: UnlockPage) -> None:
    secret = field(page)
    assert isinstance(secret, SecretField)
    assert not secret.is_shown()
    assert secret.switch is not None
    QTest.keyClick(secret.switch, Qt.Key.Key_Space)
    assert secret.is_shown()


def test_enter_opens_with_what_was_typed(page: UnlockPage, qtbot: QtBot) -> None:
    QTest.keyClicks(field(page), PHRASE)
    with qtbot.waitSignal(page.unlock_wanted) as asked:
        QTest.keyClick(field(page), Qt.Key.Key_Return)
    assert asked.args == [PHRASE]


def test_phrase_can_be_pasted(page: UnlockPage, qtbot: QtBot) -> None:
    QApplication.clipboard().setText(PHRASE)
    QTest.keySequence(field(page), QKeySequence(QKeySequence.StandardKey.Paste))
    with qtbot.waitSignal(page.unlock_wanted) as asked:
        button(page, "open").click()
    assert asked.args == [PHRASE]


def test_nothing_typed_opens_nothing(page: UnlockPage, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(page.unlock_wanted):
        QTest.keyClick(field(page), Qt.Key.Key_Return)
    assert not button(page, "open").isEnabled()


def test_opening_is_asked_once(page: UnlockPage, qtbot: QtBot) -> None:
    QTest.keyClicks(field(page), PHRASE)
    page.show_busy()
    with qtbot.assertNotEmitted(page.unlock_wanted):
        button(page, "open").click()
    assert button(page, "open").text() == "Ouverture…"


def test_refusal_is_said_and_what_was_typed_stays(page: UnlockPage) -> None:
    QTest.keyClicks(field(page), "moulin")
    page.show_busy()
    page.show_error(WRONG)
    assert told(page) == f"{WRONG.title} {WRONG.hint}"
    assert (field(page).text(), field(page).selectedText() != "") == ("moulin", True)
    assert button(page, "open").isEnabled()


def test_recovery_code_is_asked_in_the_open(page: UnlockPage, qtbot: QtBot) -> None:
    button(page, "other_way").click()
    secret = field(page)
    assert isinstance(secret, SecretField)
    assert (secret.is_shown(), secret.accessibleName()) == (True, "Code de la feuille de secours")
    QTest.keyClicks(secret, "ABCD-2345")
    with qtbot.waitSignal(page.recovery_wanted) as asked:
        QTest.keyClick(secret, Qt.Key.Key_Return)
    assert asked.args == ["ABCD-2345"]


def test_one_can_come_back_to_the_phrase(page: UnlockPage) -> None:
    button(page, "other_way").click()
    page.show_error(WRONG)
    button(page, "other_way").click()
    assert (field(page).accessibleName(), told(page)) == ("Phrase secrète", "")


def test_new_phrase_is_taken_once_typed_twice(page: UnlockPage, qtbot: QtBot) -> None:
    page.offer_new_passphrase()
    assert not button(page, "keep").isEnabled()
    proposed = field(page, "passphrase").text()
    QTest.keyClicks(field(page, "passphrase_again"), proposed)
    with qtbot.waitSignal(page.passphrase_wanted) as asked:
        QTest.keyClick(field(page, "passphrase_again"), Qt.Key.Key_Return)
    assert asked.args == [proposed]


def test_new_phrase_can_wait(page: UnlockPage, qtbot: QtBot) -> None:
    page.offer_new_passphrase()
    with qtbot.waitSignal(page.later_wanted):
        button(page, "later").click()


@pytest.mark.parametrize("reach", [lambda page: None, UnlockPage.offer_new_passphrase])
def test_every_control_has_a_name(page: UnlockPage, reach: Callable[[UnlockPage], object]) -> None:
    reach(page)
    assert unnamed_controls(page) == []
