"""The laptops of the simulated world, in two makes: dicts for speed, and the app's own storage code on SQLite in memory.

Both give the walk the same few gestures and the engine the same replica, so that one history can be played on either.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache, lru_cache
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any, NamedTuple, Protocol

import msgspec
from sqlcipher3 import dbapi2 as cipher

from mediator_app.domain.clocks import HybridClock
from mediator_app.domain.entities import ENTITIES
from mediator_app.protocol.digests import root_of, sums_of
from mediator_app.protocol.messages import CheckReply, CheckRequest, Operation, SyncReply
from mediator_app.services.laptop import open_laptop
from mediator_app.storage import operations, settings, views
from mediator_app.storage import replica as tables
from mediator_app.storage.comparing import versions
from mediator_app.storage.database import Connection, transaction
from mediator_app.storage.migrations import migrate
from mediator_app.storage.operations import Author, Draft
from mediator_app.storage.settings import Membership
from mediator_app.sync import comparing, first_copy
from mediator_app.sync.replica import LaptopReplica
from mediator_app.sync.replies import HttpReply
from tests.simulation.wires import OURS, REAL
from tests.support.dying import DiedError, DyingConnection
from tests.support.memory_contents import Contents
from tests.support.memory_replica import MemoryReplica

_tuple = tuple.__new__
"""Makes a named tuple in a third of the time that its own name takes."""
_decode = msgspec.json.Decoder(dict[str, Any]).decode
_OWN = "SELECT n, txn, entity, id, kind, fields, base, hlc, wall, actor, cause, schema, state, code, about, seq FROM operation"


_ON_TOP = "SELECT n FROM operation WHERE overlay = 1"
_LET_GO = (
    "SELECT 1 FROM operation o LEFT JOIN base b ON b.id = o.id WHERE o.n IN (SELECT value FROM json_each(?))"
    " AND o.overlay = 0 AND o.state = 'accepted' AND o.id NOT IN (SELECT value FROM json_each(?))"
    " AND coalesce(b.seq, 0) < o.seq AND o.fields <> '{}' LIMIT 1"
)
_HIDDEN = (
    "SELECT 1 FROM operation older JOIN operation newer ON newer.id = older.id AND newer.n > older.n"
    " WHERE older.overlay = 1 AND newer.overlay = 0 AND newer.state = 'accepted' AND newer.kind <> 'create' LIMIT 1"
)
_FORGOTTEN = (
    "SELECT 1 FROM operation o JOIN base b ON b.id = o.id, json_each(o.fields) field WHERE o.overlay = 0 AND b.seq > 0"
    " AND o.state = 'accepted' AND o.code = '' AND coalesce(b.seqs ->> field.key, b.seq) BETWEEN 1 AND o.seq - 1 LIMIT 1"
)


@dataclass
class Clock:
    """A laptop's clock: so far from the true time, or stopped."""

    world: Any
    offset: timedelta = timedelta(0)
    stopped_at: datetime | None = None

    def now(self) -> datetime:
        """What the laptop believes."""
        return self.stopped_at or self.world.moment + self.offset


class Made(NamedTuple):
    """An operation as the laptop holds it, with what was answered."""

    operation: Operation
    text: bytes
    state: str
    code: str
    about: str
    seq: int | None


class Desk(Protocol):
    """A laptop: its gestures, what it shows and holds, and its copies."""

    clock: Clock
    hybrid: HybridClock
    replica: Any
    batch: int

    def append(self, drafts: Sequence[Draft], unknown: Mapping[str, Any] | None = None) -> list[Made]:
        """Do one gesture; the operations it made, with ``unknown`` among the fields that each of them carries."""

    def view(self, id_: str) -> Any:
        """The record on screen, with its ``fields``; None if there is none."""

    def ids(self, entity: str) -> list[str]:
        """The records of a kind, deleted ones included, in the order of their ids."""

    def everything(self) -> dict[str, Mapping[str, Any]]:
        """The fields of all records on screen, by id."""

    def own(self) -> list[Made]:
        """All that was made here, in order."""

    def hlc_seen(self) -> int:
        """The newest time received from the centre."""

    def copy(self) -> Any:
        """The whole file."""

    def put_back(self, copy: Any) -> None:
        """Make the file what it was, and start the program."""

    def restart(self) -> None:
        """Start the program on the file as it is."""

    def next_piece(self) -> tuple[str, int] | None:
        """What to ask for next of a first copy, and from which byte; None if nothing."""

    def take_piece(self, path: str, reply: HttpReply) -> bool:
        """Take what came of it; False if there was nothing in it to go on with."""

    def problems(self) -> list[str]:
        """What the screens show and should not."""

    def bytes_of_file(self) -> bytes:
        """What a disk would hold of it, free pages included."""

    def versions(self) -> list[tuple[str, int]]:
        """The id and the centre's number of every record confirmed here."""

    def compare(self, ask: Callable[[CheckRequest], CheckReply]) -> list[str]:
        """Do what is done once a day: compare the file with the centre's, mend what differs; all that was answered."""


class MemoryDesk:
    """A laptop made of dicts."""

    def __init__(self, clock: Clock, contents: Contents, batch: int) -> None:
        self.clock = clock
        self.batch = batch
        self.put_back(contents)

    def append(self, drafts: Sequence[Draft], unknown: Mapping[str, Any] | None = None) -> list[Made]:
        made = self.replica.append(drafts)
        for one in made if unknown else ():
            one.fields = {**one.fields, **(unknown or {})}
            text = msgspec.Raw(msgspec.json.encode(one.fields))
            one.operation = msgspec.structs.replace(one.operation, fields=text)
        if unknown:
            self.replica.look_again()
        return [Made(one.operation, bytes(one.operation.fields), "pending", "", "", None) for one in made]

    def view(self, id_: str) -> Any:
        return self.replica.view(id_)

    def ids(self, entity: str) -> list[str]:
        return self.replica.ids(entity)

    def everything(self) -> dict[str, Mapping[str, Any]]:
        return self.replica.everything()

    def own(self) -> list[Made]:
        return [
            _tuple(Made, (one.operation, bytes(one.operation.fields), one.state, one.code, one.about, one.seq))
            for one in self.replica.own.values()
        ]

    def hlc_seen(self) -> int:
        return self.replica.contents.hlc_seen

    def copy(self) -> Contents:
        return self.replica.contents.copy()

    def put_back(self, copy: Contents) -> None:
        self.hybrid = HybridClock(self.clock.now)
        self.replica = MemoryReplica(copy.copy(), self.hybrid, self.batch)
        self.hybrid.observe(self.replica.last_hlc())

    def restart(self) -> None:
        self.hybrid = self.replica.clock = HybridClock(self.clock.now, self.replica.last_hlc())

    def next_piece(self) -> tuple[str, int] | None:
        return self.replica.next_piece()

    def take_piece(self, path: str, reply: HttpReply) -> bool:
        return self.replica.take_piece(reply)

    def problems(self) -> list[str]:
        return []

    def bytes_of_file(self) -> bytes:
        held = self.replica.base.values(), self.replica.own.values()
        return msgspec.json.encode([one.fields for part in held for one in part])

    def versions(self) -> list[tuple[str, int]]:
        return [(id_, base.seq) for id_, base in self.replica.base.items()]

    def compare(self, ask: Callable[[CheckRequest], CheckReply]) -> list[str]:
        cursor, own = self.replica.standing().cursor.text, sums_of(self.versions())
        told = ask(CheckRequest(cursor, _root_of(tuple(own))))
        for bucket in [bucket for bucket, total in enumerate(told.sums) if total != own[bucket]]:
            self.replica.mend(bucket, ask(CheckRequest(cursor, repair=bucket)).changes)
        return [told.state]


_root_of = lru_cache(100)(root_of)
"""Most laptops hold the same as the one before."""


class FewAtATime(LaptopReplica):
    """The laptop's real file, of which a few operations are sent at a time."""

    batch = 3

    def waiting(self, limit: int, max_bytes: int, after: int) -> list[Operation]:
        return super().waiting(min(limit, self.batch), max_bytes, after)

    def apply(self, reply: SyncReply) -> None:
        has_more = reply.more
        on_top = json.dumps([row[0] for row in self._connection.execute(_ON_TOP)]) if has_more else ""
        super().apply(reply)
        if has_more:
            come = json.dumps([change.id for change in reply.changes])
            let_go = self._connection.execute(_LET_GO, (on_top, come)).fetchone()
            assert let_go is None, "between two pages an own value was let go whose record had not come"
        assert self._connection.execute(_HIDDEN).fetchone() is None, "an older own operation hides a newer one"
        assert self._connection.execute(_FORGOTTEN).fetchone() is None, (
            "an own value left the screen before it came back"
        )


class SqliteDesk:
    """A laptop on the app's own storage code, in memory and without the cipher."""

    def __init__(self, clock: Clock, copy: Connection, batch: int) -> None:
        self._kinds: dict[str, str] = {}
        self.clock = clock
        self.batch = batch
        self.connection = copy
        self.put_back(copy)

    def append(self, drafts: Sequence[Draft], unknown: Mapping[str, Any] | None = None) -> list[Made]:
        author = Author(self.laptop.who.member, self.hybrid)
        with transaction(self.connection):
            txn = operations.append(self.connection, drafts, author, "simulated")
            if any(draft.entity == "merge" for draft in drafts):
                tables.refresh_redirects(self.connection)
            for n, text in self.connection.execute("SELECT n, fields FROM operation WHERE txn = ?", (txn,)).fetchall():
                if unknown:
                    fields = msgspec.json.encode({**_decode(text), **unknown}).decode()
                    self.connection.execute("UPDATE operation SET fields = ? WHERE n = ?", (fields, n))
        return self._read(f"{_OWN} WHERE txn = ? ORDER BY n", (txn,)) if txn else []

    def view(self, id_: str) -> Any:
        kind = self._kinds.get(id_)
        for entity in (kind,) if kind else ENTITIES:
            if record := views.read(self.connection, entity, id_):
                self._kinds[id_] = entity
                return record
        return None

    def ids(self, entity: str) -> list[str]:
        return [row[0] for row in self.connection.execute(f"SELECT id FROM {entity}_row ORDER BY id")]

    def everything(self) -> dict[str, Mapping[str, Any]]:
        ids = (id_ for entity in ENTITIES for id_ in self.ids(entity))
        return {id_: view.fields for id_ in ids if (view := self.view(id_)) is not None}

    def own(self) -> list[Made]:
        return self._read(f"{_OWN} ORDER BY n", ())

    def hlc_seen(self) -> int:
        return int(settings.get(self.connection, "hlc_seen", "0"))

    def copy(self) -> Connection:
        return copied(self.connection)

    def put_back(self, copy: Connection) -> None:
        self.connection = copied(copy)
        self.restart()

    def restart(self) -> None:
        if self.connection.in_transaction:
            self.connection.execute("ROLLBACK")
        self.laptop = open_laptop(self.connection, self.clock.now)
        self.hybrid = self.laptop.clock
        self.replica = FewAtATime(self.connection, self.hybrid)
        self.replica.batch = self.batch

    def next_piece(self) -> tuple[str, int] | None:
        return first_copy.next_piece(self.connection)

    def take_piece(self, path: str, reply: HttpReply) -> bool:
        return first_copy.take(self.connection, self.hybrid, path, reply)

    def problems(self) -> list[str]:
        return tables.problems(self.connection)

    def versions(self) -> list[tuple[str, int]]:
        return versions(self.connection)

    def compare(self, ask: Callable[[CheckRequest], CheckReply]) -> list[str]:
        states = []
        while question := comparing.next_question(self.connection, self.hybrid):
            reply = ask(REAL.decode(CheckRequest, question))
            states.append(reply.state)
            comparing.take(self.connection, self.hybrid, HttpReply(200, OURS, self.clock.world.wire.encode(reply)))
        return states

    def bytes_of_file(self) -> bytes:
        with NamedTemporaryFile() as file:
            target = cipher.connect(file.name)
            self.connection.backup(target)
            target.close()
            return Path(file.name).read_bytes()

    def dying(self, statements: int) -> None:
        """Let the laptop die at its n-th statement from here on."""
        self.replica._connection = DyingConnection(self.connection, statements)  # type: ignore[assignment]

    def _read(self, sql: str, values: tuple[Any, ...]) -> list[Made]:
        made = []
        for row in self.connection.execute(sql, values):
            text = row[5].encode()
            stored: tuple[Any, ...] = (*row[:5], msgspec.Raw(text), _decode(row[6]), *row[7:12])
            what = Operation(*stored)
            made.append(Made(what, text, *row[12:]))
        return made


def copied(connection: Connection) -> Connection:
    """The same file once more, in memory."""
    target = in_memory()
    with suppress(DiedError):
        connection.backup(target)
    return target


def in_memory() -> Connection:
    """A database in memory that storage takes for a profile."""
    connection: Connection = cipher.connect(":memory:", isolation_level=None, factory=Connection)
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA secure_delete = ON")
    return connection


@cache
def empty_profile() -> Connection:
    """A profile in which nothing was ever written."""
    connection = in_memory()
    migrate(connection)
    return connection


def joined_profile(who: Membership) -> Connection:
    """The profile of a laptop that has joined and made nothing."""
    connection = copied(empty_profile())
    with transaction(connection):
        settings.keep_membership(connection, who)
    return connection
