"""The first opening, as somebody meets it: four steps, what is missing, going back, refusals, the recovery sheet."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from mediator_app.desktop.accessibility import unnamed_controls
from mediator_app.desktop.first_run.choice import FirstRunChoice
from mediator_app.desktop.first_run.page import FirstRunPage
from mediator_app.desktop.first_run.recovery_sheet import RecoverySheet, write_pdf
from mediator_app.desktop.opening import Received
from mediator_app.desktop.translation import install_language
from mediator_app.desktop.widgets.buttons import FaceButton, KeyButton
from mediator_app.desktop.widgets.choices import TickBox
from mediator_app.desktop.widgets.labels import Figure, Label
from mediator_app.desktop.widgets.secret_field import SecretField
from mediator_app.errors import AppError

PHRASE = "moulin jardin carnet dimanche lanterne"
CODE = "ABCD-2345-EFGH-6789-JKMN-PQRS-TVWX-YZ01"
URL = "https://centre.exemple.fr"
WRONG_CODE = AppError("Ce code n’est pas ou plus valable.", "Demandez-en un nouveau.", code="wrong_code")
OFFLINE = AppError("Le centre ne répond pas.", "Vérifiez le réseau.", code="offline")


class Hands:
    """Somebody in front of the first opening."""

    def __init__(self, page: FirstRunPage) -> None:
        self.page = page
        self.choices: list[FirstRunChoice] = []
        page.profile_wanted.connect(self.choices.append)

    def child(self, name: str) -> QWidget:
        found = self.page.findChild(QWidget, name)
        assert isinstance(found, QWidget), name
        return found

    def type(self, name: str, text: str) -> None:
        field = self.child(name)
        assert isinstance(field, QLineEdit)
        field.setFocus()
        field.selectAll()
        QTest.keyClicks(field, text)

    def press(self, name: str) -> None:
        button = self.child(name)
        assert button.isVisibleTo(self.page), name
        button.setFocus()
        QTest.keyClick(button, Qt.Key.Key_Space)

    def text(self, name: str) -> str:
        found = self.child(name)
        assert isinstance(found, Label | QLineEdit)
        return found.text()

    def can_go_on(self) -> bool:
        return self.child("next").isEnabled()

    def step(self) -> str:
        numbers = [label.text() for label in self.page.findChildren(QLabel) if label.text().startswith("Étape ")]
        return numbers[0]

    def give_code(self) -> None:
        self.type("url", URL)
        self.type("code", "abcd 2345")
        self.press("next")

    def choose_phrase(self) -> None:
        self.type("passphrase", PHRASE)
        self.type("passphrase_again", PHRASE)
        self.press("next")

    def reach_recovery(self) -> None:
        self.give_code()
        self.choose_phrase()
        self.page.keep_passphrase()
        self.page.show_recovery(CODE, "Claire Fourneau")


@pytest.fixture
def hands(qtbot: QtBot, themed: QApplication) -> Hands:
    install_language(themed, "fr")
    page = FirstRunPage()
    page.resize(1366, 768)
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    return Hands(page)


def test_going_on_asks_for_address_then_code(hands: Hands) -> None:
    asked = [hands.text("missing")]
    hands.type("url", URL)
    asked.append(hands.text("missing"))
    hands.type("code", "ABCD")
    asked.append(hands.text("missing"))
    assert asked == [
        "Il manque l’adresse du centre",
        "Il manque le code du centre",
        "Le code compte huit lettres et chiffres",
    ]
    assert not hands.can_go_on()


def test_code_is_taken_with_a_space_and_in_small_letters(hands: Hands) -> None:
    hands.give_code()
    hands.choose_phrase()
    assert hands.choices == [FirstRunChoice(URL, "ABCD2345", "", PHRASE)]


def test_address_may_be_typed_without_https(hands: Hands) -> None:
    hands.type("url", "centre.exemple.fr")
    hands.type("code", "ABCD2345")
    hands.press("next")
    hands.choose_phrase()
    assert hands.choices[0].url == URL


def test_code_of_the_centre_stands_for_the_name(hands: Hands) -> None:
    hands.give_code()
    assert hands.step() == "Étape 3 sur 4"


def test_somebody_alone_gives_a_name(hands: Hands) -> None:
    hands.press("alone")
    hands.press("next")
    assert (hands.step(), hands.text("missing"), hands.can_go_on()) == ("Étape 2 sur 4", "Il manque votre nom", False)
    hands.type("member_name", "Claire  Fourneau ")
    hands.press("next")
    hands.choose_phrase()
    assert hands.choices == [FirstRunChoice("", "", "Claire Fourneau", PHRASE)]


def test_address_typed_before_choosing_to_work_alone_is_not_sent(hands: Hands) -> None:
    hands.type("url", URL)
    hands.press("alone")
    hands.press("next")
    hands.type("member_name", "Claire Fourneau")
    hands.press("next")
    hands.choose_phrase()
    assert (hands.choices[0].url, hands.choices[0].joins) == ("", False)


def test_going_back_loses_nothing(hands: Hands) -> None:
    hands.give_code()
    hands.type("passphrase", PHRASE)
    hands.press("back")
    assert (hands.text("url"), hands.text("code")) == (URL, "abcd 2345")
    hands.press("next")
    assert hands.text("passphrase") == PHRASE


def test_enter_goes_on_from_a_field(hands: Hands) -> None:
    hands.type("url", URL)
    hands.type("code", "ABCD2345")
    QTest.keyClick(hands.child("code"), Qt.Key.Key_Return)
    assert hands.step() == "Étape 3 sur 4"


def test_enter_does_nothing_while_something_is_missing(hands: Hands) -> None:
    hands.type("url", URL)
    QTest.keyClick(hands.child("url"), Qt.Key.Key_Return)
    assert hands.step() == "Étape 1 sur 4"


def test_five_words_are_proposed_to_be_read_and_typed_again(hands: Hands) -> None:
    hands.give_code()
    first, second = hands.child("passphrase"), hands.child("passphrase_again")
    assert isinstance(first, SecretField)
    assert (len(first.text().split()), first.is_shown()) == (5, True)
    assert second.hasFocus()


def test_other_words_can_be_proposed(hands: Hands) -> None:
    hands.give_code()
    before = hands.text("passphrase")
    hands.press("propose")
    assert hands.text("passphrase") != before


def test_phrase_is_pasted_and_found_identical(hands: Hands) -> None:
    hands.give_code()
    QApplication.clipboard().setText(hands.text("passphrase"))
    again = hands.child("passphrase_again")
    again.setFocus()
    QTest.keySequence(again, QKeySequence(QKeySequence.StandardKey.Paste))
    assert (again.accessibleDescription(), hands.can_go_on()) == ("Identique", True)


@pytest.mark.parametrize(
    ("first", "second", "verdict", "missing"),
    [
        (
            "moulin",
            "moulin",
            "Trop courte\u00a0: ajoutez des mots sans lien entre eux",
            "La phrase secrète est trop courte",
        ),
        (PHRASE, "moulin", "Solide\u00a0: 5 mots sans lien entre eux", "Tapez la phrase une seconde fois"),
        ("", "", "Cinq mots sans lien entre eux, faciles à retenir", "Il manque la phrase secrète"),
    ],
)
def test_phrase_is_judged_in_words(hands: Hands, first: str, second: str, verdict: str, missing: str) -> None:
    hands.give_code()
    for name, text in (("passphrase", first), ("passphrase_again", second)):
        field = hands.child(name)
        assert isinstance(field, QLineEdit)
        field.setText(text)
    assert (hands.text("verdict"), hands.text("missing"), hands.can_go_on()) == (verdict, missing, False)


def test_masking_masks_both_fields(hands: Hands) -> None:
    hands.give_code()
    first, second = hands.child("passphrase"), hands.child("passphrase_again")
    assert isinstance(first, SecretField)
    assert isinstance(second, SecretField)
    assert first.switch is not None
    first.switch.click()
    assert (first.is_shown(), second.is_shown()) == (False, False)


def test_nothing_can_be_changed_while_the_profile_is_made(hands: Hands) -> None:
    hands.give_code()
    hands.choose_phrase()
    hands.page.show_busy()
    assert not hands.can_go_on()
    assert not hands.child("passphrase").isEnabled()
    assert hands.child("back").isEnabled()


def test_refused_code_is_said_in_the_first_step_with_what_was_typed(hands: Hands) -> None:
    hands.give_code()
    hands.choose_phrase()
    hands.page.keep_passphrase()
    hands.page.show_error(WRONG_CODE)
    assert hands.child("fault").accessibleName().startswith(WRONG_CODE.title)
    assert (hands.step(), hands.text("code")) == ("Étape 1 sur 4", "abcd 2345")
    assert hands.child("code").hasFocus()


def test_silent_centre_points_at_the_address(hands: Hands) -> None:
    hands.give_code()
    hands.choose_phrase()
    hands.page.keep_passphrase()
    hands.page.show_error(OFFLINE)
    assert hands.child("url").hasFocus()


def test_second_try_does_not_ask_for_the_phrase_again(hands: Hands) -> None:
    hands.give_code()
    hands.choose_phrase()
    hands.page.keep_passphrase()
    hands.page.show_error(WRONG_CODE)
    hands.type("code", "WXYZ6789")
    hands.press("next")
    assert hands.choices[1] == FirstRunChoice(URL, "WXYZ6789", "", PHRASE)


def test_after_a_refusal_one_can_still_choose_to_work_alone(hands: Hands) -> None:
    hands.give_code()
    hands.choose_phrase()
    hands.page.keep_passphrase()
    hands.page.show_error(WRONG_CODE)
    hands.press("alone")
    hands.press("next")
    hands.type("member_name", "Claire Fourneau")
    hands.press("next")
    assert hands.choices[1] == FirstRunChoice("", "", "Claire Fourneau", PHRASE)


def test_profile_that_could_not_be_made_is_told_where_the_phrase_is(hands: Hands) -> None:
    hands.give_code()
    hands.choose_phrase()
    hands.page.show_error(AppError("Le disque est plein.", "Faites de la place."))
    assert (hands.step(), hands.child("fault").isVisible()) == ("Étape 3 sur 4", True)
    assert hands.can_go_on()


def test_recovery_code_is_shown_in_groups(hands: Hands) -> None:
    hands.reach_recovery()
    assert hands.text("recovery_code").split() == CODE.split("-")


def test_keyboard_goes_to_printing_with_the_new_code(hands: Hands) -> None:
    hands.reach_recovery()
    assert hands.child("print_sheet").hasFocus()


def test_nobody_goes_on_without_keeping_the_sheet(hands: Hands) -> None:
    hands.reach_recovery()
    assert (hands.can_go_on(), "cochez la case" in hands.text("missing")) == (False, True)
    hands.press("sheet_kept")
    assert hands.can_go_on()


def test_tick_taken_away_stops_again(hands: Hands) -> None:
    hands.reach_recovery()
    hands.press("sheet_kept")
    hands.press("sheet_kept")
    assert not hands.can_go_on()


def test_what_was_settled_can_be_looked_at_and_not_changed(hands: Hands) -> None:
    hands.reach_recovery()
    hands.press("back")
    assert (hands.step(), hands.child("url").isEnabled()) == ("Étape 1 sur 4", False)
    hands.press("next")
    hands.type("passphrase", "autre")
    assert hands.text("passphrase") == PHRASE
    assert len(hands.choices) == 1


def test_sheet_is_written_as_pdf(hands: Hands, qtbot: QtBot, tmp_path: Path) -> None:
    hands.reach_recovery()
    hands.press("save_sheet")
    dialog = hands.page.findChild(QFileDialog)
    assert isinstance(dialog, QFileDialog)
    dialog.selectFile(str(tmp_path / "feuille.pdf"))
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    qtbot.waitUntil((tmp_path / "feuille.pdf").exists)
    assert (tmp_path / "feuille.pdf").read_bytes().startswith(b"%PDF")
    assert "feuille.pdf" in hands.text("sheet_told")


def test_sheet_that_cannot_be_written_is_told(themed: QApplication, tmp_path: Path) -> None:
    sheet = RecoverySheet(CODE, "Claire Fourneau", date(2026, 11, 24))
    with pytest.raises(AppError, match="n’a pas pu être enregistrée"):
        write_pdf(sheet, tmp_path / "absent" / "feuille.pdf")


def test_office_opens_only_once_all_is_received(hands: Hands, qtbot: QtBot) -> None:
    hands.reach_recovery()
    hands.page.show_progress(348)
    hands.press("sheet_kept")
    hands.press("next")
    assert (hands.text("missing"), hands.can_go_on()) == ("Réception en cours…", False)
    hands.page.show_received(Received(91, 160, 12))
    with qtbot.waitSignal(hands.page.open_wanted):
        hands.press("next")


def test_what_was_received_is_told_in_figures(hands: Hands) -> None:
    hands.reach_recovery()
    hands.page.show_received(Received(91, 1, 0))
    names = [figure.accessibleName() for figure in hands.page.findChildren(Figure)]
    assert names == ["91 lieux", "1 personne", "0 atelier"]


def test_interrupted_reception_can_be_tried_again_or_left(hands: Hands, qtbot: QtBot) -> None:
    hands.reach_recovery()
    hands.press("sheet_kept")
    hands.press("next")
    hands.page.show_receive_trouble(OFFLINE)
    assert hands.can_go_on()
    link = hands.child("reception_trouble").findChild(FaceButton)
    assert isinstance(link, FaceButton)
    with qtbot.waitSignal(hands.page.receive_wanted):
        link.click()
    assert not hands.can_go_on()


def test_help_comes_and_goes_with_its_key(hands: Hands) -> None:
    for shown in (True, False):
        QTest.keyClick(hands.page, Qt.Key.Key_F1)
        assert hands.child("help_words").isVisible() is shown


def test_demonstration_is_offered_at_every_step(hands: Hands, qtbot: QtBot) -> None:
    hands.give_code()
    with qtbot.waitSignal(hands.page.demo_wanted):
        hands.press("demo")


@pytest.mark.parametrize("reach", [lambda hands: None, Hands.give_code, Hands.reach_recovery])
def test_every_control_has_a_name(hands: Hands, reach: Callable[[Hands], object]) -> None:
    reach(hands)
    assert unnamed_controls(hands.page) == []


def test_one_button_only_is_primary(hands: Hands) -> None:
    hands.reach_recovery()
    buttons = [one for one in hands.page.findChildren(KeyButton) if one.property("kind") == "primary"]
    assert [one.objectName() for one in buttons] == ["next"]
    assert isinstance(hands.child("sheet_kept"), TickBox)
