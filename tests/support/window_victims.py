"""A window to be killed: a real one, offscreen, whose door is worked at by key events; it tells what its screen shows.

``python -m tests.support.window_victims`` is started and spoken to like ``crash_victims``. A victim prints
``present<tab>PERSON`` once a card says that she is present, and ``journal<tab>TXNS<tab>UNDONE<tab>WORDS`` once a line of
the journal is on screen, whenever it changes.
"""

from __future__ import annotations

import itertools
import os
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from mediator_app.desktop import theme
from mediator_app.desktop.door.page import DoorPage
from mediator_app.desktop.office import Office
from mediator_app.desktop.tasks import Tasks
from mediator_app.desktop.widgets.row_models import VIEW_ROLE
from mediator_app.services.profiles import laptop_at
from tests.support.crash_victims import PASSPHRASE, main, tell
from tests.support.laptops import TWELVE

PROGRAM: Final = "tests.support.window_victims"
ENTER: Final = Qt.Key.Key_Return
Stroke = str | Qt.Key | tuple[Qt.Key, Qt.KeyboardModifier]


def door(folder: str, session: str, seed: str, planted: str = "") -> None:
    """A morning at the door, stroke after stroke, until the end.

    ``planted``: a bug that must be seen: all is shown before it is committed.
    """
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    with laptop_at(Path(folder), PASSPHRASE) as laptop:
        if planted:
            laptop.connection.execute("BEGIN IMMEDIATE")
        app = theme.make_application()
        theme.apply_theme(app, "light", 100)
        office = Office(laptop, Tasks(), Path(folder), lambda: None)
        office.start("today", sends_by_itself=False)
        office.open_page("door", {"session": session})
        work(app, office, random.Random(seed))


def work(app: QApplication, office: Office, rng: random.Random) -> None:
    """Type at the door of an office, and tell what is seen after each turn of the loop."""
    page = office.window.show_page("door")
    assert isinstance(page, DoorPage)
    while page.state is None or office.workplace.tasks.database.is_busy():
        app.processEvents()
    journal = page.findChild(QWidget, "door_journal")
    assert journal is not None
    QTest.mouseClick(journal, Qt.MouseButton.LeftButton)
    page.box.setFocus()
    tell("ready")
    seen: set[str] = set()
    for stroke in itertools.chain.from_iterable(gestures(rng)):
        strike(page, stroke)
        app.processEvents()
        while stroke == ENTER and rng.random() < 0.9 and office.workplace.tasks.database.is_busy():
            app.processEvents()
        for line in on_screen(page):
            if line not in seen:
                seen.add(line)
                tell(line)


def gestures(rng: random.Random) -> Iterator[list[Stroke]]:
    """A queue without end: people by name and by number, vouchers, new ones, some counted, some taken back."""
    for number in itertools.count():
        last_name = rng.choice(TWELVE)[0].replace("Œ", "oe")
        undo = (Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        yield rng.choice(
            [
                [*last_name[:3].lower(), ENTER],
                [*str(rng.randint(1, 12)), ENTER],
                [*f"{rng.randrange(10**8):08}", ENTER],
                [*f"dupuis{'abcdefghij'[number % 10]} émile", ENTER, ENTER],
                [Qt.Key.Key_F9],
                [Qt.Key.Key_Escape, undo, ENTER],
            ]
        )


def strike(page: QWidget, stroke: Stroke) -> None:
    """One key, to wherever the focus is."""
    target = QApplication.focusWidget() or page
    if isinstance(stroke, str):
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(target, QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, stroke))
    elif isinstance(stroke, tuple):
        QTest.keyClick(target, *stroke)
    else:
        QTest.keyClick(target, stroke)


def on_screen(page: DoorPage) -> Iterator[str]:
    """What the card and the journal tell now."""
    if page.card() is page.passed and page.passed.isVisible() and page.passed.person:
        yield f"present\t{page.passed.person}"
    model = page.passages.list.model()
    for row in range(model.rowCount()):
        view = model.index(row, 0).data(VIEW_ROLE)
        yield f"journal\t{','.join(view.key)}\t{int(view.mark == 'undo')}\t{view.spoken}"


if __name__ == "__main__":
    main({"door": door})
