"""Hands for parts of pages: one laptop for a whole file of tests, a part alone in a window, and the words that it shows.

A page costs a quarter of a second to build and a theme as much to put in force; a part that is shown values costs a few
milliseconds. ``light`` and ``at_size`` change the theme only when another one is in force.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Protocol

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from mediator_app.desktop import theme
from mediator_app.desktop.changes import ChangeBus
from mediator_app.desktop.tasks import Tasks
from mediator_app.desktop.translation import install_language
from mediator_app.desktop.widgets.row_lists import RowListView
from mediator_app.desktop.widgets.row_models import VIEW_ROLE
from mediator_app.desktop.widgets.row_views import GroupHeader, RowView
from mediator_app.desktop.workplace import Workplace
from mediator_app.domain.rights import Role
from mediator_app.services.laptop import Laptop
from tests.support.laptops import SteppingClock, a_laptop


class Hearable(Protocol):
    """A signal of a made object."""

    def connect(self, slot: Any) -> Any:
        """Call ``slot`` at each emission."""
        ...


class Place:
    """A laptop with its workplace: what a part of a page works with."""

    def __init__(self, laptop: Laptop) -> None:
        self.laptop = laptop
        self.tasks = Tasks()
        self.workplace = Workplace(laptop, self.tasks, ChangeBus())
        self.wanted: list[tuple[str, dict[str, object]]] = heard(self.workplace.page_wanted)

    def settle(self, qtbot: QtBot) -> None:
        """Wait until the lane has answered and nothing more was asked meanwhile."""
        for _ in range(2):
            QApplication.processEvents()
            qtbot.waitUntil(lambda: not self.tasks.database.is_busy())
        QApplication.processEvents()


@contextmanager
def a_place(folder: Path, role: Role = Role.SOLO, clock: SteppingClock | None = None) -> Iterator[Place]:
    """A place of work on a real encrypted file; its lanes are drained at the end."""
    with a_laptop(folder, role=role, clock=clock or SteppingClock()) as laptop:
        place = Place(laptop)
        yield place
        assert place.tasks.drain(5)


def light(app: QApplication) -> QApplication:
    """French words, and the light palette at 100 %, put in force only if it is not."""
    install_language(app, "fr")
    if (theme.palette_key(), theme.text_percent()) != ("light", 100) or not app.styleSheet():
        theme.apply_theme(app, "light", 100)
    return app


@contextmanager
def at_size(app: QApplication, percent: int, palette: str = "light") -> Iterator[None]:
    """Another text size or palette until the end of the block."""
    theme.apply_theme(app, palette, percent)
    try:
        yield
    finally:
        theme.apply_theme(app, "light", 100)


def shown(qtbot: QtBot, part: QWidget, width: int = 760, height: int = 560) -> QWidget:
    """Show a part as an active window of its own."""
    qtbot.addWidget(part)
    part.resize(width, height)
    with qtbot.waitExposed(part):
        part.show()
    part.activateWindow()
    return part


def heard(signal: Hearable) -> list[Any]:
    """What a signal says from now on: a value for one argument, a tuple for several, an empty tuple for none."""
    said: list[Any] = []
    signal.connect(lambda *values: said.append(values[0] if len(values) == 1 else values))
    return said


def words_on(part: QWidget) -> list[str]:
    """The words of labels and buttons on screen, without empty ones."""
    found: list[str] = []
    for one in part.findChildren(QWidget):
        if isinstance(one, (QLabel, QAbstractButton)) and one.isVisible() and one.text():
            found.append(one.text())
    return found


def focused() -> QWidget:
    """The widget that has the keyboard."""
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def press_button(part: QWidget, name: str) -> None:
    """Press a button that is on screen."""
    button = part.findChild(QAbstractButton, name)
    assert isinstance(button, QAbstractButton), name
    assert button.isVisible(), name
    button.click()


def views_of(rows: RowListView) -> list[RowView]:
    """What a list shows, without group headers."""
    model = rows.model()
    found = (model.index(place, 0).data(VIEW_ROLE) for place in range(model.rowCount()))
    return [view for view in found if isinstance(view, RowView)]


def titles_of(rows: RowListView) -> list[str]:
    """The titles of a list, headers in « = = »."""
    model = rows.model()
    found = [model.index(place, 0).data(VIEW_ROLE) for place in range(model.rowCount())]
    return [f"= {one.title} =" if isinstance(one, GroupHeader) else one.plain_title() for one in found]


def strike(target: QObject, text: str) -> None:
    """Press keys with signs that QTest does not know, such as « è »."""
    for sign in text:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(target, QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, sign))
