"""After an erasure the centre's file is written anew: what its free room had kept of somebody is gone."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from threading import Semaphore

import pytest

from mediator_app.errors import AppError
from mediator_app.server import cleaning
from mediator_app.server.cleaning import clean, kept_clean
from mediator_app.server.erasing import erase
from mediator_app.server.folder import DATABASE
from mediator_app.server.store.interface import Store
from mediator_app.server.store.sqlite import SqliteStore
from tests.support.centre import NOW, a_centre, a_person, a_team

MARK = "Wxyzzy-Quodlibet"


@pytest.fixture
def centre(tmp_path: Path) -> Iterator[SqliteStore]:
    """A centre where somebody was written down and, after a while, erased."""
    with a_centre(tmp_path / DATABASE) as store:
        anne = a_team(store)[0]
        anne.sync(*(a_person(anne, f"p{n}", note=MARK if n == 14 else "a" * 250) for n in range(20)))
        yield store


def is_left(folder: Path) -> bool:
    """Are her words anywhere in the centre's files?"""
    return any(MARK.encode() in path.read_bytes() for path in folder.iterdir())


def leave_a_copy(folder: Path) -> None:
    """Do to the file what SQLite does when it splits a page: words stay in room that nothing uses any longer."""
    with closing(sqlite3.connect(folder / DATABASE, isolation_level=None)) as file:
        file.execute("PRAGMA secure_delete = OFF")
        file.execute("CREATE TABLE moved (words TEXT)")
        file.execute("INSERT INTO moved VALUES (?)", (MARK * 9999,))
        file.execute("DROP TABLE moved")
        file.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()


def test_copy_in_the_free_room_of_the_file_goes_once_she_is_erased(centre: SqliteStore, tmp_path: Path) -> None:
    leave_a_copy(tmp_path)
    erase(centre, "p14", "demande", NOW)
    centre.scrub()
    assert is_left(tmp_path)
    clean(centre, tmp_path)
    assert not is_left(tmp_path)


def test_file_is_written_anew_once_after_each_erasure(centre: SqliteStore, tmp_path: Path) -> None:
    told = [clean(centre, tmp_path)]
    for person in ("p1", "p2"):
        erase(centre, person, "demande", NOW)
        told += [clean(centre, tmp_path), clean(centre, tmp_path)]
    assert told == [False, True, False, True, False]


def test_file_that_cannot_be_written_anew_is_next_time(centre: SqliteStore, tmp_path: Path) -> None:
    erase(centre, "p14", "demande", NOW)
    with pytest.raises(AppError):
        clean(centre, tmp_path / "elsewhere")
    assert clean(centre, tmp_path)


def test_rounds_go_on_while_the_file_is_kept_clean(
    centre: SqliteStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cleaned = Semaphore(0)

    def noted(store: Store, folder: Path) -> None:
        if clean(store, folder):
            cleaned.release()

    monkeypatch.setattr(cleaning, "clean", noted)
    with kept_clean(centre, tmp_path, every=0.001):
        leave_a_copy(tmp_path)
        erase(centre, "p14", "demande", NOW)
        assert cleaned.acquire(timeout=30)
    assert not is_left(tmp_path)
