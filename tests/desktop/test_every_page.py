"""What holds on every page of the window, those of the morrow included: names for all that the keyboard reaches, Tab alone."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from mediator_app.desktop.accessibility import unnamed_controls
from mediator_app.desktop.office import Office
from mediator_app.desktop.shell import MainWindow
from mediator_app.desktop.tasks import Tasks
from mediator_app.screens import BEFORE_OPENING, PAGES
from tests.desktop.help_keys import TAKEN_BY_THE_PAGE_ITSELF, keys_in_help, keys_of
from tests.support.laptops import a_laptop, a_workshop

OPEN_PAGES = [key for key in PAGES if key not in BEFORE_OPENING]
MOST_STEPS = 250


@pytest.fixture
def office(themed: QApplication, tmp_path: Path, qtbot: QtBot) -> Iterator[Office]:
    QLocale.setDefault(QLocale("fr_FR"))
    with a_laptop(tmp_path / "profile") as laptop:
        a_workshop(laptop)
        made = Office(laptop, Tasks(), tmp_path, lambda: None)
        made.start("today", sends_by_itself=False)
        with qtbot.waitExposed(made.window):
            made.window.activateWindow()
        yield made
        made.window.close()


def opened(office: Office, key: str, qtbot: QtBot) -> QWidget:
    """The page on screen, with what it reads and with the panels that it makes when they are first needed."""
    page = office.window.show_page(key)
    for name, made in vars(type(page)).items():
        if isinstance(made, cached_property):
            getattr(page, name)
    qtbot.waitUntil(lambda: not office.workplace.tasks.database.is_busy())
    return page


def said(widgets: list[QWidget]) -> list[str]:
    """Widgets as they are told apart in a failure."""
    return [f"{type(one).__name__} {one.objectName()} {one.accessibleName()}".strip() for one in widgets]


def reached_by_tab(window: QWidget) -> list[QWidget]:
    """Where Tab leads, from the first control on until it comes back or stays."""
    window.setFocus()
    seen: list[QWidget] = []
    for _ in range(MOST_STEPS):
        QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Tab)
        at = QApplication.focusWidget()
        if at is None or at in seen:
            break
        seen.append(at)
    return seen


def parts_of(window: QWidget, reached: list[QWidget]) -> list[int]:
    """Which part of the window each belongs to, from where the first of the rail stands: rail, page, bar."""
    assert isinstance(window, MainWindow)
    start = next((place for place, one in enumerate(reached) if window.rail.isAncestorOf(one)), 0)
    in_order = [*reached[start:], *reached[:start]]
    parts = (window.rail, window.centralWidget(), window.sync_bar)
    return [0 if parts[0].isAncestorOf(one) else 2 if parts[2].isAncestorOf(one) else 1 for one in in_order]


def wanted_by_tab(root: QWidget) -> list[QWidget]:
    """The visible, enabled controls that Tab should come by; of choices that exclude each other, one stands for all."""
    return [
        widget
        for widget in root.findChildren(QWidget)
        if widget.isVisible()
        and widget.isEnabled()
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.focusProxy() is None
        and not _is_one_of_several(widget)
    ]


def _is_one_of_several(widget: QWidget) -> bool:
    group = getattr(widget, "group", None)
    exclusive = group() if callable(group) else None
    return bool(exclusive is not None and exclusive.exclusive() and not widget.isChecked())  # type: ignore[attr-defined]


def test_every_page_can_be_used_by_the_keyboard_alone(office: Office, qtbot: QtBot) -> None:
    """In one go, since it is the opening of all pages that takes its time: names, nothing missed by Tab, no trap.

    Its keys are those that its help names, and none is the window's too: Qt gives a key that two want to neither.
    """
    for key in OPEN_PAGES:
        page = opened(office, key, qtbot)
        keys = keys_of(page)
        assert (key, sorted(keys & keys_of(office.window))) == (key, [])
        if key != "help":
            assert (key, sorted(keys | TAKEN_BY_THE_PAGE_ITSELF.get(key, set()))) == (key, sorted(keys_in_help(key)))
        reached = reached_by_tab(office.window)
        missed = [one for one in wanted_by_tab(page) if one not in reached]
        assert (key, said(unnamed_controls(office.window))) == (key, [])
        assert (key, said(missed)) == (key, [])
        assert len(reached) < MOST_STEPS, key
        assert [parts_of(office.window, reached)] == [sorted(parts_of(office.window, reached))], key


def test_help_names_the_keys_of_the_window(office: Office) -> None:
    assert keys_of(office.window) | TAKEN_BY_THE_PAGE_ITSELF["window"] == keys_in_help("window")
