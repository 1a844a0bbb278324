"""The quiet page shown while the demonstration's territory is being made; it lasts a second or two."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mediator_app.desktop.widgets.labels import Label
from mediator_app.errors import AppError


class WaitingPage(QWidget):
    """Says what is being made ready, or why it could not be."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = Label(self.tr("Préparation du territoire de démonstration…"), "title", parent=self)
        self._muted = Label(self.tr("Des lieux réels de la Creuse, des personnes inventées."), "muted", parent=self)
        layout = QVBoxLayout(self)
        layout.setAlignment(Qt.AlignmentFlag.AlignCenter)
        layout.addWidget(self._title, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addWidget(self._muted, 0, Qt.AlignmentFlag.AlignHCenter)

    def show_error(self, error: AppError) -> None:
        """Say why it could not be made."""
        self._title.setText(error.title)
        self._muted.setText(error.hint)
