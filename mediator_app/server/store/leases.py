"""Reserved series of vouchers, by their scheme."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, delete, insert, select

from mediator_app.server.store import tables
from mediator_app.server.store.interface import LeaseKept


class LeaseTables:
    """The part of a session that leases need; see ``interface.Session``."""

    connection: Connection

    def leases(self, scheme: str) -> list[LeaseKept]:
        table = tables.leases
        wanted = select(table).where(table.c.scheme == scheme).order_by(table.c.id)
        return [LeaseKept(*row) for row in self.connection.execute(wanted)]

    def put_leases(self, leases: Sequence[LeaseKept]) -> None:
        table = tables.leases
        self.connection.execute(delete(table).where(table.c.id.in_([lease.id for lease in leases])))
        self.connection.execute(insert(table), [lease._asdict() for lease in leases])
