"""Scopes in both databases: what each laptop may hold, what has left, and what hangs on what."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any, Final

import msgspec
from sqlalchemy import Select, exists, func, insert, or_, select, update

from mediator_app.server.store import tables
from mediator_app.server.store.scope_interface import SECTORS, Departure, Left, Span
from mediator_app.server.store.statements import Statements

_AT_ONCE: Final = 5000
_fields_in = msgspec.json.Decoder(dict[str, Any]).decode


class DepartureTables(Statements):
    """The part of a session that scopes need; see ``scope_interface.ScopeSession``."""

    def has_sectors(self) -> bool:
        return SECTORS in self.notes()

    def begin_sectors(self) -> None:
        if not self.has_sectors():
            self.connection.execute(insert(tables.meta).values(key=SECTORS, value="1"))
            self.notes()[SECTORS] = "1"

    def give_scopes(self, device: str, scopes: str, lost: str, seq: int) -> None:
        table = tables.devices
        given = {"scopes": scopes, "lost_scopes": lost, "scopes_seq": seq}
        self.connection.execute(update(table).where(table.c.id == device).values(**given))

    def left_scopes(self, device: str, seq: int) -> None:
        table = tables.devices
        self.connection.execute(update(table).where(table.c.id == device).values(scopes_through=seq))

    def keep_departures(self, departures: Sequence[Departure]) -> None:
        if departures:
            self.connection.execute(insert(tables.departures), [one._asdict() for one in departures])

    def departed(self, scopes: Collection[str], span: Span) -> list[Left]:
        gone, record = tables.departures, tables.records
        wanted = (
            select(gone.c.seq, gone.c.id, gone.c.entity, record.c.erased)
            .join(record, record.c.id == gone.c.id)
            .where(gone.c.left_scope.in_(list(scopes)), record.c.scope.not_in(list(scopes)))
            .where(gone.c.seq > span.after, gone.c.seq <= span.through)
            .order_by(gone.c.seq)
        )
        return self._left(wanted.limit(span.limit))

    def withheld(self, scopes: Collection[str], lost: Collection[str] | None, span: Span) -> list[Left]:
        gone, record = tables.departures, tables.records
        wanted = (
            select(record.c.seq, record.c.id, record.c.entity, record.c.erased)
            .where(record.c.scope.not_in(list(scopes)), record.c.seq > span.after, record.c.seq <= span.through)
            .order_by(record.c.seq)
        )
        if lost is not None:
            was_held = (gone.c.id == record.c.id) & gone.c.left_scope.in_([*scopes, *lost])
            wanted = wanted.where(or_(record.c.scope.in_(list(lost)), exists().where(was_held)))
        return self._left(wanted.limit(span.limit))

    def erased_outside(self, scopes: Collection[str], span: Span) -> list[Left]:
        record = tables.records
        wanted = (
            select(record.c.erased, record.c.id, record.c.entity, record.c.erased)
            .where(record.c.scope.not_in(list(scopes)))
            .where(record.c.erased > span.after, record.c.erased <= span.through)
            .order_by(record.c.erased)
        )
        return self._left(wanted.limit(span.limit))

    def outside(self, ids: Collection[str], scopes: Collection[str]) -> list[Left]:
        record, listed = tables.records, sorted(ids)
        found: list[Left] = []
        for start in range(0, len(listed), _AT_ONCE):
            some = record.c.id.in_(listed[start : start + _AT_ONCE])
            columns = select(record.c.seq, record.c.id, record.c.entity, record.c.erased)
            found += self._left(columns.where(some, record.c.scope.not_in(list(scopes))))
        return found

    def hanging_on(self, fields: Mapping[str, str], ids: Collection[str]) -> list[tuple[str, str]]:
        record, wanted = tables.records, set(ids)
        columns = select(record.c.id, record.c.entity, record.c.fields).where(record.c.entity.in_(list(fields)))
        rows = self.connection.execute(columns.order_by(record.c.id), execution_options={"yield_per": _AT_ONCE})
        return [(id_, entity) for id_, entity, text in rows if _fields_in(text).get(fields[entity]) in wanted]

    def people_by_scope(self) -> dict[str, int]:
        record = tables.records
        is_person = (record.c.entity == "person") & (record.c.erased == 0)
        counted = select(record.c.scope, func.count()).where(is_person).group_by(record.c.scope)
        return {str(scope): int(count) for scope, count in self.connection.execute(counted)}

    def parked_creations(self, device: str, ids: Iterable[str], code: str) -> set[str]:
        line, one, wanted = tables.operations, tables.devices, list(ids)
        parked: set[str] = set()
        former = device
        while wanted and former:
            is_parked = (line.c.device == former) & (line.c.state == "parked") & (line.c.code == code)
            found = select(line.c.id).where(is_parked & (line.c.kind == "create") & line.c.id.in_(wanted))
            parked.update(self.connection.execute(found).scalars())
            former = str(self.connection.execute(select(one.c.forked_from).where(one.c.id == former)).scalar() or "")
        return parked

    def _left(self, wanted: Select[Any]) -> list[Left]:
        return [Left._make(row) for row in self.connection.execute(wanted)]
