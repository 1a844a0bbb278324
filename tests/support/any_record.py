"""A valid record of any kind, made from the one table of entities: a kind that is added to the table needs nothing here.

Only what the table cannot say stands by name: dates that are read as such, and the records that the centre makes itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import count, islice
from typing import Any, Final

import msgspec

from mediator_app.domain.clocks import hybrid_of
from mediator_app.domain.entities import ENTITIES, VOIDED, Field, FieldClass, ValueType
from mediator_app.domain.rights import Role, may_write
from mediator_app.protocol.messages import Operation
from tests.support.centre import NOW, WALL, Post

Pair = tuple[str, Field]
"""An entity and one of its fields."""

READ_AS_DATES: Final = {("redemption", "taken_at"): WALL}
WRITABLE: Final = [name for name, entity in ENTITIES.items() if not entity.made_by_centre]

_numbers = count(1)


def fields_of_class(cls: FieldClass) -> list[Pair]:
    """Every field of a class in the table, with its entity; the mark of deletion has rules of its own."""
    return [
        (name, field)
        for name, entity in ENTITIES.items()
        for field in entity.fields.values()
        if field.cls is cls and field.name != VOIDED
    ]


def named(value: object) -> str | None:
    """How a pair is called among a test's parameters."""
    return value.name if isinstance(value, Field) else None


def role_for(entity: str) -> Role:
    """Who makes such records: everybody's are made by mediators."""
    return Role.MEDIATOR if may_write(Role.MEDIATOR, entity) else Role.COORDINATOR


def changeable(entity: str) -> list[Field]:
    """The fields that a laptop may change in a record that is there, but for the mark of deletion."""
    classes = (FieldClass.AUTO, FieldClass.REVIEW, FieldClass.UNION)
    return [field for field in ENTITIES[entity].fields.values() if field.cls in classes and field.name != VOIDED]


def with_fields(operation: Operation, fields: dict[str, Any]) -> Operation:
    """The operation, with these fields, whatever they are called."""
    operation.fields = msgspec.Raw(msgspec.json.encode(fields))
    return operation


class Maker:
    """Makes records through two laptops and a coordinator's third one; all three know what was made before it is returned."""

    def __init__(self, one: Post, other: Post, reader: Post) -> None:
        self.one, self.other, self.reader = one, other, reader
        self._own: dict[str, Callable[[], dict[str, Any]]] = {"settlement": self._settlement_fields}

    def values(self, entity: str, field: Field) -> Iterator[Any]:
        """Values of the field's type, each another than those before; a flag has but two."""
        while True:
            number = next(_numbers)
            texts = {ValueType.TEXT: f"{field.name} {number}", ValueType.LIST: [f"{field.name}-{number}"]}
            plain = {ValueType.INTEGER: number, ValueType.FLAG: number % 2 == 0, ValueType.MAP: {"total": number}}
            if field.type is ValueType.REFERENCE:
                yield self.make(field.target)
            else:
                yield {**texts, **plain}[field.type]

    def fields_for(self, entity: str) -> dict[str, Any]:
        """What a new record must have; what it refers to is known to the centre, and to who meets afterwards."""
        if entity in self._own:
            return self._own[entity]()
        return {
            field.name: self._required(entity, field) for field in ENTITIES[entity].fields.values() if field.required
        }

    def make(self, entity: str, **fields: Any) -> str:
        """A record that all three laptops know, like everything that was there before; its id."""
        id_ = self._make(entity, **fields)
        self.meet()
        return id_

    def _make(self, entity: str, **fields: Any) -> str:
        """A record that the centre knows; its id."""
        if entity == "case":
            return self.ask_about(self.make("person"), ENTITIES["person"].fields["phone"])
        if ENTITIES[entity].made_by_centre:
            return self.one.device.member
        id_ = f"{entity}-{next(_numbers)}"
        author = self.one if may_write(Role(self.one.device.role), entity) else self.reader
        words = author.verdicts(author.create(entity, id_, **{**self.fields_for(entity), **fields}))
        assert words == ["accepted"], words
        return id_

    def _required(self, entity: str, field: Field) -> Any:
        if field.type is ValueType.REFERENCE:
            return self._make(field.target)
        return READ_AS_DATES.get((entity, field.name)) or next(self.values(entity, field))

    def meet(self) -> None:
        """All three receive what there is."""
        for post in (self.one, self.other, self.reader):
            post.sync()

    def ask_about(self, record: str, field: Field) -> str:
        """Two people give a field of a record two values; the id of the question that all three then know."""
        entity = self.reader.records[record].entity
        first, second = islice(self.values(entity, field), 2)
        self.one.sync(self.edit(self.one, 2, record, {field.name: first}))
        self.other.sync(self.edit(self.other, 1, record, {field.name: second}))
        self.meet()
        return self.questions(record)[-1]

    def edit(self, post: Post, hours_ago: int, record: str, fields: dict[str, Any]) -> Operation:
        """A change by somebody who saw what he was last told, made so many hours ago."""
        operation = with_fields(post.edit(post.records[record].entity, record, post.versions(record)), fields)
        operation.hlc = hybrid_of(NOW.replace(hour=NOW.hour - hours_ago))
        return operation

    def shown(self, record: str) -> dict[str, Any]:
        """The record as everybody sees it; all three must see the same."""
        self.meet()
        seen = [post.fields(record) for post in (self.one, self.other, self.reader)]
        assert seen[0] == seen[1] == seen[2]
        return seen[2]

    def questions(self, record: str) -> list[str]:
        """The questions about a record, oldest first."""
        cases = [change for change in self.reader.records.values() if change.entity == "case"]
        mine = [case for case in cases if self.reader.fields(case.id)["record"] == record]
        return [case.id for case in sorted(mine, key=lambda case: case.seq)]

    def _settlement_fields(self) -> dict[str, Any]:
        case = self.make("case")
        seen = [version["seq"] for version in self.reader.fields(case)["versions"]]
        return {"case": case, "keep": str(seen[0]), "supersedes": seen}
