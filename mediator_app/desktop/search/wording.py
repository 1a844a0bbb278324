"""How the search over everything says what it found, and where each thing is shown."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from PySide6.QtCore import QCoreApplication

from mediator_app.desktop import words
from mediator_app.desktop.vocabulary_words import label
from mediator_app.desktop.widgets.row_views import RowView, Span
from mediator_app.desktop.workplace import Workplace
from mediator_app.domain.vocabularies import LEVELS
from mediator_app.services.finding import Found

translate = QCoreApplication.translate

ICONS = {
    "person": "person",
    "session": "workshop",
    "tour": "tour",
    "place": "pin",
    "workshop": "sheet",
    "voucher": "ticket",
}


def group_words(kind: str) -> str:
    """The words above the things of a kind; ``page`` are the pages of the window."""
    return {
        "person": translate("search", "Personnes"),
        "session": translate("search", "Ateliers"),
        "tour": translate("search", "Tournées"),
        "place": translate("search", "Lieux"),
        "workshop": translate("search", "Programme"),
        "voucher": translate("search", "Chèques"),
        "page": translate("search", "Pages"),
    }[kind]


def found_row(found: Found, workplace: Workplace) -> RowView:
    """A thing as a row; its key is where it is shown: page and arguments."""
    title = (Span(found.title, code=True),) if found.kind == "voucher" else found.title
    detail = _detail(found, workplace) if found.detail else ""
    return RowView((found.kind, found.id), title, detail, icon=ICONS[found.kind])


def destination(found: Found) -> tuple[str, dict[str, Any]]:
    """The page on which a thing is shown, and what it is asked to show."""
    return {
        "person": ("people", {"person": found.id}),
        "session": ("sessions", {"session": found.id}),
        "tour": ("tours", {"tour": found.id}),
        "place": ("sessions", {"search": found.title}),
        "workshop": ("programme", {"workshop": found.id}),
        "voucher": ("sessions", {"session": found.session}),
    }[found.kind]


def _detail(found: Found, workplace: Workplace) -> str:
    said: dict[str, Callable[[str], str]] = {
        "person": translate("search", "Année de naissance\u00a0: {}").format,
        "session": lambda start: words.moment(datetime.fromisoformat(start)),
        "tour": lambda day: words.day(date.fromisoformat(day), "year"),
        "place": workplace.commune_name,
        "workshop": lambda level: label(LEVELS, level),
    }
    return said.get(found.kind, str)(found.detail)
