"""The field that listens to a scanner: each sign with its time, until the key that ends a code, or silence."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from mediator_app.desktop.widgets.fields import TextField
from mediator_app.domain.scanning import ENTER, SHORTEST_CODE, SLOWEST_PACE_MS, TAB, Heard

SILENCE = 600
"""Milliseconds after which a burst that nothing has ended is over."""

_ENDS = {Qt.Key.Key_Return: ENTER, Qt.Key.Key_Enter: ENTER, Qt.Key.Key_Tab: TAB}


class TrialField(TextField):
    """``noted(Heard)`` with every sign; ``heard(Heard)`` once a code is over. ``clock`` is any steady one, in seconds.

    Tab is only taken right after a burst: otherwise it goes on to the next control, as everywhere.
    """

    noted = Signal(object)
    heard = Signal(object)

    def __init__(
        self,
        name: str,
        clock: Callable[[], float] = time.monotonic,
        *,
        placeholder: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(name, placeholder=placeholder, icon="scan", parent=parent)
        self._clock = clock
        self._signs = ""
        self._times: list[float] = []
        self.silence = QTimer(self, singleShot=True, interval=SILENCE)
        self.silence.timeout.connect(self._on_silence)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and self._is_end_by_tab(event):
            self._end(TAB)
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        suffix = _ENDS.get(Qt.Key(event.key()), "")
        if suffix:
            self._end(suffix)
        elif event.text() and event.text().isprintable():
            self._note(event)
            super().keyPressEvent(event)
        else:
            super().keyPressEvent(event)

    def _note(self, event: QKeyEvent) -> None:
        if not self._signs:
            self.clear()
        self._signs += event.text()
        self._times.append(self._time_of(event))
        self.noted.emit(self._so_far(""))
        self.silence.start()

    def _on_silence(self) -> None:
        """A scanner that presses nothing at the end of its code; a person who thinks is left in peace."""
        if len(self._signs) >= SHORTEST_CODE and self._so_far("").usual_ms < SLOWEST_PACE_MS:
            self._end("")

    def _end(self, suffix: str) -> None:
        self.silence.stop()
        heard = self._so_far(suffix)
        self._signs, self._times = "", []
        if heard.text:
            self.selectAll()
            self.heard.emit(heard)

    def _is_end_by_tab(self, event: QKeyEvent) -> bool:
        if event.type() != QEvent.Type.KeyPress or event.key() != Qt.Key.Key_Tab or not self._times:
            return False
        return (self._time_of(event) - self._times[-1]) * 1000 < 2 * SLOWEST_PACE_MS

    def _so_far(self, suffix: str) -> Heard:
        gaps = [(later - earlier) * 1000 for earlier, later in zip(self._times, self._times[1:], strict=False)]
        return Heard(self._signs, gaps, suffix)

    def _time_of(self, event: QKeyEvent) -> float:
        """When the key was pressed, in seconds: the system's own time, as a busy window may read its keys late."""
        return event.timestamp() / 1000 if event.timestamp() else self._clock()
