"""« À vérifier »: what the laptops disagree on, one question at a time, grouped by kind, with the keyboard.

A coordinator answers; a mediator sees what is about her own doings, without buttons. Answers can be taken back here.
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget

from mediator_app.desktop import theme, words
from mediator_app.desktop.accessibility import announce
from mediator_app.desktop.to_check import wording
from mediator_app.desktop.to_check.contest_panel import ContestPanel
from mediator_app.desktop.to_check.panel import CasePanel
from mediator_app.desktop.to_check.rows import CaseRows, grouped
from mediator_app.desktop.to_check.taking_back import Settled, settled_words, take_back, taking_back_words
from mediator_app.desktop.to_check.twins_panel import Twins, TwinsPanel
from mediator_app.desktop.widgets.bands import InfoBand, UndoBar
from mediator_app.desktop.widgets.cards import Card
from mediator_app.desktop.widgets.following_page import FollowingPage
from mediator_app.desktop.widgets.key_caps import KeyCap
from mediator_app.desktop.widgets.labels import EmptyRow
from mediator_app.desktop.widgets.list_and_record import ListAndRecord
from mediator_app.desktop.widgets.row_lists import RowListView
from mediator_app.desktop.widgets.row_models import RowsModel
from mediator_app.desktop.widgets.row_views import RowShape
from mediator_app.desktop.workplace import Workplace
from mediator_app.domain.cases import Case
from mediator_app.domain.rights import Role
from mediator_app.errors import AppError
from mediator_app.services import merging, people, review, sending
from mediator_app.services.changes import Changes
from mediator_app.services.laptop import Laptop

_CONCERNED = (
    "case",
    "settlement",
    "redemption",
    "person",
    "session",
    "place",
    "scheme",
    "merge",
    "distinction",
    "twin",
)

_LIST_WIDTH = 348


@dataclass(frozen=True, slots=True)
class Loaded:
    """What the page shows."""

    cases: tuple[Case, ...]
    last_received: str
    is_comparing: bool
    """Are people being compared still, so that more pairs may come?"""


class ToCheckPage(FollowingPage):
    """The list of questions on the left, the one chosen on the right.

    J and K go through the list, 1, 2, 3 answer. ``rest`` is for how many seconds after an answer another press is taken
    for the end of a double click.
    """

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self._workplace = workplace
        self._read_only = workplace.role == Role.MEDIATOR
        self.rest = QApplication.doubleClickInterval() / 1000
        self._asked = 0
        self._wanted = ""
        self._reopened: Case | None = None
        self._settled: Settled | None = None
        self._settled_at = -self.rest
        self._panel: CasePanel | None = None
        self._reading: Case | None = None
        self._build()
        self._connect()
        self.refresh()

    def open_with(self, case: str = "") -> None:
        """Show a question."""
        self._wanted = case
        self.refresh()

    def refresh(self) -> None:
        """Read the questions again; the one on screen stays as it is unless it has changed."""
        self._asked += 1
        asked = self._asked
        self._workplace.read(_load, lambda loaded: self._show(asked, loaded), self.show_error)

    def undo(self) -> None:
        """Take the last answer back: undo a merge or a distinction, or put the question once more."""
        settled, self._settled = self._settled, None
        self.undo_bar.offer("")
        if settled is None:
            return
        if settled.case.kind == review.DUPLICATE:
            self._wanted = settled.case.id
            self._workplace.write(lambda laptop: take_back(laptop, settled), None, self.show_error, owner=self)
        else:
            self._reopened = settled.case
            self._wanted = settled.case.id
            self.refresh()

    def show_error(self, error: AppError) -> None:
        """Say inside the page what could not be done."""
        self._band.set_message("danger", error.hint, title=error.title)
        self._band.show()

    def _build(self) -> None:
        self.setObjectName("to_check_page")
        self.header.set_title(self.tr("À vérifier"))
        self._band = InfoBand("danger", "", parent=self)
        self._band.hide()
        side = self._build_list()
        self._detail = Card(parent=self)
        self._detail.body.setContentsMargins(20, theme.space("lg"), 20, theme.space("lg"))
        self.undo_bar = UndoBar(self)
        tabs = (self.tr("Liste"), self.tr("Question"))
        parts = (self._band, self._detail)
        self._columns = ListAndRecord(side, self.rows, parts, tabs, self, list_width=_LIST_WIDTH)
        self.content.addWidget(self._columns, 1)
        self.content.addWidget(self.undo_bar, 0, Qt.AlignmentFlag.AlignRight)

    def _build_list(self) -> Card:
        self._model: RowsModel[Case] = RowsModel(CaseRows(self._workplace).view, key=lambda case: case.id, parent=self)
        self.rows = RowListView(self._model, self.tr("Points à vérifier"), RowShape(height=58), self)
        self.rows.setObjectName("cases")
        self._list = Card(" ", flush=True, parent=self)
        self._caps = [KeyCap(key, self._list) for key in ("J", "K")]
        for cap in self._caps:
            self._list.add_to_title(cap)
        self._empty = EmptyRow(self.tr("Rien à vérifier."), " ", self._list)
        self._list.body.addWidget(self._empty, 0, Qt.AlignmentFlag.AlignTop)
        self._list.add(self.rows, 1)
        return self._list

    def _connect(self) -> None:
        self.follow(self._workplace, *_CONCERNED)
        self.rows.chosen.connect(lambda _key: self._show_chosen())
        self.undo_bar.undo_requested.connect(self.undo)
        self._on_key("J", lambda: self.rows.step(1))
        self._on_key("K", lambda: self.rows.step(-1))
        for number in range(1, 10):
            self._on_key(str(number), lambda number=number: self._press(number))

    def _on_key(self, key: str, act: Any) -> None:
        shortcut = QShortcut(QKeySequence(key), self, act, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.setAutoRepeat(False)

    def _press(self, number: int) -> None:
        if self._panel is not None:
            self._panel.press(number)

    def _show(self, asked: int, loaded: Loaded) -> None:
        if asked != self._asked:
            return
        cases = list(loaded.cases)
        if self._reopened is not None and self._reopened.id not in {case.id for case in cases}:
            cases.insert(0, self._reopened)
        self._model.set_rows(grouped(cases))
        if self._list.title is not None:
            self._list.title.setText(self._count_words(len(cases), is_comparing=loaded.is_comparing))
        for shown in (self.rows, *self._caps):
            shown.setVisible(bool(cases))
        self._empty.setVisible(not cases)
        self._empty.set_hint(self._received_words(loaded.last_received))
        if self._wanted and self.rows.choose(self._wanted):
            self._wanted = ""
            self._columns.show_record()
        elif self.rows.current_key() is None:
            self.rows.choose_first()
        self._show_chosen()

    def _count_words(self, count: int, *, is_comparing: bool) -> str:
        if is_comparing:
            return self.tr("%n point(s), comparaison en cours", "", count)
        return self.tr("%n point(s) à vérifier", "", count)

    def _received_words(self, text: str) -> str:
        if not text:
            return self.tr("Rien n’a encore été reçu du centre.")
        when = words.moment(datetime.fromisoformat(text), self._workplace.now())
        return self.tr("Dernière réception\u00a0: {moment}").format(moment=when)

    def _case(self) -> Case | None:
        return self._model.row(self.rows.currentIndex())

    def _show_chosen(self) -> None:
        """Show the question chosen in the list; nothing happens if it is on screen as it is."""
        case = self._case()
        if case != self._reading:
            self._reading = None
        if case is None:
            self._put(None)
        elif self._panel is None or self._panel.case != case or self._is_again(case) != self._panel.again:
            if case.kind == review.DUPLICATE:
                self._read_twins(case)
            else:
                again = self._is_again(case)
                self._put(ContestPanel(case, self._workplace, read_only=self._read_only, again=again, parent=self))

    def _read_twins(self, case: Case) -> None:
        if case == self._reading:
            return
        self._reading = case
        self._workplace.read(
            lambda laptop: _read_twins(laptop, case), lambda twins: self._show_twins(case, twins), self.show_error
        )

    def _show_twins(self, case: Case, twins: Twins) -> None:
        self._reading = None
        if self._case() == case:
            commune_name = self._workplace.commune_name
            self._put(TwinsPanel(case, twins, commune_name, read_only=self._read_only, parent=self))

    def _is_again(self, case: Case) -> bool:
        return self._reopened is not None and self._reopened.id == case.id

    def _put(self, panel: CasePanel | None) -> None:
        """Show a panel in place of the one before."""
        if self._panel is not None:
            self._panel.hide()
            self._detail.body.removeWidget(self._panel)
            self._panel.deleteLater()
        self._panel = panel
        self._detail.setVisible(panel is not None)
        if panel is None:
            self._columns.show_list()
            self.header.set_muted(self.tr("Ce que le centre n’a pas pu décider seul attend ici."))
            return
        panel.answered.connect(self._answer)
        panel.later.connect(self._later)
        self._detail.add(panel, 1)
        panel.show()
        self.header.set_muted(wording.header_line(panel.case))

    def _later(self) -> None:
        """Go on to the next question without writing anything; after the last one, to the first."""
        before = self.rows.current_key()
        self.rows.step(1)
        if self.rows.current_key() == before:
            self.rows.choose_first()
        if self._reopened is not None and self._reopened.id == before:
            self._reopened = None
            self.refresh()

    def _answer(self, keep: str, choices: dict[str, Any]) -> None:
        panel = self._panel
        if panel is None or time.monotonic() - self._settled_at < self.rest:
            return
        case = panel.case
        self._settled_at = time.monotonic()
        self._band.hide()
        wanted = keep not in (review.DISTINCT, review.NONE_KEPT) and case.kind == review.DUPLICATE
        self._workplace.write(
            lambda laptop: review.settle(laptop, case.id, keep, choices if wanted else None),
            lambda answer: self._answered(case, keep, *answer),
            self.show_error,
            owner=self,
        )

    def _answered(self, case: Case, keep: str, id_: str, changes: Changes) -> None:
        """Go to the next question and offer to take the answer back."""
        self._settled = Settled(case, id_, keep, changes.txn)
        self._later()
        said = settled_words(self._settled)
        self.undo_bar.offer(said, action=taking_back_words(self._settled))
        announce(self.undo_bar, said)
        self.rows.setFocus()


def _load(laptop: Laptop) -> Loaded:
    cases = (*review.disagreements(laptop), *review.known_duplicates(laptop))
    return Loaded(cases, sending.last_received(laptop), merging.is_comparing(laptop))


def _read_twins(laptop: Laptop, case: Case) -> Twins:
    one, other = (people.person_card(laptop, option.id) for option in case.options)
    return Twins(one, other)
