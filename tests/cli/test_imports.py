"""``import people`` and ``import places``."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Profile
from tests.cli.makers import BUS

KEYS = {"read", "created", "updated", "unchanged", "refused", "warnings"}


@pytest.fixture
def people(tmp_path: Path) -> Path:
    """A small list as an office writes it."""
    file = tmp_path / "liste.csv"
    lines = ("Nom;Prénom;Année de naissance", "ROCHE;Denise;1948", ";;1950", "FAURE;Lucienne;24")
    file.write_text("\r\n".join(lines), encoding="cp1252")
    return file


def test_report_has_exactly_the_keys_of_the_contract(solo: Profile, people: Path) -> None:
    assert set(solo.run("import", "people", people).document) == KEYS


def test_report_counts_rows_and_tells_the_refused_by_number(solo: Profile, people: Path) -> None:
    document = solo.run("import", "people", people).document
    assert (document["read"], document["created"]) == (3, 2)
    assert document["refused"] == [{"row": 3, "reason": "La ligne n’a ni nom ni prénom."}]


def test_cell_that_is_not_taken_is_a_warning(solo: Profile, people: Path) -> None:
    [warning] = solo.run("import", "people", people).document["warnings"]
    assert warning.startswith("Ligne 4")


def test_dry_run_writes_nothing_and_reports_the_same(solo: Profile, people: Path) -> None:
    tried = solo.run("import", "people", people, "--dry-run").document
    assert solo.rows("SELECT id FROM people") == []
    assert solo.run("import", "people", people).document == tried


def test_same_places_again_change_nothing(solo: Profile) -> None:
    solo.run("import", "places", BUS)
    before = solo.run("status").document["pending"]
    again = solo.run("import", "places", BUS).document
    assert (again["created"], again["updated"], again["unchanged"]) == (0, 0, 12)
    assert solo.run("status").document["pending"] == before == 12


def test_file_that_is_no_table_is_refused(solo: Profile, tmp_path: Path) -> None:
    (tmp_path / "photo.png").write_bytes(b"\x89PNG\x00\x00")
    assert solo.run("import", "people", tmp_path / "photo.png").error == "invalid_input"


def test_file_without_a_column_of_names_is_refused_with_its_columns(solo: Profile, tmp_path: Path) -> None:
    (tmp_path / "x.csv").write_text("Montant;Jour\n12;lundi\n", encoding="utf-8")
    ran = solo.run("import", "people", tmp_path / "x.csv")
    assert ran.code == 1
    assert "Montant, Jour" in ran.document["error"]["hint"]


def test_words_name_the_rows_and_not_more_than_can_be_read(solo: Profile, tmp_path: Path) -> None:
    lines = "\n".join(f"Roche{number};xx" for number in range(60))
    (tmp_path / "x.csv").write_text(f"Nom;Année de naissance\n{lines}\n", encoding="utf-8")
    out = solo.run("import", "people", tmp_path / "x.csv", json=False).out
    assert out.count("Ligne ") < 25
    assert "autres remarques" in out


def test_planning_then_host_s_list_put_people_on_the_right_list(solo: Profile, tmp_path: Path) -> None:
    (tmp_path / "planning.csv").write_text("Atelier;Date;Début;Lieu\nPhotos;01/02/2027;10h;Mairie\n", encoding="utf-8")
    (tmp_path / "inscrits.csv").write_text("Nom;Prénom;Atelier\nRoche;Denise;Photos\n", encoding="utf-8")
    assert solo.run("import", "sessions", tmp_path / "planning.csv").document["created"] == 1
    [session] = solo.rows("SELECT id FROM sessions")
    document = solo.run("import", "registrations", tmp_path / "inscrits.csv", "--session", session["id"]).document
    assert {key: document[key] for key in ("created", "new_people", "waiting")} == {
        "created": 1,
        "new_people": 1,
        "waiting": 0,
    }


def test_refused_rows_are_written_to_a_file_that_can_be_corrected(solo: Profile, people: Path, tmp_path: Path) -> None:
    solo.run("import", "people", people, "--refused-to", tmp_path / "refus.csv")
    text = (tmp_path / "refus.csv").read_text(encoding="utf-8-sig")
    assert text.splitlines()[1] == ";;1950;3;La ligne n’a ni nom ni prénom."


def test_unknown_sheet_is_refused(solo: Profile, people: Path) -> None:
    assert solo.run("import", "people", people, "--sheet", "Feuille9").error == "invalid_input"


def test_columns_that_nothing_is_taken_from_are_told(solo: Profile, tmp_path: Path) -> None:
    (tmp_path / "x.csv").write_text("Nom;Prénom;Vient en bus\nRoche;Denise;oui\n", encoding="utf-8")
    [said] = solo.run("import", "people", tmp_path / "x.csv", "--dry-run").document["warnings"]
    assert said == "Colonnes laissées de côté\u00a0: Vient en bus."


def test_list_without_titles_is_read_by_what_its_cells_hold(solo: Profile, tmp_path: Path) -> None:
    (tmp_path / "x.csv").write_text("ROCHE;Denise;06 39 98 41 10\nFAURE;Paul;06 39 98 41 11\n", encoding="utf-8")
    solo.run("import", "people", tmp_path / "x.csv")
    assert [row["first_name"] for row in solo.rows("SELECT first_name FROM people ORDER BY last_name")] == [
        "Paul",
        "Denise",
    ]
