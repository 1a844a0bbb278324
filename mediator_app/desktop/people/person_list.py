"""The left of the page of people: one search field, filters, and the people found, with the row that makes a new one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, TypeVar, cast

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mediator_app.desktop import theme, words
from mediator_app.desktop.people.rows import NEW, ListedPerson, NewRow, PersonRows
from mediator_app.desktop.widgets.cards import Card
from mediator_app.desktop.widgets.fields import SearchField
from mediator_app.desktop.widgets.labels import Line
from mediator_app.desktop.widgets.row_delegates import LARGE_TEXT
from mediator_app.desktop.widgets.row_lists import RowListView
from mediator_app.desktop.widgets.row_views import GroupHeader, RowShape, RowView
from mediator_app.desktop.widgets.row_windows import WindowedRowsModel
from mediator_app.desktop.widgets.toggles import ChoiceRow
from mediator_app.desktop.workplace import Workplace
from mediator_app.domain.people import PersonRow
from mediator_app.domain.rights import may_write
from mediator_app.errors import AppError
from mediator_app.services import merging, people
from mediator_app.services.laptop import Laptop

Answer = TypeVar("Answer")
Filter = Literal["all", "incomplete", "doubles"]
FOUND_AT_MOST = 50
AHEAD = 40
"""Places before and after the screen whose people are read with it."""
FIRST = 30
"""People shown while the order of all of them is read."""


@dataclass(frozen=True, slots=True)
class Found:
    """Who is listed for what was typed, and those of them who were read."""

    typed: str
    ids: list[str]
    rows: list[PersonRow]


class PersonListPanel(Card):
    """Searches as one types. ``person_chosen(id)``: another person is current; ``new_wanted()``: the last row or Ctrl+N."""

    person_chosen = Signal(str)
    new_wanted = Signal()

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(flush=True, parent=parent)
        self._workplace = workplace
        self._asked = 0
        self._wanted = ""
        self._known: dict[Filter, int] = {}
        self._ids: list[str] = []
        self._listed_for = ""
        self._is_reading = False
        self._doubles: frozenset[str] = frozenset()
        self._build()
        self._connect()

    def typed(self) -> str:
        """What is in the search field."""
        return self.search.text().strip()

    def refresh(self) -> None:
        """Read again: the people found, the counts, then who may be known twice. The first time, a screenful before all."""
        if not self.model.rowCount():
            self._workplace.read(lambda laptop: people.first_people(laptop, FIRST), self._show_first, owner=self)
        self.search_now()
        self._workplace.read(_known, self._take_known, owner=self)
        self._workplace.read(_doubles, self._take_doubles, owner=self)

    def search_now(self) -> None:
        """Look for what is typed; an answer that comes late is dropped."""
        self._asked += 1
        asked, typed, only = self._asked, self.typed(), cast(Filter, self.filters.value())
        places = self._near(lambda first, last: slice(max(first - 1, 0), last))
        self._workplace.read(
            lambda laptop: _found(laptop, typed, only, places),
            lambda found: self._show(asked, found),
            owner=self,
        )

    def choose(self, person: str) -> None:
        """Make a person current, now or when she is listed; the search is cleared if it hides her."""
        self._wanted = person
        if not self.rows.choose(person):
            self.search.clear()
            self.search_now()

    def _build(self) -> None:
        self.search = SearchField(self.tr("Chercher une personne"), placeholder=self.tr("Nom, prénom ou téléphone"))
        self.search.setObjectName("people_search")
        self.filters = ChoiceRow(self._filters(), self.tr("Filtre"), self)
        self.filters.setObjectName("people_filters")
        self._person_rows = PersonRows(self._workplace.commune_name, self)
        self.model: WindowedRowsModel[PersonRow | NewRow] = WindowedRowsModel(self._view, key=_key, parent=self)
        self.rows = RowListView(self.model, self.tr("Personnes"), RowShape(height=54, margin=14), self)
        self.rows.setObjectName("people_rows")
        top = QWidget(self)
        layout = QVBoxLayout(top)
        layout.setContentsMargins(12, 12, 12, 10)
        layout.setSpacing(theme.space("sm") + 2)
        layout.addWidget(self.search)
        layout.addWidget(self.filters, 0, Qt.AlignmentFlag.AlignLeft)
        self.add(top)
        self.add(Line(self))
        self.add(self.rows, 1)
        self.search.installEventFilter(self)

    def _filters(self) -> list[tuple[str, str]]:
        choices = [("all", self.tr("Toutes")), ("incomplete", self.tr("À compléter"))]
        if may_write(self._workplace.role, "merge"):
            choices.append(("doubles", self.tr("Doublons")))
        return choices

    def _connect(self) -> None:
        self._pause = QTimer(self, singleShot=True, interval=0)
        self._pause.timeout.connect(self.search_now)
        self.search.textChanged.connect(lambda _text: self._pause.start())
        self.search.returnPressed.connect(self._enter)
        self.filters.chosen.connect(lambda _key: self.search_now())
        self.rows.chosen.connect(self._chosen)
        self.rows.opened.connect(self._opened)
        self.rows.picked.connect(self._opened)
        self.rows.verticalScrollBar().valueChanged.connect(self._look)
        self.rows.verticalScrollBar().rangeChanged.connect(self._look)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Up and down move in the list while one types."""
        if watched is self.search and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
            if step is not None:
                self.rows.step(step)
                return True
        return super().eventFilter(watched, event)

    def _enter(self) -> None:
        """One match opens; none begins a new person."""
        if self._ids:
            self.rows.setFocus(Qt.FocusReason.ShortcutFocusReason)
        elif self.typed():
            self.new_wanted.emit()

    def _chosen(self, key: object) -> None:
        if key != NEW:
            self._wanted = str(key)
            self.person_chosen.emit(str(key))

    def _opened(self, key: object) -> None:
        if key == NEW:
            self.new_wanted.emit()

    def _take_known(self, known: dict[Filter, int]) -> None:
        self._known = known
        self._count()

    def _take_doubles(self, doubles: frozenset[str]) -> None:
        self._doubles = doubles
        self.model.tell_changed()

    def _show_first(self, found: list[PersonRow]) -> None:
        if not self.model.rowCount() and not self.typed():
            self.model.list_keys([row.id for row in found], found, NewRow(""))

    def _show(self, asked: int, found: Found) -> None:
        if asked != self._asked:
            return
        self._ids, self._listed_for = found.ids, found.typed
        self.model.list_keys(found.ids, found.rows, NewRow(found.typed))
        self._count()
        self._choose_among(found.ids)
        self._look()

    def _choose_among(self, ids: list[str]) -> None:
        """The person wanted, else the best match of what is typed."""
        if self._wanted and self.rows.current_key() != self._wanted and self.rows.choose(self._wanted):
            return
        if self.typed() and ids and self.rows.current_key() not in ids:
            self.rows.choose(ids[0])

    def _look(self, *_ignored: object) -> None:
        """Have the people near the screen read whom nobody has read yet; one reading at a time, however fast one scrolls."""
        missing = self._near(self.model.missing)
        if self._is_reading or not missing:
            return
        self._is_reading = True
        asked = [str(key) for key in missing]
        self._workplace.read(
            lambda laptop: people.people_rows(laptop, asked),
            lambda found: self._fill(asked, found),
            self._leave_blank,
            owner=self,
        )

    def _leave_blank(self, error: AppError) -> None:
        """These people could not be read: the page says so, and the next scrolling asks again."""
        self._is_reading = False
        self._workplace.failed.emit(error)

    def _fill(self, asked: list[str], found: list[PersonRow]) -> None:
        self._is_reading = False
        self.model.fill(asked, found)
        self._look()

    def _near(self, ask: Callable[[int, int], Answer]) -> Answer:
        """Ask for the places on screen and some before and after."""
        first, last = self.rows.places_on_screen()
        return ask(first - AHEAD, max(last, 0) + AHEAD)

    def _view(self, row: PersonRow | NewRow) -> RowView:
        if isinstance(row, NewRow):
            return self._person_rows.view(row)
        return self._person_rows.view(ListedPerson(row, self._listed_for, row.id in self._doubles))

    def _count(self) -> None:
        self.model.set_header(GroupHeader(self._found_words(len(self._ids)), self.tr("Dernière venue")))
        incomplete = words.count(self._known.get("incomplete", 0))
        self.filters.button("incomplete").set_count(incomplete if theme.text_percent() < LARGE_TEXT else "")

    def _found_words(self, found: int) -> str:
        """« 6 personnes sur 1 248 »."""
        known = self._known.get("all", 0)
        if self.typed() and found >= FOUND_AT_MOST:
            text = self.tr("Les {limit} premières sur {known}")
            return text.format(limit=words.count(FOUND_AT_MOST), known=words.count(known))
        if found == known:
            return self.tr("%n personne(s)", "", found)
        return self.tr("%n personne(s) sur {known}", "", found).format(known=words.count(known))


def _found(laptop: Laptop, typed: str, only: Filter, places: slice) -> Found:
    """The people to list; a filter narrows what was typed. Of everybody only those at the places are read."""
    if typed:
        matches = people.search_people(laptop, typed, FOUND_AT_MOST)
        kept = set(_doubtful(laptop)) if only == "doubles" else None
        rows = [row for row in matches if _is_kept(row, only, kept)]
        return Found(typed, [row.id for row in rows], rows)
    ids = _doubtful(laptop) if only == "doubles" else people.people_order(laptop, incomplete=only == "incomplete")
    return Found(typed, ids, people.people_rows(laptop, ids[places]))


def _is_kept(row: PersonRow, only: Filter, doubtful: set[str] | None) -> bool:
    """Does the filter leave this person?"""
    if doubtful is not None:
        return row.id in doubtful
    return only == "all" or _lacks(row)


def _doubtful(laptop: Laptop) -> list[str]:
    """Who may be known twice, each beside the other; after very many were written, those found so far."""
    return list(dict.fromkeys(id_ for pair in merging.known_pairs(laptop) for id_ in pair[:2]))


def _key(row: PersonRow | NewRow) -> str:
    return NEW if isinstance(row, NewRow) else row.id


def _lacks(row: PersonRow) -> bool:
    return not (row.last_name and row.first_name and row.birth_year and row.commune)


def _known(laptop: Laptop) -> dict[Filter, int]:
    known, incomplete = people.people_counts(laptop)
    return {"all": known, "incomplete": incomplete}


def _doubles(laptop: Laptop) -> frozenset[str]:
    return frozenset(_doubtful(laptop))
