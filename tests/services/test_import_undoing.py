"""Stopping an import, and taking one back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from mediator_app.documents.tables import read_text
from mediator_app.domain.import_headers import ImportKind, guess_mapping
from mediator_app.errors import InvalidInputError
from mediator_app.services import people
from mediator_app.services.import_plan import ImportReport, ImportRequest, ImportStoppedError, Watch
from mediator_app.services.import_undoing import undo_import
from mediator_app.services.imports import import_table
from mediator_app.services.laptop import Laptop
from mediator_app.services.profiles import rows_of
from mediator_app.services.registrations import register, registrations_of
from mediator_app.services.sessions import add_session
from mediator_app.storage import replica
from tests.support.laptops import a_laptop

LIST = "Nom;Prénom;Téléphone;Année de naissance\nRoche;Denise;06 39 98 41 10;1948\nFaure;Paul;;1950"


@pytest.fixture
def laptop(tmp_path: Path) -> Iterator[Laptop]:
    """A laptop with one session."""
    with a_laptop(tmp_path / "laptop") as laptop:
        add_session(laptop, {"title": "Photos", "starts_at": "2026-11-26T10:00", "ends_at": "2026-11-26T12:00"})
        yield laptop


def bring(laptop: Laptop, kind: ImportKind = "people", watch: Watch | None = None, session: str = "") -> ImportReport:
    table = read_text(LIST).table()
    return import_table(laptop, ImportRequest(kind, table, guess_mapping(kind, table.headers), session), watch)


def the_session(laptop: Laptop) -> str:
    return str(rows_of(laptop, "SELECT id FROM sessions")[0]["id"])


def test_stopped_import_leaves_nothing(laptop: Laptop) -> None:
    watch = Watch()
    watch.stop()
    with pytest.raises(ImportStoppedError):
        bring(laptop, watch=watch)
    assert people.count_people(laptop) == 0


def test_import_says_how_far_it_is(laptop: Laptop) -> None:
    watch = Watch()
    bring(laptop, watch=watch)
    assert watch.share == 1.0


def test_import_of_people_is_taken_back_whole(laptop: Laptop) -> None:
    assert undo_import(laptop, bring(laptop).span).taken_back == 2
    assert people.count_people(laptop) == 0
    assert replica.problems(laptop.connection) == []


def test_completed_record_is_as_it_was(laptop: Laptop) -> None:
    fields = {"last_name": "Roche", "first_name": "Denise", "birth_year": 1948}
    known = people.add_person(laptop, fields).id
    undo_import(laptop, bring(laptop).span)
    assert people.person_card(laptop, known).fields == fields


def test_registrations_are_taken_back_with_the_people_they_made(laptop: Laptop) -> None:
    session = the_session(laptop)
    undo_import(laptop, bring(laptop, "registrations", session=session).span)
    assert registrations_of(laptop, session) == []
    assert people.count_people(laptop) == 0


def test_person_who_came_since_stays(laptop: Laptop) -> None:
    report = bring(laptop)
    denise = people.search_people(laptop, "roche")[0].id
    register(laptop, the_session(laptop), denise)
    done = undo_import(laptop, report.span)
    assert (done.taken_back, done.kept) == (1, 1)
    assert people.person_card(laptop, denise).text("first_name") == "Denise"


def test_person_corrected_since_stays(laptop: Laptop) -> None:
    report = bring(laptop)
    people.edit_person(laptop, people.search_people(laptop, "roche")[0].id, {"note": "x"})
    assert undo_import(laptop, report.span).kept == 1


def test_import_is_taken_back_once(laptop: Laptop) -> None:
    span = bring(laptop).span
    undo_import(laptop, span)
    with pytest.raises(InvalidInputError, match="déjà annulé"):
        undo_import(laptop, span)


def test_list_taken_back_can_be_imported_again(laptop: Laptop) -> None:
    undo_import(laptop, bring(laptop).span)
    assert bring(laptop).created == 2
    assert people.count_people(laptop) == 2


def test_second_import_can_be_taken_back_too(laptop: Laptop) -> None:
    undo_import(laptop, bring(laptop).span)
    undo_import(laptop, bring(laptop).span)
    assert people.count_people(laptop) == 0


def test_registrations_taken_back_can_be_imported_again(laptop: Laptop) -> None:
    session = the_session(laptop)
    undo_import(laptop, bring(laptop, "registrations", session=session).span)
    bring(laptop, "registrations", session=session)
    assert [one.last_name for one in registrations_of(laptop, session)] == ["Faure", "Roche"]
