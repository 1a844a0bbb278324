"""Draws the rows of every list from their ``RowView``, in one shape per list, with 1-px separators and no grid."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPixmap
from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate, QStyleOptionViewItem

from mediator_app.desktop import theme
from mediator_app.desktop.widgets.chips import ChipPainter
from mediator_app.desktop.widgets.key_caps import cap_width, key_words
from mediator_app.desktop.widgets.row_models import VIEW_ROLE
from mediator_app.desktop.widgets.row_painting import RowPen, number_font, spans_width, stacked_height, subtitle_width
from mediator_app.desktop.widgets.row_views import GroupHeader, RowShape, RowView, Span

_GROUP_HEIGHT = 32
_SELECTION_MARK = 3
FILL_WIDTH = 96
_PICTURES_KEPT = 128
"""Rows on screen, with what each looks like when it is chosen or under the mouse."""
LARGE_TEXT = 150
"""The text size in percent from which rows are high enough for two lines."""


class RowDelegate(QStyledItemDelegate):
    """Draws rows and group headers of the list it is made for.

    Whether a row is selected or hovered is asked of the list and not of the option's state: QStyle, whose enums take
    longer to load than all the rest, is not needed for the first paint.
    """

    hovered_row = -1
    """The row under the mouse, told by the list."""

    def __init__(self, shape: RowShape | None, list_view: QAbstractItemView) -> None:
        super().__init__(list_view)
        self._list = list_view
        self.shape = shape or RowShape()
        self._columns: tuple[float, float, float] | None = None
        self._actions: dict[Hashable, QRectF] = {}
        self._pictures: dict[_Look, _Picture] = {}
        theme.notifier().changed.connect(self._forget)

    def set_shape(self, shape: RowShape) -> None:
        """Draw rows in another shape, such as a lower one on a short window; the view must lay out again."""
        self.shape = shape
        self._columns = None

    def row_height(self) -> int:
        """The height of a row in logical pixels; large text gets the room that a row in two lines needs."""
        height = theme.scaled(self.shape.height)
        return max(height, round(stacked_height())) if theme.text_percent() >= LARGE_TEXT else height

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(120, self.row_height())

    def group_height(self) -> int:
        """The height of a group header in logical pixels."""
        return theme.scaled(_GROUP_HEIGHT)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        shown = index.data(VIEW_ROLE)
        selected = self._list.selectionModel().isSelected(index)
        look = _Look(shown, self.shape, option.rect.size().toTuple(), selected, index.row() == self.hovered_row)
        ratio = painter.device().devicePixelRatioF()
        if not ratio.is_integer():  # a picture would be set between the dots of the screen
            self._paint(painter, QRectF(option.rect), look)
            return
        picture = self._pictures.get(look)
        if picture is None or picture.pixels.devicePixelRatio() != ratio:
            picture = self._picture(look, option.rect.size(), ratio)
        if isinstance(shown, RowView) and shown.action:
            self._actions[shown.key] = picture.action
        painter.drawPixmap(option.rect.topLeft(), picture.pixels)

    def action_area(self, rect: QRectF, view: RowView) -> QRectF:
        """Where the action's words were drawn last in the row at ``rect``; empty without an action."""
        return self._actions.get(view.key, QRectF()).translated(0, rect.top()) if view.action else QRectF()

    def tick_area(self, rect: QRectF, view: RowView) -> QRectF:
        """Where a click ticks the row drawn in ``rect``; empty without a check box."""
        if view.ticked is None:
            return QRectF()
        return QRectF(rect.left(), rect.top(), theme.scaled(self.shape.margin + 30), rect.height())

    def _picture(self, look: _Look, size: QSize, ratio: float) -> _Picture:
        """A row drawn once: most repaints show the same rows, and words take long to set."""
        pixels = QPixmap(size * ratio)
        pixels.setDevicePixelRatio(ratio)
        pixels.fill(theme.colour("surface-raised"))
        painter = QPainter(pixels)
        self._paint(painter, QRectF(0, 0, size.width(), size.height()), look)
        painter.end()
        if len(self._pictures) >= _PICTURES_KEPT:
            self._pictures.clear()
        action = self._actions.get(look.shown.key, QRectF()) if isinstance(look.shown, RowView) else QRectF()
        self._pictures[look] = _Picture(pixels, action)
        return self._pictures[look]

    def _paint(self, painter: QPainter, rect: QRectF, look: _Look) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(look.shown, GroupHeader):
            self._paint_group(painter, rect, look.shown)
        else:
            self._paint_row(painter, rect, look.shown, look)
        painter.fillRect(QRectF(rect.left(), rect.bottom() - 1, rect.width(), 1), theme.colour("border"))
        painter.restore()

    def _paint_row(self, painter: QPainter, rect: QRectF, view: RowView, look: _Look) -> None:
        if look.selected or look.hovered:
            painter.fillRect(rect, theme.colour("surface-selected" if look.selected else "surface-hover"))
        if look.selected:
            mark = QRectF(rect.left(), rect.top(), _SELECTION_MARK, rect.height())
            painter.fillRect(mark, theme.colour("accent"))
        pen = RowPen(painter, rect.adjusted(0, 0, 0, -1), self.shape.margin, selected=look.selected)
        self._paint_left(pen, view)
        spans = (Span(view.title),) if isinstance(view.title, str) else view.title
        if self._is_stacked(pen, view, spans):
            pen.title_above(spans)
            self._paint_right(pen, view, (0.0, 0.0, 0.0) if view.subtitle else self._column_widths())
            pen.subtitle_below(view.subtitle)
        elif self._is_subtitle_alone(pen, view):
            lines = pen.lines_for(view.subtitle, self.shape.lines_below)
            below = pen.keep_to_upper_line(lines)
            self._paint_right(pen, view, self._column_widths())
            pen.title(spans, "")
            pen.room = below
            pen.subtitle_below(view.subtitle, lines)
        else:
            self._paint_right(pen, view, self._column_widths())
            pen.title(spans, view.subtitle)

    def _is_stacked(self, pen: RowPen, view: RowView, spans: tuple[Span, ...]) -> bool:
        """Whether the title needs a line of its own beside what stands at the right, and the row is high enough."""
        if pen.row.height() < stacked_height() - 2:
            return False
        return spans_width(spans) > pen.room.width() - self._right_width(view)

    def _is_subtitle_alone(self, pen: RowPen, view: RowView) -> bool:
        """Whether the subtitle needs a line of its own under what stands at the right, and the row is high enough."""
        if view.chip_below or view.right_below or pen.row.height() < stacked_height() - 2:
            return False
        return subtitle_width(view.subtitle) > pen.room.width() - self._right_width(view)

    def _right_width(self, view: RowView) -> float:
        """The width of all that stands at the right end, with its gaps."""
        small = QFontMetricsF(theme.number_font("caption"))
        cap = cap_width(key_words(view.cap)) + small.horizontalAdvance(view.cap_words) + 8 if view.cap else 0.0
        mark = theme.size("icon_sm") if view.mark or self.shape.has_mark else 0
        fill = theme.scaled(FILL_WIDTH) if view.fill is not None else 0
        widths = (*self._chip_and_words_widths(view, small), cap, mark, fill)
        return sum(width + theme.scaled(15) for width in widths if width)

    def _chip_and_words_widths(self, view: RowView, small: QFontMetricsF) -> tuple[float, float]:
        """The widths of the chip and of the right words; the wider of both and 0 for a chip under the words."""
        _, right_width, chip_width = self._column_widths()
        right = max(small.horizontalAdvance(view.action or view.right), right_width)
        if view.chip is None:
            return chip_width, right
        chip = max(ChipPainter.size(view.chip).width(), chip_width)
        return (max(chip, right), 0.0) if view.chip_below else (chip, right)

    def _paint_left(self, pen: RowPen, view: RowView) -> None:
        if view.ticked is not None:
            pen.tick(ticked=view.ticked)
        number_width, _, _ = self._column_widths()
        if view.number or number_width:
            pen.number(view.number, number_width, strong=self.shape.strong_number)
        if view.avatar:
            pen.avatar(view.avatar)
        elif view.icon:
            pen.icon(view.icon, view.icon_ink)

    def _paint_right(self, pen: RowPen, view: RowView, columns: tuple[float, float, float]) -> None:
        _, right_width, chip_width = columns
        if view.cap:
            pen.cap(view.cap, view.cap_words)
        if view.chip is not None and view.chip_below:
            pen.right_words_over_chip(view.right, view.chip)
            return
        if view.chip is not None or chip_width:
            pen.chip(view.chip, chip_width)
        self._paint_right_words(pen, view, right_width)
        if view.fill is not None and pen.room.width() > 3 * theme.scaled(FILL_WIDTH):
            pen.fill(view.fill, theme.scaled(FILL_WIDTH))
        if (view.mark or self.shape.has_mark) and pen.room.width() > 2 * theme.size("icon_sm"):
            pen.mark(view.mark, view.mark_ink)

    def _paint_right_words(self, pen: RowPen, view: RowView, width: float) -> None:
        """The action or the right words, which go when there is no room for them."""
        if view.action:
            self._actions[view.key] = pen.action(view.action).translated(0, -pen.top)
        elif (view.right or width) and pen.has_room(view.right, view.right_below):
            pen.right_words(view.right, view.right_below, width)

    def _paint_group(self, painter: QPainter, rect: QRectF, header: GroupHeader) -> None:
        painter.fillRect(rect, theme.colour("surface-sunken"))
        area = rect.adjusted(theme.scaled(self.shape.margin), 0, -theme.scaled(self.shape.margin), 0)
        painter.setFont(number_font(strong=True, role="caption") if header.right else _group_font())
        painter.setPen(theme.colour("text-muted"))
        painter.drawText(area, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, header.right)
        room = area.width() - painter.fontMetrics().horizontalAdvance(header.right) - theme.scaled(12)
        painter.setFont(_group_font())
        title = painter.fontMetrics().elidedText(header.title, Qt.TextElideMode.ElideRight, round(room))
        painter.drawText(area, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, title)

    def _column_widths(self) -> tuple[float, float, float]:
        """The widths kept for number, right words and chip."""
        if self._columns is None:
            shape = self.shape
            number = QFontMetricsF(number_font(strong=True)).horizontalAdvance(shape.number_sample)
            right = QFontMetricsF(theme.number_font("caption")).horizontalAdvance(shape.right_sample)
            chip = ChipPainter.size(shape.chip_sample).width() if shape.chip_sample is not None else 0.0
            self._columns = (number, right, chip)
        return self._columns

    def _forget(self) -> None:
        """The palette or the text size is another one."""
        self._columns = None
        self._pictures.clear()


@dataclass(frozen=True, slots=True)
class _Look:
    """All that tells one drawing of a row from another, in one palette and text size."""

    shown: RowView | GroupHeader
    shape: RowShape
    size: tuple[int, int]
    selected: bool
    hovered: bool


@dataclass(frozen=True, slots=True)
class _Picture:
    """A row as it was drawn, and where the words of its action are in it."""

    pixels: QPixmap
    action: QRectF


def _group_font() -> QFont:
    font = theme.font("caption")
    font.setWeight(QFont.Weight.DemiBold)
    return font
