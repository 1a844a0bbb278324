"""An operation as it arrives, its fields read once, and what a batch of them is about. Nothing is decided here."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain
from operator import attrgetter
from typing import Any, Final, NamedTuple

import msgspec
from msgspec.structs import replace

from mediator_app.domain.entities import ENTITIES
from mediator_app.domain.vouchers import normal_code
from mediator_app.protocol.codec import UnreadableMessageError
from mediator_app.protocol.messages import Operation

MAX_DEPTH: Final = 50
"""How deeply a value may be nested; nothing that is known goes deeper than three."""

fields_in = msgspec.json.Decoder(dict[str, Any]).decode
"""The fields in a JSON text."""

_NUL: Final = "\0"
"""What PostgreSQL takes in no text. Within the fields it is escaped, and kept."""

_ESCAPED_NUL: Final = "\\u0000"
_IN_ITS_PLACE: Final = "\ufffd"
_LOOKED_UP: Final = ("scheme", "code", "case", "person")

_WORDS: Final = ("entity", "id", "kind", "wall", "cause")
"""What an operation says besides its fields."""

_number = attrgetter("n")
_words = attrgetter(*_WORDS)
_tuple = tuple.__new__
_REFERENCES: Final = {name: tuple(f.name for f in entity.references) for name, entity in ENTITIES.items()}


class Arriving(NamedTuple):
    """An operation with its fields read; None if they cannot be. ``text`` is what is kept of the fields."""

    operation: Operation
    fields: dict[str, Any] | None
    text: str


class Batch(msgspec.Struct, frozen=True):
    """Operations in the order of their numbers, and what they are about: records, the ids they point to, vouchers."""

    arriving: list[Arriving]
    ids: set[str]
    references: set[str]
    vouchers: set[tuple[str, str]]


def read_operations(operations: Sequence[Operation]) -> Batch:
    """The operations, read; raises UnreadableMessageError if a number comes twice."""
    ordered = sorted(operations, key=_number)
    if len(set(map(_number, ordered))) < len(ordered):
        raise UnreadableMessageError("a number comes twice")
    arriving = list(map(_read, ordered))
    if _NUL in "".join(chain.from_iterable(map(_words, ordered))):
        arriving = list(map(_legible, arriving))
    batch = Batch(arriving, {operation.id for operation, _, _ in arriving}, set(), set())
    _gather_references(batch)
    return batch


def _gather_references(batch: Batch) -> None:
    """Add to a batch what its operations point to, and their vouchers."""
    add, references_of = batch.references.add, _REFERENCES.get
    for operation, fields, _ in batch.arriving:
        if not fields:
            continue
        for name in references_of(operation.entity, ()):
            value = fields.get(name)
            if type(value) is str:
                add(value)
        if operation.entity == "redemption":
            batch.vouchers.add(voucher_key(fields))


def operation_in(blob: bytes) -> Operation | None:
    """The operation that was put aside as these bytes; None if they are none."""
    try:
        return msgspec.json.decode(blob, type=Operation)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return None


def voucher_key(fields: dict[str, Any]) -> tuple[str, str]:
    """The scheme and the compared code of a redemption."""
    return str(fields.get("scheme")), normal_code(str(fields.get("code")))


def _read(operation: Operation) -> Arriving:
    try:
        fields = fields_in(operation.fields)
        text = str(operation.fields, "utf-8")
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return Arriving(operation, None, "{}")
    if text.count("{") + text.count("[") > MAX_DEPTH and _is_too_deep(fields):
        return Arriving(operation, None, "{}")
    if _ESCAPED_NUL in text and _points_nowhere(operation, fields):
        return Arriving(operation, None, "{}")
    return _tuple(Arriving, (operation, fields, text))


def _legible(arriving: Arriving) -> Arriving:
    """The operation with a sign in place of those that no database keeps, and then without its fields."""
    said = _words(arriving.operation)
    if _NUL not in "".join(said):
        return arriving
    shown = {name: text.replace(_NUL, _IN_ITS_PLACE) for name, text in zip(_WORDS, said, strict=True)}
    return Arriving(replace(arriving.operation, **shown), None, "{}")


def _points_nowhere(operation: Operation, fields: dict[str, Any]) -> bool:
    """Is there a sign that no database keeps in what is looked up there?"""
    return any(_NUL in str(fields.get(name, "")) for name in (*_REFERENCES.get(operation.entity, ()), *_LOOKED_UP))


def _is_too_deep(value: object) -> bool:
    level = [value]
    for _ in range(MAX_DEPTH):
        level = [part for outer in level for part in _nested_in(outer)]
        if not level:
            return False
    return True


def _nested_in(value: object) -> list[object]:
    """The lists and the objects right inside a value."""
    parts = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return [part for part in parts if isinstance(part, dict | list)]
