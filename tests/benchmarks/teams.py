"""Teams of real laptops around a centre on PostgreSQL, one new database each; ``demo.team`` has those around one on SQLite."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, closing, contextmanager
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

from mediator_app.demo.team import Team
from mediator_app.server.store.postgres import PostgresStore
from tests.benchmarks.light import a_centre_process, a_server
from tests.support.centre import TERRITORY
from tests.support.databases import prepare
from tests.support.postgres import OWNER, a_cluster

Founding = Callable[[Path], AbstractContextManager[Team]]


@contextmanager
def teams_on_postgres() -> Iterator[Founding]:
    """What founds a team in a folder, its centre on a PostgreSQL that runs until the end of the block and writes for good."""
    numbers = count(1)
    with a_cluster() as cluster:
        prepare(cluster, "unused")

        @contextmanager
        def a_team(folder: Path) -> Iterator[Team]:
            name = f"centre{next(numbers)}"
            cluster.administer(f"CREATE DATABASE {name} OWNER {OWNER}")
            with ExitStack() as stack:
                store = stack.enter_context(closing(PostgresStore(cluster.url(name))))
                store.found(TERRITORY)
                served = stack.enter_context(a_server(*a_centre_process("--database", cluster.url(name))))
                yield Team(served.url, store, folder, _now, stack.enter_context(ExitStack()))

        yield a_team


def _now() -> datetime:
    return datetime.now(UTC)
