"""The workshops of the programme: a search, those on offer and those retired; what each is at a glance."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from mediator_app.desktop import theme, words
from mediator_app.desktop.widgets.cards import Card
from mediator_app.desktop.widgets.fields import SearchField
from mediator_app.desktop.widgets.labels import EmptyRow, Line
from mediator_app.desktop.widgets.row_lists import RowListView
from mediator_app.desktop.widgets.row_models import RowsModel
from mediator_app.desktop.widgets.row_views import RowShape, RowView, Span, highlighted
from mediator_app.desktop.widgets.toggles import ChoiceRow
from mediator_app.desktop.workplace import Workplace
from mediator_app.domain.people import matched_ranges
from mediator_app.domain.programme import Workshop
from mediator_app.services.programme import list_workshops


class WorkshopListPanel(Card):
    """``chosen(id)``: another workshop is current; ``opened(id)``: Enter or a double click; ``listed(count)``."""

    chosen = Signal(str)
    opened = Signal(str)
    listed = Signal(int)

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(flush=True, parent=parent)
        self._workplace = workplace
        self._asked = 0
        self._build()
        self.search.textChanged.connect(lambda _text: self.refresh())
        self.search.returnPressed.connect(self._go_to_rows)
        self.filters.chosen.connect(lambda _key: self.refresh())
        self.rows.chosen.connect(lambda key: self.chosen.emit(str(key)))
        self.rows.opened.connect(lambda key: self.opened.emit(str(key)))

    def refresh(self) -> None:
        """Read the programme again."""
        self._asked += 1
        asked, typed, retired = self._asked, self.search.text(), self.filters.value() == "retired"
        self._workplace.read(
            lambda laptop: list_workshops(laptop, typed, retired=retired),
            lambda found: self._take(asked, found),
            owner=self,
        )

    def show_offered(self) -> None:
        """Show those on offer, without a search."""
        self.filters.set_value("offered")
        self.search.clear()

    def choose(self, workshop: str) -> bool:
        """Make a workshop current; whether it is listed."""
        return self.rows.choose(workshop)

    def _build(self) -> None:
        self.search = SearchField(self.tr("Chercher dans le programme"), placeholder=self.tr("Nom ou sujet"))
        self.search.setObjectName("programme_search")
        choices = [("offered", self.tr("Proposés")), ("retired", self.tr("Retirés"))]
        self.filters = ChoiceRow(choices, self.tr("Filtre"), self)
        self.filters.setObjectName("programme_filters")
        top = QWidget(self)
        layout = QVBoxLayout(top)
        layout.setContentsMargins(16, 12, 16, 12)
        layout.setSpacing(theme.space("sm"))
        layout.addWidget(self.search)
        layout.addWidget(self.filters, 0, Qt.AlignmentFlag.AlignLeft)
        self.model: RowsModel[Workshop] = RowsModel(self._view, key=lambda one: one.id, parent=self)
        self.rows = RowListView(self.model, self.tr("Programme"), RowShape(height=54), self)
        self.rows.setObjectName("programme_rows")
        empty = QWidget(self)
        top_left = QVBoxLayout(empty)
        top_left.setContentsMargins(0, 0, 0, 0)
        top_left.addWidget(EmptyRow(self.tr("Aucun atelier ici."), parent=self))
        top_left.addStretch(1)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.rows)
        self._stack.addWidget(empty)
        self.add(top)
        self.add(Line(self))
        self.add(self._stack, 1)

    def _go_to_rows(self) -> None:
        self.rows.choose_first()
        self.rows.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take(self, asked: int, found: list[Workshop]) -> None:
        if asked != self._asked:
            return
        self.model.set_rows(found)
        self._stack.setCurrentIndex(0 if found else 1)
        self.listed.emit(len(found))

    def _view(self, one: Workshop) -> RowView:
        title = highlighted(one.title, matched_ranges(one.title, self.search.text()), strong=True)
        facts = (
            words.duration(timedelta(minutes=one.length_minutes)) if one.length_minutes else "",
            self.tr("%n place(s)", "", one.capacity) if one.capacity else "",
            words.money(one.price_cents) if one.price_cents else self.tr("gratuit"),
        )
        given = self.tr("%n séance(s)", "", one.sessions) if one.sessions else ""
        return RowView(
            key=one.id,
            title=title or (Span(self.tr("Sans nom")),),
            subtitle=" · ".join(part for part in facts if part),
            icon="person" if one.kind == "individuel" else "workshop",
            right=given,
        )
