"""The four steps of the first opening: where one is, what is missing, the left column, the keyboard, the fit."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from mediator_app.desktop import theme
from mediator_app.desktop.first_run.page import FirstRunPage
from mediator_app.desktop.opening import Received
from mediator_app.desktop.widgets.buttons import KeyButton
from mediator_app.errors import AppError
from tests.desktop.door_values import cut_buttons, cut_labels, in_theme, texts
from tests.desktop.first_run_hands import (
    URL,
    child,
    fill,
    get_sheet,
    give_code,
    go_alone,
    missing,
    name_oneself,
    panel,
    press,
    receive,
    stay,
    title,
)

N = "\u00a0"
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


@pytest.mark.parametrize("reach", [stay, go_alone, give_code, get_sheet, receive])
@pytest.mark.parametrize("percent", [100, 200])
def test_no_words_are_cut(make: Open, reach: Reach, percent: int) -> None:
    page = make("light", percent)
    reach(page)
    QApplication.processEvents()
    assert (cut_labels(page), cut_buttons(page)) == ([], [])


@pytest.mark.parametrize("reach", [stay, go_alone, give_code, receive])
def test_one_button_only_is_filled(page: FirstRunPage, reach: Reach) -> None:
    reach(page)
    primary = [one for one in page.findChildren(KeyButton) if one.property("kind") == "primary" and one.isVisible()]
    assert [one.objectName() for one in primary] == ["next"]
