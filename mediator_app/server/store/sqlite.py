"""The centre's database on one SQLite file: no service to install, one writer at a time.

Writing transactions take SQLite's write lock at once, so a number is visible only when all smaller ones are. The hot
statements go to the driver as they are; SQLAlchemy makes the tables, pools the connections and serves the rest.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Connection, Table, create_engine, event, func, insert, select, update
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.pool import ConnectionPoolEntry, StaticPool

from mediator_app.domain.clocks import utc_text
from mediator_app.server.store import tables
from mediator_app.server.store.interface import (
    Device,
    Invited,
    Known,
    Page,
    Session,
    StoredOperation,
    StoredRecord,
    Territory,
    Written,
)

_PRAGMAS: Final = (
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
    "PRAGMA busy_timeout = 10000",
    "PRAGMA cache_size = -65536",
    "PRAGMA temp_store = MEMORY",
    "PRAGMA foreign_keys = ON",
)
_AMONG: Final = "IN (SELECT value FROM json_each(?))"
_RECORD: Final = "id, entity, seq, device, foreign_seq, fields, seqs, made_by, made_at, actor, wall"
_OPERATION: Final = tuple(column.name for column in tables.operations.columns)
_INSERT_OPERATION: Final = (
    f"INSERT INTO operations ({', '.join(_OPERATION)}) VALUES ({', '.join('?' * len(_OPERATION))})"
)
_PUT_RECORD: Final = (
    f"INSERT INTO records ({_RECORD}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET"
    " seq = excluded.seq, device = excluded.device, foreign_seq = excluded.foreign_seq, fields = excluded.fields,"
    " seqs = excluded.seqs, actor = excluded.actor, wall = excluded.wall"
)
_DEVICE: Final = [column for column in tables.devices.columns if column.name != "token_hash"]


class SqliteStore:
    """A centre's database in one file, or in memory for tests."""

    def __init__(self, path: Path | None) -> None:
        url = f"sqlite:///{path}" if path else "sqlite://"
        options: dict[str, Any] = {} if path else {"poolclass": StaticPool}
        self._engine = create_engine(url, connect_args={"check_same_thread": False}, **options)
        self._turn = threading.Lock()
        event.listen(self._engine, "connect", _prepare)
        with self._engine.begin() as connection:
            tables.metadata.create_all(connection)

    def found(self, territory: Territory) -> None:
        """Name the territory of a new database."""
        rows = [{"key": key, "value": getattr(territory, key)} for key in ("id", "name", "epoch")]
        with self.writing() as session:
            session.connection.execute(
                insert(tables.meta), [*rows, {"key": "schema", "value": str(tables.SCHEMA_VERSION)}]
            )

    @contextmanager
    def reading(self) -> Iterator[SqliteSession]:
        """A transaction that sees one state and writes nothing."""
        with self._engine.connect() as connection:
            connection.exec_driver_sql("BEGIN")
            try:
                yield SqliteSession(connection)
            finally:
                connection.exec_driver_sql("ROLLBACK")

    @contextmanager
    def writing(self) -> Iterator[SqliteSession]:
        """A transaction that holds the order; committed at the end of the block, rolled back if it raises."""
        with self._turn, self._engine.connect() as connection:
            connection.exec_driver_sql("BEGIN IMMEDIATE")
            try:
                yield SqliteSession(connection)
                connection.exec_driver_sql("COMMIT")
            except BaseException:
                connection.exec_driver_sql("ROLLBACK")
                raise

    def close(self) -> None:
        """Let go of the file."""
        self._engine.dispose()


class SqliteSession(Session):
    """One transaction; see ``interface.Session`` for what each call promises."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection

    def territory(self) -> Territory:
        kept = dict(self._rows("SELECT key, value FROM meta"))
        return Territory(kept["id"], kept["name"], kept["epoch"])

    def head(self) -> int:
        return int(self._rows("SELECT coalesce(max(seq), 0) FROM operations")[0][0])

    def known(self, device: str, first: int, last: int) -> dict[int, Known]:
        rows = self._rows(
            "SELECT n, seq, state, code, about, id, fields FROM operations WHERE device = ? AND n BETWEEN ? AND ?",
            (device, first, last),
        )
        return {row[0]: Known(*row[1:]) for row in rows}

    def records(self, ids: Iterable[str]) -> dict[str, StoredRecord]:
        rows = self._rows(f"SELECT {_RECORD} FROM records WHERE id {_AMONG}", (json.dumps(list(ids)),))
        return {row[0]: StoredRecord(*row) for row in rows}

    def existing(self, ids: Iterable[str]) -> set[str]:
        return {row[0] for row in self._rows(f"SELECT id FROM records WHERE id {_AMONG}", (json.dumps(list(ids)),))}

    def written(self, seqs: Iterable[int]) -> dict[int, Written]:
        sql = f"SELECT seq, device, n, hlc, actor, wall FROM operations WHERE seq {_AMONG}"
        return {row[0]: Written(*row[1:]) for row in self._rows(sql, (json.dumps(list(seqs)),))}

    def holders(self, keys: Iterable[tuple[str, str]]) -> dict[tuple[str, str], str]:
        wanted = set(keys)
        codes = json.dumps([code_key for _, code_key in wanted])
        rows = self._rows(f"SELECT scheme, code_key, redemption FROM vouchers WHERE code_key {_AMONG}", (codes,))
        return {(row[0], row[1]): row[2] for row in rows if (row[0], row[1]) in wanted}

    def open_cases(self, records: Iterable[str]) -> dict[tuple[str, str], str]:
        sql = f"SELECT record, field, case_id FROM open_cases WHERE record {_AMONG}"
        return {(row[0], row[1]): row[2] for row in self._rows(sql, (json.dumps(list(records)),))}

    def save(self, operations: Sequence[StoredOperation], records: Sequence[StoredRecord]) -> None:
        lines = [tuple(getattr(line, name) for name in _OPERATION) for line in operations]
        states = [
            (r.id, r.entity, r.seq, r.device, r.foreign_seq, r.fields, r.seqs, r.made_by, r.made_at, r.actor, r.wall)
            for r in records
        ]
        self._many(_INSERT_OPERATION, lines)
        self._many(_PUT_RECORD, states)

    def hold(self, changes: Mapping[tuple[str, str], str | None]) -> None:
        self._many("DELETE FROM vouchers WHERE scheme = ? AND code_key = ?", list(changes))
        held = [(*key, redemption) for key, redemption in changes.items() if redemption]
        self._many("INSERT INTO vouchers (scheme, code_key, redemption) VALUES (?, ?, ?)", held)

    def keep_cases(self, changes: Mapping[tuple[str, str], str | None]) -> None:
        self._many("DELETE FROM open_cases WHERE record = ? AND field = ?", list(changes))
        kept = [(*key, case) for key, case in changes.items() if case]
        self._many("INSERT INTO open_cases (record, field, case_id) VALUES (?, ?, ?)", kept)

    def page(self, device: str, after: int, max_bytes: int) -> Page:
        cursor = self.connection.exec_driver_sql(
            f"SELECT {_RECORD} FROM records WHERE seq > ? AND NOT (device = ? AND foreign_seq <= ?) ORDER BY seq",
            (after, device, after),
        )
        found: list[StoredRecord] = []
        size = 0
        for row in cursor:
            size += len(row[5]) + 200
            if found and size > max_bytes:
                cursor.close()
                return Page(found, found[-1].seq, more=True)
            found.append(StoredRecord(*row))
        return Page(found, max(self.head(), after), more=False)

    def device_of_token(self, token_hash: str) -> Device | None:
        row = self.connection.execute(select(*_DEVICE).where(tables.devices.c.token_hash == token_hash)).first()
        return Device(*row) if row else None

    def devices(self) -> list[Device]:
        return [Device(*row) for row in self.connection.execute(select(*_DEVICE).order_by(tables.devices.c.joined_at))]

    def seen(self, device: str, at: str, last_n: int) -> None:
        newest = func.max(tables.devices.c.last_n, last_n)
        self.connection.execute(_on(tables.devices, device).values(last_seen_at=at, last_n=newest))

    def add_invitation(self, code_hash: str, invited: Invited, expires: datetime) -> None:
        whom = {"member": invited.member, "name": invited.name, "role": invited.role}
        values = {"code_hash": code_hash, **whom, "used": 0}
        self.connection.execute(insert(tables.invitations).values(**values, expires=utc_text(expires)))

    def use_invitation(self, code_hash: str, now: datetime) -> Invited | None:
        table = tables.invitations
        is_valid = (table.c.code_hash == code_hash) & (table.c.used == 0) & (table.c.expires > utc_text(now))
        row = self.connection.execute(select(table.c.member, table.c.name, table.c.role).where(is_valid)).first()
        if row is None:
            return None
        self.connection.execute(update(table).where(table.c.code_hash == code_hash).values(used=1))
        return Invited(*row)

    def add_device(self, device: Device, token_hash: str) -> None:
        values = {column.name: getattr(device, column.name) for column in _DEVICE}
        self.connection.execute(insert(tables.devices).values(**values, token_hash=token_hash))

    def revoke(self, device: str, at: str) -> bool:
        return self.connection.execute(_on(tables.devices, device).values(revoked_at=at)).rowcount > 0

    def figures(self) -> dict[str, int]:
        counted = (tables.operations, tables.records, tables.devices, tables.open_cases)
        count = self.connection.execute
        return {table.name: int(count(select(func.count()).select_from(table)).scalar_one()) for table in counted}

    def _rows(self, sql: str, parameters: tuple[Any, ...] = ()) -> Sequence[Any]:
        return self.connection.exec_driver_sql(sql, parameters).fetchall()

    def _many(self, sql: str, rows: list[Any]) -> None:
        if rows:
            self.connection.exec_driver_sql(sql, rows)


def _prepare(connection: DBAPIConnection, _: ConnectionPoolEntry) -> None:
    """Leave transactions to us, and make commits durable."""
    connection.isolation_level = None
    cursor = connection.cursor()
    for pragma in _PRAGMAS:
        cursor.execute(pragma)
    cursor.close()


def _on(table: Table, id_: str) -> Any:
    return update(table).where(table.c.id == id_)
