"""``check``, ``backup`` and ``restore``."""

from __future__ import annotations

from pathlib import Path

import pytest

from mediator_app.config import PASSPHRASE_VARIABLE
from mediator_app.storage.profile import open_profile
from tests.cli.conftest import PASSPHRASE, Profile

SOUND = {"ok": True, "problems": []}


@pytest.fixture
def saved(solo: Profile, tmp_path: Path) -> Path:
    """A backup of a profile with Denise Roche in it."""
    solo.id_of("person", "add", "--last-name", "Roche")
    assert solo.run("backup", tmp_path / "copie.tournee").document == SOUND
    return tmp_path / "copie.tournee"


def test_sound_profile_is_checked(solo: Profile) -> None:
    solo.id_of("person", "add", "--last-name", "Roche")
    assert solo.run("check").document == SOUND


def test_record_shown_otherwise_than_it_was_saved_is_a_problem(solo: Profile) -> None:
    id_ = solo.id_of("person", "add", "--last-name", "Roche")
    with open_profile(solo.folder, PASSPHRASE) as profile:
        profile.connection.execute(
            "INSERT INTO base (id, entity, seq, fields, made_by, made_at, actor, wall)"
            " SELECT id, entity, 1, '{}', '', '', '', '' FROM operation"
        )
    ran = solo.run("check")
    assert (ran.code, ran.document["ok"]) == (1, False)
    assert id_ in ran.document["problems"][0]


def test_backup_is_restored_on_another_computer(saved: Path, solo: Profile, tmp_path: Path) -> None:
    other = Profile(tmp_path / "other", solo.capsys)
    assert other.run("restore", saved).document == SOUND
    assert other.rows("SELECT last_name FROM people") == [{"last_name": "Roche"}]


def test_restoring_keeps_the_profile_that_was_there(saved: Path, solo: Profile) -> None:
    solo.id_of("person", "add", "--last-name", "Faure")
    ran = solo.run("restore", saved)
    assert solo.rows("SELECT last_name FROM people") == [{"last_name": "Roche"}]
    assert len(list(solo.folder.glob("replaced-*/tournee.db"))) == 1
    assert "replaced-" in ran.err


def test_restoring_by_a_wrong_passphrase_changes_nothing(
    saved: Path, solo: Profile, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as other:
        other.setenv(PASSPHRASE_VARIABLE, "autre chose")
        assert solo.run("restore", saved).error == "wrong_passphrase"
    assert solo.run("check").document == SOUND


def test_damaged_backup_is_refused(saved: Path, solo: Profile) -> None:
    saved.write_bytes(saved.read_bytes()[:4000])
    assert solo.run("restore", saved).error == "damaged_profile"


def test_backup_never_replaces_another_file(solo: Profile, tmp_path: Path) -> None:
    (tmp_path / "lettre.odt").write_bytes(b"Madame")
    assert solo.run("backup", tmp_path / "lettre.odt").error == "invalid_input"
    assert (tmp_path / "lettre.odt").read_bytes() == b"Madame"


def test_backup_into_a_folder_that_does_not_exist_is_told(solo: Profile, tmp_path: Path) -> None:
    assert solo.run("backup", tmp_path / "absent" / "copie.tournee").code == 1
