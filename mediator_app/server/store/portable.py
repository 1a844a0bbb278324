"""What both databases do alike and seldom: devices, invitations, the log read for checking, figures.

Everything here is written once, in SQLAlchemy Core, on ``self.connection``. What runs for every operation or round stays
with each driver (``sqlite.py``, ``postgres.py``).
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Final

from sqlalchemy import Connection, func, insert, select

from mediator_app.domain.clocks import utc_text
from mediator_app.server.store import tables
from mediator_app.server.store.buckets import BucketTables
from mediator_app.server.store.care import CareTables
from mediator_app.server.store.departures import DepartureTables
from mediator_app.server.store.identities import IdentityTables
from mediator_app.server.store.interface import Device, Invited, Session, StoredOperation, StoredRecord, Territory
from mediator_app.server.store.leases import LeaseTables
from mediator_app.server.store.papers import PaperTables
from mediator_app.server.store.parcels import ParcelTables
from mediator_app.server.store.snapshots import SnapshotTables

DEVICE: Final = [column for column in tables.devices.columns if column.name != "token_hash"]
_OPERATION: Final = [tables.operations.c[name] for name in StoredOperation._fields]
_RECORD: Final = ", ".join(StoredRecord._fields)
_tuple = tuple.__new__


class PortableSession(
    BucketTables,
    CareTables,
    DepartureTables,
    IdentityTables,
    LeaseTables,
    PaperTables,
    ParcelTables,
    SnapshotTables,
    Session,
):
    """The cold half of a session, for both databases.

    More of it lives in mixin classes, one file ``store/<subject>.py`` each, that have ``connection: Connection`` and are named
    here as bases, before ``Session``; their methods are promised in ``interface.Session``. They use Core statements that
    both databases take: no driver's SQL, no ``on_conflict``, no reliance on an order without ORDER BY.
    """

    def __init__(self, connection: Connection) -> None:
        self.connection = connection

    def found(self, territory: Territory) -> None:
        """Name the territory of a new database."""
        kept: Mapping[str, str] = {
            "id": territory.id,
            "name": territory.name,
            "epoch": territory.epoch,
            "schema": str(tables.SCHEMA_VERSION),
        }
        self.connection.execute(insert(tables.meta), [{"key": key, "value": value} for key, value in kept.items()])

    def log(self, after: int, limit: int) -> list[StoredOperation]:
        table = tables.operations
        wanted = select(*_OPERATION).where(table.c.seq > after).order_by(table.c.seq).limit(limit)
        return [StoredOperation._make(row) for row in self.connection.execute(wanted)]

    def records_after(self, id_: str, limit: int) -> list[StoredRecord]:
        found = self.ask(f"SELECT {_RECORD} FROM records WHERE id > ? ORDER BY id LIMIT ?", (id_, limit))
        return [_tuple(StoredRecord, row) for row in found]

    def held_vouchers(self) -> dict[tuple[str, str], str]:
        table = tables.vouchers
        held = self.connection.execute(select(table.c.scheme, table.c.code_key, table.c.redemption))
        return {(row[0], row[1]): row[2] for row in held}

    def devices(self) -> list[Device]:
        table = tables.devices
        return [
            Device(*row) for row in self.connection.execute(select(*DEVICE).order_by(table.c.joined_at, table.c.id))
        ]

    def add_invitation(self, code_hash: str, invited: Invited, expires: datetime) -> None:
        whom = {"member": invited.member, "name": invited.name, "role": invited.role}
        values = {"code_hash": code_hash, **whom, "used": 0}
        self.connection.execute(insert(tables.invitations).values(**values, expires=utc_text(expires)))

    def add_device(self, device: Device, token_hash: str) -> None:
        values = {column.name: getattr(device, column.name) for column in DEVICE}
        self.connection.execute(insert(tables.devices).values(**values, token_hash=token_hash))

    def figures(self) -> dict[str, int]:
        counted = (tables.operations, tables.records, tables.devices, tables.open_cases)
        count = self.connection.execute
        return {table.name: int(count(select(func.count()).select_from(table)).scalar_one()) for table in counted}
