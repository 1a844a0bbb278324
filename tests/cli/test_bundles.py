"""``bundle write`` and ``bundle read``: a whole exchange by USB stick, with the commands of both sides."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from mediator_app.server.__main__ import main as centre_main
from tests.cli.conftest import Centre, Profile
from tests.cli.makers import a_session
from tests.support.papers import a_scan


@pytest.fixture
def claire(centre: Centre) -> Profile:
    """A laptop that has sent once, and then made a person without a network."""
    claire = centre.member("claire")
    claire.run("sync")
    claire.id_of("person", "add", "--last-name", "Roche")
    return claire


def at_centre(centre: Centre, capsys: pytest.CaptureFixture[str], *words: object) -> tuple[int, Any]:
    """Run a command of the centre: its exit code and what it prints."""
    capsys.readouterr()
    code = centre_main([*map(str, words), "--data", str(centre.folder), "--json"])
    return code, json.loads(capsys.readouterr().out)


def test_person_made_offline_reaches_the_centre_and_is_answered_by_stick(
    claire: Profile, centre: Centre, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    there, back = tmp_path / "aller.tournee", tmp_path / "retour.tournee"
    device = claire.run("status").document["device"]
    assert claire.run("bundle", "write", there).document["operations"] == 1
    code, taken = at_centre(centre, capsys, "bundle", "read", there)
    assert (code, taken["device"], taken["accepted"]) == (0, device, 1)
    assert at_centre(centre, capsys, "bundle", "write", back, "--for", device)[0] == 0
    assert claire.run("bundle", "read", back).document["answered"] == 1
    assert claire.run("status").document["pending"] == 0


def test_stick_read_by_a_colleague_is_carried_to_the_centre(claire: Profile, centre: Centre, tmp_path: Path) -> None:
    karim = centre.member("karim")
    karim.run("sync")
    device = karim.run("status").document["device"]
    file = tmp_path / "aller.tournee"
    # Claire learns of Karim's laptop at her next send; here she knows only whom the centre knew at the first.
    assert claire.run("bundle", "write", file, "--for", device).error == "unknown_device"
    assert claire.run("bundle", "write", file).code == 0
    assert karim.run("bundle", "read", file).error == "not_for_us"


def test_file_that_is_no_parcel_is_refused_in_words(claire: Profile, tmp_path: Path) -> None:
    file = tmp_path / "photo.jpg"
    file.write_bytes(b"\xff\xd8\xff\xe0 not a parcel")
    ran = claire.run("bundle", "read", file)
    assert (ran.code, ran.error) == (1, "not_a_parcel")
    assert "colis" in ran.err


def test_file_that_is_not_there_is_refused_in_words(claire: Profile, tmp_path: Path) -> None:
    assert claire.run("bundle", "read", tmp_path / "rien.tournee").error == "not_read"


def test_stick_that_is_gone_leaves_everything_waiting(claire: Profile, tmp_path: Path) -> None:
    assert claire.run("bundle", "write", tmp_path / "absente" / "colis.tournee").error == "not_saved"
    assert claire.run("status").document["pending"] == 1


def test_centre_names_a_device_that_it_does_not_know(
    centre: Centre, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, answer = at_centre(centre, capsys, "bundle", "write", tmp_path / "x.tournee", "--for", "nobody")
    assert (code, answer["error"]["code"]) == (1, "not_found")


def test_signed_sheet_goes_in_a_file_of_its_own(
    claire: Profile, centre: Centre, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    scan, there = tmp_path / "feuille.pdf", tmp_path / "aller.tournee"
    scan.write_bytes(a_scan())
    claire.run("attachment", "add", a_session(claire), scan)
    [beside] = claire.run("bundle", "write", there).document["paper_files"]
    assert beside == str(tmp_path / "aller-papiers-1.tournee")
    assert at_centre(centre, capsys, "bundle", "read", beside)[1]["papers_unknown"] == 1
    at_centre(centre, capsys, "bundle", "read", there)
    assert at_centre(centre, capsys, "bundle", "read", beside)[1]["papers"] == 1
