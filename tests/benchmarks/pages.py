"""Opening each page, and scrolling a list of 100,000 people, painted off screen.

A page is opened as by a click in the rail, some seconds after the start of a program as it is installed (compiled, its
modules read ahead): the first time it is made, afterwards it is shown again; what it reads is waited for, as the window
waits. The floor of opening is an empty page of the same size; that of scrolling, a bare list of as many plain rows.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QEventLoop, QStringListModel
from PySide6.QtWidgets import QAbstractItemView, QApplication, QListView

from mediator_app.desktop import theme
from mediator_app.desktop.office import Office
from mediator_app.desktop.people.page import PeoplePage
from mediator_app.desktop.tasks import Tasks
from mediator_app.desktop.translation import install_language
from mediator_app.desktop.widgets.headers import Page
from mediator_app.screens import BEFORE_OPENING, PAGES
from tests.benchmarks.door import fill_people
from tests.benchmarks.measuring import Row, median, milliseconds, percentile
from tests.support.laptops import a_laptop, a_workshop

TIMES = 7
STEPS = 300
SIZE = (1366, 768)
OPENING, SCROLLING = "≤ 150 ms", "≤ 16 ms"


def measure(count: int = 100_000) -> list[Row]:
    """The rows of the table."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication.instance() or theme.make_application()
    assert isinstance(app, QApplication)
    install_language(app, "fr")
    theme.apply_theme(app, "light", 100)
    with _an_office(count) as (office, settle):
        rows = _open_all(office, settle, _opening_of_nothing(settle))
        return rows + _scroll_people(app, office, settle, count)


def _open_all(office: Office, settle: Callable[[], None], floor: float) -> list[Row]:
    """Each page for the first time, then the median of coming back to it from the help."""
    rows = []
    for key in (key for key in PAGES if key not in BEFORE_OPENING):
        first = milliseconds(lambda key=key: _open(office, key, settle))  # type: ignore[misc]
        again = []
        for _ in range(TIMES):
            _open(office, "help" if key != "help" else "today", settle)
            again.append(milliseconds(lambda key=key: _open(office, key, settle)))  # type: ignore[misc]
        rows.append(Row(f"page {key}: made and shown the first time", first, floor, OPENING))
        rows.append(Row(f"page {key}: shown again", median(again), floor, OPENING))
    return rows


def _scroll_people(app: QApplication, office: Office, settle: Callable[[], None], count: int) -> list[Row]:
    page = office.window.show_page("people")
    assert isinstance(page, PeoplePage)
    settle()
    plain = QListView()
    model = QStringListModel([f"Nom {number}" for number in range(count)], plain)
    plain.setUniformItemSizes(True)
    plain.setModel(model)
    plain.resize(page.list.rows.size())
    plain.show()
    app.processEvents()
    ours, floor = _scroll(page.list.rows, settle), _scroll(plain, app.processEvents)
    plain.close()
    shown = page.list.rows.model().rowCount()
    return [
        Row(f"scrolling {shown} people by a page, median", median(ours), median(floor), ""),
        Row(f"scrolling {shown} people by a page, 99th percentile", percentile(ours, 0.99), None, SCROLLING),
    ]


def _scroll(view: QAbstractItemView, settle: Callable[[], None]) -> list[float]:
    """Milliseconds of each step, spread over the whole list, until it is painted."""
    bar = view.verticalScrollBar()

    def go(step: int) -> None:
        bar.setValue(round(bar.maximum() * step / STEPS))
        view.viewport().repaint()
        settle()

    return [milliseconds(lambda step=step: go(step)) for step in range(STEPS)]  # type: ignore[misc]


def _read_ahead(office: Office) -> None:
    """Let the window read the modules of its pages, as it does by itself in its first seconds."""
    office.read_ahead()
    while office.ahead is not None and not office.ahead.is_done():
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)


def _open(office: Office, key: str, settle: Callable[[], None]) -> None:
    office.open_page(key)
    settle()


def _opening_of_nothing(settle: Callable[[], None]) -> float:
    """An empty page as large as the others, made and shown."""
    made: list[Page] = []

    def make() -> None:
        page = Page("")
        page.resize(*SIZE)
        page.show()
        made.append(page)
        settle()

    times = [milliseconds(make) for _ in range(TIMES)]
    for page in made:
        page.close()
    return median(times)


@contextmanager
def _an_office(count: int) -> Iterator[tuple[Office, Callable[[], None]]]:
    with tempfile.TemporaryDirectory() as folder, a_laptop(Path(folder) / "profile") as laptop:
        a_workshop(laptop)
        fill_people(laptop, count)
        tasks = Tasks()
        office = Office(laptop, tasks, Path(folder), lambda: None)

        def settle() -> None:
            app = QApplication.instance()
            assert app is not None
            app.processEvents()
            while tasks.database.is_busy():
                app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
            app.processEvents()

        office.start("settings", sends_by_itself=False)
        office.window.resize(*SIZE)
        settle()
        _read_ahead(office)
        yield office, settle
        office.window.close()
