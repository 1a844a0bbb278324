"""The camera at the door: what it sees, mirrored as people expect, while codes are looked for in it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from mediator_app.desktop import theme
from mediator_app.desktop.camera import Camera, Reader
from mediator_app.desktop.tasks import Tasks
from mediator_app.desktop.widgets.cards import Card


class CameraCard(Card):
    """``scanned(code)`` once for each code held before the camera, which only looks between ``start`` and ``stop``."""

    scanned = Signal(str)

    def __init__(self, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Montrez le code à la caméra (F2 pour fermer)"), tone="accent", parent=parent)
        self._camera: Camera | None = None
        self._reader = Reader(tasks, self)
        self._seen = QLabel(self)
        self._seen.setAccessibleName(self.tr("Image de la caméra"))
        self._seen.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._seen.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._seen.setFixedHeight(theme.scaled(180))
        self.add(self._seen)
        self._reader.scanned.connect(self.scanned)
        self.hide()

    def start(self) -> None:
        """Look; a computer without a camera must not ask for it (``has_camera``)."""
        if self._camera is None:
            self._camera = Camera(self)
            self._camera.pictured.connect(self.see)
        self._camera.start()
        self.show()

    def stop(self) -> None:
        """Look no longer."""
        if self._camera is not None:
            self._camera.stop()
        self.hide()

    def see(self, picture: QImage) -> None:
        """Show a picture and look for codes in it."""
        self._reader.take(picture)
        room = QSize(self._seen.width(), self._seen.height())
        mirrored = (
            picture.flipped(Qt.Orientation.Horizontal) if hasattr(picture, "flipped") else picture.mirrored(True, False)
        )
        self._seen.setPixmap(QPixmap.fromImage(mirrored.scaled(room, Qt.AspectRatioMode.KeepAspectRatio)))
