"""A restoration that died half-way is finished by the next opening, wherever it died."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

from mediator_app.errors import AppError
from mediator_app.storage import backup, restoring, settings
from mediator_app.storage.keys import CHEAP
from mediator_app.storage.profile import create_profile, has_profile, open_profile

BEFORE, SAVED = "ce qui était là", "bateau lavande"
NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)
DECIDED = 2
"""Moves after which the backup is the profile: the key unpacked, the decision written."""


class DiedError(Exception):
    """The laptop's battery is empty."""


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    """A backup of another laptop, with another passphrase."""
    _profile(tmp_path / "other", SAVED)
    with open_profile(tmp_path / "other", SAVED) as profile:
        backup.backup(profile.connection, tmp_path / "saved.tournee")
    return tmp_path / "saved.tournee"


def dies_after(moves: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """The laptop dies after so many files of the restoration were given their place."""
    left, move = [moves], Path.replace

    def replace(draft: Path, path: Path) -> Path:
        if draft.parent.name == restoring.STAGING or path.parent.name.startswith("replaced-"):
            left[0] -= 1
            if left[0] < 0:
                raise DiedError
        return move(draft, path)

    monkeypatch.setattr(Path, "replace", replace)


@pytest.mark.parametrize("moves", range(7))
def test_restoration_cut_anywhere_leaves_the_old_profile_or_the_new_one(
    saved: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, moves: int
) -> None:
    folder = tmp_path / "profile"
    _profile(folder, BEFORE)
    with monkeypatch.context() as dying:
        dies_after(moves, dying)
        try:
            backup.restore(saved, folder, SAVED, now=NOON)
        except DiedError:
            assert moves < 6
    wanted = SAVED if moves >= DECIDED else BEFORE
    assert _found(folder, wanted) == wanted


def test_profile_before_a_restoration_that_died_is_kept_with_its_key(
    saved: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "profile"
    _profile(folder, BEFORE)
    with monkeypatch.context() as dying:
        dies_after(4, dying)
        with pytest.raises(DiedError):
            backup.restore(saved, folder, SAVED, now=NOON)
    open_profile(folder, SAVED).close()
    (aside,) = folder.glob("replaced-*")
    assert _found(aside, BEFORE) == BEFORE


def test_computer_whose_first_profile_is_being_restored_is_not_a_new_one(
    saved: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "profile"
    with monkeypatch.context() as dying:
        dies_after(2, dying)
        with pytest.raises(DiedError):
            backup.restore(saved, folder, SAVED, now=NOON)
    assert has_profile(folder)
    with pytest.raises(AppError, match="contient déjà"):
        create_profile(folder, BEFORE, cost=CHEAP)
    assert _found(folder, SAVED) == SAVED


def test_undecided_restoration_is_forgotten(tmp_path: Path) -> None:
    folder = tmp_path / "profile"
    _profile(folder, BEFORE)
    shutil.copytree(folder, folder / restoring.STAGING)
    assert _found(folder, BEFORE) == BEFORE


def test_next_restoration_finishes_the_one_that_died(
    saved: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "profile"
    _profile(folder, BEFORE)
    with monkeypatch.context() as dying:
        dies_after(4, dying)
        with pytest.raises(DiedError):
            backup.restore(saved, folder, SAVED, now=NOON)
    backup.restore(saved, folder, SAVED, now=NOON.replace(hour=13))
    asides = zip(sorted(folder.glob("replaced-*")), (BEFORE, SAVED), strict=True)
    kept = {_found(aside, passphrase) for aside, passphrase in asides}
    assert kept == {BEFORE, SAVED}


def _profile(folder: Path, passphrase: str) -> None:
    """A profile that knows its own passphrase, to be told apart."""
    create_profile(folder, passphrase, cost=CHEAP)
    with open_profile(folder, passphrase) as profile:
        settings.put(profile.connection, words=passphrase)


def _found(folder: Path, passphrase: str) -> str:
    with open_profile(folder, passphrase) as profile:
        assert backup.check(profile.connection) == []
        return settings.get(profile.connection, "words")
