"""Bytes on the wire: per operation with the round's envelope, and a whole empty sync with its headers, on the socket.

The people and the times are invented, the ids are chance as real ones are, and neither was used to train the dictionary. A
presence has its time, its session, its person and its author; a person 12 columns: her id and 11 fields.
"""

from __future__ import annotations

import random
import socket
import tempfile
import threading
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from uuid import UUID

import msgspec

from mediator_app.demo.inventing import COMMUNES, LAST_NAMES, MEN, WOMEN
from mediator_app.demo.team import a_team
from mediator_app.domain.clocks import civil, hybrid_of
from mediator_app.domain.identifiers import attendance_id
from mediator_app.domain.rights import Role
from mediator_app.protocol.codec import encode
from mediator_app.protocol.messages import Operation, SyncRequest
from mediator_app.sync.engine import SyncEngine
from mediator_app.sync.replica import LaptopReplica
from mediator_app.sync.running import drive
from mediator_app.sync.transport import HttpTransport
from tests.benchmarks.measuring import Row

BATCHES = (1, 50, 200, 1000)
AIMS = {("presence", 1): "≤ 120", ("presence", 200): "≤ 40", ("person", 1000): "≤ 55"}


def measure() -> list[Row]:
    """The rows of the table: now, and beside it as plain JSON with zstd alone (``floor`` here: what it was)."""
    rows = []
    for what in ("presence", "person"):
        for count in BATCHES:
            days = [_Day(seed).request(what, count) for seed in range(max(40 // count, 1))]
            now, plain = (sum(len(encode(one, *how)) for one in days) / count / len(days) for how in ((), (0,)))
            aim = AIMS.get((what, count), "")
            rows.append(Row(f"{what}, batch of {count}; beside it without dictionary", now, plain, aim, unit="B"))
    up, down = empty_sync()
    return [*rows, Row(f"empty sync with headers, {up} up and {down} down", up + down, None, "≤ 700", unit="B")]


def empty_sync() -> tuple[int, int]:
    """Bytes up and down of a sync without anything to say on a kept-alive connection, as a proxy between both counts them."""
    with tempfile.TemporaryDirectory() as folder, a_team(Path(folder)) as team:
        laptop = team.welcome("Claire Fourneau", Role.MEDIATOR, lambda: datetime.now(UTC)).laptop
        engine = SyncEngine(LaptopReplica(laptop.connection, laptop.clock), laptop.clock, random.Random(1))
        with _counting(laptop.who.url) as (url, counts), closing(HttpTransport(url, laptop.who.token)) as transport:
            drive(engine, transport)
            before = dict(counts)
            drive(engine, transport)
            return counts["up"] - before["up"], counts["down"] - before["down"]


class _Day:
    """Operations of one laptop on one day."""

    def __init__(self, seed: int) -> None:
        self._rng = random.Random(seed)
        self._now = datetime(2026, 11, 24, 9, tzinfo=timezone(timedelta(hours=1)))
        self._n = 4_000
        self._people = [self._id() for _ in range(400)]
        self._session = ""

    def request(self, what: str, count: int) -> SyncRequest:
        """A round with so many operations."""
        make = self._presence if what == "presence" else self._person
        ops = [make() for _ in range(count)]
        territory, epoch = (str(UUID(int=self._rng.getrandbits(128))) for _ in range(2))
        cursor = f"{epoch}:51234:{self._rng.getrandbits(32):08x}"
        return SyncRequest(territory, epoch, cursor, 4096, civil(self._now), ops, last_n=self._n, acked=51_180)

    def _presence(self) -> Operation:
        if self._n % 12 == 0:
            self._session = self._id()
        self._wait(5, 90)
        person = self._rng.choice(self._people)
        fields = {"session": self._session, "person": person, "status": "present"}
        return self._operation(
            "attendance", attendance_id(self._session, person), {**fields, "arrived_at": civil(self._now)}
        )

    def _person(self) -> Operation:
        self._wait(30, 300)
        rng = self._rng
        last, first = rng.choice(LAST_NAMES), rng.choice(WOMEN + MEN)
        fields = {
            "last_name": last,
            "first_name": first,
            "birth_name": rng.choice(LAST_NAMES),
            "birth_year": rng.randint(1930, 2005),
            "phone": f"+336{rng.randrange(10**8):08d}",
            "email": f"{first.lower()}.{last.lower()}{rng.randrange(99)}@exemple.fr",
            "address": f"{rng.randrange(1, 90)} rue du {rng.choice(('moulin', 'bourg', 'puits', 'stade'))}",
            "commune": rng.choice((*COMMUNES, f"23{rng.randrange(260):03d}")),
            "gender": rng.choice(("feminin", "masculin")),
            "status": rng.choice(("retraite", "en_emploi", "sans_emploi")),
            "note": rng.choice(("Vient en bus", "Malentendante", "A une tablette")),
        }
        return self._operation("person", self._id(), fields)

    def _operation(self, entity: str, id_: str, fields: Mapping[str, object]) -> Operation:
        self._n += 1
        raw = msgspec.Raw(msgspec.json.encode(fields))
        return Operation(self._n, self._n, entity, id_, "create", raw, {}, hybrid_of(self._now), civil(self._now))

    def _wait(self, least: int, most: int) -> None:
        self._now += timedelta(milliseconds=self._rng.randrange(1000 * least, 1000 * most))

    def _id(self) -> str:
        milliseconds, chance = int(self._now.timestamp() * 1000), self._rng.getrandbits(74)
        return str(UUID(int=milliseconds << 80 | 7 << 76 | (chance >> 62) << 64 | 2 << 62 | chance & (1 << 62) - 1))


@contextmanager
def _counting(url: str) -> Iterator[tuple[str, dict[str, int]]]:
    """A proxy in front of a server: its URL, and the bytes that passed it so far."""
    host, port = url.removeprefix("http://").split(":")
    counts = {"up": 0, "down": 0}
    listening = socket.create_server(("127.0.0.1", 0))
    with closing(listening), closing(socket.create_connection((host, int(port)))) as behind:

        def pass_on() -> None:
            front, _ = listening.accept()
            with closing(front):
                back = threading.Thread(target=_pump, args=(behind, front, counts, "down"), daemon=True)
                back.start()
                _pump(front, behind, counts, "up")
                back.join()

        thread = threading.Thread(target=pass_on, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{listening.getsockname()[1]}", counts
        thread.join()


def _pump(source: socket.socket, target: socket.socket, counts: dict[str, int], direction: str) -> None:
    while data := source.recv(65536):
        counts[direction] += len(data)
        target.sendall(data)
    with suppress(OSError):
        target.shutdown(socket.SHUT_WR)
