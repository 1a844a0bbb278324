"""The class of every field of every entity, and what two versions become by it when neither author had seen the other's.

Walked through the one table, so that a new entity is covered by itself. The same with a centre: ``tests/server``.
"""

from __future__ import annotations

from itertools import permutations
from typing import Any

import pytest

from mediator_app.domain.entities import ENTITIES, VOIDED, Entity, Field, FieldClass, ValueType, has_right_type
from mediator_app.domain.registers import Outcome, Stamp, compare, folded, new_value, union_change
from tests.support.any_record import fields_of_class, named

each_entity = pytest.mark.parametrize("entity", ENTITIES.values(), ids=ENTITIES)
EVERY = [(name, field) for name, entity in ENTITIES.items() for field in entity.fields.values()]
BY_STAMP = [*fields_of_class(FieldClass.AUTO), *fields_of_class(FieldClass.REVIEW)]
UNIONS = fields_of_class(FieldClass.UNION)

each_field = pytest.mark.parametrize(("entity", "field"), EVERY, ids=named)
each_by_stamp = pytest.mark.parametrize(("entity", "field"), BY_STAMP, ids=named)
each_union = pytest.mark.parametrize(("entity", "field"), UNIONS, ids=named)

EXAMPLES: dict[ValueType, tuple[Any, Any]] = {
    ValueType.TEXT: ("un", "deux"),
    ValueType.INTEGER: (1, 2),
    ValueType.FLAG: (True, False),
    ValueType.LIST: (["a"], ["b"]),
    ValueType.MAP: ({"total": 1}, {"total": 2}),
    ValueType.REFERENCE: ("id-1", "id-2"),
}
EARLIER, LATER = Stamp(7, "karim", 1, 100), Stamp(8, "claire", 4, 200)


@each_entity
def test_every_field_has_a_class_a_type_and_its_own_name(entity: Entity) -> None:
    for name, field in entity.fields.items():
        assert field.name == name
        assert isinstance(field.cls, FieldClass)
        assert isinstance(field.type, ValueType)


@each_entity
def test_deletion_is_an_ordinary_field_that_the_later_one_decides(entity: Entity) -> None:
    assert entity.fields[VOIDED].cls is FieldClass.AUTO


@each_entity
def test_what_identifies_a_fact_is_fixed(entity: Entity) -> None:
    if entity.is_fact:
        assert all(field.cls is FieldClass.FIXED for field in entity.references)


@each_entity
def test_what_a_record_needs_can_be_given_by_a_laptop(entity: Entity) -> None:
    assert all(field.cls is not FieldClass.SERVER for field in entity.fields.values() if field.required)


@each_field
def test_every_field_takes_values_of_its_type_and_no_float(entity: str, field: Field) -> None:
    assert all(has_right_type(field, value) for value in EXAMPLES[field.type])
    assert not has_right_type(field, 1.5)


@each_by_stamp
def test_later_of_two_unseen_versions_wins_in_either_order(entity: str, field: Field) -> None:
    early, late = EXAMPLES[field.type]
    for present, arriving, values in ((EARLIER, LATER, (early, late)), (LATER, EARLIER, (late, early))):
        outcome = compare(present, arriving, None)
        kept = new_value(field.cls, *values) if outcome is Outcome.WON else values[0]
        assert kept == late


@each_by_stamp
def test_version_that_was_seen_loses_to_what_was_written_after_it(entity: str, field: Field) -> None:
    before, after = EXAMPLES[field.type]
    assert compare(LATER, EARLIER, LATER.seq) is Outcome.APPLIED
    assert new_value(field.cls, before, after) == after


@each_by_stamp
def test_field_that_is_emptied_is_absent(entity: str, field: Field) -> None:
    present = {field.name: EXAMPLES[field.type][0]}
    assert folded(ENTITIES[entity], present, {field.name: None}) == {}


@each_union
def test_additions_of_both_are_in_the_set_in_either_order(entity: str, field: Field) -> None:
    changes = [union_change(["a", "b"], after) for after in (["a", "b", "c"], ["b", "d"])]
    for order in permutations(changes):
        record: dict[str, Any] = {field.name: ["a", "b"]}
        for change in order:
            record = folded(ENTITIES[entity], record, {field.name: change})
        assert record == {field.name: ["b", "c", "d"]}


@each_union
def test_edit_of_a_set_names_nothing_that_its_author_did_not_see(entity: str, field: Field) -> None:
    seen, unseen = ["a", "b"], "z"
    change = union_change(seen, [])
    assert folded(ENTITIES[entity], {field.name: [*seen, unseen]}, {field.name: change}) == {field.name: [unseen]}


@each_field
def test_field_that_nobody_touched_stays(entity: str, field: Field) -> None:
    other = next(name for name in (VOIDED, "x") if name != field.name)
    present = {field.name: EXAMPLES[field.type][0]}
    assert folded(ENTITIES[entity], present, {other: True})[field.name] == EXAMPLES[field.type][0]
