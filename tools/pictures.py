"""Render every page to PNG: ``python tools/pictures.py [DIR] [--palette KEY …] [--text-size PERCENT …] [--state STATE …]``.

With DIR alone, that is everything: each page in three palettes at 100 and 200 %, full (the demonstration), blank (a new
profile) and in trouble (what ``troubles`` makes go wrong); ``gates`` are the pages before a profile is open. A file is
called PAGE-PALETTE[-SIZE][-STATE].png, and DIR/sheets holds one picture per page with all of its palettes and sizes.
``--only WORD …`` renders the pages whose name begins so.

The people are invented, the day is Tuesday 24 November 2026, 10 h 04 in Paris; without DIR the pictures of the README are
made again in docs/pictures.
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

from contact_sheets import ContactSheets  # noqa: E402
from further import further  # noqa: E402
from gates import PHRASE, gates, refusals  # noqa: E402
from PySide6.QtCore import Qt  # noqa: E402
from PySide6.QtGui import QPixmap  # noqa: E402
from PySide6.QtTest import QTest  # noqa: E402
from PySide6.QtWidgets import QAbstractButton  # noqa: E402
from showing import Visit, at_rest, child, press, type_keys, visited, wait_for  # noqa: E402
from troubles import troubles  # noqa: E402

from mediator_app.demo.team import Colleague  # noqa: E402
from mediator_app.demo.territory import a_territory  # noqa: E402
from mediator_app.desktop import theme  # noqa: E402
from mediator_app.desktop.crash.band import CrashBand  # noqa: E402
from mediator_app.desktop.crash.report import report_file, write_report  # noqa: E402
from mediator_app.desktop.office import Office  # noqa: E402
from mediator_app.desktop.tasks import Tasks  # noqa: E402
from mediator_app.desktop.tours.page import ToursPage  # noqa: E402
from mediator_app.desktop.translation import install_language  # noqa: E402
from mediator_app.desktop.widgets.buttons import LinkButton  # noqa: E402
from mediator_app.screens import BEFORE_OPENING, PAGES  # noqa: E402
from mediator_app.services import equipment, mandates, people, review, sessions  # noqa: E402
from mediator_app.services.laptop import Laptop, open_laptop  # noqa: E402
from mediator_app.storage.keys import CHEAP  # noqa: E402
from mediator_app.storage.profile import create_profile, open_profile  # noqa: E402

ROOT = Path(__file__).parent.parent
MORNING = datetime(2026, 11, 24, 9, 4, tzinfo=UTC)
PALETTES = ["light", "dark", "contrast"]
IN_README = ("door", "today", "to-check")
SHEET_SHARE = 0.6

Pictures = Iterator[tuple[str, QPixmap]]


def main() -> int:
    """Render; the exit code."""
    options = _options()
    app = theme.make_application()
    install_language(app, options.language)
    folder = options.folder or ROOT / "docs" / "pictures"
    folder.mkdir(parents=True, exist_ok=True)
    if not options.folder:
        options.text_size, options.state, options.only = [100], ["full"], IN_README
    sheets = ContactSheets(options.palette, options.text_size, SHEET_SHARE)
    for palette, size in itertools.product(options.palette, options.text_size):
        theme.apply_theme(app, palette, size)
        for name, state, picture in _rendered(options):
            if not options.folder and name not in IN_README:
                continue
            in_state = [state] if state != "full" else []
            marks = [name, palette, *([str(size)] if size != 100 else []), *in_state]
            picture.save(str(folder / f"{'-'.join(marks)}.png"))
            sheets.add("-".join([name, *in_state]), palette, size, picture)
        if options.folder:
            sheets.save(folder / "sheets")
    sys.stdout.write(f"{folder}\n")
    return 0


def _rendered(options: argparse.Namespace) -> Iterator[tuple[str, str, QPixmap]]:
    for state in options.state:
        for name, picture in RENDERED[state](options.height, tuple(options.only)):
            yield name, state, picture


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path)
    parser.add_argument("--palette", nargs="+", choices=PALETTES, default=PALETTES)
    parser.add_argument("--text-size", nargs="+", type=int, default=[100, 200])
    parser.add_argument("--state", nargs="+", choices=list(RENDERED), default=list(RENDERED))
    parser.add_argument("--only", nargs="+", default=[""])
    parser.add_argument("--language", default="fr")
    parser.add_argument("--height", type=int, default=768)
    return parser.parse_args()


def _full(height: int, only: tuple[str, ...]) -> Pictures:
    """Every page with the demonstration: those before a profile is open, a coordinator's, then what a mediator sees."""
    yield from gates(height, only)
    with a_territory(MORNING) as territory:
        office = _office(territory.own)
        yield from visited(office, _wanted(visits(office, territory.own.laptop), only), height)
        office = _office(territory.colleague)
        pages = [(f"mediator-{key}", partial(office.open_page, key)) for key in ("today", "devices", "sends", "door")]
        yield from visited(office, _wanted(pages, only), height)


def _blank(height: int, only: tuple[str, ...]) -> Pictures:
    """Every page of a new profile, and what the day shows after an unexpected stop."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        create_profile(folder, PHRASE, cost=CHEAP)
        write_report(report_file(folder), ZeroDivisionError(), "window")
        with closing(open_profile(folder, PHRASE)) as profile:
            office = Office(open_laptop(profile.connection), Tasks(), folder, lambda: None)
            pages = [(key, partial(office.open_page, key)) for key in PAGES if key not in BEFORE_OPENING]
            pages.append(("today-crash-report", partial(_read_report, office)))
            yield from visited(office, _wanted(pages, only), height)


def _troubled(height: int, only: tuple[str, ...]) -> Pictures:
    """The pages where something went wrong, or where no network was for long."""
    yield from refusals(height, only)
    with a_territory(MORNING) as territory:
        office = _office(territory.own)
        yield from visited(office, _wanted(troubles(office, territory), only), height)


RENDERED: dict[str, Callable[[int, tuple[str, ...]], Pictures]] = {
    "full": _full,
    "blank": _blank,
    "trouble": _troubled,
}


def _office(colleague: Colleague) -> Office:
    return Office(colleague.laptop, Tasks(), colleague.profile.folder, lambda: None)


def _wanted(pages: Iterable[Visit], only: tuple[str, ...]) -> Iterator[Visit]:
    return ((name, show) for name, show in pages if name.startswith(only))


def _read_report(office: Office) -> None:
    """The report of an unexpected stop, opened where the day tells of it."""
    band = office.window.show_page("today").findChild(CrashBand)
    assert band is not None
    QTest.mouseClick(band.findChildren(LinkButton)[0], Qt.MouseButton.LeftButton)


def visits(office: Office, laptop: Laptop) -> list[Visit]:
    """Every page with something on it, by name, and how it is shown."""
    own = _Showing(office, laptop)
    device, mandate = equipment.overdue(laptop)[0].id, mandates.list_mandates(laptop)[0].id
    pages = [
        ("today", lambda: office.open_page("today")),
        ("search", lambda: own.search("roche")),
        ("door-typing", lambda: own.at_door("ro")),
        ("door-known", lambda: own.at_door("\x1bcou")),
        ("door-new", lambda: own.at_door("\x1bRoche Claude", Qt.Key.Key_F8)),
        ("door-group", lambda: own.at_door("\x1b\x1b", Qt.Key.Key_F3)),
        ("door", lambda: own.at_door("\x1b\x1b4\r")),
        ("door-public", lambda: own.at_door("", Qt.Key.Key_F12)),
        ("door-public-back", lambda: own.at_door("", Qt.Key.Key_F12)),
        ("door-sign", lambda: own.at_door("", Qt.Key.Key_F10)),
        ("people", lambda: office.open_page("people", {"person": people.search_people(laptop, "roche", 1)[0].id})),
        ("sessions", lambda: office.open_page("sessions")),
        ("session", lambda: office.open_page("sessions", {"session": own.session_in(0)})),
        ("session-new", lambda: office.open_page("sessions", {"new": True})),
        ("tours", lambda: office.open_page("tours")),
        ("tours-month", lambda: own.at_tours(_show_month)),
        ("tours-stop", lambda: own.at_tours(ToursPage.begin_stop)),
        ("sends", lambda: office.open_page("sends")),
        ("sends-after", own.send),
        ("to-check", lambda: own.case_of("voucher")),
        ("to-check-field", lambda: own.case_of("field")),
        ("to-check-duplicate", lambda: own.case_of("duplicate")),
        ("registrations", lambda: office.open_page("registrations", {"session": own.session_in(1)})),
        ("mandates", lambda: office.open_page("mandates", {"mandate": mandate})),
        ("equipment", lambda: office.open_page("equipment", {"device": device})),
        ("help", lambda: office.open_page("help", {"about": "tours"})),
        ("devices", lambda: office.open_page("devices")),
        ("devices-code", own.invite),
    ]
    shown = {name for name, _ in pages} | BEFORE_OPENING
    others = ((key, partial(office.open_page, key)) for key in PAGES if key not in shown)
    return [*pages, *others, *further(office, laptop)]


class _Showing:
    """Brings more on screen than a page: what is typed at the door, a sending, a case, a code."""

    def __init__(self, office: Office, laptop: Laptop) -> None:
        self._office = office
        self._laptop = laptop

    def at_door(self, keys: str, last: Qt.Key | None = None) -> None:
        self._office.open_page("door")
        at_rest(self._office.window)
        type_keys(self._office.window, keys)
        if last is not None:
            press(self._office.window, last)

    def search(self, text: str) -> None:
        """Search everything."""
        self._office.open_page("today")
        at_rest(self._office.window)
        self._office.window.everything_requested.emit()
        type_keys(self._office.window, text)

    def at_tours(self, act: Callable[[ToursPage], object]) -> None:
        """Another face of the tours."""
        self._office.open_page("tours")
        at_rest(self._office.window)
        page = self._office.window.page("tours")
        assert isinstance(page, ToursPage)
        act(page)

    def send(self) -> None:
        """Send all there is; three cases come back."""
        sending = self._office.sending
        wait_for((sending.finished, sending.failed), self._office.outgoing.send)
        self._office.open_page("sends")

    def case_of(self, kind: str) -> None:
        if not review.to_check(self._laptop):
            self.send()
        case = next(case for case in review.to_check(self._laptop) if case.kind == kind)
        self._office.open_page("to-check", {"case": case.id})

    def session_in(self, days: int) -> str:
        """The first session of a day, counted from today."""
        return sessions.sessions_of_day(self._laptop, self._laptop.now().date() + timedelta(days=days))[0].id

    def invite(self) -> None:
        """A code for somebody's laptop."""
        page = self._office.window.show_page("devices")
        at_rest(self._office.window)
        QTest.keyClicks(child(page, "invitation_name"), "Claire Fourneau")
        QTest.mouseClick(child(page, "invite"), Qt.MouseButton.LeftButton)


def _show_month(page: ToursPage) -> None:
    """The calendar, as if its word had been clicked."""
    QTest.mouseClick(child(page, "tour_views").findChildren(QAbstractButton)[1], Qt.MouseButton.LeftButton)


if __name__ == "__main__":
    sys.exit(main())
