"""What the centre's tests share: a new centre on each kind of database, and a team that uses it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from mediator_app.server.store.interface import Store
from mediator_app.server.store.postgres import PostgresStore
from tests.support.centre import TERRITORY, Post, a_centre, a_team
from tests.support.databases import Databases, some_databases


@pytest.fixture(scope="session")
def databases() -> Iterator[Databases]:
    """New PostgreSQL databases."""
    with some_databases() as databases:
        yield databases


@pytest.fixture(params=["sqlite", "postgresql"])
def store(request: pytest.FixtureRequest) -> Iterator[Store]:
    """A new centre, in memory or on PostgreSQL."""
    if request.param == "sqlite":
        with a_centre() as in_memory:
            yield in_memory
        return
    databases: Databases = request.getfixturevalue("databases")
    store = PostgresStore(databases.fresh())
    store.found(TERRITORY)
    yield store
    store.close()


@pytest.fixture
def team(store: Store) -> tuple[Post, Post, Post]:
    """Two mediators and a coordinator, all up to date."""
    return a_team(store)
