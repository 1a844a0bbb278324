"""The centre's state while it takes in one batch: what is in the database, what the batch has changed, the next number.

Field versions are merged here by ``domain.registers``; questions for a person are opened and answered here. Which
operation may come in at all stands in ``deciding``, vouchers and merges in ``special``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

import msgspec

from mediator_app.domain.entities import ENTITIES, VOIDED, Entity, FieldClass
from mediator_app.domain.identifiers import field_case_id
from mediator_app.domain.registers import Outcome, Stamp, compare, new_value
from mediator_app.protocol.messages import Operation, Verdict
from mediator_app.server.store.interface import CENTRE, Session, StoredOperation, StoredRecord, Written

_decode = msgspec.json.Decoder(dict[str, Any]).decode
_encode = msgspec.json.Encoder().encode

CONCURRENT: Final = (Outcome.WON, Outcome.LOST)


@dataclass(slots=True)
class Merged:
    """A record's fields and their versions once an operation is laid over them."""

    id: str
    fields: dict[str, Any]
    seqs: dict[str, int]
    as_sent: bool = True
    disputed: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Arriving:
    """An operation with its fields read; None if they cannot be."""

    operation: Operation
    fields: dict[str, Any] | None
    text: str


class Ledger:
    """One batch of one device, decided in order.

    To be saved: ``operations``, the ``changed`` records, the vouchers ``held`` or freed, the questions ``asked`` or closed.
    ``taken`` is the number of the device's newest operation, ``head`` that of the newest line of the log.
    """

    def __init__(self, session: Session, device: str, actor: str, received_at: str, now_hlc: int) -> None:
        self._session = session
        self.device = device
        self.actor = actor
        self._received_at = received_at
        self._now_hlc = now_hlc
        self.head = self.taken = session.head()
        self.operations: list[StoredOperation] = []
        self.changed: dict[str, StoredRecord] = {}
        self.held: dict[tuple[str, str], str | None] = {}
        self.asked: dict[tuple[str, str], str | None] = {}
        self._holders: dict[tuple[str, str], str] = {}
        self._cases: dict[tuple[str, str], str] = {}
        self._records: dict[str, StoredRecord] = {}
        self._existing: set[str] = set()
        self._written: dict[int, Written] = {}

    def expect(self, records: set[str], references: set[str]) -> None:
        """Fetch at once what the batch is about."""
        self._records = self._session.records(records)
        self._existing = self._session.existing(references)
        self._cases = self._session.open_cases(self._records)

    def record(self, id_: str) -> StoredRecord | None:
        """The record's present state, as changed by this batch so far; only ids that were expected, or fetched."""
        return self.changed.get(id_) or self._records.get(id_)

    def fetch(self, id_: str) -> StoredRecord | None:
        """The record's present state, also when the batch did not announce it."""
        if id_ not in self._records and id_ not in self.changed:
            self._records.update(self._session.records([id_]))
        return self.record(id_)

    def exists(self, id_: str) -> bool:
        """Is there such a record?"""
        return id_ in self._existing or self.record(id_) is not None

    def holder(self, scheme: str, code_key: str) -> str | None:
        """The redemption that was accepted for this voucher, if any."""
        key = (scheme, code_key)
        if key in self.held:
            return self.held[key]
        if key not in self._holders:
            self._holders.update(self._session.holders([key]))
        return self._holders.get(key)

    def open_case(self, record: str, name: str) -> str | None:
        """The open case about a field of a record of this batch, if any."""
        key = (record, name)
        return self.asked[key] if key in self.asked else self._cases.get(key)

    def write(self, arriving: Arriving) -> Verdict | None:
        """Take an operation in; None if it was accepted just as it was sent."""
        operation, fields = arriving.operation, arriving.fields or {}
        present = self.record(operation.id)
        if present is None:
            self._log(arriving, "accepted", "", "")
            self._create(arriving)
            return None
        if operation.kind == "edit" and VOIDED not in fields and _decode(present.fields).get(VOIDED):
            return self.park(arriving, "deleted", "")
        return self._merge(arriving, present)

    def write_as(self, arriving: Arriving, state: str, code: str, about: str, extra: Mapping[str, Any]) -> Verdict:
        """Take in a new fact with what the centre adds to it; it goes back to its author too."""
        self._log(arriving, state, code, about)
        fields = {**(arriving.fields or {}), **extra}
        self._create(arriving, _encode(fields).decode(), foreign=True)
        return Verdict(arriving.operation.n, state, code, about, self.head)

    def park(self, arriving: Arriving, code: str, about: str) -> Verdict:
        """Keep an operation in the log without effect, for a person to see."""
        self._log(arriving, "parked", code, about)
        return Verdict(arriving.operation.n, "parked", code, about, self.head)

    def refuse(self, arriving: Arriving, verdict: Verdict) -> Verdict:
        """Keep a rejected operation in the log, so that its verdict never changes."""
        self._log(arriving, "rejected", verdict.code, verdict.about)
        verdict.seq = self.head
        return verdict

    def write_by_centre(self, entity: str, id_: str, fields: Mapping[str, Any], cause: str) -> None:
        """Write fields in the centre's own name, numbered and logged like everything else."""
        self.head += 1
        text = _encode(fields).decode()
        present = self.fetch(id_)
        kind = "edit" if present else "create"
        self.operations.append(
            StoredOperation(
                *(self.head, CENTRE, self.head, self.head, entity, id_, kind, text, "{}", self._now_hlc, self._now_hlc),
                *(self._received_at, CENTRE, cause, 1, self._received_at, "accepted", "", ""),
            )
        )
        self._written[self.head] = Written(CENTRE, self.head, self._now_hlc, CENTRE, self._received_at)
        merged = Merged(id_, _decode(present.fields), _seqs(present)) if present else Merged(id_, {}, {})
        merged.fields.update(fields)
        merged.seqs.update(dict.fromkeys(fields, self.head))
        by = (CENTRE, self._received_at)
        self._put(present or _blank(entity, id_, *by), merged, CENTRE, *by, foreign=True)

    def save(self) -> None:
        """Write everything down, in the session's transaction."""
        self._session.save(self.operations, list(self.changed.values()))
        self._session.hold(self.held)
        self._session.keep_cases(self.asked)

    def fields_of(self, id_: str) -> dict[str, Any]:
        """A record's present fields, empty if there is no such record."""
        present = self.fetch(id_)
        return _decode(present.fields) if present else {}

    def version_of(self, id_: str, name: str) -> int:
        """The number of a field's present version, 0 if it has none."""
        present = self.fetch(id_)
        return _seqs(present).get(name, 0) if present else 0

    def _log(self, arriving: Arriving, state: str, code: str, about: str) -> None:
        operation = arriving.operation
        self.head += 1
        self.taken = self.head
        hlc = min(operation.hlc, self._now_hlc)
        base = _encode(operation.base).decode() if operation.base else "{}"
        self.operations.append(
            StoredOperation(
                *(self.head, self.device, operation.n, operation.txn, operation.entity, operation.id, operation.kind),
                *(arriving.text, base, hlc, operation.hlc, operation.wall, self.actor, operation.cause),
                *(operation.schema, self._received_at, state, code, about),
            )
        )
        self._written[self.head] = Written(self.device, operation.n, hlc, self.actor, operation.wall)

    def _create(self, arriving: Arriving, text: str | None = None, *, foreign: bool = False) -> None:
        operation = arriving.operation
        seq = self.head
        self.changed[operation.id] = StoredRecord(
            *(operation.id, operation.entity, seq, self.device, seq if foreign else 0, text or arriving.text, ""),
            *(self.actor, operation.wall, self.actor, operation.wall),
        )

    def _merge(self, arriving: Arriving, present: StoredRecord) -> Verdict | None:
        operation = arriving.operation
        self._log(arriving, "accepted", "", "")
        merged = self._laid_over(arriving, present)
        as_sent = merged.as_sent and operation.kind != "create"
        by = (self.device, self.actor, operation.wall)
        self._put(present, merged, *by, foreign=not as_sent)
        for name in merged.disputed:
            self._dispute(operation, present, name, (arriving.fields or {})[name])
        return None if as_sent else Verdict(operation.n, "accepted", "merged", "", self.taken)

    def _laid_over(self, arriving: Arriving, present: StoredRecord) -> Merged:
        operation, entity = arriving.operation, ENTITIES[arriving.operation.entity]
        merged = Merged(present.id, _decode(present.fields), _seqs(present))
        fields = dict(arriving.fields or {})
        if operation.kind == "create" and merged.fields.get(VOIDED):
            fields[VOIDED] = False
        mine = Stamp(self.head, self.device, operation.n, min(operation.hlc, self._now_hlc))
        for name, value in fields.items():
            outcome = self._compare(merged, name, mine, operation.base.get(name))
            self._lay(entity, merged, name, value, outcome)
        return merged

    def _compare(self, merged: Merged, name: str, mine: Stamp, seen: int | None) -> Outcome:
        seq = merged.seqs.get(name)
        if seq is None:
            return Outcome.APPLIED
        if seq not in self._written:
            self._written.update(self._session.written([seq]))
        by = self._written[seq]
        return compare(Stamp(seq, by.device, by.n, by.hlc), mine, seen)

    def _lay(self, entity: Entity, merged: Merged, name: str, value: Any, outcome: Outcome) -> None:
        cls = entity.fields[name].cls if name in entity.fields else FieldClass.AUTO
        after = new_value(cls, merged.fields.get(name), value)
        is_same = merged.fields.get(name) == after
        if outcome in CONCURRENT and not is_same:
            merged.as_sent = False
            if cls is FieldClass.REVIEW:
                merged.disputed.append(name)
        if outcome is Outcome.APPLIED and self.open_case(merged.id, name) and not is_same:
            merged.disputed.append(name)
        if outcome in (Outcome.APPLIED, Outcome.WON) or cls is FieldClass.UNION:
            merged.fields[name] = after
            merged.seqs[name] = self.head
        else:
            merged.as_sent = False

    def _put(self, present: StoredRecord, merged: Merged, device: str, actor: str, wall: str, *, foreign: bool) -> None:
        fields = {name: value for name, value in merged.fields.items() if value is not None}
        is_whole = merged.seqs == dict.fromkeys(fields, self.head)
        foreign_seq = self.head if foreign else present.foreign_seq if present.device == device else present.seq
        self.changed[present.id] = StoredRecord(
            *(present.id, present.entity, self.head, device, foreign_seq, _encode(fields).decode()),
            "" if is_whole else _encode(merged.seqs).decode(),
            *(present.made_by, present.made_at, actor, wall),
        )

    def _dispute(self, operation: Operation, before: StoredRecord, name: str, value: Any) -> None:
        """Open a case about a field, or add a version to the one that is open."""
        mine = {"seq": self.taken, "value": value, "actor": self.actor, "wall": operation.wall}
        case = self.open_case(operation.id, name)
        if case:
            versions = [*self.fields_of(case).get("versions", []), mine]
            self.write_by_centre("case", case, {"versions": versions}, operation.id)
            return
        seq = _seqs(before)[name]
        by = self._written[seq]
        theirs = {"seq": seq, "value": _decode(before.fields).get(name), "actor": by.actor, "wall": by.wall}
        case = field_case_id(operation.id, name, mine["seq"])
        self.asked[operation.id, name] = case
        about = {"kind": "field", "entity": operation.entity, "record": operation.id, "field": name}
        self.write_by_centre("case", case, {**about, "versions": [theirs, mine], "state": "open"}, operation.id)


def read_operations(operations: Sequence[Operation]) -> list[Arriving]:
    """The operations with their fields read once."""
    return [_read(operation) for operation in operations]


def _read(operation: Operation) -> Arriving:
    try:
        return Arriving(operation, _decode(operation.fields), bytes(operation.fields).decode())
    except (msgspec.DecodeError, UnicodeDecodeError):
        return Arriving(operation, None, "{}")


def _seqs(record: StoredRecord) -> dict[str, int]:
    if record.seqs:
        return dict(_decode(record.seqs))
    return dict.fromkeys(_decode(record.fields), record.seq)


def _blank(entity: str, id_: str, actor: str, wall: str) -> StoredRecord:
    return StoredRecord(id_, entity, 0, CENTRE, 0, "{}", "", actor, wall, actor, wall)
