"""An operation as it arrives, its fields read once, and what a batch of them is about. Nothing is decided here."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Any, Final, NamedTuple

import msgspec

from mediator_app.domain.entities import ENTITIES
from mediator_app.domain.vouchers import normal_code
from mediator_app.protocol.codec import UnreadableMessageError
from mediator_app.protocol.messages import Operation

MAX_DEPTH: Final = 50
"""How deeply a value may be nested; nothing that is known goes deeper than three."""

fields_in = msgspec.json.Decoder(dict[str, Any]).decode
"""The fields in a JSON text."""

_REFERENCES: Final = {name: tuple(f.name for f in entity.references) for name, entity in ENTITIES.items()}


class Arriving(NamedTuple):
    """An operation with its fields read; None if they cannot be. ``text`` is what is kept of the fields."""

    operation: Operation
    fields: dict[str, Any] | None
    text: str


def read_operations(operations: Sequence[Operation]) -> list[Arriving]:
    """The operations in the order of their numbers; raises UnreadableMessageError if a number comes twice."""
    ordered = sorted(operations, key=_number)
    if any(one.n == next_.n for one, next_ in pairwise(ordered)):
        raise UnreadableMessageError("a number comes twice")
    return [_read(operation) for operation in ordered]


def references_of(batch: Iterable[Arriving]) -> set[str]:
    """The ids that the operations point to; what cannot be read points to nothing."""
    found: set[str] = set()
    for operation, fields, _ in batch:
        if not fields:
            continue
        for name in _REFERENCES.get(operation.entity, ()):
            value = fields.get(name)
            if isinstance(value, str):
                found.add(value)
    return found


def vouchers_of(batch: Iterable[Arriving]) -> set[tuple[str, str]]:
    """The (scheme, code key) of the vouchers that the operations take."""
    taken = [arriving.fields for arriving in batch if arriving.operation.entity == "redemption" and arriving.fields]
    return {voucher_key(fields) for fields in taken}


def voucher_key(fields: dict[str, Any]) -> tuple[str, str]:
    """The scheme and the compared code of a redemption."""
    return str(fields.get("scheme")), normal_code(str(fields.get("code")))


def _number(operation: Operation) -> int:
    return operation.n


def _read(operation: Operation) -> Arriving:
    try:
        fields = fields_in(operation.fields)
        text = bytes(operation.fields).decode()
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return Arriving(operation, None, "{}")
    if len(text) > 2 * MAX_DEPTH and _is_too_deep(fields):
        return Arriving(operation, None, "{}")
    return Arriving(operation, fields, text)


def _is_too_deep(value: object) -> bool:
    level = [value]
    for _ in range(MAX_DEPTH):
        level = [
            part
            for outer in level
            if isinstance(outer, dict | list)
            for part in (outer.values() if isinstance(outer, dict) else outer)
            if isinstance(part, dict | list)
        ]
        if not level:
            return False
    return True
