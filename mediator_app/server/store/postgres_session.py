"""One transaction on PostgreSQL: the statements that run for every operation or round, as PostgreSQL likes them best.

Operations and new records go in by COPY, the fastest way at any size above four; what changes goes in by pipelined upserts.
Beginning, ending and what happens when the database is away stand in ``postgres``.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import lru_cache, partial
from typing import Any, Final, NamedTuple, cast

import psycopg
from psycopg.rows import TupleRow
from sqlalchemy import BigInteger, Connection, Integer, LargeBinary, Table

from mediator_app.server.store import tables
from mediator_app.server.store.care_interface import AuditLine
from mediator_app.server.store.interface import (
    Device,
    Known,
    LookedUp,
    Page,
    Row,
    StoredOperation,
    StoredRecord,
    Territory,
    Written,
)
from mediator_app.server.store.portable import DEVICE, PortableSession
from mediator_app.server.store.postgres_ahead import Ahead
from mediator_app.server.store.wall import WALLED

HEAD: Final = "head"
"""The key in ``meta`` of the territory's counter: the number of the newest line of the log."""

_OPERATION: Final = ", ".join(StoredOperation._fields)
_RECORD: Final = ", ".join(StoredRecord._fields)
_IS_ITS: Final = "token_hash = %s OR id = (SELECT device FROM tokens WHERE hash = %s)"
_DEVICE_NAMES: Final = ", ".join(column.name for column in DEVICE)
_AMONG: Final = "IN (SELECT json_array_elements_text(%s::json))"
_FEW: Final = 4
"""New records up to which upserts are as fast as COPY."""

_SMALLEST_RECORD: Final = 200
_USUAL_RECORD: Final = 500
"""Bytes of a record in a page: what is counted besides its fields, and about how many most have."""

_PUT_RECORD: Final = (
    f"INSERT INTO records ({_RECORD}) VALUES ({', '.join(['%s'] * len(StoredRecord._fields))})"
    " ON CONFLICT (id) DO UPDATE SET seq = excluded.seq, device = excluded.device, foreign_seq = excluded.foreign_seq,"
    " fields = excluded.fields, seqs = excluded.seqs, actor = excluded.actor, wall = excluded.wall,"
    " scope = excluded.scope"
)
_MAKE_RECORDS: Final = (
    f"INSERT INTO records ({_RECORD}) SELECT id, entity, seq, device, 0, fields, '', actor, wall, actor, wall, 0, ''"
    " FROM operations WHERE seq = ANY(%s::bigint[])"
)
_OF_DEVICE: Final = "seq > %s AND NOT (device = %s AND foreign_seq <= %s)"
_IN_SCOPES: Final = f"scope {_AMONG}"


_DEVICE: Final = StoredOperation._fields.index("device")
_ID: Final = StoredOperation._fields.index("id")


class _Unsent(NamedTuple):
    """Lines of the log, records in their new states, and numbers of lines of which records are made."""

    lines: list[Row]
    records: list[StoredRecord]
    made: list[int]


class _Read(NamedTuple):
    """Records in order, and after which number there may be more; None if there are none."""

    records: Sequence[StoredRecord]
    last: int | None


class PostgresSession(PortableSession):
    """One transaction; see ``interface.Session`` for what each call promises.

    Records that were asked for and are not there (``_absent``) are new when they are saved, since a writing transaction
    holds the order: they need no upsert. What is written waits (lines and records in ``_log``, small writes in ``_later``)
    and goes with the next message: each message that is saved is time that another writer need not wait for the order.
    """

    def __init__(self, connection: Connection) -> None:
        self._pooled = connection
        self._later: list[str] = []
        self._driver = cast(psycopg.Connection[TupleRow], connection.connection.driver_connection)
        self._noted: dict[str, str] = {}
        self._head = 0
        self._absent: set[str] = set()
        self._log = _Unsent([], [], [])
        self._ahead = Ahead()
        self._last_audit: AuditLine | None = None

    @property
    def connection(self) -> Connection:  # type: ignore[override]
        """For what is seldom asked; it sees all that was written."""
        self._ahead = Ahead()
        self._send_what_waits()
        return self._pooled

    def begin(self, statements: str) -> None:
        """Begin the transaction; the last of the statements may answer what ``meta`` holds."""
        cursor = self._driver.execute(statements)
        while cursor.nextset():
            pass
        if cursor.description and len(cursor.description) > 1:
            self._noted = dict(cursor.fetchall())
            self._head = int(self._noted.get(HEAD, 0))

    def run(self, statement: str) -> None:
        """End the transaction."""
        self._send_log()
        self._driver.execute("; ".join([*self._later, statement]).encode())
        self._later.clear()

    def give_up(self) -> None:
        """Undo what was not committed, and give the connection back; a dead one is thrown away."""
        try:
            if not self._driver.closed:
                self._driver.rollback()
        except psycopg.Error:
            self._pooled.invalidate()
        else:
            if self._driver.closed:
                self._pooled.invalidate()
        self._pooled.close()

    def schema(self) -> int:
        """The version of the tables, 0 if there are none yet."""
        return int(self._kept("schema") or 0)

    def is_founded(self) -> bool:
        """Has a territory been named?"""
        return bool(self._kept("id"))

    def found(self, territory: Territory) -> None:
        super().found(territory)
        self._driver.execute("INSERT INTO meta (key, value) VALUES (%s, '0')", (HEAD,))

    def territory(self) -> Territory:
        return Territory(self._noted["id"], self._noted["name"], self._noted["epoch"])

    def notes(self) -> dict[str, str]:
        return self._noted

    def head(self) -> int:
        return self._head

    def foresee(self, wanted: Sequence[LookedUp]) -> None:
        self._ahead.fill(self._rows, wanted, self.records)

    def known(self, device: str, first: int, last: int) -> dict[int, Known]:
        if (found := self._ahead.known(device, first, last)) is not None:
            return found
        sql = "SELECT n, seq, state, code, about, id, fields FROM operations WHERE device = %s AND n BETWEEN %s AND %s"
        return {row[0]: Known(*row[1:]) for row in self._rows(sql, (device, first, last))}

    def records(self, ids: Iterable[str]) -> dict[str, StoredRecord]:
        wanted = set(ids)
        if (foreseen := self._ahead.records(wanted)) is not None:
            return foreseen
        rows = self._rows(f"SELECT {_RECORD} FROM records WHERE id {_AMONG}", (_list(wanted),)) if wanted else ()
        found = {row[0]: StoredRecord._make(row) for row in rows}
        self._absent |= wanted - found.keys()
        return found

    def existing(self, ids: Iterable[str]) -> dict[str, str]:
        wanted = list(ids)
        if not wanted:
            return {}
        if (foreseen := self._ahead.existing(wanted)) is not None:
            return foreseen
        return dict(self._rows(f"SELECT id, entity FROM records WHERE id {_AMONG}", (_list(wanted),)))

    def scopes_of(self, ids: Iterable[str]) -> dict[str, str]:
        sql = f"SELECT id, scope FROM records WHERE id {_AMONG} AND scope <> ''"
        return dict(self._rows(sql, (_list(ids),)))

    def written(self, seqs: Iterable[int]) -> dict[int, Written]:
        sql = "SELECT seq, device, n, hlc, actor, wall FROM operations WHERE seq = ANY(%s::bigint[])"
        return {row[0]: Written(*row[1:]) for row in self._rows(sql, (_numbers(seqs),))}

    def holders(self, keys: Iterable[tuple[str, str]]) -> dict[tuple[str, str], str]:
        wanted = set(keys)
        codes = _list({code_key for _, code_key in wanted})
        rows = self._rows(f"SELECT scheme, code_key, redemption FROM vouchers WHERE code_key {_AMONG}", (codes,))
        return {(row[0], row[1]): row[2] for row in rows if (row[0], row[1]) in wanted}

    def open_cases(self, records: Iterable[str]) -> dict[tuple[str, str], str]:
        sql = f"SELECT record, field, case_id FROM open_cases WHERE record {_AMONG}"
        return {(row[0], row[1]): row[2] for row in self._rows(sql, (_list(records),))}

    def mark(self, seq: int) -> str:
        mark = self._ahead.marks.get(seq) or super().mark(seq)
        if mark:
            self._ahead.marks[seq] = mark
        return mark

    def last_audit(self) -> AuditLine | None:
        self._last_audit = self._last_audit or super().last_audit()
        return self._last_audit

    def add_audit(self, line: AuditLine) -> None:
        super().add_audit(line)
        self._last_audit = line

    def save(self, operations: Sequence[Row], records: Iterable[StoredRecord]) -> None:
        put = list(records)
        self._log.lines.extend(operations)
        self._log.records.extend(put)
        if operations:
            self._head = max(self._head, operations[-1][0])
        self._ahead.forget(
            {row[_DEVICE] for row in operations}, (*(row[_ID] for row in operations), *(r.id for r in put))
        )

    def make_records(self, seqs: Collection[int]) -> None:
        self._log.made.extend(seqs)
        self._ahead.forget((), ())

    def hold(self, changes: Mapping[tuple[str, str], str | None]) -> None:
        self._many("DELETE FROM vouchers WHERE scheme = %s AND code_key = %s", list(changes))
        held = [(*key, redemption) for key, redemption in changes.items() if redemption]
        self._many("INSERT INTO vouchers (scheme, code_key, redemption) VALUES (%s, %s, %s)", held)

    def keep_cases(self, changes: Mapping[tuple[str, str], str | None]) -> None:
        self._many("DELETE FROM open_cases WHERE record = %s AND field = %s", list(changes))
        kept = [(*key, case) for key, case in changes.items() if case]
        self._many("INSERT INTO open_cases (record, field, case_id) VALUES (%s, %s, %s)", kept)

    def page(self, device: Device, after: int, max_bytes: int) -> Page:
        if after >= self._head:
            return Page((), after, more=False)
        if device.sees_everything and self._ahead.is_filled:
            return self._page(partial(self._shared, device, after), after, max_bytes)
        if device.sees_everything:
            return self._page(partial(self._own, _OF_DEVICE, (device.id, after)), after, max_bytes)
        which = f"{_OF_DEVICE} AND {_IN_SCOPES}"
        with self.behind_the_wall(device):
            return self._page(partial(self._own, which, (device.id, after, device.scopes)), after, max_bytes)

    @contextmanager
    def behind_the_wall(self, device: Device) -> Iterator[None]:
        """Whatever is read in the block, PostgreSQL itself lets through only what is in the device's scopes."""
        self._driver.execute(WALLED, (device.scopes,))
        yield
        self._driver.execute("RESET ROLE")

    def damage(self) -> list[str]:
        found = [
            f"{failures} pages of the database have wrong checksums"
            for (failures,) in self._rows(
                "SELECT checksum_failures FROM pg_stat_database WHERE datname = current_database() AND checksum_failures > 0"
            )
        ]
        newest = self._rows("SELECT coalesce(max(seq), 0) FROM operations")[0][0]
        if newest != self._head:
            found.append(f"the counter says {self._head}, the newest line of the log is {newest}")
        return found

    def device_of_token(self, token_hash: str) -> Device | None:
        rows = self._rows(f"SELECT {_DEVICE_NAMES} FROM devices WHERE {_IS_ITS}", (token_hash, token_hash))
        return Device(*rows[0]) if rows else None

    def seen(self, device: str, at: str, last_n: int) -> None:
        sql = "UPDATE devices SET last_seen_at = %s, last_n = greatest(last_n, %s) WHERE id = %s"
        self._write_later(sql, (at, last_n, device))

    def _page(self, read: Callable[[int, int], _Read], after: int, max_bytes: int) -> Page:
        """A page read a few records at a time, since a laptop that is far behind must not have them all read for it."""
        limit = max_bytes // _USUAL_RECORD + 1
        found: list[StoredRecord] = []
        size = 0
        last: int | None = after
        while last is not None:
            records, last = read(last, limit)
            for record in records:
                size += len(record.fields) + _SMALLEST_RECORD
                if size > max_bytes and found:
                    return Page(found, found[-1].seq, more=True)
                found.append(record)
        return Page(found, self._head, more=False)

    def _own(self, which: str, parameters: tuple[Any, ...], after: int, limit: int) -> _Read:
        """The next records of a device's page."""
        sql = f"SELECT {_RECORD} FROM records WHERE {which} ORDER BY seq LIMIT {limit}"
        records = list(map(StoredRecord._make, self._rows(sql, (after, *parameters))))
        return _Read(records, records[-1].seq if len(records) == limit else None)

    def _shared(self, device: Device, known: int, after: int, limit: int) -> _Read:
        """The same, of records that are read once for all who stand at the same place; ``known``: where the page begins."""
        pages = self._ahead.pages
        if (after, limit) not in pages:
            pages[after, limit] = self._own("seq > %s", (), after, limit)
        records, last = pages[after, limit]
        return _Read([one for one in records if one.device != device.id or one.foreign_seq > known], last)

    def _kept(self, key: str) -> str:
        if not self._rows("SELECT to_regclass('meta')")[0][0]:
            return ""
        rows = self._rows("SELECT value FROM meta WHERE key = %s", (key,))
        return str(rows[0][0]) if rows else ""

    def _write_later(self, sql: str, parameters: tuple[Any, ...]) -> None:
        self._later.append(psycopg.ClientCursor(self._driver).mogrify(sql, parameters))

    def _send_log(self) -> None:
        """Write the lines and records that wait; new records are made with the next message."""
        (lines, records, made), self._log = self._log, _Unsent([], [], [])
        self._copy(tables.operations, StoredOperation._fields, lines)
        new = [record for record in records if record.id in self._absent]
        if len(new) > _FEW:
            self._copy(tables.records, StoredRecord._fields, new)
            records = [record for record in records if record.id not in self._absent]
        self._absent.difference_update(
            [row[_ID] for row in lines], [record.id for record in records], [r.id for r in new]
        )
        self._many(_PUT_RECORD, records)
        if made:
            self._write_later(_MAKE_RECORDS, (_numbers(made),))

    def _send_what_waits(self) -> None:
        if self._log.lines or self._log.records:
            self._send_log()
        if self._later:
            self._driver.execute("; ".join(self._later).encode())
            self._later.clear()

    def _rows(self, sql: str, parameters: tuple[Any, ...] = ()) -> list[TupleRow]:
        self._send_what_waits()
        return self._driver.execute(sql, parameters).fetchall()

    def ask(self, sql: str, parameters: Sequence[Any] = ()) -> Sequence[Any]:
        return self._rows(_spelled(sql), tuple(parameters))

    def tell(self, sql: str, rows: Sequence[Any]) -> None:
        self._many(_spelled(sql), rows)

    def _many(self, sql: str, rows: Sequence[Any]) -> None:
        if len(rows) == 1:
            self._write_later(sql, rows[0])
        elif rows:
            self._send_what_waits()
            self._driver.cursor().executemany(sql, rows)

    def _copy(self, table: Table, names: Sequence[str], rows: Sequence[tuple[Any, ...]]) -> None:
        if not rows:
            return
        sql = f"COPY {table.name} ({', '.join(names)}) FROM STDIN (FORMAT BINARY)"
        with self._driver.cursor().copy(sql) as into:
            into.set_types(_TYPES[table.name])
            for row in rows:
                into.write_row(row)


@lru_cache(maxsize=256)
def _spelled(sql: str) -> str:
    """A statement of both databases as this driver has it; none has a question mark within a text."""
    return sql.replace("?", "%s")


def _list(texts: Iterable[str]) -> str:
    return json.dumps(list(texts))


def _numbers(seqs: Iterable[int]) -> str:
    """An array, as PostgreSQL reads it."""
    return f"{{{','.join(map(str, seqs))}}}"


def _type(column_type: object) -> str:
    kinds = ((BigInteger, "int8"), (Integer, "int4"), (LargeBinary, "bytea"))
    return next((name for kind, name in kinds if isinstance(column_type, kind)), "text")


_TYPES: Final = {
    table.name: [_type(table.c[name].type) for name in names]
    for table, names in ((tables.operations, StoredOperation._fields), (tables.records, StoredRecord._fields))
}
