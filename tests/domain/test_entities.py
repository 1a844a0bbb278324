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


@pytest.mark.parametrize(
    ("entity", "field", "target"),
    [
        ("attendance", "person", "person"),
        ("redemption", "scheme", "scheme"),
        ("merge", "survivor", "person"),
        ("mandate_use", "mandate", "mandate"),
        ("stop", "workshop", "workshop"),
    ],
)
def test_reference_says_what_it_points_to(entity: str, field: str, target: str) -> None:
    assert field in {one.name for one in ENTITIES[entity].references}
    told = field_of(entity, field)
    assert told
    assert told.target == target


@pytest.mark.parametrize("name", ["redemption", "payment", "merge", "erasure", "mandate_use", "movement", "assessment"])
def test_money_and_decisions_are_facts(name: str) -> None:
    assert ENTITIES[name].is_fact


@pytest.mark.parametrize("name", ["last_name", "first_name", "birth_year", "phone", "commune", "note"])
def test_what_tells_a_person_is_never_overwritten_without_a_question(name: str) -> None:
    told = field_of("person", name)
    assert told
    assert told.cls is FieldClass.REVIEW


def test_amounts_and_positions_are_whole_numbers() -> None:
    named = [f for entity in ENTITIES.values() for f in entity.fields.values() if f.name.endswith(("_cents", "_e6"))]
    assert named
    assert {field.type for field in named} == {ValueType.INTEGER}


@pytest.mark.parametrize("state", ["state", "reason", "rival", "received_at"])
def test_what_becomes_of_a_voucher_only_the_centre_writes(state: str) -> None:
    told = field_of("redemption", state)
    assert told
    assert told.cls is FieldClass.SERVER
