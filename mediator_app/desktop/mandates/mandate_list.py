"""The left of the page of mandates: who gave one, how it stands, a filter by state and a search over names and actions."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from mediator_app.desktop.mandate_words import mandate_view
from mediator_app.desktop.widgets.filtered_list import FilteredList, ListWords
from mediator_app.desktop.widgets.row_views import RowShape, RowView
from mediator_app.desktop.workplace import Workplace
from mediator_app.domain.mandates import Mandate, MandateState
from mediator_app.domain.names import search_key
from mediator_app.services.laptop import Laptop
from mediator_app.services.mandates import list_mandates

_RUNNING: Final = frozenset({MandateState.UNSIGNED, MandateState.IN_FORCE})


class MandateListPanel(FilteredList[Mandate]):
    """The mandates, as they are searched and filtered. What may be done is never cut: it takes two lines if need be."""

    shape = RowShape(height=72, margin=14, lines_below=2)

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        translate = QCoreApplication.translate
        said = ListWords(
            translate("MandateListPanel", "Mandats"),
            translate("MandateListPanel", "Chercher un mandat"),
            translate("MandateListPanel", "Nom ou action"),
            translate("MandateListPanel", "Aucun mandat ici."),
            translate("MandateListPanel", "Ctrl+N en établit un."),
        )
        filters = (
            ("running", translate("MandateListPanel", "En cours")),
            ("to_sign", translate("MandateListPanel", "À signer")),
            ("soon", translate("MandateListPanel", "Fin proche")),
            ("over", translate("MandateListPanel", "Finis")),
            ("all", translate("MandateListPanel", "Tous")),
        )
        super().__init__(workplace, "mandates", said, filters, parent)

    def read(self, laptop: Laptop) -> list[Mandate]:
        return list_mandates(laptop)

    def arranged(self, found: list[Mandate]) -> list[Mandate]:
        """Those that hold first, by their ends; what a person must look at has its count."""
        for key in ("to_sign", "soon"):
            self.count(key, sum(1 for one in found if self._is_in(one, key)))
        typed, chosen = search_key(self.search.text()).split(), self.filters.value()
        kept = [one for one in found if self._is_in(one, chosen) and _has(one, typed)]
        today = self.workplace.now().date()
        if chosen != "over":
            kept.sort(key=lambda one: (one.state(today) not in _RUNNING, one.ends_on))
        return kept

    def view(self, row: Mandate) -> RowView:
        return mandate_view(row, self.workplace.now().date(), named=True)

    def _is_in(self, mandate: Mandate, key: str) -> bool:
        today = self.workplace.now().date()
        state = mandate.state(today)
        wanted = {
            "running": state in _RUNNING,
            "to_sign": state in _RUNNING and mandate.awaits_paper(),
            "soon": mandate.ends_soon(today),
            "over": state not in _RUNNING,
        }
        return wanted.get(key, True)


def _has(mandate: Mandate, typed: list[str]) -> bool:
    key = search_key(" ".join((mandate.last_name, mandate.first_name, *mandate.actions))) if typed else ""
    return all(word in key for word in typed)
