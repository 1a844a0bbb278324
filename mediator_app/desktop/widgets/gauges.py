"""How full something is, and who someone is, at a glance: fill bar, avatar, count badge."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QProgressBar, QSizePolicy, QWidget

from mediator_app.desktop import theme
from mediator_app.desktop.words import initials


class FillBar(QProgressBar):
    """A bar of 8 px without text; ``set_fill(9, 12, "9 inscrits sur 12")`` also says it to a screen reader."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextVisible(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_fill(self, value: int, total: int, name: str) -> None:
        """Fill to ``value`` of ``total`` (a total of 0 is empty) and name the bar."""
        self.setRange(0, max(total, 1))
        self.setValue(min(value, total))
        self.setAccessibleName(name)

    def sizeHint(self) -> QSize:
        return QSize(theme.scaled(136), theme.scaled(8))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.scaled(48), theme.scaled(8))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_fill(painter, QRectF(self.rect()), self.value() / max(self.maximum(), 1))


class Avatar(QWidget):
    """A disc with the initials of ``name``, ``diameter`` logical pixels wide at 100 %; decoration for a screen reader."""

    def __init__(self, name: str = "", diameter: int = 34, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._letters = initials(name)
        self._diameter = diameter
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_name(self, name: str) -> None:
        """Show another person's initials."""
        self._letters = initials(name)
        self.update()

    def sizeHint(self) -> QSize:
        side = theme.scaled(self._diameter)
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_avatar(painter, QRectF(self.rect()), self._letters)


def paint_fill(painter: QPainter, rect: QRectF, part: float) -> None:
    """Draw a bar filled to ``part``, 0 to 1."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    half = rect.height() / 2
    edge = theme.is_contrast()
    painter.setPen(QPen(theme.colour("border-control"), 1) if edge else Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour("surface-sunken"))
    painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5) if edge else rect, half, half)
    if part > 0:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("accent"))
        width = max(rect.height(), rect.width() * min(part, 1.0))
        painter.drawRoundedRect(QRectF(rect.left(), rect.top(), width, rect.height()), half, half)
    painter.restore()


def paint_avatar(painter: QPainter, rect: QRectF, letters: str, *, ground: str = "accent-soft") -> None:
    """Draw a disc with letters; its font follows the disc."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    side = min(rect.width(), rect.height())
    disc = QRectF(0, 0, side, side)
    disc.moveCenter(rect.center())
    painter.setBrush(theme.colour(ground))
    painter.setPen(QPen(theme.colour("accent"), 1) if theme.is_contrast() else Qt.PenStyle.NoPen)
    painter.drawEllipse(disc.adjusted(0.5, 0.5, -0.5, -0.5))
    font = theme.font("body_strong")
    font.setPixelSize(max(round(side * 0.37), 1))
    painter.setFont(font)
    painter.setPen(theme.colour("on-accent-soft"))
    painter.drawText(disc, Qt.AlignmentFlag.AlignCenter, letters)
    painter.restore()


def badge_width(text: str) -> float:
    """The width of a count badge in logical pixels."""
    metrics = QFontMetricsF(_badge_font())
    return max(metrics.horizontalAdvance(text) + theme.scaled(12), badge_height())


def badge_height() -> float:
    """The height of a count badge in logical pixels."""
    return QFontMetricsF(_badge_font()).height() + theme.scaled(5)


def paint_badge(painter: QPainter, rect: QRectF, text: str, tone: str = "warning") -> None:
    """Draw a count in a pill that fills ``rect``, its figures as large as the pill allows.

    ``tone`` is ``warning``, ``accent``, ``info`` or ``neutral``.
    """
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    ground, ink = ("surface-sunken", "text-muted") if tone == "neutral" else (f"{tone}-soft", f"on-{tone}-soft")
    painter.setBrush(theme.colour(ground))
    painter.setPen(QPen(theme.colour(ink), 1) if theme.is_contrast() else Qt.PenStyle.NoPen)
    painter.drawRoundedRect(rect, rect.height() / 2, rect.height() / 2)
    font = _badge_font()
    font.setPixelSize(round(rect.height() * 0.62))
    painter.setFont(font)
    painter.setPen(theme.colour(ink))
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, text)
    painter.restore()


class CountBadge(QWidget):
    """A count in a pill, beside a card's title: ``CountBadge("4")``."""

    def __init__(self, text: str = "", tone: str = "neutral", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tone = tone
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_text(text)

    def set_text(self, text: str) -> None:
        """Show another count; hidden when empty."""
        self._text = text
        self.setAccessibleName(text)
        self.setVisible(bool(text))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(round(badge_width(self._text)), round(badge_height()))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_badge(painter, QRectF(self.rect()), self._text, self._tone)


def _badge_font() -> QFont:
    font = theme.number_font("caption")
    font.setWeight(QFont.Weight.DemiBold)
    return font
