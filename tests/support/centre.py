"""A real centre for tests, and posts that talk to it as laptops do, without the laptop's storage and without HTTP."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any, Final, cast
from uuid import uuid4

import msgspec

from mediator_app.domain.clocks import hybrid_of, utc_text
from mediator_app.domain.entities import ENTITIES, VOIDED
from mediator_app.domain.registers import folded
from mediator_app.domain.rights import Role
from mediator_app.protocol.messages import Change, EnrolRequest, Operation, SyncReply, SyncRequest
from mediator_app.server.answering import answer
from mediator_app.server.enrolment import enrol, hash_of, invite
from mediator_app.server.store.interface import Device, Store, Territory
from mediator_app.server.store.sqlite import SqliteStore

NOW: Final = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
TERRITORY: Final = Territory("territory-creuse", "Creuse", "epoch-1")
WALL: Final = "2026-11-24T10:04:12+01:00"
SESSION: Final = "session-1"
SCHEME: Final = "scheme-1"


class CopiedStore(SqliteStore):
    """A centre in memory that begins with a copy: making the tables, and more, takes longer than many a test."""

    def __init__(self, path: None, original: sqlite3.Connection | None = None) -> None:
        self._original = original or _blank_centre()
        super().__init__(path)

    def _open(self) -> None:
        with self._engine.connect() as connection:
            self._original.backup(cast(sqlite3.Connection, connection.connection.driver_connection))


def copy_of(store: SqliteStore) -> sqlite3.Connection:
    """What a centre in memory holds, for ``CopiedStore``."""
    copy = sqlite3.connect(":memory:", check_same_thread=False)
    with store.reading() as session:
        cast(sqlite3.Connection, session.connection.connection.driver_connection).backup(copy)
    return copy


@cache
def _blank_centre() -> sqlite3.Connection:
    """A centre's tables without a territory, as the program itself makes them; made once."""
    with closing(SqliteStore(None)) as store:
        return copy_of(store)


@contextmanager
def a_centre(path: Path | None = None) -> Iterator[SqliteStore]:
    """A new centre for the Creuse, in memory or in a file."""
    store = SqliteStore(path) if path else CopiedStore(None)
    try:
        store.found(TERRITORY)
        yield store
    finally:
        store.close()


@dataclass
class Post:
    """A laptop as the centre sees it: it numbers its operations, remembers its cursor and what it was sent."""

    store: Store
    device: Device
    token: str
    cursor: str = ""
    n: int = 0
    now: datetime = NOW
    records: dict[str, Change] = field(default_factory=dict)

    def create(self, entity: str, id_: str, **fields: Any) -> Operation:
        """An operation that makes a record."""
        return self._operation("create", entity, id_, fields, {})

    def edit(self, entity: str, id_: str, seen: dict[str, int] | None = None, **fields: Any) -> Operation:
        """An operation that changes fields of a record; ``seen`` are the versions that its author saw."""
        return self._operation("edit", entity, id_, fields, seen or {})

    def void(self, entity: str, id_: str, seen: int = 0) -> Operation:
        """An operation that deletes or cancels a record."""
        return self._operation("void", entity, id_, {VOIDED: True}, {VOIDED: seen} if seen else {})

    def sync(self, *ops: Operation, page: int = 64 * 1024) -> SyncReply:
        """One round."""
        reply = answer(self.store, self.device, self.request(*ops, page=page), self.now)
        self.cursor = reply.cursor
        for run in reply.runs:
            for operation in ops:
                if run.n <= operation.n < run.n + run.count:
                    self._take_as_sent(operation, run.seq + operation.n - run.n)
        self.records.update({change.id: change for change in reply.changes})
        return reply

    def verdicts(self, *ops: Operation) -> list[str]:
        """One round, answered as words: accepted, parked duplicate, held unknown_record…"""
        return words_of(self.sync(*ops))

    def request(self, *ops: Operation, page: int = 64 * 1024) -> SyncRequest:
        """The request of a round."""
        return SyncRequest(TERRITORY.id, TERRITORY.epoch, self.cursor, page, WALL, list(ops))

    def fields(self, id_: str) -> dict[str, Any]:
        """What this post was last told of a record."""
        return dict(msgspec.json.decode(self.records[id_].fields))

    def versions(self, id_: str) -> dict[str, int]:
        """The version of each field that this post was last told of."""
        seqs = self.records[id_].seqs
        return dict.fromkeys(self.fields(id_), seqs) if isinstance(seqs, int) else seqs

    def _take_as_sent(self, operation: Operation, seq: int) -> None:
        known = operation.id in self.records
        fields, versions = (self.fields(operation.id), self.versions(operation.id)) if known else ({}, {})
        sent = msgspec.json.decode(operation.fields)
        own = {name: value for name, value in sent.items() if seq > versions.get(name, 0)}
        raw = msgspec.Raw(msgspec.json.encode(folded(ENTITIES[operation.entity], fields, own)))
        newer = {**versions, **dict.fromkeys(own, seq)}
        self.records[operation.id] = Change(operation.entity, operation.id, seq, raw, newer, "", "", "", "")

    def _operation(self, kind: str, entity: str, id_: str, fields: dict[str, Any], base: dict[str, int]) -> Operation:
        self.n += 1
        raw = msgspec.Raw(msgspec.json.encode(fields))
        hlc = hybrid_of(self.now) + self.n
        return Operation(self.n, self.n, entity, id_, kind, raw, base, hlc, WALL, self.device.member)


def a_device(store: Store, role: Role = Role.MEDIATOR, name: str = "", *, solo_through: int = 0) -> Post:
    """A laptop that has just joined, for a member of its own unless it is named."""
    code = invite(store, role, name or f"Membre {uuid4()}", NOW).code
    reply = enrol(store, EnrolRequest(code, "Portable", solo_through), NOW)
    return Post(store, device_of(store, reply.token), reply.token)


def device_of(store: Store, token: str) -> Device:
    """The device with that token."""
    with store.reading() as session:
        found = session.device_of_token(hash_of(token))
    assert found is not None
    return found


def a_team(store: Store) -> tuple[Post, Post, Post]:
    """Two mediators and a coordinator who have made a session and a scheme that all three know."""
    coordinator = a_device(store, Role.COORDINATOR)
    coordinator.sync(a_session(coordinator), a_scheme(coordinator))
    mediators = a_device(store), a_device(store)
    for post in (*mediators, coordinator):
        post.sync()
    return (*mediators, coordinator)


def a_session(post: Post, id_: str = SESSION) -> Operation:
    """A workshop."""
    return post.create(
        "session", id_, title="Atelier", starts_at="2026-11-24T10:00+01:00", ends_at="2026-11-24T12:00+01:00"
    )


def a_scheme(post: Post, id_: str = SCHEME, **fields: Any) -> Operation:
    """A voucher scheme that accepts every code, unless told otherwise."""
    return post.create("scheme", id_, name="Pass numérique", face_value_cents=1000, **fields)


def a_person(post: Post, id_: str, **fields: Any) -> Operation:
    """Somebody who comes to a workshop."""
    return post.create("person", id_, **{"last_name": "Roche", "first_name": "Denise", **fields})


def a_redemption(post: Post, id_: str, code: str, **fields: Any) -> Operation:
    """A voucher taken at the workshop."""
    taken = {
        "scheme": SCHEME,
        "code": code,
        "code_key": code,
        "session": SESSION,
        "amount_cents": 1000,
        "taken_at": WALL,
    }
    return post.create("redemption", id_, **{**taken, **fields})


def together(*ops: Operation) -> tuple[Operation, ...]:
    """The operations as one user's transaction."""
    for operation in ops:
        operation.txn = ops[0].n
    return ops


def words_of(reply: SyncReply) -> list[str]:
    """The answers in the order of the operations, a word or two each."""
    answers = {n: "accepted" for run in reply.runs for n in range(run.n, run.n + run.count)}
    answers |= {verdict.n: f"{verdict.state} {verdict.code}".strip() for verdict in reply.verdicts}
    return [answers[n] for n in sorted(answers)]


def cases_of(post: Post) -> list[dict[str, Any]]:
    """The questions that this post knows, oldest first."""
    cases = sorted(
        (change for change in post.records.values() if change.entity == "case"), key=lambda change: change.seq
    )
    return [{"id": case.id, **post.fields(case.id)} for case in cases]


def later(post: Post, **how: float) -> None:
    """Move a post's round and clock forward, by timedelta's words."""
    post.now += timedelta(**how)


def stamp(moment: datetime = NOW) -> str:
    """A moment as the centre writes it."""
    return utc_text(moment)
