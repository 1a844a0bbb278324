"""The pages of a paper under one another, as wide as the window lets them be; pictures come from ``documents.printing``."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QKeyEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from mediator_app.desktop import theme

WIDEST = 900
"""Logical pixels: a page wider than that is harder to take in, not easier."""


class PageColumn(QScrollArea):
    """Scrolls by arrows, page keys, Home and End. Each page is a picture with a name for who does not see it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("paper_pages")
        self.setAccessibleName(self.tr("Pages du document"))
        self.setAccessibleDescription(
            self.tr("Pour l’entendre avec un lecteur d’écran, enregistrez le PDF\u00a0: il est balisé.")
        )
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._images: list[QImage] = []
        self._labels: list[QLabel] = []
        content = QWidget(self)
        self._lines = QVBoxLayout(content)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(theme.space("lg"))
        self.setWidget(content)

    def set_pages(self, pictures: Sequence[bytes]) -> None:
        """Show these PNG pictures, from the top."""
        self.set_images([QImage.fromData(picture) for picture in pictures])

    def set_images(self, images: Sequence[QImage]) -> None:
        """Show these pictures, from the top."""
        for label in self._labels:
            label.deleteLater()
        self._images = list(images)
        self._labels = [self._page(number) for number in range(1, len(self._images) + 1)]
        self._fit()
        self.verticalScrollBar().setValue(0)

    def page_count(self) -> int:
        """How many pages are shown."""
        return len(self._images)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        ends = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: self.verticalScrollBar().maximum()}
        if event.key() in ends:
            self.verticalScrollBar().setValue(ends[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def _page(self, number: int) -> QLabel:
        label = QLabel(self.widget())
        label.setAccessibleName(self.tr("Page {number} sur {count}").format(number=number, count=len(self._images)))
        self._lines.addWidget(label, 0, Qt.AlignmentFlag.AlignHCenter)
        return label

    def _fit(self) -> None:
        """Scale every page to the column's width, sharp on dense screens."""
        density = self.devicePixelRatioF()
        width = min(self.viewport().width(), WIDEST)
        for label, image in zip(self._labels, self._images, strict=True):
            height = round(width * image.height() / max(1, image.width()))
            whole = QSize(round(width * density), round(height * density))
            pixmap = QPixmap.fromImage(image.scaled(whole, mode=Qt.TransformationMode.SmoothTransformation))
            pixmap.setDevicePixelRatio(density)
            label.setPixmap(pixmap)
            label.setFixedSize(width, height)
