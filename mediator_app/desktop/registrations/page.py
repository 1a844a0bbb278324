"""« Inscriptions »: the list of a session before its day; seats, the queue, calls. Presence is noted at the door."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from mediator_app.desktop import theme
from mediator_app.desktop.registrations.adding_card import AddingCard
from mediator_app.desktop.registrations.list_card import RegistrationsCard
from mediator_app.desktop.registrations.sessions_card import Choice, SessionsCard
from mediator_app.desktop.registrations.wording import notice_words, session_words
from mediator_app.desktop.widgets.bands import InfoBand
from mediator_app.desktop.widgets.buttons import KeyButton
from mediator_app.desktop.widgets.fields import Picker
from mediator_app.desktop.widgets.following_page import FollowingPage
from mediator_app.desktop.widgets.row_delegates import LARGE_TEXT
from mediator_app.desktop.widgets.tabs import TabLine
from mediator_app.desktop.workplace import Workplace
from mediator_app.domain.names import display_name
from mediator_app.domain.registration_lines import TypedPerson
from mediator_app.domain.registrations import REMINDERS, Registration, Seats
from mediator_app.domain.sessions import SessionRow
from mediator_app.errors import AppError
from mediator_app.services import registration_lines, registrations, undoing
from mediator_app.services.changes import Changes
from mediator_app.services.laptop import Laptop
from mediator_app.services.sessions import session_card

_CONCERNED = ("session", "attendance", "headcount", "person", "merge", "place")


@dataclass(frozen=True, slots=True)
class Sheet:
    """What the page shows of a session; ``session`` is None when there is none to come."""

    session: SessionRow | None
    rows: list[Registration]
    seats: Seats
    next: Registration | None
    coming: list[SessionRow]
    stop: str = ""
    """The stop of which the session is a visit, empty for none."""


class RegistrationsPage(FollowingPage):
    """The page of registrations. ``open_with(session=id)``; without one, the next session to come."""

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self._workplace = workplace
        self._session = ""
        self._person = ""
        self._rows: dict[str, Registration] = {}
        self._sheet: Sheet | None = None
        self._asked = 0
        self._last = Changes.none()
        self._build()
        self._connect()
        self.refresh()

    def open_with(self, **arguments: Any) -> None:
        """Show a session's list."""
        if session := arguments.get("session"):
            self._open(str(session))

    def refresh(self) -> None:
        """Read the list again."""
        self._asked += 1
        asked, session = self._asked, self._session
        self._workplace.read(
            lambda laptop: _read(laptop, session), lambda sheet: self._take(asked, sheet), self.show_error, owner=self
        )

    def focus_search(self) -> bool:
        self.tabs.set_value("add")
        self._fit()
        self.adding.text.setFocus()
        return True

    def undo(self) -> None:
        """Take the last gesture made on this page back; nothing if there is none."""
        last, self._last = self._last, Changes.none()
        if last.txn:
            self._write(lambda laptop: undoing.undo(laptop, last.txn))

    def show_error(self, error: AppError) -> None:
        """Say what could not be done."""
        self._say("danger", error.title, error.hint)

    def _build(self) -> None:
        self.picker = Picker(self.tr("Séance"))
        self.picker.setObjectName("registrations_session")
        self.picker.setSizeAdjustPolicy(Picker.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.print_button = KeyButton(self.tr("Liste d’appel"), icon="printer", hint="Ctrl+P", parent=self)
        self.print_button.hide_cap()
        self.print_button.setObjectName("print_calls")
        self.session_button = KeyButton(self.tr("Ouvrir l’atelier"), icon="workshop", parent=self)
        self.session_button.setObjectName("open_session")
        for part in (self.picker, self.print_button, self.session_button):
            self.header.add_action(part)
        self._band = InfoBand("info", "", parent=self)
        self._seat = InfoBand("info", "", parent=self)
        self._seat.setObjectName("free_seat")
        for band in (self._band, self._seat):
            band.hide()
            self.content.addWidget(band)
        self.list = RegistrationsCard(self)
        self.adding = AddingCard(self._workplace, self)
        self.choices = SessionsCard(self)
        self._build_columns()

    def _build_columns(self) -> None:
        self.tabs = TabLine(
            [("list", self.tr("Liste")), ("add", self.tr("Ajouter")), ("sessions", self.tr("Ses séances"))],
            self.tr("Parties"),
            self,
        )
        self.tabs.setObjectName("registrations_tabs")
        self._right = QWidget(self)
        right = QVBoxLayout(self._right)
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(theme.space("gap"))
        right.addWidget(self.adding, 4)
        right.addWidget(self.choices, 3)
        columns = QHBoxLayout()
        columns.setSpacing(theme.space("gap"))
        columns.addWidget(self.list, 1)
        columns.addWidget(self._right)
        self.content.addWidget(self.tabs)
        self.content.addLayout(columns, 1)
        self._fit()

    def _fit(self, *_ignored: object) -> None:
        """Two columns; with large text one part at a time, under tabs."""
        large = theme.text_percent() >= LARGE_TEXT
        chosen = self.tabs.value()
        self.tabs.setVisible(large)
        self.picker.setMinimumContentsLength(24 if large else 36)
        self.list.foot.setVisible(not large)
        self.list.fill.setMaximumHeight(0 if large else theme.scaled(8))
        self.session_button.setVisible(not large)
        self.print_button.setText("" if large else self.tr("Liste d’appel"))
        self.print_button.setAccessibleName(self.tr("Liste d’appel"))
        self.list.setVisible(not large or chosen == "list")
        self._right.setVisible(not large or chosen != "list")
        self.adding.setVisible(not large or chosen == "add")
        self.choices.setVisible(not large or chosen == "sessions")
        self._right.setMinimumWidth(0 if large else theme.scaled(380))
        self._right.setMaximumWidth(theme.scaled(1000) if large else theme.scaled(380))

    def _connect(self) -> None:
        self.follow(self._workplace, *_CONCERNED)
        theme.notifier().changed.connect(self._fit)
        self.tabs.chosen.connect(self._fit)
        self.picker.chosen.connect(self._open)
        self.print_button.clicked.connect(self._print)
        QShortcut(QKeySequence("Ctrl+P"), self, self._print)
        self.session_button.clicked.connect(lambda: self._workplace.open_page("sessions", session=self._session))
        self._band.acted.connect(self._band.hide)
        self._seat.acted.connect(lambda: self._act("promote", ""))
        self.list.gesture.connect(self._act)
        self.list.person_chosen.connect(self._choose_person)
        self.adding.wanted.connect(self._register)
        self.adding.file_wanted.connect(self._import)
        self.list.door_wanted.connect(lambda: self._workplace.open_page("door", session=self._session))
        self.list.stop_wanted.connect(self._open_stop)
        self.choices.ticked.connect(self._tick)
        self.choices.all_wanted.connect(self._register_everywhere)

    def _open(self, session: str) -> None:
        self._session, self._person = session, ""
        self._band.hide()
        self.refresh()

    def _take(self, asked: int, sheet: Sheet) -> None:
        if asked != self._asked:
            return
        self._rows = {row.person: row for row in sheet.rows}
        self._show_heading(sheet)
        self._sheet = sheet
        is_today = sheet.session is not None and self._day_of(sheet.session) == self._workplace.now().date()
        self.list.show_ways_back(is_today=is_today, has_stop=bool(sheet.stop))
        is_closed = sheet.session is None or sheet.session.state == "closed"
        self.list.show_rows(sheet.rows, sheet.seats, self._workplace.now(), read_only=is_closed)
        self.adding.setEnabled(not is_closed)
        self._show_seat(sheet)
        self._read_choices()

    def _day_of(self, session: SessionRow) -> date:
        return session.starts.astimezone(self._workplace.now().tzinfo).date()

    def _open_stop(self) -> None:
        """Back to the visit of the tour."""
        sheet = self._sheet
        if sheet is not None and sheet.session is not None:
            self._workplace.open_page("tours", stop=sheet.stop, day=sheet.session.starts.date())

    def _show_heading(self, sheet: Sheet) -> None:
        self.picker.setVisible(bool(sheet.coming) or sheet.session is not None)
        for button in (self.print_button, self.session_button):
            button.setEnabled(sheet.session is not None)
        if sheet.session is None:
            self.header.set_title(self.tr("Inscriptions"))
            self.header.set_muted(self.tr("Aucune séance à venir. Prévoyez-en une depuis la page Ateliers."))
            return
        self._session = sheet.session.id
        when, _ = session_words(sheet.session)
        self.header.set_title(sheet.session.title or self.tr("Inscriptions"))
        self.header.set_muted(", ".join(part for part in (when, sheet.session.place_name) if part))
        listed = sheet.coming if sheet.session in sheet.coming else [sheet.session, *sheet.coming]
        self.picker.set_choices([(one.id, " · ".join(session_words(one))) for one in listed])
        self.picker.set_short({one.id: session_words(one)[0] for one in listed})
        self.picker.set_value(sheet.session.id)

    def _show_seat(self, sheet: Sheet) -> None:
        """Who should get the free seat; or that there are more people than seats."""
        if sheet.next is not None:
            name = display_name(sheet.next.first_name, sheet.next.last_name)
            text = self.tr("Une place est libre. La première personne en attente est {name}.").format(name=name)
            self._seat.set_message("info", text, action=self.tr("Lui donner la place"))
        elif sheet.seats.is_over:
            over = sheet.seats.taken - (sheet.seats.capacity or 0)
            text = self.tr("%n personne(s) de plus que de places.", "", over)
            self._seat.set_message("warning", text)
        self._seat.setVisible(sheet.next is not None or sheet.seats.is_over)

    def _choose_person(self, person: str) -> None:
        self._person = person
        self._read_choices()

    def _read_choices(self) -> None:
        person, near = self._person, self._session
        row = self._rows.get(person)
        if row is None:
            self.choices.show_person("", [])
            return
        name = display_name(row.first_name, row.last_name)

        def show(found: list[Choice]) -> None:
            if person == self._person:
                self.choices.show_person(name, found)

        self._workplace.read(lambda laptop: registrations.choices_of(laptop, person, near), show, owner=self)

    def _act(self, name: str, person: str) -> None:
        session = self._session
        if name in REMINDERS or name == "forget":
            result = name if name in REMINDERS else ""
            self._write(lambda laptop: registrations.remind(laptop, session, person, result))
        elif name == "remove":
            self._write(lambda laptop: registrations.unregister(laptop, session, person))
        else:
            # A seat goes to the first in line, whoever is current, unless somebody else who waits is named.
            row = self._rows.get(person)
            who = person if row is not None and row.status == "waiting" else ""
            self._write(lambda laptop: registrations.promote(laptop, session, who))

    def _tick(self, session: str, is_wanted: bool) -> None:
        person = self._person
        work = registrations.register if is_wanted else registrations.withdraw
        self._write(lambda laptop: work(laptop, session, person))

    def _register_everywhere(self, sessions: list[str]) -> None:
        person = self._person
        self._write(lambda laptop: registrations.register_in_sessions(laptop, person, sessions)[0])

    def _register(self, lines: list[tuple[TypedPerson, str]], by: str) -> None:
        session = self._session

        def done(answer: tuple[list[registrations.Registered], Changes]) -> None:
            self.adding.done()
            self._remember(answer[1])
            self._show_notices(answer[0])

        self._workplace.write(
            partial(_registered, session=session, lines=lines, by=by), done, self.show_error, owner=self
        )

    def _show_notices(self, registered: list[registrations.Registered]) -> None:
        told = [(self._rows.get(one.person), notice) for one in registered for notice in one.notices]
        self._band.hide()
        if told:
            self._say("warning", "", "\n".join(notice_words(row, notice) for row, notice in told))

    def _write(self, work: Callable[[Laptop], Any]) -> None:
        def done(answer: Any) -> None:
            self._band.hide()
            self._remember(answer if isinstance(answer, Changes) else answer.changes)

        self._workplace.write(work, done, self.show_error, owner=self)

    def _remember(self, changes: Changes) -> None:
        if changes.txn and changes.label != "undo":
            self._last = changes

    def _say(self, tone: Any, title: str, text: str) -> None:
        self._band.set_message(tone, text, title=title, action=self.tr("Fermer"))
        self._band.show()

    def _import(self) -> None:
        """The host's spreadsheet, for the session shown."""
        self._workplace.open_page("imports", kind="registrations", session=self._session)

    def _print(self) -> None:
        """Show the list of people to call, as it will be printed."""
        from mediator_app.desktop.paper.preview import open_preview
        from mediator_app.services.paper import reminder_list

        session = self._session
        if session:
            open_preview(self._workplace, lambda laptop: reminder_list(laptop, session), self)


def _read(laptop: Laptop, session: str) -> Sheet:
    coming = registrations.coming_sessions(laptop)
    chosen = session or (coming[0].id if coming else "")
    if not chosen:
        return Sheet(None, [], Seats(None, 0, 0), None, [])
    found = registrations.seats(laptop, chosen)
    rows = registrations.registrations_of(laptop, chosen)
    following = registrations.next_in_line(laptop, chosen)
    card = session_card(laptop, chosen)
    return Sheet(card.row, rows, found, following, coming, str(card.fields.get("stop") or ""))


def _registered(
    laptop: Laptop, *, session: str, lines: list[tuple[TypedPerson, str]], by: str
) -> tuple[list[registrations.Registered], Changes]:
    """Put them down; the changes apart, for the window to tell the other pages."""
    done = registration_lines.register_lines(laptop, session, lines, by=by)
    return done, done[0].changes
