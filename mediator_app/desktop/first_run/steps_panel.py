"""The left column of the first opening: the name of the program, the four steps and where one is, the ways out."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from mediator_app.desktop import icons, theme
from mediator_app.desktop.widgets.brand import Brand
from mediator_app.desktop.widgets.buttons import LinkButton
from mediator_app.desktop.widgets.key_caps import KeyCap
from mediator_app.desktop.widgets.labels import Label

StepState = Literal["done", "current", "to_come"]

_WIDTH, _WIDEST, _MARGIN = 372, 480, 40
_DISC, _LARGE = 30, 150
"""Pixels at 100 %; the text size, in percent, from which the column saves height."""


class StepsPanel(QFrame):
    """``demo_wanted()`` and ``help_wanted()`` come from its foot."""

    demo_wanted = Signal()
    help_wanted = Signal()

    def __init__(self, titles: tuple[str, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("rail")  # the same ground and edge as the rail of the pages
        self.setFixedWidth(min(theme.scaled(_WIDTH), _WIDEST))
        self._lines = [StepLine(number, title, self) for number, title in enumerate(titles, 1)]
        self._build()

    def line(self, place: int) -> StepLine:
        """The line of a step, counted from 0."""
        return self._lines[place]

    def set_current(self, place: int) -> None:
        """Mark the step at which one is; those before it are done."""
        for number, line in enumerate(self._lines):
            line.set_state("done" if number < place else "current" if number == place else "to_come")

    def _build(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(_MARGIN, _MARGIN, _MARGIN - theme.space("lg"), theme.space("xl"))
        layout.setSpacing(0)
        layout.addWidget(Brand(large=True, parent=self))
        layout.addSpacing(theme.space("md"))
        if not _is_large():
            layout.addWidget(Label(self.tr("Vos ateliers, même sans réseau."), "muted", wrap=True, parent=self))
        layout.addSpacing(_MARGIN)
        for line in self._lines:
            layout.addWidget(line)
        self._lines[-1].is_last = True
        layout.addStretch(1)
        layout.addLayout(self._build_foot())

    def _build_foot(self) -> QVBoxLayout:
        words = self.tr("Essayer avec des données fictives")
        short = self.tr("Données fictives") if _is_large() else words
        demo = LinkButton(short, icon="today", small=False, parent=self)
        demo.setAccessibleName(words)
        demo.setObjectName("demo")
        demo.clicked.connect(self.demo_wanted)
        help_button = LinkButton(self.tr("Aide"), icon="help", small=False, parent=self)
        help_button.setObjectName("help")
        help_button.clicked.connect(self.help_wanted)
        line = QHBoxLayout()
        line.setSpacing(theme.space("sm"))
        line.addWidget(help_button)
        line.addWidget(KeyCap("F1", self))
        line.addStretch(1)
        foot = QVBoxLayout()
        foot.setSpacing(theme.space("md"))
        foot.addWidget(demo)
        foot.addLayout(line)
        return foot


class StepLine(QWidget):
    """A step: its number in a disc, or a tick once it is done, its title and what was chosen in it."""

    def __init__(self, number: int, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.is_last = False
        self._number, self._state = number, "to_come"
        self._title = Label(title, "medium", wrap=True, parent=self)
        self._detail = Label("", "small", wrap=True, parent=self)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.scaled(_DISC) + 14, 1, 0, theme.space("lg" if _is_large() else "xl"))
        layout.setSpacing(1)
        layout.addWidget(self._title)
        layout.addWidget(self._detail)
        layout.addStretch(1)
        self.setMinimumHeight(0 if _is_large() else theme.scaled(72))

    def set_state(self, state: StepState) -> None:
        """Where one is with this step."""
        self._state = state
        theme.set_look(self._title, "role", "muted" if state == "to_come" else "medium")
        self._name()
        self.update()

    def set_detail(self, words: str) -> None:
        """What was chosen in this step, or what it is about."""
        self._detail.setText(words)
        self._name()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = theme.scaled(_DISC)
        disc = QRectF(1.5, 1.5, side - 3, side - 3)
        if not self.is_last:
            self._paint_link(painter, disc)
        if self._state == "done":
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("accent"))
            painter.drawEllipse(disc.adjusted(-1.5, -1.5, 1.5, 1.5))
            inset = side * 0.2
            icons.paint(painter, "check", disc.adjusted(inset, inset, -inset, -inset), "on-accent")
            return
        is_current = self._state == "current"
        painter.setPen(QPen(theme.colour("accent" if is_current else "border-control"), 3 if is_current else 2))
        painter.setBrush(theme.colour("surface-raised") if is_current else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(disc)
        painter.setPen(theme.colour("accent" if is_current else "text-muted"))
        painter.setFont(theme.font("body_strong"))
        painter.drawText(disc, Qt.AlignmentFlag.AlignCenter, str(self._number))

    def _paint_link(self, painter: QPainter, disc: QRectF) -> None:
        """The line down to the next step's disc."""
        painter.setPen(QPen(theme.colour("accent" if self._state == "done" else "border"), 2))
        middle = round(disc.center().x())
        painter.drawLine(middle, round(disc.bottom()) + 5, middle, self.height() - 4)

    def _name(self) -> None:
        states = {"done": self.tr("fait"), "current": self.tr("en cours"), "to_come": self.tr("à venir")}
        words = (self._title.text(), states[self._state], self._detail.text())
        self.setAccessibleName(", ".join(word for word in words if word))


def _is_large() -> bool:
    """Must the column save height, so that all of it fits a window of 690 px?"""
    return theme.text_percent() >= _LARGE
