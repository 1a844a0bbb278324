"""A mediator in front of her window for weeks: real keys and clicks, and a copy of her disk at any moment."""

from __future__ import annotations

import shutil
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any, cast

from PySide6.QtCore import QDate, QEvent, Qt, QTime
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDateEdit, QPlainTextEdit, QTimeEdit, QWidget
from pytestqt.qtbot import QtBot

from mediator_app.demo.team import PASSPHRASE, StoryClock
from mediator_app.desktop.door.page import DoorPage
from mediator_app.desktop.first_run.making import ProfileMaking
from mediator_app.desktop.first_run.page import FirstRunPage
from mediator_app.desktop.office import Office
from mediator_app.desktop.opening import Opened
from mediator_app.desktop.tasks import Tasks
from mediator_app.desktop.tours.page import ToursPage
from mediator_app.desktop.widgets.fields import Picker
from mediator_app.services.laptop import Laptop, open_laptop
from mediator_app.storage.profile import open_profile
from tests.desktop.first_run_hands import fill, press

CTRL = Qt.KeyboardModifier.ControlModifier
ENTER = Qt.Key.Key_Return
SCANNER = 5
"""Milliseconds between two signs of a scanner."""


def join_in_the_window(qtbot: QtBot, folder: Path, url: str, code: str) -> None:
    """The first opening, from the invitation to the data received; the window is closed then."""
    tasks, page = Tasks(), FirstRunPage()
    qtbot.addWidget(page)
    page.show()
    making, opened = ProfileMaking(page, folder, tasks), list[Opened]()
    making.ready.connect(opened.append)
    fill(page, "url", url)
    fill(page, "code", code)
    press(page, "next")
    fill(page, "passphrase", PASSPHRASE)
    fill(page, "passphrase_again", PASSPHRASE)
    press(page, "next")
    _until(qtbot, page, "sheet_kept")
    press(page, "sheet_kept")
    press(page, "next")
    qtbot.waitUntil(lambda: _child(page, "next").isEnabled(), timeout=20_000)
    press(page, "next")
    qtbot.waitUntil(lambda: bool(opened), timeout=20_000)
    assert tasks.drain(10)
    opened[0].close()


def _child(page: QWidget, name: str) -> QWidget:
    return cast(QWidget, page.findChild(QWidget, name))


def _until(qtbot: QtBot, page: QWidget, name: str) -> None:
    qtbot.waitUntil(lambda: _child(page, name) is not None and _child(page, name).isVisible(), timeout=20_000)


@contextmanager
def at_work(qtbot: QtBot, folder: Path, clock: StoryClock) -> Iterator[Mediator]:
    """The window of a profile from morning to evening."""
    with ExitStack() as stack:
        profile = stack.enter_context(open_profile(folder, PASSPHRASE))
        laptop, tasks = open_laptop(profile.connection, clock), Tasks()
        office = Office(laptop, tasks, folder, lambda: None)
        office.start("tours", sends_by_itself=False)
        with qtbot.waitExposed(office.window):
            office.window.activateWindow()
        yield Mediator(qtbot, office, laptop)
        office.window.close()
        assert tasks.drain(20)


@contextmanager
def as_after_a_crash(folder: Path, copy: Path) -> Iterator[Laptop]:
    """The profile as it would come back if the power were cut now: its files as they lie on the disk, opened anew."""
    shutil.copytree(folder, copy)
    with open_profile(copy, PASSPHRASE) as profile:
        yield open_laptop(profile.connection)
    shutil.rmtree(copy)


class Mediator:
    """Somebody in front of the whole window."""

    def __init__(self, qtbot: QtBot, office: Office, laptop: Laptop) -> None:
        self.qtbot, self.office, self.laptop = qtbot, office, laptop
        self._struck = time.monotonic() * 1000
        self.settle()

    @property
    def page(self) -> QWidget:
        """The page on screen."""
        shown = self.office.window.page(self.office.window.current_key())
        assert shown is not None
        return shown

    def settle(self) -> None:
        """Wait until all that was asked is done and shown."""
        for _ in range(3):
            QApplication.processEvents()
            self.qtbot.waitUntil(lambda: not self.office.workplace.tasks.database.is_busy(), timeout=20_000)
        QApplication.processEvents()

    def go(self, key: str, **arguments: Any) -> None:
        """Go to a page."""
        self.office.open_page(key, arguments)
        self.settle()

    def child(self, name: str) -> QWidget:
        """A control of the page by its object name."""
        found = self.page.findChild(QWidget, name)
        assert isinstance(found, QWidget), name
        return found

    def click(self, name: str) -> None:
        """Click a control of the page."""
        QTest.mouseClick(self.child(name), Qt.MouseButton.LeftButton)
        self.settle()

    def type(self, text: str, pace: int = 150) -> None:
        """Strike keys wherever the focus is, so many milliseconds apart; a line end is Enter."""
        for sign in text:
            self._struck += pace
            key, written = (ENTER, "\r") if sign == "\n" else (0, sign)
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, written)
                event.setTimestamp(round(self._struck))
                QApplication.sendEvent(QApplication.focusWidget() or self.page, event)

    def fill(self, name: str, text: str) -> None:
        """Type into a field of the page."""
        field = self.child(name)
        field.setFocus()
        if isinstance(field, QPlainTextEdit):
            field.setPlainText("")
        self.type(text)
        self.settle()

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key wherever the focus is."""
        if QApplication.activePopupWidget() is None:
            self.office.window.activateWindow()
        QTest.keyClick(QApplication.activePopupWidget() or QApplication.focusWidget() or self.page, key, modifier)
        self.settle()

    def plan_tour(self, title: str, first: date, last: date) -> None:
        """The first tour, from the empty page."""
        self.go("tours")
        self.click("tour_create")
        self.fill("tour_title", title)
        cast(QDateEdit, self.child("tour_first")).setDate(QDate(first.year, first.month, first.day))
        cast(QDateEdit, self.child("tour_last")).setDate(QDate(last.year, last.month, last.day))
        self.child("tour_title").setFocus()
        self.press(ENTER)

    def add_weekly_stop(self, place: str, day: date, hour: int) -> None:
        """A stop of two hours, each week from that day on."""
        self.go("tours")
        self.press(Qt.Key.Key_N, CTRL)
        self.fill("stop_place", place)
        self.press(Qt.Key.Key_Down)
        self.press(ENTER)
        cast(QDateEdit, self.child("stop_date")).setDate(QDate(day.year, day.month, day.day))
        cast(QTimeEdit, self.child("stop_start")).setTime(QTime(hour, 0))
        cast(QTimeEdit, self.child("stop_end")).setTime(QTime(hour + 2, 0))
        often = cast(Picker, self.child("repeat_often"))
        often.setFocus()
        often.setCurrentIndex(1)
        often.activated.emit(1)
        self.child("stop_note").setFocus()
        self.press(ENTER, CTRL)

    def prepare_visit(self, stop: str, day: date) -> None:
        """Make the session of a visit, from the day's plan."""
        self.go("tours", stop=stop, day=day)
        assert isinstance(self.page, ToursPage)
        self.click("visit_prepare")

    def register(self, session: str, lines: Sequence[str]) -> None:
        """Paste the host's list into the registrations of a session."""
        self.go("registrations", session=session)
        field = cast(QPlainTextEdit, self.child("registration_lines"))
        field.setFocus()
        field.setPlainText("\n".join(lines))
        self.qtbot.waitUntil(lambda: self.child("register_lines").isEnabled(), timeout=20_000)
        self.click("register_lines")

    def welcome(self, session: str, numbers: Sequence[int], codes: Sequence[str], group: str) -> None:
        """The door: row numbers, vouchers scanned after the first, then a group without names."""
        self.go("door", session=session)
        page = self.page
        assert isinstance(page, DoorPage)
        self.qtbot.waitUntil(page.box.hasFocus, timeout=20_000)
        for number in numbers:
            self.type(f"{number}\n")
            self.settle()
        for code in codes:
            self.type(f"{code}\n", pace=SCANNER)
            self.settle()
        self.press(Qt.Key.Key_F3)
        self.type(f"{group}\n")
        self.settle()

    def close_session(self, session: str) -> None:
        """Close a session on its page, having read what is missing."""
        self.go("sessions", session=session)
        self.press(ENTER, CTRL)
        self.press(ENTER, CTRL)

    def send(self) -> None:
        """Press « Envoyer au centre » and wait for its end."""
        ended = list[object]()
        for signal in (self.office.sending.finished, self.office.sending.failed):
            signal.connect(ended.append)
        button = self.office.window.sync_bar.findChild(QWidget, "send_button")
        assert isinstance(button, QWidget)
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        self.qtbot.waitUntil(lambda: bool(ended), timeout=60_000)
        self.settle()

    def pending(self) -> str:
        """What the bar says is still to be sent."""
        self.settle()
        return self.office.window.sync_bar.pending.sentence()


def next_monday(now: datetime) -> date:
    """The Monday after today."""
    return now.date() + timedelta(days=7 - now.weekday())


def morning(day: date, hour: int = 8) -> datetime:
    """A moment of a day, in UTC."""
    return datetime(day.year, day.month, day.day, hour, tzinfo=UTC)
