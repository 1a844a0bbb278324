"""A code on screen that a telephone or a scanner reads: on white whatever the palette, over whole pixels."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QSizePolicy, QWidget


class CodePicture(QWidget):
    """A code in black on white, as large as whole pixels allow whatever the text size; ``name`` is for screen readers."""

    def __init__(self, svg: str, size: QSize, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._drawing = QSvgRenderer(QByteArray(svg.encode()), self)
        self._size = size
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_code(self, svg: str, name: str) -> None:
        """Show another code."""
        self._drawing.load(QByteArray(svg.encode()))
        self.setAccessibleName(name)
        self.update()

    def sizeHint(self) -> QSize:
        return self._size

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), Qt.GlobalColor.white)
        self._drawing.render(painter, self._place())

    def _place(self) -> QRectF:
        """The bars over whole pixels, in the middle: narrow ones would otherwise run into each other."""
        natural = self._drawing.defaultSize()
        across = max(self.width() // max(natural.width(), 1), 1)
        is_square = natural.width() == natural.height()
        height = natural.height() * across if is_square else self.height()
        place = QRectF(0, 0, natural.width() * across, height)
        place.moveCenter(QRectF(self.rect()).center())
        return place
