"""The left of a page of records: a search, filters, and the rows that both leave."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from mediator_app.desktop import theme, words
from mediator_app.desktop.widgets.cards import Card
from mediator_app.desktop.widgets.fields import SearchField
from mediator_app.desktop.widgets.labels import EmptyRow, Line
from mediator_app.desktop.widgets.row_lists import RowListView
from mediator_app.desktop.widgets.row_models import RowsModel
from mediator_app.desktop.widgets.row_views import GroupHeader, RowShape, RowView
from mediator_app.desktop.widgets.toggles import ChoiceRow
from mediator_app.desktop.workplace import Workplace
from mediator_app.services.laptop import Laptop

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class ListWords:
    """What a list says: its name, its search and what that looks in, and that nothing is left."""

    name: str
    search: str
    placeholder: str
    empty: str
    hint: str = ""


class FilteredList(Card, Generic[Row]):
    """``chosen(id)``: another record is current. ``name`` begins the object names of its parts.

    A list gives ``read`` (a service), ``arranged`` (what the filter and the typed words leave, in order) and ``view``; the
    filter ``all`` leaves everything.
    """

    chosen = Signal(str)
    shape = RowShape(height=58, margin=14)

    def __init__(
        self,
        workplace: Workplace,
        name: str,
        said: ListWords,
        filters: Iterable[tuple[str, str]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(flush=True, parent=parent)
        self.workplace = workplace
        self.found: list[Row] = []
        self._asked = 0
        self._wanted = ""
        self._build(name, said, filters)
        self._connect()

    def read(self, laptop: Laptop) -> list[Row]:
        """All the records."""
        raise NotImplementedError

    def arranged(self, found: list[Row]) -> Sequence[Row | GroupHeader]:
        """Those that the filter and the search leave, in order."""
        raise NotImplementedError

    def view(self, row: Row) -> RowView:
        """A record as a row."""
        raise NotImplementedError

    def refresh(self) -> None:
        """Read the records again."""
        self._asked += 1
        asked = self._asked
        self.workplace.read(self.read, lambda found: self._take(asked, found), owner=self)

    def choose(self, record: str) -> None:
        """Make a record current, now or once it is listed; a filter or a search that hides it goes."""
        self._wanted = record
        if not self.rows.choose(record):
            self.search.clear()
            self.filters.set_value("all")
            self._list()

    def count(self, filter_: str, number: int) -> None:
        """Say on a filter how many records it leaves; nothing for none."""
        self.filters.button(filter_).set_count(words.count(number) if number else "")

    def _build(self, name: str, said: ListWords, filters: Iterable[tuple[str, str]]) -> None:
        self.search = SearchField(said.search, placeholder=said.placeholder)
        self.search.setObjectName(f"{name}_search")
        self.filters = ChoiceRow(filters, self.tr("Filtre"), self, wraps=True)
        self.filters.setObjectName(f"{name}_filters")
        self.model: RowsModel[Row] = RowsModel(self.view, parent=self)
        self.rows = RowListView(self.model, said.name, self.shape, self)
        self.rows.setObjectName(f"{name}_rows")
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.rows)
        self._stack.addWidget(EmptyRow(said.empty, said.hint, parent=self))
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

    def _go_to_rows(self) -> None:
        self.rows.choose_first()
        self.rows.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take(self, asked: int, found: list[Row]) -> None:
        if asked == self._asked:
            self.found = found
            self._list()

    def _list(self, *_ignored: object) -> None:
        rows = self.arranged(self.found)
        self.model.set_rows(rows)
        self._stack.setCurrentIndex(0 if rows else 1)
        if self._wanted and self.rows.choose(self._wanted):
            self._wanted = ""
