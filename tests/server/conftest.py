"""What the centre's tests share: a new centre on each kind of database, and a team that uses it."""

from __future__ import annotations

import os
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


ON_BOTH = {
    "test_verdicts",
    "test_vouchers",
    "test_scopes",
    "test_forking",
    "test_erasing",
    "test_histories",
    "test_waiting",
    "test_papers",
}
"""What runs on PostgreSQL too in every run; with TOURNEE_ALL_STORES=1 everything does. The stores' own contract always does."""


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Choose the databases on which a test runs."""
    marks = [mark.args[0] for mark in metafunc.definition.iter_markers("parametrize")]
    chosen = any("store" in (names.split(",") if isinstance(names, str) else names) for names in marks)
    if "store" in metafunc.fixturenames and not chosen and not hasattr(metafunc.module, "store"):
        name = metafunc.module.__name__.rpartition(".")[2]
        is_on_both = name in ON_BOTH or ".store." in metafunc.module.__name__ or "TOURNEE_ALL_STORES" in os.environ
        databases = ["sqlite", "postgresql"] if is_on_both else ["sqlite"]
        metafunc.parametrize("store", databases, indirect=True)


@pytest.fixture
def store(request: pytest.FixtureRequest) -> Iterator[Store]:
    """A new centre, in memory or on PostgreSQL."""
    if getattr(request, "param", "sqlite") == "sqlite":
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
