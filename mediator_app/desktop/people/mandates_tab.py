"""The « Mandats » tab of a person's record: what may be done in her place, and a new mandate in one gesture."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from mediator_app.desktop.mandate_words import mandate_view
from mediator_app.desktop.widgets.buttons import KeyButton
from mediator_app.desktop.widgets.labels import EmptyRow
from mediator_app.desktop.widgets.row_models import RowsModel
from mediator_app.desktop.widgets.row_views import RowShape
from mediator_app.desktop.widgets.scrolling import ScrollColumn
from mediator_app.desktop.widgets.whole_lists import WholeList
from mediator_app.desktop.workplace import Workplace
from mediator_app.domain.mandates import Mandate
from mediator_app.services.mandates import mandates_of


class MandatesTab(ScrollColumn):
    """``counted(number)``: how many she has; they are read whenever a person is shown."""

    counted = Signal(int)

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.setAccessibleName(self.tr("Mandats"))
        self._workplace = workplace
        self._person = ""
        self._model: RowsModel[Mandate] = RowsModel(
            lambda one: mandate_view(one, workplace.now().date(), named=False), parent=self
        )
        self.rows = WholeList(self._model, self.tr("Mandats"), self, RowShape(height=52, margin=20))
        self.rows.setObjectName("person_mandates")
        self._empty = EmptyRow(self.tr("Aucun mandat."), self.tr("Il en faut un pour faire à sa place."), margin=20)
        self.new_button = KeyButton(self.tr("Nouveau mandat"), icon="plus", parent=self)
        self.new_button.setObjectName("person_new_mandate")
        line = QHBoxLayout()
        line.setContentsMargins(20, 12, 20, 12)
        line.addWidget(self.new_button)
        line.addStretch(1)
        self.body.setSpacing(0)
        self.body.addLayout(line)
        self.body.addWidget(self.rows)
        self.body.addWidget(self._empty)
        self.body.addStretch(1)
        self.rows.opened.connect(self._open)
        self.rows.picked.connect(self._open)
        self.new_button.clicked.connect(lambda: workplace.open_page("mandates", new_for=self._person))

    def show_person(self, person: str) -> None:
        """Read this person's mandates."""
        self._person = person
        self._workplace.read(
            lambda laptop: mandates_of(laptop, person), lambda found: self._take(person, found), owner=self
        )

    def _take(self, person: str, found: list[Mandate]) -> None:
        if person == self._person:
            self._model.set_rows(found)
            self.rows.setVisible(bool(found))
            self._empty.setVisible(not found)
            self.counted.emit(len(found))

    def _open(self, mandate: object) -> None:
        self._workplace.open_page("mandates", mandate=str(mandate))
