"""The folder of a profile: files replaced whole, and a lock that dies with its holder."""

from __future__ import annotations

from pathlib import Path

import pytest

from mediator_app.errors import ProfileInUseError
from mediator_app.storage.folder import FolderLock, make_private, write_durably


def test_written_file_is_private_and_leaves_no_draft(tmp_path: Path) -> None:
    write_durably(tmp_path / "note", b"one")
    write_durably(tmp_path / "note", b"two")
    assert (tmp_path / "note").read_bytes() == b"two"
    assert (tmp_path / "note").stat().st_mode & 0o777 == 0o600
    assert [path.name for path in tmp_path.iterdir()] == ["note"]


def test_draft_left_by_a_crash_is_no_obstacle(tmp_path: Path) -> None:
    (tmp_path / "note.tmp").write_bytes(b"half")
    write_durably(tmp_path / "note", b"whole")
    assert (tmp_path / "note").read_bytes() == b"whole"


def test_lock_is_refused_while_it_is_held(tmp_path: Path) -> None:
    FolderLock(tmp_path)
    with pytest.raises(ProfileInUseError, match="déjà ouvertes"):
        FolderLock(tmp_path)


def test_lock_given_back_is_free_and_may_be_given_back_twice(tmp_path: Path) -> None:
    lock = FolderLock(tmp_path)
    lock.release()
    lock.release()
    FolderLock(tmp_path).release()


def test_folder_is_closed_to_others_even_if_it_was_open(tmp_path: Path) -> None:
    (tmp_path / "profile").mkdir(mode=0o755)
    make_private(tmp_path / "profile")
    assert (tmp_path / "profile").stat().st_mode & 0o777 == 0o700
