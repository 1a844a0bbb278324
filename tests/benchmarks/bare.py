"""The floor of a centre, run as a process: HTTP, unpack, decode, one table, commit; no verdicts, no numbers, no log.

``python -m tests.benchmarks.bare`` followed by a PostgreSQL URL or the path of a new SQLite file. ``/echo`` answers at once.
"""

from __future__ import annotations

import asyncio
import json
import socket
import sqlite3
import sys
import threading
from collections.abc import Callable

import msgspec
import psycopg
import zstandard
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from mediator_app.protocol.messages import Operation
from mediator_app.server.embedded import Listener, url_of

_TABLE = (
    "CREATE TABLE t (id TEXT PRIMARY KEY, n BIGINT, txn BIGINT, entity TEXT, kind TEXT, fields TEXT, hlc BIGINT,"
    " wall TEXT, actor TEXT, cause TEXT)"
)
_decode = msgspec.json.Decoder(list[Operation]).decode

Row = tuple[object, ...]


def packed(operations: list[Operation]) -> bytes:
    """Operations as this centre reads them."""
    return zstandard.ZstdCompressor(level=3).compress(msgspec.json.encode(operations))


def main(where: str) -> None:
    """Serve until told to stop."""
    insert = _into_postgres(where) if where.startswith("postgresql:") else _into_sqlite(where)

    def take(body: bytes) -> None:
        operations = _decode(zstandard.ZstdDecompressor().decompress(body, max_output_size=1 << 28))
        insert(
            [
                (o.id, o.n, o.txn, o.entity, o.kind, bytes(o.fields).decode(), o.hlc, o.wall, o.actor, o.cause)
                for o in operations
            ]
        )

    async def push(request: Request) -> Response:
        await asyncio.get_running_loop().run_in_executor(None, take, await request.body())
        return Response(b"ok")

    async def echo(request: Request) -> Response:
        return Response(await request.body())

    listening = socket.create_server(("127.0.0.1", 0))
    server = Listener(
        Starlette(routes=[Route("/push", push, methods=["POST"]), Route("/echo", echo, methods=["POST"])])
    )
    server.on_ready = lambda: print(json.dumps({"listening": url_of(listening)}), flush=True)
    server.run([listening])


def _into_sqlite(path: str) -> Callable[[list[Row]], None]:
    database, turn = sqlite3.connect(path, check_same_thread=False, isolation_level=None), threading.Lock()
    for statement in ("PRAGMA journal_mode = WAL", "PRAGMA synchronous = FULL", _TABLE):
        database.execute(statement)

    def insert(rows: list[Row]) -> None:
        with turn:
            database.execute("BEGIN IMMEDIATE")
            database.executemany("INSERT INTO t VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", rows)
            database.execute("COMMIT")

    return insert


def _into_postgres(url: str) -> Callable[[list[Row]], None]:
    with psycopg.connect(url) as first:
        first.execute(_TABLE.encode())
    own = threading.local()

    def insert(rows: list[Row]) -> None:
        if not hasattr(own, "connection"):
            own.connection = psycopg.connect(url)
        with own.connection.transaction(), own.connection.cursor().copy("COPY t FROM STDIN") as into:
            for row in rows:
                into.write_row(row)

    return insert


if __name__ == "__main__":
    main(sys.argv[1])
