"""The one table of what is replicated: complete, without contradictions, and with the types it says."""

from __future__ import annotations

from typing import Any

import pytest

from mediator_app.domain.entities import (
    ENTITIES,
    VOIDED,
    Entity,
    Field,
    FieldClass,
    ValueType,
    field_of,
    has_right_type,
)

each_entity = pytest.mark.parametrize("entity", ENTITIES.values(), ids=ENTITIES)


@each_entity
def test_every_entity_can_be_voided(entity: Entity) -> None:
    assert entity.fields[VOIDED] == Field(VOIDED, ValueType.FLAG)


@each_entity
def test_references_point_to_entities_and_nothing_else_does(entity: Entity) -> None:
    for field in entity.fields.values():
        assert (field.type is ValueType.REFERENCE) == (field.target in ENTITIES)


@each_entity
def test_sets_are_lists(entity: Entity) -> None:
    assert all(f.type is ValueType.LIST for f in entity.fields.values() if f.cls is FieldClass.UNION)


@each_entity
def test_facts_are_never_edited(entity: Entity) -> None:
    if entity.is_fact:
        edited = {name for name, f in entity.fields.items() if f.cls not in (FieldClass.FIXED, FieldClass.SERVER)}
        assert edited == {VOIDED}


@each_entity
def test_what_the_centre_makes_has_only_its_own_fields(entity: Entity) -> None:
    if entity.made_by_centre:
        assert all(f.cls is FieldClass.SERVER for name, f in entity.fields.items() if name != VOIDED)


@each_entity
def test_what_the_centre_writes_is_never_required_of_a_laptop(entity: Entity) -> None:
    assert not any(f.required for f in entity.fields.values() if f.cls is FieldClass.SERVER)


def test_a_person_needs_nothing() -> None:
    assert not any(field.required for field in ENTITIES["person"].fields.values())


def test_unknown_field_has_no_definition() -> None:
    assert field_of("person", "shoe_size") is None
    assert field_of("person", "phone") == Field("phone", ValueType.TEXT, FieldClass.REVIEW)


VALUES: list[Any] = ["text", 5, True, ["a"], {"a": 1}]
FITTING = {
    ValueType.TEXT: "text",
    ValueType.INTEGER: 5,
    ValueType.FLAG: True,
    ValueType.LIST: ["a"],
    ValueType.MAP: {"a": 1},
    ValueType.REFERENCE: "text",
}


@pytest.mark.parametrize("type_", ValueType)
@pytest.mark.parametrize("value", VALUES, ids=str)
def test_only_values_of_the_type_have_it(type_: ValueType, value: Any) -> None:
    assert has_right_type(Field("x", type_), value) == (type(value) is type(FITTING[type_]))


@pytest.mark.parametrize("type_", ValueType)
def test_absence_has_every_type(type_: ValueType) -> None:
    assert has_right_type(Field("x", type_), None)


@pytest.mark.parametrize("value", [5.0, 1.5])
@pytest.mark.parametrize("type_", ValueType)
def test_no_float_travels(type_: ValueType, value: float) -> None:
    assert not has_right_type(Field("x", type_), value)


@pytest.mark.parametrize(
    ("value", "fits"),
    [({"add": ["a"]}, True), ({"add": [], "remove": ["b"]}, True), ({"add": "a"}, False), ({"put": []}, False)],
)
def test_change_of_a_set_is_what_came_and_went(value: Any, fits: bool) -> None:
    assert has_right_type(Field("x", ValueType.LIST, FieldClass.UNION), value) == fits
