"""A planning: sessions, their places, and the same planning again."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from mediator_app.documents.tables import read_text
from mediator_app.domain.import_headers import guess_mapping
from mediator_app.errors import InvalidInputError
from mediator_app.services.import_plan import ImportReport, ImportRequest, Outcome
from mediator_app.services.import_undoing import undo_import
from mediator_app.services.imports import import_table
from mediator_app.services.laptop import Laptop
from mediator_app.services.profiles import rows_of
from mediator_app.services.sessions import add_place, close_session, delete_session
from tests.support.laptops import a_laptop

HEADER = "Atelier;Date;Début;Fin;Lieu;Commune;Places"
PHOTOS = "Photos;26/11/2026;10h;12h;Mairie;Guéret;8"


@pytest.fixture
def laptop(tmp_path: Path) -> Iterator[Laptop]:
    """A laptop on 24 November 2026."""
    with a_laptop(tmp_path / "laptop") as laptop:
        yield laptop


def bring(laptop: Laptop, *lines: str) -> ImportReport:
    table = read_text("\n".join((HEADER, *lines))).table()
    return import_table(laptop, ImportRequest("sessions", table, guess_mapping("sessions", table.headers)))


def test_session_is_planned_with_its_place(laptop: Laptop) -> None:
    bring(laptop, PHOTOS)
    [row] = rows_of(laptop, "SELECT title, place_name, substr(starts_at, 1, 16) AS at, capacity FROM sessions")
    assert row == {"title": "Photos", "place_name": "Mairie", "at": "2026-11-26T10:00", "capacity": 8}


def test_known_place_of_that_name_and_commune_is_taken(laptop: Laptop) -> None:
    add_place(laptop, "Mairie", "23001")
    place, _ = add_place(laptop, "Mairie", "23096")
    bring(laptop, PHOTOS)
    assert rows_of(laptop, "SELECT place FROM sessions") == [{"place": place}]


def test_new_place_is_told_and_made_once(laptop: Laptop) -> None:
    report = bring(laptop, PHOTOS, PHOTOS.replace("26/11", "27/11"))
    assert len(rows_of(laptop, "SELECT id FROM places")) == 1
    assert sum("est ajouté" in warning for warning in report.warnings) == 1


def test_same_planning_again_changes_nothing(laptop: Laptop) -> None:
    bring(laptop, PHOTOS)
    assert bring(laptop, PHOTOS).span == (0, 0)


def test_corrected_planning_corrects_the_session(laptop: Laptop) -> None:
    bring(laptop, PHOTOS)
    assert bring(laptop, PHOTOS.replace(";8", ";12")).updated == 1
    assert rows_of(laptop, "SELECT capacity FROM sessions") == [{"capacity": 12}]


def test_closed_session_is_not_changed(laptop: Laptop) -> None:
    bring(laptop, PHOTOS)
    close_session(laptop, rows_of(laptop, "SELECT id FROM sessions")[0]["id"])
    [row] = bring(laptop, PHOTOS.replace(";8", ";12")).rows
    assert row.outcome is Outcome.UNCHANGED
    assert "clos" in row.sentences[0]


def test_line_that_repeats_another_is_told_and_made_once(laptop: Laptop) -> None:
    report = bring(laptop, PHOTOS, PHOTOS)
    assert (report.created, report.unchanged) == (1, 1)
    assert "Ligne 3\u00a0: la ligne en répète une autre." in report.warnings


def test_session_somebody_deleted_is_not_planned_again(laptop: Laptop) -> None:
    bring(laptop, PHOTOS)
    delete_session(laptop, rows_of(laptop, "SELECT id FROM sessions")[0]["id"])
    [row] = bring(laptop, PHOTOS).rows
    assert (row.outcome, "a été supprimé" in row.sentences[0]) == (Outcome.UNCHANGED, True)


def test_planning_taken_back_can_be_brought_in_again(laptop: Laptop) -> None:
    undo_import(laptop, bring(laptop, PHOTOS).span)
    assert rows_of(laptop, "SELECT id FROM sessions") == []
    assert bring(laptop, PHOTOS).created == 1
    assert len(rows_of(laptop, "SELECT id FROM sessions")) == 1


def test_place_of_several_communes_is_left_blank_where_the_row_does_not_tell_which(laptop: Laptop) -> None:
    for commune in ("23001", "23096"):
        add_place(laptop, "Mairie", commune)
    [row] = bring(laptop, "Photos;26/11/2026;10h;12h;Mairie;;8").rows
    assert row.sentences == ("plusieurs lieux s’appellent «\u00a0Mairie\u00a0»\u00a0: aucun n’est pris.",)
    assert rows_of(laptop, "SELECT place FROM sessions") == [{"place": None}]


def test_only_place_of_that_name_is_taken_without_its_commune(laptop: Laptop) -> None:
    place, _ = add_place(laptop, "Mairie", "23096")
    bring(laptop, "Photos;26/11/2026;10h;12h;MAIRIE;;8")
    assert rows_of(laptop, "SELECT place FROM sessions") == [{"place": place}]


def test_same_name_in_another_commune_is_another_place(laptop: Laptop) -> None:
    add_place(laptop, "Mairie", "23001")
    bring(laptop, PHOTOS)
    told = "SELECT p.commune FROM sessions AS s JOIN places AS p ON p.id = s.place"
    assert rows_of(laptop, told) == [{"commune": "23096"}]


def test_session_of_no_place_is_planned(laptop: Laptop) -> None:
    report = bring(laptop, "Photos;26/11/2026;10h;12h;;;8")
    assert (report.created, rows_of(laptop, "SELECT id FROM places")) == (1, [])


def test_planning_without_a_column_of_dates_is_refused_with_the_titles_found(laptop: Laptop) -> None:
    table = read_text("Atelier;Lieu\nPhotos;Mairie").table()
    request = ImportRequest("sessions", table, guess_mapping("sessions", table.headers))
    with pytest.raises(InvalidInputError, match="Aucune colonne de dates") as refused:
        import_table(laptop, request)
    assert refused.value.hint == "Colonnes trouvées\u00a0: Atelier, Lieu."
