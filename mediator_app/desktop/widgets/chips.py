"""State chips: an icon, a word and a soft ground, in that order of trust; painted in lists, or alone as a label.

``ChipPainter.paint`` draws one in a list row, ``ChipLabel`` shows one in a form. The states of a sending (``local``, ``sent``,
``received``, ``check``, ``refused``) have no ground: they are words with a mark.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from mediator_app.desktop import icons, theme

State = Literal[
    "expected", "present", "absent", "excused", "waiting", "warning", "success", "info", "danger", "neutral",
    "local", "sent", "received", "check", "refused",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Chip:
    """A state in a word; ``icon`` replaces the state's own."""

    state: State
    text: str
    icon: str = ""


@dataclass(frozen=True, slots=True)
class _Look:
    icon: str
    ink: str
    ground: str


_LOOKS: dict[str, _Look] = {
    "expected": _Look("expected", "on-chip-expected", "chip-expected"),
    "present": _Look("check", "on-chip-present", "chip-present"),
    "absent": _Look("absent", "on-chip-absent", "chip-absent"),
    "excused": _Look("excused", "on-chip-excused", "chip-excused"),
    "waiting": _Look("clock", "on-warning-soft", "warning-soft"),
    "warning": _Look("warning", "on-warning-soft", "warning-soft"),
    "success": _Look("received", "on-success-soft", "success-soft"),
    "info": _Look("dot", "on-info-soft", "info-soft"),
    "danger": _Look("refused", "on-danger-soft", "danger-soft"),
    "neutral": _Look("", "on-chip-expected", "chip-expected"),
    "local": _Look("dot", "sync-local", ""),
    "sent": _Look("sent", "sync-sent", ""),
    "received": _Look("received", "sync-received", ""),
    "check": _Look("warning", "sync-check", ""),
    "refused": _Look("refused", "sync-refused", ""),
}


class ChipPainter:
    """Measures and draws chips; lengths are logical pixels."""

    @staticmethod
    def size(chip: Chip) -> QSizeF:
        """How large the chip is."""
        words = QFontMetricsF(_font()).horizontalAdvance(chip.text)
        icon = _icon_side() + theme.scaled(5) if _icon(chip) else 0
        sides = _padding(chip) * 2
        return QSizeF(round(words + icon + sides + 0.5), theme.size("chip") + 2)

    @staticmethod
    def paint(painter: QPainter, rect: QRectF, chip: Chip, *, selected: bool = False) -> None:
        """Draw the chip from the left of ``rect``, centred on its height; on a selected row its ground is raised."""
        look, size = _LOOKS[chip.state], ChipPainter.size(chip)
        area = QRectF(rect.left(), round(rect.center().y() - size.height() / 2), size.width(), size.height())
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink = theme.colour(look.ink)
        if look.ground:
            _paint_ground(painter, area, theme.colour("surface-raised" if selected else look.ground), ink)
        left = area.left() + _padding(chip)
        if name := _icon(chip):
            icons.paint(painter, name, QRectF(left, area.top(), _icon_side(), area.height()), ink)
            left += _icon_side() + theme.scaled(5)
        painter.setFont(_font())
        painter.setPen(ink)
        place = area.adjusted(left - area.left(), 0, theme.scaled(20), 0)
        painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, chip.text)
        painter.restore()


class ChipLabel(QWidget):
    """A chip alone, in a form or a header."""

    def __init__(self, chip: Chip, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_chip(chip)

    def set_chip(self, chip: Chip) -> None:
        """Show another state."""
        self._chip = chip
        self.setAccessibleName(chip.text)
        self.updateGeometry()
        self.update()

    def chip(self) -> Chip:
        """The state shown."""
        return self._chip

    def sizeHint(self) -> QSize:
        return ChipPainter.size(self._chip).toSize()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        ChipPainter.paint(painter, QRectF(self.rect()), self._chip)


def _paint_ground(painter: QPainter, area: QRectF, ground: QColor, ink: QColor) -> None:
    painter.setBrush(ground)
    painter.setPen(QPen(ink, 2) if theme.is_contrast() else Qt.PenStyle.NoPen)
    inset = 1 if theme.is_contrast() else 0
    half = area.height() / 2
    painter.drawRoundedRect(area.adjusted(inset, inset, -inset, -inset), half, half)


def _icon(chip: Chip) -> str:
    return chip.icon or _LOOKS[chip.state].icon


def _icon_side() -> int:
    return theme.scaled(14)


def _padding(chip: Chip) -> int:
    return theme.scaled(10) if _LOOKS[chip.state].ground else 0


def _font() -> QFont:
    font = theme.font("caption")
    font.setWeight(QFont.Weight.DemiBold)
    return font
