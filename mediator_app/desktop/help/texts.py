"""The help texts: one Markdown file per page and language in ``resources/help``, read when they are asked for."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from PySide6.QtCore import QLocale

from mediator_app.resources import resource_path

WINDOW: Final = "window"
"""The text about what holds on every page: its keys, its colours, its words."""


KEYS: Final = "keys"
"""The sheet of all keys, made of the tables of the other texts."""


def keys_sheet(title: str, topics: Iterable[tuple[str, str]]) -> str:
    """The keys of the topics (key, title) in one text; a topic without any is left out."""
    tables = [(name, _table_of(help_text(topic))) for topic, name in topics]
    return "\n\n".join([f"# {title}", *(f"## {name}\n\n{table}" for name, table in tables if table)])


def help_text(topic: str) -> str:
    """The text about a page, in the language in force; French if it was not written in that one, empty if there is none."""
    language = "en" if QLocale().language() == QLocale.Language.English else "fr"
    for folder in dict.fromkeys((language, "fr")):
        path = resource_path("help", folder, f"{topic}.md")
        if path.is_file():
            return path.read_text("utf-8")
    return ""


def has_help(topic: str) -> bool:
    """Is there a text about this page?"""
    return resource_path("help", "fr", f"{topic}.md").is_file()


def _table_of(text: str) -> str:
    return "\n".join(line for line in text.splitlines() if line.startswith("|"))
