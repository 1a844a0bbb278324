"""``print``: each paper is a PDF file, its answer says where; what cannot be written is said in words."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Profile
from tests.cli.makers import a_place, a_session


def test_attendance_sheet_is_written_where_it_is_asked(solo: Profile, tmp_path: Path) -> None:
    ran = solo.run("print", "attendance-sheet", a_session(solo), "--to", tmp_path / "feuille.pdf")
    assert ran.document["file"] == str(tmp_path / "feuille.pdf")
    assert (ran.document["rows"], ran.document["bytes"]) == (0, (tmp_path / "feuille.pdf").stat().st_size)
    assert (tmp_path / "feuille.pdf").read_bytes().startswith(b"%PDF-")


@pytest.mark.parametrize("paper", ["attendance-sheet", "reminders", "mandate", "poster", "attestation", "tour"])
def test_paper_of_what_is_not_here_is_not_found(solo: Profile, tmp_path: Path, paper: str) -> None:
    assert solo.run("print", paper, "nowhere", "--to", tmp_path / "a.pdf").error == "not_found"
    assert list(tmp_path.glob("*.pdf")) == []


def test_poster_says_how_many_dates_it_has(solo: Profile, tmp_path: Path) -> None:
    ran = solo.run("print", "poster", a_place(solo), "--phone", "0536490012", "--to", tmp_path / "affiche.pdf")
    assert ran.document["dates"] == 0


def test_blank_forms_need_no_profile(solo: Profile, tmp_path: Path) -> None:
    nothing = Profile(tmp_path / "none", solo.capsys)
    ran = nothing.run("print", "blank-form", "--form", "people", "--to", tmp_path / "vide.pdf")
    assert ran.document["title"] == "Nouvelles personnes, à la main"


def test_blank_form_of_a_session_that_is_not_here_is_not_found(solo: Profile, tmp_path: Path) -> None:
    assert solo.run("print", "blank-form", "--session", "nowhere", "--to", tmp_path / "a.pdf").error == "not_found"


def test_test_codes_need_no_profile(solo: Profile, tmp_path: Path) -> None:
    ran = Profile(tmp_path / "none", solo.capsys).run("print", "test-codes", "--to", tmp_path / "codes.pdf")
    assert (ran.code, ran.document["title"]) == (0, "Tester mon lecteur")


def test_file_that_cannot_be_written_is_said_in_words(solo: Profile, tmp_path: Path) -> None:
    ran = solo.run("print", "test-codes", "--to", tmp_path / "nowhere" / "codes.pdf")
    assert (ran.code, ran.error) == (1, "not_written")


def test_person_reads_the_title_and_the_file(solo: Profile, tmp_path: Path) -> None:
    ran = solo.run("print", "test-codes", "--to", tmp_path / "codes.pdf", json=False)
    assert ran.out == f"Tester mon lecteur\u00a0: {tmp_path / 'codes.pdf'}\n"


def test_paper_without_a_file_is_wrong_usage(solo: Profile) -> None:
    assert solo.run("print", "test-codes").code == 2


def test_papers_of_a_person_and_of_a_tour_are_written_with_their_titles(solo: Profile, tmp_path: Path) -> None:
    person = solo.id_of("person", "add", "--last-name", "Roche", "--first-name", "Denise")
    mandate = solo.id_of("mandate", "add", person, "--duration", "MONTH", "--action", "Déclarer ses revenus")
    tour = solo.id_of("tour", "add", "--title", "Sud-Creuse", "--first", "2026-11-09", "--last", "2026-12-18")
    pack = solo.id_of("pack", "open", person)
    asked = {"mandate": mandate, "tour": tour, "attestation": pack, "reminders": a_session(solo)}
    for paper, about in asked.items():
        file = tmp_path / f"{paper}.pdf"
        ran = solo.run("print", paper, about, "--to", file)
        assert (paper, ran.document["file"]) == (paper, str(file))
        assert ran.document["bytes"] == file.stat().st_size > 1000
