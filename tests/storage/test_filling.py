"""Very many new records at once: the tables, their indexes and the search are as if each had been written alone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from mediator_app.services.laptop import Laptop
from mediator_app.storage import filling, operations, people
from mediator_app.storage.database import IntegrityError, transaction
from mediator_app.storage.operations import Draft
from tests.support.laptops import a_laptop

TABLES = ("operation", "person_row")
MANY = 5000
"""As many rows as make it worth while; fewer are written here."""

INDEXES = "SELECT name, sql FROM sqlite_schema WHERE type = 'index' ORDER BY name"


@pytest.fixture
def laptop(tmp_path: Path) -> Iterator[Laptop]:
    with a_laptop(tmp_path) as laptop:
        yield laptop


def fill(laptop: Laptop, count: int, start: int = 0) -> None:
    """Write people, all at once."""
    drafts = [[Draft("person", f"p{n}", {"last_name": f"Roche{n}"})] for n in range(start, start + count)]
    with transaction(laptop.connection), filling.very_many(laptop.connection, TABLES, MANY):
        operations.append_new(laptop.connection, drafts, laptop.author, "test")


def rows(laptop: Laptop, sql: str, *values: Any) -> list[tuple[Any, ...]]:
    """What a query gives."""
    return laptop.connection.execute(sql, values).fetchall()


def test_indexes_are_as_they_were(laptop: Laptop) -> None:
    before = rows(laptop, INDEXES)
    fill(laptop, 5)
    assert rows(laptop, INDEXES) == before


def test_indexes_are_away_while_very_many_are_written(laptop: Laptop) -> None:
    with transaction(laptop.connection), filling.very_many(laptop.connection, TABLES, MANY):
        assert rows(laptop, "SELECT 1 FROM sqlite_schema WHERE name = 'operation_by_record'") == []


def test_indexes_stay_where_little_is_written(laptop: Laptop) -> None:
    with transaction(laptop.connection), filling.very_many(laptop.connection, TABLES, 4):
        assert rows(laptop, "SELECT 1 FROM sqlite_schema WHERE name = 'operation_by_record'") == [(1,)]


def test_what_fails_leaves_indexes_and_tables_as_they_were(laptop: Laptop) -> None:
    before = rows(laptop, INDEXES)
    with pytest.raises(IntegrityError):
        fill_twice(laptop)
    assert rows(laptop, INDEXES) == before
    assert rows(laptop, "SELECT count(*) FROM operation") == [(0,)]


def fill_twice(laptop: Laptop) -> None:
    """The same people twice in one transaction."""
    with transaction(laptop.connection):
        fill(laptop, 5)
        fill(laptop, 5)


def test_file_is_sound_and_complete(laptop: Laptop) -> None:
    fill(laptop, 5)
    fill(laptop, 7, start=5)
    assert rows(laptop, "PRAGMA integrity_check") == [("ok",)]
    assert rows(laptop, "SELECT count(*), max(row) FROM person_row") == [(12, 12)]


def test_everybody_is_found_by_name(laptop: Laptop) -> None:
    fill(laptop, 5)
    found = rows(laptop, "SELECT rowid FROM person_search('roche3')")
    assert found == rows(laptop, "SELECT row FROM person_row WHERE id = 'p3'")


def test_words_are_gathered_as_usual_afterwards(laptop: Laptop) -> None:
    fill(laptop, 5)
    assert rows(laptop, "SELECT v FROM person_search_config WHERE k = 'hashsize'") == [(1 << 20,)]


def test_people_are_listed_as_if_written_one_by_one(laptop: Laptop, tmp_path: Path) -> None:
    fill(laptop, 5)
    with a_laptop(tmp_path / "other") as other:
        with transaction(other.connection):
            for n in range(5):
                operations.append(
                    other.connection, [Draft("person", f"p{n}", {"last_name": f"Roche{n}"})], other.author, "test"
                )
        sql = "SELECT row, id, last_name, voided, made_by, sort_key, is_incomplete FROM person_row ORDER BY row"
        assert rows(laptop, sql) == rows(other, sql)
        assert len(people.all_facts(laptop.connection)) == 5
