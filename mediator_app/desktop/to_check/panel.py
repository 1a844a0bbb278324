"""What every question looks like: its sentence, what it is about, a body that scrolls, the answers at the bottom."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from mediator_app.desktop import theme
from mediator_app.desktop.to_check.answer_bar import Answer, AnswerBar
from mediator_app.desktop.to_check.wording import question
from mediator_app.desktop.widgets.bands import InfoBand
from mediator_app.desktop.widgets.labels import Label
from mediator_app.desktop.widgets.scrolling import ScrollColumn
from mediator_app.domain.cases import Case

_LARGE = 150
"""From this text size on, the answers scroll with the rest: there is no room to keep them in sight."""


class CasePanel(QWidget):
    """One question. ``answered(keep, choices)``: an answer was given; ``later()``: not now.

    Read-only, it has no buttons and says who will answer. ``again`` tells that an answer was given already.
    """

    answered = Signal(str, dict)
    later = Signal()

    def __init__(self, case: Case, *, read_only: bool, again: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.case = case
        self.read_only = read_only
        self.again = again
        self.setObjectName("case_panel")
        self.setAccessibleName(question(case))
        self._bar: AnswerBar | None = None
        column = ScrollColumn(self.tr("Question et réponses possibles"), self)
        self.body = column.body
        self.body.setContentsMargins(0, 0, theme.space("xs"), 0)
        self.body.setSpacing(theme.space("md"))
        self._build_head(again=again)
        self._foot = QVBoxLayout()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.space("md"))
        layout.addWidget(column, 1)
        if theme.text_percent() < _LARGE:
            layout.addLayout(self._foot)

    def answers(self) -> Sequence[Answer]:
        """The answers, in the order of their keys."""
        raise NotImplementedError

    def choices(self) -> dict[str, Any]:
        """The values chosen line by line, if the question has lines."""
        return {}

    def preview(self, keep: str) -> None:
        """Say what an answer would do; an empty one is the answer chosen now."""

    def finish(self) -> None:
        """Add the answers under the body, once it is built."""
        self.body.addStretch(1)
        if theme.text_percent() >= _LARGE:
            self.body.addLayout(self._foot)
        if self.read_only:
            self._foot.addWidget(Label(self.tr("La coordination répondra."), "muted", parent=self))
            return
        self._bar = AnswerBar(self.answers(), self)
        self._bar.answered.connect(lambda keep: self.answered.emit(keep, self.choices()))
        self._bar.later.connect(self.later)
        self._bar.previewed.connect(self.preview)
        self._foot.addWidget(self._bar)

    def press(self, number: int) -> None:
        """Answer by the key of a number."""
        if self._bar is not None:
            self._bar.press(number)

    def set_primary(self, keep: str) -> None:
        """Fill the button of the answer chosen now."""
        if self._bar is not None:
            self._bar.set_primary(keep)

    def head_aside(self) -> QWidget | None:
        """What stands at the right of the question."""
        return None

    def under(self) -> str:
        """The muted line under the question."""
        raise NotImplementedError

    def _build_head(self, *, again: bool) -> None:
        title = Label(question(self.case), "question", wrap=True, parent=self)
        title.setObjectName("question")
        line = QHBoxLayout()
        line.setSpacing(theme.space("md"))
        line.addWidget(title, 1)
        aside = self.head_aside()
        head = QVBoxLayout()
        head.setSpacing(2)
        head.addLayout(line)
        if aside is not None:
            line.addWidget(aside, 0, Qt.AlignmentFlag.AlignTop)
        if under := self.under():
            head.addWidget(Label(under, "muted", wrap=True, parent=self))
        if again:
            text = self.tr("Une réponse est déjà enregistrée. Celle que vous donnerez maintenant la remplacera.")
            head.addWidget(InfoBand("info", text, parent=self))
        self.body.addLayout(head)
