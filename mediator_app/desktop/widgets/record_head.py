"""The top of a record's card: its name with a chip beside it, and what stands below them."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from mediator_app.desktop import theme
from mediator_app.desktop.widgets.chips import Chip, ChipLabel
from mediator_app.desktop.widgets.labels import Label


class RecordHead(QWidget):
    """``name`` and ``chip`` are filled in by the card; ``add`` puts a widget below what is there."""

    def __init__(self, object_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = Label("", "section", wrap=True, parent=self)
        self.name.setObjectName(object_name)
        self.chip = ChipLabel(Chip("neutral", ""), self)
        title = QHBoxLayout()
        title.setSpacing(theme.space("md"))
        title.addWidget(self.name, 1)
        title.addWidget(self.chip, 0, Qt.AlignmentFlag.AlignTop)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(20, 16, 20, 14)
        self._column.setSpacing(theme.space("md"))
        self._column.addLayout(title)

    def add(self, *widgets: QWidget) -> None:
        """Put widgets below what is there."""
        for widget in widgets:
            self._column.addWidget(widget)
