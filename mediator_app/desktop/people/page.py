"""« Personnes »: find, read, correct. The list on the left; on the right a record, a new person, a twin or an import."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QWidget

from mediator_app.desktop.exporting import ExportButton
from mediator_app.desktop.people.person_list import PersonListPanel
from mediator_app.desktop.typography import elided
from mediator_app.desktop.widgets.bands import InfoBand
from mediator_app.desktop.widgets.buttons import KeyButton
from mediator_app.desktop.widgets.cards import Card
from mediator_app.desktop.widgets.following_page import FollowingPage
from mediator_app.desktop.widgets.labels import EmptyRow
from mediator_app.desktop.widgets.list_and_record import ListAndRecord
from mediator_app.desktop.workplace import Workplace
from mediator_app.domain.people import HistoryLine, PersonCard
from mediator_app.errors import AppError
from mediator_app.services import merging, people, undoing
from mediator_app.services.changes import Changes
from mediator_app.services.laptop import Laptop

if TYPE_CHECKING:
    from mediator_app.desktop.people.erasing import ErasingPanel
    from mediator_app.desktop.people.new_person import NewPersonPanel
    from mediator_app.desktop.people.record import RecordPanel
    from mediator_app.desktop.people.twin import TwinPanel

_CONCERNED = (
    *("person", "merge", "distinction", "twin", "attendance", "session", "redemption", "place", "member"),
    *("mandate", "pack", "pack_use", "assessment", "movement"),
)


@dataclass(frozen=True, slots=True)
class _Record:
    card: PersonCard
    lines: list[HistoryLine]


class PeoplePage(FollowingPage):
    """The page of people. ``open_with(person=id)`` or ``open_with(new=text)``."""

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self._workplace = workplace
        self._person = ""
        self._asked = 0
        self._last = Changes.none()
        self._build()
        self._connect()
        self.refresh()

    # The panels beside the list, each made when it is first needed: most visits of the page need none or one.

    @cached_property
    def record(self) -> RecordPanel:
        """The person on screen."""
        from mediator_app.desktop.people.record import RecordPanel

        panel = RecordPanel(self._workplace, self._stack)
        panel.form.saved.connect(self._remember)
        panel.twin_wanted.connect(self._begin_twin)
        panel.deletion_wanted.connect(self._delete)
        panel.erasure_wanted.connect(self._begin_erasing)
        panel.session_wanted.connect(lambda session: self._workplace.open_page("sessions", session=session))
        panel.timeline.put_back.connect(self._put_back)
        panel.timeline.separation_wanted.connect(self._separate)
        self._stack.addWidget(panel)
        return panel

    @cached_property
    def new_panel(self) -> NewPersonPanel:
        """The form of somebody new."""
        from mediator_app.desktop.people.new_person import NewPersonPanel

        panel = NewPersonPanel(self._workplace, self._stack)
        panel.added.connect(self._show_saved)
        panel.known_chosen.connect(self._show_saved)
        panel.given_up.connect(self._back)
        self._stack.addWidget(panel)
        return panel

    @cached_property
    def twin_panel(self) -> TwinPanel:
        """Two records side by side."""
        from mediator_app.desktop.people.twin import TwinPanel

        panel = TwinPanel(self._workplace, self._stack)
        panel.done.connect(self._show_saved)
        panel.given_up.connect(self._back)
        self._stack.addWidget(panel)
        return panel

    @cached_property
    def erasing_panel(self) -> ErasingPanel:
        """What an erasure takes, before it is asked for."""
        from mediator_app.desktop.people.erasing import ErasingPanel

        panel = ErasingPanel(self._workplace, self._stack)
        panel.asked.connect(self._show_erasure_asked)
        panel.given_up.connect(self._back)
        self._stack.addWidget(panel)
        return panel

    def open_with(self, **arguments: Any) -> None:
        """Show a person's record, or begin a new one from a text."""
        if person := arguments.get("person"):
            self._open(str(person))
            self._columns.show_record()
            self.list.choose(str(person))
        elif "new" in arguments:
            self._begin_new(str(arguments["new"]))

    def refresh(self) -> None:
        """Read everything again."""
        self.list.refresh()
        if self._person:
            self._read_record()

    def focus_search(self) -> bool:
        self._columns.show_list()
        return self.list.search.begin()

    def undo(self) -> None:
        """Take the last gesture made on this page back; nothing if there is none."""
        last, self._last = self._last, Changes.none()
        if last.label == "person.delete":
            person = next(iter(last.ids))
            self._workplace.write(
                lambda laptop: people.restore_person(laptop, person),
                lambda _changes: self._open(person),
                self.show_error,
                owner=self,
            )
        elif last.txn:
            self._workplace.write(lambda laptop: undoing.undo(laptop, last.txn), None, self.show_error, owner=self)

    def show_error(self, error: AppError) -> None:
        """Say what could not be done, above the record."""
        self._band.set_message("danger", error.hint, title=error.title)
        self._band.show()

    def _say_done(self, said: str) -> None:
        self._band.set_message("success", said, action=self.tr("Fermer"))
        self._band.show()

    def _build(self) -> None:
        self.header.set_title(self.tr("Personnes"))
        self.import_button = KeyButton(self.tr("Importer une liste"), icon="download", parent=self)
        self.import_button.setObjectName("import_people")
        self.new_button = KeyButton(
            self.tr("Nouvelle personne"), kind="primary", icon="plus", hint="Ctrl+N", parent=self
        )
        self.new_button.setObjectName("new_person")
        self.export_button = ExportButton(self._workplace, "people", "packs", "levels", parent=self)
        self.header.add_folding_action(self.import_button)
        self.header.add_folding_action(self.export_button)
        self.header.add_action(self.new_button)
        self.list = PersonListPanel(self._workplace, self)
        self._nobody = Card(flush=True, parent=self)
        hint = self.tr("Tapez un nom ou un téléphone, choisissez une personne, ou créez sa fiche avec Ctrl+N.")
        self._nobody.add(EmptyRow(self.tr("Aucune fiche ouverte."), hint, self))
        self._nobody.body.addStretch(1)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self._nobody)
        self._band = InfoBand("danger", "", action=self.tr("Fermer"), parent=self)
        self._band.hide()
        words = (self.tr("Liste"), self.tr("Fiche"))
        self._columns = ListAndRecord(self.list, self.list.rows, (self._band, self._stack), words, self)
        self.content.addWidget(self._columns, 1)

    def _connect(self) -> None:
        self.follow(self._workplace, *_CONCERNED)
        self._band.acted.connect(self._band.hide)
        self.export_button.done.connect(self._say_done)
        self.export_button.failed.connect(self.show_error)
        self.new_button.clicked.connect(lambda: self._begin_new(self.list.typed()))
        self.import_button.clicked.connect(lambda: self._workplace.open_page("imports", kind="people"))
        self.list.person_chosen.connect(self._open)
        self.list.new_wanted.connect(lambda: self._begin_new(self.list.typed()))
        QShortcut(QKeySequence("Ctrl+N"), self, self.new_button.click)
        for keys, step in (("Ctrl+Tab", 1), ("Ctrl+Shift+Tab", -1)):
            QShortcut(QKeySequence(keys), self, lambda step=step: self.record.tabs.step(step))

    def _show(self, panel: QWidget) -> None:
        """Bring a panel on top; the page's own primary button steps back while a form has one."""
        self._stack.setCurrentWidget(panel)
        is_form = panel is not self._nobody and panel is not self.record
        self.new_button.set_kind("plain" if is_form else "primary")
        if is_form:
            self._columns.show_record()

    def _open(self, person: str) -> None:
        if self._person and person != self._person:
            self.record.form.save()
            self._band.hide()
        self._person = person
        self._read_record()
        self._show(self.record)

    def _read_record(self) -> None:
        self._asked += 1
        asked, person = self._asked, self._person
        self._workplace.read(
            lambda laptop: _read(laptop, person),
            lambda found: self._take(asked, found),
            lambda _error: self._lose(asked),
            owner=self,
        )

    def _take(self, asked: int, found: _Record) -> None:
        if asked == self._asked:
            self._person = found.card.id
            self.record.show_person(found.card, found.lines)

    def _lose(self, asked: int) -> None:
        """The record is there no longer: it was deleted, here or elsewhere."""
        if asked == self._asked:
            self._person = ""
            self._show(self._nobody)

    def _begin_new(self, typed: str) -> None:
        self._show(self.new_panel)
        self.new_panel.begin(typed)

    def _begin_twin(self) -> None:
        def show(card: PersonCard) -> None:
            self._show(self.twin_panel)
            self.twin_panel.begin(card)

        person = self._person
        self._workplace.read(lambda laptop: people.person_card(laptop, person), show, self.show_error, owner=self)

    def _begin_erasing(self) -> None:
        self._show(self.erasing_panel)
        self.erasing_panel.begin(self._person)

    def _show_erasure_asked(self, name: str) -> None:
        self._back()
        said = self.tr("L’effacement de {name} est demandé\u00a0: il se fera partout dès le prochain envoi.")
        self._say_done(elided(said.format(name=name), name))

    def _show_saved(self, person: str) -> None:
        self._open(person)
        self.list.choose(person)
        self.list.rows.setFocus(Qt.FocusReason.OtherFocusReason)

    def _back(self) -> None:
        self._show(self.record if self._person else self._nobody)
        self.list.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def _delete(self) -> None:
        person = self._person
        self._workplace.write(
            lambda laptop: people.delete_person(laptop, person), self._remember, self.show_error, owner=self
        )

    def _put_back(self, field: str, value: object) -> None:
        person = self._person
        self._workplace.write(
            lambda laptop: people.edit_person(laptop, person, {field: value}),
            self._remember,
            self.show_error,
            owner=self,
        )

    def _separate(self, merge: str) -> None:
        self._workplace.write(lambda laptop: merging.unmerge_people(laptop, merge), None, self.show_error, owner=self)

    def _remember(self, changes: Changes) -> None:
        if changes.txn:
            self._last = changes


def _read(laptop: Laptop, person: str) -> _Record:
    return _Record(people.person_card(laptop, person), people.person_history(laptop, person))
