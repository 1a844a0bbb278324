"""A backup opens elsewhere with its passphrase, is never half written, and replaces nothing without keeping it."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediator_app.errors import (
    AppError,
    DamagedProfileError,
    DiskFullError,
    InvalidInputError,
    NewerProfileError,
    NotFoundError,
    ProfileInUseError,
    WrongPassphraseError,
)
from mediator_app.storage.backup import backup, backup_of_the_day, check, restore, restored_at, surplus
from mediator_app.storage.database import Connection, transaction
from mediator_app.storage.folder import DATABASE_FILE, KEY_FILE
from mediator_app.storage.keys import CHEAP, change_passphrase, unlock_with_recovery
from mediator_app.storage.profile import OpenProfile, Schema, create_profile, open_profile
from tests.support.crash import other_process, run_to_the_end

PASSPHRASE = "bateau lavande"
NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)
MARK = "Zéphyrine-Vauquelin"


def tables(connection: Connection) -> None:
    connection.execute("CREATE TABLE place (id INTEGER PRIMARY KEY) STRICT")
    connection.execute("CREATE TABLE note (words TEXT NOT NULL, place INTEGER REFERENCES place) STRICT")
    connection.execute("PRAGMA user_version = 1")


SCHEMA = Schema(1, tables)


def open_here(folder: Path, passphrase: str = PASSPHRASE) -> OpenProfile:
    return open_profile(folder, passphrase, schema=SCHEMA)


def notes(folder: Path) -> list[str]:
    with open_here(folder) as profile:
        return [words for (words,) in profile.connection.execute("SELECT words FROM note")]


def bring_back(file: Path, folder: Path, secret: str = PASSPHRASE) -> Path | None:
    return restore(file, folder, secret, now=NOON, known_schema=1)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    create_profile(tmp_path / "profile", PASSPHRASE, cost=CHEAP, schema=SCHEMA)
    return tmp_path / "profile"


@pytest.fixture
def profile(folder: Path) -> Iterator[OpenProfile]:
    with open_here(folder) as opened:
        opened.connection.execute("INSERT INTO note (words) VALUES (?)", (MARK,))
        yield opened


@pytest.fixture
def saved(profile: OpenProfile, tmp_path: Path) -> Path:
    backup(profile.connection, tmp_path / "saved.tournee")
    profile.close()
    return tmp_path / "saved.tournee"


# Made


def test_backup_comes_back_on_another_computer(saved: Path, tmp_path: Path) -> None:
    assert bring_back(saved, tmp_path / "elsewhere") is None
    assert notes(tmp_path / "elsewhere") == [MARK]


def test_recovery_sheet_brings_a_backup_back(tmp_path: Path) -> None:
    code = create_profile(tmp_path / "profile", PASSPHRASE, cost=CHEAP, schema=SCHEMA)
    with open_here(tmp_path / "profile") as profile:
        backup(profile.connection, tmp_path / "saved")
    restore(tmp_path / "saved", tmp_path / "b", code, now=NOON, way_in=unlock_with_recovery, known_schema=1)
    assert notes(tmp_path / "b") == []


def test_backup_keeps_the_passphrase_of_its_day(saved: Path, folder: Path, tmp_path: Path) -> None:
    change_passphrase(folder, PASSPHRASE, "autre phrase", cost=CHEAP)
    bring_back(saved, tmp_path / "elsewhere")
    assert notes(tmp_path / "elsewhere") == [MARK]


def test_backup_shows_no_name_and_is_private(saved: Path) -> None:
    assert MARK.encode() not in saved.read_bytes()
    assert not zipfile.ZipFile(saved).read(DATABASE_FILE).startswith(b"SQLite format 3")
    assert saved.stat().st_mode & 0o777 == 0o600


def test_backup_is_one_file_and_leaves_no_draft(saved: Path) -> None:
    assert {path.name for path in saved.parent.iterdir()} == {"profile", "saved.tournee"}


def test_backup_replaces_an_earlier_one(profile: OpenProfile, tmp_path: Path) -> None:
    backup(profile.connection, tmp_path / "saved")
    profile.connection.execute("INSERT INTO note (words) VALUES ('bonjour')")
    backup(profile.connection, tmp_path / "saved")
    bring_back(tmp_path / "saved", tmp_path / "elsewhere")
    assert notes(tmp_path / "elsewhere") == [MARK, "bonjour"]


def test_backup_does_not_replace_another_file(profile: OpenProfile, tmp_path: Path) -> None:
    (tmp_path / "photo.jpg").write_bytes(b"a picture")
    with pytest.raises(InvalidInputError):
        backup(profile.connection, tmp_path / "photo.jpg")
    assert (tmp_path / "photo.jpg").read_bytes() == b"a picture"


FULL_DISK = """
import resource, signal, sys
from pathlib import Path
from mediator_app.errors import AppError
from mediator_app.storage.backup import backup
from tests.storage.test_backup import open_here
with open_here(Path(sys.argv[1])) as profile:
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[3]), resource.RLIM_INFINITY))
    try:
        backup(profile.connection, Path(sys.argv[2]))
    except AppError as error:
        print(error.code)
"""


@pytest.mark.parametrize(("room", "code"), [(4096, "disk_failure"), (12500, "disk_full")])
def test_disk_without_room_keeps_the_earlier_backup(saved: Path, folder: Path, room: int, code: str) -> None:
    before = saved.read_bytes()
    assert run_to_the_end(FULL_DISK, folder, saved, room).stdout.split() == [code]
    assert saved.read_bytes() == before
    assert {path.name for path in saved.parent.iterdir()} == {"profile", "saved.tournee"}


# Brought back


def test_present_profile_is_kept_aside_whole(saved: Path, folder: Path) -> None:
    with open_here(folder) as profile:
        profile.connection.execute("INSERT INTO note (words) VALUES ('après la sauvegarde')")
    aside = bring_back(saved, folder)
    assert notes(folder) == [MARK]
    assert aside is not None
    assert notes(aside) == [MARK, "après la sauvegarde"]


NOTE_AND_WAIT = """
import sys
from pathlib import Path
from tests.storage.test_backup import open_here
profile = open_here(Path(sys.argv[1]))
profile.connection.execute("INSERT INTO note (words) VALUES ('dans le journal')")
print("ready", flush=True)
sys.stdin.read()
"""


def test_log_of_a_killed_program_goes_aside_with_its_profile(saved: Path, folder: Path) -> None:
    with other_process(NOTE_AND_WAIT, folder):
        pass
    aside = bring_back(saved, folder)
    assert notes(folder) == [MARK]
    assert aside is not None
    assert notes(aside) == [MARK, "dans le journal"]


def test_damaged_profile_is_replaced_by_its_backup(saved: Path, folder: Path) -> None:
    (folder / DATABASE_FILE).write_bytes(b"garbage")
    aside = bring_back(saved, folder)
    assert notes(folder) == [MARK]
    assert aside is not None
    assert (aside / DATABASE_FILE).read_bytes() == b"garbage"


def test_restored_profile_says_since_when(saved: Path, folder: Path) -> None:
    before = restored_at(folder)
    bring_back(saved, folder)
    assert (before, restored_at(folder)) == (None, NOON)


def test_nothing_but_the_profile_is_left_after_a_restoration(saved: Path, tmp_path: Path) -> None:
    bring_back(saved, tmp_path / "b")
    assert {path.name for path in (tmp_path / "b").iterdir()} == {DATABASE_FILE, KEY_FILE, "lock", "restored.json"}


def test_open_profile_is_not_replaced(saved: Path, folder: Path) -> None:
    with open_here(folder), pytest.raises(ProfileInUseError):
        bring_back(saved, folder)


def unchanged(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def test_wrong_passphrase_changes_nothing(saved: Path, folder: Path) -> None:
    before = unchanged(folder)
    with pytest.raises(WrongPassphraseError):
        bring_back(saved, folder, "fausse")
    assert unchanged(folder) == before


def test_backup_of_a_newer_program_is_refused(saved: Path, folder: Path) -> None:
    before = unchanged(folder)
    with pytest.raises(NewerProfileError):
        restore(saved, folder, PASSPHRASE, now=NOON, known_schema=0)
    assert unchanged(folder) == before


def test_backup_of_a_newer_format_is_refused(saved: Path, folder: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "newer", "w") as packed:
        packed.writestr("backup.json", json.dumps({"format": 2, "schema": 1}))
    with pytest.raises(NewerProfileError):
        bring_back(tmp_path / "newer", folder)


def test_absent_backup_is_told_by_its_name(folder: Path, tmp_path: Path) -> None:
    with pytest.raises(NotFoundError, match="absent"):
        bring_back(tmp_path / "absent", folder)


def test_no_cut_or_flipped_backup_is_accepted(saved: Path, folder: Path) -> None:
    whole, before = saved.read_bytes(), unchanged(folder)
    for place in range(100, len(whole), len(whole) // 40):
        for harmed in (whole[:place], whole[:place] + bytes([whole[place] ^ 0x04]) + whole[place + 1 :]):
            saved.write_bytes(harmed)
            with pytest.raises((DamagedProfileError, NewerProfileError)):
                bring_back(saved, folder)
    assert unchanged(folder) == before


def test_backup_whole_as_a_file_but_damaged_within_is_refused(saved: Path, folder: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(saved) as good, zipfile.ZipFile(tmp_path / "bad", "w") as bad:
        for name in good.namelist():
            raw = bytearray(good.read(name))
            if name == DATABASE_FILE:
                raw[-2000] ^= 1
            bad.writestr(name, bytes(raw))
    with pytest.raises(DamagedProfileError):
        bring_back(tmp_path / "bad", folder)
    assert notes(folder) == [MARK]


@pytest.mark.parametrize("content", [b"", b"not a backup", b"PK\x03\x04" + bytes(200)])
def test_any_other_file_is_not_taken_for_a_backup(folder: Path, tmp_path: Path, content: bytes) -> None:
    (tmp_path / "other").write_bytes(content)
    with pytest.raises(DamagedProfileError):
        bring_back(tmp_path / "other", folder)
    assert notes(folder) == []


def test_backup_is_not_brought_back_where_another_program_copies_files(saved: Path, tmp_path: Path) -> None:
    with pytest.raises(AppError) as caught:
        bring_back(saved, tmp_path / "Dropbox" / "profile")
    assert caught.value.code == "copied_folder"


# Checked


def test_sound_profile_has_no_problem(profile: OpenProfile) -> None:
    assert check(profile.connection) == []


def test_page_changed_on_the_disk_is_found(folder: Path) -> None:
    raw = bytearray((folder / DATABASE_FILE).read_bytes())
    raw[-2000] ^= 1
    (folder / DATABASE_FILE).write_bytes(raw)
    with open_here(folder) as profile:
        assert any("page" in problem for problem in check(profile.connection))


def test_broken_reference_is_found(profile: OpenProfile) -> None:
    profile.connection.execute("PRAGMA foreign_keys = OFF")
    profile.connection.execute("INSERT INTO note VALUES ('où', 99)")
    assert check(profile.connection) == ["Une ligne en cite une autre qui n’existe pas\u00a0: note 2 place 0."]


# Thinned out


def test_first_backup_of_the_day_is_kept(profile: OpenProfile, tmp_path: Path) -> None:
    file = backup_of_the_day(profile.connection, NOON.date())
    assert file == profile.folder / "backups" / "2026-11-20.tournee"
    assert backup_of_the_day(profile.connection, NOON.date()) is None


def test_old_backups_go_and_other_files_stay(profile: OpenProfile) -> None:
    backups = profile.folder / "backups"
    backups.mkdir()
    names = [f"{NOON.date() - timedelta(days=n)}.tournee" for n in range(1, 60)]
    for name in (*names, "before-version-1.tournee", "mine.txt"):
        (backups / name).write_bytes(b"earlier")
    backup_of_the_day(profile.connection, NOON.date())
    left = {path.name for path in backups.iterdir()}
    assert len(left) == 7 + 4 + 2
    assert {"before-version-1.tournee", "mine.txt", "2026-11-20.tournee"} <= left


def test_last_seven_days_and_four_weeks_are_kept() -> None:
    days = {date(2026, 11, 20) - timedelta(days=n) for n in range(60)}
    weekly = {date(2026, 11, 13), date(2026, 11, 8), date(2026, 11, 1), date(2026, 10, 25)}
    assert days - surplus(days) == {date(2026, 11, 20) - timedelta(days=n) for n in range(7)} | weekly


def test_seldom_opened_laptop_loses_no_backup() -> None:
    assert surplus([date(2026, 1, 5), date(2026, 3, 2), date(2026, 11, 20)]) == set()


def test_backup_made_within_a_transaction_is_a_mistake_of_the_program(profile: OpenProfile, tmp_path: Path) -> None:
    with pytest.raises(Exception, match="transaction") as caught, transaction(profile.connection):
        backup(profile.connection, tmp_path / "saved")
    assert not isinstance(caught.value, DiskFullError)


@given(st.sets(st.dates(date(2025, 12, 1), date(2026, 3, 1)), max_size=60))
def test_last_seven_and_at_most_four_more_are_kept_and_nothing_goes_the_next_time(days: set[date]) -> None:
    kept = days - surplus(days)
    assert set(sorted(days)[-7:]) <= kept
    assert len(kept) <= 11
    assert surplus(kept) == set()


@given(st.sets(st.dates(date(2026, 11, 1), date(2026, 11, 30)), min_size=1, max_size=30))
def test_last_backup_of_the_last_week_before_the_seven_is_kept(days: set[date]) -> None:
    older = sorted(days)[:-7]
    assert not older or older[-1] not in surplus(days)


@pytest.mark.parametrize("name", ["2026-02-30", "2026-13-01", "0000-00-00"])
def test_file_named_after_no_day_is_no_obstacle_and_stays(profile: OpenProfile, name: str) -> None:
    stray = profile.folder / "backups" / f"{name}.tournee"
    stray.parent.mkdir()
    stray.write_bytes(b"mine")
    made = backup_of_the_day(profile.connection, NOON.date())
    assert (made is not None, stray.read_bytes()) == (True, b"mine")
