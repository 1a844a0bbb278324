"""What the centre remembers for USB parcels: its own keys, the laptops' public ones, the last parcel of each laptop."""

from __future__ import annotations

from sqlalchemy import Connection, delete, insert, select, update

from mediator_app.server.store import tables
from mediator_app.server.store.interface import ParcelTaken

_KEYS = "keys"


class ParcelTables:
    """The part of a session that parcels need; see ``interface.Session``."""

    connection: Connection

    def centre_keys(self) -> str:
        meta = tables.meta
        return str(self.connection.execute(select(meta.c.value).where(meta.c.key == _KEYS)).scalar() or "")

    def keep_centre_keys(self, secret: str) -> None:
        self.connection.execute(insert(tables.meta).values(key=_KEYS, value=secret))

    def keep_device_keys(self, device: str, verify_key: str, box_key: str) -> None:
        table = tables.devices
        changed = update(table).where(table.c.id == device).values(verify_key=verify_key, box_key=box_key)
        self.connection.execute(changed)

    def keep_parcel(self, parcel: ParcelTaken) -> None:
        table = tables.parcels
        self.connection.execute(delete(table).where(table.c.device == parcel.device))
        values = {name: getattr(parcel, name) for name in ("device", "cursor", "first", "last", "at")}
        self.connection.execute(insert(table).values(**values))

    def last_parcel(self, device: str) -> ParcelTaken | None:
        table = tables.parcels
        row = self.connection.execute(select(table).where(table.c.device == device)).first()
        return ParcelTaken(*row) if row else None
