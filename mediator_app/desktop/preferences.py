"""How the window looks on this laptop: palette, text size, language. Kept beside the profile, in ``window.ini``.

Nothing personal is in it, so that it can be read before the profile is unlocked. What the command line asks for goes first.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QApplication

from mediator_app.desktop import theme
from mediator_app.desktop.translation import LANGUAGES

AUTOMATIC: Final = "auto"
"""The palette that follows the computer's own, light or dark."""

PALETTES: Final = (AUTOMATIC, "light", "dark", "contrast")
TEXT_SIZES: Final = (100, 110, 125, 150, 175, 200)
"""Percent."""


@dataclass(frozen=True, slots=True)
class Preferences:
    """``palette`` is one of ``PALETTES``, ``text_size`` in percent, ``language`` fr or en. Nothing moves on screen anyway."""

    palette: str = "light"
    text_size: int = 100
    language: str = "fr"


def load_preferences(folder: Path) -> Preferences:
    """What was chosen for this profile; what is absent or damaged is as at the beginning."""
    kept = _settings(folder)
    usual = Preferences()
    palette = _one_of(kept.value("look/palette"), PALETTES, usual.palette)
    language = _one_of(kept.value("look/language"), tuple(LANGUAGES), usual.language)
    size = str(kept.value("look/text_size", ""))
    text_size = int(size) if size.isascii() and size.isdigit() else usual.text_size
    bounded = min(max(text_size, theme.TEXT_PERCENT_MIN), theme.TEXT_PERCENT_MAX)
    return Preferences(palette, bounded, language)


def keep_preferences(folder: Path, preferences: Preferences) -> None:
    """Keep what was chosen, on the disk when this returns."""
    kept = _settings(folder)
    kept.setValue("look/palette", preferences.palette)
    kept.setValue("look/text_size", preferences.text_size)
    kept.setValue("look/language", preferences.language)
    kept.sync()


def put_in_force(app: QApplication, preferences: Preferences) -> None:
    """Show the palette and the text size chosen; the language is that of the next start."""
    theme.apply_theme(app, palette_in_force(app, preferences.palette), preferences.text_size)


def palette_in_force(app: QApplication, palette: str) -> str:
    """The palette to show: the computer's own, light or dark, if that is what was chosen."""
    if palette != AUTOMATIC:
        return palette
    return "dark" if app.styleHints().colorScheme() == Qt.ColorScheme.Dark else "light"


def asked_for(
    preferences: Preferences, palette: str | None, text_size: int | None, language: str | None
) -> Preferences:
    """The preferences with what the command line asks for instead; None leaves what was chosen."""
    given = {"palette": palette, "text_size": text_size, "language": language}
    return replace(preferences, **{name: value for name, value in given.items() if value is not None})  # type: ignore[arg-type]


def _settings(folder: Path) -> QSettings:
    return QSettings(str(folder / "window.ini"), QSettings.Format.IniFormat)


def _one_of(value: Any, allowed: tuple[str, ...], otherwise: str) -> str:
    return value if isinstance(value, str) and value in allowed else otherwise
