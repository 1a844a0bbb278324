"""Render every page with demonstration data to PNG: ``python tools/pictures.py [DIR] [--palette KEY …] [--text-size PERCENT]``.

The README's pictures and the review of screens come from here. The people are invented, the day is Tuesday 24 November 2026,
10 h 04 in Paris; without DIR the pictures of the README are made again in docs/pictures.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["TZ"] = "Europe/Paris"
time.tzset()

from PySide6.QtCore import QEvent, QEventLoop, Qt, QTimer  # noqa: E402
from PySide6.QtGui import QKeyEvent, QPixmap  # noqa: E402
from PySide6.QtWidgets import QApplication, QWidget  # noqa: E402

from mediator_app.demo.territory import Territory, a_territory  # noqa: E402
from mediator_app.desktop import theme  # noqa: E402
from mediator_app.desktop.office import Office  # noqa: E402
from mediator_app.desktop.tasks import Tasks  # noqa: E402
from mediator_app.desktop.translation import install_language  # noqa: E402
from mediator_app.services import people, review, sessions  # noqa: E402

ROOT = Path(__file__).parent.parent
MORNING = datetime(2026, 11, 24, 9, 4, tzinfo=UTC)
SIZE = (1366, 768)
IN_README = ("door", "today", "to-check")


def main() -> int:
    """Render; the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path)
    parser.add_argument("--palette", nargs="+", default=["light", "dark", "contrast"])
    parser.add_argument("--text-size", type=int, default=100)
    parser.add_argument("--language", default="fr")
    parser.add_argument("--height", type=int, default=SIZE[1])
    options = parser.parse_args()
    app = theme.make_application()
    install_language(app, options.language)
    folder = options.folder or ROOT / "docs" / "pictures"
    folder.mkdir(parents=True, exist_ok=True)
    for palette in options.palette:
        theme.apply_theme(app, palette, options.text_size)
        for name, picture in _pictures(options.height):
            if options.folder or name in IN_README:
                picture.save(str(folder / f"{name}-{palette}.png"))
    sys.stdout.write(f"{folder}\n")
    return 0


def _pictures(height: int) -> Iterator[tuple[str, QPixmap]]:
    """Every page, one after the other; those before a profile is open first."""
    for name, page in _gates():
        page.resize(SIZE[0], height)
        page.show()
        _wait(300)
        yield name, page.grab()
        page.close()
    with a_territory(MORNING) as territory:
        office = Office(territory.own.laptop, Tasks(), territory.own.profile.folder, lambda: None)
        office.start("today", sends_by_itself=False)
        office.window.resize(SIZE[0], height)
        for name, show in _visits(office, territory):
            show()
            _wait(700)
            yield name, office.window.grab()
        office.window.close()


def _gates() -> list[tuple[str, QWidget]]:
    from mediator_app.desktop.first_run.page import FirstRunPage
    from mediator_app.desktop.unlock.page import UnlockPage

    return [("first-run", FirstRunPage()), ("unlock", UnlockPage())]


def _visits(office: Office, territory: Territory) -> list[tuple[str, Callable[[], object]]]:
    laptop = territory.own.laptop
    roche = people.search_people(laptop, "roche", 1)[0].id
    current = sessions.sessions_of_day(laptop, laptop.now().date())[0].id

    def send() -> None:
        office.outgoing.send()
        _wait(1500)
        office.open_page("sends")

    def case_of(kind: str) -> None:
        case = next(case for case in review.to_check(laptop) if case.kind == kind)
        office.open_page("to-check", {"case": case.id})

    def at_door(keys: str) -> None:
        office.open_page("door")
        _wait(500)
        for key in keys:
            QApplication.sendEvent(office.window.focusWidget() or office.window, _key(key))

    return [
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
    ]


def _key(letter: str) -> QKeyEvent:
    named = {"\r": Qt.Key.Key_Return, "\x1b": Qt.Key.Key_Escape}
    code = named.get(letter, ord(letter.upper()))
    return QKeyEvent(QEvent.Type.KeyPress, code, Qt.KeyboardModifier.NoModifier, letter)


def _wait(milliseconds: int) -> None:
    """Let the window work; a loop and not a pause, so that answers of the lanes arrive."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


if __name__ == "__main__":
    sys.exit(main())
