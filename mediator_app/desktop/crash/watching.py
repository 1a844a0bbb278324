"""Exceptions that nobody took, from the window, a thread or a lane, become a report.

Only the first of a run is kept: those that come after it mostly follow from it.
"""

from __future__ import annotations

import sys
import threading
from pathlib import Path
from types import TracebackType

from mediator_app.desktop.crash.report import write_report
from mediator_app.desktop.tasks import Tasks


class Watch:
    """Between ``start`` and ``stop``, what nobody took is kept in ``file``; what was told of it before is told still."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._has_kept = False
        self._former = (sys.excepthook, threading.excepthook)

    def start(self, tasks: Tasks) -> None:
        """Keep what comes from now on."""
        self._former = (sys.excepthook, threading.excepthook)
        sys.excepthook = self._on_window
        threading.excepthook = self._on_thread
        tasks.bug.connect(lambda error: self.keep(error, "lane"))

    def stop(self) -> None:
        """Leave exceptions to those who had them before."""
        sys.excepthook, threading.excepthook = self._former

    def keep(self, error: BaseException | None, where: str) -> None:
        """Keep an error; somebody who wants the program to end (Ctrl+C) is none."""
        if self._has_kept or not isinstance(error, Exception):
            return
        self._has_kept = True
        write_report(self._file, error, where)

    def _on_window(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        self.keep(error.with_traceback(trace), "window")
        self._former[0](kind, error, trace)

    def _on_thread(self, told: threading.ExceptHookArgs) -> None:
        self.keep(told.exc_value, "thread")
        self._former[1](told)
