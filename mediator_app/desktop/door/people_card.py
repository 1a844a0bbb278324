"""The left card of the door: everybody on the list, numbered as on paper; while one types, whom the words may mean."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from mediator_app.desktop import theme, words
from mediator_app.desktop.door.rows import (
    NEW,
    CommuneName,
    ListedRow,
    Row,
    key_of,
    list_shape,
    listed_view,
    match_rows,
    match_shape,
    view_of,
)
from mediator_app.desktop.widgets.buttons import LinkButton
from mediator_app.desktop.widgets.cards import Card
from mediator_app.desktop.widgets.chips import Chip, ChipLabel, State
from mediator_app.desktop.widgets.key_caps import KeyCap
from mediator_app.desktop.widgets.labels import EmptyRow, Label, Line, SectionLabel
from mediator_app.desktop.widgets.row_lists import RowListView
from mediator_app.desktop.widgets.row_models import RowsModel
from mediator_app.desktop.widgets.row_views import GroupHeader, RowView
from mediator_app.domain.sessions import DoorCounts, Participant
from mediator_app.services.door import Matches

_VIEWS_KEPT: Final = 256


class PeopleCard(Card):
    """One list with two faces. ``picked(key)``: a person chose a row; ``opened(key)``: double click or Enter on it."""

    picked = Signal(str)
    opened = Signal(str)

    def __init__(self, commune_name: CommuneName, parent: QWidget | None = None) -> None:
        super().__init__(flush=True, parent=parent)
        self._commune_name = commune_name
        self._row_height = 40
        self._is_filling = False
        self._listed_view = lru_cache(maxsize=_VIEWS_KEPT)(listed_view)
        self._model: RowsModel[Row] = RowsModel(self._view, key=key_of, parent=self)
        self.list = RowListView(self._model, self.tr("Inscrits"), list_shape(self._row_height), self)
        self.list.setObjectName("door_people")
        self._build()
        for chip in self._chips.values():
            chip.hide()
        self.list.chosen.connect(self._on_chosen)
        self.list.opened.connect(self._on_opened)

    def show_listed(self, participants: tuple[Participant, ...], counts: DoorCounts, chosen: str = "") -> None:
        """Show everybody, with the person of the last result marked."""
        self._turn(is_matching=False)
        self._head_counts(counts)
        self._fill([ListedRow(one) for one in participants], chosen)
        self._stack.setCurrentIndex(0 if participants else 1)
        self._count.setText(self.tr("%n inscrit(s)", "", len(participants)))

    def show_matches(self, matches: Matches, text: str, commune: str) -> None:
        """Show whom the typed text may mean, the one that Enter would mark chosen."""
        self._turn(is_matching=True)
        rows = match_rows(matches, text, commune)
        only_new = rows and not matches.registered and not matches.known
        self._fill(rows, matches.chosen or (NEW if only_new else ""))
        self._stack.setCurrentIndex(0 if rows else 2)

    def settle(self) -> None:
        """Lay the rows out in the room that the list has now, the chosen one in sight."""
        self.list.doItemsLayout()
        self.list.scrollTo(self.list.currentIndex())

    def step(self, places: int) -> str:
        """Move the choice down or up; the key chosen, empty if there is no row."""
        self.list.step(places)
        return str(self.list.current_key() or "")

    def row(self, key: str) -> Row | None:
        """The row of a key, if it is shown."""
        return self._model.row(self._model.index_of(key))

    def set_row_height(self, height: int) -> None:
        """Lower rows on a short window; logical pixels at 100 %."""
        if height != self._row_height:
            self._row_height = height
            if not self._foot.isVisible():
                self.list.set_shape(list_shape(height))

    def fit(self, *, is_large: bool) -> None:
        """With large text the figures of the head are left to the foot of the page; the list keeps six rows at least."""
        self._figures.setVisible(not is_large)
        self.list.setMinimumHeight(theme.scaled(6 * 40) if is_large else 0)

    def _fill(self, rows: Sequence[Row | GroupHeader], chosen: str) -> None:
        self._is_filling = True
        self._model.set_rows(rows)
        if not (chosen and self.list.choose(chosen)):
            self.list.setCurrentIndex(self._model.index(-1))
            self.list.clearSelection()
        self._is_filling = False

    def _on_chosen(self, key: str) -> None:
        if not self._is_filling:
            self.picked.emit(key)

    def _on_opened(self, key: str) -> None:
        self.opened.emit(key)

    def _view(self, row: Row) -> RowView:
        """Each mark paints the whole list again, of which one row is other than before."""
        if isinstance(row, ListedRow) and not row.typed:
            return self._listed_view(row.one)
        return view_of(row, self._commune_name)

    def _turn(self, *, is_matching: bool) -> None:
        if is_matching == self._foot.isVisibleTo(self):
            return
        self._foot.setVisible(is_matching)
        self._head.setVisible(not is_matching)
        self._head_line.setVisible(not is_matching)
        self.list.set_shape(match_shape() if is_matching else list_shape(self._row_height))
        layout = self.layout()
        if layout is not None:
            layout.activate()

    def _head_counts(self, counts: DoorCounts) -> None:
        shown: tuple[tuple[State, int, str], ...] = (
            ("present", counts.present, self.tr("%n présent(s)", "", counts.present)),
            ("expected", counts.expected, self.tr("%n attendu(s)", "", counts.expected)),
            ("excused", counts.excused, self.tr("%n excusé(s)", "", counts.excused)),
        )
        for state, number, text in shown:
            self._chips[state].set_chip(Chip(state, text))
            self._chips[state].setVisible(bool(number))

    def _build(self) -> None:
        self._head, self._head_line = self._build_head(), Line(self)
        self._foot = self._build_foot()
        self._stack = QStackedLayout()
        self._stack.addWidget(self.list)
        for text in (self.tr("Aucun inscrit. Tapez un nom pour commencer."), self.tr("Aucun nom ne correspond.")):
            self._stack.addWidget(self._empty(text))
        self.add(self._head)
        self.add(self._head_line)
        self.body.addLayout(self._stack, 1)
        self.add(self._foot)
        self._foot.hide()

    def _empty(self, text: str) -> QWidget:
        """What an empty list says, where its first row would be."""
        page = QWidget(self)
        layout = QVBoxLayout(page)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(EmptyRow(text, parent=page))
        layout.addStretch(1)
        return page

    def _build_head(self) -> QWidget:
        head = QWidget(self)
        line = QHBoxLayout(head)
        line.setContentsMargins(theme.space("lg") + 4, theme.space("sm"), 14, theme.space("sm"))
        line.setSpacing(6)
        number = SectionLabel(words.number_sign(0)[:2], head)
        line.addWidget(number)
        line.addSpacing(theme.space("sm"))
        self.registrations = LinkButton(self.tr("Inscrits"), small=False, parent=head)
        self.registrations.setObjectName("door_registrations")
        self.registrations.setAccessibleName(self.tr("Inscrits\u00a0: liste d’attente et appels"))
        self.registrations.setToolTip(self.registrations.accessibleName())
        line.addWidget(self.registrations)
        line.addStretch(1)
        states: tuple[State, ...] = ("present", "expected", "excused")
        self._chips = {state: ChipLabel(Chip(state, ""), head) for state in states}
        self._figures = QWidget(head)
        figures = QHBoxLayout(self._figures)
        figures.setContentsMargins(0, 0, 0, 0)
        figures.setSpacing(6)
        for chip in self._chips.values():
            figures.addWidget(chip)
        line.addWidget(self._figures)
        return head

    def _build_foot(self) -> QWidget:
        foot = QWidget(self)
        outer = QHBoxLayout(foot)
        outer.setContentsMargins(theme.space("lg"), theme.space("sm"), theme.space("lg"), theme.space("sm"))
        outer.setSpacing(theme.space("sm"))
        for keys, said in (
            (("Up", "Down"), self.tr("choisir")),
            (("Return",), self.tr("marquer")),
            (("F5",), self.tr("excuser")),
        ):
            for key in keys:
                outer.addWidget(KeyCap(key, foot))
            outer.addWidget(Label(said, "small", parent=foot))
            outer.addSpacing(theme.space("sm"))
        outer.addStretch(1)
        self._count = Label("", "small", parent=foot)
        outer.addWidget(self._count)
        return foot
