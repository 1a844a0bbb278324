"""« Le centre vous répond »: what it refused and what waits for a decision, each with its reason and what can be done."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from mediator_app.desktop import theme, words
from mediator_app.desktop.sends.wording import ICONS, answer_explained, answer_title, answer_words, state_chip
from mediator_app.desktop.widgets.bands import InfoBand
from mediator_app.desktop.widgets.cards import Card
from mediator_app.desktop.widgets.gauges import CountBadge
from mediator_app.desktop.widgets.row_lists import RowListView
from mediator_app.desktop.widgets.row_models import RowsModel
from mediator_app.desktop.widgets.row_views import RowShape, RowView, Span
from mediator_app.domain.sendings import Answered

_STATES = {"unread": "quarantined", "copied": "copied", "out_of_scope": "parked", "unknown_question": "parked"}
"""Code of an answer → how far that has travelled; everything else was refused."""


class AnswersCard(Card):
    """``case_wanted(id)``: show a question; ``read(key)``: a refusal was understood and need not be shown again."""

    case_wanted = Signal(str)
    read = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("…", flush=True, parent=parent)
        if self.title is not None:
            self.title.setText(self.tr("Le centre vous répond"))
        self._told: dict[str, Answered] = {}
        self._explained = ""
        self._badge = CountBadge(parent=self)
        self.add_to_title(self._badge)
        self._band = InfoBand("warning", "", parent=self)
        self._band.setObjectName("answer_explained")
        self._band.hide()
        self._model: RowsModel[Answered] = RowsModel(self._view, key=lambda told: told.key, parent=self)
        shape = RowShape(height=40, chip_sample=state_chip("parked"))
        self.rows = RowListView(self._model, self.tr("Réponses du centre"), shape, self)
        self.rows.setObjectName("answers")
        self.add(self._band)
        self.add(self.rows, 1)
        self.rows.acted.connect(self._act)
        self.rows.opened.connect(self._act)
        self._band.acted.connect(lambda: self.read.emit(self._explained))

    def show_answers(self, answers: Sequence[Answered]) -> None:
        """Show these; the card hides when there is none."""
        self._told = {told.key: told for told in answers}
        self._model.set_rows(answers)
        self._badge.set_text(words.count(len(answers)))
        self.setVisible(bool(answers))
        rows = min(len(answers), 4)
        self.rows.setMinimumHeight(rows * theme.scaled(40))
        if self._explained not in self._told:
            self._band.hide()

    def _view(self, told: Answered) -> RowView:
        title = (Span(answer_title(told), strong=True), Span(f" · {answer_words(told)}", ink="text-muted"))
        action = self.tr("Voir") if told.case is not None else self.tr("Comprendre")
        chip = state_chip("parked" if told.case is not None else _STATES.get(told.code, "rejected"))
        return RowView(told.key, title, icon=ICONS.get(told.entity, "info"), action=action, chip=chip)

    def _act(self, key: object) -> None:
        told = self._told[str(key)]
        if told.case is not None:
            self.case_wanted.emit(told.case.id)
            return
        self._explained = told.key
        self._band.set_message(
            "warning", answer_explained(told), title=answer_title(told), action=self.tr("J’ai compris")
        )
        self._band.show()
