"""How the weeks of a tour are drawn: the heads of the columns, the stops with their numbers, a pill for each week's visits."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QHeaderView, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from mediator_app.desktop import icons, theme
from mediator_app.desktop.tours.rows import StopLine, WeekCell
from mediator_app.domain.tours import VisitState

CELL_WIDTH, STOP_WIDTH, ROW_HEIGHT, HEAD_HEIGHT = 78, 250, 56, 50
_PILL_WIDTH, _PILL_HEIGHT, _DISC = 70, 36, 24
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter

_INKS = {
    VisitState.DONE: ("surface-sunken", "", "text-muted"),
    VisitState.TODAY: ("accent", "accent", "on-accent"),
    VisitState.TO_COME: ("", "border-control", "text"),
    VisitState.CANCELLED: ("danger-soft", "", "on-danger-soft"),
}
"""Ground, edge and ink of a pill; an empty name draws nothing."""


class WeekHeader(QHeaderView):
    """The heads of the columns in two lines, this week's in the accent colour."""

    def __init__(self, table: QTableView) -> None:
        super().__init__(Qt.Orientation.Horizontal, table)
        self.setSectionsClickable(False)
        self.setMinimumSectionSize(1)

    def sizeHint(self) -> QSize:
        lines = 2 * QFontMetricsF(theme.font("caption")).height() + 12
        return QSize(0, max(theme.scaled(HEAD_HEIGHT), round(lines)))

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N803
        model = self.model()
        area = QRectF(rect)
        is_now = logicalIndex > 0 and model.mondays[logicalIndex - 1] == model.this_week  # type: ignore[attr-defined]
        painter.save()
        painter.fillRect(area, theme.colour("accent-soft" if is_now else "surface-raised"))
        painter.fillRect(QRectF(area.left(), area.bottom() - 1, area.width(), 1), theme.colour("border"))
        first, _, second = str(model.headerData(logicalIndex, Qt.Orientation.Horizontal)).partition("\n")
        ink = "on-accent-soft" if is_now else "text" if second else "text-muted"
        strong = _font(QFont.Weight.DemiBold)
        if not second:
            _write(painter, area.adjusted(theme.scaled(14), 0, 0, 0), first, strong, ink, _LEFT)
        else:
            line = QFontMetricsF(strong).height()
            top = area.center().y() - line
            centre = Qt.AlignmentFlag.AlignCenter
            _write(painter, QRectF(area.left(), top, area.width(), line), first, strong, ink, centre)
            under = QRectF(area.left(), top + line, area.width(), line)
            _write(painter, under, second, _font(QFont.Weight.Normal), ink if is_now else "text-muted", centre)
        painter.restore()


class WeekDelegate(QStyledItemDelegate):
    """Draws the cells of a ``WeekTable``."""

    def __init__(self, table: QTableView) -> None:
        super().__init__(table)
        self._table = table

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(theme.scaled(CELL_WIDTH), theme.scaled(ROW_HEIGHT))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        shown = index.data(Qt.ItemDataRole.UserRole)
        area = QRectF(option.rect)
        is_current = self._table.currentIndex() == index
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        # The view fills the row of a selected cell with the highlight colour first.
        painter.fillRect(area, theme.colour("surface-raised"))
        if isinstance(shown, StopLine):
            chosen = self._table.currentIndex().row() == index.row()
            self._paint_stop(painter, area, shown, chosen=chosen)
        elif isinstance(shown, WeekCell):
            self._paint_week(painter, area, shown)
        painter.fillRect(QRectF(area.left(), area.bottom() - 1, area.width(), 1), theme.colour("border"))
        if is_current and self._table.hasFocus():
            painter.setPen(QPen(theme.colour("focus"), theme.size("focus_ring")))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(area.adjusted(2, 2, -2, -3), 5, 5)
        painter.restore()

    def _paint_stop(self, painter: QPainter, area: QRectF, line: StopLine, *, chosen: bool) -> None:
        if chosen:
            painter.fillRect(area, theme.colour("surface-selected"))
            painter.fillRect(QRectF(area.left(), area.top(), 3, area.height()), theme.colour("accent"))
        side = theme.scaled(_DISC)
        disc = QRectF(area.left() + theme.scaled(14), area.center().y() - side / 2, side, side)
        paint_number(painter, disc, line.number, filled=line.is_reached)
        words = area.adjusted(disc.right() - area.left() + theme.scaled(12), 0, -theme.scaled(8), -1)
        first, second = theme.font("body_strong"), _font(QFont.Weight.Normal)
        heights = QFontMetricsF(first).height(), QFontMetricsF(second).height()
        top = words.center().y() - sum(heights) / 2
        upper = QRectF(words.left(), top, words.width(), heights[0])
        ink = "text-muted" if line.is_cancelled else "text"
        _write(painter, upper, _fitted(line.name, first, words.width()), first, ink, _LEFT)
        lower = QRectF(words.left(), top + heights[0], words.width(), heights[1])
        fits = QFontMetricsF(second).horizontalAdvance(line.subtitle) <= words.width()
        told = line.subtitle if fits else _fitted(line.when, second, words.width())
        _write(painter, lower, told, second, "text-muted", _LEFT)

    def _paint_week(self, painter: QPainter, area: QRectF, cell: WeekCell) -> None:
        model = self._table.model()
        if cell.monday == model.this_week:  # type: ignore[attr-defined]
            painter.fillRect(area, theme.colour("accent-soft"))
        if cell.state is None:
            _write(painter, area, cell.text, _font(QFont.Weight.Normal), "text-muted", Qt.AlignmentFlag.AlignCenter)
            return
        pill = QRectF(0, 0, theme.scaled(_PILL_WIDTH), theme.scaled(_PILL_HEIGHT))
        pill.moveCenter(area.center() - QPointF(0, 0.5))
        _paint_pill(painter, pill, cell)
        if cell.has_concern:
            side = theme.scaled(14)
            corner = QRectF(pill.right() - side * 0.7, pill.top() - side * 0.4, side, side)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("warning-soft"))
            painter.drawEllipse(corner.adjusted(-1, -1, 1, 1))
            icons.paint(painter, "warning", corner, "on-warning-soft")


def paint_number(painter: QPainter, disc: QRectF, number: int, *, filled: bool) -> None:
    """Draw a stop's number in a disc, filled once the van has been there this week."""
    painter.setPen(QPen(theme.colour("accent"), 2))
    painter.setBrush(theme.colour("accent" if filled else "surface-raised"))
    painter.drawEllipse(disc.adjusted(1, 1, -1, -1))
    font = theme.number_font("caption")
    font.setWeight(QFont.Weight.Bold)
    ink = "on-accent" if filled else "accent"
    _write(painter, disc, str(number), font, ink, Qt.AlignmentFlag.AlignCenter)


def paint_state(painter: QPainter, rect: QRectF, state: VisitState, *, dashed: bool = False) -> None:
    """Draw the ground of a visit's pill."""
    ground, edge, _ = _INKS[state]
    contrast = theme.is_contrast() and not edge
    painter.setBrush(theme.colour(ground) if ground else Qt.BrushStyle.NoBrush)
    painter.setPen(Qt.PenStyle.NoPen)
    if edge or contrast:
        pen = QPen(theme.colour(edge or "border-control"), theme.edge_width())
        if dashed:
            pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
    painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), theme.radius("control"), theme.radius("control"))


def _paint_pill(painter: QPainter, pill: QRectF, cell: WeekCell) -> None:
    state = cell.state or VisitState.TO_COME
    paint_state(painter, pill, state, dashed=not cell.is_prepared and state == VisitState.TO_COME)
    ink = theme.colour(_INKS[state][2])
    name = {VisitState.DONE: "check", VisitState.CANCELLED: "refused"}.get(state, "")
    font = theme.number_font("caption")
    font.setWeight(QFont.Weight.DemiBold)
    width = QFontMetricsF(font).horizontalAdvance(cell.text)
    side = theme.scaled(14) if name and width + theme.scaled(22) <= pill.width() else 0
    gap = theme.scaled(5) if side else 0
    left = pill.center().x() - (width + side + gap) / 2
    if side:
        icons.paint(painter, name, QRectF(left, pill.top(), side, pill.height()), ink)
    _write(painter, pill.adjusted(left + side + gap - pill.left(), 0, 0, 0), cell.text, font, ink, _LEFT)


def _font(weight: QFont.Weight) -> QFont:
    font = theme.font("caption")
    font.setWeight(weight)
    return font


def _fitted(text: str, font: QFont, width: float) -> str:
    return QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, width)


def _write(
    painter: QPainter, area: QRectF, text: str, font: QFont, ink: str | QColor, alignment: Qt.AlignmentFlag
) -> None:
    painter.setFont(font)
    painter.setPen(theme.colour(ink) if isinstance(ink, str) else ink)
    painter.drawText(area, alignment, text)
