"""New PostgreSQL databases for tests, one after the other, on one cluster that is started when the first is asked for."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from itertools import count

from mediator_app.server.store.postgres import PostgresStore
from mediator_app.server.store.wall import ROLE
from tests.support.postgres import FAST, OWNER, Cluster, a_cluster

_TEMPLATE = "model"


class Databases:
    """Where tests get their databases; each has the centre's tables and no territory."""

    def __init__(self, stack: ExitStack) -> None:
        self._stack = stack
        self._numbers = count(1)
        self._cluster: Cluster | None = None

    def fresh(self) -> str:
        """The URL of a new database."""
        name = f"centre{next(self._numbers)}"
        self.cluster.administer(f"CREATE DATABASE {name} OWNER {OWNER} TEMPLATE {_TEMPLATE} STRATEGY FILE_COPY")
        return self.cluster.url(name)

    @property
    def cluster(self) -> Cluster:
        """The running cluster."""
        if self._cluster is None:
            self._cluster = self._stack.enter_context(a_cluster(*FAST))
            prepare(self._cluster, _TEMPLATE)
            PostgresStore(self._cluster.url(_TEMPLATE)).close()
        return self._cluster


def prepare(cluster: Cluster, database: str) -> str:
    """Do as an administrator would before the centre is founded; answers the database's URL."""
    cluster.administer(
        f"CREATE ROLE {ROLE} NOLOGIN", f"GRANT {ROLE} TO {OWNER}", f"CREATE DATABASE {database} OWNER {OWNER}"
    )
    return cluster.url(database)


@contextmanager
def some_databases() -> Iterator[Databases]:
    """Databases until the end of the block."""
    with ExitStack() as stack:
        yield Databases(stack)
