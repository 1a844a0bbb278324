"""The keys that a help text names, and those that a page has, written alike, so that the help cannot lie."""

from __future__ import annotations

import re
from collections.abc import Iterator

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractButton, QWidget

from mediator_app.desktop.door.keys import _GESTURES
from mediator_app.resources import resource_path

NAMES = {
    "Échap": "Esc",
    "Entrée": "Return",
    "Suppr": "Del",
    "Espace": "Space",
    "Maj": "Shift",
    "↑": "Up",
    "↓": "Down",
    "Page↑": "PgUp",
    "Page↓": "PgDown",
}
TAKEN_BY_THE_PAGE_ITSELF = {
    "window": {"Tab", "Shift+Tab"},
    "door": {
        "Return",
        "Up",
        "Down",
        "Esc",
        "Ctrl+Z",
        *(("Shift+" if with_shift else "") + QKeySequence(key).toString() for key, with_shift in _GESTURES),
    },
    "people": {"Up", "Down", "Ctrl+F"},
    "sessions": {"Space", "Del"},
    "tours": {"Return", "Alt+Up", "Alt+Down", "PgUp", "PgDown", "Space"},
    "registrations": {"1", "2", "3", "4", "0", "P", "Del"},
}
"""Keys that are no shortcuts but handled in ``keyPressEvent`` or an event filter; each has a test of its page."""

SAID_OTHERWISE = {"Open", "Paste", "Shift+Ins"}
"""Other names of keys that a page has anyway, on keyboards that have them."""


def keys_in_help(topic: str) -> set[str]:
    """The first column of the tables of a French text."""
    lines = resource_path("help", "fr", f"{topic}.md").read_text("utf-8").splitlines()
    cells = [line.split("|")[1].strip() for line in lines if line.startswith("|")]
    return {key for cell in cells if cell not in ("Touches", "---") for key in _keys(cell)}


def keys_of(widget: QWidget) -> set[str]:
    """The shortcuts of a made page or window, without those of what lies in it for a window."""
    shortcuts = [one for one in widget.findChildren(QShortcut) if not widget.isWindow() or one.parent() is widget]
    found = {key.toString() for one in shortcuts for key in QShortcut.keys(one)}
    if not widget.isWindow():
        found |= {one.shortcut().toString() for one in widget.findChildren(QAbstractButton)}
    return {re.sub(r"\bEnter$", "Return", key) for key in found} - SAID_OTHERWISE - {""}


def _keys(cell: str) -> Iterator[str]:
    for said in cell.split(", "):
        first, _, last = said.partition(" à ")
        if last:
            before, start, end = first[:-1], int(first[-1]), int(last[-1])
            yield from (_named(f"{before}{number}") for number in range(start, end + 1))
        elif said == "↓ ↑":
            yield from ("Down", "Up")
        else:
            yield _named(re.sub(r"^(7|2 lettres) ", "", said))


def _named(said: str) -> str:
    parts = re.sub("Page ", "Page", said).split()
    return "+".join(NAMES.get(part, part) for part in parts)
