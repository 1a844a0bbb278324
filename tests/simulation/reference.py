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
from dataclasses import dataclass
from typing import Any, NamedTuple

from mediator_app.domain.entities import ENTITIES, VOIDED, FieldClass


class Line(NamedTuple):
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
    day: str = ""
    """The day on which the centre received it."""


class Version(NamedTuple):
    """What a line says of one field, and the centre's number up to which its author knew that field's versions."""

    line: Line
    value: Any
    seen: int

    def replaces(self, other: Version) -> bool:
        """Had the author of this version seen the other one?"""
        if self.line.device == other.line.device:
            return other.line.n < self.line.n
        return other.line.seq <= self.seen


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
        id_: (entity, {name: _value(entity, name, versions) for name, versions in by_field[id_].items()})
        for id_, entity in entities.items()
    }


def standing(versions: Iterable[Version]) -> list[Version]:
    """The versions of a field that nobody replaced knowingly, the strongest first."""
    every = list(versions)
    if len(every) == 1:
        return every
    left = [one for one in every if not any(other is not one and other.replaces(one) for other in every)]
    return sorted(left, key=lambda one: (one.line.time, one.line.device, one.line.seq), reverse=True)


def versions_of(lines: Iterable[Line], name: str) -> list[Version]:
    """The versions of a field in the centre's order, each with what its author knew, from his former ones too."""
    newest: dict[str, int] = {}
    found = []
    for line in sorted(lines, key=lambda line: line.n):
        newest[line.device] = max(line.base.get(name, 0), newest.get(line.device, 0))
        found.append(Version(line, line.fields.get(name), newest[line.device]))
    return sorted(found, key=lambda version: version.line.seq)


def _value(entity: str, name: str, lines: list[Line]) -> Any:
    field = ENTITIES[entity].fields.get(name)
    if len(lines) == 1 and name != VOIDED and not (field and field.cls is FieldClass.UNION):
        return lines[0].fields[name]
    if name == VOIDED:
        return _is_voided(versions_of(lines, name)) if len(lines) > 1 else bool(lines[0].fields.get(VOIDED))
    versions = versions_of(lines, name)
    if field is not None and field.cls is FieldClass.UNION:
        return _members(versions)
    if field is not None and field.cls is FieldClass.FIXED:
        return versions[0].value
    if field is not None and field.cls is FieldClass.SERVER:
        return versions[-1].value
    return standing(versions)[0].value


def _is_voided(versions: list[Version]) -> bool:
    """Deleted stays deleted, unless the record was made anew after that or somebody who saw it takes it back."""
    deletion: Version | None = None
    for version in versions:
        if version.value:
            deletion = deletion or version
        elif deletion is not None and (version.line.kind == "create" or version.replaces(deletion)):
            deletion = None
    return deletion is not None


def _members(versions: list[Version]) -> list[Any]:
    """A set: what was added and what was removed, in the centre's order; a whole set only adds to what is there."""
    kept: set[Any] = set()
    for version in versions:
        kept = (kept - set(_removed(version.value))) | set(_added(version.value))
    return sorted(kept)


def _added(value: Any) -> list[Any]:
    return list(value.get("add", ())) if isinstance(value, dict) else list(value or ())


def _removed(value: Any) -> list[Any]:
    return list(value.get("remove", ())) if isinstance(value, dict) else []


_ABOUT_PAYMENTS = ("scheme", "lease", "redemption")


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
    leases: list[Line] = []
    about = [line for line in lines if line.entity in _ABOUT_PAYMENTS]
    for line in sorted(about, key=lambda line: line.seq):
        if line.entity == "scheme":
            schemes[line.id].append(line)
        if line.entity == "lease":
            leases.append(line)
        if line.entity != "redemption":
            continue
        if line.id not in keys:
            key = keys[line.id] = (line.fields["scheme"], line.fields["code_key"])
            is_free = key not in found.paid and not _is_expired(line, schemes[key[0]])
            found.could[line.id] = is_free and not (leases and _is_reserved(line, leases))
            if found.could[line.id]:
                found.paid[key] = line.id
        elif line.fields.get("state") == "accepted":
            found.paid[keys[line.id]] = line.id
        elif (line.fields.get("state") or line.fields.get(VOIDED)) and found.paid.get(keys[line.id]) == line.id:
            del found.paid[keys[line.id]]
    return found


def _is_expired(line: Line, scheme: list[Line]) -> bool:
    if not any("valid_until" in edit.fields for edit in scheme):
        return False
    fields = expected_records(scheme)[line.fields["scheme"]][1]
    until = fields.get("valid_until")
    return until is not None and str(line.fields["taken_at"])[:10] > until


def _is_reserved(line: Line, leases: list[Line]) -> bool:
    """Is the voucher kept for another laptop on the day when it is taken in? All the codes have as many digits."""
    for _, lease in expected_records(leases).values():
        is_valid = not lease.get(VOIDED) and lease["scheme"] == line.fields["scheme"] and lease["until"] >= line.day
        first, last = (_digits(lease[name]) for name in ("first_code", "last_code"))
        if is_valid and first <= _digits(line.fields["code_key"]) <= last:
            return bool(lease["device"] != line.device)
    return False


def _digits(code: str) -> str:
    return "".join(filter(str.isdigit, code))
