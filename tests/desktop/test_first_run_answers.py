"""What the first opening is told and how it takes it: address, code, name, phrase, refusals, reception."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from mediator_app.desktop.first_run.choice import FirstRunChoice
from mediator_app.desktop.first_run.page import FirstRunPage
from mediator_app.desktop.opening import Received
from mediator_app.desktop.widgets.buttons import FaceButton
from mediator_app.desktop.widgets.labels import Figure
from mediator_app.errors import AppError
from tests.desktop.door_values import in_light, texts
from tests.desktop.first_run_hands import (
    PHRASE,
    URL,
    child,
    fill,
    get_sheet_alone,
    give_code,
    go_alone,
    missing,
    press,
    receive,
)

N = "\u00a0"
OFFLINE = AppError("Le centre ne répond pas.", "Vérifiez le réseau.", code="offline")


@pytest.fixture
def page(qtbot: QtBot, qapp: QApplication) -> FirstRunPage:
    in_light(qapp)
    made = FirstRunPage()
    made.resize(1280, 690)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    return made


@pytest.mark.parametrize(
    ("typed", "said"),
    [("   ", "Il manque votre nom"), ("Claire", "")],
)
def test_name_of_spaces_is_no_name(page: FirstRunPage, typed: str, said: str) -> None:
    go_alone(page)
    fill(page, "member_name", typed)
    assert page.person.missing() == said


@pytest.mark.parametrize(
    ("typed", "url"),
    [
        ("centre.exemple.fr", URL),
        ("  https://centre.exemple.fr ", URL),
        ("http://192.0.2.7:8080", "http://192.0.2.7:8080"),
        ("   ", ""),
    ],
)
def test_address_is_taken_as_people_write_it(page: FirstRunPage, typed: str, url: str) -> None:
    fill(page, "url", typed)
    assert page.team.url() == url


@pytest.mark.parametrize("typed", ["abcd2345", "ABCD 2345", "abcd-2345", " ab cd 23 45 "])
def test_code_is_taken_as_people_copy_it(page: FirstRunPage, typed: str) -> None:
    fill(page, "code", typed)
    assert page.team.code() == "ABCD2345"


@pytest.mark.parametrize(("typed", "is_enough"), [("ABCD234", False), ("ABCD2345", True), ("ABCD23456", False)])
def test_code_has_eight_signs(page: FirstRunPage, typed: str, is_enough: bool) -> None:
    fill(page, "url", URL)
    fill(page, "code", typed)
    assert child(page, "next").isEnabled() is is_enough


def test_working_alone_explains_that_nothing_is_lost(page: FirstRunPage) -> None:
    press(page, "alone")
    assert any("ce que vous aurez écrit ira au centre" in one for one in texts(page))
    assert not child(page, "url").isVisible()


def test_mark_of_a_refused_code_goes_as_soon_as_it_is_corrected(page: FirstRunPage) -> None:
    give_code(page)
    page.keep_passphrase()
    page.show_error(AppError("Ce code n’est plus valable.", code="wrong_code"))
    before = child(page, "code").property("fault")
    fill(page, "code", "WXYZ6789")
    assert (before, child(page, "code").property("fault")) == (True, False)


@pytest.mark.parametrize(
    ("code", "field"),
    [("wrong_code", "code"), ("too_many_tries", "code"), ("offline", "url"), ("not_the_centre", "url")],
)
def test_refusal_marks_the_field_that_it_is_about(page: FirstRunPage, code: str, field: str) -> None:
    give_code(page)
    page.keep_passphrase()
    page.show_error(AppError("Refusé.", code=code))
    marked = [name for name in ("url", "code") if child(page, name).property("fault")]
    assert marked == [field]


def test_refusal_goes_with_the_step(page: FirstRunPage) -> None:
    give_code(page)
    page.show_error(AppError("Le disque est plein."))
    press(page, "back")
    assert not child(page, "fault").isVisible()


def test_phrase_of_ones_own_is_taken(page: FirstRunPage) -> None:
    choices: list[FirstRunChoice] = []
    page.profile_wanted.connect(choices.append)
    give_code(page)
    fill(page, "passphrase", "le chat gris dort sur le vieux mur")
    fill(page, "passphrase_again", "le chat gris dort sur le vieux mur")
    press(page, "next")
    assert [one.passphrase for one in choices] == ["le chat gris dort sur le vieux mur"]


def test_phrase_typed_survives_going_back_and_on(page: FirstRunPage) -> None:
    give_code(page)
    fill(page, "passphrase", PHRASE)
    press(page, "back")
    press(page, "next")
    assert page.protect.passphrase() == PHRASE


def test_sheet_is_promised_before_there_is_one(page: FirstRunPage) -> None:
    give_code(page)
    assert "Vous pourrez l’imprimer dès que vous aurez continué." in texts(page)
    assert not child(page, "print_sheet").isVisible()


def test_somebody_alone_has_nothing_to_receive(page: FirstRunPage, qtbot: QtBot) -> None:
    get_sheet_alone(page)
    press(page, "sheet_kept")
    press(page, "next")
    assert {"Rien à recevoir pour l’instant", "Ce poste est prêt. Vous pourrez créer votre premier atelier."} <= set(
        texts(page)
    )
    assert [one for one in page.findChildren(Figure) if one.isVisible()] == []
    with qtbot.waitSignal(page.open_wanted):
        press(page, "next")


def test_last_button_says_what_it_opens(page: FirstRunPage) -> None:
    receive(page)
    page.show_received(Received(0, 0, 0))
    button = child(page, "next")
    assert isinstance(button, FaceButton)
    assert button.text() == "Ouvrir Tournée"


def test_interrupted_reception_says_that_one_can_go_on(page: FirstRunPage) -> None:
    receive(page)
    page.show_progress(12)
    page.show_receive_trouble(OFFLINE)
    assert {"Réception interrompue", "Le centre ne répond pas.", "Recevoir maintenant"} <= {
        *texts(page),
        *_buttons(page),
    }
    assert missing(page) == ""


def test_trouble_is_forgotten_once_all_is_received(page: FirstRunPage) -> None:
    receive(page)
    page.show_receive_trouble(OFFLINE)
    page.show_progress(0)
    page.show_received(Received(91, 160, 12))
    assert not child(page, "reception_trouble").isVisible()
    assert "Tout est reçu" in texts(page)


def _buttons(page: FirstRunPage) -> list[str]:
    return [one.text() for one in page.findChildren(FaceButton) if one.isVisible()]
