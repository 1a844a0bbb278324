"""The sessions to come for one person: tick those that she wishes, or take them all."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from mediator_app.desktop import theme
from mediator_app.desktop.registrations.wording import session_words
from mediator_app.desktop.vocabulary_words import attendance_chip
from mediator_app.desktop.widgets.buttons import LinkButton
from mediator_app.desktop.widgets.cards import Card
from mediator_app.desktop.widgets.row_lists import RowListView
from mediator_app.desktop.widgets.row_models import RowsModel
from mediator_app.desktop.widgets.row_views import RowShape, RowView
from mediator_app.domain.registrations import WITHDRAWN
from mediator_app.domain.sessions import SessionRow

Choice = tuple[SessionRow, str]
"""A session and the person's status on its list, empty for nowhere."""


class SessionsCard(Card):
    """``ticked(session, is_wanted)``; ``all_wanted(sessions)``: those where she is not yet."""

    ticked = Signal(str, bool)
    all_wanted = Signal(list)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Autres séances"), flush=True, parent=parent)
        self._choices: dict[str, Choice] = {}
        self.model: RowsModel[Choice] = RowsModel(self._view, key=lambda one: one[0].id, parent=self)
        self.rows = RowListView(self.model, self.tr("Séances à venir"), RowShape(height=48, margin=14), self)
        self.rows.setObjectName("person_sessions")
        self.rows.setMinimumHeight(theme.scaled(98))
        self.all_link = LinkButton(self.tr("Inscrire à toutes"), parent=self)
        self.all_link.setObjectName("register_everywhere")
        self.add_to_title(self.all_link)
        self.add(self.rows, 1)
        self.rows.ticked.connect(self._tick)
        self.all_link.clicked.connect(lambda: self.all_wanted.emit(self._absent()))
        self.show_person("", [])

    def show_person(self, name: str, choices: list[Choice]) -> None:
        """Show the sessions to come for somebody; nobody for an empty name."""
        self._choices = {one[0].id: one for one in choices}
        self.set_title(self.tr("Séances\u00a0: {name}").format(name=name) if name else self.tr("Autres séances"))
        self.model.set_rows(choices)
        self.all_link.setVisible(bool(self._absent()))

    def _absent(self) -> list[str]:
        return [id_ for id_, (_, status) in self._choices.items() if _is_off(status)]

    def _tick(self, session: object) -> None:
        self.ticked.emit(str(session), _is_off(self._choices[str(session)][1]))

    def _view(self, one: Choice) -> RowView:
        session, status = one
        when, what = session_words(session)
        chip = attendance_chip(status, "") if status and status != "registered" else None
        return RowView(key=session.id, title=when, subtitle=what, ticked=not _is_off(status), chip=chip)


def _is_off(status: str) -> bool:
    return not status or status in WITHDRAWN
