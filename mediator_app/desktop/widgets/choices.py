"""Check boxes and radio buttons, painted at 20 px with the theme's colours; boxed radios for choices that matter."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QRadioButton, QSizePolicy, QWidget

from mediator_app.desktop import icons, theme

_BOX = 20
_GAP = 10

_BOX_COLOURS = {
    (True, True): ("accent", "accent"),
    (False, True): ("surface-raised", "border-control"),
    (True, False): ("text-disabled", "text-disabled"),
    (False, False): ("surface", "border"),
}
"""Fill and edge of a check box that is ticked or not, enabled or not."""


class TickBox(QCheckBox):
    """A check box with its words; signal ``toggled``."""

    def sizeHint(self) -> QSize:
        return _size(self, 0)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        mark = _mark_area(self)
        paint_tick(painter, mark, ticked=self.isChecked(), enabled=self.isEnabled())
        _paint_words(painter, self, mark, theme.font("body"))


class RadioBox(QRadioButton):
    """A radio button with its words; ``boxed`` puts it in a frame that fills when chosen. Signal ``toggled``."""

    def __init__(self, text: str, *, boxed: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._boxed = boxed
        if boxed:
            self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return _size(self, 12 if self._boxed else 0, height=42 if self._boxed else 32)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._boxed:
            self._paint_box(painter)
        mark = _mark_area(self, theme.scaled(12) if self._boxed else 0)
        paint_radio(painter, mark, chosen=self.isChecked(), enabled=self.isEnabled())
        font = theme.font("body_strong" if self.isChecked() and self._boxed else "body")
        _paint_words(painter, self, mark, font)

    def _paint_box(self, painter: QPainter) -> None:
        width = theme.edge_width()
        painter.setPen(QPen(theme.colour("accent" if self.isChecked() else "border"), width))
        painter.setBrush(theme.colour("accent-soft" if self.isChecked() else "surface-raised"))
        inset = width / 2
        radius = theme.radius("control")
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), radius, radius)


def paint_tick(painter: QPainter, rect: QRectF, *, ticked: bool, enabled: bool = True) -> None:
    """Draw a check box in ``rect``: filled with a tick, or empty."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    fill, edge = _BOX_COLOURS[ticked, enabled]
    painter.setBrush(theme.colour(fill))
    painter.setPen(QPen(theme.colour(edge), 2))
    painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), 5, 5)
    if ticked:
        inset = rect.width() * 0.15
        icons.paint(
            painter, "check", rect.adjusted(inset, inset, -inset, -inset), "on-accent" if enabled else "surface"
        )
    painter.restore()


def paint_radio(painter: QPainter, rect: QRectF, *, chosen: bool, enabled: bool = True) -> None:
    """Draw a radio button in ``rect``: a ring, with a disc in it when chosen."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    ink: QColor = theme.colour(("accent" if chosen else "border-control") if enabled else "text-disabled")
    painter.setBrush(theme.colour("surface-raised"))
    painter.setPen(QPen(ink, 2))
    painter.drawEllipse(rect.adjusted(1, 1, -1, -1))
    if chosen:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink)
        inset = rect.width() * 0.27
        painter.drawEllipse(rect.adjusted(inset, inset, -inset, -inset))
    painter.restore()


def _size(button: QAbstractButton, padding: int, height: int = 32) -> QSize:
    metrics = QFontMetricsF(theme.font("body_strong"))
    words = metrics.horizontalAdvance(button.text()) + theme.scaled(_GAP) if button.text() else 0.0
    return QSize(round(theme.scaled(_BOX) + words + 2 * theme.scaled(padding) + 0.5), theme.scaled(height))


def _mark_area(button: QAbstractButton, left: int = 0) -> QRectF:
    """Where the box or the ring is drawn."""
    side = theme.scaled(_BOX)
    return QRectF(left, (button.height() - side) / 2, side, side)


def _paint_words(painter: QPainter, button: QAbstractButton, mark: QRectF, font: QFont) -> None:
    left = mark.right() + theme.scaled(_GAP)
    painter.setFont(font)
    painter.setPen(theme.colour("text" if button.isEnabled() else "text-disabled"))
    area = QRectF(left, 0, button.width() - left, button.height())
    painter.drawText(area, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, button.text())
