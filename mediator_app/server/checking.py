"""Is the centre's database what its log says? Slow and thorough, for ``mediator-server check`` and the tests.

Every version of every field is looked up in the log, and every operation in the records: what neither shows nor lost to
something else is missing. The audit chain (``auditing``) is followed from its first link. Nothing is repaired here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Any, Final

from mediator_app.domain.entities import ENTITIES, VOIDED, FieldClass
from mediator_app.domain.registers import Outcome, Stamp, compare
from mediator_app.server.arriving import fields_in, voucher_key
from mediator_app.server.auditing import broken
from mediator_app.server.reading import every_line, every_record
from mediator_app.server.store.interface import CENTRE, Session, Store, StoredOperation, StoredRecord
from mediator_app.server.versions import versions_of

MOST: Final = 100
"""Problems that are told; a broken disk would otherwise fill the terminal."""

_ADDED_BY_CENTRE: Final = frozenset({"code_key", "state", "reason", "rival", "received_at"})


def problems(store: Store) -> list[str]:
    """What is wrong, in short sentences with ids; empty if the database is sound."""
    with store.reading() as session:
        if damage := session.damage():
            return damage[:MOST]
        return list(islice(_problems(session), MOST))


def _problems(session: Session) -> Iterator[str]:
    log = {line.seq: line for line in every_line(session)}
    if log and (min(log), max(log)) != (1, len(log)):
        yield f"the log has {len(log)} lines, numbered {min(log)} to {max(log)}"
    yield from broken(session)
    records = {record.id: record for record in every_record(session)}
    for record in records.values():
        yield from _unfounded(record, log)
    for line in log.values():
        yield from _lost(line, records.get(line.id), log)
    yield from _vouchers(session, records)


def _unfounded(record: StoredRecord, log: Mapping[int, StoredOperation]) -> Iterator[str]:
    """What a record shows and the log does not say."""
    fields = fields_in(record.fields)
    versions = versions_of(record)
    if record.seq not in log or log[record.seq].id != record.id:
        yield f"{record.entity} {record.id}: number {record.seq} is of another record"
    for name in {*fields, *versions}:
        line = log.get(versions.get(name, 0))
        if line is None or line.id != record.id:
            yield f"{record.entity} {record.id}: {name} has no operation"
        elif not _says(line, name, fields.get(name)):
            yield f"{record.entity} {record.id}: {name} is not what operation {line.seq} says"


def _says(line: StoredOperation, name: str, value: Any) -> bool:
    said = fields_in(line.fields)
    if line.entity == "redemption" and line.device != CENTRE and name in _ADDED_BY_CENTRE:
        return True
    if name not in said:
        return name == VOIDED and line.kind == "create" and value is False
    return (said[name] is not None or value is None) and _shows(line.entity, name, value, said[name])


def _lost(line: StoredOperation, record: StoredRecord | None, log: Mapping[int, StoredOperation]) -> Iterator[str]:
    """What an accepted operation said and no record shows, although nothing has overtaken it."""
    if line.state != "accepted":
        return
    if record is None:
        yield f"{line.entity} {line.id}: operation {line.seq} has no record"
        return
    versions, fields, base = versions_of(record), fields_in(record.fields), fields_in(line.base)
    for name, value in fields_in(line.fields).items():
        seq = versions.get(name, 0)
        if seq >= line.seq or _shows(record.entity, name, fields.get(name), value):
            continue
        if not _has_yielded(line, name, log.get(seq), base.get(name)):
            yield f"{line.entity} {line.id}: {name} of operation {line.seq} is lost"


def _shows(entity: str, name: str, value: Any, said: Any) -> bool:
    """Is this what was said of a field, or what it leads to?"""
    field = ENTITIES[entity].fields.get(name)
    if field is None or field.cls is not FieldClass.UNION:
        return bool(said is None or said == value)
    parts = said if isinstance(said, dict) else {"add": said or []}
    present = set(value or ())
    return present.issuperset(parts.get("add", ())) and present.isdisjoint(parts.get("remove", ()))


def _has_yielded(line: StoredOperation, name: str, by: StoredOperation | None, seen: int | None) -> bool:
    """Had the value to give way to the older one that is shown?"""
    if by is None:
        return False
    field = ENTITIES[line.entity].fields.get(name)
    if field and field.cls is FieldClass.FIXED:
        return True
    present, arriving = (Stamp(one.seq, one.device, one.n, one.hlc) for one in (by, line))
    return compare(present, arriving, seen) in (Outcome.LOST, Outcome.STALE)


def _vouchers(session: Session, records: Mapping[str, StoredRecord]) -> Iterator[str]:
    """Each voucher is accepted once at most, and the list of those taken says which."""
    taken: dict[tuple[str, str], str] = {}
    for key, id_ in _accepted(records):
        other = taken.setdefault(key, id_)
        if other != id_:
            yield f"redemptions {other} and {id_}: one voucher, accepted twice"
    held = session.held_vouchers()
    for key in taken.keys() | held.keys():
        if taken.get(key) != held.get(key):
            yield f"voucher of scheme {key[0]}: held by {held.get(key)}, accepted for {taken.get(key)}"


def _accepted(records: Mapping[str, StoredRecord]) -> Iterator[tuple[tuple[str, str], str]]:
    """The voucher and the id of each redemption that stands accepted."""
    for record in records.values():
        fields = fields_in(record.fields) if record.entity == "redemption" else {}
        if fields.get("state") == "accepted" and not fields.get(VOIDED):
            yield voucher_key(fields), record.id
