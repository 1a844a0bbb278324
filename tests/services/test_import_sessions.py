"""A planning: sessions, their places, and the same planning again."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from mediator_app.documents.tables import read_text
from mediator_app.domain.import_headers import guess_mapping
from mediator_app.services.import_plan import ImportReport, ImportRequest, Outcome
from mediator_app.services.imports import import_table
from mediator_app.services.laptop import Laptop
from mediator_app.services.profiles import rows_of
from mediator_app.services.sessions import add_place, close_session
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
