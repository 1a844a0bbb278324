"""A bad line between a laptop and its centre: slow, far, cut again and again, or behind the login page of a Wi-Fi.

A TCP proxy on loopback with a loop of its own in a thread. It carries bytes as they come, so the centre sees requests
that end in the middle, and the laptop replies that do. Everything drawn is drawn from a seed. It counts what travelled
and what of it was of no use. What travels is none of its business, but for where a reply ends.
"""

from __future__ import annotations

import asyncio
import random
import socket
import struct
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from mediator_app.sync.first_copy import SNAPSHOT_PATH
from tests.support.chaos_networks import Gate, Network, Traffic

SEGMENT = 536
"""Bytes that travel together, as on old mobile networks."""

_HEAD_END = b"\r\n\r\n"
_GET_PIECE = f"GET {SNAPSHOT_PATH}/".encode()


@dataclass
class Line:
    """A running proxy. ``gate`` may be changed at any time; ``truncate`` holds, for the next connections, how many bytes
    pass (down, then up, nothing being no limit) before they are closed.
    """

    url: str
    network: Network
    gate: Gate = Gate.OPEN
    truncate: list[tuple[int | None, int | None]] = field(default_factory=list)
    traffic: Traffic = field(default_factory=Traffic)

    def accept_conditions(self) -> None:
        """Do in the browser what the Wi-Fi asks for."""
        self.gate = Gate.OPEN


@contextmanager
def bad_line(url: str, network: Network, seed: int = 1, gate: Gate = Gate.OPEN) -> Iterator[Line]:
    """A line to the centre at ``url`` until the end of the block."""
    listening = socket.create_server(("127.0.0.1", 0))
    line = Line(f"http://127.0.0.1:{listening.getsockname()[1]}", network, gate)
    loop, over = asyncio.new_event_loop(), asyncio.Event()
    proxy = _Proxy(line, url, random.Random(seed))
    thread = threading.Thread(target=loop.run_until_complete, args=(proxy.run(listening, over),), name="line")
    thread.start()
    try:
        yield line
    finally:
        loop.call_soon_threadsafe(over.set)
        thread.join()
        loop.close()


class _Lane:
    """One direction of the line: segments go one after another at the rate of the network, whoever sends them."""

    def __init__(self, rate: float, rtt: float, loss: float, rng: random.Random) -> None:
        self._rate, self._rtt, self._loss, self._rng = rate, rtt, loss, rng
        self._free = 0.0

    async def send(self, size: int) -> tuple[int, float]:
        """Wait until so many bytes have left; how many travelled for it and when they arrive."""
        times = 2 if self._rng.random() < self._loss else 1
        now = asyncio.get_running_loop().time()
        self._free = max(now, self._free) + times * size * 8 / self._rate
        await asyncio.sleep(self._free - now)
        return times * size, self._free + self._rtt / 2 + (times - 1) * self._rtt


class _Message:
    """Where one HTTP message ends, by its Content-Length."""

    def __init__(self) -> None:
        self.raw = bytearray()
        self._head = b""
        self._left = -1

    @property
    def body(self) -> int:
        """How many bytes of the body have come."""
        return (
            max(len(self.raw) - len(self._head.partition(_HEAD_END)[0]) - len(_HEAD_END), 0) if self._left >= 0 else 0
        )

    def ends(self, data: bytes) -> bool:
        """Take more bytes; is the message whole now?"""
        self.raw += data
        if self._left >= 0:
            self._left -= len(data)
        else:
            self._head += data
            head, found, body = self._head.partition(_HEAD_END)
            if found:
                self._left = _announced(head) - len(body)
        return self._left == 0


class _Connection:
    """A connection through the line: the laptop's end, the centre's end, and the exchange under way."""

    def __init__(self, writer: asyncio.StreamWriter, limits: tuple[int | None, int | None]) -> None:
        self.laptop = writer
        self.centre: asyncio.StreamWriter | None = None
        self.limits = {"down": limits[0], "up": limits[1]}
        self.sent = {"down": 0, "up": 0}
        self.reply = _Message()
        self.asks_for_piece = False

    def cut(self) -> None:
        """Both ends learn at once that the other is gone."""
        for writer in (self.laptop, self.centre):
            if writer is not None:
                wire = writer.get_extra_info("socket")
                with suppress(OSError):
                    wire.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
                writer.transport.abort()

    def close(self) -> None:
        """Both ends receive what has arrived so far, and nothing more."""
        self.laptop.close()
        if self.centre is not None:
            self.centre.close()

    def within_limit(self, way: str, data: bytes) -> bytes:
        """What of these bytes still passes."""
        limit = self.limits[way]
        if limit is None:
            return data
        self.limits[way] = max(limit - len(data), 0)
        return data[:limit]


class _Proxy:
    def __init__(self, line: Line, url: str, rng: random.Random) -> None:
        parts = urlsplit(url)
        self._host, self._port = str(parts.hostname), int(parts.port or 80)
        self._line, self._rng = line, rng
        of = line.network
        self._lanes = {"up": _Lane(of.up, of.rtt, of.loss, rng), "down": _Lane(of.down, of.rtt, of.loss, rng)}
        self._connections: set[_Connection] = set()
        self._late: list[bytes] = []

    async def run(self, listening: socket.socket, over: asyncio.Event) -> None:
        """Carry connections until told to stop."""
        async with asyncio.TaskGroup() as tasks:
            server = await asyncio.start_server(
                lambda reader, writer: self._accepted(tasks, reader, writer), sock=listening
            )
            weather = tasks.create_task(self._weather())
            await over.wait()
            server.close()
            weather.cancel()
            self._cut_all()

    def _accepted(self, tasks: asyncio.TaskGroup, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        tasks.create_task(self._serve(reader, writer))

    async def _weather(self) -> None:
        while self._line.network.cuts:
            await asyncio.sleep(self._rng.uniform(*self._line.network.cuts))
            self._line.traffic.cuts += bool(self._connections)
            self._cut_all()

    def _cut_all(self) -> None:
        for connection in self._connections:
            connection.cut()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        line, of = self._line, self._line.network
        connection = _Connection(writer, line.truncate.pop(0) if line.truncate else (None, None))
        self._connections.add(connection)
        line.traffic.connections += 1
        gate, is_late = line.gate, self._rng.random() < of.late
        if gate is Gate.OPEN and self._rng.random() < of.overloaded:
            gate = Gate.BAD_GATEWAY
        try:
            await self._greet(connection)
            if gate is not Gate.OPEN:
                await self._answer_instead(reader, connection, gate.value)
            elif is_late:
                await self._hold_back(reader, connection)
            else:
                await self._join(reader, connection)
        except OSError:
            pass  # one of the two ends has gone, which is what the line is for
        finally:
            self._connections.discard(connection)
            connection.cut()

    async def _greet(self, connection: _Connection) -> None:
        of = self._line.network
        await asyncio.sleep(of.trips * of.rtt)
        if of.greeting:
            await self._leave(connection, "down", of.greeting)

    async def _join(self, reader: asyncio.StreamReader, connection: _Connection) -> None:
        answers, connection.centre = await asyncio.open_connection(self._host, self._port)
        up = asyncio.create_task(self._carry(reader, connection.centre, connection, "up"))
        down = asyncio.create_task(self._carry(answers, connection.laptop, connection, "down"))
        _, others = await asyncio.wait((up, down), return_when=asyncio.FIRST_COMPLETED)
        for task in others:
            task.cancel()
        await asyncio.gather(up, down, return_exceptions=True)

    async def _carry(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, connection: _Connection, way: str
    ) -> None:
        """One direction: bytes leave at the rate of the lane and arrive half a round trip later, in order."""
        flying: asyncio.Queue[tuple[float, bytes]] = asyncio.Queue()
        arrivals = asyncio.create_task(self._arrive(flying, writer, connection, way))
        try:
            while data := await reader.read(SEGMENT):
                if way == "up" and data.startswith((b"GET ", b"POST ")):
                    connection.asks_for_piece = data.startswith(_GET_PIECE)
                flying.put_nowait((await self._leave(connection, way, len(data)), data))
            flying.put_nowait((0.0, b""))
            await arrivals
        finally:
            arrivals.cancel()

    async def _leave(self, connection: _Connection, way: str, size: int) -> float:
        sent, due = await self._lanes[way].send(size)
        connection.sent[way] += sent
        traffic = self._line.traffic
        traffic.up += sent if way == "up" else 0
        traffic.down += sent if way == "down" else 0
        return due

    async def _arrive(
        self,
        flying: asyncio.Queue[tuple[float, bytes]],
        writer: asyncio.StreamWriter,
        connection: _Connection,
        way: str,
    ) -> None:
        while True:
            due, data = await flying.get()
            await asyncio.sleep(max(due - asyncio.get_running_loop().time(), 0))
            passing = connection.within_limit(way, data)
            writer.write(passing)
            await writer.drain()
            if len(passing) < len(data):
                connection.close()
            if len(passing) < len(data) or not data:
                return
            if way == "down" and self._has_ended(connection, data):
                self._count(connection)
                await self._deliver_late()

    def _has_ended(self, connection: _Connection, data: bytes) -> bool:
        """Take bytes that reached the laptop; is the answer whole now?"""
        before = connection.reply.body
        has_ended = connection.reply.ends(data)
        if connection.asks_for_piece:
            self._line.traffic.copied += connection.reply.body - before
        return has_ended

    def _count(self, connection: _Connection) -> None:
        """An exchange has come to its end: what it took was of use."""
        traffic = self._line.traffic
        traffic.useful_up += connection.sent["up"]
        traffic.useful_down += connection.sent["down"]
        connection.sent = {"down": 0, "up": 0}
        connection.reply = _Message()

    async def _request(self, reader: asyncio.StreamReader, connection: _Connection) -> bytes:
        request = _Message()
        while data := await reader.read(SEGMENT):
            await self._leave(connection, "up", len(data))
            if request.ends(data):
                return bytes(request.raw)
        raise ConnectionResetError

    async def _answer_instead(self, reader: asyncio.StreamReader, connection: _Connection, answer: bytes) -> None:
        await self._request(reader, connection)
        await asyncio.sleep(self._line.network.rtt)
        await self._leave(connection, "down", len(answer))
        connection.laptop.write(answer)
        await connection.laptop.drain()
        await reader.read()

    async def _hold_back(self, reader: asyncio.StreamReader, connection: _Connection) -> None:
        """The laptop is cut off; its request stays somewhere on the way until a later one has been answered."""
        self._late.append(await self._request(reader, connection))

    async def _deliver_late(self) -> None:
        late, self._late = self._late, []
        for request in late:
            answers, writer = await asyncio.open_connection(self._host, self._port)
            try:
                writer.write(request)
                reply = _Message()
                while (data := await answers.read(SEGMENT)) and not reply.ends(data):
                    pass
            finally:
                writer.transport.abort()
            self._line.traffic.late += 1


def _announced(head: bytes) -> int:
    lines = (line.partition(b":") for line in head.lower().split(b"\r\n"))
    return next((int(value) for name, _, value in lines if name == b"content-length"), 0)
