"""One large picture per page: palettes under one another, text sizes side by side, to look at all of a page at once."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap

GAP = 6


class ContactSheets:
    """Gathers the pictures of each page; ``save`` writes PAGE[-STATE].png, one cell per palette and text size."""

    def __init__(self, palettes: list[str], text_sizes: list[int], share: float) -> None:
        self._palettes = palettes
        self._text_sizes = text_sizes
        self._share = share
        self._sheets: dict[str, QPixmap] = {}

    def add(self, name: str, palette: str, text_size: int, picture: QPixmap) -> None:
        """Put a picture in its cell, made smaller by the share that a sheet is drawn at."""
        cell = QSize(round(picture.width() * self._share), round(picture.height() * self._share))
        sheet = self._sheets.setdefault(name, self._blank(cell))
        at = QPoint(
            self._text_sizes.index(text_size) * (cell.width() + GAP),
            self._palettes.index(palette) * (cell.height() + GAP),
        )
        painter = QPainter(sheet)
        painter.drawPixmap(at, picture.scaled(cell, mode=Qt.TransformationMode.SmoothTransformation))
        painter.end()

    def save(self, folder: Path) -> None:
        """Write the sheets."""
        folder.mkdir(parents=True, exist_ok=True)
        for name, sheet in self._sheets.items():
            sheet.save(str(folder / f"{name}.png"))

    def _blank(self, cell: QSize) -> QPixmap:
        wide, high = len(self._text_sizes), len(self._palettes)
        sheet = QPixmap(wide * (cell.width() + GAP) - GAP, high * (cell.height() + GAP) - GAP)
        sheet.fill(QColor("magenta"))
        return sheet
