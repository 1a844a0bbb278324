"""What the centre remembers of identities: epochs and marks, forks of laptops, codes used twice, what was put aside."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import datetime
from typing import Final

from sqlalchemy import Connection, exists, func, insert, select, update

from mediator_app.domain.clocks import utc_text
from mediator_app.server.store import tables
from mediator_app.server.store.interface import Device, Invited
from mediator_app.server.store.statements import Statements

MARK_LENGTH: Final = 8
"""Hexadecimal signs of a line's code that stand in a cursor."""

_EPOCHS: Final = "epochs"
_DEVICE: Final = [column for column in tables.devices.columns if column.name != "token_hash"]


class IdentityTables(Statements):
    """The part of a session that identities need; see ``interface.Session``."""

    def mark(self, seq: int) -> str:
        found = self.ask("SELECT mac FROM operations WHERE seq = ?", (seq,)) if seq else ()
        return mark_in(found[0][0]) if found else ""

    def begin_epoch(self, epoch: str, head: int) -> None:
        former = _kept(self.connection, "epoch")
        # What began from nothing certain says nothing about those before it: they are as unknown, and the list stays short.
        history = [*json.loads(_kept(self.connection, _EPOCHS) or "[]"), [former, epoch, head]] if head else []
        _keep(self.connection, "epoch", epoch)
        _keep(self.connection, _EPOCHS, json.dumps(history))

    def epochs_since(self, epoch: str) -> list[int]:
        history = json.loads(_kept(self.connection, _EPOCHS) or "[]")
        begun = [index for index, (former, _, _) in enumerate(history) if former == epoch]
        return [head for _, _, head in history[begun[-1] :]] if begun else []

    def known_through(self, device: str, first: int) -> int:
        line, next_ = tables.operations, tables.operations.alias("next")
        has_next = exists().where((next_.c.device == device) & (next_.c.n == line.c.n + 1))
        ends = select(func.min(line.c.n)).where((line.c.device == device) & (line.c.n >= first) & ~has_next)
        begins = select(line.c.seq).where((line.c.device == device) & (line.c.n == first))
        if self.connection.execute(begins).first() is None:
            return first - 1
        return int(self.connection.execute(ends).scalar_one())

    def first_line(self, device: str, n: int) -> int:
        line = tables.operations
        found = select(func.min(line.c.seq)).where((line.c.device == device) & (line.c.n >= n))
        return int(self.connection.execute(found).scalar() or 0)

    def hides(self, device: str, after: int) -> bool:
        record = tables.records
        is_over_others = (record.c.foreign_seq > after) & (record.c.foreign_seq < record.c.seq)
        hidden = select(record.c.id).where((record.c.seq > after) & (record.c.device == device) & is_over_others)
        return self.connection.execute(hidden.limit(1)).first() is not None

    def refused_creations(self, device: str, ids: Iterable[str]) -> set[str]:
        line, wanted = tables.operations, list(ids)
        refused: set[str] = set()
        former: Device | None = self.device(device)
        while wanted and former is not None:
            is_refused = (line.c.device == former.id) & (line.c.state == "rejected") & (line.c.kind == "create")
            found = select(line.c.id).where(is_refused & line.c.id.in_(wanted))
            refused.update(self.connection.execute(found).scalars())
            former = self.device(former.forked_from) if former.forked_from else None
        return refused

    def device(self, id_: str) -> Device | None:
        row = self.connection.execute(select(*_DEVICE).where(tables.devices.c.id == id_)).first()
        return Device(*row) if row else None

    def device_of_installation(self, installation: str, forked_from: str) -> Device | None:
        table = tables.devices
        is_it = (table.c.installation == installation) & (table.c.forked_from == forked_from)
        row = self.connection.execute(select(*_DEVICE).where(is_it)).first()
        return Device(*row) if row else None

    def give_token(self, device: str, token_hash: str, solo_through: int) -> None:
        table = tables.devices
        self.connection.execute(insert(tables.tokens).values(hash=token_hash, device=device))
        self.connection.execute(update(table).where(table.c.id == device).values(solo_through=solo_through))

    def use_invitation(self, code_hash: str, now: datetime, installation: str = "") -> Invited | None:
        table = tables.invitations
        is_free = table.c.used == 0
        if installation:
            is_free |= table.c.installation == installation
        is_valid = (table.c.code_hash == code_hash) & (table.c.expires > utc_text(now)) & is_free
        row = self.connection.execute(select(table.c.member, table.c.name, table.c.role).where(is_valid)).first()
        if row is None:
            return None
        used = update(table).where(table.c.code_hash == code_hash).values(used=1, installation=installation)
        self.connection.execute(used)
        return Invited(*row)

    def revoke(self, device: str, at: str) -> bool:
        table = tables.devices
        first = func.coalesce(func.nullif(table.c.revoked_at, ""), at)
        family, found = {device}, [device]
        while found:
            found = list(self.connection.execute(select(table.c.id).where(table.c.forked_from.in_(found))).scalars())
            family.update(found)
        revoked = update(table).where(table.c.id.in_(sorted(family))).values(revoked_at=first)
        return self.connection.execute(revoked).rowcount > 0

    def put_aside(self, device: str, n: int, blob: bytes, at: str) -> None:
        table = tables.quarantine
        is_there = select(table.c.n).where((table.c.device == device) & (table.c.n == n))
        if self.connection.execute(is_there).first() is None:
            self.connection.execute(insert(table).values(device=device, n=n, blob=blob, at=at, state="kept"))


def _kept(connection: Connection, key: str) -> str:
    return str(connection.execute(select(tables.meta.c.value).where(tables.meta.c.key == key)).scalar() or "")


def _keep(connection: Connection, key: str, value: str) -> None:
    meta = tables.meta
    if connection.execute(update(meta).where(meta.c.key == key).values(value=value)).rowcount == 0:
        connection.execute(insert(meta).values(key=key, value=value))


def mark_in(mac: bytes | None) -> str:
    """The mark that a line's code begins with; a line of the first version has neither."""
    return bytes(mac).hex()[:MARK_LENGTH] if mac else ""
