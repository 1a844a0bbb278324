"""A profile as a whole: which queries it answers and refuses, what is found wrong with it, and where that is told."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from mediator_app.errors import InvalidInputError
from mediator_app.services import people
from mediator_app.services.laptop import Laptop
from mediator_app.services.profiles import QUERY_VIEWS, check_profile, rows_of
from tests.support.laptops import Workshop, a_laptop, a_workshop


@pytest.fixture(scope="module")
def at(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Laptop, Workshop]]:
    """A laptop with the workshop of twelve; what a test adds is its own."""
    with a_laptop(tmp_path_factory.mktemp("profiles")) as laptop:
        yield laptop, a_workshop(laptop)


@pytest.mark.parametrize("view", QUERY_VIEWS)
def test_documented_view_answers(at: tuple[Laptop, Workshop], view: str) -> None:
    found = rows_of(at[0], f"SELECT count(*) AS n FROM {view}")
    assert found[0]["n"] >= 0


@pytest.mark.parametrize(
    "sql",
    [
        "DELETE FROM people",
        "UPDATE people SET last_name = 'x'",
        "SELECT * FROM person_row",
        "SELECT value FROM setting",
        "SELECT 1; DELETE FROM people",
        "PRAGMA key",
        "ATTACH DATABASE 'x.db' AS x",
        "",
        "people",
    ],
)
def test_whatever_is_not_a_reading_of_those_views_is_refused(at: tuple[Laptop, Workshop], sql: str) -> None:
    before = people.search_people(at[0], "roche")
    with pytest.raises(InvalidInputError):
        rows_of(at[0], sql)
    assert people.search_people(at[0], "roche") == before


def test_rows_are_told_by_the_names_of_their_columns(at: tuple[Laptop, Workshop]) -> None:
    found = rows_of(at[0], "SELECT last_name AS name, phone FROM people WHERE last_name = 'Roche'")
    assert found == [{"name": "Roche", "phone": "+33639984120"}]


def test_query_that_finds_nothing_has_no_rows(at: tuple[Laptop, Workshop]) -> None:
    assert rows_of(at[0], "SELECT id FROM people WHERE last_name = 'Zzz'") == []


def test_sound_profile_has_nothing_wrong(at: tuple[Laptop, Workshop]) -> None:
    assert check_profile(at[0]) == []


def test_record_that_is_not_shown_as_it_was_written_is_named(tmp_path: Path) -> None:
    with a_laptop(tmp_path) as laptop:
        added = people.add_person(laptop, {"last_name": "Dupuis"}).id
        laptop.connection.execute("UPDATE person_row SET last_name = 'Dupont' WHERE id = ?", (added,))
        told = f"Une fiche n’est pas montrée comme elle a été enregistrée\u00a0: {added}."
        assert check_profile(laptop) == [told]
