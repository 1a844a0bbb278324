"""The one signal that carries what services changed to every page; each page decides whether it is concerned."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal


class ChangeBus(QObject):
    """Emits ``changed(Changes)`` (``services.changes``) on the main thread.

    A page connects and asks ``changes.touches("person")``; whoever ran a service emits its answer here.
    """

    changed = Signal(object)
