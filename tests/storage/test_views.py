"""Rows of the screens: what goes in comes out as it was, people are found by name and phone, deleted ones are not."""

from __future__ import annotations

from typing import Any

import pytest

from mediator_app.domain.entities import ENTITIES, VOIDED, Field, ValueType
from mediator_app.services.laptop import Laptop
from mediator_app.storage import views
from mediator_app.storage.views import Record

EXAMPLES: dict[ValueType, Any] = {
    ValueType.TEXT: "Œuvrard d’Ahun",
    ValueType.INTEGER: -(2**60),
    ValueType.FLAG: False,
    ValueType.LIST: ["é", "b"],
    ValueType.MAP: {"total": 14, "é": [1, None]},
    ValueType.REFERENCE: "p1",
}


def full(entity: str) -> Record:
    """A record with a value in every field."""
    fields = {field.name: EXAMPLES[field.type] for field in ENTITIES[entity].fields.values()}
    return Record(entity, "x1", {**fields, VOIDED: True}, "member-1", "2026-11-24T09:00:00Z")


@pytest.mark.parametrize("entity", ENTITIES)
def test_record_comes_back_as_it_was_written(laptop: Laptop, entity: str) -> None:
    views.write(laptop.connection, [full(entity)])
    assert views.read(laptop.connection, entity, "x1") == full(entity)
    assert list(views.read_all(laptop.connection, entity)) == [full(entity)]


@pytest.mark.parametrize("entity", ENTITIES)
def test_record_written_again_replaces_the_first(laptop: Laptop, entity: str) -> None:
    views.write(laptop.connection, [full(entity)])
    bare = Record(entity, "x1", {}, "member-2", "2026-11-24T10:00:00Z")
    views.write(laptop.connection, [bare])
    assert views.read(laptop.connection, entity, "x1") == bare


def wrong_values() -> list[tuple[Field, Any]]:
    """For each type of value, one field of it and values that are not of it."""
    fields = {field.type: field for entity in ENTITIES.values() for field in entity.fields.values()}
    pairs = [(field, value) for field in fields.values() for value in EXAMPLES.values()]
    return [(field, value) for field, value in pairs if type(value) is not type(EXAMPLES[field.type])]


@pytest.mark.parametrize(("field", "value"), wrong_values())
def test_value_of_another_type_is_refused(laptop: Laptop, field: Field, value: Any) -> None:
    entity = next(entity for entity in ENTITIES.values() if field in entity.fields.values())
    with pytest.raises(TypeError, match=field.name):
        views.write(laptop.connection, [Record(entity.name, "x1", {field.name: value}, "", "")])
    assert views.read(laptop.connection, entity.name, "x1") is None


def test_unknown_record_is_not_there(laptop: Laptop) -> None:
    assert views.read(laptop.connection, "person", "x1") is None
    assert not views.exists(laptop.connection, "person", "x1")


def found(laptop: Laptop, words: str) -> int:
    """How many people the search index knows by these words."""
    sql = "SELECT count(*) FROM person_search WHERE person_search MATCH ?"
    return int(laptop.connection.execute(sql, (words,)).fetchone()[0])


def person(**fields: Any) -> Record:
    """Somebody."""
    return Record("person", "p1", {"last_name": "Œuvrard", "phone": "+33639980102", **fields}, "", "")


def test_person_is_indexed_by_folded_name_and_national_phone(laptop: Laptop) -> None:
    views.write(laptop.connection, [person()])
    assert (found(laptop, "oeuvrard"), found(laptop, "0639980102")) == (1, 1)


def test_renamed_person_is_found_by_the_new_name_only(laptop: Laptop) -> None:
    views.write(laptop.connection, [person()])
    views.write(laptop.connection, [person(last_name="Peyrot")])
    assert (found(laptop, "oeuvrard"), found(laptop, "peyrot")) == (0, 1)


def test_deleted_person_is_not_found(laptop: Laptop) -> None:
    views.write(laptop.connection, [person()])
    views.write(laptop.connection, [person(voided=True)])
    assert found(laptop, "oeuvrard") == 0


def test_forgotten_person_leaves_nothing_behind(laptop: Laptop) -> None:
    views.write(laptop.connection, [person()])
    views.remove(laptop.connection, "person", "p1")
    assert views.read(laptop.connection, "person", "p1") is None
    for table in ("person_search", "person_part"):
        assert laptop.connection.execute(f"SELECT count(*) FROM {table}").fetchone() == (0,)


def test_many_records_of_several_kinds_are_written_at_once(laptop: Laptop) -> None:
    records = [Record(entity, f"{entity}{n}", {}, "", "") for n in range(3) for entity in ("person", "place")]
    views.write(laptop.connection, records)
    assert all(views.exists(laptop.connection, one.entity, one.id) for one in records)


def test_value_of_another_type_is_refused_after_thousands_that_were_right(laptop: Laptop) -> None:
    right = [Record("person", f"p{n}", {"last_name": "Roche", "birth_year": 1948}, "", "") for n in range(3)]
    views.write(laptop.connection, right)
    with pytest.raises(TypeError, match=r"person\.birth_year: str"):
        views.write(
            laptop.connection, [*right, Record("person", "p9", {"last_name": "Roche", "birth_year": "1948"}, "", "")]
        )


def test_many_records_are_read_at_once_those_that_are_here(laptop: Laptop) -> None:
    views.write(laptop.connection, [full("person"), Record("person", "x2", {"last_name": "Roche"}, "m", "t")])
    found = {one.id: one for one in views.read_many(laptop.connection, "person", ["x1", "x2", "nowhere"])}
    assert found == {"x1": full("person"), "x2": Record("person", "x2", {"last_name": "Roche"}, "m", "t")}


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"last_name": "Œuvrard-d’Été", "first_name": "Élise"}, ["oeuvrard", "ete", "elise", "oeuvrard d ete elise"]),
        ({"last_name": "Roche", "birth_name": "Faure"}, ["roche", "faure"]),
        ({"last_name": None, "first_name": "Denise", "phone": "+2620693123456"}, ["denise", "2620693123456"]),
    ],
)
def test_person_is_found_by_each_word_of_her_names(laptop: Laptop, fields: dict[str, Any], words: list[str]) -> None:
    views.write(laptop.connection, [person(**fields)])
    assert [found(laptop, f'words : "{word}"') for word in words] == [1] * len(words)
