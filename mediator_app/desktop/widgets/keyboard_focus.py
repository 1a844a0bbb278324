"""Where the keyboard is in a window: calls the focus ring when Tab or a shortcut moved the focus.

The ring itself is in ``focus_ring``, loaded at its first use: it needs QStyle, which the first paint does without.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QWidget

if TYPE_CHECKING:
    from mediator_app.desktop.widgets.focus_ring import FocusRing


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
        mark = Qt.WidgetAttribute.WA_KeyboardFocusChange
        by_keyboard = self._window.testAttribute(mark)
        self._window.setAttribute(mark, on=False)
        wanted = new if by_keyboard and new is not None and new.window() is self._window else None
        if wanted is not None and self._ring is None:
            from mediator_app.desktop.widgets.focus_ring import FocusRing

            self._ring = FocusRing(self._window)
        if self._ring is not None:
            self._ring.go_around(wanted)
