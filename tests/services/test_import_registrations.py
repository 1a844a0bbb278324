"""A host's list for a session: who is known, who is new, who is asked about, and who waits."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from mediator_app.documents.tables import read_text
from mediator_app.domain.import_headers import guess_mapping
from mediator_app.services import people
from mediator_app.services.import_plan import LEAVE_OUT, NEW_PERSON, ImportReport, ImportRequest, Outcome
from mediator_app.services.imports import import_table
from mediator_app.services.laptop import Laptop
from mediator_app.services.registrations import registrations_of, waiting_list
from mediator_app.services.sessions import add_session
from tests.support.laptops import a_laptop

HEADER = "Nom;Prénom;Téléphone;Année de naissance"
DENISE = "Roche;Denise;06 39 98 41 10;1948"
PAUL = "Faure;Paul;06 39 98 41 11;1950"


@pytest.fixture
def laptop(tmp_path: Path) -> Iterator[Laptop]:
    """A laptop on 24 November 2026."""
    with a_laptop(tmp_path / "laptop") as laptop:
        yield laptop


def a_session(laptop: Laptop, title: str = "Photos", day: str = "2026-11-26", hour: int = 10, **fields: Any) -> str:
    """A session of two hours."""
    times = {"starts_at": f"{day}T{hour:02}:00", "ends_at": f"{day}T{hour + 2:02}:00"}
    return add_session(laptop, {"title": title, **times, **fields}).id


def bring(laptop: Laptop, *lines: str, header: str = HEADER, **request: Any) -> ImportReport:
    """Import a list of registrations."""
    table = read_text("\n".join((header, *lines))).table()
    return import_table(
        laptop, ImportRequest("registrations", table, guess_mapping("registrations", table.headers), **request)
    )


def names(laptop: Laptop, session: str) -> list[tuple[str, str]]:
    """Who is on a list, and how."""
    return [(one.last_name, one.status) for one in registrations_of(laptop, session)]


def outcomes(report: ImportReport) -> list[Outcome]:
    return [row.outcome for row in report.rows]


def test_new_people_are_made_and_put_on_the_list(laptop: Laptop) -> None:
    session = a_session(laptop)
    report = bring(laptop, DENISE, PAUL, session=session)
    assert (report.created, report.new_people) == (2, 2)
    assert names(laptop, session) == [("Faure", "registered"), ("Roche", "registered")]


def test_registrations_of_a_file_say_where_they_come_from(laptop: Laptop) -> None:
    session = a_session(laptop)
    bring(laptop, DENISE, session=session)
    assert registrations_of(laptop, session)[0].registered_by == "import"


def test_known_person_is_found_and_completed(laptop: Laptop) -> None:
    session = a_session(laptop)
    known = people.add_person(laptop, {"last_name": "ROCHE", "first_name": "Denise", "birth_year": 1948}).id
    assert bring(laptop, DENISE, session=session).new_people == 0
    assert people.person_card(laptop, known).text("phone") == "+33639984110"
    assert registrations_of(laptop, session)[0].person == known


def test_same_list_again_changes_nothing(laptop: Laptop) -> None:
    session = a_session(laptop)
    bring(laptop, DENISE, session=session)
    report = bring(laptop, DENISE, session=session)
    assert (report.unchanged, report.span) == (1, (0, 0))


def test_who_comes_when_seats_are_taken_waits_in_the_order_of_the_list(laptop: Laptop) -> None:
    session = a_session(laptop, capacity=1)
    report = bring(laptop, DENISE, PAUL, "Aubrun;Odile;;", session=session)
    assert report.waiting == 2
    assert [one.last_name for one in waiting_list(laptop, session)] == ["Faure", "Aubrun"]


def test_host_s_own_waiting_list_is_kept(laptop: Laptop) -> None:
    session = a_session(laptop)
    bring(laptop, "Roche;Denise;liste d’attente", header="Nom;Prénom;Statut", session=session)
    assert names(laptop, session) == [("Roche", "waiting")]


@pytest.mark.parametrize(
    ("cell", "status"), [("oui", "waiting"), ("X", "waiting"), ("non", "registered"), ("", "registered")]
)
def test_ticked_column_of_a_waiting_list_is_kept(laptop: Laptop, cell: str, status: str) -> None:
    session = a_session(laptop)
    bring(laptop, f"Roche;Denise;{cell}", header="Nom;Prénom;Liste d’attente", session=session)
    assert names(laptop, session) == [("Roche", status)]


def test_namesake_without_another_fact_is_asked_about_and_not_written(laptop: Laptop) -> None:
    session = a_session(laptop)
    known = people.add_person(laptop, {"last_name": "Roche", "first_name": "Denise"}).id
    [row] = bring(laptop, "Roche;Denise;;", session=session).rows
    assert (row.outcome, row.candidates) == (Outcome.ASKED, (known,))
    assert names(laptop, session) == []


def test_name_that_is_alike_is_asked_about(laptop: Laptop) -> None:
    session = a_session(laptop)
    people.add_person(laptop, {"last_name": "Roches", "first_name": "Denise", "birth_year": 1948})
    [row] = bring(laptop, DENISE, session=session).rows
    assert row.sentences == ("Est-ce Denise Roches, 1948\u202f?",)


@pytest.mark.parametrize(("answer", "count", "on_list"), [("", 1, 1), (NEW_PERSON, 2, 1), (LEAVE_OUT, 1, 0)])
def test_answer_tells_who_is_meant(laptop: Laptop, answer: str, count: int, on_list: int) -> None:
    session = a_session(laptop)
    known = people.add_person(laptop, {"last_name": "Roche", "first_name": "Denise"}).id
    bring(laptop, "Roche;Denise;;", session=session, answers={2: answer or known})
    assert (people.count_people(laptop), len(names(laptop, session))) == (count, on_list)


def test_two_rows_of_one_name_answered_as_new_are_two_people(laptop: Laptop) -> None:
    session = a_session(laptop)
    people.add_person(laptop, {"last_name": "Roche", "first_name": "Denise"})
    bring(laptop, "Roche;Denise;;", "Roche;Denise;;", session=session, answers={2: NEW_PERSON, 3: NEW_PERSON})
    assert (people.count_people(laptop), len(names(laptop, session))) == (3, 2)


@pytest.mark.parametrize("wish", ["26/11/2026", "jeudi 26 novembre", "26/11 à 10h", "Photos"])
def test_each_row_finds_its_session(laptop: Laptop, wish: str) -> None:
    session = a_session(laptop)
    a_session(laptop, "Démarches", "2026-11-27")
    bring(laptop, f"Roche;{wish}", header="Nom;Atelier souhaité")
    assert names(laptop, session) == [("Roche", "registered")]


@pytest.mark.parametrize(
    ("wish", "why"),
    [("", "ne dit pas"), ("28/11/2026", "Aucun atelier"), ("26/11/2026", "Plusieurs ateliers")],
)
def test_row_whose_session_cannot_be_told_is_refused(laptop: Laptop, wish: str, why: str) -> None:
    a_session(laptop)
    a_session(laptop, "Démarches", hour=14)
    [refused] = bring(laptop, f"Roche;{wish}", header="Nom;Atelier souhaité").refused
    assert why in refused.reason


def test_who_gave_up_is_not_put_on_the_list(laptop: Laptop) -> None:
    session = a_session(laptop)
    report = bring(laptop, "Roche;Annulé", header="Nom;Statut", session=session)
    assert outcomes(report) == [Outcome.REFUSED]
    assert names(laptop, session) == []
