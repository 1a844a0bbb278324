"""Does a round cost what has changed, or what there is? The same rounds at centres with 1,000 to 1,000,000 records.

All centres run at once, each in a process of its own, and are asked in turn, so that a busy machine slows them alike. The
floor is what a bare server takes to send the same bytes back.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from mediator_app.server.folder import DATABASE
from mediator_app.server.histories import cursor_at
from mediator_app.server.store.interface import Store
from mediator_app.server.store.postgres import PostgresStore
from mediator_app.server.store.sqlite import SqliteStore
from tests.benchmarks.filling import filled
from tests.benchmarks.light import LightLaptop, Served, a_centre_process, a_server
from tests.benchmarks.measuring import Row, median, milliseconds
from tests.support.databases import prepare
from tests.support.postgres import OWNER, Cluster, a_cluster

SIZES: Final = (1_000, 10_000, 100_000, 1_000_000)
TIMES: Final = 60
CHANGES: Final = 100
PUSHED: Final = 50
WIDE: Final = 64 * 1024
AIM: Final = "within 1.5 ×"


@dataclass
class Centre:
    """A centre of a size, and the milliseconds that each kind of round took, ours and the floor."""

    size: int
    store: Store
    laptop: LightLaptop
    served: Served
    times: dict[str, list[tuple[float, float]]] = field(default_factory=dict)


def measure(sizes: Sequence[int] = SIZES) -> list[Row]:
    """The rows of the table, for SQLite and for PostgreSQL."""
    rows: list[Row] = []
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        bare = stack.enter_context(a_server("tests.benchmarks.bare", str(Path(folder) / "bare.db")))
        with ExitStack() as centres:
            on_files = [centres.enter_context(_in_folder(Path(folder) / str(size), size)) for size in sizes]
            rows += _asked("SQLite", on_files, bare)
        cluster = stack.enter_context(a_cluster())
        prepare(cluster, "none")
        with ExitStack() as centres:
            on_postgres = [centres.enter_context(_on_cluster(cluster, size)) for size in sizes]
            rows += _asked("PostgreSQL", on_postgres, bare)
    return rows


@contextmanager
def _in_folder(folder: Path, size: int) -> Iterator[Centre]:
    folder.mkdir()
    with closing(SqliteStore(folder / DATABASE)) as store:
        laptop = filled(store, size)
        print(f"SQLite with {size} records: {_megabytes(folder):.1f} MB", flush=True)
        with a_server(*a_centre_process("--data", str(folder))) as served:
            yield Centre(size, store, laptop, served)


@contextmanager
def _on_cluster(cluster: Cluster, size: int) -> Iterator[Centre]:
    cluster.administer(f"CREATE DATABASE centre{size} OWNER {OWNER}")
    url = cluster.url(f"centre{size}")
    with closing(PostgresStore(url)) as store:
        laptop = filled(store, size)
        cluster.administer("VACUUM ANALYZE", database=f"centre{size}")
        (taken,) = cluster.administer(f"SELECT pg_database_size('centre{size}')")[0]
        print(f"PostgreSQL with {size} records: {taken / 1e6:.1f} MB", flush=True)
        with a_server(*a_centre_process("--database", url)) as served:
            yield Centre(size, store, laptop, served)


def _asked(name: str, centres: Sequence[Centre], bare: Served) -> Iterator[Row]:
    """Ask all centres in turn, then tell what each kind of round took at each of them."""
    kinds: dict[str, Callable[[Centre], None]] = {
        f"pull of the last {CHANGES}": lambda centre: _prepare(centre, behind=CHANGES),
        "empty sync": _prepare,
        f"push of {PUSHED}": lambda centre: _prepare(centre, pushing=PUSHED),
    }
    for kind, prepared in kinds.items():
        for _ in range(TIMES):
            for centre in centres:
                prepared(centre)
                centre.times.setdefault(kind, []).append(_round(centre, bare))
        yield from _rows(name, kind, centres)
    for centre in centres:
        _, most = centre.served.memory()
        yield Row(f"{name}, {centre.size} records: memory of the server, at most", most, None, "", unit="MiB")


def _rows(name: str, kind: str, centres: Sequence[Centre]) -> Iterator[Row]:
    ours = [median([one for one, _ in centre.times[kind]]) for centre in centres]
    for centre, took in zip(centres, ours, strict=True):
        floor = median([floor for _, floor in centre.times[kind]])
        aim = f"{took / ours[0]:.2f} × the smallest; {AIM}" if centre is centres[-1] else ""
        yield Row(f"{name}, {centre.size} records: {kind}", took, floor, aim)


def _prepare(centre: Centre, *, behind: int = 0, pushing: int = 0) -> None:
    laptop = centre.laptop
    with centre.store.reading() as session:
        laptop.post.cursor = cursor_at(session, session.head() - behind)
    laptop.prepare(laptop.workshop(pushing) if pushing else (), page=WIDE)


def _round(centre: Centre, bare: Served) -> tuple[float, float]:
    """Milliseconds of the round, and of sending what it moved to a bare server and back."""
    laptop, answers = centre.laptop, []
    laptop.connect(centre.served.url)
    took = milliseconds(lambda: answers.append(laptop.send()))
    status, body = answers[0]
    laptop.understand(status, body)
    laptop.ready = max(laptop.ready, body, key=len)
    laptop.connect(bare.url)
    return took, milliseconds(lambda: laptop.send("/echo"))


def _megabytes(folder: Path) -> float:
    return sum(file.stat().st_size for file in folder.iterdir()) / 1e6
