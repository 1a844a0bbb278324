"""Where things lie, which folders are refused, and the passphrase of scripts."""

from __future__ import annotations

from pathlib import Path

import pytest

from mediator_app.config import default_profile, passphrase_from, refuse_copied_folder
from mediator_app.errors import AppError, InvalidInputError


def test_passphrase_file_wins_over_the_environment(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("du fichier\n", encoding="utf-8")
    assert passphrase_from(tmp_path / "secret", {"MEDIATOR_APP_PASSPHRASE": "de l’environnement"}) == "du fichier"


def test_passphrase_of_the_environment_is_used_without_a_file() -> None:
    assert passphrase_from(None, {"MEDIATOR_APP_PASSPHRASE": "bateau lavande"}) == "bateau lavande"


def test_no_passphrase_given_is_none() -> None:
    assert passphrase_from(None, {}) is None


@pytest.mark.parametrize("content", [b"bateau", b"bateau\n", b"bateau\r\n", b"\xef\xbb\xbfbateau\n"])
def test_line_end_and_byte_order_mark_are_no_part_of_it(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "secret").write_bytes(content)
    assert passphrase_from(tmp_path / "secret", {}) == "bateau"


def test_spaces_within_the_passphrase_are_kept(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text(" deux mots \n", encoding="utf-8")
    assert passphrase_from(tmp_path / "secret", {}) == " deux mots "


def test_two_spellings_of_an_accent_are_one_passphrase() -> None:
    assert passphrase_from(None, {"MEDIATOR_APP_PASSPHRASE": "e\u0301te\u0301"}) == "\u00e9t\u00e9"


@pytest.mark.parametrize("content", [b"", b"\n", b"\xff\xfe\x00b"])
def test_unusable_passphrase_file_is_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "secret").write_bytes(content)
    with pytest.raises(InvalidInputError):
        passphrase_from(tmp_path / "secret", {})


def test_absent_passphrase_file_is_refused_by_its_name(tmp_path: Path) -> None:
    with pytest.raises(InvalidInputError, match="absent"):
        passphrase_from(tmp_path / "absent", {})


COPIED = """OneDrive;OneDrive - Conseil départemental;Dropbox;Dropbox (Personnel);Nextcloud;iCloud Drive;Google Drive;
Mon Drive;ownCloud;kDrive;pCloudDrive;Library/CloudStorage"""


@pytest.mark.parametrize("name", COPIED.replace("\n", "").split(";"))
def test_folder_copied_by_another_program_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(AppError) as caught:
        refuse_copied_folder(tmp_path / name / "tournee" / "profile")
    assert caught.value.code == "copied_folder"
    assert str(default_profile()) in caught.value.hint


def test_renamed_copied_folder_is_known_by_its_mark(tmp_path: Path) -> None:
    (tmp_path / ".stfolder").mkdir()
    with pytest.raises(AppError):
        refuse_copied_folder(tmp_path / "profile")


@pytest.mark.parametrize("name", ["profile", "Documents", "mega-octets", "Dropboxes", "Boîte"])
def test_ordinary_folder_is_accepted(tmp_path: Path, name: str) -> None:
    refuse_copied_folder(tmp_path / name)


def test_default_profile_is_in_the_folder_of_the_program() -> None:
    assert default_profile().parent.name == "tournee"
    refuse_copied_folder(default_profile())
