"""The strokes that rows are drawn with: words in spans, columns that line up, figures, discs and caps.

A ``RowPen`` walks one row: ``left`` things are taken from its left end, ``right`` things from its right end, and the title gets
what is between. Lengths are logical pixels.
"""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen

from mediator_app.desktop import icons, theme
from mediator_app.desktop.widgets.chips import Chip, ChipPainter
from mediator_app.desktop.widgets.choices import paint_tick
from mediator_app.desktop.widgets.gauges import paint_avatar, paint_fill
from mediator_app.desktop.widgets.key_caps import cap_height, cap_width, key_words, paint_cap
from mediator_app.desktop.widgets.row_views import NEW_AVATAR, Span

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_FILLED = 0.9
"""How much of its lines a text fills that is broken between words."""
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class RowPen:
    """Draws the parts of one row and keeps count of the room that is left."""

    def __init__(self, painter: QPainter, rect: QRectF, margin: int, *, selected: bool) -> None:
        self.painter = painter
        self.row = rect
        self.top = rect.top()
        """Of the whole row, also while a pen draws on one of its lines."""
        self.room = rect.adjusted(theme.scaled(margin), 0, -theme.scaled(margin), 0)
        self.selected = selected

    def tick(self, *, ticked: bool) -> None:
        """A check box at the left end."""
        side = theme.scaled(20)
        paint_tick(self.painter, self._take_left(side, side, gap=14), ticked=ticked)

    def number(self, text: str, width: float, *, strong: bool) -> None:
        """A figure at the left end, right-aligned in its column."""
        area = self._take_left(width, self.row.height(), gap=12)
        self._words(area, text, number_font(strong=strong), "text-muted", _RIGHT)

    def avatar(self, letters: str) -> None:
        """A disc with initials at the left end."""
        side = min(theme.scaled(34), self.row.height() - 8)
        area = self._take_left(side, side, gap=11)
        if letters == NEW_AVATAR:
            self._new_disc(area)
            return
        ground = "surface-raised" if self.selected else "accent-soft"
        paint_avatar(self.painter, area, letters, ground=ground)

    def _new_disc(self, area: QRectF) -> None:
        """A dashed ring with a plus: where nobody is yet."""
        self.painter.setBrush(Qt.BrushStyle.NoBrush)
        self.painter.setPen(QPen(theme.colour("accent"), theme.scaled(15) / 10, Qt.PenStyle.DashLine))
        self.painter.drawEllipse(area.adjusted(1, 1, -1, -1))
        side = theme.size("icon")
        plus = QRectF(0, 0, side, side)
        plus.moveCenter(area.center())
        icons.paint(self.painter, "plus", plus, "accent")

    def icon(self, name: str, ink: str) -> None:
        """An icon at the left end."""
        side = theme.size("icon")
        icons.paint(self.painter, name, self._take_left(side, side, gap=12), ink)

    def fill(self, part: float, width: float) -> None:
        """A bar filled to a part, at the right end."""
        paint_fill(self.painter, self._take_right(width, theme.scaled(8), gap=16), part)

    def action(self, text: str) -> QRectF:
        """Words that can be clicked, at the right end; where they are."""
        font = _weighted("caption", QFont.Weight.DemiBold)
        area = self._take_right(QFontMetricsF(font).horizontalAdvance(text), self.row.height(), gap=14)
        self._words(area, text, font, "accent", _RIGHT)
        return area

    def cap(self, keys: str, text: str) -> None:
        """A key cap and what the key does, at the right end."""
        if text:
            font = theme.font("caption")
            area = self._take_right(QFontMetricsF(font).horizontalAdvance(text), self.row.height(), gap=8)
            self._words(area, text, font, "text-muted", _RIGHT)
        words = key_words(keys)
        paint_cap(self.painter, self._take_right(cap_width(words), cap_height(), gap=14), words)

    def chip(self, chip: Chip | None, width: float) -> None:
        """A chip at the right end, in a column of ``width`` if it is wider; words without ground keep to the left of it."""
        size = ChipPainter.size(chip) if chip is not None else None
        own = size.width() if size is not None else 0.0
        column = self._take_right(max(own, width), self.row.height(), gap=16)
        if chip is not None:
            bare = chip.state in {"local", "sent", "received", "check", "refused"}
            area = column if bare else QRectF(column.right() - own, column.top(), own, column.height())
            ChipPainter.paint(self.painter, area, chip, selected=self.selected)

    def has_room(self, *texts: str) -> bool:
        """Whether muted words still fit between what was drawn from both ends."""
        metrics = QFontMetricsF(number_font(strong=True, role="caption"))
        return max(metrics.horizontalAdvance(text) for text in texts) <= self.room.width()

    def right_words(self, first: str, second: str, width: float) -> None:
        """One or two right-aligned muted lines at the right end, in a column of ``width`` if it is wider."""
        small, strong = theme.number_font("caption"), number_font(strong=True, role="caption")
        small.setWeight(QFont.Weight.Normal)
        own = max(QFontMetricsF(small).horizontalAdvance(first), QFontMetricsF(strong).horizontalAdvance(second))
        column = self._take_right(max(own, width), self.row.height(), gap=14)
        upper, lower = self._halves(column) if second else (column, column)
        self._words(upper, first, small, "text-muted", _RIGHT)
        if second:
            self._words(lower, second, strong, "text", _RIGHT)

    def right_words_over_chip(self, text: str, chip: Chip) -> None:
        """A muted line with a chip under it, both right-aligned at the right end."""
        font, size = theme.number_font("caption"), ChipPainter.size(chip)
        column = self._take_right(
            max(QFontMetricsF(font).horizontalAdvance(text), size.width()), self.row.height(), gap=14
        )
        upper = QRectF(column.left(), self.row.top() + 4, column.width(), QFontMetricsF(font).height())
        self._words(upper, text, font, "text-muted", _RIGHT)
        lower = QRectF(
            column.right() - size.width(), self.row.bottom() - size.height() - 6, size.width(), size.height()
        )
        ChipPainter.paint(self.painter, lower, chip, selected=self.selected)

    def mark(self, name: str, ink: str) -> None:
        """A small icon at the right end; an empty name keeps its room."""
        side = theme.size("icon_sm")
        area = self._take_right(side, side, gap=14)
        if name:
            icons.paint(self.painter, name, area, ink)

    def title(self, spans: tuple[Span, ...], subtitle: str) -> None:
        """The title, over its subtitle if there is one, in the room that is left; what does not fit ends in « … »."""
        upper, lower = self._halves(self.room) if subtitle else (self.room, self.room)
        draw_spans(self.painter, upper, spans)
        if subtitle:
            font = _weighted("caption", QFont.Weight.Normal)
            text = QFontMetricsF(font).elidedText(subtitle, Qt.TextElideMode.ElideRight, lower.width())
            self._words(lower, text, font, "text-muted", _LEFT)

    def title_above(self, spans: tuple[Span, ...]) -> None:
        """The title alone on the upper line; what is drawn next stands on the lower line."""
        line = QFontMetricsF(theme.font("body")).height()
        top = self.row.center().y() - (stacked_height() - 8) / 2
        draw_spans(self.painter, QRectF(self.room.left(), top, self.room.width(), line), spans)
        lower = QRectF(self.room.left(), top + line, self.room.width(), stacked_height() - 8 - line)
        self.room = lower
        self.row = QRectF(self.row.left(), lower.top(), self.row.width(), lower.height())

    def lines_for(self, text: str, most: int) -> int:
        """How many lines a subtitle needs in the room that is left, up to some."""
        metrics = QFontMetricsF(_weighted("caption", QFont.Weight.Normal))
        area = metrics.boundingRect(QRectF(0, 0, self.room.width(), 10_000), Qt.TextFlag.TextWordWrap, text)
        return max(1, min(most, round(area.height() / metrics.height())))

    def keep_to_upper_line(self, lines: int = 1) -> QRectF:
        """What is drawn next stands on the upper line; where those below are, over all the room that was left."""
        upper = max(QFontMetricsF(theme.font("body")).height(), theme.size("chip"))
        lower = QFontMetricsF(theme.font("caption")).height() * lines + 1
        top = self.row.center().y() - (upper + lower) / 2
        under = QRectF(self.room.left(), top + upper, self.room.width(), lower)
        self.room = QRectF(self.room.left(), top, self.room.width(), upper)
        self.row = QRectF(self.row.left(), top, self.row.width(), upper)
        return under

    def subtitle_below(self, text: str, lines: int = 1) -> None:
        """The subtitle in the room that is left below the title."""
        font = _weighted("caption", QFont.Weight.Normal)
        room = self.room.width() * (1 if lines == 1 else lines * _FILLED)
        cut = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, room)
        self._words(self.room, cut, font, "text-muted", _LEFT | Qt.TextFlag.TextWordWrap if lines > 1 else _LEFT)

    def _halves(self, area: QRectF) -> tuple[QRectF, QRectF]:
        """Two lines of text, together in the middle of the row."""
        first = QFontMetricsF(theme.font("body")).height()
        second = QFontMetricsF(theme.font("caption")).height() + 1
        top = area.center().y() - (first + second) / 2
        return QRectF(area.left(), top, area.width(), first), QRectF(area.left(), top + first, area.width(), second)

    def _take_left(self, width: float, height: float, gap: float) -> QRectF:
        area = QRectF(self.room.left(), self.room.center().y() - height / 2, width, height)
        self.room.setLeft(self.room.left() + width + theme.scaled(gap))
        return area

    def _take_right(self, width: float, height: float, gap: float) -> QRectF:
        left = self.room.right() - width
        self.room.setRight(left - theme.scaled(gap))
        return QRectF(left, self.room.center().y() - height / 2, width, height)

    def _words(self, area: QRectF, text: str, font: QFont, ink: str, alignment: int) -> None:
        self.painter.setFont(font)
        self.painter.setPen(theme.colour(ink))
        self.painter.drawText(area, alignment, text)


def draw_spans(painter: QPainter, area: QRectF, spans: tuple[Span, ...], role: str = "body") -> None:
    """Draw pieces of text one after the other, centred on the height of ``area``, cut with « … » at its right end."""
    base = QFontMetricsF(theme.font(role))
    line = area.center().y() + (base.ascent() - base.descent()) / 2
    left = area.left()
    for span in spans:
        font = span_font(span, role)
        metrics = QFontMetricsF(font)
        width = metrics.horizontalAdvance(span.text)
        text, room = span.text, area.right() - left
        if width > room + 0.5:
            text = metrics.elidedText(span.text, Qt.TextElideMode.ElideRight, room)
            width = metrics.horizontalAdvance(text)
        if span.marked:
            _mark_ground(painter, QRectF(left, line - base.ascent(), width, base.height()))
        painter.setFont(font)
        painter.setPen(theme.colour("on-warning-soft" if span.marked else span.ink))
        painter.drawText(QPointF(left, line), text)
        left += width
        if text != span.text:
            break


def spans_width(spans: tuple[Span, ...], role: str = "body") -> float:
    """The width of pieces of text set one after the other."""
    return sum(QFontMetricsF(span_font(span, role)).horizontalAdvance(span.text) for span in spans)


def subtitle_width(text: str) -> float:
    """The width of the muted words under a title."""
    return QFontMetricsF(_weighted("caption", QFont.Weight.Normal)).horizontalAdvance(text)


def stacked_height() -> float:
    """The height of a row whose title stands above all the rest."""
    return QFontMetricsF(theme.font("body")).height() + theme.size("chip") + 2 + 12


def span_font(span: Span, role: str = "body") -> QFont:
    """The font of a piece of text."""
    font = theme.code_font(role) if span.code else theme.font(role)
    if span.strong:
        font.setWeight(QFont.Weight.DemiBold)
    return font


def number_font(*, strong: bool, role: str = "body") -> QFont:
    """Figures of equal width, in semi-bold if ``strong``."""
    font = theme.number_font(role)
    font.setWeight(QFont.Weight.DemiBold if strong else QFont.Weight.Normal)
    return font


def _mark_ground(painter: QPainter, area: QRectF) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour("warning-soft"))
    painter.drawRoundedRect(area, 3, 3)


def _weighted(role: str, weight: QFont.Weight) -> QFont:
    font = theme.font(role)
    font.setWeight(weight)
    return font
