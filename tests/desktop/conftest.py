"""Fixtures of the window's tests: an offscreen application with the theme in force, and French by default."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QLocale, Qt
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from mediator_app.desktop import theme
from mediator_app.desktop.tasks import Tasks
from mediator_app.services.laptop import Laptop
from tests.desktop.door_hands import Hands
from tests.desktop.door_values import a_ready_workshop, in_light
from tests.support.laptops import Workshop

Show = Callable[..., QWidget]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The offscreen platform warns that it has neither window manager nor keyboard to grab; every other Qt warning fails."""
    here = Path(__file__).parent
    for item in items:
        if item.path.is_relative_to(here):
            item.add_marker(pytest.mark.qt_log_ignore("This plugin does not support", extend=True))


@pytest.fixture(autouse=True)
def _french(qapp: QApplication) -> Iterator[None]:
    QLocale.setDefault(QLocale("fr_FR"))
    yield
    # Lists of pickers and completers and menus are windows too, but belong to a widget that deletes them itself.
    popup = Qt.WindowType.Popup
    for window in [one for one in QApplication.topLevelWidgets() if one.parent() is None and one.windowType() != popup]:
        window.close()
        window.deleteLater()
    qapp.processEvents()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    if qapp.styleSheet():
        _in_light(qapp)  # now that no window is left: each would be styled anew before it is deleted


@pytest.fixture
def themed(qapp: QApplication) -> QApplication:
    """The application in the light palette at 100 %, as it is put back after each test."""
    _in_light(qapp)
    return qapp


@cache
def _light_sheet() -> str:
    """The style sheet of the light palette at 100 %, which must be in force."""
    return theme.style_sheet()


def _in_light(app: QApplication) -> None:
    """Put the light palette at 100 % in force, unless it is: a style sheet costs as much the second time."""
    if (theme.palette_key(), theme.text_percent()) == ("light", 100) and app.styleSheet() == _light_sheet():
        return
    theme.apply_theme(app, "light", 100)


@pytest.fixture
def show(qtbot: QtBot, themed: QApplication) -> Iterator[Show]:
    """Puts widgets under one another in a window, shows it and gives it back; it stays until the test ends."""
    windows: list[QWidget] = []

    def show_widgets(*widgets: QWidget) -> QWidget:
        window = QWidget()
        windows.append(window)
        layout = QVBoxLayout(window)
        for widget in widgets:
            layout.addWidget(widget)
        with qtbot.waitExposed(window):
            window.show()
        window.activateWindow()
        return window

    yield show_widgets
    for window in windows:
        window.close()
        window.deleteLater()


@pytest.fixture
def tasks(qapp: QApplication) -> Iterator[Tasks]:
    """The two lanes, drained afterwards."""
    lanes = Tasks()
    yield lanes
    assert lanes.drain(5)


@pytest.fixture
def at(tmp_path: Path) -> Iterator[tuple[Laptop, Workshop]]:
    """A laptop and its workshop, ready for people to come in."""
    with a_ready_workshop(tmp_path) as made:
        yield made


@pytest.fixture
def hands(qtbot: QtBot, qapp: QApplication, at: tuple[Laptop, Workshop], tasks: Tasks) -> Hands:
    """Somebody at the door of that workshop."""
    in_light(qapp)
    return Hands(qtbot, tasks, *at)
