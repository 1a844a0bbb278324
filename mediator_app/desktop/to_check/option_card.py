"""One answer to a question as a card that can be chosen: its letter and title, whether it is proposed, its facts."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from mediator_app.desktop import theme
from mediator_app.desktop.widgets.cards import Card
from mediator_app.desktop.widgets.chips import Chip, ChipLabel
from mediator_app.desktop.widgets.choices import RadioBox
from mediator_app.desktop.widgets.labels import FactLine, Label


@dataclass(frozen=True, slots=True)
class Fact:
    """An icon, a strong line and a muted one under it."""

    icon: str
    title: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class OptionView:
    """What a card shows. ``spoken`` is what a screen reader says of its radio button."""

    id: str
    title: str
    facts: tuple[Fact, ...]
    chip: Chip | None = None
    spoken: str = ""


class OptionCard(Card):
    """``chosen(id)`` when a person picks it. Without ``choosable`` there is nothing to pick: it only tells."""

    chosen = Signal(str)

    def __init__(self, view: OptionView, *, choosable: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._id = view.id
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.radio = RadioBox("", parent=self)
        self.radio.setObjectName(f"choose_{view.id}")
        self.radio.setAccessibleName(view.spoken or view.title)
        self.radio.setAutoExclusive(False)
        self.radio.setVisible(choosable)
        self.body.setSpacing(theme.space("sm"))
        self.add(self._head(view))
        for fact in view.facts:
            self.add(FactLine(fact.icon, fact.title, fact.detail, parent=self))
        self.body.addStretch(1)
        self.radio.clicked.connect(lambda: self.chosen.emit(self._id))
        if choosable:
            self.setCursor(Qt.CursorShape.PointingHandCursor)

    def set_chosen(self, chosen: bool) -> None:
        """Show whether this is the answer chosen now."""
        self.radio.setChecked(chosen)
        if self.radio.isHidden():
            return
        theme.set_look(self, "tone", "accent" if chosen else "choice")

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if not self.radio.isHidden() and self.rect().contains(event.position().toPoint()):
            self.chosen.emit(self._id)

    def _head(self, view: OptionView) -> QWidget:
        line = QWidget(self)
        layout = QHBoxLayout(line)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.space("sm"))
        layout.addWidget(self.radio)
        layout.addWidget(Label(view.title, "section", wrap=True, parent=line), 1)
        if view.chip is not None:
            layout.addWidget(ChipLabel(view.chip, line), 0, Qt.AlignmentFlag.AlignTop)
        return line
