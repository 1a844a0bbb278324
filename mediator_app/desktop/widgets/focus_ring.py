"""The ring around what the keyboard is on: 2 px, 2 px away, only when the keyboard brought the focus there."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QFocusFrame,
    QLineEdit,
    QPlainTextEdit,
    QProxyStyle,
    QStyle,
    QStyleOption,
    QTextEdit,
    QWidget,
)

from mediator_app.desktop import theme

_SHOW_FOCUS_THEMSELVES = (QLineEdit, QPlainTextEdit, QTextEdit, QAbstractSpinBox, QComboBox)


class FocusRing(QFocusFrame):
    """One per window: ``FocusRing(window)`` follows the keyboard inside it. Fields show focus by their own edge."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._style = _RingStyle()
        self.setStyle(self._style)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._follow)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.colour("focus"), theme.size("focus_ring")))
        radius = theme.radius("control") + theme.size("focus_gap")
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), radius, radius)

    def _follow(self, _old: QWidget | None, new: QWidget | None) -> None:
        """Go around the focused widget if Tab or a shortcut brought it there; Qt marks its window in that case."""
        by_keyboard = Qt.WidgetAttribute.WA_KeyboardFocusChange
        wanted = None
        if (
            new is not None
            and new.window() is self._window.window()
            and self._window.window().testAttribute(by_keyboard)
        ):
            wanted = None if isinstance(new, _SHOW_FOCUS_THEMSELVES) else new
        self._window.window().setAttribute(by_keyboard, on=False)
        self.setWidget(wanted)  # type: ignore[arg-type]


class _RingStyle(QProxyStyle):
    """Says how far from the widget the ring goes."""

    def pixelMetric(
        self, metric: QStyle.PixelMetric, option: QStyleOption | None = None, widget: QWidget | None = None
    ) -> int:
        if metric in {QStyle.PixelMetric.PM_FocusFrameHMargin, QStyle.PixelMetric.PM_FocusFrameVMargin}:
            return theme.size("focus_ring") + theme.size("focus_gap")
        return super().pixelMetric(metric, option, widget)
