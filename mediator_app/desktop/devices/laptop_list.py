"""The laptops of the territory, one row each: whose, last news, version, and what a person should know first."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from mediator_app.desktop.devices.wording import LaptopWords, moment_words
from mediator_app.desktop.widgets.cards import Card
from mediator_app.desktop.widgets.labels import EmptyRow
from mediator_app.desktop.widgets.row_lists import RowListView
from mediator_app.desktop.widgets.row_models import RowsModel
from mediator_app.desktop.widgets.row_views import RowShape, RowView, Span
from mediator_app.protocol.team import KnownLaptop

_ROWS_SHOWN = 5
"""Laptops in sight before their list scrolls, at 100 %."""


class LaptopListCard(Card):
    """``chosen(id)``: another laptop is current."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(flush=True, parent=parent)
        self._now: datetime | None = None
        self._words = LaptopWords(self)
        self._model: RowsModel[KnownLaptop] = RowsModel(self._view, parent=self)
        self.rows = RowListView(self._model, self.tr("Postes"), RowShape(height=52, margin=14), self)
        self.rows.setObjectName("laptops_rows")
        self.rows.chosen.connect(lambda key: self.chosen.emit(str(key)))
        hint = self.tr("La liste vient du centre, dès qu’il répond.")
        self._nothing = EmptyRow(self.tr("Aucun poste à montrer pour l’instant."), hint, self)
        self.add(self._nothing)
        self.add(self.rows, 1)
        self.rows.hide()

    def show_laptops(self, laptops: list[KnownLaptop], chosen: str, now: datetime) -> None:
        """Show the list with one of them chosen, or the first if it is there no longer."""
        self._now = now
        self._nothing.setVisible(not laptops)
        self.rows.setVisible(bool(laptops))
        self._model.set_rows(laptops)
        self._fit(len(laptops))
        if not self.rows.choose(chosen):
            self.rows.choose_first()

    def _fit(self, count: int) -> None:
        """As high as its rows, up to some; the room left is the chosen laptop's."""
        rows = self.rows.delegate.row_height() * min(count, _ROWS_SHOWN)
        self.rows.setFixedHeight(rows)
        policy = QSizePolicy.Policy.Maximum if count else QSizePolicy.Policy.Preferred
        self.setSizePolicy(QSizePolicy.Policy.Preferred, policy)

    def _view(self, one: KnownLaptop) -> RowView:
        now = self._now or datetime.fromisoformat(one.last_seen_at)
        own = self.tr("{name} (ce poste)") if one.is_own else "{name}"
        return RowView(
            key=one.id,
            title=(Span(own.format(name=one.name), strong=True),),
            subtitle=" · ".join(part for part in (one.member_name, moment_words(one.last_seen_at, now)) if part),
            icon="laptop",
            right=self._words.held_and_version(one),
            chip=self._words.state_chip(one, now),
        )
