"""The four steps of the first opening: what each says, asks, remembers and shows in the left column."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from mediator_app.desktop import theme
from mediator_app.desktop.first_run.choice import FirstRunChoice
from mediator_app.desktop.first_run.page import FirstRunPage
from mediator_app.desktop.first_run.steps_panel import StepLine
from mediator_app.desktop.opening import Received
from mediator_app.desktop.widgets.buttons import FaceButton, KeyButton
from mediator_app.desktop.widgets.labels import Figure
from mediator_app.errors import AppError
from tests.desktop.door_values import cut_buttons, cut_labels, in_theme, texts

N = "\u00a0"
URL = "https://centre.exemple.fr"
PHRASE = "moulin jardin carnet dimanche lanterne"
CODE = "ABCD-2345-EFGH-6789-JKMN-PQRS-TVWX-YZ01"
OFFLINE = AppError("Le centre ne répond pas.", "Vérifiez le réseau.", code="offline")
Open = Callable[..., FirstRunPage]
Reach = Callable[[FirstRunPage], None]


@pytest.fixture
def make(qtbot: QtBot, qapp: QApplication) -> Iterator[Open]:
    """Opens the page in a palette, at a text size, in a window of a size."""
    with in_theme(qapp, "light", 100):

        def made(palette: str = "light", percent: int = 100) -> FirstRunPage:
            if (palette, percent) != ("light", 100):
                theme.apply_theme(qapp, palette, percent)
            page = FirstRunPage()
            page.resize(1280, 690)
            qtbot.addWidget(page)
            with qtbot.waitExposed(page):
                page.show()
            page.activateWindow()
            return page

        yield made


@pytest.fixture
def page(make: Open) -> FirstRunPage:
    return make()


def child(page: FirstRunPage, name: str) -> QWidget:
    found = page.findChild(QWidget, name)
    assert isinstance(found, QWidget), name
    return found


def fill(page: FirstRunPage, name: str, text: str) -> None:
    field = child(page, name)
    assert isinstance(field, QLineEdit)
    field.setText(text)


def press(page: FirstRunPage, name: str) -> None:
    QTest.keyClick(child(page, name), Qt.Key.Key_Space)


def stay(page: FirstRunPage) -> None:
    """The first step, as it is."""


def go_alone(page: FirstRunPage) -> None:
    press(page, "alone")
    press(page, "next")


def give_code(page: FirstRunPage) -> None:
    fill(page, "url", URL)
    fill(page, "code", "ABCD2345")
    press(page, "next")


def name_oneself(page: FirstRunPage) -> None:
    go_alone(page)
    fill(page, "member_name", "Claire Fourneau")
    press(page, "next")


def get_sheet(page: FirstRunPage) -> None:
    give_code(page)
    fill(page, "passphrase", PHRASE)
    fill(page, "passphrase_again", PHRASE)
    page.keep_passphrase()
    page.show_recovery(CODE, "Claire Fourneau")


def get_sheet_alone(page: FirstRunPage) -> None:
    name_oneself(page)
    page.keep_passphrase()
    page.show_recovery(CODE, "Claire Fourneau")
    page.show_received(None)


def receive(page: FirstRunPage) -> None:
    get_sheet(page)
    press(page, "sheet_kept")
    press(page, "next")


def panel(page: FirstRunPage) -> list[str]:
    """What a screen reader says of each step of the left column."""
    return [line.accessibleName() for line in page.findChildren(StepLine)]


def missing(page: FirstRunPage) -> str:
    label = child(page, "missing")
    assert isinstance(label, QLabel)
    return label.text()


def title(page: FirstRunPage) -> str:
    return next(text for text in texts(page) if text.startswith("Étape "))


@pytest.mark.parametrize(
    ("reach", "place", "heading"),
    [
        (stay, "Étape 1 sur 4", "Rejoindre une équipe"),
        (go_alone, "Étape 2 sur 4", "Vous"),
        (give_code, "Étape 3 sur 4", "Protéger ce poste"),
        (receive, "Étape 4 sur 4", "Recevoir les données"),
    ],
)
def test_step_tells_its_place_and_title(page: FirstRunPage, reach: Reach, place: str, heading: str) -> None:
    reach(page)
    assert place in texts(page)
    assert texts(page).count(heading) == 2, "in the column and above the fields"


@pytest.mark.parametrize(
    ("reach", "field"), [(stay, "url"), (go_alone, "member_name"), (give_code, "passphrase_again")]
)
def test_keyboard_is_where_the_step_begins(page: FirstRunPage, qtbot: QtBot, reach: Reach, field: str) -> None:
    reach(page)
    qtbot.waitUntil(child(page, field).hasFocus)


@pytest.mark.parametrize("held", [Received(91, 160, 12), None])
def test_keyboard_comes_to_the_last_button_once_all_is_there(
    page: FirstRunPage, qtbot: QtBot, held: Received | None
) -> None:
    receive(page)
    page.show_received(held)
    with qtbot.waitSignal(page.open_wanted):
        QTest.keyClick(QApplication.focusWidget() or page, Qt.Key.Key_Space)


def test_keyboard_comes_to_the_last_button_when_reception_stops(page: FirstRunPage, qtbot: QtBot) -> None:
    receive(page)
    page.show_receive_trouble(OFFLINE)
    qtbot.waitUntil(child(page, "next").hasFocus)


def test_step_that_was_half_filled_begins_at_what_is_left(page: FirstRunPage, qtbot: QtBot) -> None:
    give_code(page)
    press(page, "back")
    fill(page, "code", "")
    press(page, "alone")
    press(page, "with_team")
    page._go(0)
    qtbot.waitUntil(child(page, "code").hasFocus)


def test_column_tells_what_is_done_and_what_was_chosen(page: FirstRunPage) -> None:
    name_oneself(page)
    assert panel(page) == [
        "Rejoindre une équipe, fait, Seul pour l’instant",
        "Vous, fait, Claire Fourneau",
        "Protéger ce poste, en cours, Phrase secrète",
        "Recevoir les données, à venir, Rien pour l’instant",
    ]


def test_column_says_that_the_code_gives_the_name(page: FirstRunPage) -> None:
    give_code(page)
    assert panel(page)[:2] == [
        "Rejoindre une équipe, fait, Avec le code du centre",
        "Vous, fait, Nom donné par le code",
    ]


def test_column_shows_the_name_that_the_centre_gave(page: FirstRunPage) -> None:
    get_sheet(page)
    assert panel(page)[1] == "Vous, fait, Claire Fourneau"


def test_column_follows_the_reception(page: FirstRunPage) -> None:
    receive(page)
    page.show_progress(348)
    during = panel(page)[3]
    page.show_received(Received(91, 160, 12))
    assert (during, panel(page)[3]) == (
        "Recevoir les données, en cours, 348 éléments reçus",
        "Recevoir les données, fait, Tout est reçu",
    )


@pytest.mark.parametrize(
    ("reach", "said"),
    [
        (go_alone, "Il manque votre nom"),
        (give_code, "Tapez la phrase une seconde fois"),
        (get_sheet, "Mettez la feuille de secours en lieu sûr, puis cochez la case"),
        (receive, "Réception en cours…"),
    ],
)
def test_what_is_missing_stands_beside_the_button(page: FirstRunPage, reach: Reach, said: str) -> None:
    reach(page)
    assert (missing(page), child(page, "next").isEnabled()) == (said, False)


def test_what_is_left_is_told_in_steps_and_minutes(page: FirstRunPage) -> None:
    press(page, "alone")
    alone = missing(page)
    fill(page, "url", URL)
    press(page, "with_team")
    fill(page, "code", "ABCD2345")
    assert (alone, missing(page)) == (f"Encore 3 étapes, environ 4{N}minutes", f"Encore 2 étapes, environ 3{N}minutes")


def test_last_step_to_come_is_told_in_the_singular(page: FirstRunPage) -> None:
    get_sheet(page)
    press(page, "sheet_kept")
    assert missing(page) == f"Encore 1 étape, environ 2{N}minutes"


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


def test_first_step_cannot_be_left_backwards(page: FirstRunPage) -> None:
    assert not child(page, "back").isVisible()


def test_back_skips_the_step_that_was_skipped(page: FirstRunPage) -> None:
    give_code(page)
    press(page, "back")
    assert title(page) == "Étape 1 sur 4"


def test_help_is_the_steps_own(page: FirstRunPage) -> None:
    said = []
    for go_on in (stay, go_alone):
        go_on(page)
        press(page, "help")
        said.append(child(page, "help_words").accessibleName())
    assert said[0].startswith("Le code sert une seule fois")
    assert said[1].startswith("Écrivez votre prénom")


def test_help_of_the_step_before_goes_with_it(page: FirstRunPage) -> None:
    press(page, "help")
    go_alone(page)
    assert not child(page, "help_words").isVisible()


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


@pytest.mark.parametrize("reach", [stay, go_alone, give_code, get_sheet, receive])
@pytest.mark.parametrize(("palette", "percent"), [("light", 100), ("light", 200), ("contrast", 100)])
def test_no_words_are_cut(make: Open, reach: Reach, palette: str, percent: int) -> None:
    page = make(palette, percent)
    reach(page)
    QApplication.processEvents()
    assert (cut_labels(page), cut_buttons(page)) == ([], [])


@pytest.mark.parametrize("reach", [stay, go_alone, give_code, receive])
def test_one_button_only_is_filled(page: FirstRunPage, reach: Reach) -> None:
    reach(page)
    primary = [one for one in page.findChildren(KeyButton) if one.property("kind") == "primary" and one.isVisible()]
    assert [one.objectName() for one in primary] == ["next"]


def _buttons(page: FirstRunPage) -> list[str]:
    return [one.text() for one in page.findChildren(FaceButton) if one.isVisible()]
