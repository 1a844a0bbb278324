"""How the window looks: kept beside the profile, understood even if the file is damaged, put in force as it is chosen."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from mediator_app.desktop import theme
from mediator_app.desktop.preferences import (
    Preferences,
    asked_for,
    keep_preferences,
    load_preferences,
    palette_in_force,
    put_in_force,
)


def test_profile_without_choices_looks_as_at_the_beginning(tmp_path: Path) -> None:
    assert load_preferences(tmp_path) == Preferences("light", 100, "fr")


def test_choices_are_there_the_next_time(tmp_path: Path) -> None:
    chosen = Preferences("contrast", 175, "en")
    keep_preferences(tmp_path, chosen)
    assert load_preferences(tmp_path) == chosen


@pytest.mark.parametrize(
    ("line", "name", "usual"),
    [
        ("palette=violet", "palette", "light"),
        ("text_size=énorme", "text_size", 100),
        ("text_size=900", "text_size", 200),
        ("text_size=-5", "text_size", 100),
        ("language=xx", "language", "fr"),
    ],
)
def test_what_cannot_be_understood_is_as_at_the_beginning(tmp_path: Path, line: str, name: str, usual: object) -> None:
    (tmp_path / "window.ini").write_text(f"[look]\n{line}\n", "utf-8")
    assert getattr(load_preferences(tmp_path), name) == usual


def test_damaged_file_does_not_stop_the_window(tmp_path: Path) -> None:
    (tmp_path / "window.ini").write_bytes(b"\x00\xff[look")
    assert load_preferences(tmp_path) == Preferences()


def test_command_line_goes_before_what_was_chosen() -> None:
    chosen = Preferences("dark", 150, "en")
    assert asked_for(chosen, "contrast", None, None) == Preferences("contrast", 150, "en")
    assert asked_for(chosen, None, None, None) == chosen


def test_palette_and_text_size_are_put_in_force(themed: QApplication) -> None:
    put_in_force(themed, Preferences("dark", 150))
    assert (theme.palette_key(), theme.text_percent()) == ("dark", 150)


def test_computers_own_palette_is_light_or_dark(themed: QApplication) -> None:
    assert palette_in_force(themed, "auto") in ("light", "dark")
    assert palette_in_force(themed, "contrast") == "contrast"
