"""White cards on the warm ground, with an optional title line, and rounded corners that also hold for lists inside."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QChildEvent, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from mediator_app.desktop import theme
from mediator_app.desktop.widgets.labels import Label, Line

CardTone = Literal["", "success", "warning", "danger", "info", "accent", "well"]

_EDGES: dict[str, tuple[int, str]] = {
    "success": (2, "success"),
    "warning": (3, "warning-strong"),
    "danger": (2, "danger"),
    "info": (2, "info"),
    "accent": (2, "accent"),
}


class Card(QFrame):
    """A card. ``add`` stacks widgets in it, ``body`` is the layout itself.

    ``title`` puts a title line on top, whose right end is ``add_to_title``'s. ``flush`` takes away the inner margins, for
    lists that run from edge to edge: the corners stay round. ``tone`` colours the edge; ``well`` sinks the card.
    """

    def __init__(
        self, title: str = "", *, tone: CardTone = "", flush: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("tone", tone)
        self._edge: _RoundEdge | None = None
        outer = QVBoxLayout(self)
        outer.setSpacing(0)
        self.title: Label | None = None
        self._title_line: QHBoxLayout | None = None
        if title:
            outer.addLayout(self._build_title(title))
            if flush:
                outer.addWidget(Line(self))
        self.body = QVBoxLayout()
        outer.addLayout(self.body, 1)
        self._edge = _RoundEdge(self) if flush else None
        edge = theme.edge_width() if flush else 0
        outer.setContentsMargins(edge, edge, edge, edge)
        self._set_inner_margins(titled=bool(title), flush=flush)

    def add(self, widget: QWidget, stretch: int = 0) -> None:
        """Put a widget under the others; one of fixed width stands on the left."""
        keeps_width = widget.sizePolicy().horizontalPolicy() == QSizePolicy.Policy.Fixed
        self.body.addWidget(widget, stretch, Qt.AlignmentFlag.AlignLeft if keeps_width else Qt.AlignmentFlag(0))
        if self._edge is not None:
            self._edge.raise_()

    def add_to_title(self, widget: QWidget, *, gap: int = 0) -> None:
        """Put a widget at the right end of the title line, further off by a gap; ValueError for a card without title."""
        if self._title_line is None:
            raise ValueError("this card has no title line")
        self._title_line.addSpacing(gap)
        self._title_line.addWidget(widget)

    def set_title(self, title: str) -> None:
        """Change the title; ValueError for a card without one."""
        if self.title is None:
            raise ValueError("this card has no title line")
        self.title.setText(title)

    def set_tone(self, tone: CardTone) -> None:
        """Change what the edge says."""
        theme.set_look(self, "tone", tone)
        if self._edge is not None:
            self._edge.update()

    def edge(self) -> tuple[int, str]:
        """Width in pixels and colour name of the edge now."""
        return _EDGES.get(self.property("tone"), (theme.edge_width(), "border"))

    def childEvent(self, event: QChildEvent) -> None:
        """What is put in later must not hide the edge."""
        super().childEvent(event)
        if event.added() and self._edge is not None:
            self._edge.raise_()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._edge is not None:
            self._edge.setGeometry(self.rect())
            self._edge.raise_()

    def _set_inner_margins(self, *, titled: bool, flush: bool) -> None:
        """A title stands close to what is below it; what is flush has no margins at all."""
        margin = 0 if flush else theme.space("lg")
        self.body.setContentsMargins(margin, 0 if titled else margin, margin, margin)
        self.body.setSpacing(0 if flush else theme.space("md"))

    def _build_title(self, title: str) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setContentsMargins(theme.space("lg"), theme.space("md"), theme.space("lg"), theme.space("md"))
        line.setSpacing(theme.space("sm"))
        self.title = Label(title, "section", parent=self)
        line.addWidget(self.title)
        line.addStretch(1)
        self._title_line = line
        return line


class _RoundEdge(QWidget):
    """Lies over a flush card: hides the four corners of what is inside and draws the edge again."""

    def __init__(self, card: Card) -> None:
        super().__init__(card)
        self._card = card
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width, name = self._card.edge()
        area, half, radius = QRectF(self.rect()), width / 2, theme.radius("card")
        corners = QPainterPath()
        corners.addRect(area)
        inner = QPainterPath()
        inner.addRoundedRect(area.adjusted(half, half, -half, -half), radius - half, radius - half)
        painter.fillPath(corners.subtracted(inner), theme.colour("surface"))
        painter.setPen(QPen(theme.colour(name), width))
        painter.drawPath(inner)
