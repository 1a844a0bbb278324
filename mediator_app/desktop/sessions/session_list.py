"""The list of sessions: what comes, what is past, what is still to be closed, by day; a search over titles and places."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from mediator_app.desktop import theme, words
from mediator_app.desktop.widgets.cards import Card
from mediator_app.desktop.widgets.chips import Chip
from mediator_app.desktop.widgets.fields import SearchField
from mediator_app.desktop.widgets.labels import EmptyRow, Line
from mediator_app.desktop.widgets.row_lists import RowListView
from mediator_app.desktop.widgets.row_models import RowsModel
from mediator_app.desktop.widgets.row_views import GroupHeader, RowShape, RowView, Span, highlighted
from mediator_app.desktop.widgets.toggles import ChoiceRow
from mediator_app.desktop.workplace import Workplace
from mediator_app.domain.names import search_key
from mediator_app.domain.people import matched_ranges
from mediator_app.domain.sessions import SessionRow
from mediator_app.services.sessions import latest_sessions

LISTED_AT_MOST = 2000


@dataclass(frozen=True, slots=True)
class ListedSession:
    """A session in the list, with what was typed and how it stands now: ``next``, ``now``, ``to_close`` or ``closed``."""

    session: SessionRow
    standing: str
    typed: str = ""


class SessionListPanel(Card):
    """``opened(id)``: a session was clicked, or Enter pressed on it."""

    opened = Signal(str)

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(flush=True, parent=parent)
        self._workplace = workplace
        self._asked = 0
        self._sessions: list[SessionRow] = []
        self._build()
        self._connect()

    def refresh(self) -> None:
        """Read the sessions again."""
        self._asked += 1
        asked = self._asked
        self._workplace.read(
            lambda laptop: latest_sessions(laptop, LISTED_AT_MOST), lambda found: self._take(asked, found), owner=self
        )

    def _build(self) -> None:
        self.search = SearchField(self.tr("Chercher un atelier"), placeholder=self.tr("Nom, lieu ou commune"))
        self.search.setObjectName("sessions_search")
        self.search.setMaximumWidth(theme.scaled(360))
        choices = [("next", self.tr("À venir")), ("past", self.tr("Passés")), ("to_close", self.tr("À clore"))]
        self.filters = ChoiceRow(choices, self.tr("Filtre"), self)
        self.filters.setObjectName("sessions_filters")
        self.model: RowsModel[ListedSession] = RowsModel(self._view, parent=self)
        shape = RowShape(
            height=56, right_sample=self.tr("12 présents sur 12"), chip_sample=Chip("info", self.tr("En cours"))
        )
        self.rows = RowListView(self.model, self.tr("Ateliers"), shape, self)
        self.rows.setObjectName("sessions_rows")
        top = QWidget(self)
        line = QHBoxLayout(top)
        line.setContentsMargins(16, 12, 16, 12)
        line.setSpacing(theme.space("lg"))
        line.addWidget(self.search, 20)  # before the empty room at the end
        line.addWidget(self.filters)
        line.addStretch(1)
        self._empty = EmptyRow(
            self.tr("Aucun atelier ici."),
            self.tr("Un nouvel atelier se prépare avec le bouton en haut à droite."),
            self,
        )
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.rows)
        self._stack.addWidget(self._empty)
        self.add(top)
        self.add(Line(self))
        self.add(self._stack, 1)

    def _connect(self) -> None:
        self.search.textChanged.connect(self._list)
        self.search.returnPressed.connect(self._go_to_rows)
        self.filters.chosen.connect(self._list)
        self.rows.opened.connect(lambda key: self.opened.emit(str(key)))
        self.rows.picked.connect(lambda key: self.opened.emit(str(key)))

    def _go_to_rows(self) -> None:
        self.rows.choose_first()
        self.rows.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take(self, asked: int, found: list[SessionRow]) -> None:
        if asked == self._asked:
            self._sessions = found
            self._list()

    def _list(self, *_ignored: object) -> None:
        """Show what the filter and the search leave, a header for each day."""
        now, typed = self._workplace.now(), self.search.text()
        listed = [ListedSession(one, standing(one, now), typed) for one in self._sessions]
        to_close = sum(1 for one in listed if one.standing == "to_close")
        self.filters.button("to_close").set_count(words.count(to_close) if to_close else "")
        kept = [one for one in listed if self._is_wanted(one)]
        if self.filters.value() == "next":
            kept.reverse()
        rows: list[ListedSession | GroupHeader] = []
        for day, group in groupby(kept, key=lambda one: one.session.starts.astimezone().date()):
            rows += [GroupHeader(self._day(day, now.date())), *group]
        self.model.set_rows(rows)
        self._stack.setCurrentIndex(0 if rows else 1)

    def _is_wanted(self, one: ListedSession) -> bool:
        wanted = {"next": {"next", "now"}, "past": {"to_close", "closed"}, "to_close": {"to_close"}}
        session = one.session
        is_over = session.ends < self._workplace.now()
        stands = one.standing in wanted[self.filters.value()]
        if one.standing == "closed" and not is_over:
            stands = self.filters.value() == "next"
        commune = self._workplace.commune_name(session.commune)
        key = search_key(f"{session.title} {session.place_name} {commune}") if one.typed else ""
        return stands and all(word in key for word in search_key(one.typed).split())

    def _day(self, day: date, today: date) -> str:
        text = words.day(day, "full")
        return self.tr("Aujourd’hui, {day}").format(day=text) if day == today else text[:1].upper() + text[1:]

    def _view(self, one: ListedSession) -> RowView:
        session = one.session
        hours = words.hours(session.starts, session.ends)
        where = where_words(session.place_name, self._workplace.commune_name(session.commune))
        people, fill = self._people(session)
        chip = self._chip(one.standing)
        spoken = (session.title, words.day(session.starts, "full"), hours, session.place_name, people, chip.text)
        return RowView(
            key=session.id,
            title=highlighted(session.title, matched_ranges(session.title, one.typed), strong=True)
            or (Span(self.tr("Sans nom")),),
            subtitle=" · ".join(part for part in (hours, where) if part),
            icon="person" if session.kind == "individuel" else "workshop",
            right=people,
            fill=fill,
            chip=chip,
            spoken=", ".join(part for part in spoken if part),
        )

    def _people(self, session: SessionRow) -> tuple[str, float | None]:
        """« 9 inscrits sur 12 », and how full that is; those present once it has begun."""
        has_begun = session.starts <= self._workplace.now()
        number = session.present + session.unnamed if has_begun else session.registered
        if session.capacity:
            text = self.tr("%n présent(s) sur {capacity}", "", number) if has_begun else ""
            text = text or self.tr("%n inscrit(s) sur {capacity}", "", number)
            return text.format(capacity=words.count(session.capacity)), min(number / session.capacity, 1.0)
        return (self.tr("%n présent(s)", "", number) if has_begun else self.tr("%n inscrit(s)", "", number)), None

    def _chip(self, stands: str) -> Chip:
        chips = {
            "next": Chip("expected", self.tr("À venir")),
            "now": Chip("info", self.tr("En cours")),
            "to_close": Chip("warning", self.tr("À clore")),
            "closed": Chip("success", self.tr("Clos")),
        }
        return chips[stands]


def where_words(place: str, commune: str) -> str:
    """The place with its commune, which is not told twice: « Felletin - médiathèque », « Salle des fêtes · Crocq »."""
    is_named = bool(commune) and search_key(commune) in search_key(place)
    return place if is_named else " · ".join(part for part in (place, commune) if part)


def standing(session: SessionRow, now: datetime) -> str:
    """How a session stands at a moment: ``next``, ``now``, ``to_close`` or ``closed``."""
    if session.state == "closed":
        return "closed"
    if session.ends < now:
        return "to_close"
    return "now" if session.starts <= now else "next"
