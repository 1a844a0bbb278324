"""« Aujourd’hui »: where am I, who comes, what is late. It leads to the other pages and writes nothing."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QApplication,
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from mediator_app.desktop import theme, words
from mediator_app.desktop.crash.band import CrashBand
from mediator_app.desktop.today.restored_band import RestoredBand
from mediator_app.desktop.today.sessions_card import SessionsCard
from mediator_app.desktop.today.stop_card import StopCard
from mediator_app.desktop.today.todo_card import TodoCard
from mediator_app.desktop.widgets.bands import InfoBand
from mediator_app.desktop.widgets.buttons import KeyButton
from mediator_app.desktop.widgets.cards import Card
from mediator_app.desktop.widgets.headers import Page
from mediator_app.desktop.widgets.labels import FactLine, Figure, Label
from mediator_app.desktop.widgets.scrolling import scrolled_body
from mediator_app.desktop.workplace import Workplace
from mediator_app.domain.rights import Role
from mediator_app.domain.vocabularies import SessionKind
from mediator_app.errors import AppError
from mediator_app.services.changes import Changes
from mediator_app.services.today import Today, WeekFigures, today
from mediator_app.services.todo import Todo

LARGE_TEXT = 150
"""From this text size, in percent, the two columns stand one under the other."""

_SETTLED_ON = {
    "kit": ("tours", ""),
    "calls": ("registrations", "session"),
    "to_close": ("sessions", "session"),
    "devices": ("equipment", "device"),
    "mandates": ("mandates", "mandate"),
    "sheets": ("sessions", "session"),
}
"""The page where something is settled, and what it calls what it is opened with; the sendings for the rest."""

_ONE_MINUTE = 60_000
_SIDE_WIDTH = 372


class TodayPage(Page):
    """The page of the day."""

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Bonjour"), parent=parent)
        self._workplace = workplace
        self._build()
        self._connect()
        self._fit()
        self.refresh()

    def open_with(self) -> None:
        """Come to this page: what it shows is read again."""
        self.refresh()

    def refresh(self) -> None:
        """Read the day again."""
        self._workplace.read(today, self._show, self.show_error)

    def show_error(self, error: AppError) -> None:
        """Say above the day what could not be read or done."""
        self._band.set_message("warning", error.hint, title=error.title)
        self._band.show()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    def _build(self) -> None:
        self.setObjectName("today")
        self._search = search = KeyButton(self.tr("Chercher"), icon="search", hint="Ctrl+F", parent=self)
        search.setObjectName("today_search")
        search.clicked.connect(lambda: self._workplace.open_page("people"))
        self.header.add_action(search)
        self._band = InfoBand("warning", "", parent=self)
        self._band.hide()
        self._crash = CrashBand(self._workplace.report_file, self)
        self._restored = RestoredBand(self._workplace.folder, self)
        self._stop = StopCard(self._workplace.commune_name, self)
        self._sessions = SessionsCard(self)
        self._todo = TodoCard(self)
        self._week = _WeekCard(self)
        self._blank = _BlankCard(self)
        self._columns = QHBoxLayout()
        self._columns.setSpacing(theme.space("gap"))
        left = self._column(self._blank, self._stop, self._sessions)
        for card in (self._blank, self._stop):
            card.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        left.setStretchFactor(self._sessions, 1)
        left.addStretch(0)
        self._side = QWidget(self)
        self._beside = self._column(self._todo, self._week)
        self._beside.addStretch(1)
        self._side.setLayout(self._beside)
        self._columns.addLayout(left, 1)
        self._columns.addWidget(self._side)
        self._lay_out()
        self._minute = QTimer(self, interval=_ONE_MINUTE)

    def _lay_out(self) -> None:
        self._scroll = scroll = QScrollArea(self)
        body = scrolled_body(scroll)
        body.setLayout(self._columns)
        self._columns.setContentsMargins(0, 0, 0, 0)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.content.addWidget(self._band)
        self.content.addWidget(self._restored)
        self.content.addWidget(self._crash)
        self.content.addWidget(scroll, 1)

    def _connect(self) -> None:
        self._workplace.bus.changed.connect(self._on_changes)
        self._minute.timeout.connect(self._each_minute)
        self._minute.start()
        self._stop.door_wanted.connect(lambda session: self._workplace.open_page("door", session=session))
        self._stop.session_wanted.connect(self._open_session)
        self._sessions.wanted.connect(self._open_session)
        self._todo.wanted.connect(self._open_todo)
        self._stop.sheet_wanted.connect(self._print)
        QShortcut(QKeySequence("Ctrl+P"), self, lambda: self._print(self._stop.session()))
        QShortcut(QKeySequence("Ctrl+N"), self, self._begin_help)
        self._blank.session_wanted.clicked.connect(lambda: self._workplace.open_page("sessions", new=True))
        self._blank.import_wanted.clicked.connect(lambda: self._workplace.open_page("people", new=""))
        theme.notifier().changed.connect(self._fit)

    def _show(self, day: Today) -> None:
        name = self._workplace.member_name.split(" ")[0]
        self.header.set_title(self.tr("Bonjour {name}").format(name=name) if name else self.tr("Bonjour"))
        full = words.day(day.now, "full")
        self.header.set_muted(full[:1].upper() + full[1:])
        self._band.hide()
        self._free_keyboard(day)
        self._blank.setVisible(day.is_blank)
        self._stop.setVisible(not day.is_blank)
        self._sessions.setVisible(not day.is_blank and bool(day.sessions))
        self._stop.show_day(day)
        self._sessions.show_sessions(day.sessions)
        self._todo.show_todo(day.todo)
        self._week.show_figures(day.figures, self._following(day))
        self._align_feet()

    def _free_keyboard(self, day: Today) -> None:
        """Cards that go leave the keyboard to the top of the page: Qt would take it far down and scroll there."""
        focus = QApplication.focusWidget() if not day.sessions else None
        if focus is not None and (self._stop.isAncestorOf(focus) or self._sessions.isAncestorOf(focus)):
            self._search.setFocus()
            self._scroll.verticalScrollBar().setValue(0)

    def _align_feet(self) -> None:
        """The two columns end on one line where the list of sessions fills the first."""
        fills = not self._sessions.isHidden()
        self._beside.setStretchFactor(self._todo, 1 if fills else 0)
        self._beside.setStretch(self._beside.count() - 1, 0 if fills else 1)

    def _following(self, day: Today) -> str:
        row = day.following
        if row is None:
            return ""
        place = self._workplace.commune_name(row.commune) or row.place_name or row.title
        is_tomorrow = (row.starts.astimezone(day.now.tzinfo).date() - day.now.date()).days == 1
        form = (
            self.tr("Demain\u00a0: {place}, {hour}")
            if is_tomorrow
            else self.tr("Ensuite\u00a0: {place}, {day}, {hour}")
        )
        return form.format(place=place, day=words.day(row.starts), hour=words.clock(row.starts))

    def _on_changes(self, changes: Changes) -> None:
        if changes.kinds and self.isVisible():
            self.refresh()

    def _each_minute(self) -> None:
        if self.isVisible():
            self.refresh()

    def _print(self, session: str) -> None:
        """Preview the sheet to sign of the day's stop; nothing on a day without one."""
        if session:
            from mediator_app.desktop.paper.of_session import SHEET, open_paper_of

            open_paper_of(self._workplace, session, SHEET, self)

    def _begin_help(self) -> None:
        """A new accompaniment: help for one person, who has just come."""
        self._workplace.open_page("sessions", new=True, kind=SessionKind.INDIVIDUAL.value)

    def _open_session(self, session: str) -> None:
        self._workplace.open_page("sessions", session=session)

    def _open_todo(self, todo: Todo) -> None:
        key, argument = _SETTLED_ON.get(todo.kind, ("sends", ""))
        if todo.kind == "to_check" and self._workplace.role != Role.MEDIATOR:
            key = "to-check"
        arguments = {argument: todo.about} if argument and todo.about else {}
        self._workplace.open_page(key, **arguments)

    def _fit(self) -> None:
        is_large = theme.text_percent() >= LARGE_TEXT
        self._columns.setDirection(QBoxLayout.Direction.TopToBottom if is_large else QBoxLayout.Direction.LeftToRight)
        self._side.setFixedWidth(_SIDE_WIDTH) if not is_large else self._side.setMaximumWidth(16_777_215)

    def _column(self, *cards: QWidget) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space("gap"))
        for card in cards:
            column.addWidget(card)
        return column


class _WeekCard(Card):
    """« Cette semaine » in three figures."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(self.tr("Cette semaine"), parent=parent)
        self._people = Figure("", parent=self)
        self._held = Figure("", parent=self)
        self._amount = Figure(self.tr("en chèques"), parent=self)
        row = QHBoxLayout()
        row.setSpacing(theme.space("lg"))
        for figure in (self._people, self._held, self._amount):
            row.addWidget(figure, 1)
        self.body.addLayout(row)
        self._next = FactLine("calendar", "", parent=self)
        self.add(self._next)

    def show_figures(self, figures: WeekFigures, following: str) -> None:
        """Show the week and what comes next."""
        self._people.set_value(words.count(figures.people), words=self.tr("personne(s)", "", figures.people))
        held = self.tr("atelier(s) tenu(s)", "", figures.held)
        self._held.set_value(words.count(figures.held), f"/ {words.count(figures.planned)}", held)
        self._amount.set_value(words.money(figures.amount_cents))
        self._next.set_texts(following)
        self._next.setVisible(bool(following))


class _BlankCard(Card):
    """What a laptop without any session shows: how to begin."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(self.tr("Pour commencer"), parent=parent)
        hint = self.tr("Ajoutez votre premier atelier, ou commencez par les personnes que vous suivez déjà.")
        self.add(Label(hint, "body", wrap=True, parent=self))
        self.session_wanted = KeyButton(self.tr("Ajouter un atelier"), kind="primary", icon="plus", parent=self)
        self.session_wanted.setObjectName("today_add_session")
        self.import_wanted = KeyButton(self.tr("Ajouter des personnes"), icon="people", size="lg", parent=self)
        self.import_wanted.setObjectName("today_add_people")
        row = QHBoxLayout()
        row.setSpacing(theme.space("md"))
        for button in (self.session_wanted, self.import_wanted):
            row.addWidget(button)
        row.addStretch(1)
        self.body.addLayout(row)
