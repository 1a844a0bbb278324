"""Every field of every entity, by its class: what the centre makes of two values whose authors had not seen one another's.

Nothing here names an entity for its own sake: the table is walked through, so that what is added to it is covered by itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

import msgspec
import pytest

from mediator_app.domain.entities import ENTITIES, VOIDED, Field, FieldClass
from mediator_app.domain.rights import Role
from mediator_app.protocol.messages import Operation
from mediator_app.server.store.interface import Store, StoredOperation
from mediator_app.server.store.postgres import PostgresStore
from tests.support.any_record import WRITABLE, Maker, Pair, changeable, fields_of_class, named, role_for, with_fields
from tests.support.centre import TERRITORY, a_centre, a_device

STORES = ["sqlite", "postgresql"]
EDITABLE = [name for name in WRITABLE if changeable(name)]
NEVER_EDITED = [name for name in WRITABLE if not changeable(name)]
in_both_orders = pytest.mark.parametrize("later_comes", ["last", "first"])


def each(pairs: Sequence[Pair]) -> pytest.MarkDecorator:
    """The test, for each of the fields."""
    return pytest.mark.parametrize(("entity", "field"), pairs, ids=named)


@dataclass
class Centre:
    """A centre, and for each role two laptops that write and one that reads."""

    store: Store
    makers: dict[Role, Maker]
    _lines: list[StoredOperation] = field(default_factory=list)

    def logged(self, id_: str) -> list[dict[str, Any]]:
        """The fields of every operation about a record, as they are kept; each line is read once for all the tests."""
        with self.store.reading() as session:
            self._lines += session.log(self._lines[-1].seq if self._lines else 0, 1_000_000)
        return [msgspec.json.decode(line.fields) for line in self._lines if line.id == id_]


@pytest.fixture(scope="module", params=STORES)
def centre(request: pytest.FixtureRequest) -> Iterator[Centre]:
    """One centre of each make for all the tests of this file: each makes records of its own."""
    if request.param == "sqlite":
        with a_centre() as store:
            yield _peopled(store)
        return
    on_postgres = PostgresStore(request.getfixturevalue("databases").fresh())
    on_postgres.found(TERRITORY)
    yield _peopled(on_postgres)
    on_postgres.close()


def _peopled(store: Store) -> Centre:
    reader = a_device(store, Role.COORDINATOR)
    coordinators = Maker(a_device(store, Role.COORDINATOR), a_device(store, Role.COORDINATOR), reader)
    return Centre(
        store, {Role.MEDIATOR: Maker(a_device(store), a_device(store), reader), Role.COORDINATOR: coordinators}
    )


@pytest.fixture
def maker(centre: Centre, entity: str) -> Maker:
    """The two laptops whose owners may make such records; what other tests left they learn with their first record."""
    return centre.makers[role_for(entity)]


def two_unseen(maker: Maker, record: str, field: Field, values: Sequence[Any], later_comes: str) -> list[list[str]]:
    """Two laptops write the field, the second value later than the first; what the centre answers to each, as it comes."""
    one = maker.one, maker.edit(maker.one, 2, record, {field.name: values[0]})
    other = maker.other, maker.edit(maker.other, 1, record, {field.name: values[1]})
    return [post.verdicts(operation) for post, operation in ((one, other) if later_comes == "last" else (other, one))]


def two_values(maker: Maker, entity: str, field: Field) -> list[Any]:
    """Two different values of a field."""
    return list(islice(maker.values(entity, field), 2))


@in_both_orders
@each(fields_of_class(FieldClass.AUTO))
def test_auto_shows_the_later_value_and_keeps_the_other_in_the_log(
    centre: Centre, maker: Maker, entity: str, field: Field, later_comes: str
) -> None:
    record, values = maker.make(entity), two_values(maker, entity, field)
    assert two_unseen(maker, record, field, values, later_comes) == [["accepted"], ["accepted merged"]]
    assert maker.shown(record)[field.name] == values[1]
    assert all({field.name: value} in centre.logged(record) for value in values)
    assert maker.questions(record) == []


@in_both_orders
@each(fields_of_class(FieldClass.REVIEW))
def test_review_shows_the_later_value_and_asks_with_both(
    maker: Maker, entity: str, field: Field, later_comes: str
) -> None:
    record, values = maker.make(entity), two_values(maker, entity, field)
    assert two_unseen(maker, record, field, values, later_comes) == [["accepted"], ["accepted merged"]]
    assert maker.shown(record)[field.name] == values[1]
    (asked,) = (maker.reader.fields(question) for question in maker.questions(record))
    assert (asked["entity"], asked["field"], asked["state"]) == (entity, field.name, "open")
    authors = {version["actor"]: version["value"] for version in asked["versions"]}
    assert authors == {maker.one.device.member: values[0], maker.other.device.member: values[1]}


@each([*fields_of_class(FieldClass.AUTO), *fields_of_class(FieldClass.REVIEW)])
def test_value_written_after_seeing_the_other_stands_whatever_the_clocks_say(
    maker: Maker, entity: str, field: Field
) -> None:
    record, values = maker.make(entity), two_values(maker, entity, field)
    maker.one.sync(maker.edit(maker.one, 0, record, {field.name: values[0]}))
    maker.meet()
    assert maker.other.verdicts(maker.edit(maker.other, 9, record, {field.name: values[1]})) == ["accepted"]
    assert maker.shown(record)[field.name] == values[1]
    assert maker.questions(record) == []


@each(fields_of_class(FieldClass.REVIEW))
def test_settling_supersedes_exactly_the_versions_that_it_names(
    centre: Centre, maker: Maker, entity: str, field: Field
) -> None:
    record, coordinator = maker.make(entity), centre.makers[Role.COORDINATOR].one
    case = maker.ask_about(record, field)
    coordinator.sync()
    named_versions = [version["seq"] for version in coordinator.fields(case)["versions"]]
    unseen = two_values(maker, entity, field)[1]
    maker.other.sync(maker.edit(maker.other, 0, record, {field.name: unseen}))
    fields = {"case": case, "keep": str(named_versions[0]), "supersedes": named_versions}
    coordinator.sync(coordinator.create("settlement", f"settling-{case}", **fields))
    assert maker.shown(record)[field.name] == unseen
    left = maker.reader.fields(case)
    assert (left["state"], left["versions"][0]["seq"]) == ("open", named_versions[0])
    assert [version["value"] for version in left["versions"][1:]] == [unseen]


@each(fields_of_class(FieldClass.UNION))
def test_union_adds_what_both_added_and_takes_away_what_each_had_seen(maker: Maker, entity: str, field: Field) -> None:
    record = maker.make(entity, **{field.name: ["a", "b", "c"]})
    changes = {"add": ["one"], "remove": ["a"]}, {"add": ["other"], "remove": ["b"]}
    two_unseen(maker, record, field, changes, "last")
    assert maker.shown(record)[field.name] == ["c", "one", "other"]
    assert maker.questions(record) == []


@each(fields_of_class(FieldClass.UNION))
def test_whole_set_takes_nothing_away_that_its_author_had_not_seen(maker: Maker, entity: str, field: Field) -> None:
    record = maker.make(entity, **{field.name: ["a"]})
    two_unseen(maker, record, field, ({"add": ["one"], "remove": []}, ["other"]), "last")
    assert maker.shown(record)[field.name] == ["a", "one", "other"]


def again(maker: Maker, record: str, **fields: Any) -> Operation:
    """The other laptop makes the same record, which it does not know of, with other fields."""
    present = maker.one.fields(record)
    entity = ENTITIES[maker.one.records[record].entity]
    own = {name: value for name, value in present.items() if entity.fields[name].cls is not FieldClass.SERVER}
    return maker.other.create(entity.name, record, **{**own, **fields})


@each(fields_of_class(FieldClass.FIXED))
def test_fixed_field_keeps_its_first_value_when_the_record_is_made_twice(
    maker: Maker, entity: str, field: Field
) -> None:
    first, second = two_values(maker, entity, field)
    record = maker.make(entity, **_made_with(entity, field, first))
    kept = maker.one.fields(record)[field.name]
    maker.other.sync(again(maker, record, **{field.name: second}))
    assert maker.shown(record)[field.name] == kept


def _made_with(entity: str, field: Field, value: Any) -> dict[str, Any]:
    """The field with that value, where a new record of the kind does not get one by itself."""
    return {} if field.required else {field.name: value}


@each(fields_of_class(FieldClass.FIXED))
def test_fixed_field_is_not_edited(maker: Maker, entity: str, field: Field) -> None:
    first, second = two_values(maker, entity, field)
    record = maker.make(entity, **_made_with(entity, field, first))
    kept = maker.one.fields(record)[field.name]
    assert maker.other.verdicts(maker.edit(maker.other, 0, record, {field.name: second}))[0].startswith("rejected")
    assert maker.shown(record)[field.name] == kept


@each(fields_of_class(FieldClass.SERVER))
def test_field_of_the_centre_is_refused_from_a_laptop(maker: Maker, entity: str, field: Field) -> None:
    record = maker.make(entity)
    before = maker.shown(record)
    value = two_values(maker, entity, field)[0]
    edited = maker.other.verdicts(maker.edit(maker.other, 0, record, {field.name: value}))
    fields = {} if ENTITIES[entity].made_by_centre else maker.fields_for(entity)
    new = maker.other.create(entity, f"new-{record}-{field.name}")
    made = maker.other.verdicts(with_fields(new, {**fields, field.name: value}))
    assert [word.split()[0] for word in (*edited, *made)] == ["rejected", "rejected"]
    assert maker.shown(record) == before


FOR_GOOD = {"erasure": "rejected for_good", "settlement": "accepted merged"}
"""What is never taken back, and what the centre says to who tries."""

VOIDABLE = [name for name in WRITABLE if name not in FOR_GOOD]


@pytest.mark.parametrize("entity", VOIDABLE)
def test_record_deleted_by_two_who_do_not_know_of_one_another_is_deleted_once(maker: Maker, entity: str) -> None:
    record = maker.make(entity)
    voids = [(post, post.void(entity, record)) for post in (maker.one, maker.other)]
    expected = ["accepted", "rejected not_allowed"] if entity == "redemption" else ["accepted", "accepted merged"]
    assert [post.verdicts(void)[0] for post, void in voids] == expected
    assert maker.shown(record)[VOIDED] is True
    assert maker.questions(record) == []


@pytest.mark.parametrize("entity", FOR_GOOD)
def test_what_is_for_good_is_not_taken_back(maker: Maker, entity: str) -> None:
    record = maker.make(entity)
    assert maker.other.verdicts(maker.other.void(entity, record)) == [FOR_GOOD[entity]]
    assert VOIDED not in maker.shown(record)


@pytest.mark.parametrize("entity", WRITABLE)
def test_deletion_that_says_anything_else_too_is_refused(maker: Maker, entity: str) -> None:
    record = maker.make(entity)
    void = with_fields(maker.one.void(entity, record), {VOIDED: True, "note": "et ceci"})
    assert maker.one.verdicts(void) == ["rejected malformed"]
    assert VOIDED not in maker.shown(record)


@pytest.mark.parametrize("hours_ago", [9, 0])
@pytest.mark.parametrize("entity", EDITABLE)
def test_edit_by_somebody_who_had_not_seen_the_deletion_is_parked(maker: Maker, entity: str, hours_ago: int) -> None:
    record, field = maker.make(entity), changeable(entity)[0]
    before = maker.shown(record)
    value = two_values(maker, entity, field)[0]
    edit = maker.edit(maker.other, hours_ago, record, {field.name: value})
    maker.one.sync(maker.one.void(entity, record))
    assert maker.other.verdicts(edit) == ["parked deleted"]
    assert maker.shown(record) == {**before, VOIDED: True}


@pytest.mark.parametrize("entity", EDITABLE)
def test_deletion_is_taken_back_by_somebody_who_saw_it(maker: Maker, entity: str) -> None:
    record = maker.make(entity)
    maker.one.sync(maker.one.void(entity, record))
    maker.meet()
    assert maker.other.verdicts(maker.edit(maker.other, 0, record, {VOIDED: False})) == ["accepted"]
    assert maker.shown(record)[VOIDED] is False


@pytest.mark.parametrize("entity", EDITABLE)
def test_record_made_anew_after_its_deletion_is_back(maker: Maker, entity: str) -> None:
    record = maker.make(entity)
    void = maker.one.void(entity, record)
    void.hlc -= 1 << 32
    maker.one.sync(void)
    assert maker.other.verdicts(again(maker, record)) == ["accepted merged"]
    assert maker.shown(record)[VOIDED] is False


@pytest.mark.parametrize("entity", NEVER_EDITED)
def test_fact_is_not_edited_but_by_being_voided(maker: Maker, entity: str) -> None:
    record = maker.make(entity)
    before = maker.shown(record)
    for name in ENTITIES[entity].fields:
        value = before.get(name)
        words = maker.other.verdicts(maker.edit(maker.other, 0, record, {name: value}))
        assert words[0].startswith("rejected") or name == VOIDED
    assert {**maker.shown(record), VOIDED: None} == {**before, VOIDED: None}
