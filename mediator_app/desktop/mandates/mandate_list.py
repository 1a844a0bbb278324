"""The left of the page of mandates: who gave one, how it stands, a filter by state and a search over names and actions."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from mediator_app.desktop import theme, words
from mediator_app.desktop.mandate_words import mandate_view
from mediator_app.desktop.widgets.cards import Card
from mediator_app.desktop.widgets.fields import SearchField
from mediator_app.desktop.widgets.labels import EmptyRow, Line
from mediator_app.desktop.widgets.row_delegates import LARGE_TEXT
from mediator_app.desktop.widgets.row_lists import RowListView
from mediator_app.desktop.widgets.row_models import RowsModel
from mediator_app.desktop.widgets.row_views import RowShape, RowView
from mediator_app.desktop.widgets.toggles import ChoiceRow
from mediator_app.desktop.workplace import Workplace
from mediator_app.domain.mandates import Mandate, MandateState
from mediator_app.domain.names import search_key
from mediator_app.services.mandates import list_mandates

_RUNNING: Final = frozenset({MandateState.UNSIGNED, MandateState.IN_FORCE})


class MandateListPanel(Card):
    """``chosen(id)``: another mandate is current."""

    chosen = Signal(str)

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(flush=True, parent=parent)
        self._workplace = workplace
        self._asked = 0
        self._wanted = ""
        self._mandates: list[Mandate] = []
        self._build()
        self._connect()
        self._fit()

    def refresh(self) -> None:
        """Read the mandates again."""
        self._asked += 1
        asked = self._asked
        self._workplace.read(list_mandates, lambda found: self._take(asked, found), owner=self)

    def choose(self, mandate: str) -> None:
        """Make a mandate current, now or once it is listed; a filter or a search that hides it goes."""
        self._wanted = mandate
        if not self.rows.choose(mandate):
            self.search.clear()
            self.filters.set_value("all")
            self._list()

    def _build(self) -> None:
        self.search = SearchField(self.tr("Chercher un mandat"), placeholder=self.tr("Nom ou action"))
        self.search.setObjectName("mandates_search")
        choices = (
            ("running", self.tr("En cours")),
            ("to_sign", self.tr("À signer")),
            ("soon", self.tr("Fin proche")),
            ("over", self.tr("Finis")),
            ("all", self.tr("Tous")),
        )
        self.filters = ChoiceRow(choices, self.tr("Filtre"), self, wraps=True)
        self.filters.setObjectName("mandates_filters")
        self.model: RowsModel[Mandate] = RowsModel(self._view, parent=self)
        self.rows = RowListView(self.model, self.tr("Mandats"), RowShape(height=58, margin=14), self)
        self.rows.setObjectName("mandates_rows")
        self._empty = EmptyRow(self.tr("Aucun mandat ici."), parent=self)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.rows)
        self._stack.addWidget(self._empty)
        top = QWidget(self)
        layout = QVBoxLayout(top)
        layout.setContentsMargins(12, 12, 12, 10)
        layout.setSpacing(theme.space("sm") + 2)
        layout.addWidget(self.search)
        layout.addWidget(self.filters)
        self.add(top)
        self.add(Line(self))
        self.add(self._stack, 1)

    def _connect(self) -> None:
        self.search.textChanged.connect(self._list)
        self.search.returnPressed.connect(self._go_to_rows)
        self.filters.chosen.connect(self._list)
        self.rows.chosen.connect(lambda key: self.chosen.emit(str(key)))
        self.rows.picked.connect(lambda key: self.chosen.emit(str(key)))
        theme.notifier().changed.connect(self._fit)

    def _fit(self) -> None:
        """372 px at 100 %; large text leaves the most of the window to the mandate."""
        self.setFixedWidth(theme.scaled(372) if theme.text_percent() < LARGE_TEXT else theme.scaled(276))

    def _go_to_rows(self) -> None:
        self.rows.choose_first()
        self.rows.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take(self, asked: int, found: list[Mandate]) -> None:
        if asked == self._asked:
            self._mandates = found
            self._list()

    def _list(self, *_ignored: object) -> None:
        """Show what the filter and the search leave; what a person must look at has its count."""
        today = self._workplace.now().date()
        for key in ("to_sign", "soon"):
            number = sum(1 for one in self._mandates if self._is_in(one, key))
            self.filters.button(key).set_count(words.count(number) if number else "")
        typed = search_key(self.search.text()).split()
        kept = [one for one in self._mandates if self._is_in(one, self.filters.value()) and _has(one, typed)]
        if self.filters.value() != "over":
            kept.sort(key=lambda one: (one.state(today) not in _RUNNING, one.ends_on))
        self.model.set_rows(kept)
        self._stack.setCurrentIndex(0 if kept else 1)
        if self._wanted and self.rows.choose(self._wanted):
            self._wanted = ""

    def _is_in(self, mandate: Mandate, key: str) -> bool:
        today = self._workplace.now().date()
        state = mandate.state(today)
        wanted = {
            "running": state in _RUNNING,
            "to_sign": state in _RUNNING and mandate.awaits_paper(),
            "soon": mandate.ends_soon(today),
            "over": state not in _RUNNING,
        }
        return wanted.get(key, True)

    def _view(self, mandate: Mandate) -> RowView:
        return mandate_view(mandate, self._workplace.now().date(), named=True)


def _has(mandate: Mandate, typed: list[str]) -> bool:
    key = search_key(" ".join((mandate.last_name, mandate.first_name, *mandate.actions))) if typed else ""
    return all(word in key for word in typed)
