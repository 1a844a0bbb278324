"""A profile is created once, opened by one program at a time, refused in words, and never harmed by a refusal."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from mediator_app.errors import (
    AppError,
    DamagedProfileError,
    DiskFullError,
    InvalidInputError,
    NewerProfileError,
    ProfileInUseError,
    ProfileMissingError,
    WrongPassphraseError,
)
from mediator_app.storage.backup import check, restore
from mediator_app.storage.database import Connection, transaction
from mediator_app.storage.folder import DATABASE_FILE, KEY_FILE
from mediator_app.storage.keys import CHEAP, unlock_with_recovery
from mediator_app.storage.profile import CURRENT, OpenProfile, Schema, create_profile, has_profile, open_profile
from tests.support.crash import other_process

PASSPHRASE = "bateau lavande"
NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)
MARK = "Zéphyrine-Vauquelin"


def first_tables(connection: Connection) -> None:
    connection.execute("CREATE TABLE note (id INTEGER PRIMARY KEY, words TEXT NOT NULL) STRICT")
    connection.execute("PRAGMA user_version = 1")


def second_tables(connection: Connection) -> None:
    connection.execute("ALTER TABLE note ADD COLUMN place TEXT")
    connection.execute("PRAGMA user_version = 2")


def failing_tables(connection: Connection) -> None:
    second_tables(connection)
    raise ZeroDivisionError("a bug in a migration")


def failing_first_tables(connection: Connection) -> None:
    first_tables(connection)
    raise ZeroDivisionError("a bug in the first tables")


FIRST, SECOND, FAILING = Schema(1, first_tables), Schema(2, second_tables), Schema(2, failing_tables)
FAILING_AT_FIRST = Schema(1, failing_first_tables)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "profile"
    create_profile(folder, PASSPHRASE, cost=CHEAP, schema=FIRST)
    return folder


def open_first(folder: Path) -> OpenProfile:
    return open_profile(folder, PASSPHRASE, schema=FIRST)


def note(profile: OpenProfile, words: str) -> None:
    with transaction(profile.connection):
        profile.connection.execute("INSERT INTO note (words) VALUES (?)", (words,))


def notes(folder: Path) -> list[str]:
    with open_first(folder) as profile:
        return [words for (words,) in profile.connection.execute("SELECT words FROM note ORDER BY id")]


def content(folder: Path) -> dict[str, bytes]:
    """Every byte that matters of a profile: all but the lock and SQLite's shared memory, which hold no data."""
    files = [path for path in folder.rglob("*") if path.is_file() and path.name != "lock" and path.suffix != ".db-shm"]
    return {str(path.relative_to(folder)): path.read_bytes() for path in files if path.stat().st_size}


# Created and opened


def test_what_was_noted_is_there_when_opened_again(folder: Path) -> None:
    with open_first(folder) as profile:
        note(profile, "bonjour")
    assert notes(folder) == ["bonjour"]


def test_real_tables_of_the_program_open(tmp_path: Path) -> None:
    create_profile(tmp_path / "real", PASSPHRASE, cost=CHEAP)
    with open_profile(tmp_path / "real", PASSPHRASE) as profile:
        assert profile.connection.execute("PRAGMA user_version").fetchone() == (CURRENT.version,)
        assert check(profile.connection) == []


def test_recovery_sheet_opens_when_the_passphrase_is_forgotten(tmp_path: Path) -> None:
    code = create_profile(tmp_path / "profile", PASSPHRASE, cost=CHEAP, schema=FIRST)
    with open_profile(tmp_path / "profile", code, way_in=unlock_with_recovery, schema=FIRST) as profile:
        assert check(profile.connection) == []


def test_folder_and_files_are_closed_to_other_users(folder: Path) -> None:
    assert folder.stat().st_mode & 0o777 == 0o700
    assert (folder / KEY_FILE).stat().st_mode & 0o777 == 0o600


def test_second_profile_in_the_folder_is_refused_and_the_first_kept(folder: Path) -> None:
    before = content(folder)
    with pytest.raises(AppError) as caught:
        create_profile(folder, "autre phrase", cost=CHEAP, schema=FIRST)
    assert caught.value.code == "profile_exists"
    assert content(folder) == before


def test_no_profile_is_created_where_another_program_copies_files(tmp_path: Path) -> None:
    with pytest.raises(AppError) as caught:
        create_profile(tmp_path / "OneDrive" / "profile", PASSPHRASE, cost=CHEAP, schema=FIRST)
    assert caught.value.code == "copied_folder"
    assert not (tmp_path / "OneDrive").exists()


def test_creation_that_failed_can_be_made_again(tmp_path: Path) -> None:
    folder = tmp_path / "profile"
    with pytest.raises(ZeroDivisionError):
        create_profile(folder, PASSPHRASE, cost=CHEAP, schema=FAILING_AT_FIRST)
    assert not has_profile(folder)
    create_profile(folder, PASSPHRASE, cost=CHEAP, schema=FIRST)
    assert notes(folder) == []


def test_empty_passphrase_creates_nothing(tmp_path: Path) -> None:
    with pytest.raises(InvalidInputError):
        create_profile(tmp_path / "profile", " ", cost=CHEAP, schema=FIRST)
    assert not has_profile(tmp_path / "profile")


# Refused


def test_missing_profile_is_told_and_nothing_is_created(tmp_path: Path) -> None:
    with pytest.raises(ProfileMissingError):
        open_first(tmp_path / "nowhere")
    assert list(tmp_path.iterdir()) == []


def test_wrong_passphrase_is_told_and_changes_nothing(folder: Path) -> None:
    before = content(folder)
    with pytest.raises(WrongPassphraseError):
        open_profile(folder, "autre phrase", schema=FIRST)
    assert content(folder) == before


def cut_in_half(file: Path) -> None:
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])


def cut_by_one_byte(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:-1])


def cut_to_a_few_bytes(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:100])


def empty(file: Path) -> None:
    file.write_bytes(b"")


def replace_by_garbage(file: Path) -> None:
    file.write_bytes(bytes(range(256)) * 64)


def replace_by_plain_sqlite(file: Path) -> None:
    file.unlink()
    with closing(sqlite3.connect(file)) as plain:
        plain.execute("CREATE TABLE note (id INTEGER PRIMARY KEY, words TEXT)")


def remove(file: Path) -> None:
    file.unlink()


HARMS = [
    cut_in_half,
    cut_by_one_byte,
    cut_to_a_few_bytes,
    empty,
    replace_by_garbage,
    replace_by_plain_sqlite,
    remove,
]


@pytest.mark.parametrize("harm", HARMS)
def test_damaged_database_is_told_and_left_as_it_is(folder: Path, harm: Callable[[Path], None]) -> None:
    harm(folder / DATABASE_FILE)
    before = content(folder)
    with pytest.raises(DamagedProfileError) as caught:
        open_first(folder)
    assert "sauvegarde" in caught.value.hint
    assert content(folder) == before


WRITE_AND_WAIT = """
import sys
from pathlib import Path
from tests.storage.test_profile import note, open_first
profile = open_first(Path(sys.argv[1]))
note(profile, sys.argv[2])
print("ready", flush=True)
sys.stdin.read()
"""


@pytest.fixture
def killed(folder: Path) -> Path:
    """A profile of some pages whose last line is in the log only, as its program was killed."""
    with open_first(folder) as profile:
        for _ in range(20):
            note(profile, "x" * 2000)
    with other_process(WRITE_AND_WAIT, folder, MARK):
        pass
    assert (folder / f"{DATABASE_FILE}-wal").stat().st_size > 0
    return folder


@pytest.mark.parametrize("harm", [harm for harm in HARMS if harm is not cut_by_one_byte])
def test_damage_beside_an_unfinished_log_is_left_as_it_is(killed: Path, harm: Callable[[Path], None]) -> None:
    harm(killed / DATABASE_FILE)
    before = content(killed)
    with pytest.raises(DamagedProfileError):
        open_first(killed)
    assert content(killed) == before


def test_last_page_torn_by_the_crash_is_made_good_from_the_log(killed: Path) -> None:
    cut_by_one_byte(killed / DATABASE_FILE)
    assert notes(killed)[-1] == MARK


@pytest.mark.parametrize("harm", [cut_in_half, empty, replace_by_garbage, remove])
def test_damaged_key_is_told_and_nothing_is_changed(folder: Path, harm: Callable[[Path], None]) -> None:
    harm(folder / KEY_FILE)
    before = content(folder)
    with pytest.raises(DamagedProfileError, match=r"profile\.key"):
        open_first(folder)
    assert content(folder) == before


def test_lost_database_is_not_taken_for_a_first_use(folder: Path) -> None:
    (folder / DATABASE_FILE).unlink()
    assert has_profile(folder)
    with pytest.raises(AppError, match="contient déjà"):
        create_profile(folder, PASSPHRASE, cost=CHEAP, schema=FIRST)


def refusal(folder: Path, passphrase: str = PASSPHRASE, schema: Schema = FIRST) -> str:
    with pytest.raises(AppError) as caught:
        open_profile(folder, passphrase, schema=schema)
    assert caught.value.hint
    return caught.value.title


def test_each_refusal_has_its_own_sentence(folder: Path, tmp_path: Path) -> None:
    with open_first(folder):
        titles = [refusal(folder)]
    titles.append(refusal(tmp_path / "nowhere"))
    titles.append(refusal(folder, passphrase="fausse"))
    titles.append(refusal(folder, schema=Schema(0, first_tables)))
    for harm in (cut_in_half, empty, remove):
        harm(folder / DATABASE_FILE)
        titles.append(refusal(folder))
    assert len(set(titles)) == 7


# Versions


def test_profile_of_a_newer_program_is_refused_unchanged(folder: Path) -> None:
    open_profile(folder, PASSPHRASE, schema=SECOND).close()
    before = content(folder)
    with pytest.raises(NewerProfileError):
        open_first(folder)
    assert content(folder) == before


def test_older_profile_is_brought_up_to_date(folder: Path) -> None:
    with open_first(folder) as profile:
        note(profile, "bonjour")
    with open_profile(folder, PASSPHRASE, schema=SECOND) as profile:
        assert profile.connection.execute("SELECT words, place FROM note").fetchall() == [("bonjour", None)]
        assert profile.connection.execute("PRAGMA user_version").fetchone() == (2,)


def test_older_profile_is_saved_before_it_changes(folder: Path, tmp_path: Path) -> None:
    with open_first(folder) as profile:
        note(profile, "bonjour")
    open_profile(folder, PASSPHRASE, schema=SECOND).close()
    saved = folder / "backups" / "before-version-2.tournee"
    restore(saved, tmp_path / "again", PASSPHRASE, now=NOON, known_schema=1)
    assert notes(tmp_path / "again") == ["bonjour"]


def test_profile_of_today_is_not_saved_at_each_start(folder: Path) -> None:
    open_first(folder).close()
    assert not (folder / "backups").exists()


def test_failed_migration_leaves_the_profile_as_it_was(folder: Path) -> None:
    with open_first(folder) as profile:
        note(profile, "bonjour")
    with pytest.raises(ZeroDivisionError):
        open_profile(folder, PASSPHRASE, schema=FAILING)
    assert notes(folder) == ["bonjour"]


def test_migration_waits_for_its_backup(folder: Path) -> None:
    (folder / "backups").write_text("a file where the folder should be")
    with pytest.raises(FileExistsError):
        open_profile(folder, PASSPHRASE, schema=SECOND)
    assert notes(folder) == []


# One program at a time


def test_second_window_is_refused_while_the_first_is_open(folder: Path) -> None:
    with open_first(folder), pytest.raises(ProfileInUseError):
        open_first(folder)


def test_refused_opening_gives_the_lock_back(folder: Path) -> None:
    with pytest.raises(WrongPassphraseError):
        open_profile(folder, "fausse", schema=FIRST)
    assert notes(folder) == []


def test_profile_closed_twice_is_simply_closed(folder: Path) -> None:
    profile = open_first(folder)
    profile.close()
    profile.close()
    assert notes(folder) == []


def test_other_program_holds_the_profile_until_it_is_killed(folder: Path) -> None:
    with other_process(WRITE_AND_WAIT, folder, "bonjour") as other:
        with pytest.raises(ProfileInUseError):
            open_first(folder)
        other.kill()
        other.wait()
        assert notes(folder) == ["bonjour"]


# What the disk shows and holds


def test_no_file_of_the_folder_shows_a_name(folder: Path) -> None:
    with other_process(WRITE_AND_WAIT, folder, MARK):
        pass  # killed: its log has not been folded into the database
    log = (folder / f"{DATABASE_FILE}-wal").read_bytes()
    open_profile(folder, PASSPHRASE, schema=SECOND).close()
    seen = [log, *content(folder).values(), *(path.read_bytes() for path in folder.rglob("*") if path.is_file())]
    assert len(seen) > 4
    for encoding in ("utf-8", "utf-16-le", "utf-16-be", "latin-1"):
        assert not [raw for raw in seen if MARK.encode(encoding) in raw or MARK[-9:].encode(encoding) in raw]


def test_full_disk_keeps_what_was_saved_and_says_so(folder: Path) -> None:
    with open_first(folder) as profile:
        note(profile, "bonjour")
        pages = profile.connection.execute("PRAGMA page_count").fetchone()[0]
        profile.connection.execute(f"PRAGMA max_page_count = {pages}")
        with pytest.raises(DiskFullError):
            note(profile, "x" * 100_000)
    assert notes(folder) == ["bonjour"]
