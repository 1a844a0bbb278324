"""The papers of a session from where one needs them: the session's page and the door, by Ctrl+P or the menu."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from mediator_app.desktop.door.page import DoorPage
from mediator_app.desktop.paper.preview import PreviewWindow
from mediator_app.desktop.sessions.page import SessionsPage
from mediator_app.desktop.tasks import Tasks
from mediator_app.services.laptop import Laptop
from mediator_app.services.sessions import edit_session
from tests.desktop.page_hands import CTRL, PageHands
from tests.support.laptops import Workshop, a_laptop, a_workshop


@pytest.fixture
def laptop(tmp_path: Path) -> Iterator[Laptop]:
    with a_laptop(tmp_path / "profile") as made:
        yield made


@pytest.fixture
def workshop(laptop: Laptop) -> Workshop:
    return a_workshop(laptop)


Hands = Callable[[type[SessionsPage] | type[DoorPage]], PageHands]


@pytest.fixture
def hands(qtbot: QtBot, themed: QApplication, laptop: Laptop, workshop: Workshop, tasks: Tasks) -> Hands:
    def make(kind: type[SessionsPage] | type[DoorPage]) -> PageHands:
        made = PageHands(qtbot, tasks, laptop, kind)  # type: ignore[arg-type]
        made.page.open_with(session=workshop.session)  # type: ignore[attr-defined]
        made.settle()
        return made

    return make


def preview_of(window: QWidget, qtbot: QtBot, said: str) -> None:
    """The one preview open over a window, once it says this; it is closed then."""
    [preview] = window.findChildren(PreviewWindow)
    qtbot.waitUntil(lambda: any(said in label.text() for label in preview.findChildren(QLabel)), timeout=20_000)
    preview.close()


@pytest.mark.parametrize("page", [SessionsPage, DoorPage])
def test_sheet_is_one_key_away(hands: Hands, qtbot: QtBot, page: type[SessionsPage] | type[DoorPage]) -> None:
    at = hands(page)
    QTest.keyClick(QApplication.focusWidget() or at.page, Qt.Key.Key_P, CTRL)
    preview_of(at.page.window(), qtbot, "Premiers pas sur tablette")


@pytest.mark.parametrize(("action", "said"), [("poster", "Royère-de-Vassivière"), ("forms", "Feuilles de secours")])
def test_other_papers_are_in_the_menu(hands: Hands, qtbot: QtBot, action: str, said: str) -> None:
    at = hands(SessionsPage)
    getattr(at.page, f"{action}_action").trigger()
    preview_of(at.page.window(), qtbot, said)


def test_poster_without_a_place_says_what_is_missing(
    hands: Hands, qtbot: QtBot, laptop: Laptop, workshop: Workshop
) -> None:
    edit_session(laptop, workshop.session, {"place": None})
    at = hands(SessionsPage)
    at.page.poster_action.trigger()  # type: ignore[attr-defined]
    preview_of(at.page.window(), qtbot, "Il manque le lieu de l’atelier.")


def test_nothing_is_printed_of_the_list(hands: Hands) -> None:
    at = hands(SessionsPage)
    at.click("all_sessions")
    at.press(Qt.Key.Key_P, CTRL)
    assert at.page.window().findChildren(PreviewWindow) == []
