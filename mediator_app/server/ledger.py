"""The centre's state while it takes in one batch: what is in the database, what the batch has changed, the next number.

Field versions are merged here by ``domain.registers``; questions for a person are opened and answered here. Which
operation may come in at all stands in ``deciding``, vouchers and settlements in ``special``.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any, Final

import msgspec

from mediator_app.domain.entities import ENTITIES, VOIDED, FieldClass
from mediator_app.domain.identifiers import field_case_id
from mediator_app.domain.registers import Outcome, Stamp, compare, new_value
from mediator_app.protocol.messages import Operation, Verdict
from mediator_app.server.arriving import Arriving, Batch, fields_in
from mediator_app.server.auditing import seal
from mediator_app.server.leasing import leases_in, reserved_for
from mediator_app.server.sectors import COMMON, MOVABLE, OUT_OF_SCOPE, Bounds, hangs_on
from mediator_app.server.store.care_interface import Erased, Unmade
from mediator_app.server.store.interface import CENTRE, Session, StoredOperation, StoredRecord, Written
from mediator_app.server.store.scope_interface import Departure
from mediator_app.server.summing import keep_digest
from mediator_app.server.versions import Merged, blank, laid_out, versions_of
from mediator_app.server.words_about import empty_aside, erased_unseen

_encode = msgspec.json.Encoder().encode

_tuple = tuple.__new__
"""Makes a named tuple of a tuple, several times faster than by its name; thousands are made at once."""

CONCURRENT: Final = (Outcome.WON, Outcome.LOST)

_CLASSES: Final = {
    entity.name: {field.name: field.cls for field in entity.fields.values()} for entity in ENTITIES.values()
}

LOOKED_THROUGH: Final = frozenset({"lease"})
"""Entities whose changed records are looked at when all is written down."""


class Ledger:
    """One batch of one device, decided in order; ``save`` writes it down.

    ``actor`` is the device's member, ``known_through`` the number up to which it has received everything. ``taken`` is the
    number of its newest operation, ``head`` that of the newest line of the log. ``held`` are the vouchers taken or freed,
    ``asked`` the questions opened or closed. ``kinds`` gives the entity of every record that the batch is about or points
    to, if it exists. ``returning`` are those whom the batch makes and who were erased before, when this centre was another;
    ``bounds`` are those of the device, None if it may hold everything.
    """

    def __init__(
        self, session: Session, device: str, actor: str, received_at: str, now_hlc: int, known_through: int = 0
    ) -> None:
        self._session = session
        self.device = device
        self.actor = actor
        self._known_through = known_through
        self.received_at = received_at
        self._now_hlc = now_hlc
        self._start = self.head = self.taken = session.head()
        self._operations: list[StoredOperation] = []
        self._changed: dict[str, StoredRecord] = {}
        self._made: dict[str, int] = {}
        """Records whose one line of the log says all about them, with its number; most are never more than that."""
        self.held: dict[tuple[str, str], str | None] = {}
        self.asked: dict[tuple[str, str], str | None] = {}
        self.erased: dict[str, Erased] = {}
        self._gone: set[str] = set()
        self._holders: dict[tuple[str, str], str | None] = {}
        self._cases: dict[tuple[str, str], str] = {}
        self._records: dict[str, StoredRecord] = {}
        self.kinds: dict[str, str] = {}
        self._written: dict[int, Written] = {}
        self._expected: set[str] = set()
        self._refused: set[str] = set()
        self.returning: frozenset[str] = frozenset()
        self.bounds: Bounds | None = None
        self._has_sectors = session.has_sectors()
        self._scopes: dict[str, str] = {}
        self._parked: set[str] = set()
        self._departures: list[Departure] = []
        self.turned_down: list[Arriving] = []

    def expect(self, batch: Batch) -> None:
        """Fetch at once what the batch is about, what it points to and who holds its vouchers."""
        self._expected = batch.ids | batch.references
        self._records = self._session.records(batch.ids)
        self.kinds = self._session.existing(batch.references - batch.ids)
        if self._has_sectors:
            self._scopes = self._session.scopes_of(self.kinds)
        self.returning = self._returning(batch)
        if self._records:
            self.kinds.update({record.id: record.entity for record in self._records.values()})
            self._cases = self._session.open_cases(self._records)
            self._gone = {record.id for record in self._records.values() if record.erased and record.entity != "merge"}
            seqs = {seq for record in self._records.values() for seq in versions_of(record).values()}
            self._written = self._session.written(seqs)
        if batch.vouchers:
            self._holders = {**dict.fromkeys(batch.vouchers), **self._session.holders(batch.vouchers)}

    def _returning(self, batch: Batch) -> frozenset[str]:
        unseen = erased_unseen(self._session)
        made = {one.operation.id for one in batch.arriving if one.operation.kind == "create"} if unseen else ()
        return unseen.intersection(made).difference(self._records)

    def save(self) -> None:
        """Write everything down, in the session's transaction."""
        self._session.save(seal(self._session, self._operations, self.received_at), self._changed.values())
        self._session.make_records(self._made.values())
        if self.erased:
            self._session.redact(list(self.erased.values()))
            empty_aside(self._session, self.erased.keys())
            self._session.drop_snapshots()
        if any(one.entity == "attachment" and fields_in(one.fields).get(VOIDED) for one in self._changed.values()):
            self._session.drop_unneeded_papers()
        self._session.hold(self.held)
        self._session.keep_cases(self.asked)
        self._session.keep_departures(self._departures)
        if leases := leases_in(self._changed.values()):
            self._session.put_leases(leases)
        keep_digest(self._session, self._records, self._changed, self._made)

    def record(self, id_: str) -> StoredRecord | None:
        """The record's present state, as changed by this batch so far; only ids that were expected, or fetched."""
        if id_ in self._made:
            self._spell_out(id_)
        return self._changed.get(id_) or self._records.get(id_)

    def fetch(self, id_: str) -> StoredRecord | None:
        """The record's present state, also when the batch did not announce it."""
        if id_ not in self._records and id_ not in self._changed and id_ not in self._made:
            self._records.update(self._session.records([id_]))
        return self.record(id_)

    def fetch_all(self, ids: Collection[str]) -> None:
        """Fetch at once what is to be changed without having been announced."""
        known = self._records.keys() | self._changed.keys() | self._made.keys()
        self._records.update(self._session.records(set(ids) - known))

    def holder(self, scheme: str, code_key: str) -> str | None:
        """The redemption that was accepted for this voucher, if any."""
        key = (scheme, code_key)
        if key in self.held:
            return self.held[key]
        if key not in self._holders:
            self._holders.update(self._session.holders([key]))
        return self._holders.get(key)

    def reserved_for(self, scheme: str, code_key: str) -> str:
        """The laptop for which this voucher is reserved today, empty if for none."""
        kept = {lease.id: lease for lease in self._session.leases(scheme)}
        kept.update((lease.id, lease) for lease in leases_in(self._changed.values()))
        return reserved_for(kept.values(), scheme, code_key, self.received_at[:10])

    def present_version(self, id_: str, name: str) -> dict[str, Any]:
        """A field's present value as a question about it tells it: number, value, who wrote it and when."""
        seq = self.version_of(id_, name)
        by = self._writer(seq) if seq else Written("", 0, 0, "", "")
        return {"seq": seq, "value": self.fields_of(id_).get(name), "actor": by.actor, "wall": by.wall}

    def is_by_centre(self, seq: int) -> bool:
        """Did the centre itself write the version with this number?"""
        return seq > 0 and self._writer(seq).device == CENTRE

    def question_about(self, record: str, name: str) -> str | None:
        """The open case about a field of any record, if there is one."""
        key = (record, name)
        return self.asked[key] if key in self.asked else self._session.open_cases([record]).get(key)

    def open_case(self, record: str, name: str) -> str | None:
        """The open case about a field of a record of this batch, if any."""
        key = (record, name)
        return self.asked[key] if key in self.asked else self._cases.get(key)

    def was_refused(self, id_: str) -> bool:
        """Did this laptop want to make a record of that id, which was refused? Then nothing about it can ever come in."""
        if self._expected:
            missing = self._expected - self.kinds.keys()
            self._refused |= self._session.refused_creations(self.device, missing)
            self._expected = set()
        return id_ in self._refused

    def was_parked(self, id_: str) -> bool:
        """Was this laptop's making of that record parked, as out of what it may hold? Then all about it is, too."""
        if id_ not in self._parked and self._has_sectors:
            self._parked |= self._session.parked_creations(self.device, [id_], OUT_OF_SCOPE)
        return id_ in self._parked

    def is_out_of_bounds(self, id_: str) -> bool:
        """Is this a record that the laptop may not hold?"""
        return self.bounds is not None and self._scope_of(id_) not in self.bounds.scopes

    def write(self, arriving: Arriving) -> Verdict | None:
        """Take an operation in; None if it was accepted just as it was sent."""
        present = self.record(arriving.operation.id)
        if present is None:
            self.write_new([arriving])
            return None
        if present.id in self._gone:
            return self.park(arriving, "erased", "")
        if self._is_lost_on_deleted(arriving, present):
            return self.park(arriving, "deleted", "")
        return self._merge(arriving, present)

    def write_new(self, plain: Sequence[Arriving]) -> None:
        """Take in, as they were sent, records that do not exist yet; one of ``LOOKED_THROUGH`` comes alone."""
        if self._has_sectors or plain[0].operation.entity in LOOKED_THROUGH:
            for arriving in plain:
                self._log(arriving, "accepted", "", "")
                self._create(arriving, arriving.text, 0)
            return
        for seq, arriving in enumerate(plain, self.head + 1):
            operation = arriving.operation
            self._operations.append(self._line(seq, arriving, "accepted", "", ""))
            self._made[operation.id] = seq
            self.kinds[operation.id] = operation.entity
        self.taken = self.head = self.head + len(plain)

    def write_as(self, arriving: Arriving, state: str, code: str, about: str, extra: Mapping[str, Any]) -> Verdict:
        """Take in a new fact with what the centre adds to it; it goes back to its author too."""
        self._log(arriving, state, code, about)
        fields = {name: value for name, value in {**(arriving.fields or {}), **extra}.items() if value is not None}
        self._create(arriving, _encode(fields).decode(), self.head)
        return Verdict(arriving.operation.n, state, code, about, self.taken)

    def park(self, arriving: Arriving, code: str, about: str) -> Verdict:
        """Keep an operation in the log without effect, for a person to see."""
        self._log(arriving, "parked", code, about)
        self.turned_down.append(arriving)
        if code == OUT_OF_SCOPE and arriving.operation.kind == "create":
            self._parked.add(arriving.operation.id)
        return Verdict(arriving.operation.n, "parked", code, about, self.taken)

    def accept_again(self, arriving: Arriving) -> Verdict:
        """Keep in the log what adds nothing to a record that is there already."""
        self._log(arriving, "accepted", "merged", "")
        return Verdict(arriving.operation.n, "accepted", "merged", "", self.taken)

    def refuse(self, arriving: Arriving, verdict: Verdict) -> Verdict:
        """Keep a rejected operation in the log, so that its verdict never changes."""
        self._log(arriving, "rejected", verdict.code, verdict.about)
        self.turned_down.append(arriving)
        if arriving.operation.kind == "create":
            self._refused.add(arriving.operation.id)
        verdict.seq = self.taken
        return verdict

    def write_by_centre(self, entity: str, id_: str, fields: Mapping[str, Any], cause: str) -> None:
        """Write fields in the centre's own name, numbered and logged like everything else; None empties one."""
        self.head += 1
        at, hlc = self.received_at, self._now_hlc
        present = self.fetch(id_)
        self.kinds[id_], kind = entity, "edit" if present else "create"
        self._operations.append(
            StoredOperation(
                *(self.head, CENTRE, self.head, self.head, entity, id_, kind, _encode(fields).decode(), "{}", hlc, hlc),
                *(at, CENTRE, cause, 1, at, "accepted", "", ""),
            )
        )
        merged = laid_out(present) if present else Merged(id_, {}, {})
        merged.fields.update(fields)
        merged.seqs.update(dict.fromkeys(fields, self.head))
        before = present or blank(entity, id_, at, self._scope_of_new(entity, fields))
        self._put(before, merged, CENTRE, CENTRE, at, self.head)

    def move(self, id_: str, scope: str, cause: str) -> None:
        """Put a record into another scope, in the centre's own name: a line of its own, so that it travels."""
        present = self.fetch(id_)
        if present is None or present.scope == scope:
            return
        self.write_by_centre(present.entity, id_, {}, cause)
        self._changed[id_] = self._changed[id_]._replace(scope=scope)
        self._departures.append(Departure(self.head, id_, present.entity, present.scope, scope))

    def empty(self, id_: str, left: Mapping[str, Any], cause: str, unmade: str = "") -> None:
        """Erase a record in the centre's own name: only the fields ``left`` remain, and of the log only this line.

        ``unmade`` is the kind of what was to be made and is no record: who wrote it hears of it by one that says nothing.
        """
        present = self.fetch(id_)
        if present is None and not unmade:
            return
        self.write_by_centre(present.entity if present else unmade, id_, left, cause)
        present = present or self._changed[id_]
        emptied = Merged(id_, dict(left), dict.fromkeys(left, self.head))
        self._put(present, emptied, CENTRE, CENTRE, self.received_at, self.head)
        self._changed[id_] = self._changed[id_]._replace(erased=self.head)
        self.erased[id_] = Erased(id_, present.entity, self.head, self.received_at, self.actor)
        if present.entity != "merge":
            self._gone.add(id_)
        self.asked |= dict.fromkeys(self._session.open_cases([id_]))
        self.asked |= {key: None for key in self.asked if key[0] == id_}

    def unmade(self) -> dict[str, Unmade]:
        """What was to be made and might tell of somebody, and was refused or parked, by this batch too, by id."""
        mine = [Unmade(op.id, op.entity, text) for op, _, text in self.turned_down if op.kind == "create"]
        return {one.id: one for one in (*self._session.unmade(), *mine) if self.fetch(one.id) is None}

    def all_of(self, entity: str) -> list[StoredRecord]:
        """All records of an entity, as changed by this batch so far."""
        for id_ in [id_ for id_ in self._made if self.kinds[id_] == entity]:
            self._spell_out(id_)
        changed = {id_: record for id_, record in self._changed.items() if record.entity == entity}
        return list(({record.id: record for record in self._session.records_of(entity)} | changed).values())

    def fields_of(self, id_: str) -> dict[str, Any]:
        """A record's present fields, empty if there is no such record."""
        present = self.fetch(id_)
        return fields_in(present.fields) if present else {}

    def version_of(self, id_: str, name: str) -> int:
        """The number of a field's present version, 0 if it has none."""
        present = self.fetch(id_)
        return versions_of(present).get(name, 0) if present else 0

    def _log(self, arriving: Arriving, state: str, code: str, about: str) -> None:
        self.taken = self.head = self.head + 1
        self._operations.append(self._line(self.head, arriving, state, code, about))

    def _line(self, seq: int, arriving: Arriving, state: str, code: str, about: str) -> StoredOperation:
        op, _, text = arriving
        hlc = op.hlc if op.hlc < self._now_hlc else self._now_hlc
        if op.id in self._gone:
            text = "{}"
        base = _encode(op.base).decode() if op.base else "{}"
        # fmt: off
        line = (
            seq, self.device, op.n, op.txn, op.entity, op.id, op.kind, text, base, hlc, op.hlc, op.wall, self.actor,
            op.cause, op.schema, self.received_at, state, code, about, None, None,
        )
        # fmt: on
        return _tuple(StoredOperation, line)

    def _spell_out(self, id_: str) -> None:
        """A record that its line of the log says whole, as one that more happens to."""
        line = self._operations[self._made.pop(id_) - self._start - 1]
        by, at = line.actor, line.wall
        self._changed[id_] = StoredRecord(
            id_, line.entity, line.seq, line.device, 0, line.fields, "", by, at, by, at, 0, COMMON
        )

    def _create(self, arriving: Arriving, text: str, foreign_seq: int) -> None:
        op, actor = arriving.operation, self.actor
        scope = self._scope_of_new(op.entity, arriving.fields) if self._has_sectors else COMMON
        line = (
            op.id,
            op.entity,
            self.head,
            self.device,
            foreign_seq,
            text,
            "",
            actor,
            op.wall,
            actor,
            op.wall,
            0,
            scope,
        )
        self._changed[op.id] = _tuple(StoredRecord, line)
        self.kinds[op.id] = op.entity

    def _scope_of_new(self, entity: str, fields: Mapping[str, Any] | None) -> str:
        """The scope of what it hangs on, else the laptop's own."""
        if parent := hangs_on(entity, fields):
            return self._scope_of(parent)
        return self.bounds.home if self.bounds and entity in MOVABLE else COMMON

    def _scope_of(self, id_: str) -> str:
        record = self.record(id_)
        if record is None and id_ in self.kinds:
            return self._scopes.get(id_, COMMON)
        record = record or self.fetch(id_)
        return record.scope if record else COMMON

    def _is_lost_on_deleted(self, arriving: Arriving, present: StoredRecord) -> bool:
        """Would the operation change a deleted record without reviving it?

        Revived is what is made anew after the deletion, and what is restored by somebody who had seen the deletion.
        """
        operation, fields = arriving.operation, arriving.fields or {}
        before = laid_out(present)
        if operation.kind == "void" or not before.fields.get(VOIDED):
            return False
        outcome = self._compare(before, VOIDED, self._stamp(operation), operation.base.get(VOIDED))
        if operation.kind == "create":
            return outcome not in (Outcome.APPLIED, Outcome.WON)
        return fields.get(VOIDED) is not False or outcome is not Outcome.APPLIED

    def _merge(self, arriving: Arriving, present: StoredRecord) -> Verdict | None:
        operation = arriving.operation
        merged = self._laid_over(arriving, present)
        as_sent = merged.as_sent and operation.kind != "create"
        self._log(arriving, "accepted", "" if as_sent else "merged", "")
        if merged.is_changed:
            foreign_seq = present.foreign_seq if present.device == self.device else present.seq
            if not as_sent or foreign_seq > self._known_through:
                foreign_seq = self.head  # the record has now left the pages where the device would have received it
            self._put(present, merged, self.device, self.actor, operation.wall, foreign_seq)
        for name in merged.disputed:
            self._dispute(operation, present, name, (arriving.fields or {})[name])
        return None if as_sent else Verdict(operation.n, "accepted", "merged", "", self.taken)

    def _laid_over(self, arriving: Arriving, present: StoredRecord) -> Merged:
        operation, classes = arriving.operation, _CLASSES[arriving.operation.entity]
        merged = laid_out(present)
        fields = dict(arriving.fields or {})
        if operation.kind == "create" and merged.fields.get(VOIDED):
            fields[VOIDED] = False
        mine = self._stamp(operation)
        for name, value in fields.items():
            outcome = self._compare(merged, name, mine, operation.base.get(name))
            self._lay(merged, name, value, classes.get(name, FieldClass.AUTO), outcome)
        return merged

    def _stamp(self, operation: Operation) -> Stamp:
        """The stamp of the operation that will get the next number."""
        return Stamp(self.head + 1, self.device, operation.n, min(operation.hlc, self._now_hlc))

    def _compare(self, merged: Merged, name: str, mine: Stamp, seen: int | None) -> Outcome:
        seq = merged.seqs.get(name)
        if seq is None:
            return Outcome.APPLIED
        by = self._writer(seq)
        return compare(Stamp(seq, by.device, by.n, by.hlc), mine, seen)

    def _writer(self, seq: int) -> Written:
        if seq > self._start:
            line = self._operations[seq - self._start - 1]
            return Written(line.device, line.n, line.hlc, line.actor, line.wall)
        if seq not in self._written:
            self._written.update(self._session.written([seq]))
        return self._written[seq]

    def _lay(self, merged: Merged, name: str, value: Any, cls: FieldClass, outcome: Outcome) -> None:
        if cls is FieldClass.FIXED and name in merged.fields:
            merged.as_sent = False
            return
        if cls is FieldClass.UNION and outcome is not Outcome.APPLIED:
            value = _only_added(value)
        present = merged.fields.get(name)
        after = new_value(cls, present, value)
        if outcome in CONCURRENT:
            merged.as_sent = False
            if present == after:
                self._say_again(merged, name, cls, outcome)
                return
        if present != after and self._is_question(cls, merged.id, name, outcome):
            merged.disputed.append(name)
        merged.is_changed = True
        if outcome in (Outcome.APPLIED, Outcome.WON) or cls is FieldClass.UNION:
            merged.fields[name] = after
            merged.seqs[name] = self.head + 1
        else:
            merged.as_sent = False

    def _say_again(self, merged: Merged, name: str, cls: FieldClass, outcome: Outcome) -> None:
        """What was said twice stands as of the later time, whichever of the two came first."""
        if outcome is Outcome.WON and cls is not FieldClass.UNION:
            merged.is_changed = True
            merged.seqs[name] = self.head + 1

    def _is_question(self, cls: FieldClass, record: str, name: str, outcome: Outcome) -> bool:
        """Must a person look at the value: two concurrent ones, or one more while a question is open?"""
        if outcome in CONCURRENT:
            return cls is FieldClass.REVIEW
        return outcome is Outcome.APPLIED and self.open_case(record, name) is not None

    def _put(self, present: StoredRecord, merged: Merged, device: str, actor: str, wall: str, foreign_seq: int) -> None:
        fields = {name: value for name, value in merged.fields.items() if value is not None}
        is_whole = merged.seqs == dict.fromkeys(fields, self.head)
        seqs = "" if is_whole else _encode(merged.seqs).decode()
        self._changed[present.id] = StoredRecord(
            *(present.id, present.entity, self.head, device, foreign_seq, _encode(fields).decode(), seqs),
            *(present.made_by, present.made_at, actor, wall, present.erased, present.scope),
        )

    def _dispute(self, operation: Operation, before: StoredRecord, name: str, value: Any) -> None:
        """Open a case about a field, or add a version to the one that is open."""
        mine = {"seq": self.taken, "value": value, "actor": self.actor, "wall": operation.wall}
        case = self.open_case(operation.id, name)
        if case:
            versions = [*self.fields_of(case).get("versions", []), mine]
            self.write_by_centre("case", case, {"versions": versions}, operation.id)
            return
        seq = versions_of(before)[name]
        by = self._writer(seq)
        theirs = {"seq": seq, "value": fields_in(before.fields).get(name), "actor": by.actor, "wall": by.wall}
        case = field_case_id(operation.id, name, self.taken)
        self.asked[operation.id, name] = case
        about = {"kind": "field", "entity": operation.entity, "record": operation.id, "field": name}
        self.write_by_centre("case", case, {**about, "versions": [theirs, mine], "state": "open"}, operation.id)


def _only_added(value: Any) -> Any:
    """A whole set, made without having seen the present one, takes nothing away."""
    return {"add": value} if isinstance(value, list) else value
