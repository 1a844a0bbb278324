"""Ending the day's work: the profile is closed with its backup of the day, or without if there is no room for one."""

from __future__ import annotations

import logging
from datetime import UTC, datetime
from pathlib import Path

import pytest

from mediator_app.desktop.opening import open_existing
from mediator_app.services import people
from mediator_app.storage import backup
from mediator_app.storage.keys import CHEAP
from mediator_app.storage.profile import create_profile, open_profile

PHRASE = "moulin genêt carnet dimanche"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A profile."""
    create_profile(tmp_path / "claire", PHRASE, cost=CHEAP)
    return tmp_path / "claire"


def _work(folder: Path, name: str) -> None:
    opened = open_existing(folder, PHRASE)
    people.add_person(opened.laptop, {"last_name": name})
    opened.close()


def test_closing_the_window_leaves_a_backup_of_the_day_with_its_work(folder: Path, tmp_path: Path) -> None:
    _work(folder, "Roche")
    (made,) = (folder / "backups").glob("*.tournee")
    backup.restore(made, tmp_path / "again", PHRASE, now=datetime(2026, 11, 24, tzinfo=UTC))
    with open_profile(tmp_path / "again", PHRASE) as again:
        assert again.connection.execute("SELECT last_name FROM people").fetchall() == [("Roche",)]


def test_one_backup_a_day_is_enough(folder: Path) -> None:
    _work(folder, "Roche")
    (made,) = (folder / "backups").glob("*.tournee")
    before = made.read_bytes()
    _work(folder, "Faure")
    assert made.read_bytes() == before


def test_profile_closes_without_a_backup_if_none_can_be_made(folder: Path, caplog: pytest.LogCaptureFixture) -> None:
    (folder / "backups").write_text("a file where the folder should be")
    with caplog.at_level(logging.WARNING):
        _work(folder, "Roche")
    assert "no backup of the day" in caplog.text
    open_profile(folder, PHRASE).close()
