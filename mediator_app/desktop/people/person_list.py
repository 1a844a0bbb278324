"""The left of the page of people: one search field, filters, and the people found, with the row that makes a new one."""

from __future__ import annotations

from typing import Literal, cast

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
from mediator_app.desktop.widgets.row_models import RowsModel
from mediator_app.desktop.widgets.row_views import GroupHeader, RowShape
from mediator_app.desktop.widgets.toggles import ChoiceRow
from mediator_app.desktop.workplace import Workplace
from mediator_app.domain.people import PersonRow
from mediator_app.domain.rights import may_write
from mediator_app.services import merging, people
from mediator_app.services.laptop import Laptop

Filter = Literal["all", "incomplete", "doubles"]
FOUND_AT_MOST = 50
LISTED_AT_MOST = 2000
COMPARED_AT_MOST = 20_000


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
        self._people: list[PersonRow] = []
        self._doubles: frozenset[str] = frozenset()
        self._build()
        self._connect()

    def typed(self) -> str:
        """What is in the search field."""
        return self.search.text().strip()

    def refresh(self) -> None:
        """Read again: the counts, the people found, then who may be known twice."""
        self._workplace.read(_known, self._take_known, owner=self)
        self.search_now()
        self._workplace.read(_doubles, self._take_doubles, owner=self)

    def search_now(self) -> None:
        """Look for what is typed; an answer that comes late is dropped."""
        self._asked += 1
        asked, typed, only = self._asked, self.typed(), cast(Filter, self.filters.value())
        self._workplace.read(
            lambda laptop: _found(laptop, typed, only), lambda found: self._show(asked, found), owner=self
        )

    def choose(self, person: str) -> None:
        """Make a person current, now or when she is listed; the search is cleared if it hides her."""
        self._wanted = person
        if not self.rows.choose(person):
            self.search.clear()
            self.search_now()

    def _build(self) -> None:
        self._fit()
        self.search = SearchField(self.tr("Chercher une personne"), placeholder=self.tr("Nom, prénom ou téléphone"))
        self.search.setObjectName("people_search")
        self.filters = ChoiceRow(self._filters(), self.tr("Filtre"), self)
        self.filters.setObjectName("people_filters")
        self.model: RowsModel[ListedPerson | NewRow] = RowsModel(PersonRows(self._workplace.commune_name, self).view)
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
        theme.notifier().changed.connect(self._fit)

    def _fit(self) -> None:
        """372 px at 100 %; large text leaves the most of the window to the record."""
        self.setFixedWidth(theme.scaled(372) if theme.text_percent() < LARGE_TEXT else theme.scaled(276))

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
        if self._people:
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
        self._list()

    def _take_doubles(self, doubles: frozenset[str]) -> None:
        self._doubles = doubles
        self._list()

    def _show(self, asked: int, found: list[PersonRow]) -> None:
        if asked != self._asked:
            return
        self._people = found
        self._list()
        if self._wanted and self.rows.current_key() != self._wanted and self.rows.choose(self._wanted):
            return
        if self.typed() and found and self.rows.current_key() not in {person.id for person in found}:
            self.rows.choose(found[0].id)

    def _list(self) -> None:
        typed = self.typed()
        header = GroupHeader(self._found_words(len(self._people)), self.tr("Dernière venue"))
        listed = [ListedPerson(person, typed, person.id in self._doubles) for person in self._people]
        self.model.set_rows([header, *listed, NewRow(typed)])
        incomplete = words.count(self._known.get("incomplete", 0))
        self.filters.button("incomplete").set_count(incomplete if theme.text_percent() < LARGE_TEXT else "")

    def _found_words(self, found: int) -> str:
        """« 6 personnes sur 1 248 »."""
        known = self._known.get("all", 0)
        limit = FOUND_AT_MOST if self.typed() else LISTED_AT_MOST
        if found >= limit:
            text = self.tr("Les {limit} premières sur {known}")
            return text.format(limit=words.count(limit), known=words.count(known))
        if found == known:
            return self.tr("%n personne(s)", "", found)
        return self.tr("%n personne(s) sur {known}", "", found).format(known=words.count(known))


def _found(laptop: Laptop, typed: str, only: Filter) -> list[PersonRow]:
    """The people to list; a filter narrows what was typed."""
    if only == "doubles":
        ids = list(dict.fromkeys(id_ for pair in merging.duplicate_pairs(laptop) for id_ in pair[:2]))
        listed = people.people_rows(laptop, ids)
    elif not typed:
        return people.list_people(laptop, LISTED_AT_MOST, incomplete=only == "incomplete")
    else:
        return [row for row in people.search_people(laptop, typed, FOUND_AT_MOST) if only == "all" or _lacks(row)]
    if not typed:
        return listed
    wanted = {row.id for row in people.search_people(laptop, typed, FOUND_AT_MOST)}
    return [row for row in listed if row.id in wanted]


def _lacks(row: PersonRow) -> bool:
    return not (row.last_name and row.first_name and row.birth_year and row.commune)


def _known(laptop: Laptop) -> dict[Filter, int]:
    return {"all": people.count_people(laptop), "incomplete": people.count_people(laptop, incomplete=True)}


def _doubles(laptop: Laptop) -> frozenset[str]:
    """Who may be known twice; nobody is marked in a list so long that comparing all would keep one waiting."""
    if people.count_people(laptop) > COMPARED_AT_MOST:
        return frozenset()
    return frozenset(id_ for pair in merging.duplicate_pairs(laptop) for id_ in pair[:2])
