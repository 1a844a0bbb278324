"""``pages``: the pages that ``--page`` can open."""

from __future__ import annotations

from mediator_app.cli.answers import Answer
from mediator_app.cli.grammar import Arguments, Commands
from mediator_app.screens import PAGES


def add_to(commands: Commands) -> None:
    """Add the command to the table."""
    commands.add("pages", "nommer les pages que --page peut ouvrir", _pages)


def _pages(_: Arguments) -> Answer:
    document = [{"key": key, "title": title} for key, title in PAGES.items()]
    return Answer(document, [f"{key:12} {title}" for key, title in PAGES.items()])
