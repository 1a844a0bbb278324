"""Push and pull of N operations over loopback HTTP, and the empty sync, beside the floor of the same bytes.

The centre is a process of its own, ``mediator-server serve``, as it is where mediators work.
Floor: the same messages encoded by bare msgspec, compressed by zstandard, posted to a bare ASGI app, unpacked, decoded and
inserted by ``executemany`` into one table with one more index (SQLite, WAL, synchronous FULL); one request. Floors before and
after ours, since a machine that is busy with something else slows them alike.
"""

from __future__ import annotations

import random
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import msgspec
import requests
import zstandard
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from mediator_app.demo.team import TERRITORY, Colleague, Team
from mediator_app.domain.rights import Role
from mediator_app.protocol.messages import Operation
from mediator_app.server.embedded import serving
from mediator_app.server.folder import centre_in, create_centre
from mediator_app.services import attendance, people, sessions
from mediator_app.storage import operations
from mediator_app.storage.database import connect, transaction
from mediator_app.sync.engine import SyncEngine
from mediator_app.sync.replica import LaptopReplica
from mediator_app.sync.running import drive
from mediator_app.sync.transport import HttpTransport
from tests.benchmarks.light import a_centre_process, a_server
from tests.benchmarks.measuring import Row, median, milliseconds
from tests.benchmarks.teams import Founding, teams_on_postgres

ROUNDS = 3


def measure(count: int = 10_000) -> list[Row]:
    """The rows of the table for ``count`` operations, to a centre on SQLite and to one on PostgreSQL."""
    rows = _measured(count, "", _a_team)
    with teams_on_postgres() as a_team_on_postgres:
        return rows + _measured(count, ", PostgreSQL", a_team_on_postgres)


def _measured(count: int, where: str, founded: Founding) -> list[Row]:
    pushes, pulls, firsts, empties, floors, pull_floors = [], [], [], [], [], []
    for _ in range(ROUNDS):
        with tempfile.TemporaryDirectory() as folder, founded(Path(folder)) as team:
            author, reader = (team.welcome(name, Role.MEDIATOR, _now) for name in ("Claire Fourneau", "Karim Benali"))
            # What a laptop does once a day (keys, comparison) both have done; the newcomer below has not.
            author.send()
            reader.send()
            _fill(author, count)
            sent = operations.waiting(author.laptop.connection, count + 10, 1 << 40)
            floors.append(_floor(Path(folder), sent, encrypted=False))
            pushes.append(milliseconds(author.send))
            floors.append(_floor(Path(folder), sent, encrypted=False))
            pull_floors.append(_floor(Path(folder), sent, encrypted=True))
            pulls.append(milliseconds(reader.send))
            pull_floors.append(_floor(Path(folder), sent, encrypted=True))
            newcomer = team.welcome("Anne Lacombe", Role.MEDIATOR, _now)
            firsts.append(milliseconds(newcomer.send))
            empties += _empty_syncs(reader)
    return [
        Row(f"push of {count} operations{where}", median(pushes), median(floors), "≥ 0.25", count),
        Row(f"pull of {count} operations{where}", median(pulls), median(pull_floors), "≥ 0.25", count),
        Row(
            f"first copy of {count} for a laptop that has just joined{where}",
            median(firsts),
            median(pull_floors),
            "",
            count,
        ),
        Row(f"empty sync{where}", median(empties), None, "≤ 2 ms"),
    ]


@contextmanager
def _a_team(folder: Path) -> Iterator[Team]:
    with ExitStack() as stack:
        create_centre(folder / "centre", TERRITORY)
        store = stack.enter_context(centre_in(folder / "centre"))
        served = stack.enter_context(a_server(*a_centre_process("--data", str(folder / "centre"))))
        yield Team(served.url, store, folder, _now, stack.enter_context(ExitStack()))


def _now() -> datetime:
    return datetime.now(UTC)


def _fill(author: Colleague, count: int) -> None:
    """A session for every 20 people, each of them present: mostly presences, as a laptop has them."""
    laptop = author.laptop
    place, _ = sessions.add_place(laptop, "Salle du foyer rural")
    rng = random.Random(7)
    known = [people.add_person(laptop, {"last_name": f"Nom{n}", "first_name": "Denise"}).id for n in range(100)]
    while operations.last_number(laptop.connection) < count:
        start = _now() + timedelta(hours=3 * rng.randrange(4000))
        with transaction(laptop.connection):
            fields = {"title": "Atelier", "place": place, "starts_at": start, "ends_at": start + timedelta(hours=2)}
            session = sessions.add_session(laptop, fields).id
            for person in rng.sample(known, 20):
                attendance.set_attendance(laptop, session, person, "present")


def _empty_syncs(colleague: Colleague) -> list[float]:
    """Runs with nothing to say on a kept-alive connection, as the window makes them."""
    laptop = colleague.laptop
    engine = SyncEngine(LaptopReplica(laptop.connection, laptop.clock), laptop.clock, random.Random(1))
    with closing(HttpTransport(laptop.who.url, laptop.who.token)) as transport:
        drive(engine, transport)
        return [milliseconds(lambda: drive(engine, transport)) for _ in range(20)]


def _floor(folder: Path, sent: list[Operation], *, encrypted: bool) -> float:
    """Milliseconds to move and insert the same operations with nothing but the libraries."""
    path = folder / f"floor-{encrypted}.db"
    path.unlink(missing_ok=True)
    database: Any = connect(path, bytes(32)) if encrypted else sqlite3.connect(path, check_same_thread=False)
    with closing(database), _bare_app(database) as url, requests.Session() as session:
        session.post(url, data=_packed([msgspec.structs.replace(sent[0], id="warm-up")]))
        return milliseconds(lambda: session.post(url, data=_packed(sent)))


def _packed(sent: object) -> bytes:
    return zstandard.ZstdCompressor(level=3).compress(msgspec.json.encode(sent))


@contextmanager
def _bare_app(database: Any) -> Iterator[str]:
    database.isolation_level = None
    database.execute("PRAGMA journal_mode = WAL")
    database.execute("PRAGMA synchronous = FULL")
    database.execute(
        "CREATE TABLE t (n INTEGER, txn INTEGER, entity TEXT, id TEXT PRIMARY KEY, kind TEXT, fields TEXT, hlc INTEGER,"
        " wall TEXT, actor TEXT, cause TEXT, schema INTEGER, seq INTEGER)"
    )
    database.execute("CREATE INDEX t_seq ON t (seq)")
    decoder = msgspec.json.Decoder(list[Operation])

    async def insert(request: Request) -> Response:
        batch = decoder.decode(zstandard.ZstdDecompressor().decompress(await request.body(), max_output_size=1 << 28))
        rows = [
            (
                o.n,
                o.txn,
                o.entity,
                f"{o.id}{o.n}",
                o.kind,
                bytes(o.fields).decode(),
                o.hlc,
                o.wall,
                o.actor,
                o.cause,
                1,
                o.n,
            )
            for o in batch
        ]
        database.execute("BEGIN IMMEDIATE")
        database.executemany("INSERT INTO t VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", rows)
        database.execute("COMMIT")
        return Response(b"ok")

    with serving(Starlette(routes=[Route("/", insert, methods=["POST"])])) as url:
        yield f"{url}/"
