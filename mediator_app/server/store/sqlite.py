"""The centre's database on one SQLite file: no service to install, one writer at a time.

Writing transactions take SQLite's write lock at once, so a number is visible only when all smaller ones are. The hot
statements go to the driver as they are, since SQLAlchemy would take longer than SQLite; SQLAlchemy makes the tables,
pools the connections and serves the rest.
"""

from __future__ import annotations

import json
import os
import sqlite3
import threading
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path
from typing import Any, Final, cast

from sqlalchemy import Connection, create_engine, event
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import DatabaseError, OperationalError
from sqlalchemy.pool import ConnectionPoolEntry, StaticPool

from mediator_app.errors import AppError, DamagedProfileError, DiskFullError, NewerProfileError
from mediator_app.server.store import tables
from mediator_app.server.store.interface import (
    Device,
    Known,
    LookedUp,
    Page,
    Row,
    StoredOperation,
    StoredRecord,
    Territory,
    UnavailableError,
    Written,
)
from mediator_app.server.store.portable import DEVICE, PortableSession
from mediator_app.server.store.upgrading import bring_up_to_date

_PRAGMAS: Final = (
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
    "PRAGMA busy_timeout = 10000",
    "PRAGMA cache_size = -65536",
    "PRAGMA wal_autocheckpoint = 4000",
    "PRAGMA temp_store = MEMORY",
    "PRAGMA secure_delete = ON",
    "PRAGMA foreign_keys = ON",
)
_AMONG: Final = "IN (SELECT value FROM json_each(?))"
_OPERATION: Final = ", ".join(StoredOperation._fields)
_RECORD: Final = ", ".join(StoredRecord._fields)
_FIELDS: Final = StoredRecord._fields.index("fields")
_PASSING: Final = frozenset(
    (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY)
)
"""SQLite's codes for what somebody can put right, and which says nothing about the data."""


_tuple = tuple.__new__
_IS_ITS: Final = "token_hash = ? OR id = (SELECT device FROM tokens WHERE hash = ?)"
_DEVICE_NAMES: Final = ", ".join(column.name for column in DEVICE)
_INSERT_OPERATION: Final = (
    f"INSERT INTO operations ({_OPERATION}) VALUES ({', '.join('?' * len(StoredOperation._fields))})"
)
_PUT_RECORD: Final = (
    f"INSERT INTO records ({_RECORD}) VALUES ({', '.join('?' * len(StoredRecord._fields))}) ON CONFLICT (id) DO UPDATE SET"
    " seq = excluded.seq, device = excluded.device, foreign_seq = excluded.foreign_seq, fields = excluded.fields,"
    " seqs = excluded.seqs, actor = excluded.actor, wall = excluded.wall, scope = excluded.scope"
)
_MAKE_RECORDS: Final = (
    f"INSERT INTO records ({_RECORD}) SELECT id, entity, seq, device, 0, fields, '', actor, wall, actor, wall, 0, ''"
    f" FROM operations WHERE seq {_AMONG}"
)
"""Within the database: a third of the time that it takes to give it the same values a second time."""

_OF_DEVICE: Final = f"SELECT {_RECORD} FROM records WHERE seq > ? AND NOT (device = ? AND foreign_seq <= ?)"
_PAGE: Final = f"{_OF_DEVICE} ORDER BY seq"
_PAGE_OF_SCOPES: Final = f"{_OF_DEVICE} AND scope {_AMONG} ORDER BY seq"


class SqliteStore:
    """A centre's database in one file, or in memory for tests.

    Opening a file that a newer program wrote, or that is no database, is refused in words and changes nothing.
    """

    def __init__(self, path: Path | None) -> None:
        url = f"sqlite:///{path}" if path else "sqlite://"
        options: dict[str, Any] = {"pool_size": 8, "max_overflow": -1} if path else {"poolclass": StaticPool}
        connect = {"check_same_thread": False}
        self._engine = create_engine(url, connect_args=connect, hide_parameters=True, **options)
        self._path = path
        self._idle: list[Connection] = []
        self._turn = threading.RLock()
        self._reading_turn: AbstractContextManager[object] = nullcontext() if path else self._turn
        event.listen(self._engine, "connect", _prepare)
        try:
            self._open()
        except AppError:
            self.close()
            raise

    def found(self, territory: Territory) -> None:
        """Name the territory of a new database."""
        with self.writing() as session:
            session.found(territory)

    @contextmanager
    def reading(self) -> Iterator[SqliteSession]:
        """A transaction that sees one state and writes nothing."""
        with _in_words(), self._reading_turn, self._connection() as connection:
            session = SqliteSession(connection)
            session.run("BEGIN")
            try:
                yield session
            finally:
                session.run("ROLLBACK")

    @contextmanager
    def writing(self) -> Iterator[SqliteSession]:
        """A transaction that holds the order; committed at the end of the block, rolled back if it raises."""
        with _in_words(), self._turn, self._connection() as connection:
            session = SqliteSession(connection)
            session.run("BEGIN IMMEDIATE")
            try:
                yield session
                session.run("COMMIT")
            finally:
                session.give_up()

    def scrub(self) -> None:
        """Overwrite what was emptied: deleted bytes are zeroes already, the log of the file is cut to nothing."""
        with self._turn, self._engine.connect() as connection:
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()

    def close(self) -> None:
        """Let go of the file."""
        while self._idle:
            self._idle.pop().close()
        self._engine.dispose()

    @contextmanager
    def _connection(self) -> Iterator[Connection]:
        """One that is kept for whoever comes next: the pool's care for it takes longer than a small round's reading."""
        try:
            connection = self._idle.pop()
        except IndexError:
            connection = self._engine.connect()
        try:
            yield connection
        finally:
            if connection.in_transaction():
                connection.rollback()
            self._idle.append(connection)

    def _open(self) -> None:
        try:
            with _in_words(), self._engine.connect() as connection:
                version = _version(connection)
                if version > tables.SCHEMA_VERSION:
                    raise NewerProfileError(
                        "Les données du centre ont été écrites par une version plus récente du programme.",
                        "Installez la dernière version, puis recommencez. Rien n’a été modifié.",
                        code="newer_data",
                    )
                if self._path and 0 < version < tables.SCHEMA_VERSION:
                    _keep_former(connection, self._path, version)
                connection.exec_driver_sql("BEGIN IMMEDIATE")
                bring_up_to_date(connection)
                connection.exec_driver_sql("COMMIT")
        except (DatabaseError, sqlite3.DatabaseError) as error:
            raise DamagedProfileError(
                "Les données du centre ne peuvent pas être lues.",
                "Le fichier est gardé tel quel. Reprenez la dernière sauvegarde.",
                code="damaged_data",
            ) from error


class SqliteSession(PortableSession):
    """One transaction; see ``interface.Session`` for what each call promises."""

    def __init__(self, connection: Connection) -> None:
        super().__init__(connection)
        self._driver = cast(sqlite3.Connection, connection.connection.driver_connection)
        self._territory: Territory | None = None
        self._notes: dict[str, str] = {}

    def run(self, statement: str) -> None:
        """Begin or end the transaction."""
        self._driver.execute(statement)

    def give_up(self) -> None:
        """Undo what was not committed; SQLite may have done so itself, when the disk was full."""
        if self._driver.in_transaction:
            self._driver.execute("ROLLBACK")

    def territory(self) -> Territory:
        if self._territory is None:
            kept = self.notes()
            self._territory = Territory(kept["id"], kept["name"], kept["epoch"])
        return self._territory

    def notes(self) -> dict[str, str]:
        if not self._notes:
            self._notes = dict(self.ask("SELECT key, value FROM meta"))
        return self._notes

    def head(self) -> int:
        return int(self.ask("SELECT coalesce(max(seq), 0) FROM operations")[0][0])

    def foresee(self, wanted: Sequence[LookedUp]) -> None:
        """Nothing: what is asked is near."""

    def known(self, device: str, first: int, last: int) -> dict[int, Known]:
        rows = self.ask(
            "SELECT n, seq, state, code, about, id, fields FROM operations WHERE device = ? AND n BETWEEN ? AND ?",
            (device, first, last),
        )
        return {row[0]: Known(*row[1:]) for row in rows}

    def records(self, ids: Iterable[str]) -> dict[str, StoredRecord]:
        rows = self.ask(f"SELECT {_RECORD} FROM records WHERE id {_AMONG}", (json.dumps(list(ids)),))
        return {row[0]: StoredRecord._make(row) for row in rows}

    def existing(self, ids: Iterable[str]) -> dict[str, str]:
        return dict(self.ask(f"SELECT id, entity FROM records WHERE id {_AMONG}", (json.dumps(list(ids)),)))

    def scopes_of(self, ids: Iterable[str]) -> dict[str, str]:
        sql = f"SELECT id, scope FROM records WHERE id {_AMONG} AND scope <> ''"
        return dict(self.ask(sql, (json.dumps(list(ids)),)))

    def written(self, seqs: Iterable[int]) -> dict[int, Written]:
        sql = f"SELECT seq, device, n, hlc, actor, wall FROM operations WHERE seq {_AMONG}"
        return {row[0]: Written(*row[1:]) for row in self.ask(sql, (json.dumps(list(seqs)),))}

    def holders(self, keys: Iterable[tuple[str, str]]) -> dict[tuple[str, str], str]:
        wanted = set(keys)
        codes = json.dumps([code_key for _, code_key in wanted])
        rows = self.ask(f"SELECT scheme, code_key, redemption FROM vouchers WHERE code_key {_AMONG}", (codes,))
        return {(row[0], row[1]): row[2] for row in rows if (row[0], row[1]) in wanted}

    def open_cases(self, records: Iterable[str]) -> dict[tuple[str, str], str]:
        sql = f"SELECT record, field, case_id FROM open_cases WHERE record {_AMONG}"
        return {(row[0], row[1]): row[2] for row in self.ask(sql, (json.dumps(list(records)),))}

    def save(self, operations: Sequence[Row], records: Iterable[StoredRecord]) -> None:
        # The driver binds plain tuples half again as fast as named ones.
        self._driver.executemany(_INSERT_OPERATION, map(tuple, operations))
        self._driver.executemany(_PUT_RECORD, map(tuple, records))

    def make_records(self, seqs: Collection[int]) -> None:
        if seqs:
            self._driver.execute(_MAKE_RECORDS, (json.dumps(list(seqs)),))

    def hold(self, changes: Mapping[tuple[str, str], str | None]) -> None:
        self.tell("DELETE FROM vouchers WHERE scheme = ? AND code_key = ?", list(changes))
        held = [(*key, redemption) for key, redemption in changes.items() if redemption]
        self.tell("INSERT INTO vouchers (scheme, code_key, redemption) VALUES (?, ?, ?)", held)

    def keep_cases(self, changes: Mapping[tuple[str, str], str | None]) -> None:
        self.tell("DELETE FROM open_cases WHERE record = ? AND field = ?", list(changes))
        kept = [(*key, case) for key, case in changes.items() if case]
        self.tell("INSERT INTO open_cases (record, field, case_id) VALUES (?, ?, ?)", kept)

    def page(self, device: Device, after: int, max_bytes: int) -> Page:
        head = self.head()
        if after >= head:
            return Page((), after, more=False)
        scopes = () if device.sees_everything else (device.scopes,)
        sql = _PAGE if device.sees_everything else _PAGE_OF_SCOPES
        cursor = self._driver.execute(sql, (after, device.id, after, *scopes))
        found: list[StoredRecord] = []
        size = 0
        for row in cursor:
            size += len(row[_FIELDS]) + 200
            if size > max_bytes and found:
                cursor.close()
                return Page(found, found[-1].seq, more=True)
            found.append(_tuple(StoredRecord, row))
        return Page(found, head, more=False)

    def damage(self) -> list[str]:
        return [row[0] for row in self.ask("PRAGMA integrity_check") if row[0] != "ok"]

    def device_of_token(self, token_hash: str) -> Device | None:
        rows = self.ask(f"SELECT {_DEVICE_NAMES} FROM devices WHERE {_IS_ITS}", (token_hash, token_hash))
        return Device(*rows[0]) if rows else None

    def seen(self, device: str, at: str, last_n: int) -> None:
        sql = "UPDATE devices SET last_seen_at = ?, last_n = max(last_n, ?) WHERE id = ?"
        self._driver.execute(sql, (at, last_n, device))

    def ask(self, sql: str, parameters: Sequence[Any] = ()) -> Sequence[Any]:
        return self._driver.execute(sql, parameters).fetchall()

    def tell(self, sql: str, rows: Sequence[Any]) -> None:
        if rows:
            self._driver.executemany(sql, rows)


def _prepare(connection: DBAPIConnection, _: ConnectionPoolEntry) -> None:
    """Leave transactions to us, and make commits durable."""
    connection.isolation_level = None
    cursor = connection.cursor()
    for pragma in _PRAGMAS:
        cursor.execute(pragma)
    cursor.close()


@contextmanager
def _in_words() -> Iterator[None]:
    """What is not the data's fault, as errors in words: a full disk, a file that is locked or cannot be reached."""
    try:
        yield
    except (sqlite3.OperationalError, OperationalError) as error:
        cause = error.orig if isinstance(error, OperationalError) else error
        code = getattr(cause, "sqlite_errorcode", 0) & 0xFF
        if code == sqlite3.SQLITE_FULL:
            raise DiskFullError("Le disque du centre est plein.", "Faites de la place. Rien n’est perdu.") from error
        if code in _PASSING:
            raise UnavailableError(
                "Les données du centre ne répondent pas.",
                "Vérifiez le disque et les droits sur le dossier. Rien n’est perdu.",
            ) from error
        raise


def _keep_former(connection: Connection, path: Path, version: int) -> None:
    """Copy the file beside itself before its tables change; a copy that is there already is of an attempt cut short."""
    kept, part = path.with_suffix(f".version-{version}.sqlite"), path.with_suffix(".part")
    if kept.exists():
        return
    part.unlink(missing_ok=True)
    os.close(os.open(part, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    connection.exec_driver_sql("VACUUM INTO ?", (str(part),))
    with part.open("rb") as written:
        os.fsync(written.fileno())
    part.rename(kept)


def _version(connection: Connection) -> int:
    """The schema version of a database, 0 for a new one."""
    has_meta = connection.exec_driver_sql("SELECT count(*) FROM sqlite_master WHERE name = 'meta'").scalar_one()
    if not has_meta:
        return 0
    return int(connection.exec_driver_sql("SELECT value FROM meta WHERE key = 'schema'").scalar() or 0)
