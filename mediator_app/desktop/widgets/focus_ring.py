"""The ring around what the keyboard is on: 2 px, 2 px away, only when the keyboard brought the focus there."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QComboBox,
    QFocusFrame,
    QLineEdit,
    QPlainTextEdit,
    QProxyStyle,
    QStyle,
    QStyleHintReturn,
    QStyleOption,
    QTextEdit,
    QWidget,
)

from mediator_app.desktop import theme

_SHOW_FOCUS_THEMSELVES = (QLineEdit, QPlainTextEdit, QTextEdit, QAbstractSpinBox, QComboBox)


class FocusRing(QFocusFrame):
    """The ring of one window; ``KeyboardFocus`` makes and moves it. Fields show focus by their own edge."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._style = _RingStyle()
        self.setStyle(self._style)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.colour("focus"), theme.size("focus_ring")))
        radius = theme.radius("control") + theme.size("focus_gap")
        in_sight = QRectF(self.visibleRegion().boundingRect())  # a column that scrolls cuts what goes beyond its edge
        painter.drawRoundedRect(in_sight.adjusted(1, 1, -1, -1), radius, radius)

    def go_around(self, widget: QWidget | None) -> None:
        """Go around a widget, or away for None; a field keeps its own edge instead."""
        self.setWidget(None if isinstance(widget, _SHOW_FOCUS_THEMSELVES) else widget)  # type: ignore[arg-type]
        self.raise_()  # it runs over the widget's own edge where a column cuts it


class _RingStyle(QProxyStyle):
    """Says how far from the widget the ring goes, and that it may run over the widget."""

    def styleHint(
        self,
        hint: QStyle.StyleHint,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
        returnData: QStyleHintReturn | None = None,  # noqa: N803 - Qt's name
    ) -> int:
        if hint == QStyle.StyleHint.SH_FocusFrame_Mask:
            return 0
        return super().styleHint(hint, option, widget, returnData)

    def pixelMetric(
        self, metric: QStyle.PixelMetric, option: QStyleOption | None = None, widget: QWidget | None = None
    ) -> int:
        if metric in {QStyle.PixelMetric.PM_FocusFrameHMargin, QStyle.PixelMetric.PM_FocusFrameVMargin}:
            return theme.size("focus_ring") + theme.size("focus_gap")
        return super().pixelMetric(metric, option, widget)
