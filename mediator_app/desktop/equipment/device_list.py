"""The left of the page of equipment: late loans on top, then what is lent, what is in stock, what has left."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from mediator_app.desktop import theme, words
from mediator_app.desktop.equipment_words import (
    CATEGORY_ICONS,
    day_words,
    due_words,
    holder_words,
    title_words,
    where_chip,
)
from mediator_app.desktop.vocabulary_words import label
from mediator_app.desktop.widgets.cards import Card
from mediator_app.desktop.widgets.fields import SearchField
from mediator_app.desktop.widgets.labels import EmptyRow, Line
from mediator_app.desktop.widgets.row_delegates import LARGE_TEXT
from mediator_app.desktop.widgets.row_lists import RowListView
from mediator_app.desktop.widgets.row_models import RowsModel
from mediator_app.desktop.widgets.row_views import GroupHeader, RowShape, RowView, Span
from mediator_app.desktop.widgets.toggles import ChoiceRow
from mediator_app.desktop.workplace import Workplace
from mediator_app.domain.equipment import CATEGORIES, CONDITIONS, Device, Whereabouts
from mediator_app.domain.names import search_key
from mediator_app.services.equipment import list_devices

GROUPS: Final = ("late", "lent", "stock", "gone")


class DeviceListPanel(Card):
    """``chosen(id)``: another device is current."""

    chosen = Signal(str)

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(flush=True, parent=parent)
        self._workplace = workplace
        self._asked = 0
        self._wanted = ""
        self._devices: list[Device] = []
        self._build()
        self._connect()
        self._fit()

    def refresh(self) -> None:
        """Read the inventory again."""
        self._asked += 1
        asked = self._asked
        self._workplace.read(list_devices, lambda found: self._take(asked, found), owner=self)

    def choose(self, device: str) -> None:
        """Make a device current, now or once it is listed; a filter or a search that hides it goes."""
        self._wanted = device
        if not self.rows.choose(device):
            self.search.clear()
            self.filters.set_value("all")
            self._list()

    def _build(self) -> None:
        self.search = SearchField(self.tr("Chercher un appareil"), placeholder=self.tr("Nom, numéro ou personne"))
        self.search.setObjectName("devices_search")
        choices = (
            ("here", self.tr("Inventaire")),
            ("late", self.tr("En retard")),
            ("lent", self.tr("Prêtés")),
            ("stock", self.tr("En réserve")),
            ("gone", self.tr("Sortis")),
            ("all", self.tr("Tout")),
        )
        self.filters = ChoiceRow(choices, self.tr("Filtre"), self, wraps=True)
        self.filters.setObjectName("devices_filters")
        self.model: RowsModel[Device] = RowsModel(self._view, parent=self)
        self.rows = RowListView(self.model, self.tr("Appareils"), RowShape(height=58, margin=14), self)
        self.rows.setObjectName("devices_rows")
        self._empty = EmptyRow(self.tr("Aucun appareil ici."), parent=self)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.rows)
        self._stack.addWidget(self._empty)
        top = QWidget(self)
        layout = QVBoxLayout(top)
        layout.setContentsMargins(12, 12, 12, 10)
        layout.setSpacing(theme.space("sm") + 2)
        layout.addWidget(self.search)
        layout.addWidget(self.filters)
        self.add(top)
        self.add(Line(self))
        self.add(self._stack, 1)

    def _connect(self) -> None:
        self.search.textChanged.connect(self._list)
        self.search.returnPressed.connect(self._go_to_rows)
        self.filters.chosen.connect(self._list)
        self.rows.chosen.connect(lambda key: self.chosen.emit(str(key)))
        self.rows.picked.connect(lambda key: self.chosen.emit(str(key)))
        theme.notifier().changed.connect(self._fit)

    def _fit(self) -> None:
        """372 px at 100 %; large text leaves the most of the window to the device."""
        self.setFixedWidth(theme.scaled(372) if theme.text_percent() < LARGE_TEXT else theme.scaled(276))

    def _go_to_rows(self) -> None:
        self.rows.choose_first()
        self.rows.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take(self, asked: int, found: list[Device]) -> None:
        if asked == self._asked:
            self._devices = found
            self._list()

    def _list(self, *_ignored: object) -> None:
        """Show what the filter and the search leave, grouped by where things are."""
        late = sum(1 for one in self._devices if self._group(one) == "late")
        self.filters.button("late").set_count(words.count(late) if late else "")
        typed = search_key(self.search.text()).split()
        kept = [one for one in self._devices if self._is_in(one) and _has(one, typed)]
        rows = self._grouped(kept)
        self.model.set_rows(rows)
        self._stack.setCurrentIndex(0 if rows else 1)
        if self._wanted and self.rows.choose(self._wanted):
            self._wanted = ""

    def _grouped(self, kept: list[Device]) -> list[Device | GroupHeader]:
        names = {"late": self.tr("En retard"), "lent": self.tr("Prêtés"), "stock": self.tr("En réserve")}
        rows: list[Device | GroupHeader] = []
        for group in GROUPS:
            members = [one for one in kept if self._group(one) == group]
            if group in ("late", "lent"):
                members.sort(key=lambda one: one.due_on)
            if members:
                rows += [GroupHeader(names.get(group, self.tr("Sortis")), words.count(len(members))), *members]
        return rows

    def _group(self, device: Device) -> str:
        if device.days_late(self._workplace.now().date()):
            return "late"
        return {Whereabouts.LENT: "lent", Whereabouts.IN_STOCK: "stock"}.get(device.whereabouts, "gone")

    def _is_in(self, device: Device) -> bool:
        """Does the filter let it through? The inventory is what has not left; a late loan is a loan."""
        group = self._group(device)
        wanted = {"here": group != "gone", "lent": group in ("late", "lent"), "all": True}
        chosen = self.filters.value()
        return wanted.get(chosen, group == chosen)

    def _view(self, device: Device) -> RowView:
        today = self._workplace.now().date()
        holder, chip = holder_words(device), where_chip(device, today)
        kind = label(CONDITIONS, device.condition) if device.condition else label(CATEGORIES, device.category)
        due = due_words(device, today)
        until = day_words(device.due_on) if due else ""
        return RowView(
            key=device.id,
            title=(Span(title_words(device), strong=True),),
            subtitle=", ".join(part for part in (holder or kind, until) if part),
            icon=CATEGORY_ICONS.get(device.category, "box"),
            chip=chip,
            spoken=", ".join(part for part in (title_words(device), chip.text, holder, due) if part),
        )


def _has(device: Device, typed: list[str]) -> bool:
    parts = (device.number, device.name, device.serial_number, device.last_name, device.first_name)
    key = search_key(" ".join(parts)) if typed else ""
    return all(word in key for word in typed)
