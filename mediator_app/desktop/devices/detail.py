"""One laptop: whose it is, what the centre knows of it, the series of vouchers reserved for it, and taking its access away."""

from __future__ import annotations

from datetime import date, datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mediator_app.desktop import theme, words
from mediator_app.desktop.devices.revoking import RevokingBox
from mediator_app.desktop.devices.wording import LaptopWords, moment_words
from mediator_app.desktop.widgets.buttons import KeyButton
from mediator_app.desktop.widgets.cards import Card
from mediator_app.desktop.widgets.flow_layout import FlowLayout
from mediator_app.desktop.widgets.labels import Label, Line
from mediator_app.desktop.widgets.record_head import RecordHead
from mediator_app.desktop.widgets.row_models import RowsModel
from mediator_app.desktop.widgets.row_views import GroupHeader, RowShape, RowView
from mediator_app.desktop.widgets.scrolling import ScrollColumn
from mediator_app.desktop.widgets.whole_lists import WholeList
from mediator_app.protocol.team import KnownLaptop
from mediator_app.services.team import DRIFT, ReservedSeries


class LaptopPanel(Card):
    """``revoke_wanted(id)`` once it was confirmed; ``release_wanted(lease)``: a series is to be free for all again."""

    revoke_wanted = Signal(str)
    release_wanted = Signal(str)
    reserve_wanted = Signal()

    def __init__(self, *, is_coordinator: bool, parent: QWidget | None = None) -> None:
        super().__init__(flush=True, parent=parent)
        self._is_coordinator = is_coordinator
        self._one: KnownLaptop | None = None
        self._today = ""
        self._words = LaptopWords(self)
        self._build()
        self._connect()

    def show_laptop(self, one: KnownLaptop, series: list[ReservedSeries], now: datetime, *, is_reachable: bool) -> None:
        """Show a laptop; its access can be taken away while the centre answers."""
        if self._one is None or self._one.id != one.id or one.revoked_at:
            self.revoking.put_away()
        self._one, self._today = one, now.date().isoformat()
        self.name.setText(one.name)
        self.chip.set_chip(self._words.state_chip(one, now))
        who = (one.member_name, self._words.role(one.role))
        self.who.setText(", ".join(part for part in who if part))
        self._show_facts(one, now)
        self._show_buttons(one, is_reachable=is_reachable)
        header = GroupHeader(self.tr("Séries de chèques réservées à ce poste"), words.count(len(series)))
        self._model.set_rows([header, *series] if series else [])
        self._line.setVisible(bool(series))

    def _build(self) -> None:
        column = ScrollColumn(self.tr("Poste"), self)
        column.body.setSpacing(0)
        column.body.addWidget(self._build_head())
        self._line = Line(self)
        column.body.addWidget(self._line)
        self._model: RowsModel[ReservedSeries] = RowsModel(self._view, parent=self)
        shape = RowShape(height=50, margin=20)
        self.rows = WholeList(self._model, self.tr("Séries de chèques réservées à ce poste"), column, shape, self)
        self.rows.setObjectName("laptop_series")
        column.body.addWidget(self.rows)
        column.body.addStretch(1)
        self.add(column, 1)

    def _build_head(self) -> QWidget:
        head = RecordHead("laptop_name", self)
        self.name, self.chip = head.name, head.chip
        self.who = Label("", "muted", wrap=True, parent=head)
        self.revoking = RevokingBox(head)
        head.add(self.who, self._build_facts(), self._build_buttons(), self.revoking)
        return head

    def _build_facts(self) -> QWidget:
        titles = {
            "joined": self.tr("Relié le"),
            "seen": self.tr("Dernières nouvelles"),
            "version": self.tr("Version"),
            "clock": self.tr("Heure de l’ordinateur"),
            "sectors": self.tr("Peut voir"),
            "people": self.tr("Contenu"),
            "waiting": self.tr("Annoncé, pas encore arrivé"),
            "revoked": self.tr("Accès retiré le"),
            "id": self.tr("Numéro du poste"),
        }
        box = QWidget(self)
        flow = FlowLayout(box, gap=theme.space("sm"))
        self.facts: dict[str, Label] = {}
        self._boxes: dict[str, QWidget] = {}
        for key, title in titles.items():
            fact = self._boxes[key] = QWidget(box)
            fact.setMinimumWidth(theme.scaled(150))
            column = QVBoxLayout(fact)
            column.setContentsMargins(0, 0, theme.space("lg"), 0)
            column.setSpacing(0)
            column.addWidget(Label(title, "small"))
            self.facts[key] = Label("", "medium")
            column.addWidget(self.facts[key])
            flow.addWidget(fact)
        self.facts["id"].setAccessibleName(titles["id"])
        self.facts["id"].setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        return box

    def _build_buttons(self) -> QWidget:
        self.reserve_button = KeyButton(self.tr("Réserver une série de chèques…"), icon="ticket", parent=self)
        self.reserve_button.setObjectName("reserve_series")
        self.revoke_button = KeyButton(self.tr("Retirer l’accès…"), kind="danger", icon="lock", parent=self)
        self.revoke_button.setObjectName("revoke_laptop")
        self.why_not = Label("", "small", wrap=True, parent=self)
        self.why_not.setObjectName("why_not_revoke")
        box = QWidget(self)
        flow = FlowLayout(box, gap=theme.space("sm"))
        for button in (self.reserve_button, self.revoke_button):
            flow.addWidget(button)
        outer = QWidget(self)
        column = QVBoxLayout(outer)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(box)
        column.addWidget(self.why_not)
        self._buttons = outer
        return outer

    def _connect(self) -> None:
        self.revoke_button.clicked.connect(self._begin)
        self.reserve_button.clicked.connect(self.reserve_wanted)
        self.revoking.decided.connect(lambda: self.revoke_wanted.emit(self._one.id if self._one else ""))
        self.rows.acted.connect(lambda key: self.release_wanted.emit(str(key)))

    def _begin(self) -> None:
        if self._one is not None:
            self.revoking.begin(self._one)

    def _show_facts(self, one: KnownLaptop, now: datetime) -> None:
        texts = {
            "joined": words.day(datetime.fromisoformat(one.joined_at), "year"),
            "seen": moment_words(one.last_seen_at, now),
            "version": one.version,
            "clock": self._words.clock(one.skew),
            "sectors": self._words.sectors(one.scopes),
            "people": self._words.people(one.people) if self._is_coordinator and not one.revoked_at else "",
            "waiting": self._waiting(one, now),
            "revoked": words.day(datetime.fromisoformat(one.revoked_at), "year") if one.revoked_at else "",
            "id": one.id,
        }
        for key, text in texts.items():
            self.facts[key].setText(text)
            self._boxes[key].setVisible(bool(text))
        self.facts["clock"].set_tone("warning" if abs(one.skew or 0) > DRIFT else "")

    def _waiting(self, one: KnownLaptop, now: datetime) -> str:
        if not one.waiting:
            return ""
        counted = self.tr("%n élément(s) depuis {since}", "", one.waiting)
        return counted.format(since=moment_words(one.waiting_since, now))

    def _show_buttons(self, one: KnownLaptop, *, is_reachable: bool) -> None:
        self._buttons.setVisible(self._is_coordinator and not one.revoked_at)
        self.revoke_button.setEnabled(is_reachable and not one.is_own)
        why = ""
        if one.is_own:
            why = self.tr("L’accès de ce poste se retire depuis un autre poste de coordination, ou au centre.")
        elif not is_reachable:
            why = self.tr("Sans réseau, l’accès ne peut pas être retiré\u00a0: c’est le centre qui le retire.")
        self.why_not.setText(why)
        self.why_not.setVisible(bool(why))

    def _view(self, one: ReservedSeries) -> RowView:
        lease = one.lease
        is_over = lease.until < self._today
        until = words.day(date.fromisoformat(lease.until), "year")
        ends = self.tr("terminée le {day}") if is_over else self.tr("jusqu’au {day}")
        return RowView(
            key=lease.id,
            title=self.tr("{first} à {last}").format(first=lease.first_code, last=lease.last_code),
            subtitle=f"{one.scheme_name} · {ends.format(day=until)}",
            icon="ticket",
            action=self.tr("Rendre à tous") if self._is_coordinator and not is_over else "",
        )
