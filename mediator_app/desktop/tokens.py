"""The design tokens as read from ``resources/styles/tokens.toml``: colours, lengths and type, parsed once.

Names are those of the file (``surface-raised``, ``control_min``). What they become in Qt is ``theme``'s affair.
"""

from __future__ import annotations

import functools
import tomllib
from typing import Any

from mediator_app.resources import resource_path

PALETTES = {"light": "light", "dark": "dark", "contrast": "high-contrast"}
"""Palette keys of the program (``--palette``) and the table of the token file that each one names."""


@functools.cache
def tokens() -> dict[str, Any]:
    """The whole token file: the tables ``font type space radius size motion palette``."""
    return tomllib.loads(resource_path("styles", "tokens.toml").read_text("utf-8"))


@functools.cache
def type_roles() -> dict[str, dict[str, float]]:
    """Each role of text with its ``pt``, ``weight`` and ``line`` height factor."""
    return {role: kind for role, kind in tokens()["type"].items() if isinstance(kind, dict)}


def palette_colours(palette_key: str) -> dict[str, str]:
    """Colour name to ``#RRGGBB`` of one palette (``light``, ``dark`` or ``contrast``); KeyError for another key."""
    colours: dict[str, str] = tokens()["palette"][PALETTES[palette_key]]
    return colours
