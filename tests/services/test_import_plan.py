"""What an import plans and tells before anything is written."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from mediator_app.documents.tables import Table
from mediator_app.services import people
from mediator_app.services.changes import Changes
from mediator_app.services.import_plan import (
    ImportReport,
    ImportRequest,
    ImportStoppedError,
    Outcome,
    Planning,
    RowOutcome,
    Watch,
)
from mediator_app.services.laptop import Laptop
from tests.support.laptops import a_laptop

TABLE = Table(("Nom",), (("Roche",), ("Faure",)), (2, 3), "csv")


@pytest.fixture(scope="module")
def at(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Laptop, str]]:
    """A laptop where Denise is known, and her id."""
    with a_laptop(Path(tmp_path_factory.mktemp("plan")) / "profile") as laptop:
        yield laptop, people.add_person(laptop, {"last_name": "Roche", "first_name": "Denise"}).id


@pytest.fixture
def planning(at: tuple[Laptop, str]) -> Planning:
    return Planning(at[0], ImportRequest("people", TABLE, {"last_name": "Nom"}), Watch())


def test_stopped_import_ends_at_the_next_step_and_says_that_nothing_was_written() -> None:
    watch = Watch()
    watch.at(0.25)
    watch.stop()
    with pytest.raises(ImportStoppedError, match="L’import est arrêté") as stopped:
        watch.at(0.5)
    assert (stopped.value.hint, watch.share) == ("Rien n’a été enregistré.", 0.5)


def test_record_is_seen_as_it_will_be_after_the_rows_above(planning: Planning, at: tuple[Laptop, str]) -> None:
    planning.change(2, "person", at[1], {"phone": "+33639984110"})
    present = planning.present("person", at[1]) or {}
    assert (present["last_name"], present["phone"]) == ("Roche", "+33639984110")


def test_record_of_the_file_is_seen_by_the_rows_below(planning: Planning) -> None:
    planning.create(2, "person", "new", {"last_name": "Faure"})
    planning.change(3, "person", "new", {"first_name": "Lucienne"})
    assert planning.present("person", "new") == {"last_name": "Faure", "first_name": "Lucienne"}
    assert [[draft.id for draft in drafts] for drafts in planning.drafts()] == [["new"]]


def test_record_that_is_nowhere_is_not_there(planning: Planning) -> None:
    assert planning.present("person", "nowhere") is None


def test_records_are_read_at_once_those_that_are_here(planning: Planning, at: tuple[Laptop, str]) -> None:
    assert planning.load("person", [at[1], "nowhere"]) == {at[1]}


def test_change_of_nothing_is_no_change(planning: Planning, at: tuple[Laptop, str]) -> None:
    assert planning.change(2, "person", at[1], {}) is False
    assert planning.drafts() == []


def test_gestures_follow_the_rows_whatever_the_order_in_which_they_were_planned(planning: Planning) -> None:
    for row, id_ in ((5, "e"), (2, "b"), (3, "c")):
        planning.create(row, "person", id_, {"last_name": "Faure"})
    assert [drafts[0].id for drafts in planning.drafts()] == ["b", "c", "e"]


def test_record_that_nobody_deleted_is_not_brought_back(planning: Planning, at: tuple[Laptop, str]) -> None:
    assert planning.restore(2, "person", at[1], {"last_name": "Roche"}) is False


def test_row_that_is_asked_about_keeps_who_it_may_be(planning: Planning) -> None:
    planning.ask(3, "Est-ce Denise Roche\u202f?", ["p1", "p2"])
    planning.end(2, Outcome.CREATED)
    planning.tell(2, "un avis")
    assert planning.rows() == (
        RowOutcome(2, Outcome.CREATED, ("un avis",)),
        RowOutcome(3, Outcome.ASKED, ("Est-ce Denise Roche\u202f?",), ("p1", "p2")),
    )


def report(*rows: RowOutcome, totals: tuple[int, ...] = ()) -> ImportReport:
    return ImportReport(rows, Changes.none(), totals=totals)


def test_every_row_is_counted_once() -> None:
    told = report(*(RowOutcome(row, outcome) for row, outcome in enumerate(Outcome, 2)))
    assert (told.read, told.created, told.updated, told.unchanged, len(told.refused)) == (5, 1, 1, 1, 2)


def test_refusals_and_questions_are_not_warnings() -> None:
    told = report(
        RowOutcome(2, Outcome.REFUSED, ("La ligne n’a ni nom ni prénom.",)),
        RowOutcome(3, Outcome.CREATED, ("un avis", "un autre")),
        RowOutcome(4, Outcome.ASKED, ("Qui\u202f?",)),
    )
    assert [(one.row, one.reason) for one in told.refused] == [(2, "La ligne n’a ni nom ni prénom."), (4, "Qui\u202f?")]
    assert told.warnings == ("Ligne 3\u00a0: un avis", "Ligne 3\u00a0: un autre")


def test_lines_of_totals_are_told_in_their_place() -> None:
    told = report(RowOutcome(2, Outcome.CREATED, ("a",)), RowOutcome(9, Outcome.CREATED, ("b",)), totals=(5,))
    assert told.warnings == ("Ligne 2\u00a0: a", "Ligne 5\u00a0: un total, laissé de côté.", "Ligne 9\u00a0: b")
