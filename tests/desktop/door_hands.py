"""A person's hands and a scanner at the door: real key events to wherever the focus is, counted, at the pace of each."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from mediator_app.desktop.changes import ChangeBus
from mediator_app.desktop.door.page import DoorPage
from mediator_app.desktop.tasks import Tasks
from mediator_app.desktop.workplace import Workplace
from mediator_app.domain.sessions import Participant
from mediator_app.services import attendance
from mediator_app.services.laptop import Laptop
from tests.support.laptops import Workshop

ENTER = Qt.Key.Key_Return


class Hands:
    """Somebody at the keyboard of a laptop whose door is open."""

    def __init__(self, qtbot: QtBot, tasks: Tasks, laptop: Laptop, workshop: Workshop) -> None:
        self.qtbot, self.laptop, self.workshop = qtbot, laptop, workshop
        self.seconds = 0.0
        self.strokes = 0
        self.workplace = Workplace(laptop, tasks, ChangeBus())
        self.page = DoorPage(self.workplace, clock=lambda: self.seconds)
        self.page.resize(1302, 728)
        qtbot.addWidget(self.page)
        self.page.show()
        self.page.activateWindow()
        qtbot.waitUntil(self.page.box.hasFocus)
        self.settle()

    def type(self, text: str) -> None:
        """Type at a person's pace."""
        for sign in text:
            self.seconds += 0.15
            self.strokes += 1
            self._strike(sign)

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key and wait until its effect is on screen."""
        self.press_only(key, modifier)
        self.settle()

    def press_only(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key and go on at once."""
        self.seconds += 0.15
        self.strokes += 1
        QTest.keyClick(self._target(), key, modifier)

    def enter(self, text: str) -> None:
        """Type and press Enter without waiting for the screen in between."""
        self.type(text)
        self.press(ENTER)

    def scan(self, code: str) -> None:
        """A scanner types a code and Enter; no key of a person."""
        self.seconds += 1
        for sign in code:
            self.seconds += 0.005
            self._strike(sign)
        QTest.keyClick(self._target(), ENTER)
        self.settle()

    def settle(self) -> None:
        """Wait until all that was asked is done and shown."""
        self.qtbot.waitUntil(lambda: not self.workplace.tasks.database.is_busy())
        QApplication.processEvents()

    def seat(self, last_name: str) -> Participant:
        """The line of a person on the list, as the file has it."""
        listed = attendance.participants(self.laptop, self.workshop.session)
        return next(one for one in listed if one.last_name == last_name)

    def present(self) -> list[str]:
        """The last names of who is present."""
        listed = attendance.participants(self.laptop, self.workshop.session)
        return [one.last_name for one in listed if one.status == "present"]

    def child(self, name: str) -> QWidget:
        """A control by its object name."""
        found = self.page.findChild(QWidget, name)
        assert isinstance(found, QWidget), name
        return found

    def _strike(self, sign: str) -> None:
        """One sign; QTest itself only knows those of ASCII."""
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(self._target(), QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, sign))

    def _target(self) -> QWidget:
        return QApplication.focusWidget() or self.page
