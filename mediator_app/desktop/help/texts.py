"""The help texts: one Markdown file per page and language in ``resources/help``, read when they are asked for."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QLocale

from mediator_app.resources import resource_path

WINDOW: Final = "window"
"""The text about what holds on every page: its keys, its colours, its words."""


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
