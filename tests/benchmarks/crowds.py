"""Many laptops at the same moment, each with a workshop of 50 operations: how long the round of the unluckiest takes.

The centre runs as deployed, in one or two processes of its own; laptops are threads of this process, connected and with
their requests ready before the clock starts. The floor is a bare server on the same kind of database that is sent the same
operations. Afterwards everybody in a crowd of up to 64 receives what all the others have sent, page after page.
"""

from __future__ import annotations

import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from mediator_app.server.folder import DATABASE
from mediator_app.server.histories import cursor_at
from mediator_app.server.store.interface import Store
from mediator_app.server.store.postgres import PostgresStore
from mediator_app.server.store.sqlite import SqliteStore
from tests.benchmarks.bare import packed
from tests.benchmarks.light import LightLaptop, Served, a_centre_process, a_server, light_laptops
from tests.benchmarks.measuring import Row, median, percentile
from tests.support.databases import prepare
from tests.support.postgres import OWNER, a_cluster

CROWDS: Final = (1, 16, 64, 200)
OPERATIONS: Final = 50
SAMPLES: Final = 400
"""Rounds measured of each crowd at least, so that its 99th percentile says something."""

READERS: Final = 64
"""Crowds up to which everybody receives from everybody afterwards: the work grows with the square."""

LARGEST_PAGE: Final = 256 * 1024

Answers = list[tuple[int, bytes]]


@dataclass(frozen=True, slots=True)
class Moment:
    """What happened when all sent at once: milliseconds of each round, and until all were answered."""

    rounds: Sequence[float]
    whole: float


@dataclass(frozen=True, slots=True)
class Place:
    """A centre to be measured: its name, its data, its server processes, and a bare server beside it."""

    name: str
    store: Store
    servers: Sequence[Served]
    bare: Served


def measure(crowds: Sequence[int] = CROWDS) -> list[Row]:
    """The rows of the table, for SQLite, for PostgreSQL with one server process and with two."""
    rows: list[Row] = []
    with tempfile.TemporaryDirectory() as folder, closing(SqliteStore(Path(folder) / DATABASE)) as store:
        laptops = light_laptops(store, max(crowds))
        with _place("SQLite", store, ("--data", folder), 1, str(Path(folder) / "bare.db")) as place:
            rows += _measured(place, laptops, crowds)
    with a_cluster() as cluster:
        url = prepare(cluster, "centre")
        cluster.administer(*(f"CREATE DATABASE bare{processes} OWNER {OWNER}" for processes in (1, 2)))
        with closing(PostgresStore(url)) as store:
            laptops = light_laptops(store, max(crowds))
            for processes, name in ((1, "PostgreSQL"), (2, "PostgreSQL, two processes")):
                with _place(name, store, ("--database", url), processes, cluster.url(f"bare{processes}")) as place:
                    rows += _measured(place, laptops, crowds)
    return rows


@contextmanager
def _place(name: str, store: Store, where: tuple[str, str], processes: int, bare: str) -> Iterator[Place]:
    with ExitStack() as stack:
        servers = [stack.enter_context(a_server(*a_centre_process(*where))) for _ in range(processes)]
        yield Place(name, store, servers, stack.enter_context(a_server("tests.benchmarks.bare", bare)))


def _measured(place: Place, laptops: Sequence[LightLaptop], crowds: Sequence[int]) -> Iterator[Row]:
    for count in crowds:
        crowd = laptops[:count]
        both = [_once(place, crowd) for _ in range(max(3, SAMPLES // count))]
        ours, floors = ([one[which] for one in both] for which in (0, 1))
        name, aim = f"{place.name}, {count} at once", "≤ 1000" if count == max(crowds) else ""
        rounds, bare = ([one for moment in moments for one in moment.rounds] for moments in (ours, floors))
        yield Row(f"{name}: round of {OPERATIONS}, median", median(rounds), median(bare), "")
        yield Row(f"{name}: 99th percentile", percentile(rounds, 0.99), percentile(bare, 0.99), aim)
        whole, alone = (median([moment.whole for moment in moments]) for moments in (ours, floors))
        yield Row(f"{name}: until all are answered", whole, alone, "", count * OPERATIONS)
        if 1 < count <= READERS:
            yield _everybody_reads(place, crowd, name)
        told = ", ".join(f"{now:.0f} MiB, at most {most:.0f}" for now, most in (one.memory() for one in place.servers))
        print(f"{name}: {len(rounds)} rounds, no error; server memory {told}", flush=True)


def _once(place: Place, crowd: Sequence[LightLaptop]) -> tuple[Moment, Moment]:
    """All send at once, to the centre and then to the bare server."""
    _catch_up(place, crowd)
    made = [laptop.workshop(OPERATIONS) for laptop in crowd]
    for laptop, operations in zip(crowd, made, strict=True):
        laptop.prepare(operations)
    answers, ours = _at_once(crowd, place.servers, LightLaptop.send)
    for laptop, (status, body) in zip(crowd, answers, strict=True):
        laptop.understand(status, body)
    for laptop, operations in zip(crowd, made, strict=True):
        laptop.ready = packed(operations)
    bare_answers, floor = _at_once(crowd, [place.bare], lambda laptop: laptop.send("/push"))
    assert all(status == 200 for status, _ in bare_answers)
    return ours, floor


def _at_once(
    crowd: Sequence[LightLaptop], servers: Sequence[Served], send: Callable[[LightLaptop], tuple[int, bytes]]
) -> tuple[Answers, Moment]:
    """Let all go at the same moment; laptops are shared out among the server processes."""
    answers: Answers = [(0, b"")] * len(crowd)
    times = [0.0] * len(crowd)
    start = threading.Barrier(len(crowd) + 1)

    def go(place: int, laptop: LightLaptop) -> None:
        start.wait()
        begun = time.perf_counter()
        answers[place] = send(laptop)
        times[place] = (time.perf_counter() - begun) * 1000

    threads = [threading.Thread(target=go, args=(place, laptop)) for place, laptop in enumerate(crowd)]
    for place, (laptop, thread) in enumerate(zip(crowd, threads, strict=True)):
        laptop.connect(servers[place % len(servers)].url)
        thread.start()
    start.wait()
    begun = time.perf_counter()
    for thread in threads:
        thread.join()
    return answers, Moment(times, (time.perf_counter() - begun) * 1000)


def _everybody_reads(place: Place, crowd: Sequence[LightLaptop], name: str) -> Row:
    """Everybody receives what the others have just sent."""
    _catch_up(place, crowd, before=len(crowd) * OPERATIONS)
    received: list[int] = []

    def read(laptop: LightLaptop) -> tuple[int, bytes]:
        count, more = 0, True
        while more:
            laptop.prepare(page=LARGEST_PAGE)
            reply = laptop.understand(*laptop.send())
            count, more = count + len(reply.changes), reply.more
        received.append(count)
        return 200, b""

    _, moment = _at_once(crowd, place.servers, read)
    assert len(received) == len(crowd)
    return Row(f"{name}: then all receive from all", moment.whole, None, "", sum(received))


def _catch_up(place: Place, crowd: Sequence[LightLaptop], before: int = 0) -> None:
    """Everybody has received everything, but for the newest ``before`` lines."""
    with place.store.reading() as session:
        cursor = cursor_at(session, session.head() - before)
    for laptop in crowd:
        laptop.post.cursor = cursor
