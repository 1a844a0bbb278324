"""Where the keyboard is in a window: calls the focus ring when Tab or a shortcut moved the focus, and scrolls there.

The ring itself is in ``focus_ring``, loaded at its first use: it needs QStyle, which the first paint does without.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QAbstractItemView, QApplication, QScrollArea, QWidget

from mediator_app.desktop import theme

if TYPE_CHECKING:
    from mediator_app.desktop.widgets.focus_ring import FocusRing


_ROOM = 32
"""Logical pixels at 100 % that are seen above and below what has the keyboard: the name of a field stands there."""


class KeyboardFocus(QObject):
    """One per window or dialog: ``KeyboardFocus(window)``."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._ring: FocusRing | None = None
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._follow)

    def ringed(self) -> QWidget | None:
        """The widget that has the ring now."""
        return self._ring.widget() if self._ring is not None else None

    def _follow(self, _old: QWidget | None, new: QWidget | None) -> None:
        """Qt marks a window whose focus Tab or a shortcut moved; the mark is taken off until the next time.

        The focus also moves while the window is being destroyed: nothing is left to mark then.
        """
        if not shiboken6.isValid(self._window):
            return
        here = new if new is not None and new.window() is self._window else None
        self._move_ring(here)
        if here is not None and not QApplication.mouseButtons():  # what is pressed must not slip away
            _bring_soon(here)

    def _move_ring(self, here: QWidget | None) -> None:
        mark = Qt.WidgetAttribute.WA_KeyboardFocusChange
        wanted = here if self._window.testAttribute(mark) else None
        self._window.setAttribute(mark, on=False)
        if wanted is not None and self._ring is None:
            from mediator_app.desktop.widgets.focus_ring import FocusRing

            self._ring = FocusRing(self._window)
        if self._ring is not None:
            self._ring.go_around(wanted)


def stay_in_sight(part: QWidget) -> None:
    """What was put into a part must not push what has the keyboard in it out of sight."""
    focus = QApplication.focusWidget()
    if focus is not None and part.isAncestorOf(focus):
        _bring_soon(focus)


def _bring_soon(widget: QWidget) -> None:
    """Bring it in sight once what was just shown has its place, if it still has the keyboard then."""
    QTimer.singleShot(0, widget, lambda: bring_in_sight(widget) if widget is QApplication.focusWidget() else None)


def bring_in_sight(widget: QWidget) -> None:
    """Scroll a column until what has the keyboard is seen whole; Qt does so for Tab alone. Lists scroll by themselves."""
    area = _column_of(widget)
    if area is None or isinstance(widget, QAbstractItemView) or widget.height() > area.viewport().height():
        return
    area.ensureWidgetVisible(widget, 0, theme.scaled(_ROOM))


def _column_of(widget: QWidget) -> QScrollArea | None:
    """What scrolls around a widget."""
    area = widget.parentWidget()
    while area is not None and not isinstance(area, QScrollArea):
        area = area.parentWidget()
    return area


def stay_on_same(former: QWidget, fresh: Iterable[QWidget]) -> None:
    """Take the keyboard from a part of ``former`` that is about to go to its namesake among the fresh ones.

    Left to itself, Qt would take it to whatever comes next and scroll the page there.
    """
    focus = QApplication.focusWidget()
    if focus is None or not (focus.objectName() and former.isAncestorOf(focus)):
        return
    for same in (found for one in fresh for found in one.findChildren(QWidget, focus.objectName())):
        same.setFocus()
