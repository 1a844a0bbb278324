"""Small painted key caps, « Ctrl N », and the words for keys."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QKeySequence, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from mediator_app.desktop import theme


def key_words(keys: str) -> str:
    """What is written on the caps of a portable key sequence: « Ctrl+Return » gives « Ctrl Entrée »."""
    names = {
        "Return": QCoreApplication.translate("keys", "Entrée"),
        "Enter": QCoreApplication.translate("keys", "Entrée"),
        "Esc": QCoreApplication.translate("keys", "Échap"),
        "Shift": QCoreApplication.translate("keys", "Maj"),
        "Space": QCoreApplication.translate("keys", "Espace"),
        "Del": QCoreApplication.translate("keys", "Suppr"),
        "Up": "↑",
        "Down": "↓",
        "Left": "←",
        "Right": "→",
    }
    portable = QKeySequence(keys).toString(QKeySequence.SequenceFormat.PortableText) or keys
    return " ".join(names.get(part, part) for part in portable.split("+"))


def cap_width(words: str) -> float:
    """The width of a cap in logical pixels."""
    return QFontMetricsF(theme.font("caption")).horizontalAdvance(words) + 2 * theme.scaled(6)


def cap_height() -> float:
    """The height of a cap in logical pixels."""
    return QFontMetricsF(theme.font("caption")).height() + theme.scaled(4)


def paint_cap(painter: QPainter, rect: QRectF, words: str, *, on_accent: bool = False, enabled: bool = True) -> None:
    """Draw a cap that fills ``rect``; ``on_accent`` for one that sits on an accent-filled button."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    ink = theme.colour("on-accent" if on_accent else "text-muted" if enabled else "text-disabled")
    strong_edge = on_accent or theme.is_contrast()
    painter.setPen(QPen(ink if strong_edge else theme.colour("border"), 1))
    painter.setBrush(Qt.BrushStyle.NoBrush if on_accent else theme.colour("surface-sunken"))
    painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
    painter.setPen(ink)
    painter.setFont(theme.font("caption"))
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, words)
    painter.restore()


class KeyCap(QWidget):
    """A key cap alone, beside a hint: ``KeyCap("F5")``."""

    def __init__(self, keys: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = key_words(keys)
        self.setAccessibleName(self._words)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(round(cap_width(self._words)), round(cap_height()))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_cap(painter, QRectF(self.rect()), self._words)
