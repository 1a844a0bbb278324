"""« Ateliers d’aujourd’hui »: hours, title, how full each is, who waits for a seat."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from mediator_app.desktop import theme, words
from mediator_app.desktop.vocabulary_words import label
from mediator_app.desktop.widgets.buttons import LinkButton
from mediator_app.desktop.widgets.cards import Card
from mediator_app.desktop.widgets.chips import Chip, ChipLabel
from mediator_app.desktop.widgets.gauges import FillBar
from mediator_app.desktop.widgets.keyboard_focus import stay_on_same
from mediator_app.desktop.widgets.labels import EmptyRow, Label, Line, NumberLabel
from mediator_app.domain.sessions import SessionRow
from mediator_app.domain.vocabularies import LEVELS, SESSION_KINDS


class SessionsCard(Card):
    """The day's sessions; ``wanted(session)`` when one is pressed."""

    wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Ateliers d’aujourd’hui"), flush=True, parent=parent)
        self._total = Label("", "caption-strong", parent=self)
        self.add_to_title(self._total)
        self._shown: tuple[SessionRow, ...] | None = None
        self._lines: list[QWidget] = []
        self.body.addStretch(1)

    def show_sessions(self, sessions: tuple[SessionRow, ...]) -> None:
        """Show these sessions, in order; the keyboard stays on the one that it was on."""
        if sessions == self._shown:
            return
        self._shown, former = sessions, self._lines
        self._lines = [self._line(row, is_last=row is sessions[-1]) for row in sessions] or [
            EmptyRow(self.tr("Rien de prévu aujourd’hui."), parent=self)
        ]
        for place, line in enumerate(self._lines):
            self.body.insertWidget(place, line)
            line.show()
        stay_on_same(self, self._lines)
        for line in former:
            line.hide()
            line.deleteLater()
        registered = sum(row.registered for row in sessions)
        self._total.setText(self.tr("%n inscrit(s)", "", registered) if sessions else "")

    def _line(self, row: SessionRow, *, is_last: bool) -> QWidget:
        line = _SessionLine(row, self, is_last=is_last)
        line.title.clicked.connect(lambda: self.wanted.emit(row.id))
        return line


class _SessionLine(QWidget):
    """One session."""

    def __init__(self, row: SessionRow, parent: QWidget, *, is_last: bool) -> None:
        super().__init__(parent)
        self.title = LinkButton(row.title, small=False, parent=self)
        self.title.setObjectName(f"today_session_{row.id}")
        about = [label(SESSION_KINDS, row.kind), label(LEVELS, row.level)]
        hours = self._stacked(
            NumberLabel(words.clock(row.starts), "strong", parent=self),
            Label(self.tr("jusqu’à {hour}").format(hour=words.clock(row.ends)), "small", parent=self),
        )
        what = self._stacked(self.title, Label(" · ".join(part for part in about if part), "small", parent=self))
        layout = QHBoxLayout()
        layout.setContentsMargins(theme.space("lg"), theme.space("md"), theme.space("lg"), theme.space("md"))
        layout.setSpacing(theme.space("lg"))
        layout.addWidget(hours, 2)
        layout.addWidget(what, 5)
        layout.addWidget(self._fill(row), 3)
        layout.addWidget(self._seats(row), 3, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addLayout(layout)
        if not is_last:
            outer.addWidget(Line(self))

    def _fill(self, row: SessionRow) -> QWidget:
        box = QWidget(self)
        lines = QVBoxLayout(box)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(theme.space("xs"))
        if not row.capacity:
            lines.addWidget(NumberLabel(self.tr("%n inscrit(s)", "", row.registered), "small", parent=box))
            return box
        counts = self.tr("{registered} sur {seats}").format(registered=row.taken, seats=row.capacity)
        head = QHBoxLayout()
        head.addWidget(NumberLabel(counts, "small", parent=box))
        head.addStretch(1)
        head.addWidget(NumberLabel(words.percent(100 * row.taken / row.capacity), "small", parent=box))
        bar = FillBar(box)
        bar.set_fill(row.taken, row.capacity, self.tr("{counts} inscrits").format(counts=counts))
        lines.addLayout(head)
        lines.addWidget(bar)
        return box

    def _seats(self, row: SessionRow) -> QWidget:
        """Who waits for a seat, else the seats that are left."""
        if row.waiting:
            return ChipLabel(Chip("warning", self.tr("%n en attente", "", row.waiting)), self)
        if not row.capacity:
            return Label("", "small", parent=self)
        left = row.capacity - row.taken
        text = self.tr("%n place(s) libre(s)", "", left) if left > 0 else self.tr("Complet")
        return Label(text, "small", parent=self)

    def _stacked(self, upper: QWidget, lower: QWidget) -> QWidget:
        box = QWidget(self)
        lines = QVBoxLayout(box)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(0)
        lines.addWidget(upper)
        lines.addWidget(lower)
        return box
