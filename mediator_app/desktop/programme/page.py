"""« Programme »: the workshops on offer, each corrected on the spot, and a session made from one in one gesture."""

from __future__ import annotations

from datetime import datetime
from functools import cached_property
from typing import Any

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from mediator_app.desktop import theme
from mediator_app.desktop.programme.workshop_column import WorkshopColumn
from mediator_app.desktop.programme.workshop_list import WorkshopListPanel
from mediator_app.desktop.widgets.bands import InfoBand
from mediator_app.desktop.widgets.buttons import KeyButton
from mediator_app.desktop.widgets.cards import Card
from mediator_app.desktop.widgets.following_page import FollowingPage
from mediator_app.desktop.widgets.labels import EmptyRow
from mediator_app.desktop.widgets.row_delegates import LARGE_TEXT
from mediator_app.desktop.widgets.tabs import TabLine
from mediator_app.desktop.workplace import Workplace
from mediator_app.domain.programme import Workshop
from mediator_app.errors import AppError
from mediator_app.services import programme, sessions, undoing
from mediator_app.services.changes import Changes
from mediator_app.services.laptop import Laptop

_CONCERNED = ("workshop", "session", "place")

PlanDefaults = tuple[dict[str, Any], list[dict[str, Any]]]
"""What a session made here begins with, and the places where it may be."""


class ProgrammePage(FollowingPage):
    """The page of the programme. ``open_with(workshop=id)``."""

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self._workplace = workplace
        self._workshop: Workshop | None = None
        self._wanted = ""
        self._last = Changes.none()
        self._defaults: PlanDefaults = ({}, [])
        self._build()
        self._connect()
        self.refresh()

    def open_with(self, **arguments: Any) -> None:
        """Show a workshop."""
        if workshop := arguments.get("workshop"):
            self._choose(str(workshop))

    def refresh(self) -> None:
        """Read the programme again, and the workshop on screen."""
        self.list.refresh()
        self._workplace.read(programme.may_take_examples, self.examples.setVisible, owner=self)
        self._workplace.read(_plan_defaults, self._offer, owner=self)
        if self._workshop is not None:
            self._choose(self._workshop.id)

    def focus_search(self) -> bool:
        return self.list.search.begin()

    def undo(self) -> None:
        """Take the last gesture made on this page back; nothing if there is none."""
        last, self._last = self._last, Changes.none()
        if last.txn:
            self._workplace.write(lambda laptop: undoing.undo(laptop, last.txn), None, self.show_error, owner=self)

    def show_error(self, error: AppError) -> None:
        """Say what could not be done."""
        self._band.set_message("danger", error.hint, title=error.title, action=self.tr("Fermer"))
        self._band.show()

    def _build(self) -> None:
        self.header.set_title(self.tr("Programme"))
        self.header.set_muted(self.tr("Les ateliers que vous proposez, d’où les séances sont faites"))
        self.retire_button = KeyButton("", icon="trash", parent=self)
        self.retire_button.setObjectName("retire_workshop")
        self.new_button = KeyButton(self.tr("Nouvel atelier"), icon="plus", hint="Ctrl+N", parent=self)
        self.new_button.hide_cap()
        self.new_button.setObjectName("new_workshop")
        for button in (self.retire_button, self.new_button):
            self.header.add_action(button)
        self.list = WorkshopListPanel(self._workplace, self)
        self.examples = InfoBand(
            "info",
            self.tr("Une douzaine d’ateliers courants, à corriger comme vous voulez."),
            title=self.tr("Le programme est vide."),
            action=self.tr("Reprendre le programme type"),
            parent=self,
        )
        self.examples.setObjectName("take_examples")
        self._band = InfoBand("danger", "", parent=self)
        for band in (self._band, self.examples):
            band.hide()
            self.content.addWidget(band)
        self.tabs = TabLine(
            [("list", self.tr("Programme")), ("workshop", self.tr("Atelier"))], self.tr("Parties"), self
        )
        self.tabs.setObjectName("programme_tabs")
        self._detail = self._build_detail()
        columns = QHBoxLayout()
        columns.setSpacing(theme.space("gap"))
        columns.addWidget(self.list)
        columns.addWidget(self._detail, 1)
        self.content.addWidget(self.tabs)
        self.content.addLayout(columns, 1)
        self._fit()

    def _build_detail(self) -> QWidget:
        """From the outside in, as Qt styles what is put into another widget all over again."""
        holder = QWidget(self)
        layout = QVBoxLayout(holder)
        layout.setContentsMargins(0, 0, 0, 0)
        self._stack = QStackedWidget(holder)
        layout.addWidget(self._stack)
        nobody = Card(parent=self._stack)
        nobody.add(EmptyRow(self.tr("Aucun atelier ouvert."), self.tr("Choisissez-en un dans la liste."), nobody))
        nobody.body.addStretch(1)
        self._stack.addWidget(nobody)
        return holder

    @cached_property
    def column(self) -> WorkshopColumn:
        """What is told of one workshop; made once there is one to tell of."""
        column = WorkshopColumn(self._workplace, self._stack)
        self._stack.addWidget(column)
        column.form.edited.connect(self._edited)
        column.planning.wanted.connect(self._plan)
        column.planning.place_wanted.connect(column.new_place.begin)
        column.new_place.added.connect(self._place_added)
        if self._defaults[0]:  # else they are still being read, and come by themselves
            column.planning.offer(*self._defaults)
        return column

    def _offer(self, defaults: PlanDefaults) -> None:
        self._defaults = defaults
        if "column" in self.__dict__:
            self.column.planning.offer(*defaults)

    def _fit(self, *_ignored: object) -> None:
        """Two columns; with large text one at a time, under tabs."""
        large = theme.text_percent() >= LARGE_TEXT
        self.tabs.setVisible(large)
        self.list.setVisible(not large or self.tabs.value() == "list")
        self._detail.setVisible(not large or self.tabs.value() == "workshop")
        self.list.setMaximumWidth(theme.scaled(1000 if large else 340))
        self.list.setMinimumWidth(0 if large else theme.scaled(340))
        self._tell_retiring()

    def _tell_retiring(self) -> None:
        """The words of the button that retires; with large text its icon alone."""
        is_retired = self._workshop is not None and self._workshop.is_retired
        words = self.tr("Proposer de nouveau") if is_retired else self.tr("Retirer du programme")
        self.retire_button.setText("" if theme.text_percent() >= LARGE_TEXT else words)
        self.retire_button.setAccessibleName(words)
        self.retire_button.setToolTip(words)

    def _connect(self) -> None:
        self.follow(self._workplace, *_CONCERNED)
        theme.notifier().changed.connect(self._fit)
        self._band.acted.connect(self._band.hide)
        self.examples.acted.connect(lambda: self._write(programme.take_examples))
        self.new_button.clicked.connect(self._add)
        self.retire_button.clicked.connect(self._retire)
        QShortcut(QKeySequence("Ctrl+N"), self, self._add)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self._plan_if_shown)
        self.list.chosen.connect(self._choose)
        self.list.opened.connect(self._go_to_planning)
        self.tabs.chosen.connect(self._fit)
        self.list.listed.connect(lambda _count: self._follow())

    def _choose(self, workshop: str) -> None:
        if self._workshop is not None and self._workshop.id != workshop:
            self.column.form.save()
        self._wanted = workshop

        def show(card: Workshop) -> None:
            if card.id == self._wanted:
                self._show(card)

        self._workplace.read(
            lambda laptop: programme.workshop_card(laptop, workshop), show, lambda _error: self._lose(), owner=self
        )

    def _show(self, card: Workshop) -> None:
        is_other = self._workshop is None or self._workshop.id != card.id
        if is_other or not self.column.isAncestorOf(self.focusWidget() or self):
            self.column.form.show_workshop(card)
        self._workshop = card
        self.column.planning.fit(card.place_kind)
        self.column.planning.setVisible(not card.is_retired)
        self._tell_retiring()
        self.retire_button.show()
        self._stack.setCurrentIndex(1)

    def _lose(self) -> None:
        self._workshop = None
        self.retire_button.hide()
        self._stack.setCurrentIndex(0)

    def _go_to_planning(self, _workshop: str) -> None:
        self.tabs.set_value("workshop")
        self._fit()
        self.column.planning.date.setFocus()

    def _follow(self) -> None:
        """Keep the row of the workshop on screen current; begin with the first one."""
        if self._wanted and self.list.choose(self._wanted):
            return
        if self._workshop is None:
            self.retire_button.hide()
            self.list.rows.choose_first()

    def _add(self) -> None:
        title = self.tr("Nouvel atelier")

        def added(answer: tuple[str, Changes]) -> None:
            self._last = answer[1]
            self.list.show_offered()
            self._workshop = None
            self._choose(answer[0])
            self.column.form.title.setFocus()

        self._workplace.write(
            lambda laptop: programme.add_workshop(laptop, {"title": title}), added, self.show_error, owner=self
        )

    def _edited(self, changed: dict[str, Any]) -> None:
        if self._workshop is not None:
            workshop = self._workshop.id
            self.column.planning.fit(changed.get("place_kind", self._workshop.place_kind))
            self._write(lambda laptop: programme.edit_workshop(laptop, workshop, changed))

    def _retire(self) -> None:
        if self._workshop is not None:
            workshop, is_retired = self._workshop.id, not self._workshop.is_retired
            self._write(lambda laptop: programme.retire_workshop(laptop, workshop, is_retired=is_retired))

    def _plan_if_shown(self) -> None:
        if self._workshop is not None and self.column.planning.isVisible():
            self.column.planning.plan()

    def _plan(self, starts_at: datetime, own: dict[str, Any]) -> None:
        if self._workshop is None:
            return
        self.column.form.save()
        workshop = self._workshop.id
        self._workplace.write(
            lambda laptop: programme.plan_session(laptop, workshop, starts_at, own),
            lambda saved: self._workplace.open_page("sessions", session=saved.id),
            self.show_error,
            owner=self,
        )

    def _place_added(self, place: str) -> None:
        def listed(places: list[dict[str, Any]]) -> None:
            self.column.planning.place.set_places(places)
            self.column.planning.place.set_value(place)

        self._workplace.read(sessions.list_places, listed, self.show_error, owner=self)

    def _write(self, work: Any) -> None:
        def done(changes: Changes) -> None:
            self._band.hide()
            if changes.txn:
                self._last = changes

        self._workplace.write(work, done, self.show_error, owner=self)


def _plan_defaults(laptop: Laptop) -> PlanDefaults:
    return sessions.session_defaults(laptop), sessions.list_places(laptop)
