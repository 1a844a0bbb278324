"""What the centre must hold, worked out a second time: a dict and sorting.

Written from ``design/replication.md``, ``docs/data-model.md`` and ``domain/entities.py`` by somebody who had not read the
engine nor the centre. It knows no cursor, page, outbox, transaction or order of arrival inside a round: it takes the whole
numbered order at once and asks of each field which of its versions nobody has replaced knowingly. Who saw what is told by
the centre's numbers alone; times only break ties between versions whose authors had not seen one another.

It leaves to the oracles the questions put to people, and what the centre's own lines decide (states of vouchers).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from mediator_app.domain.entities import ENTITIES, VOIDED, FieldClass


@dataclass(frozen=True, slots=True)
class Line:
    """One accepted line of the centre's order: who wrote it, what, having seen what, and when at the latest."""

    seq: int
    device: str
    n: int
    entity: str
    id: str
    kind: str
    fields: Mapping[str, Any]
    base: Mapping[str, int]
    time: int
    """Hybrid time, no later than the moment at which the centre received it."""

    def saw(self, other: Line, name: str) -> bool:
        """Had the author of this line seen the other line's value of the field?"""
        if self.device and self.device == other.device:
            return other.n < self.n
        return other.seq <= self.base.get(name, 0)

    def knowing(self, name: str, before: Line | None) -> Line:
        """The line, whose author also knew all that he knew when he wrote the line before."""
        seen = max(self.base.get(name, 0), before.base.get(name, 0) if before else 0)
        return replace(self, base={**self.base, name: seen})


def expected_records(lines: Iterable[Line]) -> dict[str, tuple[str, dict[str, Any]]]:
    """Each record's entity and fields after the whole order; None stands for a value that was taken away."""
    by_field: defaultdict[str, defaultdict[str, list[Line]]] = defaultdict(lambda: defaultdict(list))
    entities: dict[str, str] = {}
    for line in lines:
        entities.setdefault(line.id, line.entity)
        for name in line.fields:
            by_field[line.id][name].append(line)
        if line.kind == "create" and VOIDED not in line.fields:
            by_field[line.id][VOIDED].append(line)
    return {
        id_: (entity, {name: _value(entity, name, _knowing(versions, name)) for name, versions in by_field[id_].items()})
        for id_, entity in entities.items()
    }


def standing(versions: Iterable[Line], name: str) -> list[Line]:
    """The versions of a field that nobody replaced knowingly, the strongest first."""
    every = list(versions)
    left = [one for one in every if not any(other is not one and other.saw(one, name) for other in every)]
    return sorted(left, key=lambda line: (line.time, line.device, line.seq), reverse=True)


def _knowing(versions: list[Line], name: str) -> list[Line]:
    """The versions, each with what its author knew from the versions that he wrote before."""
    newest: dict[str, Line] = {}
    known = []
    for line in sorted(versions, key=lambda line: line.n):
        newest[line.device] = line.knowing(name, newest.get(line.device))
        known.append(newest[line.device])
    return known


def _value(entity: str, name: str, versions: list[Line]) -> Any:
    if name == VOIDED:
        return _is_voided(versions)
    field = ENTITIES[entity].fields.get(name)
    if field is not None and field.cls is FieldClass.UNION:
        return _members(versions, name)
    in_order = sorted(versions, key=lambda line: line.seq)
    if field is not None and field.cls is FieldClass.FIXED:
        return in_order[0].fields[name]
    if field is not None and field.cls is FieldClass.SERVER:
        return in_order[-1].fields[name]
    return standing(versions, name)[0].fields[name]


def _is_voided(versions: list[Line]) -> bool:
    """Deleted stays deleted, unless the record was made anew after that or somebody who saw it takes it back."""
    deletion: Line | None = None
    for line in sorted(versions, key=lambda line: line.seq):
        if line.fields.get(VOIDED):
            deletion = line
        elif deletion is not None and (line.kind == "create" or line.saw(deletion, VOIDED)):
            deletion = None
    return deletion is not None


def _members(versions: list[Line], name: str) -> list[Any]:
    """A set in which an addition is undone only by a removal whose author had seen it."""
    kept = set()
    for line in versions:
        for member in _added(line.fields[name]):
            if not any(member in _removed(other.fields[name]) and other.saw(line, name) for other in versions):
                kept.add(member)
    return sorted(kept)


def _added(value: Any) -> list[Any]:
    return list(value.get("add", ())) if isinstance(value, dict) else list(value or ())


def _removed(value: Any) -> list[Any]:
    return list(value.get("remove", ())) if isinstance(value, dict) else []


@dataclass(slots=True)
class Payments:
    """What becomes of vouchers: of each taking, whether it could be accepted when it came; and who is paid in the end."""

    could: dict[str, bool]
    paid: dict[tuple[str, str], str]


def expected_payments(lines: Iterable[Line]) -> Payments:
    """Go through the order once: a taking is accepted if nobody is paid for its code and its day is not past."""
    found = Payments({}, {})
    keys: dict[str, tuple[str, str]] = {}
    schemes: defaultdict[str, list[Line]] = defaultdict(list)
    for line in sorted(lines, key=lambda line: line.seq):
        if line.entity == "scheme":
            schemes[line.id].append(line)
        if line.entity != "redemption":
            continue
        if line.id not in keys:
            key = keys[line.id] = (line.fields["scheme"], line.fields["code_key"])
            found.could[line.id] = key not in found.paid and not _is_expired(line, schemes[key[0]])
            if found.could[line.id]:
                found.paid[key] = line.id
        elif line.fields.get("state") == "accepted":
            found.paid[keys[line.id]] = line.id
        elif (line.fields.get("state") or line.fields.get(VOIDED)) and found.paid.get(keys[line.id]) == line.id:
            del found.paid[keys[line.id]]
    return found


def _is_expired(line: Line, scheme: list[Line]) -> bool:
    fields = expected_records(scheme)[line.fields["scheme"]][1]
    until = fields.get("valid_until")
    return bool(until) and str(line.fields["taken_at"])[:10] > until
