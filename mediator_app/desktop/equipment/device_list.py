"""The left of the page of equipment: late loans on top, then what is lent, what is in stock, what has left."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from mediator_app.desktop import words
from mediator_app.desktop.equipment_words import (
    CATEGORY_ICONS,
    day_words,
    due_words,
    holder_words,
    title_words,
    where_chip,
)
from mediator_app.desktop.vocabulary_words import label
from mediator_app.desktop.widgets.filtered_list import FilteredList, ListWords
from mediator_app.desktop.widgets.row_views import GroupHeader, RowView, Span
from mediator_app.desktop.workplace import Workplace
from mediator_app.domain.equipment import CATEGORIES, CONDITIONS, Device, Whereabouts
from mediator_app.domain.names import search_key
from mediator_app.services.equipment import list_devices
from mediator_app.services.laptop import Laptop

GROUPS: Final = ("late", "lent", "stock", "gone")


class DeviceListPanel(FilteredList[Device]):
    """The inventory, as it is searched and filtered."""

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        translate = QCoreApplication.translate
        said = ListWords(
            translate("DeviceListPanel", "Appareils"),
            translate("DeviceListPanel", "Chercher un appareil"),
            translate("DeviceListPanel", "Nom, numéro ou personne"),
            translate("DeviceListPanel", "Aucun appareil ici."),
            translate("DeviceListPanel", "Ctrl+N en ajoute un."),
        )
        filters = (
            ("here", translate("DeviceListPanel", "Inventaire")),
            ("late", translate("DeviceListPanel", "En retard")),
            ("lent", translate("DeviceListPanel", "Prêtés")),
            ("stock", translate("DeviceListPanel", "En réserve")),
            ("gone", translate("DeviceListPanel", "Sortis")),
            ("all", translate("DeviceListPanel", "Tout")),
        )
        super().__init__(workplace, "devices", said, filters, parent)

    def read(self, laptop: Laptop) -> list[Device]:
        return list_devices(laptop)

    def arranged(self, found: list[Device]) -> list[Device | GroupHeader]:
        """Grouped by where things are."""
        self.count("late", sum(1 for one in found if self._group(one) == "late"))
        typed = search_key(self.search.text()).split()
        return self._grouped([one for one in found if self._is_in(one) and _has(one, typed)])

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
        if device.days_late(self.workplace.now().date()):
            return "late"
        return {Whereabouts.LENT: "lent", Whereabouts.IN_STOCK: "stock"}.get(device.whereabouts, "gone")

    def _is_in(self, device: Device) -> bool:
        """Does the filter let it through? The inventory is what has not left; a late loan is a loan."""
        group = self._group(device)
        wanted = {"here": group != "gone", "lent": group in ("late", "lent"), "all": True}
        chosen = self.filters.value()
        return wanted.get(chosen, group == chosen)

    def view(self, device: Device) -> RowView:
        today = self.workplace.now().date()
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
