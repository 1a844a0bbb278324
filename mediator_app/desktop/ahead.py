"""Reads the program ahead: the modules of pages that nobody has opened yet, a few at a time while the window has nothing to do.

A third of what the first opening of a page takes is the reading of its modules. Pages themselves are not made here.
PySide makes its classes when they are first asked for, and all that are left of QtCore, 30 ms of them, when it first meets
an object of a kind that it has not made yet: they are asked for here, one by one.
"""

from __future__ import annotations

import gc
import pkgutil
import time
from collections import deque
from collections.abc import Callable, Iterable
from pathlib import Path

from PySide6 import QtCore
from PySide6.QtCore import QObject, QTimer

PAUSE = 40
"""Milliseconds between two readings."""
LASTING = 0.008
"""Seconds after which a reading begins nothing more; one module takes less than 0.03, so that no key waits longer."""

_ROOT = Path(__file__).parents[1]
_FIRST = ("domain", "services", "desktop.widgets")
"""What the pages stand on comes first, so that no module brings many others with it."""

_FEATURES = ("today", "people", "sessions", "tours", "mandates", "equipment", "sends", "to_check", "registrations")
_LATER = ("programme", "imports", "devices", "scanner", "door", "settings", "help", "search")


class Ahead(QObject):
    """Reads ``names`` in their order, then calls ``load``; ``is_busy`` tells when the window has something better to do.

    A name is a module's, or ``module:name`` of what is in it.
    """

    def __init__(
        self,
        names: Iterable[str],
        is_busy: Callable[[], bool],
        parent: QObject | None = None,
        *,
        load: Callable[[], object] | None = None,
    ) -> None:
        super().__init__(parent)
        self._names = deque(names)
        self._load = load
        self._is_busy = is_busy
        self._timer = QTimer(self, interval=PAUSE)
        self._timer.timeout.connect(self._read_some)

    def start(self) -> None:
        """Begin, or go on."""
        self._timer.start()

    def stop(self) -> None:
        """Read no more."""
        self._timer.stop()

    def is_done(self) -> bool:
        """Whether everything was read."""
        return not self._names and self._load is None

    def _read_some(self) -> None:
        if self._is_busy():
            return
        if self._names:
            self._read_names()
        elif self._load is not None:
            self._load()
            self._load = None
        else:
            self.stop()
            gc.freeze()  # what was read stays: no later collection need look through it

    def _read_names(self) -> None:
        """Some names, one at least."""
        end = time.perf_counter() + LASTING
        pkgutil.resolve_name(self._names.popleft())
        while self._names and time.perf_counter() < end:
            pkgutil.resolve_name(self._names.popleft())


def names_of_pages() -> list[str]:
    """What the pages need: the modules, those that others need first, then classes of Qt."""
    classes = (*(f"QtCore:{name}" for name in dir(QtCore) if name.startswith("Q")), "QtGui:QGradient", "QtGui:QIcon")
    return [*modules_of_pages(), *(f"PySide6.{name}" for name in classes)]


def modules_of_pages() -> list[str]:
    """The modules that the pages need, those that others need first."""
    folders = (*_FIRST, *(f"desktop.{feature}" for feature in (*_FEATURES, *_LATER)))
    return [f"mediator_app.{folder}.{name}" for folder in folders for name in _modules_in(folder)]


def _modules_in(folder: str) -> list[str]:
    """The names of a folder's modules, its page last."""
    found = pkgutil.iter_modules([str(_ROOT.joinpath(*folder.split(".")))])
    return sorted((module.name for module in found if not module.ispkg), key=lambda name: (name == "page", name))
