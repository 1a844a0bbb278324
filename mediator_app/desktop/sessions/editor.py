"""One session on screen: its fields, its list, its count; each change is saved when one leaves it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from mediator_app.desktop import theme
from mediator_app.desktop.paper.signed_sheet import SignedSheetCard
from mediator_app.desktop.sessions.first_field import first_field
from mediator_app.desktop.sessions.headcount import HeadcountCard
from mediator_app.desktop.sessions.mandate_band import MandateBand
from mediator_app.desktop.sessions.notices import SessionNotices
from mediator_app.desktop.sessions.packs_band import PacksBand
from mediator_app.desktop.sessions.participants import ParticipantsCard
from mediator_app.desktop.sessions.session_form import SessionForm
from mediator_app.desktop.widgets.cards import Card
from mediator_app.desktop.widgets.new_place import NewPlaceBox
from mediator_app.desktop.widgets.row_delegates import LARGE_TEXT
from mediator_app.desktop.widgets.scrolling import scrolled_body
from mediator_app.desktop.widgets.tabs import TabLine
from mediator_app.desktop.workplace import Workplace
from mediator_app.domain.sessions import SessionCard, SessionRow
from mediator_app.domain.vocabularies import DURATION_PRESETS
from mediator_app.errors import AppError
from mediator_app.services import attendance, people, registrations, sessions
from mediator_app.services.changes import Changes
from mediator_app.services.laptop import Laptop


@dataclass(frozen=True, slots=True)
class OpenSession:
    """What the editor shows of a session."""

    card: SessionCard
    overlaps: list[SessionRow]
    choices: Choices


@dataclass(frozen=True, slots=True)
class Choices:
    """What a session may be given: the known places, lengths in minutes, the members of the team by id."""

    places: list[dict[str, Any]]
    durations: tuple[int, ...] = DURATION_PRESETS
    members: dict[str, str] = field(default_factory=dict)


class SessionEditor(QWidget):
    """``saved(Changes)``: something was written; ``shown(OpenSession)``: another state is on screen; ``lost()``: deleted."""

    saved = Signal(object)
    shown = Signal(object)
    lost = Signal()

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self.session = ""
        self._is_adding = False
        self._asked = 0
        self._shown_session: str | None = None
        self._removed = ("", "", "")
        self._build()
        self._connect()

    def open_session(self, session: str) -> None:
        """Show a session."""
        self.leave()
        focus = QApplication.focusWidget()
        if focus is not None and self._has_focus():
            focus.clearFocus()  # Qt went to whichever field is last; the session says which is first
        self.session, self._shown_session = session, None
        self.notices.clear()
        self.put_away()
        self.headcount.fold()
        self.refresh()

    def begin_new(self, defaults: dict[str, Any], choices: Choices) -> None:
        """Show a session that will be written once it has a name."""
        self.leave()
        self.session, self._shown_session = "", ""
        self._is_adding = False
        self._asked += 1
        self.notices.clear()
        self.new_place.hide()
        self.form.setEnabled(True)
        self.packs.hide()
        self.mandate.show_session("")
        self._offer(choices)
        self.form.show_fields(defaults, is_other=True)
        self.participants.show_nobody()
        self.signed_sheet.show_session("")
        self.headcount.fold()
        self.headcount.show_counts({}, read_only=True)
        self.form.title.setFocus()

    def leave(self) -> None:
        """Write what is still being changed."""
        if self._shown_session is not None:
            self.headcount.save()
            self.form.save()

    def refresh(self) -> None:
        """Read the session again."""
        if not self.session:
            return
        self._asked += 1
        asked, session = self._asked, self.session
        self._workplace.read(
            lambda laptop: _read(laptop, session),
            lambda found: self._take(asked, found),
            lambda _error: self.lost.emit() if asked == self._asked else None,
            owner=self,
        )

    def show_people(self) -> None:
        """Bring the list on screen, where tabs hide it."""
        self.tabs.set_value("people")

    def close_session(self) -> None:
        """Close it; what is missing is said first, and closing again closes all the same."""
        if not self.session:
            self.form.save()
            return
        self.leave()
        session = self.session

        def answered(answer: tuple[tuple[str, ...], int]) -> None:
            if answer[0] and not self.notices.is_asking():
                self.notices.show_missing(*answer)
            else:
                self._close()

        self._workplace.read(lambda laptop: _missing(laptop, session), answered, self.notices.show_error, owner=self)

    def put_back(self) -> None:
        """Put the person taken off last on the list again, where she stood."""
        session, person, status = self._removed
        self._write(lambda laptop: attendance.set_attendance(laptop, session, person, status))

    def put_away(self) -> bool:
        """Hide the small forms of a place and of a person; whether one was there."""
        had_place = not self.new_place.isHidden()
        self.new_place.hide()
        return self.participants.put_away() or had_place

    def _has_focus(self) -> bool:
        focus = QApplication.focusWidget()
        return focus is not None and self.isAncestorOf(focus)

    def _close(self) -> None:
        session = self.session
        self._write(lambda laptop: sessions.close_session(laptop, session))

    def _build(self) -> None:
        self.form = SessionForm(self._workplace)
        self.notices = SessionNotices(self)
        self.new_place = NewPlaceBox(self._workplace, self)
        self.participants = ParticipantsCard(self._workplace, self)
        self.participants.setMinimumHeight(theme.scaled(230))
        self.headcount = HeadcountCard(self)
        self.signed_sheet = SignedSheetCard(self._workplace, self)
        card = Card(parent=self)
        card.body.setContentsMargins(16, 14, 16, 14)
        card.add(self.new_place)
        card.add(self.form, 1)
        self.packs, self.mandate = PacksBand(self._workplace, self), MandateBand(self._workplace, self)
        self._left = self._column(self.notices, self.mandate, self.packs, card)
        self._right = self._column(self.participants, self.headcount, self.signed_sheet)
        self.tabs = TabLine(
            [("form", self.tr("Atelier")), ("people", self.tr("Participants"))], self.tr("Parties"), self
        )
        self.tabs.setObjectName("session_tabs")
        columns = QHBoxLayout()
        columns.setSpacing(theme.space("gap"))
        columns.addWidget(self._left, 1)
        columns.addWidget(self._right)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.space("sm"))
        layout.addWidget(self.tabs)
        layout.addLayout(columns, 1)
        self._fit()

    def _fit(self, *_ignored: object) -> None:
        """Two columns; with large text one at a time, under tabs."""
        large = theme.text_percent() >= LARGE_TEXT
        self.tabs.setVisible(large)
        self._left.setVisible(not large or self.tabs.value() == "form")
        self._right.setVisible(not large or self.tabs.value() == "people")
        self._right.setMinimumWidth(0 if large else theme.scaled(376))
        self._right.setMaximumWidth(theme.scaled(1000) if large else theme.scaled(376))

    def _column(self, *parts: QWidget) -> QScrollArea:
        """Parts one over the other, that scroll when the window is short."""
        area = QScrollArea(self)
        layout = QVBoxLayout(scrolled_body(area))
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.space("gap"))
        for part in parts:
            grows = isinstance(part, ParticipantsCard) or (
                isinstance(part, Card) and not isinstance(part, HeadcountCard | SignedSheetCard)
            )
            layout.addWidget(part, 1 if grows else 0)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        return area

    def _connect(self) -> None:
        self.tabs.chosen.connect(self._fit)
        theme.notifier().changed.connect(self._fit)
        self.form.edited.connect(self._edited)
        self.form.place.addition_wanted.connect(self.new_place.begin)
        self.new_place.added.connect(self._place_added)
        self.headcount.counted.connect(self._counted)
        self.notices.closing_wanted.connect(self._close)
        self.notices.reopening_wanted.connect(self._reopen)
        self.participants.status_wanted.connect(self._set_status)
        self.participants.removal_wanted.connect(self._remove)
        self.participants.addition_wanted.connect(self._register)
        self.participants.new_wanted.connect(self._add_new_person)

    def _take(self, asked: int, found: OpenSession) -> None:
        if asked != self._asked:
            return
        is_other = self._shown_session != self.session
        self._shown_session = self.session
        is_closed = found.card.row.state == "closed"
        self._offer(found.choices)
        self.form.show_fields(found.card.fields, is_other=is_other, made_by=found.card.made_by)
        self.form.setEnabled(not is_closed)
        self.participants.show_card(found.card, read_only=is_closed)
        self.headcount.show_counts(found.card.counts, read_only=is_closed)
        self.packs.show_session(self.session, is_closed=is_closed)
        self.mandate.show_session(self.session)
        self.signed_sheet.show_session(self.session)
        self.notices.show_look(found.card, found.overlaps)
        if is_other and not self._has_focus():
            first_field(found.card, self.form, self.participants).setFocus()
        self.shown.emit(found)

    def _offer(self, choices: Choices) -> None:
        self.form.where.set_places(choices.places)
        self.form.offer(choices.durations, choices.members)

    def _edited(self, changed: dict[str, Any]) -> None:
        if not self.session:
            self._add()
            return
        session = self.session

        def refused(error: AppError) -> None:
            self.form.forget(changed)
            self.notices.show_error(error)

        self._write(lambda laptop: sessions.edit_session(laptop, session, changed), refused)

    def _add(self) -> None:
        """Write a new session as soon as it has a name; until then nothing is."""
        values = self.form.values()
        if not values["title"] or self._is_adding:
            return
        self._is_adding = True

        def added(saved: sessions.Saved) -> None:
            self.session = self._shown_session = saved.id
            self._is_adding = False
            self.saved.emit(saved.changes)
            self._catch_up(values)

        def refused(error: AppError) -> None:
            self._is_adding = False
            self.notices.show_error(error)

        self._workplace.write(lambda laptop: sessions.add_session(laptop, values), added, refused, owner=self)

    def _catch_up(self, written: dict[str, Any]) -> None:
        """What was typed while the new session was being written."""
        now = self.form.values()
        changed = {name: value for name, value in now.items() if value != written[name]}
        if changed:
            self._edited(changed)

    def _place_added(self, place: str) -> None:
        def listed(places: list[dict[str, Any]]) -> None:
            self.form.where.set_places(places)
            self.form.place.set_value(place)
            self.form.save()

        self._workplace.read(sessions.list_places, listed, self.notices.show_error, owner=self)

    def _counted(self, counts: dict[str, int]) -> None:
        session = self.session
        if session:
            self._write(lambda laptop: attendance.count_unnamed(laptop, session, counts))

    def _reopen(self, reason: str) -> None:
        session = self.session
        self._write(lambda laptop: sessions.reopen_session(laptop, session, reason))

    def _set_status(self, person: str, status: str) -> None:
        session = self.session
        self._write(lambda laptop: attendance.set_attendance(laptop, session, person, status))

    def _register(self, person: str) -> None:
        session = self.session
        self._write(lambda laptop: registrations.register(laptop, session, person))

    def _remove(self, person: str) -> None:
        session = self.session
        self._removed = (session, person, self.participants.status_of(person))
        self._write(lambda laptop: attendance.remove_from_list(laptop, session, person))

    def _add_new_person(self, fields: dict[str, str]) -> None:
        session = self.session

        def done(answer: tuple[str, Changes]) -> None:
            self.participants.new_done()
            self.saved.emit(answer[1])

        self._workplace.write(
            lambda laptop: _register_new(laptop, session, fields),
            done,
            lambda error: self.participants.new_refused(f"{error.title} {error.hint}".strip()),
            owner=self,
        )

    def _write(self, work: Any, refused: Any = None) -> None:
        def done(answer: Any) -> None:
            self.notices.show_error(None)
            changes = answer if isinstance(answer, Changes) else getattr(answer, "changes", None) or answer[1]
            self.saved.emit(changes)

        self._workplace.write(work, done, refused or self.notices.show_error, owner=self)


def _read(laptop: Laptop, session: str) -> OpenSession:
    card = sessions.session_card(laptop, session)
    return OpenSession(card, sessions.overlapping_sessions(laptop, session), choices(laptop))


def choices(laptop: Laptop) -> Choices:
    """What a session may be given here and now."""
    places, lengths = sessions.list_places(laptop), sessions.offered_durations(laptop)
    return Choices(places, lengths, sessions.list_members(laptop))


def _missing(laptop: Laptop, session: str) -> tuple[tuple[str, ...], int]:
    """What is missing to close, and how many people are still expected."""
    expected = sum(1 for one in attendance.participants(laptop, session) if one.status == "registered")
    return sessions.missing_to_close(laptop, session), expected


def _register_new(laptop: Laptop, session: str, fields: dict[str, str]) -> tuple[str, Changes]:
    """Add a person and put her on the list."""
    added = people.add_person(laptop, fields)
    changes = registrations.register(laptop, session, added.id).changes
    both = Changes(changes.kinds | added.changes.kinds, changes.ids | added.changes.ids, changes.label, changes.txn)
    return added.id, both
