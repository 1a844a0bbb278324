"""A centre's database made of dicts, for the simulator: the same contract as the real ones, a hundred times faster.

``tests/simulation/test_memory.py`` plays the same histories on it and on SQLite and compares everything.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence, Sized
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final

from msgspec.structs import replace

from mediator_app.domain.clocks import utc_text
from mediator_app.server.arriving import fields_in
from mediator_app.server.store.care_interface import TELLING, AuditLine, Erased, SetAside, Unmade
from mediator_app.server.store.identities import MARK_LENGTH
from mediator_app.server.store.interface import (
    Device,
    Invited,
    Known,
    LeaseKept,
    Page,
    Row,
    SnapshotKept,
    StoredOperation,
    StoredRecord,
    Territory,
    Written,
)
from mediator_app.server.store.scope_interface import SECTORS, Departure
from tests.support.memory_departures import LeftRecords

_MISSING: Final = object()


@dataclass
class Tables:
    """All that the database holds. Values are never changed in place, so that a copy of the dicts is a copy of all."""

    meta: dict[str, Any] = field(default_factory=dict)
    """The territory, and the epochs that began: (former, new, head)."""
    operations: list[StoredOperation] = field(default_factory=list)
    numbers: dict[tuple[str, int], int] = field(default_factory=dict)
    """(device, n) → seq."""
    records: dict[str, StoredRecord] = field(default_factory=dict)
    vouchers: dict[tuple[str, str], str] = field(default_factory=dict)
    cases: dict[tuple[str, str], str] = field(default_factory=dict)
    devices: dict[str, Device] = field(default_factory=dict)
    tokens: dict[str, str] = field(default_factory=dict)
    invitations: dict[str, tuple[Invited, str, bool, str]] = field(default_factory=dict)
    """Hash of the code → whom it is for, until when, whether it was used, by which installation."""
    quarantine: dict[tuple[str, int], bytes] = field(default_factory=dict)
    audit: dict[int, AuditLine] = field(default_factory=dict)
    departures: dict[int, Departure] = field(default_factory=dict)
    erasures: dict[str, Erased] = field(default_factory=dict)
    snapshots: dict[str, tuple[SnapshotKept, Sequence[bytes]]] = field(default_factory=dict)

    def copy(self) -> Tables:
        """The same, to be changed apart."""
        return Tables(*(part.copy() for part in vars(self).values()))


class MemoryStore:
    """A centre's database in memory. ``page_bytes`` limits its pages, so that faults find seams between them.

    ``before_commit`` is called at the end of each writing transaction and may raise, which undoes it all.
    """

    def __init__(self, page_bytes: int = 1 << 30, tables: Tables | None = None) -> None:
        self.page_bytes = page_bytes
        self.tables = tables or Tables()
        self._reading = MemorySession(self)

    def found(self, territory: Territory) -> None:
        """Name the territory of a new database, or give it another epoch."""
        self.tables.meta["territory"] = territory

    def reading(self) -> AbstractContextManager[Any]:
        """A transaction that writes nothing: always the same, since nothing happens within one."""
        return self._reading

    def writing(self) -> AbstractContextManager[Any]:
        """A transaction; undone if the block raises."""
        return _Writing(self)

    def copy(self) -> Tables:
        """A backup of the whole database."""
        return self.tables.copy()

    def put_back(self, copy: Tables) -> None:
        """Make the database what it was when it was copied."""
        self.tables = copy.copy()
        self._reading = MemorySession(self)

    def close(self) -> None:
        """Nothing to let go of."""


class MemorySession(LeftRecords):
    """One transaction; see ``interface.Session`` for what each call promises. It has those calls that a round needs."""

    def __init__(self, store: MemoryStore) -> None:
        self._tables: Tables = store.tables
        self._store = store
        self._undo: list[tuple[dict[Any, Any], Any, Any]] = []
        self._length = len(store.tables.operations)
        self._emptied: list[StoredOperation] = []

    def __enter__(self) -> MemorySession:
        return self

    def __exit__(self, *_: object) -> None:
        """What was read needs no end; what was written is undone by ``_Writing``."""

    def undo(self) -> None:
        """Take back all that this transaction wrote."""
        for table, key, before in reversed(self._undo):
            if before is _MISSING:
                table.pop(key, None)
            else:
                table[key] = before
        for line in self._emptied:
            self._tables.operations[line.seq - 1] = line
        del self._tables.operations[self._length :]

    def territory(self) -> Territory:
        found: Territory = self._tables.meta["territory"]
        return found

    def head(self) -> int:
        return len(self._tables.operations)

    def known(self, device: str, first: int, last: int) -> dict[int, Known]:
        numbers, lines = self._tables.numbers, self._tables.operations
        found = ((n, numbers[device, n]) for n in range(first, last + 1) if (device, n) in numbers)
        known = {}
        for n, seq in found:
            line = lines[seq - 1]
            known[n] = Known(seq, line.state, line.code, line.about, line.id, line.fields)
        return known

    def records(self, ids: Iterable[str]) -> dict[str, StoredRecord]:
        records = self._tables.records
        return {id_: records[id_] for id_ in ids if id_ in records}

    def existing(self, ids: Iterable[str]) -> dict[str, str]:
        records = self._tables.records
        return {id_: records[id_].entity for id_ in ids if id_ in records}

    def written(self, seqs: Iterable[int]) -> dict[int, Written]:
        lines = self._tables.operations
        found = ((seq, lines[seq - 1]) for seq in seqs if 0 < seq <= len(lines))
        return {seq: Written(line.device, line.n, line.hlc, line.actor, line.wall) for seq, line in found}

    def holders(self, keys: Iterable[tuple[str, str]]) -> dict[tuple[str, str], str]:
        vouchers = self._tables.vouchers
        return {key: vouchers[key] for key in keys if key in vouchers}

    def open_cases(self, records: Iterable[str]) -> dict[tuple[str, str], str]:
        wanted = set(records)
        return {key: case for key, case in self._tables.cases.items() if key[0] in wanted}

    def save(self, operations: Sequence[Row], records: Iterable[StoredRecord]) -> None:
        tables = self._tables
        for line in map(StoredOperation._make, operations):
            if line.seq != len(tables.operations) + 1:
                raise ValueError(f"number {line.seq} after {len(tables.operations)}")
            tables.operations.append(line)
            if (line.device, line.n) in tables.numbers:
                raise ValueError(f"number {line.n} of {line.device} twice")
            self._put(tables.numbers, (line.device, line.n), line.seq)
        for record in records:
            before = tables.records.get(record.id) or record
            made = before.entity, before.made_by, before.made_at
            if made != (record.entity, record.made_by, record.made_at):
                raise ValueError(f"another maker of {record.id}")
            self._put(tables.records, record.id, record)

    def make_records(self, seqs: Collection[int]) -> None:
        lines, records = self._tables.operations, self._tables.records
        for line in (lines[seq - 1] for seq in seqs):
            if line.id in records:
                raise ValueError(f"{line.id} is there already")
            made = (line.id, line.entity, line.seq, line.device, 0, line.fields, "")
            self._put(records, line.id, StoredRecord(*made, line.actor, line.wall, line.actor, line.wall))

    def records_of(self, entity: str) -> list[StoredRecord]:
        return sorted((one for one in self._tables.records.values() if one.entity == entity), key=lambda one: one.seq)

    def redact(self, erased: Sequence[Erased]) -> None:
        tables, before = self._tables, {one.id: one.seq for one in erased}
        for line in [line for line in tables.operations if line.seq < before.get(line.id, 0)]:
            self._emptied.insert(0, line)
            tables.operations[line.seq - 1] = line._replace(fields="{}", base="{}", row_key=None)
        for one in erased:
            self._put(tables.erasures, one.id, one)
            self._put(tables.records, one.id, tables.records[one.id]._replace(erased=one.seq))

    def erased(self, ids: Iterable[str]) -> frozenset[str]:
        return frozenset(ids) & self._tables.erasures.keys()

    def unmade(self) -> list[Unmade]:
        lines = (line for line in self._tables.operations if line.kind == "create" and line.entity in TELLING)
        return [Unmade(one.id, one.entity, one.fields) for one in lines if one.id not in self._tables.records]

    def erasures(self) -> list[Erased]:
        return sorted(self._tables.erasures.values(), key=lambda one: one.seq)

    def carried_out(self, device: str, seq: int) -> None:
        present = self._tables.devices[device]
        self._keep(replace(present, erased_through=max(present.erased_through, seq)))

    def last_snapshot(self) -> SnapshotKept | None:
        kept = [one for one, _ in self._tables.snapshots.values()]
        return min(kept, key=lambda one: (-one.through, one.id), default=None)

    def keep_snapshot(self, snapshot: SnapshotKept, pieces: Sequence[bytes]) -> None:
        former = self.last_snapshot()
        older = [id_ for id_ in self._tables.snapshots if former and id_ != former.id]
        self._put_or_drop(self._tables.snapshots, dict.fromkeys(older))
        self._put(self._tables.snapshots, snapshot.id, (snapshot, pieces))

    def snapshot_piece(self, snapshot: str, number: int) -> bytes | None:
        kept = self._tables.snapshots.get(snapshot)
        return kept[1][number] if kept and number < len(kept[1]) else None

    def drop_snapshots(self) -> None:
        self._put_or_drop(self._tables.snapshots, dict.fromkeys(self._tables.snapshots))

    def drop_unneeded_papers(self) -> None:
        """There are none here."""

    def hold(self, changes: Mapping[tuple[str, str], str | None]) -> None:
        self._put_or_drop(self._tables.vouchers, changes)

    def keep_cases(self, changes: Mapping[tuple[str, str], str | None]) -> None:
        self._put_or_drop(self._tables.cases, changes)

    def page(self, device: Device, after: int, max_bytes: int) -> Page:
        lines, records = self._tables.operations, self._tables.records
        limit = min(max_bytes, self._store.page_bytes)
        scopes = None if device.sees_everything else json.loads(device.scopes)
        found: list[StoredRecord] = []
        size = 0
        for line in lines[after:]:
            record = records.get(line.id)
            if record is None or record.seq != line.seq or (record.device == device.id and record.foreign_seq <= after):
                continue
            if scopes is not None and record.scope not in scopes:
                continue
            size += len(record.fields) + 200
            if size > limit and found:
                return Page(found, found[-1].seq, more=True)
            found.append(record)
        return Page(found, max(len(lines), after), more=False)

    def log(self, after: int, limit: int) -> list[StoredOperation]:
        return self._tables.operations[after : after + limit]

    def records_after(self, id_: str, limit: int) -> list[StoredRecord]:
        records = self._tables.records
        return [records[one] for one in sorted(one for one in records if one > id_)[:limit]]

    def held_vouchers(self) -> dict[tuple[str, str], str]:
        return dict(self._tables.vouchers)

    def damage(self) -> list[str]:
        return []

    def device_of_token(self, token_hash: str) -> Device | None:
        device = self._tables.tokens.get(token_hash)
        return self._tables.devices[device] if device else None

    def devices(self) -> list[Device]:
        return sorted(self._tables.devices.values(), key=lambda device: (device.joined_at, device.id))

    def seen(self, device: str, at: str, last_n: int) -> None:
        present = self._tables.devices[device]
        self._put(self._tables.devices, device, replace(present, last_seen_at=at, last_n=max(present.last_n, last_n)))

    def add_invitation(self, code_hash: str, invited: Invited, expires: datetime) -> None:
        self._put(self._tables.invitations, code_hash, (invited, utc_text(expires), False, ""))

    def use_invitation(self, code_hash: str, now: datetime, installation: str = "") -> Invited | None:
        invited, expires, is_used, by = self._tables.invitations.get(code_hash, (None, "", False, ""))
        if invited is None or expires <= utc_text(now) or (is_used and (not installation or by != installation)):
            return None
        self._put(self._tables.invitations, code_hash, (invited, expires, True, installation))
        return invited

    def add_device(self, device: Device, token_hash: str) -> None:
        self._keep(device)
        self._put(self._tables.tokens, token_hash, device.id)

    def give_token(self, device: str, token_hash: str, solo_through: int) -> None:
        self._put(self._tables.tokens, token_hash, device)
        self._keep(replace(self._tables.devices[device], solo_through=solo_through))

    def revoke(self, device: str, at: str) -> bool:
        if device not in self._tables.devices:
            return False
        present = self._tables.devices[device]
        self._keep(replace(present, revoked_at=present.revoked_at or at))
        for copy in [one.id for one in self.devices() if one.forked_from == device]:
            self.revoke(copy, at)
        return True

    def device(self, id_: str) -> Device | None:
        return self._tables.devices.get(id_)

    def device_of_installation(self, installation: str, forked_from: str) -> Device | None:
        wanted = (installation, forked_from)
        return next((one for one in self.devices() if (one.installation, one.forked_from) == wanted), None)

    def mark(self, seq: int) -> str:
        mac = self._tables.operations[seq - 1].mac if 0 < seq <= self.head() else None
        return mac.hex()[:MARK_LENGTH] if mac else ""

    def begin_epoch(self, epoch: str, head: int) -> None:
        territory = self.territory()
        begun = (*self._tables.meta.get("epochs", ()), (territory.epoch, epoch, head))
        self._put(self._tables.meta, "epochs", begun)
        self._put(self._tables.meta, "territory", replace(territory, epoch=epoch))

    def epochs_since(self, epoch: str) -> list[int]:
        history = self._tables.meta.get("epochs", ())
        begun = [index for index, (former, _, _) in enumerate(history) if former == epoch]
        return [head for _, _, head in history[begun[-1] :]] if begun else []

    def known_through(self, device: str, first: int) -> int:
        n = first
        while (device, n) in self._tables.numbers:
            n += 1
        return n - 1

    def first_line(self, device: str, n: int) -> int:
        numbers = self._tables.numbers.items()
        return min((seq for (owner, number), seq in numbers if owner == device and number >= n), default=0)

    def hides(self, device: str, after: int) -> bool:
        changed = (self._tables.records.get(line.id) for line in self._tables.operations[after:])
        return any(one and one.device == device and after < one.foreign_seq < one.seq for one in changed)

    def refused_creations(self, device: str, ids: Iterable[str]) -> set[str]:
        wanted = set(ids)
        mine = (line for line in self._tables.operations if line.device == device and line.id in wanted)
        return {line.id for line in mine if line.state == "rejected" and line.kind == "create"}

    def put_aside(self, device: str, n: int, blob: bytes, at: str) -> None:
        if (device, n) not in self._tables.quarantine:
            self._put(self._tables.quarantine, (device, n), blob)

    def change_aside(self, device: str, n: int, blob: bytes) -> None:
        self._put(self._tables.quarantine, (device, n), blob)

    def set_aside(self) -> list[SetAside]:
        return [SetAside(device, n, blob, "", "kept") for (device, n), blob in self._tables.quarantine.items()]

    def change_role(self, device: str, role: str) -> None:
        """What the real centre has no call for yet: the simulator gives a member another role."""
        self._keep(replace(self._tables.devices[device], role=role))

    def noted(self, key: str) -> str:
        return str(self._tables.meta.get(f"noted.{key}", ""))

    def note(self, key: str, value: str) -> None:
        self._put(self._tables.meta, f"noted.{key}", value)

    def leases(self, scheme: str) -> list[LeaseKept]:
        kept = self._tables.meta.get("leases", {}).values()
        return [lease for lease in kept if lease.scheme == scheme]

    def put_leases(self, leases: Sequence[LeaseKept]) -> None:
        kept = self._tables.meta.get("leases", {})
        self._put(self._tables.meta, "leases", {**kept, **{lease.id: lease for lease in leases}})

    def has_sectors(self) -> bool:
        return SECTORS in self._tables.meta

    def begin_sectors(self) -> None:
        self._put(self._tables.meta, SECTORS, "1")

    def scopes_of(self, ids: Iterable[str]) -> dict[str, str]:
        records = self._tables.records
        return {id_: records[id_].scope for id_ in ids if id_ in records and records[id_].scope}

    def give_scopes(self, device: str, scopes: str, lost: str, seq: int) -> None:
        self._keep(replace(self._tables.devices[device], scopes=scopes, lost_scopes=lost, scopes_seq=seq))

    def left_scopes(self, device: str, seq: int) -> None:
        self._keep(replace(self._tables.devices[device], scopes_through=seq))

    def keep_departures(self, departures: Sequence[Departure]) -> None:
        for one in departures:
            self._put(self._tables.departures, one.seq, one)

    def hanging_on(self, fields: Mapping[str, str], ids: Collection[str]) -> list[tuple[str, str]]:
        records = [one for _, one in sorted(self._tables.records.items()) if one.entity in fields]
        return [(one.id, one.entity) for one in records if fields_in(one.fields).get(fields[one.entity]) in ids]

    def people_by_scope(self) -> dict[str, int]:
        people = (one for one in self._tables.records.values() if one.entity == "person" and not one.erased)
        return dict(Counter(one.scope for one in people))

    def parked_creations(self, device: str, ids: Iterable[str], code: str) -> set[str]:
        wanted, identities = set(ids), [device]
        while identities[-1] in self._tables.devices and (former := self._tables.devices[identities[-1]].forked_from):
            identities.append(former)
        lines = (line for line in self._tables.operations if line.device in identities and line.id in wanted)
        return {line.id for line in lines if (line.state, line.code, line.kind) == ("parked", code, "create")}

    def has_buckets(self) -> bool:
        return "buckets" in self._tables.meta

    def begin_buckets(self) -> None:
        if not self.has_buckets():
            self._put(self._tables.meta, "buckets", {})

    def buckets(self, numbers: Collection[int] = ()) -> dict[tuple[str, int], int]:
        return {key: value for key, value in self._tables.meta["buckets"].items() if not numbers or key[1] in numbers}

    def put_buckets(self, sums: Mapping[tuple[str, int], int]) -> None:
        self._put(self._tables.meta, "buckets", {**self._tables.meta["buckets"], **sums})

    def figures(self) -> dict[str, int]:
        tables = self._tables
        counted: tuple[Sized, ...] = (tables.operations, tables.records, tables.devices, tables.cases)
        names = ("operations", "records", "devices", "open_cases")
        return {name: len(table) for name, table in zip(names, counted, strict=True)}

    def last_audit(self) -> AuditLine | None:
        return next(reversed(self._tables.audit.values()), None)

    def add_audit(self, line: AuditLine) -> None:
        self._put(self._tables.audit, line.last_seq, line)

    def _keep(self, device: Device) -> None:
        self._put(self._tables.devices, device.id, device)

    def _put(self, table: dict[Any, Any], key: Any, value: Any) -> None:
        self._undo.append((table, key, table.get(key, _MISSING)))
        table[key] = value

    def _put_or_drop(self, table: dict[Any, Any], changes: Mapping[Any, Any]) -> None:
        for key, value in changes.items():
            if value:
                self._put(table, key, value)
            elif key in table:
                self._undo.append((table, key, table.pop(key)))


class _Writing:
    """A block that writes; in less time than a generator takes."""

    def __init__(self, store: MemoryStore) -> None:
        self._session = MemorySession(store)

    def __enter__(self) -> Any:
        return self._session

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if kind is not None:
            self._session.undo()
