"""The right of the page of people: one person's record, its facts at a glance and its tabs."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QAction, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QMenu, QStackedWidget, QVBoxLayout, QWidget

from mediator_app.desktop import theme, words
from mediator_app.desktop.people.identity_form import IdentityForm
from mediator_app.desktop.people.mandates_tab import MandatesTab
from mediator_app.desktop.people.progress_tab import ProgressTab
from mediator_app.desktop.people.timeline import Reader, Timeline
from mediator_app.desktop.people.wording import birth_words, short_day, voucher_chip
from mediator_app.desktop.vocabulary_words import attendance_chip, status_words
from mediator_app.desktop.widgets.buttons import KeyButton
from mediator_app.desktop.widgets.cards import Card
from mediator_app.desktop.widgets.flow_layout import FlowLayout
from mediator_app.desktop.widgets.gauges import Avatar
from mediator_app.desktop.widgets.labels import EmptyRow, Label, Line
from mediator_app.desktop.widgets.row_delegates import LARGE_TEXT
from mediator_app.desktop.widgets.row_lists import RowListView
from mediator_app.desktop.widgets.row_models import RowsModel
from mediator_app.desktop.widgets.row_views import RowShape, RowView, Span
from mediator_app.desktop.widgets.tabs import TabLine
from mediator_app.desktop.workplace import Workplace
from mediator_app.domain.names import display_name
from mediator_app.domain.people import HistoryLine, PersonCard, PersonSession, PersonVoucher
from mediator_app.domain.phones import display_phone
from mediator_app.domain.rights import may_write

TABS = ("identity", "sessions", "vouchers", "mandates", "progress", "history")
_BESIDE = 480
"""From this width on, in logical pixels at 100 %, large text leaves room for the buttons beside the name."""


class RecordPanel(Card):
    """Shows a card and its history. ``twin_wanted()``: merge with another or report; ``deletion_wanted()``, and
    ``erasure_wanted()`` for good.
    """

    twin_wanted = Signal()
    deletion_wanted = Signal()
    erasure_wanted = Signal()
    session_wanted = Signal(str)

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(flush=True, parent=parent)
        self._workplace = workplace
        self._gender = ""
        self._build()
        self._connect()
        self._fit()

    def show_person(self, card: PersonCard, lines: list[HistoryLine]) -> None:
        """Show this person; the tab on top stays."""
        name = display_name(card.text("first_name"), card.text("last_name"))
        self._gender = card.text("gender")
        self.avatar.set_name(name)
        self.name.setText(name)
        commune = self._workplace.commune_name(card.text("commune"))
        born = birth_words(card.text("gender"), card.text("birth_name"), card.fields.get("birth_year"), commune)
        self.born.setText(born)
        self.born.setVisible(bool(born))
        self._show_facts(card)
        self.form.show_card(card)
        self._sessions.set_rows(card.sessions)
        self._vouchers.set_rows(card.vouchers)
        for key, rows in (("sessions", card.sessions), ("vouchers", card.vouchers)):
            self.tabs.set_count(key, words.count(len(rows)))
            self._lists[key].setCurrentIndex(0 if rows else 1)
        self.mandates.show_person(card.id)
        self.progress.show_person(card.id)
        self.timeline.show_lines(lines, card.fields)

    def edit(self) -> None:
        """Go to the fields."""
        self.tabs.set_value("identity")
        self.form.begin()

    def _build(self) -> None:
        self.add(self._build_head())
        self.tabs = TabLine(self._tabs(), self.tr("Parties de la fiche"), self)
        self.tabs.setObjectName("person_tabs")
        line = QWidget(self)
        layout = QHBoxLayout(line)
        layout.setContentsMargins(16, 0, 16, 0)
        layout.addWidget(self.tabs, 1)
        self.add(line)
        self.add(Line(self))
        self.form = IdentityForm(self._workplace, self)
        who = self._workplace
        may_separate = may_write(who.role, "merge")
        self.timeline = Timeline(Reader(who.member, who.member_name, may_separate, who.commune_name), self)
        self._sessions: RowsModel[PersonSession] = RowsModel(self._session_view, parent=self)
        self._vouchers: RowsModel[PersonVoucher] = RowsModel(_voucher_view, parent=self)
        self._lists = {
            "sessions": self._list(
                self._sessions, self.tr("Ateliers suivis"), self.tr("Aucun atelier pour l’instant.")
            ),
            "vouchers": self._list(self._vouchers, self.tr("Chèques remis"), self.tr("Aucun chèque pour l’instant.")),
        }
        self._stack = QStackedWidget(self)
        self.mandates = MandatesTab(self._workplace, self)
        self.progress = ProgressTab(self._workplace, self)
        lists = (self._lists["sessions"], self._lists["vouchers"])
        for part in (self.form, *lists, self.mandates, self.progress, self.timeline):
            self._stack.addWidget(part)
        self.add(self._stack, 1)

    def _tabs(self) -> list[tuple[str, str]]:
        titles = (
            self.tr("Fiche"),
            self.tr("Ateliers"),
            self.tr("Chèques"),
            self.tr("Mandats"),
            self.tr("Parcours"),
            self.tr("Historique"),
        )
        return list(zip(TABS, titles, strict=True))

    def _list(
        self, model: RowsModel[PersonSession] | RowsModel[PersonVoucher], name: str, empty: str
    ) -> QStackedWidget:
        stack = QStackedWidget(self)
        rows = RowListView(model, name, RowShape(height=52, margin=20), stack)
        rows.setObjectName(f"person_{'sessions' if model is self._sessions else 'vouchers'}")
        if model is self._sessions:
            rows.opened.connect(lambda key: self.session_wanted.emit(str(key)))
        stack.addWidget(rows)
        stack.addWidget(EmptyRow(empty, margin=20, parent=stack))
        return stack

    def _build_head(self) -> QWidget:
        head = QWidget(self)
        self.avatar = Avatar("", 56, head)
        self.name = Label("", "title", wrap=True, parent=head)
        self.name.setObjectName("person_name")
        self.born = Label("", "muted", wrap=True, parent=head)
        self.edit_button = KeyButton(self.tr("Modifier"), icon="edit", hint="F4", parent=head)
        self.edit_button.setObjectName("person_edit")
        self.more_button = KeyButton("", icon="more", parent=head)
        self.more_button.setObjectName("person_more")
        self.more_button.setAccessibleName(self.tr("Autres actions"))
        self.more_button.setToolTip(self.tr("Autres actions"))
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(self.name)
        names.addWidget(self.born)
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.space("lg"))
        buttons.addWidget(self.edit_button)
        buttons.addWidget(self.more_button)
        buttons.addStretch(1)
        who = QHBoxLayout()
        who.setSpacing(theme.space("lg"))
        who.addWidget(self.avatar)
        who.addLayout(names, 1)
        self._top = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._top.setSpacing(theme.space("md"))
        self._top.addLayout(who, 1)
        self._top.addLayout(buttons)
        facts = QWidget(head)
        self._facts = FlowLayout(facts, gap=theme.space("sm"))
        layout = QVBoxLayout(head)
        layout.setContentsMargins(20, 16, 20, 8)
        layout.setSpacing(theme.space("md"))
        layout.addLayout(self._top)
        layout.addWidget(facts)
        self._build_facts()
        self._build_menu()
        return head

    def _build_facts(self) -> None:
        titles = {
            "phone": self.tr("Téléphone"),
            "status": self.tr("Statut"),
            "sessions": self.tr("Ateliers suivis"),
            "vouchers": self.tr("Chèques"),
        }
        self.facts: dict[str, Label] = {}
        for key, title in titles.items():
            fact = QWidget(self)
            fact.setMinimumWidth(theme.scaled(120))
            column = QVBoxLayout(fact)
            column.setContentsMargins(0, 0, theme.space("lg"), 0)
            column.setSpacing(0)
            column.addWidget(Label(title, "small"))
            self.facts[key] = Label("", "medium")
            column.addWidget(self.facts[key])
            self._facts.addWidget(fact)

    def _build_menu(self) -> None:
        self.menu = QMenu(self)
        self.menu.setAccessibleName(self.tr("Autres actions"))
        may_merge = may_write(self._workplace.role, "merge")
        self.twin_action = QAction(self.tr("Fusionner avec…") if may_merge else self.tr("Signaler un doublon"), self)
        self.delete_action = QAction(self.tr("Supprimer la fiche"), self)
        self.erase_action = QAction(self.tr("Effacer définitivement…"), self)
        self.menu.addActions([self.twin_action, self.delete_action])
        if may_write(self._workplace.role, "erasure"):
            self.menu.addSeparator()
            self.menu.addAction(self.erase_action)

    def _connect(self) -> None:
        self.tabs.chosen.connect(lambda key: self._stack.setCurrentIndex(TABS.index(key)))
        for key, tab in (("mandates", self.mandates), ("progress", self.progress)):
            tab.counted.connect(lambda number, key=key: self.tabs.set_count(key, words.count(number) if number else ""))
        self.edit_button.clicked.connect(self.edit)
        QShortcut(QKeySequence("F4"), self, self.edit)
        self.more_button.clicked.connect(self._open_menu)
        self.twin_action.triggered.connect(self.twin_wanted)
        self.delete_action.triggered.connect(self.deletion_wanted)
        self.erase_action.triggered.connect(self.erasure_wanted)
        theme.notifier().changed.connect(self._fit)

    def _fit(self) -> None:
        """The buttons stand under the name where there is no room for them beside it."""
        directions = (QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom)
        is_narrow = theme.text_percent() >= LARGE_TEXT and self.width() < theme.scaled(_BESIDE)
        self._top.setDirection(directions[is_narrow])

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _open_menu(self) -> None:
        corner = self.more_button.mapToGlobal(self.more_button.rect().bottomRight())
        self.menu.popup(corner - QPoint(self.menu.sizeHint().width(), 0))

    def _show_facts(self, card: PersonCard) -> None:
        followed = sum(1 for session in card.sessions if session.status == "present")
        nothing = self.tr("non indiqué")
        self.facts["phone"].setText(display_phone(card.text("phone")) or nothing)
        self.facts["status"].setText(status_words(card.text("status"), card.text("gender")) or nothing)
        self.facts["sessions"].setText(words.count(followed))
        self.facts["vouchers"].setText(words.count(len(card.vouchers)))

    def _session_view(self, session: PersonSession) -> RowView:
        return RowView(
            key=session.id,
            title=(Span(session.title, strong=True),),
            subtitle=session.place_name,
            right=short_day(session.starts_at),
            chip=attendance_chip(session.status, self._gender),
        )


def _voucher_view(voucher: PersonVoucher) -> RowView:
    return RowView(
        key=voucher.id,
        title=(Span(voucher.code, strong=True, code=True),),
        subtitle=words.money(voucher.amount_cents),
        right=short_day(voucher.taken_at),
        chip=voucher_chip(voucher.state),
    )
