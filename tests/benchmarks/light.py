"""A centre in processes of its own, as it is deployed, and laptops that cost next to nothing beside it.

A light laptop says what a real one says (``tests.support.centre.Post`` makes its messages, the real codec their bytes), but
keeps no file: two hundred encrypted databases on the centre's own machine would measure themselves.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from http.client import HTTPConnection
from pathlib import Path
from typing import Final
from uuid import UUID

from mediator_app.domain.identifiers import attendance_id
from mediator_app.domain.rights import Role
from mediator_app.protocol.codec import decode, encode
from mediator_app.protocol.messages import Operation, SyncReply
from mediator_app.server.store.interface import Store
from tests.support.centre import NOW, TERRITORY, WALL, Post, a_device, a_person
from tests.support.http import OURS

ROOT: Final = Path(__file__).parents[2]
KNOWN: Final = 400
"""People whom everybody in the territory knows."""


@dataclass(frozen=True, slots=True)
class Served:
    """A server process: where it listens, and its number."""

    url: str
    process: int

    def memory(self) -> tuple[float, float]:
        """MiB that it holds now, and that it held at most."""
        return memory_of(self.process)


@contextmanager
def a_server(*command: str) -> Iterator[Served]:
    """A Python module run until the end of the block, which prints where it listens as ``{"listening": URL}``."""
    started = [sys.executable, "-m", *command]
    with subprocess.Popen(started, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            yield Served(json.loads(process.stdout.readline())["listening"], process.pid)
        finally:
            process.terminate()
            process.wait()


def a_centre_process(*where: str) -> tuple[str, ...]:
    """What ``a_server`` runs to serve a centre; ``where`` is ``--data DIR`` or ``--database URL``."""
    return ("mediator_app.server", "serve", *where, "--port", "0", "--json")


def memory_of(process: int | str = "self") -> tuple[float, float]:
    """MiB of memory that a process holds now, and that it held at most."""
    told = dict(line.split(":", 1) for line in Path(f"/proc/{process}/status").read_text().splitlines())
    now, most = (int(told[name].split()[0]) / 1024 for name in ("VmRSS", "VmHWM"))
    return now, most


class LightLaptop:
    """One laptop's messages and its kept-alive connection. ``ready`` is the request that it will send next."""

    def __init__(self, post: Post) -> None:
        self.post = post
        self.ready = b""
        self._headers = {**OURS, "Authorization": f"Bearer {post.token}"}
        self._line: HTTPConnection | None = None
        self._asked: list[Operation] = []
        self._sessions = 0

    def connect(self, url: str) -> None:
        """Open the connection, as a reverse proxy keeps it open."""
        self.hang_up()
        self._line = HTTPConnection(url.removeprefix("http://"), timeout=60)
        self._line.connect()

    def hang_up(self) -> None:
        """Close it."""
        if self._line is not None:
            self._line.close()
            self._line = None

    def prepare(self, operations: Sequence[Operation] = (), page: int = 4096) -> None:
        """Make the next request, before the clock starts."""
        self._asked = list(operations)
        self.ready = encode(self.post.request(*operations, page=page))

    def send(self, path: str = "/v1/sync") -> tuple[int, bytes]:
        """Send it; the answer's status and bytes."""
        assert self._line is not None
        self._line.request("POST", path, self.ready, self._headers)
        answer = self._line.getresponse()
        return answer.status, answer.read()

    def understand(self, status: int, body: bytes) -> SyncReply:
        """Read the answer when the clock has stopped; an assertion fails unless all was accepted."""
        assert status == 200, body
        reply = decode(SyncReply, body)
        assert sum(run.count for run in reply.runs) == len(self._asked), reply.verdicts[:2]
        self.post.cursor = reply.cursor
        return reply

    def workshop(self, count: int) -> list[Operation]:
        """The operations of a workshop: itself and its presences, ``count`` in all."""
        self._sessions += 1
        post, start = self.post, NOW + timedelta(hours=self._sessions)
        session = f"{self.post.device.id}-{self._sessions}"
        times = {"starts_at": _civil(start), "ends_at": _civil(start + timedelta(hours=2))}
        made = [post.create("session", session, title="Atelier", **times)]
        for number in range(count - 1):
            about = {"session": session, "person": person_id(number % KNOWN), "status": "present"}
            made.append(post.create("attendance", attendance_id(session, about["person"]), **about, arrived_at=WALL))
        return made


def light_laptops(store: Store, count: int) -> list[LightLaptop]:
    """So many laptops that have joined, know ``KNOWN`` people and have received everything; founds the territory."""
    store.found(TERRITORY)
    author = a_device(store, Role.COORDINATOR)
    author.sync(*(a_person(author, person_id(number)) for number in range(KNOWN)))
    laptops = [LightLaptop(a_device(store)) for _ in range(count)]
    place = author.sync().cursor
    for laptop in laptops:
        laptop.post.cursor = place
    return laptops


def person_id(number: int) -> str:
    """The id of one of the people whom everybody knows."""
    return str(UUID(int=7 << 76 | 2 << 62 | number))


def _civil(moment: datetime) -> str:
    return moment.isoformat(timespec="minutes")
