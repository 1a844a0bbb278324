"""« Mandats »: who may be helped by doing it in her place, what exactly, until when, and what was done."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QWidget

from mediator_app.desktop.exporting import ExportButton
from mediator_app.desktop.mandates.mandate_list import MandateListPanel
from mediator_app.desktop.mandates.postures import PosturesCard
from mediator_app.desktop.widgets.bands import InfoBand
from mediator_app.desktop.widgets.buttons import KeyButton
from mediator_app.desktop.widgets.following_page import FollowingPage
from mediator_app.desktop.widgets.list_and_record import ListAndRecord
from mediator_app.desktop.workplace import Workplace
from mediator_app.domain.mandates import MandateCard
from mediator_app.errors import AppError
from mediator_app.services import mandates
from mediator_app.services.laptop import Laptop

if TYPE_CHECKING:
    from mediator_app.desktop.mandates.detail import MandatePanel
    from mediator_app.desktop.mandates.new_mandate import NewMandatePanel

_CONCERNED = ("mandate", "mandate_use", "person", "merge", "session")


class MandatesPage(FollowingPage):
    """The page of mandates. ``open_with(mandate=id)``, or ``open_with(new_for=person)``; with a ``session`` if there is one:

    what is noted as done is then noted with it, as long as that person's mandate is on screen.
    """

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self._workplace = workplace
        self._mandate = ""
        self._session = ""
        """At which session the mandate is used, empty for none."""
        self._card: MandateCard | None = None
        self._asked = 0
        self._build()
        self._connect()
        self.refresh()

    # The panels beside the list, each made when it is first needed.

    @cached_property
    def detail(self) -> MandatePanel:
        """The mandate on screen."""
        from mediator_app.desktop.mandates.detail import MandatePanel

        panel = MandatePanel(self._workplace, self._stack)
        panel.signed.connect(self._sign)
        panel.revoked.connect(self._revoke)
        panel.used.connect(self._use)
        panel.person_wanted.connect(self._open_person)
        panel.print_wanted.connect(self._print)
        self._stack.addWidget(panel)
        return panel

    @cached_property
    def new_panel(self) -> NewMandatePanel:
        """The form of a new mandate."""
        from mediator_app.desktop.mandates.new_mandate import NewMandatePanel

        panel = NewMandatePanel(self._workplace, self._stack)
        panel.drawn_up.connect(self._show_new)
        panel.given_up.connect(self._back)
        self._stack.addWidget(panel)
        return panel

    def open_with(self, **arguments: Any) -> None:
        """Show a mandate, or begin one for a person."""
        self._session = str(arguments.get("session") or "")
        if mandate := arguments.get("mandate"):
            self._open(str(mandate))
            self._columns.show_record()
            self.list.choose(str(mandate))
        elif "new_for" in arguments:
            self._begin_new(str(arguments["new_for"]), self._session)

    def refresh(self) -> None:
        """Read everything again."""
        self.list.refresh()
        if self._mandate:
            self._read()

    def focus_search(self) -> bool:
        self._columns.show_list()
        return self.list.search.begin()

    def show_error(self, error: AppError) -> None:
        """Say what could not be done, above the mandate."""
        self._band.set_message("danger", error.hint, title=error.title, action=self.tr("Fermer"))
        self._band.show()

    def _say_done(self, said: str) -> None:
        self._band.set_message("success", said, action=self.tr("Fermer"))
        self._band.show()

    def _build(self) -> None:
        self.header.set_title(self.tr("Mandats"))
        self.header.set_muted(self.tr("Pour faire une démarche à la place d’une personne"))
        self.new_button = KeyButton(self.tr("Nouveau mandat"), kind="primary", icon="plus", hint="Ctrl+N", parent=self)
        self.new_button.setObjectName("new_mandate")
        self.export_button = ExportButton(self._workplace, "mandates", parent=self)
        self.header.add_folding_action(self.export_button)
        self.header.add_action(self.new_button)
        self.list = MandateListPanel(self._workplace, self)
        self._nobody = PosturesCard(self)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self._nobody)
        self._band = InfoBand("danger", "", parent=self)
        self._band.hide()
        words = (self.tr("Liste"), self.tr("Mandat"))
        self._columns = ListAndRecord(self.list, self.list.rows, (self._band, self._stack), words, self)
        self.content.addWidget(self._columns, 1)

    def _connect(self) -> None:
        self.follow(self._workplace, *_CONCERNED)
        self._band.acted.connect(self._band.hide)
        self.export_button.done.connect(self._say_done)
        self.export_button.failed.connect(self.show_error)
        self.new_button.clicked.connect(self._begin_another)
        QShortcut(QKeySequence("Ctrl+N"), self, self.new_button.click)
        self.list.chosen.connect(self._choose)
        QShortcut(QKeySequence("Ctrl+P"), self, self._print)

    def _show(self, panel: QWidget) -> None:
        """Bring a panel on top; the page's own primary button steps back while the form has one."""
        self._stack.setCurrentWidget(panel)
        is_form = panel is not self._nobody and panel is not self.detail
        self.new_button.set_kind("plain" if is_form else "primary")
        if is_form:
            self._columns.show_record()

    def _choose(self, mandate: str) -> None:
        if mandate != self._mandate:
            self._session = ""
        self._open(mandate)

    def _open(self, mandate: str) -> None:
        if mandate != self._mandate:
            self._band.hide()
        self._mandate = mandate
        self._read()
        self._show(self.detail)

    def _read(self) -> None:
        self._asked += 1
        asked, mandate, session = self._asked, self._mandate, self._session
        self._workplace.read(
            lambda laptop: (mandates.mandate_card(laptop, mandate), mandates.title_of(laptop, session)),
            lambda found: self._take(asked, *found),
            lambda _error: self._lose(asked),
            owner=self,
        )

    def _take(self, asked: int, card: MandateCard, session_title: str) -> None:
        if asked == self._asked:
            self._card = card
            self.detail.show_card(card, session_title)

    def _lose(self, asked: int) -> None:
        """It is there no longer: drawing it up was undone, or it was deleted elsewhere."""
        if asked == self._asked:
            self._mandate, self._card = "", None
            self._show(self._nobody)

    def _begin_another(self) -> None:
        self._session = ""
        self._begin_new()

    def _begin_new(self, person: str = "", session: str = "") -> None:
        self._band.hide()
        self._show(self.new_panel)
        self.new_panel.begin(person, session)

    def _show_new(self, mandate: str) -> None:
        self._open(mandate)
        self.list.choose(mandate)
        self.detail.rows.setFocus(Qt.FocusReason.OtherFocusReason)

    def _back(self) -> None:
        self._show(self.detail if self._mandate else self._nobody)
        self.list.rows.setFocus(Qt.FocusReason.OtherFocusReason)

    def _sign(self) -> None:
        self._do(mandates.sign)

    def _revoke(self, reason: str) -> None:
        self._do(lambda laptop, mandate: mandates.revoke(laptop, mandate, reason))

    def _use(self, action: str) -> None:
        session = self._session
        self._do(lambda laptop, mandate: mandates.log_use(laptop, mandate, action, session))

    def _do(self, work: Callable[[Laptop, str], object]) -> None:
        """Do something with the mandate on screen; the bus makes the page read it again."""
        mandate = self._mandate
        self._band.hide()
        self._workplace.write(lambda laptop: work(laptop, mandate), None, self.show_error, owner=self)

    def _print(self) -> None:
        """Show the two copies of the mandate on screen, as they will be printed."""
        from mediator_app.desktop.paper.preview import open_preview
        from mediator_app.services.paper import mandate_form

        mandate = self._mandate
        if mandate and self._stack.currentWidget() is self.detail:
            open_preview(self._workplace, lambda laptop: mandate_form(laptop, mandate), self)

    def _open_person(self) -> None:
        if self._card is not None:
            self._workplace.open_page("people", person=self._card.mandate.person)
