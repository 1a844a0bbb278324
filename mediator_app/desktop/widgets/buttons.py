"""Buttons whose contents are painted: an icon, words and a key cap at exact distances.

Grounds and edges come from the style sheet (property ``kind``); words, icons and caps from the theme at paint time, so that
a new palette or text size needs nothing more. Toggle chips and segments (``toggles``) share the same face.
"""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from mediator_app.desktop import icons, theme
from mediator_app.desktop.widgets.key_caps import cap_height, cap_width, key_words, paint_cap

Kind = Literal["primary", "plain", "quiet", "danger"]
Size = Literal["sm", "md", "lg"]

_HEIGHTS = {"sm": 32, "md": 36, "lg": 40}


class FaceButton(QPushButton):
    """A push button that paints its own icon, words, count and key cap in one centred line.

    Subclasses say what they look like by ``face_font``, ``face_ink``, ``face_icon`` and the class attributes.
    """

    padding = 14
    icon_gap = 8
    icon_side = 18
    height_in_pixels = 36

    def __init__(self, text: str, kind: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", kind)
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._icon_name = ""
        self._cap = ""
        self._count = ""
        self._words = ""
        self.setText(text)

    def setText(self, text: str) -> None:
        """The words; also the accessible name, unless another was set."""
        if self.accessibleName() in {"", self._words}:
            self.setAccessibleName(text)
        self._words = text
        self.updateGeometry()
        self.update()

    def text(self) -> str:
        """The words. Qt itself holds none, so that its style only draws ground and edge."""
        return self._words

    def set_icon(self, name: str) -> None:
        """Show an icon of ``resources/icons`` before the words; none for an empty name."""
        self._icon_name = name
        self.updateGeometry()
        self.update()

    def set_count(self, count: str) -> None:
        """Show a count after the words, in the same button; none for an empty text."""
        self._count = count
        self.updateGeometry()
        self.update()

    def face_font(self) -> QFont:
        """The font of the words."""
        font = theme.font("body")
        font.setWeight(QFont.Weight.Medium)
        return font

    def face_ink(self) -> str:
        """The token name of the words' colour when the button is enabled."""
        return "text"

    def face_icon(self) -> str:
        """The icon to show now."""
        return self._icon_name

    def sizeHint(self) -> QSize:
        width = sum(self._widths()) + 2 * theme.scaled(self.padding)
        if not self.text():
            width = self._widths()[0] + 2 * theme.scaled(8)
        return QSize(round(width + 0.5), self._height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        self._paint_face(painter)

    def _height(self) -> int:
        return max(theme.scaled(self.height_in_pixels), round(QFontMetricsF(self.face_font()).height()) + 8)

    def _widths(self) -> tuple[float, float, float, float]:
        """The widths of icon, words, count and cap, each with the gap that goes with it."""
        metrics = QFontMetricsF(self.face_font())
        icon = theme.scaled(self.icon_side) if self.face_icon() else 0
        if icon and self.text():
            icon += theme.scaled(self.icon_gap)
        count = metrics.horizontalAdvance(self._count) + theme.scaled(6) if self._count else 0.0
        cap = cap_width(self._cap) + theme.scaled(8) if self._cap else 0.0
        return icon, metrics.horizontalAdvance(self.text()), count, cap

    def _paint_face(self, painter: QPainter) -> None:
        icon, words, count, cap = self._widths()
        ink = theme.colour(self.face_ink() if self.isEnabled() else "text-disabled")
        left = (self.width() - icon - words - count - cap) / 2
        area = QRectF(0, 0, self.width(), self.height())
        if icon:
            side = theme.scaled(self.icon_side)
            icons.paint(painter, self.face_icon(), QRectF(left, 0, side, self.height()), ink)
        painter.setFont(self.face_font())
        painter.setPen(ink)
        left += icon
        painter.drawText(area.adjusted(left, 0, 0, 0), _LEFT, self.text())
        left += words
        if count:
            painter.drawText(area.adjusted(left + theme.scaled(6), 0, 0, 0), _LEFT, self._count)
        if cap:
            width, height = cap_width(self._cap), cap_height()
            place = QRectF(left + count + theme.scaled(8), (self.height() - height) / 2, width, height).toRect()
            on_accent = self.face_ink() == "on-accent" and self.isEnabled()
            paint_cap(painter, QRectF(place), self._cap, on_accent=on_accent, enabled=self.isEnabled())


class KeyButton(FaceButton):
    """An ordinary button, with its shortcut painted as a key cap.

    ``kind``: ``primary`` (at most one per page), ``plain``, ``quiet`` or ``danger``. ``size``: ``sm`` 32, ``md`` 36 as
    fields, ``lg`` 40 logical pixels at 100 %; a primary button is ``lg`` unless told otherwise. ``shortcut`` is a portable
    key sequence that clicks it; ``hint`` paints a cap without taking the key, for keys that the page handles itself.
    """

    _keys = ""

    def __init__(
        self,
        text: str,
        *,
        kind: Kind = "plain",
        icon: str = "",
        shortcut: str = "",
        hint: str = "",
        size: Size | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, kind, parent)
        self._size = size or ("lg" if kind == "primary" else "md")
        self.height_in_pixels = _HEIGHTS[self._size]
        self._icon_name = icon
        self._cap = self._keys = key_words(hint or shortcut) if hint or shortcut else ""
        if shortcut:
            self.setShortcut(QKeySequence(shortcut))
        self.setText(text)

    def setText(self, text: str) -> None:
        """The words, also in the tooltip that tells the key."""
        super().setText(text)
        if self._keys:
            self.setToolTip(f"{text} ({self._keys.replace(' ', '+')})")

    def set_kind(self, kind: Kind) -> None:
        """Change what the button looks like."""
        theme.set_look(self, "kind", kind)

    def hide_cap(self) -> None:
        """Leave the cap out, where room is short; the tooltip keeps the key."""
        self._cap = ""
        self.updateGeometry()
        self.update()

    def face_font(self) -> QFont:
        font = theme.font("caption" if self._size == "sm" else "body")
        font.setWeight(QFont.Weight.DemiBold if self.property("kind") in {"primary", "quiet"} else QFont.Weight.Medium)
        return font

    def face_ink(self) -> str:
        return {"primary": "on-accent", "quiet": "accent", "danger": "danger"}.get(self.property("kind"), "text")


class LinkButton(FaceButton):
    """Words in the accent colour that do something, without ground or edge; underlined under the mouse."""

    padding = 0

    def __init__(self, text: str, *, icon: str = "", small: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(text, "link", parent)
        self._small = small
        self._icon_name = icon
        self.height_in_pixels = 24
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def face_font(self) -> QFont:
        font = theme.font("caption" if self._small else "body")
        font.setWeight(QFont.Weight.DemiBold)
        font.setUnderline(self.underMouse())
        return font

    def face_ink(self) -> str:
        return "accent"


_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
