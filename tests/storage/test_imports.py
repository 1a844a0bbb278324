"""What an import may take back: nothing that was changed since, nor what something made since stands on."""

from __future__ import annotations

import pytest

from mediator_app.domain.entities import ENTITIES
from mediator_app.storage import imports
from mediator_app.storage.operations import Draft
from tests.support.shown import Tables

STANDING = [
    (entity.name, field.name, field.target)
    for entity in ENTITIES.values()
    for field in entity.references
    if field.target in ("person", "place", "session")
]


@pytest.fixture
def span(tables: Tables) -> imports.Span:
    """An import of a person, a place and a session."""
    first = tables.write("people.import", Draft("person", "person", {"last_name": "Roche"}))
    tables.write("places.import", Draft("place", "place", {"name": "Crocq"}))
    times = {"starts_at": "2026-11-24T10:00:00+01:00", "ends_at": "2026-11-24T12:00:00+01:00"}
    last = tables.write("sessions.import", Draft("session", "session", {"title": "Photos", **times}))
    return first, last


def undo(tables: Tables, txn: int, entity: str, id_: str) -> int:
    return tables.write("undo", Draft(entity, id_, void=True, cause=f"undo:{txn}"))


def test_untouched_import_can_go_whole(tables: Tables, span: imports.Span) -> None:
    assert imports.built_upon(tables.connection, span) == set()


@pytest.mark.parametrize(("entity", "field", "target"), STANDING)
def test_whatever_stands_on_a_record_of_the_import_keeps_it(
    tables: Tables, span: imports.Span, entity: str, field: str, target: str
) -> None:
    tables.show(entity, "later", **{field: target})
    assert imports.built_upon(tables.connection, span) == {target}


def test_what_stood_on_it_and_was_deleted_keeps_nothing(tables: Tables, span: imports.Span) -> None:
    tables.show("payment", "later", session="session", voided=True)
    assert imports.built_upon(tables.connection, span) == set()


def test_records_of_one_import_that_stand_on_one_another_keep_nothing(tables: Tables, span: imports.Span) -> None:
    on_the_list = Draft("attendance", "a", {"session": "session", "person": "person", "status": "registered"})
    last = tables.write("registrations.import", on_the_list)
    assert imports.built_upon(tables.connection, (span[0], last)) == set()


def test_correction_made_since_keeps_the_record(tables: Tables, span: imports.Span) -> None:
    tables.write("person.edit", Draft("person", "person", {"first_name": "Denise"}))
    assert imports.built_upon(tables.connection, span) == {"person"}


def test_correction_that_was_undone_keeps_nothing(tables: Tables, span: imports.Span) -> None:
    txn = tables.write("person.edit", Draft("person", "person", {"first_name": "Denise"}))
    tables.write("undo", Draft("person", "person", {"first_name": None}, cause=f"undo:{txn}"))
    assert imports.built_upon(tables.connection, span) == set()


def test_import_is_taken_back_once_any_of_its_records_is(tables: Tables, span: imports.Span) -> None:
    before = imports.is_taken_back(tables.connection, span)
    undo(tables, span[0], "person", "person")
    assert (before, imports.is_taken_back(tables.connection, span)) == (False, True)


def test_undoing_something_else_does_not_take_the_import_back(tables: Tables, span: imports.Span) -> None:
    txn = tables.write("person.add", Draft("person", "other", {"last_name": "Faure"}))
    undo(tables, txn, "person", "other")
    assert not imports.is_taken_back(tables.connection, span)


def test_only_what_an_import_made_and_gave_up_counts_as_taken_back(tables: Tables, span: imports.Span) -> None:
    undo(tables, span[0], "person", "person")
    by_hand = tables.write("person.add", Draft("person", "other", {"last_name": "Faure"}))
    undo(tables, by_hand, "person", "other")
    tables.write("place.delete", Draft("place", "place", void=True))
    found = [imports.taken_back(tables.connection, entity) for entity in ("person", "place", "session")]
    assert found == [{"person"}, set(), set()]


def test_every_place_is_told_with_its_commune_where_it_is_known(tables: Tables) -> None:
    tables.show("place", "a", name="Crocq", commune="23069")
    tables.show("place", "b", name="Mairie")
    tables.show("place", "c", name="Ancienne mairie", voided=True)
    assert imports.places_by_name(tables.connection) == [("a", "Crocq", "23069"), ("b", "Mairie", "")]


def test_records_that_another_stands_for_are_told_with_it(tables: Tables) -> None:
    tables.merge(tables.person("p"), tables.person("twin"))
    assert imports.redirected(tables.connection) == {"twin": "p"}
