"""The icons of ``resources/icons``, drawn in a colour of the theme in force.

``paint`` draws one with a QPainter, ``pixmap`` and ``icon`` give what Qt widgets ask for. Pixmaps are kept by name,
colour, size and device pixel ratio, so a new palette simply asks for others; a widget that holds a QIcon asks again
when ``theme.notifier().changed`` is emitted.
"""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap, QPixmapCache
from PySide6.QtSvg import QSvgRenderer

from mediator_app.desktop import theme
from mediator_app.resources import resource_path

if TYPE_CHECKING:
    from PySide6.QtGui import QIcon

DOT = "dot"
"""The name of the one icon that is not a file: a plain disc."""


def paint(painter: QPainter, name: str, rect: QRect | QRectF, colour: str | QColor) -> None:
    """Draw an icon centred in ``rect``, as large as its shorter side; ``colour`` is a token name or a colour."""
    side = int(min(rect.width(), rect.height()))
    device = painter.device()
    picture = pixmap(name, colour, side, device.devicePixelRatio() if device is not None else 1.0)
    centre = QRectF(rect).center()
    painter.drawPixmap(round(centre.x() - side / 2), round(centre.y() - side / 2), picture)


def pixmap(name: str, colour: str | QColor = "text", side: int | None = None, ratio: float = 1.0) -> QPixmap:
    """One icon as a square pixmap of ``side`` logical pixels (the token ``icon`` by default).

    ``name`` is a file of ``resources/icons`` without ``.svg``; FileNotFoundError for another.
    """
    ink = theme.colour(colour) if isinstance(colour, str) else colour
    side = side or theme.size("icon")
    key = f"tournee/{name}/{ink.rgba():x}/{side}/{ratio}"
    found = QPixmap()
    if not QPixmapCache.find(key, found):
        found = _draw(name, ink, side, ratio)
        QPixmapCache.insert(key, found)
    return found


def icon(name: str, colour: str = "text", side: int | None = None) -> QIcon:
    """One icon as a QIcon, sharp on ordinary and on double-density screens, greyed when disabled."""
    from PySide6.QtGui import QIcon

    result = QIcon()
    for ratio in (1.0, 2.0):
        result.addPixmap(pixmap(name, colour, side, ratio))
        result.addPixmap(pixmap(name, "text-disabled", side, ratio), QIcon.Mode.Disabled)
    return result


def _draw(name: str, ink: QColor, side: int, ratio: float) -> QPixmap:
    drawing = b"" if name == DOT else _source(name).replace(b"currentColor", ink.name().encode())
    result = QPixmap(QSize(side, side) * ratio)
    result.fill(Qt.GlobalColor.transparent)
    painter = QPainter(result)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if name == DOT:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink)
        painter.drawEllipse(QRectF(result.rect()).center(), side * ratio * 0.22, side * ratio * 0.22)
    else:
        QSvgRenderer(QByteArray(drawing)).render(painter, QRectF(result.rect()))
    painter.end()
    result.setDevicePixelRatio(ratio)
    return result


@functools.cache
def _source(name: str) -> bytes:
    return resource_path("icons", f"{name}.svg").read_bytes()
