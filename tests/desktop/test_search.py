"""Ctrl+K: everything from the keyboard, over whatever page is on screen."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from mediator_app.desktop.accessibility import unnamed_controls
from mediator_app.desktop.office import Office
from mediator_app.desktop.search.box import SearchBox
from mediator_app.desktop.tasks import Tasks
from tests.support.laptops import a_laptop, a_workshop


@pytest.fixture
def office(themed: QApplication, tmp_path: Path, qtbot: QtBot) -> Iterator[Office]:
    with a_laptop(tmp_path / "profile") as laptop:
        a_workshop(laptop)
        tasks = Tasks()
        made = Office(laptop, tasks, tmp_path, lambda: None)
        made.start("settings")
        qtbot.waitExposed(made.window)
        made.window.activateWindow()
        yield made
        made.window.close()


def opened(office: Office, qtbot: QtBot) -> SearchBox:
    QTest.keyClick(office.window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert office.search is not None
    return office.search


def titles(box: SearchBox) -> list[str]:
    return [row.plain_title() for row in box.model.rows()]


def test_box_opens_over_the_page_ready_to_be_typed_in(office: Office, qtbot: QtBot) -> None:
    box = opened(office, qtbot)
    assert box.isVisible()
    assert office.window.focusWidget() is box.field
    assert unnamed_controls(box) == []


def test_typing_finds_and_enter_goes_there(office: Office, qtbot: QtBot) -> None:
    box = opened(office, qtbot)
    QTest.keyClicks(box.field, "roche")
    qtbot.waitUntil(lambda: titles(box)[:2] == ["Personnes", "Denise Roche"])
    QTest.keyClick(box.field, Qt.Key.Key_Return)
    assert office.window.current_key() == "people"
    assert not box.isVisible()


def test_arrows_go_on_to_the_next_kind(office: Office, qtbot: QtBot) -> None:
    box = opened(office, qtbot)
    QTest.keyClicks(box.field, "tablette")
    qtbot.waitUntil(lambda: "Premiers pas sur tablette" in titles(box))
    QTest.keyClick(box.field, Qt.Key.Key_Down)
    assert box.field.hasFocus()
    QTest.keyClick(box.field, Qt.Key.Key_Up)
    QTest.keyClick(box.field, Qt.Key.Key_Return)
    assert office.window.current_key() == "sessions"


def test_pages_are_found_by_their_titles(office: Office, qtbot: QtBot) -> None:
    box = opened(office, qtbot)
    QTest.keyClicks(box.field, "envois")
    qtbot.waitUntil(lambda: titles(box) == ["Pages", "Envois"])
    QTest.keyClick(box.field, Qt.Key.Key_Return)
    assert office.window.current_key() == "sends"


def test_nothing_found_is_said(office: Office, qtbot: QtBot) -> None:
    box = opened(office, qtbot)
    QTest.keyClicks(box.field, "xyzzy")
    qtbot.waitUntil(box.nothing.isVisible)
    assert box.nothing.text() == "Rien de ce nom sur ce poste."


def test_escape_goes_back_to_where_one_was(office: Office, qtbot: QtBot) -> None:
    before = office.window.rail.item("sends")
    before.setFocus(Qt.FocusReason.TabFocusReason)
    box = opened(office, qtbot)
    QTest.keyClick(box.field, Qt.Key.Key_Escape)
    assert not box.isVisible()
    assert office.window.focusWidget() is before
    assert office.window.current_key() == "settings"


def test_opening_it_again_begins_anew(office: Office, qtbot: QtBot) -> None:
    box = opened(office, qtbot)
    QTest.keyClicks(box.field, "roche")
    QTest.keyClick(box.field, Qt.Key.Key_Escape)
    assert opened(office, qtbot).field.text() == ""


def test_page_asked_for_by_its_key_is_not_left_under_the_box(office: Office, qtbot: QtBot) -> None:
    box = opened(office, qtbot)
    QTest.keyClick(office.window, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    assert not box.isVisible()


def test_box_goes_when_somebody_goes_on_elsewhere(office: Office, qtbot: QtBot) -> None:
    box = opened(office, qtbot)
    office.window.rail.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    office.window.rail.setFocus(Qt.FocusReason.MouseFocusReason)
    assert not box.isVisible()
