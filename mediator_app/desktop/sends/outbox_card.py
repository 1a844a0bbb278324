"""The outbox and the journal of what was sent, as two tabs over one list, by day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from itertools import groupby

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from mediator_app.desktop import words
from mediator_app.desktop.sends.wording import ICONS, day_words, group_words, state_chip
from mediator_app.desktop.widgets.cards import Card
from mediator_app.desktop.widgets.labels import EmptyRow, Line
from mediator_app.desktop.widgets.row_lists import RowListView
from mediator_app.desktop.widgets.row_models import RowsModel
from mediator_app.desktop.widgets.row_views import GroupHeader, RowShape, RowView, Span
from mediator_app.desktop.widgets.tabs import TabLine
from mediator_app.domain.sendings import SentGroup

WAITING, SENT = "waiting", "sent"


class OutboxCard(Card):
    """Lines by civil day, newest first, each with how far it has travelled."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(flush=True, parent=parent)
        self._groups: dict[str, Sequence[SentGroup]] = {WAITING: (), SENT: ()}
        self._today = datetime.now().astimezone().date()
        tabs = ((WAITING, self.tr("À envoyer")), (SENT, self.tr("Journal d’envoi")))
        self.tabs = TabLine(tabs, self.tr("À envoyer ou journal"), self)
        self.tabs.setObjectName("sends_tabs")
        self._model: RowsModel[SentGroup] = RowsModel(_view, key=_key, parent=self)
        sample = "12\u00a0h\u00a006"
        shape = RowShape(height=40, right_sample=sample, chip_sample=state_chip("pending"))
        self.rows = RowListView(self._model, self.tr("Ce qui attend et ce qui est parti"), shape, self)
        self.rows.setObjectName("sends_rows")
        self._empty = EmptyRow("", " ", self)
        self.add(self.tabs)
        self.add(Line(self))
        self.body.addWidget(self._empty, 0, Qt.AlignmentFlag.AlignTop)
        self.add(self.rows, 1)
        self.tabs.chosen.connect(lambda _key: self._show())

    def show_groups(self, waiting: Sequence[SentGroup], sent: Sequence[SentGroup], pending: int, now: datetime) -> None:
        """Show these lines; ``pending`` is the count written on the first tab."""
        self._groups = {WAITING: waiting, SENT: sent}
        self._today = now.astimezone().date()
        self.tabs.set_count(WAITING, words.count(pending) if pending else "")
        self._show()

    def _show(self) -> None:
        groups = self._groups[self.tabs.value()]
        rows: list[SentGroup | GroupHeader] = []
        for day, lines in groupby(groups, key=lambda group: group.day):
            of_day = list(lines)
            rows.append(GroupHeader(day_words(day, self._today), words.count(sum(line.count for line in of_day))))
            rows += of_day
        self._model.set_rows(rows)
        self.rows.setVisible(bool(rows))
        self._empty.setVisible(not rows)
        self._empty.set_words(*self._nothing())

    def _nothing(self) -> tuple[str, str]:
        """What an empty list says; what never left cannot be at the centre."""
        if self.tabs.value() == SENT:
            return self.tr("Rien n’est encore parti de ce poste."), self.tr("Le journal est gardé 90 jours.")
        if not self._groups[SENT]:
            return self.tr("Rien à envoyer."), self.tr("Ce que vous noterez attendra ici le prochain envoi.")
        return self.tr("Rien à envoyer."), self.tr("Tout ce qui est noté ici est déjà au centre.")


def _key(group: SentGroup) -> tuple[str, ...]:
    return (group.day, group.entity, group.kind, group.detail, group.about, group.state, group.last_at)


def _view(group: SentGroup) -> RowView:
    what, about = group_words(group)
    title = (Span(what, strong=True), Span(f" · {about}", ink="text-muted")) if about else (Span(what, strong=True),)
    clock = words.clock(datetime.fromisoformat(group.last_at))
    return RowView(_key(group), title, icon=ICONS[group.entity], right=clock, chip=state_chip(group.state))
