"""A column that scrolls up and down when its page is too low, and what scrolls in any area: without frame or ground."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget


class ScrollColumn(QScrollArea):
    """Stacks what is added to ``body`` at the column's width, and scrolls to what gets the focus."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        content = scrolled_body(self)
        self.body = QVBoxLayout(content)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.viewport().setAutoFillBackground(False)


def scrolled_body(area: QScrollArea, body: QWidget | None = None) -> QWidget:
    """Put what scrolls into its area, as wide as that and without ground, and return it; a new widget if none is given.

    Put it there while it is empty: Qt would style all that it holds a second time. A new one is as high as its words
    ask at the width they get: asked for the height at their narrowest, a page would scroll for nothing.
    """
    body = body or _Content()
    area.setWidgetResizable(True)
    area.setWidget(body)
    body.setAutoFillBackground(False)
    return body


class _Content(QWidget):
    """Asks for the height that its words take at the width they get, not at the narrowest."""

    def minimumSizeHint(self) -> QSize:
        asked = super().minimumSizeHint()
        layout = self.layout()
        wraps = layout is not None and layout.hasHeightForWidth()
        return QSize(asked.width(), 0) if wraps else asked
