"""The audit chain and the notes about backups, in both databases."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from sqlalchemy import Connection, insert, select, update

from mediator_app.server.store import tables
from mediator_app.server.store.care_interface import AuditLine

_AUDIT: Final = [tables.audit.c[name] for name in AuditLine._fields]


class CareTables:
    """The part of a session that care needs; see ``care_interface.CareSession``."""

    connection: Connection

    def last_audit(self) -> AuditLine | None:
        row = self.connection.execute(select(*_AUDIT).order_by(tables.audit.c.last_seq.desc()).limit(1)).first()
        return AuditLine._make(row) if row else None

    def add_audit(self, line: AuditLine) -> None:
        self.connection.execute(insert(tables.audit), line._asdict())

    def audit_after(self, seq: int, limit: int) -> list[AuditLine]:
        wanted = select(*_AUDIT).where(tables.audit.c.last_seq > seq).order_by(tables.audit.c.last_seq).limit(limit)
        return [AuditLine._make(row) for row in self.connection.execute(wanted)]

    def erased(self, ids: Iterable[str]) -> frozenset[str]:
        wanted, erased = set(ids), tables.erasures.c.id
        return frozenset(id_ for id_ in self.connection.execute(select(erased)).scalars() if id_ in wanted)

    def noted(self, key: str) -> str:
        meta = tables.meta
        return str(self.connection.execute(select(meta.c.value).where(meta.c.key == key)).scalar() or "")

    def note(self, key: str, value: str) -> None:
        meta = tables.meta
        if not self.connection.execute(update(meta).where(meta.c.key == key).values(value=value)).rowcount:
            self.connection.execute(insert(meta).values(key=key, value=value))
