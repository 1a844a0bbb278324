"""The stops on the outline of their département, with an inset that tells where one is. Decoration: the table says it all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, radians

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from mediator_app.desktop import theme
from mediator_app.desktop.tours.week_painting import paint_number
from mediator_app.domain.outlines import Box, Outline, box_around

_DISC, _MARGIN, _INSET = 24, 34, 76
_SMALLEST_SPAN = 0.12
"""Degrees: two stops next door to each other are not shown as if they were far apart."""


@dataclass(frozen=True, slots=True)
class MapStop:
    """A stop on the map: degrees east and north. ``is_reached`` this week; ``is_chosen`` is ringed."""

    number: int
    name: str
    east: float
    north: float
    is_reached: bool = False
    is_chosen: bool = False


class Projection:
    """Degrees to pixels in a rectangle: north above, distances alike in both directions around the middle of the box."""

    def __init__(self, box: Box, area: QRectF) -> None:
        self._middle = ((box.west + box.east) / 2, (box.south + box.north) / 2)
        self._narrow = cos(radians(self._middle[1]))
        width, height = (box.east - box.west) * self._narrow, box.north - box.south
        self._scale = min(area.width() / max(width, 1e-9), area.height() / max(height, 1e-9))
        self._centre = area.center()

    def point(self, east: float, north: float) -> QPointF:
        """Where a place is drawn."""
        right = (east - self._middle[0]) * self._narrow * self._scale
        return self._centre + QPointF(right, -(north - self._middle[1]) * self._scale)

    def path(self, outline: Outline) -> QPainterPath:
        """An outline as it is drawn."""
        path = QPainterPath()
        for ring in outline.rings:
            first, *rest = (self.point(east, north) for east, north in ring)
            path.moveTo(first)
            for point in rest:
                path.lineTo(point)
            path.closeSubpath()
        return path


class MapView(QWidget):
    """The map. Its height follows the room that it gets."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stops: tuple[MapStop, ...] = ()
        self._outlines: tuple[Outline, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(self.tr("Carte des étapes, décrite par le tableau"))

    def show_stops(self, stops: Sequence[MapStop], outlines: Sequence[Outline]) -> None:
        """Show stops in the order of travel over the outlines of their départements."""
        self._stops, self._outlines = tuple(stops), tuple(outlines)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme.scaled(300), theme.scaled(250))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.scaled(180), theme.scaled(150))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect())
        clip = QPainterPath()
        clip.addRoundedRect(area, theme.radius("control"), theme.radius("control"))
        painter.setClipPath(clip)
        painter.fillRect(area, theme.colour("surface"))
        box = self._box()
        if box is None:
            return
        margin = theme.scaled(_MARGIN)
        shown = Projection(box, area.adjusted(margin, margin, -margin, -margin))
        for outline in self._outlines:
            _paint_outline(painter, shown.path(outline))
        self._paint_way(painter, shown)
        self._paint_stops(painter, shown)
        self._paint_inset(painter, area, shown)

    def _box(self) -> Box | None:
        """What is shown: the stops with some room around, the whole département without any."""
        if self._stops:
            box = box_around([(one.east, one.north) for one in self._stops])
            east, north = (box.west + box.east) / 2, (box.south + box.north) / 2
            half_width = max(box.east - box.west, _SMALLEST_SPAN) / 2
            half_height = max(box.north - box.south, _SMALLEST_SPAN) / 2
            return Box(east - half_width, north - half_height, east + half_width, north + half_height)
        return self._outlines[0].box if self._outlines else None

    def _paint_way(self, painter: QPainter, shown: Projection) -> None:
        """From stop to stop: whole where the van has been this week, dotted where it will go."""
        for one, other in zip(self._stops, self._stops[1:], strict=False):
            pen = QPen(theme.colour("accent"), 2.5 if other.is_reached else 2)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            if not (one.is_reached and other.is_reached):
                pen.setDashPattern([1.2, 2.6])
            painter.setPen(pen)
            painter.drawLine(shown.point(one.east, one.north), shown.point(other.east, other.north))

    def _paint_stops(self, painter: QPainter, shown: Projection) -> None:
        side = theme.scaled(_DISC)
        discs = {one.number: _disc(shown.point(one.east, one.north), side) for one in self._stops}
        taken = list(discs.values())
        for one in self._stops:
            disc = discs[one.number]
            if one.is_chosen:
                painter.setPen(QPen(theme.colour("accent"), 2))
                painter.setBrush(theme.colour("accent-soft"))
                painter.drawEllipse(disc.adjusted(-4, -4, 4, 4))
            paint_number(painter, disc, one.number, filled=one.is_reached)
            taken.append(self._paint_name(painter, disc, one, taken))

    def _paint_name(self, painter: QPainter, disc: QRectF, stop: MapStop, taken: Sequence[QRectF]) -> QRectF:
        """The name under the disc, or over, right or left of it: where nothing is yet, and inside the map."""
        font = theme.font("caption")
        font.setWeight(QFont.Weight.Bold if stop.is_chosen else QFont.Weight.Medium)
        metrics = QFontMetricsF(font)
        size = metrics.size(0, stop.name)
        room = QRectF(self.rect()).adjusted(2, 2, -2, -2)
        places = [_beside(disc, size.width(), size.height(), way, room) for way in ("below", "above", "right", "left")]
        inside = [one for one in places if room.contains(one)] or places
        place = min(inside, key=lambda one: sum(overlap(one, other) for other in taken))
        halo = QPainterPath()
        halo.addText(QPointF(place.left(), place.top() + metrics.ascent()), font, stop.name)
        painter.setPen(QPen(theme.colour("surface-sunken"), 4, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(halo)
        painter.setFont(font)
        painter.setPen(theme.colour("text"))
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, stop.name)
        return place

    def _paint_inset(self, painter: QPainter, area: QRectF, shown: Projection) -> None:
        """The whole département in the corner, with the part that the map shows."""
        if not self._outlines or not self._stops:
            return
        side = theme.scaled(_INSET)
        frame = QRectF(area.right() - side - 6, area.top() + 6, side, side * 0.86)
        painter.setPen(QPen(theme.colour("border"), 1))
        painter.setBrush(theme.colour("surface-raised"))
        painter.drawRoundedRect(frame, 6, 6)
        small = Projection(self._outlines[0].box, frame.adjusted(6, 6, -6, -6))
        _paint_outline(painter, small.path(self._outlines[0]))
        box = self._box()
        if box is not None:
            painter.setPen(QPen(theme.colour("accent"), 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            part = QRectF(small.point(box.west, box.north), small.point(box.east, box.south))
            painter.drawRect(part.intersected(frame.adjusted(2, 2, -2, -2)))


def _paint_outline(painter: QPainter, path: QPainterPath) -> None:
    painter.setPen(QPen(theme.colour("border-control"), theme.edge_width()))
    painter.setBrush(theme.colour("surface-sunken"))
    painter.drawPath(path)


def overlap(one: QRectF, other: QRectF) -> float:
    """The surface that two rectangles have in common."""
    both = one.intersected(other)
    return both.width() * both.height()


def _disc(centre: QPointF, side: float) -> QRectF:
    return QRectF(centre.x() - side / 2, centre.y() - side / 2, side, side)


def _beside(disc: QRectF, width: float, height: float, way: str, room: QRectF) -> QRectF:
    """A rectangle of this size beside a disc; over and under, it is pushed inside the room."""
    place = QRectF(0, 0, width + 2, height)
    place.moveCenter(disc.center())
    if way in {"below", "above"}:
        place.moveTop(disc.bottom() + 3) if way == "below" else place.moveBottom(disc.top() - 3)
        place.moveLeft(min(max(place.left(), room.left()), room.right() - place.width()))
    elif way == "right":
        place.moveLeft(disc.right() + 5)
    else:
        place.moveRight(disc.left() - 5)
    return place
