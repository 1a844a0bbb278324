"""What the pictures share: a page brought on screen, keys pressed, and waiting until it has read and painted."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from PySide6.QtCore import QEvent, QEventLoop, Qt, QTimer, SignalInstance
from PySide6.QtGui import QKeyEvent, QPixmap
from PySide6.QtWidgets import QApplication, QWidget

from mediator_app.desktop.office import Office
from mediator_app.errors import OfflineError

Visit = tuple[str, Callable[[], object]]
"""The name of a picture, and how what it shows is brought on screen."""

WIDTH = 1366
_BREATH, _SAME, _AT_MOST = 90, 2, 40
"""Milliseconds between two looks, how many alike in a row mean that a page is at rest, and when one stops looking."""
_NAMED = {"\r": Qt.Key.Key_Return, "\x1b": Qt.Key.Key_Escape}


def visited(office: Office, visits: Iterable[Visit], height: int) -> Iterator[tuple[str, QPixmap]]:
    """The window after each visit; it is closed after the last."""
    office.start("today", sends_by_itself=False)
    office.window.resize(WIDTH, height)
    lanes = office.workplace.tasks
    for name, show in visits:
        show()
        yield name, at_rest(office.window, lambda: lanes.database.is_busy() or lanes.paper.is_busy())
    office.window.close()
    lanes.drain(5)


def at_rest(window: QWidget, is_busy: Callable[[], bool] = lambda: False) -> QPixmap:
    """The window once it has stopped changing, or what it is after four seconds."""
    picture, alike = window.grab(), 0
    for _ in range(_AT_MOST):
        wait(_BREATH)
        former, picture = picture, window.grab()
        alike = alike + 1 if not is_busy() and picture.toImage() == former.toImage() else 0
        if alike == _SAME:
            break
    return picture


def type_keys(window: QWidget, keys: str) -> None:
    """Press keys one after the other in the field that has the focus; « \\r » is Enter and « \\x1b » Escape."""
    for key in keys:
        press(window, _NAMED.get(key, Qt.Key(ord(key.upper()))), key)


def press(window: QWidget, key: Qt.Key, text: str = "") -> None:
    """Press one key in the field that has the focus."""
    event = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, text)
    QApplication.sendEvent(window.focusWidget() or window, event)


def child(parent: QWidget, name: str) -> QWidget:
    """A control by its object name; LookupError when the page has no such control."""
    found = parent.findChild(QWidget, name)
    if not isinstance(found, QWidget):
        raise LookupError(name)
    return found


def no_network() -> OfflineError:
    """What a page is told when the centre cannot be reached."""
    return OfflineError("Le centre ne répond pas.", "Rien n’est perdu\u00a0: réessayez quand vous aurez du réseau.")


def wait(milliseconds: int) -> None:
    """Let the window work; a loop and not a pause, so that answers of the lanes arrive."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def wait_for(signals: Iterable[SignalInstance], begin: Callable[[], object], at_most: int = 20_000) -> None:
    """Begin something and let the window work until one of the signals tells of its end."""
    loop = QEventLoop()
    for signal in signals:
        signal.connect(loop.quit)
    QTimer.singleShot(at_most, loop.quit)
    begin()
    loop.exec()
