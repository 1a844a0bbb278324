"""A database that is away, full or too busy is told as what it is, and nothing is kept of what it refused."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from mediator_app.errors import AppError, DiskFullError, InvalidInputError
from mediator_app.server.store import postgres
from mediator_app.server.store.interface import Store, UnavailableError
from mediator_app.server.store.postgres import PostgresStore
from mediator_app.server.store.sqlite import SqliteSession, SqliteStore
from tests.server.store.contents import fill, line, state
from tests.support.centre import TERRITORY
from tests.support.databases import Databases
from tests.support.postgres import free_port

CUT_OFF = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}' AND usename = 'tournee'"
FULL = "DO $$ BEGIN RAISE EXCEPTION 'no room' USING ERRCODE = 'disk_full'; END $$"


@pytest.fixture
def url(databases: Databases) -> str:
    """A new database."""
    return databases.fresh()


@pytest.fixture
def store(url: str) -> Iterator[PostgresStore]:
    """A new centre on it."""
    with closing(PostgresStore(url)) as store:
        store.found(TERRITORY)
        yield store


def cut_off(databases: Databases, url: str) -> None:
    """End all the centre's connections, as a restart of PostgreSQL does."""
    databases.cluster.administer(CUT_OFF.format(name=url.rpartition("/")[2]))


def write_and(store: Store, then: Callable[[Any], object]) -> None:
    """Write, then let something happen before the end."""
    with store.writing() as session:
        session.save([line(1, 1)], [state(1)])
        then(session)


def fill_the_disk(session: SqliteSession) -> None:
    """Write more than the file may hold."""
    pages = session.connection.exec_driver_sql("PRAGMA page_count").scalar_one()
    session.connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
    session.save([line(n, n)._replace(fields="x" * 50_000) for n in range(2, 50)], [])


def test_connections_lost_between_two_rounds_are_replaced_unseen(
    store: PostgresStore, databases: Databases, url: str
) -> None:
    cut_off(databases, url)
    with store.reading() as session:
        assert session.head() == 0
    cut_off(databases, url)
    fill(store, 1)
    with store.reading() as session:
        assert session.head() == 1


def test_connection_lost_in_the_middle_keeps_nothing_and_asks_to_come_again(
    store: PostgresStore, databases: Databases, url: str
) -> None:
    with pytest.raises(UnavailableError):
        write_and(store, lambda _: cut_off(databases, url))
    with store.reading() as session:
        assert (session.head(), session.records(["r1"])) == (0, {})


def test_writer_that_waits_too_long_for_the_order_is_told_to_come_again(
    store: PostgresStore, url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(postgres, "_SETTINGS", "SET lock_timeout = '50ms'")
    with closing(PostgresStore(url)) as hasty, store.writing():
        with pytest.raises(UnavailableError), hasty.writing():
            pass
        with hasty.reading() as session:
            assert session.head() == 0


def test_database_that_nobody_serves_is_told_in_words() -> None:
    with pytest.raises(UnavailableError):
        PostgresStore(f"postgresql://tournee@127.0.0.1:{free_port()}/centre")


def test_address_that_is_none_is_told_in_words() -> None:
    with pytest.raises(InvalidInputError):
        PostgresStore("postgresql:/ /nowhere")


def test_account_without_the_role_is_told_what_the_administrator_must_do(databases: Databases) -> None:
    databases.cluster.administer("CREATE ROLE other LOGIN", "CREATE DATABASE others OWNER other")
    with pytest.raises(AppError, match="tournee_pages") as refusal:
        PostgresStore(databases.cluster.url("others", "other"))
    assert "GRANT" in refusal.value.hint


def test_full_disk_of_postgresql_keeps_nothing(store: PostgresStore) -> None:
    with pytest.raises(DiskFullError):
        write_and(store, lambda session: session.connection.exec_driver_sql(FULL))
    with store.reading() as session:
        assert session.head() == 0


def test_full_disk_of_a_file_keeps_nothing(tmp_path: Path) -> None:
    with closing(SqliteStore(tmp_path / "centre.sqlite")) as store:
        store.found(TERRITORY)
        with pytest.raises(DiskFullError):
            write_and(store, fill_the_disk)
        with store.reading() as session:
            assert session.head() == 0


def test_file_that_another_program_locks_is_told_to_come_again(tmp_path: Path) -> None:
    path = tmp_path / "centre.sqlite"
    with closing(SqliteStore(path)) as store, closing(SqliteStore(path)) as other:
        store.found(TERRITORY)
        with other.writing() as session:
            with store.reading() as reading:
                reading.connection.exec_driver_sql("PRAGMA busy_timeout = 10")
            with pytest.raises(UnavailableError), store.writing():
                session.head()


def test_connection_kept_for_the_next_round_has_nothing_open(tmp_path: Path) -> None:
    with closing(SqliteStore(tmp_path / "centre.sqlite")) as store:
        store.found(TERRITORY)
        with store.reading() as session:
            session.devices()
        fill(store, 3)
        with store.reading() as session:
            assert session.head() == 3
            assert not session.connection.in_transaction()
