"""The audit chain, erasures, what was set aside, and the notes about backups, in both databases."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from sqlalchemy import delete, exists, insert, select, update

from mediator_app.server.store import tables
from mediator_app.server.store.care_interface import RELEASED, TELLING, AuditLine, Erased, SetAside, Unmade
from mediator_app.server.store.interface import StoredRecord
from mediator_app.server.store.statements import Statements

_NOTE: Final = "INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value"
_AUDIT: Final = ", ".join(AuditLine._fields)


class CareTables(Statements):
    """The part of a session that care needs; see ``care_interface.CareSession``."""

    def last_audit(self) -> AuditLine | None:
        found = self.ask(f"SELECT {_AUDIT} FROM audit ORDER BY last_seq DESC LIMIT 1")
        return AuditLine._make(found[0]) if found else None

    def add_audit(self, line: AuditLine) -> None:
        self.tell(f"INSERT INTO audit ({_AUDIT}) VALUES (?, ?, ?, ?)", [line])

    def audit_after(self, seq: int, limit: int) -> list[AuditLine]:
        wanted = f"SELECT {_AUDIT} FROM audit WHERE last_seq > ? ORDER BY last_seq LIMIT ?"
        return [AuditLine._make(row) for row in self.ask(wanted, (seq, limit))]

    def erased(self, ids: Iterable[str]) -> frozenset[str]:
        wanted, erased = set(ids), tables.erasures.c.id
        return frozenset(id_ for id_ in self.connection.execute(select(erased)).scalars() if id_ in wanted)

    def redact(self, erased: Sequence[Erased]) -> None:
        lines, records, kept = tables.operations, tables.records, tables.erasures
        for one in erased:
            before = (lines.c.id == one.id) & (lines.c.seq < one.seq)
            self.connection.execute(update(lines).where(before).values(fields="{}", base="{}", row_key=None))
            self.connection.execute(update(records).where(records.c.id == one.id).values(erased=one.seq))
            self.connection.execute(delete(kept).where(kept.c.id == one.id))
            self.connection.execute(insert(kept), one._asdict())

    def unmade(self) -> list[Unmade]:
        line, record = tables.operations, tables.records
        is_turned_down = (line.c.kind == "create") & (line.c.state != "accepted") & (line.c.fields != "{}")
        is_record = exists().where(record.c.id == line.c.id)
        columns = select(line.c.id, line.c.entity, line.c.fields).where(line.c.entity.in_(TELLING))
        wanted = columns.where(is_turned_down, ~is_record).order_by(line.c.seq)
        return [Unmade._make(row) for row in self.connection.execute(wanted)]

    def erasures(self) -> list[Erased]:
        kept = tables.erasures
        columns = [kept.c[name] for name in Erased._fields]
        return [Erased._make(row) for row in self.connection.execute(select(*columns).order_by(kept.c.seq))]

    def records_of(self, entity: str) -> list[StoredRecord]:
        table = tables.records
        columns = [table.c[name] for name in StoredRecord._fields]
        wanted = select(*columns).where(table.c.entity == entity).order_by(table.c.seq)
        return [StoredRecord._make(row) for row in self.connection.execute(wanted)]

    def carried_out(self, device: str, seq: int) -> None:
        table = tables.devices
        behind = (table.c.id == device) & (table.c.erased_through < seq)
        self.connection.execute(update(table).where(behind).values(erased_through=seq))

    def set_aside(self) -> list[SetAside]:
        table = tables.quarantine
        columns = [table.c[name] for name in SetAside._fields]
        wanted = select(*columns).order_by(table.c.at, table.c.device, table.c.n)
        return [SetAside._make(row) for row in self.connection.execute(wanted)]

    def change_aside(self, device: str, n: int, blob: bytes) -> None:
        table = tables.quarantine
        one = (table.c.device == device) & (table.c.n == n)
        self.connection.execute(update(table).where(one).values(blob=blob))

    def let_go(self, device: str, n: int) -> None:
        table = tables.quarantine
        one = (table.c.device == device) & (table.c.n == n)
        self.connection.execute(update(table).where(one).values(state=RELEASED))

    def noted(self, key: str) -> str:
        return self.notes().get(key, "")

    def note(self, key: str, value: str) -> None:
        self.tell(_NOTE, [(key, value)])
        self.notes()[key] = value
