"""The week as a line of stops: past with a tick, today full, to come hollow, each with its day and its place."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from mediator_app.desktop import icons, theme, words
from mediator_app.services.today import WeekDay


class WeekStrip(QWidget):
    """The stops of a week; ``place_name`` gives the words under a day."""

    def __init__(self, place_name: Callable[[WeekDay], str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._place_name = place_name
        self._days: tuple[WeekDay, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_days(self, days: tuple[WeekDay, ...]) -> None:
        """Show these days, in order; hidden when there is none."""
        self._days = days
        self.setVisible(bool(days))
        told = ", ".join(f"{words.day(one.day)} {self._place_name(one)}" for one in days)
        self.setAccessibleName(self.tr("Étapes de la semaine\u00a0: {stops}").format(stops=told))
        self.update()

    def sizeHint(self) -> QSize:
        lines = 2 * QFontMetricsF(theme.font("caption")).lineSpacing()
        return QSize(theme.scaled(300), round(theme.scaled(36) + lines))

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._days:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        step = self.width() / len(self._days)
        centres = [QPointF(step * (place + 0.5), theme.scaled(14)) for place in range(len(self._days))]
        for left, right, day in zip(centres, centres[1:], self._days, strict=False):
            painter.setPen(QPen(theme.colour("accent" if day.state == "past" else "border"), theme.scaled(3)))
            painter.drawLine(left, right)
        for centre, day in zip(centres, self._days, strict=True):
            self._paint_stop(painter, centre, day.state)
            self._paint_words(painter, centre.x(), step, day)

    def _paint_stop(self, painter: QPainter, centre: QPointF, state: str) -> None:
        radius = theme.scaled(10)
        edge = theme.colour("border-control" if state == "next" else "accent")
        painter.setPen(QPen(edge, theme.scaled(2)))
        painter.setBrush(theme.colour("accent" if state == "past" else "surface-raised"))
        painter.drawEllipse(centre, radius, radius)
        if state == "past":
            side = theme.scaled(14)
            icons.paint(painter, "check", QRectF(centre.x() - side / 2, centre.y() - side / 2, side, side), "on-accent")
        elif state == "now":
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("accent"))
            painter.drawEllipse(centre, radius * 0.5, radius * 0.5)

    def _paint_words(self, painter: QPainter, centre: float, room: float, day: WeekDay) -> None:
        font = theme.font("caption")
        font.setWeight(font.Weight.DemiBold if day.state == "now" else font.Weight.Normal)
        painter.setFont(font)
        painter.setPen(theme.colour("text" if day.state == "now" else "text-muted"))
        metrics = QFontMetricsF(font)
        name = metrics.elidedText(self._place_name(day), Qt.TextElideMode.ElideRight, room - 8)
        top = float(theme.scaled(30))
        for text in (words.day(day.day), name):
            area = QRectF(centre - room / 2, top, room, metrics.lineSpacing())
            painter.drawText(area, Qt.AlignmentFlag.AlignCenter, text)
            top += metrics.lineSpacing()
