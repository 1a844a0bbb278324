"""``export``: a file, how many rows, and what others would refuse."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Profile
from tests.cli.makers import a_scheme, a_session


def test_export_tells_the_file_and_its_rows(solo: Profile, tmp_path: Path) -> None:
    solo.id_of("person", "add", "--last-name", "Roche", "--first-name", "Denise")
    document = solo.run("export", "people", "--to", tmp_path / "personnes.ods").document
    assert document == {"rows": 1, "file": str(tmp_path / "personnes.ods"), "warnings": []}


def test_standard_names_its_own_file_in_a_folder(solo: Profile, tmp_path: Path) -> None:
    a_session(solo)
    document = solo.run("export", "places", "--to", tmp_path, "--form", "standard").document
    assert "lieux-de-mediation-numerique" in document["file"]
    assert document["rows"] == 12


def test_last_day_is_included(solo: Profile, tmp_path: Path) -> None:
    a_session(solo)
    file = tmp_path / "ateliers.csv"
    assert solo.run("export", "sessions", "--to", file, "--until", "2026-11-24").document["rows"] == 1
    assert solo.run("export", "sessions", "--to", file, "--until", "2026-11-23").document["rows"] == 0


def test_unknown_ending_is_refused(solo: Profile, tmp_path: Path) -> None:
    assert solo.run("export", "people", "--to", tmp_path / "x.pdf").error == "invalid_input"


def test_presences_and_vouchers_of_a_span_of_days_are_exported(solo: Profile, tmp_path: Path) -> None:
    session, scheme = a_session(solo), a_scheme(solo)
    person = solo.id_of("person", "add", "--last-name", "Roche")
    solo.run("attend", session, person, "--status", "present")
    solo.run("redeem", "04127785", "--scheme", scheme, "--session", session, "--person", person)
    rows = {
        (kind, first): solo.run("export", kind, "--to", tmp_path / f"{kind}.json", "--from", first).document["rows"]
        for kind in ("attendance", "redemptions")
        for first in ("2020-01-01", "2099-01-01")
    }
    assert list(rows.values()) == [1, 0, 1, 0]


def test_day_that_is_none_is_wrong_usage(solo: Profile, tmp_path: Path) -> None:
    assert solo.run("export", "attendance", "--to", tmp_path / "a.csv", "--from", "31/12/2026").code == 2


def test_form_that_is_anothers_is_wrong_usage(solo: Profile, tmp_path: Path) -> None:
    assert solo.run("export", "places", "--to", tmp_path / "a.csv", "--form", "la-coop").code == 2


def test_last_day_of_the_calendar_is_no_end(solo: Profile, tmp_path: Path) -> None:
    a_session(solo)
    ran = solo.run("export", "sessions", "--to", tmp_path / "a.csv", "--until", "9999-12-31")
    assert (ran.code, ran.document["rows"]) == (0, 1)


def test_days_told_backwards_export_nothing(solo: Profile, tmp_path: Path) -> None:
    a_session(solo)
    days = ("--from", "2026-12-31", "--until", "2026-01-01")
    assert solo.run("export", "sessions", "--to", tmp_path / "a.csv", *days).document["rows"] == 0


@pytest.mark.parametrize("kind", ["people", "places"])
def test_lists_that_have_no_days_take_none(solo: Profile, tmp_path: Path, kind: str) -> None:
    assert solo.run("export", kind, "--to", tmp_path / "a.csv", "--from", "2026-01-01").code == 2
