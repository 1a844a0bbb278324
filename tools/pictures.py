"""Render every page to PNG: ``python tools/pictures.py [DIR] [--palette KEY …] [--text-size PERCENT …] [--state STATE …]``.

Full pages show the demonstration, blank ones a new profile, those in trouble what ``troubles`` makes go wrong; a file is
called PAGE-PALETTE[-SIZE][-STATE].png. The README's pictures and the review of screens come from here. The people are
invented, the day is Tuesday 24 November 2026, 10 h 04 in Paris; without DIR the pictures of the README are made again in
docs/pictures.
"""

from __future__ import annotations

import argparse
import itertools
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["TZ"] = "Europe/Paris"
time.tzset()

from PySide6.QtCore import QEvent, QEventLoop, Qt, QTimer  # noqa: E402
from PySide6.QtGui import QKeyEvent, QPixmap  # noqa: E402
from PySide6.QtWidgets import QApplication, QWidget  # noqa: E402

from mediator_app.demo.territory import Territory, a_territory  # noqa: E402
from mediator_app.desktop import theme  # noqa: E402
from mediator_app.desktop.crash.report import report_file, write_report  # noqa: E402
from mediator_app.desktop.office import Office  # noqa: E402
from mediator_app.desktop.tasks import Tasks  # noqa: E402
from mediator_app.desktop.translation import install_language  # noqa: E402
from mediator_app.screens import BEFORE_OPENING, PAGES  # noqa: E402
from mediator_app.services import equipment, mandates, people, review, sessions  # noqa: E402
from mediator_app.services.laptop import open_laptop  # noqa: E402
from mediator_app.storage.keys import CHEAP  # noqa: E402
from mediator_app.storage.profile import create_profile, open_profile  # noqa: E402

ROOT = Path(__file__).parent.parent
MORNING = datetime(2026, 11, 24, 9, 4, tzinfo=UTC)
SIZE = (1366, 768)
STATES = ("full", "blank", "trouble")
WAIT = 700
"""Milliseconds for a page to read and paint."""

PHRASE = "moulin jardin carnet dimanche lanterne"
Visit = tuple[str, Callable[[], object]]
IN_README = ("door", "today", "to-check")


def main() -> int:
    """Render; the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path)
    parser.add_argument("--palette", nargs="+", default=["light", "dark", "contrast"])
    parser.add_argument("--text-size", nargs="+", type=int, default=[100, 200])
    parser.add_argument("--state", nargs="+", choices=STATES, default=list(STATES))
    parser.add_argument("--language", default="fr")
    parser.add_argument("--height", type=int, default=SIZE[1])
    options = parser.parse_args()
    app = theme.make_application()
    install_language(app, options.language)
    folder = options.folder or ROOT / "docs" / "pictures"
    folder.mkdir(parents=True, exist_ok=True)
    if not options.folder:
        options.text_size, options.state = [100], ["full"]
    for palette, size, state in itertools.product(options.palette, options.text_size, options.state):
        theme.apply_theme(app, palette, size)
        for name, picture in RENDERED[state](options.height):
            if options.folder or name in IN_README:
                marks = [name, palette, *([str(size)] if size != 100 else []), *([state] if state != "full" else [])]
                picture.save(str(folder / f"{'-'.join(marks)}.png"))
    sys.stdout.write(f"{folder}\n")
    return 0


def _full(height: int) -> Iterator[tuple[str, QPixmap]]:
    """Every page with the demonstration, one after the other; those before a profile is open first."""
    for name, page in gates():
        page.resize(SIZE[0], height)
        page.show()
        wait(300)
        yield name, page.grab()
        page.close()
    with a_territory(MORNING) as territory:
        office = Office(territory.own.laptop, Tasks(), territory.own.profile.folder, lambda: None)
        yield from _visit(office, visits(office, territory), height)


def _blank(height: int) -> Iterator[tuple[str, QPixmap]]:
    """Every page of a new profile, and what the day shows after an unexpected stop."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        create_profile(folder, PHRASE, cost=CHEAP)
        write_report(report_file(folder), ZeroDivisionError(), "window")
        with closing(open_profile(folder, PHRASE)) as profile:
            office = Office(open_laptop(profile.connection), Tasks(), folder, lambda: None)
            pages = [key for key in PAGES if key not in BEFORE_OPENING]
            yield from _visit(office, [(key, partial(office.open_page, key)) for key in pages], height)


def _troubled(height: int) -> Iterator[tuple[str, QPixmap]]:
    """The pages where something went wrong, or where no network was for long."""
    from troubles import troubles

    with a_territory(MORNING) as territory:
        office = Office(territory.own.laptop, Tasks(), territory.own.profile.folder, lambda: None)
        yield from _visit(office, troubles(office, territory, wait), height)


RENDERED = {"full": _full, "blank": _blank, "trouble": _troubled}


def _visit(office: Office, visits: Iterable[Visit], height: int) -> Iterator[tuple[str, QPixmap]]:
    office.start("today", sends_by_itself=False)
    office.window.resize(SIZE[0], height)
    for name, show in visits:
        show()
        wait(WAIT)
        while office.workplace.tasks.database.is_busy():
            wait(WAIT)
        yield name, office.window.grab()
    office.window.close()
    office.workplace.tasks.drain(5)


def gates() -> list[tuple[str, QWidget]]:
    """The pages shown before a profile is open."""
    from mediator_app.desktop.first_run.page import FirstRunPage
    from mediator_app.desktop.unlock.page import UnlockPage

    return [("first-run", FirstRunPage()), ("unlock", UnlockPage())]


def visits(office: Office, territory: Territory) -> list[Visit]:
    """Every page with something on it, by name, and how it is shown."""
    laptop = territory.own.laptop
    roche = people.search_people(laptop, "roche", 1)[0].id
    current = sessions.sessions_of_day(laptop, laptop.now().date())[0].id
    tomorrow = sessions.sessions_of_day(laptop, laptop.now().date() + timedelta(days=1))[0].id

    def send() -> None:
        office.outgoing.send()
        wait(1500)
        office.open_page("sends")

    def case_of(kind: str) -> None:
        case = next(case for case in review.to_check(laptop) if case.kind == kind)
        office.open_page("to-check", {"case": case.id})

    def at_door(keys: str) -> None:
        office.open_page("door")
        wait(500)
        type_keys(office, keys)

    pages = [
        ("today", lambda: office.open_page("today")),
        ("door-typing", lambda: at_door("ro")),
        ("door", lambda: at_door("\x1b4\r")),
        ("people", lambda: office.open_page("people", {"person": roche})),
        ("sessions", lambda: office.open_page("sessions")),
        ("session", lambda: office.open_page("sessions", {"session": current})),
        ("sends", lambda: office.open_page("sends")),
        ("sends-after", send),
        ("to-check", lambda: case_of("voucher")),
        ("to-check-field", lambda: case_of("field")),
        ("to-check-duplicate", lambda: case_of("duplicate")),
        ("registrations", lambda: office.open_page("registrations", {"session": tomorrow})),
        ("mandates", lambda: office.open_page("mandates", {"mandate": mandates.list_mandates(laptop)[0].id})),
        ("equipment", lambda: office.open_page("equipment", {"device": equipment.overdue(laptop)[0].id})),
        ("help", lambda: office.open_page("help", {"about": "tours"})),
    ]
    shown = {name for name, _ in pages} | BEFORE_OPENING
    return [*pages, *((key, partial(office.open_page, key)) for key in PAGES if key not in shown)]


def type_keys(office: Office, keys: str) -> None:
    """Press keys one after the other in the field that has the focus; « \\r » is Enter and « \\x1b » Escape."""
    for key in keys:
        QApplication.sendEvent(office.window.focusWidget() or office.window, _key(key))


def _key(letter: str) -> QKeyEvent:
    named = {"\r": Qt.Key.Key_Return, "\x1b": Qt.Key.Key_Escape}
    code = named.get(letter, ord(letter.upper()))
    return QKeyEvent(QEvent.Type.KeyPress, code, Qt.KeyboardModifier.NoModifier, letter)


def wait(milliseconds: int) -> None:
    """Let the window work; a loop and not a pause, so that answers of the lanes arrive."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


if __name__ == "__main__":
    sys.exit(main())
