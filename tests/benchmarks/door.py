"""From key to screen at the door with 100,000 people in the profile: each sign typed, each Enter, painted off screen.

The floor is a bare window in the same run: a field whose every sign fills a plain list anew, without any search.
"""

from __future__ import annotations

import os
import random
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QEvent, QEventLoop, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QListWidget, QVBoxLayout, QWidget

from mediator_app.demo.inventing import LAST_NAMES, MEN, WOMEN
from mediator_app.desktop import theme
from mediator_app.desktop.changes import ChangeBus
from mediator_app.desktop.door.page import DoorPage
from mediator_app.desktop.tasks import Tasks
from mediator_app.desktop.translation import install_language
from mediator_app.desktop.workplace import Workplace
from mediator_app.services.laptop import Laptop, new_id, record
from mediator_app.storage.database import transaction
from mediator_app.storage.operations import Draft
from tests.benchmarks.measuring import Row, median, milliseconds, percentile
from tests.support.laptops import Workshop, a_laptop, a_workshop

WORDS = 120
ROUNDS = 20
"""Times that each of the twelve is marked."""
SHOWN = 12
"""Rows that the bare list shows, as many as the door's."""


def measure(count: int = 100_000) -> list[Row]:
    """The rows of the table."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication.instance() or theme.make_application()
    assert isinstance(app, QApplication)
    install_language(app, "fr")
    theme.apply_theme(app, "light", 100)
    with tempfile.TemporaryDirectory() as folder, a_laptop(Path(folder)) as laptop:
        workshop = a_workshop(laptop)
        words = _typed(fill_people(laptop, count))
        bare = _at_bare_window(app, words)
        with _open_door(app, laptop, workshop) as (page, settle):
            keys = _type(app, page, words, settle)
            enters = _mark_and_undo(app, page, settle)
    floor, aim = percentile(bare, 0.99), "≤ 50 ms"
    return [
        Row(f"door: key to screen among {count} people, median", median(keys), median(bare), ""),
        Row(f"door: key to screen among {count} people, 99th percentile", percentile(keys, 0.99), floor, aim),
        Row("door: Enter to the person's card, written durably, median", median(enters), None, ""),
        Row("door: Enter to the person's card, 99th percentile", percentile(enters, 0.99), None, aim),
    ]


def _type(app: QApplication, page: DoorPage, words: Sequence[str], settle: Callable[[], None]) -> list[float]:
    """Milliseconds of each sign, until whom it means is on screen."""
    times = []
    for word in words:
        for sign in word:
            times.append(milliseconds(lambda sign=sign: _strike(app, page, 0, sign, settle)))  # type: ignore[misc]
        _strike(app, page, Qt.Key.Key_Escape, "", settle)
    return times


def _mark_and_undo(app: QApplication, page: DoorPage, settle: Callable[[], None]) -> list[float]:
    """Milliseconds of each Enter that marks one of the twelve, until her card is on screen; each is taken back."""
    times = []
    for number in [*range(1, 13)] * ROUNDS:
        for sign in str(number):
            _strike(app, page, 0, sign, settle)
        times.append(milliseconds(lambda: _strike(app, page, Qt.Key.Key_Return, "", settle)))
        page.footer.undo_asked.emit()
        settle()
    return times


def _at_bare_window(app: QApplication, words: Sequence[str]) -> list[float]:
    """The same signs in a bare window that fills a list anew with each."""
    window = QWidget()
    field, rows = QLineEdit(window), QListWidget(window)
    layout = QVBoxLayout(window)
    layout.addWidget(field)
    layout.addWidget(rows)

    def fill(text: str) -> None:
        rows.clear()
        rows.addItems([f"{text} {place}" for place in range(SHOWN)])

    field.textChanged.connect(fill)
    window.resize(1302, 728)
    window.show()
    field.setFocus()
    app.processEvents()
    times = []
    for word in words:
        for sign in word:
            times.append(milliseconds(lambda sign=sign: _strike(app, field, 0, sign, app.processEvents)))  # type: ignore[misc]
        field.clear()
    window.close()
    return times


def _strike(app: QApplication, target: QWidget, key: int, sign: str, settle: Callable[[], None]) -> None:
    """Press a key where the focus is and wait until all that it asks for is painted."""
    place = QApplication.focusWidget() or target
    app.sendEvent(place, QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, sign))
    settle()


@contextmanager
def _open_door(app: QApplication, laptop: Laptop, workshop: Workshop) -> Iterator[tuple[DoorPage, Callable[[], None]]]:
    tasks = Tasks()
    page = DoorPage(Workplace(laptop, tasks, ChangeBus()), clock=_slow_hand())
    page.open_with(workshop.session)
    page.resize(1302, 728)

    def settle() -> None:
        app.processEvents()
        while tasks.database.is_busy():
            app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        app.processEvents()

    page.show()
    page.activateWindow()
    settle()
    page.box.setFocus()
    yield page, settle
    page.close()
    tasks.drain(5)


def _slow_hand() -> Callable[[], float]:
    """A clock by which no two keys are a scanner's."""
    seconds = iter(range(10_000_000))
    return lambda: float(next(seconds))


def _typed(names: Sequence[str]) -> list[str]:
    rng = random.Random(3)
    return [rng.choice(names)[: rng.randint(2, 8)].lower() for _ in range(WORDS)]


def fill_people(laptop: Laptop, count: int) -> list[str]:
    """So many people of ordinary invented names; the names."""
    rng = random.Random(5)
    names = []
    with transaction(laptop.connection):
        for number in range(count):
            last = rng.choice(LAST_NAMES) + rng.choice(("", "", f"-{rng.choice(LAST_NAMES)}"))
            first = rng.choice(WOMEN + MEN)
            fields = {"last_name": last, "first_name": first, "phone": f"+3363998{number % 10_000:04d}"}
            record(laptop, [Draft("person", new_id(), fields)], "benchmark")
            names.append(f"{last} {first}")
    return names
