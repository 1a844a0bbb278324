"""``init``, and the profiles that no command opens."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from mediator_app.config import PASSPHRASE_VARIABLE
from mediator_app.storage.profile import open_profile
from tests.cli.conftest import PASSPHRASE, Profile

Captured = pytest.CaptureFixture[str]


def test_init_prints_only_the_profile(tmp_path: Path, capsys: Captured) -> None:
    ran = Profile(tmp_path / "new", capsys).run("init")
    assert (ran.code, ran.document) == (0, {"profile": str(tmp_path / "new")})


def test_init_says_the_recovery_code_on_the_error_stream(tmp_path: Path, capsys: Captured) -> None:
    ran = Profile(tmp_path / "new", capsys).run("init")
    assert re.search(r"([0-9A-Z]{4}-){7}[0-9A-Z]{4}", ran.err)


def test_init_makes_a_profile_that_opens(tmp_path: Path, capsys: Captured) -> None:
    profile = Profile(tmp_path / "new", capsys)
    profile.run("init")
    assert profile.run("check").document == {"ok": True, "problems": []}


def test_init_never_replaces_a_profile(solo: Profile) -> None:
    before = (solo.folder / "tournee.db").read_bytes()
    ran = solo.run("init")
    assert (ran.code, ran.error) == (1, "profile_exists")
    assert (solo.folder / "tournee.db").read_bytes() == before


def test_wrong_passphrase_is_told(solo: Profile, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(PASSPHRASE_VARIABLE, "autre chose")
    ran = solo.run("status")
    assert (ran.code, ran.error) == (1, "wrong_passphrase")


def test_passphrase_file_goes_before_the_environment(
    solo: Profile, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(PASSPHRASE_VARIABLE, "autre chose")
    (tmp_path / "secret").write_text(PASSPHRASE + "\n", encoding="utf-8")
    assert solo.run("--passphrase-file", tmp_path / "secret", "status").code == 0


def test_missing_passphrase_is_not_asked_without_a_terminal(solo: Profile, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(PASSPHRASE_VARIABLE)
    ran = solo.run("status")
    assert (ran.code, ran.error) == (1, "passphrase_needed")


def test_profile_in_use_is_told(solo: Profile) -> None:
    with open_profile(solo.folder, PASSPHRASE):
        ran = solo.run("status")
    assert (ran.code, ran.error) == (1, "profile_in_use")


def test_absent_profile_is_told(tmp_path: Path, capsys: Captured) -> None:
    ran = Profile(tmp_path / "nowhere", capsys).run("status")
    assert (ran.code, ran.error) == (1, "no_profile")


def test_damaged_profile_is_told_and_left_as_it_is(solo: Profile) -> None:
    file = solo.folder / "tournee.db"
    file.write_bytes(file.read_bytes()[:5000])
    ran = solo.run("status")
    assert (ran.code, ran.error) == (1, "damaged_profile")
    assert file.stat().st_size == 5000


def test_error_is_told_in_words_beside_the_document(tmp_path: Path, capsys: Captured) -> None:
    ran = Profile(tmp_path / "nowhere", capsys).run("status")
    assert ran.document["error"]["title"] in ran.err
    assert ran.document["error"]["hint"] in ran.err


def test_error_without_json_leaves_standard_output_empty(tmp_path: Path, capsys: Captured) -> None:
    ran = Profile(tmp_path / "nowhere", capsys).run("status", json=False)
    assert (ran.code, ran.out) == (1, "")
