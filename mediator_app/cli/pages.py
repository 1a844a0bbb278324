"""``pages``: the pages that ``--page`` can open."""

from __future__ import annotations

from mediator_app.cli.answers import Answer
from mediator_app.cli.grammar import Arguments, Commands


def add_to(commands: Commands) -> None:
    """Add the command to the table."""
    commands.add("pages", "nommer les pages que --page peut ouvrir", _pages)


def known_pages() -> dict[str, str]:
    """Key and title of every page, from the window's registry, which is plain data."""
    from mediator_app.desktop import pages

    return dict(getattr(pages, "PAGES", ()))


def _pages(_: Arguments) -> Answer:
    pages = known_pages()
    return Answer(
        [{"key": key, "title": title} for key, title in pages.items()],
        [f"{key:12} {title}" for key, title in pages.items()],
    )
