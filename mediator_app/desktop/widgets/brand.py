"""The name of the program and its mark."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from mediator_app.desktop import icons, theme


class Brand(QWidget):
    """The mark and the name: inset as in the rail, or ``large``, flush with the left, at the head of a first window."""

    def __init__(self, *, large: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._compact = False
        self._role, self._inset = ("title", 0) if large else ("section", 8)
        self.setAccessibleName("Tournée")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_compact(self, *, compact: bool) -> None:
        """Show the mark alone."""
        self._compact = compact
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        if self._compact:
            return QSize(30, 30)
        words = QFontMetricsF(self._font()).horizontalAdvance("Tournée")
        return QSize(round(theme.scaled(48) + words), theme.scaled(30))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = min(theme.scaled(30), self.height())
        left = (self.width() - side) / 2 if self._compact else self._inset
        tile = QRectF(left, (self.height() - side) / 2, side, side)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("accent"))
        painter.drawRoundedRect(tile, 8, 8)
        inset = side * 0.17
        icons.paint(painter, "brand", tile.adjusted(inset, inset, -inset, -inset), "on-accent")
        if not self._compact:
            painter.setFont(self._font())
            painter.setPen(theme.colour("text"))
            area = QRectF(tile.right() + theme.scaled(10), 0, self.width(), self.height())
            painter.drawText(area, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, "Tournée")

    def _font(self) -> QFont:
        font = theme.font(self._role)
        font.setPointSizeF(font.pointSizeF() * 1.06)
        return font
