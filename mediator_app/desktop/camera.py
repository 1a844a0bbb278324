"""The camera as a scanner: QtMultimedia gives pictures, a worker reads the codes in them, one code is told once.

QtMultimedia (the ``camera`` extra) may be absent, and so may a camera: ``camera_state`` says so in words. It is imported
when a camera is asked for, never before, and by name, as most computers that check this code do not have it.
"""

from __future__ import annotations

import importlib
import importlib.util
import logging
import time
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtGui import QImage

from mediator_app.desktop.decoding import codes_in
from mediator_app.desktop.tasks import Tasks

log = logging.getLogger(__name__)

READ_AGAIN_AFTER = 1.5
"""Seconds within which a code that stays before the camera is not told again."""

PACE = 0.1
"""Seconds between two pictures: more of them would only warm the laptop."""

_MULTIMEDIA = "PySide6.QtMultimedia"


def has_multimedia() -> bool:
    """Is the part of Qt that drives cameras installed? Nothing is imported."""
    return importlib.util.find_spec(_MULTIMEDIA) is not None


def has_camera() -> bool:
    """Can this computer read codes by camera, now? Not where a library of the system that Qt needs is missing."""
    if not has_multimedia():
        return False
    try:
        return bool(_multimedia().QMediaDevices.videoInputs())
    except ImportError as error:
        log.warning("QtMultimedia cannot be loaded: %s", error)
        return False


def camera_state() -> tuple[str, str]:
    """Whether codes can be read by camera, and what to do if not, as two lines."""
    translate = QCoreApplication.translate
    if not has_multimedia():
        hint = translate(
            "scanner", "Demandez à votre coordination le complément «\u00a0camera\u00a0» de l’application."
        )
        return translate("scanner", "Lecture par caméra non installée"), hint
    if not has_camera():
        hint = translate("scanner", "Branchez-en une, puis revenez sur cette page.")
        return translate("scanner", "Aucune caméra sur cet ordinateur"), hint
    return translate("scanner", "Caméra prête"), translate("scanner", "À l’accueil, F2 lit un code par la caméra.")


class Reader(QObject):
    """Takes pictures one at a time, has them read off the main thread and tells each code once: ``scanned(code)``.

    A picture that comes while another is read is dropped: the next one shows the same. ``clock`` is in seconds.
    """

    scanned = Signal(str)

    def __init__(
        self, tasks: Tasks, parent: QObject | None = None, *, clock: Callable[[], float] = time.monotonic
    ) -> None:
        super().__init__(parent)
        self._tasks, self._clock = tasks, clock
        self._is_reading = False
        self._told: dict[str, float] = {}

    def take(self, picture: QImage) -> None:
        """Read a picture, unless one is being read."""
        if not self._is_reading and not picture.isNull():
            self._is_reading = True
            self._tasks.paper.run(lambda: codes_in(picture), self._on_read, owner=self)

    def _on_read(self, codes: list[str]) -> None:
        self._is_reading = False
        now = self._clock()
        for code in codes:
            before = self._told.get(code, float("-inf"))
            self._told[code] = now
            if now - before >= READ_AGAIN_AFTER:
                self.scanned.emit(code)


class Camera(QObject):
    """The computer's first camera between ``start`` and ``stop``; ``pictured(QImage)``, some ten times a second."""

    pictured = Signal(QImage)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        multimedia = _multimedia()
        self._camera = multimedia.QCamera(multimedia.QMediaDevices.defaultVideoInput(), self)
        self._sink = multimedia.QVideoSink(self)
        self._session = multimedia.QMediaCaptureSession(self)
        self._session.setCamera(self._camera)
        self._session.setVideoSink(self._sink)
        self._last = float("-inf")
        self._sink.videoFrameChanged.connect(self._on_frame)

    def start(self) -> None:
        """Look."""
        self._camera.start()

    def stop(self) -> None:
        """Look no longer; its light goes out."""
        self._camera.stop()

    def _on_frame(self, frame: Any) -> None:
        now = time.monotonic()
        if now - self._last >= PACE and frame.isValid():
            self._last = now
            self.pictured.emit(frame.toImage())


def _multimedia() -> Any:
    return importlib.import_module(_MULTIMEDIA)
