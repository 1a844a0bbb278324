"""PostgreSQL's plans follow the size of the tables."""

from __future__ import annotations

from contextlib import closing
from typing import Final

from mediator_app.server.store.postgres import PostgresStore
from tests.benchmarks.filling import fill
from tests.benchmarks.light import LightLaptop, light_laptops
from tests.support.databases import Databases

MANY: Final = 8
"""Rounds after which PostgreSQL would keep a statement's plan."""

_READ: Final = "SELECT sum(seq_tup_read) FROM pg_stat_user_tables WHERE relname IN ('operations', 'records')"


def test_a_centre_that_began_empty_does_not_read_whole_tables_once_it_has_grown(databases: Databases) -> None:
    with closing(PostgresStore(databases.fresh())) as store:
        (laptop,) = light_laptops(store, 1)
        _rounds(laptop, MANY)
        fill(store, 20_000)
        before = _rows_read_through(store)
        _rounds(laptop, 3)
        assert _rows_read_through(store) - before < 20_000


def _rounds(laptop: LightLaptop, count: int) -> None:
    for _ in range(count):
        laptop.post.sync(*laptop.workshop(5))


def _rows_read_through(store: PostgresStore) -> int:
    """How many rows PostgreSQL has read by going through a table from its beginning."""
    with store.reading() as session:
        session.connection.exec_driver_sql("SELECT pg_stat_force_next_flush()")
    with store.reading() as session:
        return int(session.connection.exec_driver_sql(_READ).scalar_one())
