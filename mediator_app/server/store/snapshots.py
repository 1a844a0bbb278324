"""First copies for new laptops, kept in the database so that every process of the centre serves the same bytes."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, delete, insert, select

from mediator_app.server.store import tables
from mediator_app.server.store.interface import SnapshotKept


class SnapshotTables:
    """The part of a session that first copies need; see ``interface.Session``."""

    connection: Connection

    def last_snapshot(self) -> SnapshotKept | None:
        table = tables.snapshots
        newest = select(table).order_by(table.c.through.desc(), table.c.id).limit(1)
        row = self.connection.execute(newest).first()
        return SnapshotKept(*row) if row else None

    def keep_snapshot(self, snapshot: SnapshotKept, pieces: Sequence[bytes]) -> None:
        former = self.last_snapshot()
        self._drop_all_but(former.id if former else "")
        values = {name: getattr(snapshot, name) for name in ("id", "epoch", "through", "pieces")}
        self.connection.execute(insert(tables.snapshots).values(**values))
        rows = [{"snapshot": snapshot.id, "number": number, "bytes": piece} for number, piece in enumerate(pieces)]
        if rows:
            self.connection.execute(insert(tables.snapshot_pieces), rows)

    def snapshot_piece(self, snapshot: str, number: int) -> bytes | None:
        table = tables.snapshot_pieces
        wanted = select(table.c.bytes).where((table.c.snapshot == snapshot) & (table.c.number == number))
        found = self.connection.execute(wanted).scalar()
        return None if found is None else bytes(found)

    def drop_snapshots(self) -> None:
        self._drop_all_but("")

    def _drop_all_but(self, kept: str) -> None:
        self.connection.execute(delete(tables.snapshot_pieces).where(tables.snapshot_pieces.c.snapshot != kept))
        self.connection.execute(delete(tables.snapshots).where(tables.snapshots.c.id != kept))
