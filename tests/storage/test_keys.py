"""The key of the profile: two ways in, no third, and a damaged file told apart from a wrong passphrase."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from mediator_app.errors import (
    AppError,
    DamagedProfileError,
    InvalidInputError,
    NewerProfileError,
    WrongPassphraseError,
)
from mediator_app.storage.folder import KEY_FILE
from mediator_app.storage.keys import (
    CHEAP,
    KdfCost,
    change_passphrase,
    create_keys,
    unlock,
    unlock_with_recovery,
)

PASSPHRASE = "bateau lavande Été 1998"


def edit(folder: Path, change: Any) -> None:
    document = json.loads((folder / KEY_FILE).read_text())
    change(document)
    (folder / KEY_FILE).write_text(json.dumps(document))


def test_passphrase_gives_back_the_key(tmp_path: Path) -> None:
    key, _ = create_keys(tmp_path, PASSPHRASE, CHEAP)
    assert len(key) == 32
    assert unlock(tmp_path, PASSPHRASE) == key


def test_recovery_code_gives_back_the_key(tmp_path: Path) -> None:
    key, code = create_keys(tmp_path, PASSPHRASE, CHEAP)
    assert unlock_with_recovery(tmp_path, code) == key


def test_recovery_code_is_eight_groups_without_ambiguous_letters(tmp_path: Path) -> None:
    _, code = create_keys(tmp_path, PASSPHRASE, CHEAP)
    assert [len(group) for group in code.split("-")] == [4] * 8
    assert not set(code) & set("ILOU")


def test_recovery_code_forgives_case_spaces_and_look_alikes(tmp_path: Path) -> None:
    key, code = create_keys(tmp_path, PASSPHRASE, CHEAP)
    typed = code.lower().replace("-", " ").replace("0", "o").replace("1", "l")
    assert unlock_with_recovery(tmp_path, typed) == key


def test_two_profiles_with_one_passphrase_share_nothing(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    key_a, code_a = create_keys(tmp_path / "a", PASSPHRASE, CHEAP)
    key_b, code_b = create_keys(tmp_path / "b", PASSPHRASE, CHEAP)
    assert key_a != key_b
    assert code_a != code_b


def test_key_and_code_are_not_readable_in_the_file(tmp_path: Path) -> None:
    key, code = create_keys(tmp_path, PASSPHRASE, CHEAP)
    content = (tmp_path / KEY_FILE).read_bytes()
    assert key not in content
    assert key.hex().encode() not in content
    assert code.encode() not in content


def test_wrong_passphrase_is_refused_with_what_to_do(tmp_path: Path) -> None:
    create_keys(tmp_path, PASSPHRASE, CHEAP)
    with pytest.raises(WrongPassphraseError) as caught:
        unlock(tmp_path, PASSPHRASE.lower())
    assert "feuille de secours" in caught.value.hint


def test_wrong_recovery_code_is_refused(tmp_path: Path) -> None:
    create_keys(tmp_path, PASSPHRASE, CHEAP)
    with pytest.raises(WrongPassphraseError, match="code de secours"):
        unlock_with_recovery(tmp_path, "0000-" * 7 + "0000")


def test_accents_typed_in_two_characters_open_as_well(tmp_path: Path) -> None:
    key, _ = create_keys(tmp_path, "\u00e9t\u00e9 indien", CHEAP)
    assert unlock(tmp_path, "e\u0301te\u0301 indien") == key


@pytest.mark.parametrize("passphrase", ["", "  "])
def test_empty_passphrase_is_refused(tmp_path: Path, passphrase: str) -> None:
    with pytest.raises(InvalidInputError):
        create_keys(tmp_path, passphrase, CHEAP)
    assert not (tmp_path / KEY_FILE).exists()


def test_changed_passphrase_opens_and_the_old_one_no_longer(tmp_path: Path) -> None:
    key, _ = create_keys(tmp_path, PASSPHRASE, CHEAP)
    change_passphrase(tmp_path, PASSPHRASE, "autre phrase", cost=CHEAP)
    assert unlock(tmp_path, "autre phrase") == key
    with pytest.raises(WrongPassphraseError):
        unlock(tmp_path, PASSPHRASE)


def test_recovery_sheet_outlives_a_change_of_passphrase(tmp_path: Path) -> None:
    key, code = create_keys(tmp_path, PASSPHRASE, CHEAP)
    change_passphrase(tmp_path, PASSPHRASE, "autre phrase", cost=CHEAP)
    assert unlock_with_recovery(tmp_path, code) == key


def test_forgotten_passphrase_is_replaced_by_the_recovery_sheet(tmp_path: Path) -> None:
    key, code = create_keys(tmp_path, PASSPHRASE, CHEAP)
    change_passphrase(tmp_path, code, "nouvelle phrase", way_in=unlock_with_recovery, cost=CHEAP)
    assert unlock(tmp_path, "nouvelle phrase") == key


def test_change_with_a_wrong_passphrase_leaves_the_file_alone(tmp_path: Path) -> None:
    create_keys(tmp_path, PASSPHRASE, CHEAP)
    before = (tmp_path / KEY_FILE).read_bytes()
    with pytest.raises(WrongPassphraseError):
        change_passphrase(tmp_path, "fausse", "autre", cost=CHEAP)
    assert (tmp_path / KEY_FILE).read_bytes() == before


@pytest.mark.parametrize("content", [b"", b"\x00" * 400, b"{}", b'{"version": "1"}', b"[1]", b"\xff\xfe{"])
def test_garbage_in_the_key_file_is_told_as_damage(tmp_path: Path, content: bytes) -> None:
    (tmp_path / KEY_FILE).write_bytes(content)
    with pytest.raises(DamagedProfileError):
        unlock(tmp_path, PASSPHRASE)


def test_missing_key_file_is_told_as_damage(tmp_path: Path) -> None:
    with pytest.raises(DamagedProfileError, match=r"profile\.key"):
        unlock(tmp_path, PASSPHRASE)


def test_no_flipped_or_cut_byte_opens_or_blames_the_passphrase(tmp_path: Path) -> None:
    create_keys(tmp_path, PASSPHRASE, CHEAP)
    whole = (tmp_path / KEY_FILE).read_bytes()
    for place in range(0, len(whole), 7):
        for damaged in (whole[:place], whole[:place] + bytes([whole[place] ^ 0x04]) + whole[place + 1 :]):
            (tmp_path / KEY_FILE).write_bytes(damaged)
            with pytest.raises((DamagedProfileError, NewerProfileError)):
                unlock(tmp_path, PASSPHRASE)


def test_key_file_of_a_newer_program_is_told(tmp_path: Path) -> None:
    create_keys(tmp_path, PASSPHRASE, CHEAP)
    edit(tmp_path, lambda document: document.update(version=2))
    with pytest.raises(NewerProfileError):
        unlock(tmp_path, PASSPHRASE)


def test_cost_written_in_the_file_is_the_one_asked_for(tmp_path: Path) -> None:
    create_keys(tmp_path, PASSPHRASE)
    kdf = json.loads((tmp_path / KEY_FILE).read_text())["wraps"]["passphrase"]["kdf"]
    assert (kdf["name"], kdf["time"], kdf["memory_kib"], kdf["lanes"]) == ("argon2id", 3, 65536, 4)


def test_impossible_cost_is_told_as_damage(tmp_path: Path) -> None:
    create_keys(tmp_path, PASSPHRASE, KdfCost(time=1, memory_kib=64, lanes=1))
    edit(tmp_path, lambda document: document["wraps"]["passphrase"]["kdf"].update(time=10**9))
    with pytest.raises(DamagedProfileError):
        unlock(tmp_path, PASSPHRASE)


def test_cryptography_is_loaded_only_when_needed() -> None:
    code = "import sys, mediator_app.storage.keys as _; print({'argon2', 'cryptography'} & set(sys.modules))"
    answer = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert answer.stdout.strip() == "set()"


def test_every_refusal_is_an_app_error_with_a_hint(tmp_path: Path) -> None:
    with pytest.raises(AppError) as caught:
        unlock(tmp_path, "")
    assert caught.value.hint
