"""The frame in which somebody signs, with a mouse, a finger or a pen. What becomes of the lines is left to its card."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen, QTabletEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from mediator_app.desktop import theme
from mediator_app.domain.drawn_signatures import HEIGHT, WIDTH, Point

_BASELINE = 150
_INK_WIDTH = 4
_MARGIN = 40


class SignatureCanvas(QWidget):
    """Lines in the drawing's units (``WIDTH`` × ``HEIGHT``), whatever its size on screen. ``drawn()``: a line was added."""

    drawn = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("signature_canvas")
        self.setAccessibleName(self.tr("Cadre pour signer"))
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._strokes: list[list[Point]] = []
        self._is_down = False

    def strokes(self) -> list[list[Point]]:
        """What is drawn."""
        return [list(stroke) for stroke in self._strokes]

    def clear(self) -> None:
        """Start again."""
        self._strokes.clear()
        self._is_down = False
        self.update()

    def sizeHint(self) -> QSize:
        """As large as there is room; large words around it leave it no less than this."""
        return QSize(WIDTH // 2, HEIGHT // 2)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._begin(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._go_on(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._end()

    def tabletEvent(self, event: QTabletEvent) -> None:
        """A pen has finer places than the mouse that Qt would make of it; a finger comes as the mouse."""
        if event.type() == QTabletEvent.Type.TabletPress:
            self._begin(event.position())
        elif event.type() == QTabletEvent.Type.TabletRelease:
            self._end()
        else:
            self._go_on(event.position())
        event.accept()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = self._frame()
        edge = theme.edge_width()
        painter.setPen(QPen(theme.colour("border-control"), edge))
        painter.setBrush(theme.colour("surface-raised"))
        painter.drawRoundedRect(frame.adjusted(edge, edge, -edge, -edge), theme.radius("card"), theme.radius("card"))
        painter.translate(frame.topLeft())
        painter.scale(frame.width() / WIDTH, frame.height() / HEIGHT)
        painter.setPen(QPen(theme.colour("border-control"), 1, Qt.PenStyle.DashLine))
        painter.drawLine(_MARGIN, _BASELINE, WIDTH - _MARGIN, _BASELINE)
        round_ends = (Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
        painter.setPen(QPen(theme.colour("text"), _INK_WIDTH, *round_ends))
        for stroke in self._strokes:
            painter.drawPolyline([QPoint(*point) for point in stroke] * (2 if len(stroke) == 1 else 1))

    def _begin(self, position: QPointF) -> None:
        self._is_down = True
        self._strokes.append([self._point(position)])
        self.update()

    def _go_on(self, position: QPointF) -> None:
        point = self._point(position)
        if self._is_down and self._strokes[-1][-1] != point:
            self._strokes[-1].append(point)
            self.update()

    def _end(self) -> None:
        if self._is_down:
            self._is_down = False
            self.drawn.emit()

    def _point(self, position: QPointF) -> Point:
        frame = self._frame()
        inside = position - frame.topLeft()
        return round(inside.x() * WIDTH / frame.width()), round(inside.y() * HEIGHT / frame.height())

    def _frame(self) -> QRectF:
        """The largest rectangle of the drawing's proportions at the top, in the middle."""
        width = max(1.0, min(self.width(), self.height() * WIDTH / HEIGHT))
        frame = QRectF(0, 0, width, width * HEIGHT / WIDTH)
        frame.moveLeft((self.width() - width) / 2)
        return frame
