"""A centre's database that an older program wrote, or a newer one, on both kinds of database."""

from __future__ import annotations

import shutil
import sqlite3
import threading
from contextlib import closing
from pathlib import Path

import pytest

from mediator_app.errors import NewerProfileError
from mediator_app.server.checking import problems
from mediator_app.server.folder import DATABASE
from mediator_app.server.store.postgres import PostgresStore
from mediator_app.server.store.sqlite import SqliteStore
from mediator_app.server.store.tables import SCHEMA_VERSION
from tests.support.centre import TERRITORY, a_person, a_team
from tests.support.databases import Databases

GOLDEN = Path(__file__).parents[2] / "golden" / "1" / "centre" / DATABASE
KEPT = "centre.version-1.sqlite"


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """The file of a centre of the first version."""
    return Path(shutil.copy(GOLDEN, tmp_path / DATABASE))


def words_in(path: Path, question: str) -> str:
    with closing(sqlite3.connect(path)) as connection:
        return str(connection.execute(question).fetchone()[0])


def test_former_file_is_kept_beside_the_upgraded_one(old: Path) -> None:
    SqliteStore(old).close()
    version = "SELECT value FROM meta WHERE key = 'schema'"
    assert (words_in(old.with_name(KEPT), version), words_in(old, version)) == ("1", str(SCHEMA_VERSION))


def test_copy_is_closed_to_others(old: Path) -> None:
    SqliteStore(old).close()
    assert old.with_name(KEPT).stat().st_mode & 0o777 == 0o600


def test_copy_of_an_attempt_that_was_cut_short_is_made_anew(old: Path) -> None:
    old.with_suffix(".part").write_bytes(b"half of it")
    SqliteStore(old).close()
    assert words_in(old.with_name(KEPT), "PRAGMA integrity_check") == "ok"
    assert not old.with_suffix(".part").exists()


def test_nothing_is_copied_where_nothing_changes(old: Path) -> None:
    SqliteStore(old).close()
    old.with_name(KEPT).unlink()
    SqliteStore(old).close()
    assert not old.with_name(KEPT).exists()


def test_older_postgresql_database_gets_what_it_lacks_and_keeps_the_rest(databases: Databases) -> None:
    url = databases.fresh()
    with closing(PostgresStore(url)) as store:
        store.found(TERRITORY)
        anne, _, _ = a_team(store)
        anne.sync(a_person(anne, "p1"))
    name = url.rpartition("/")[2]
    databases.cluster.administer(
        "ALTER TABLE devices DROP COLUMN box_key",
        "DROP TABLE quarantine",
        "DROP INDEX records_by_seq",
        "UPDATE meta SET value = '1' WHERE key = 'schema'",
        database=name,
    )
    with closing(PostgresStore(url)) as store:
        assert problems(store) == []
        with store.reading() as session:
            assert [device.box_key for device in session.devices()] == ["", "", ""]
    found = "SELECT value FROM meta WHERE key = 'schema' AND to_regclass('quarantine') IS NOT NULL"
    assert databases.cluster.administer(found, database=name) == [(str(SCHEMA_VERSION),)]


def test_processes_that_start_together_make_the_tables_once(databases: Databases) -> None:
    databases.cluster.administer("CREATE DATABASE bare OWNER tournee")
    failures: list[Exception] = []

    def start() -> None:
        try:
            PostgresStore(databases.cluster.url("bare")).close()
        except Exception as failure:  # noqa: BLE001 -- told below
            failures.append(failure)

    threads = [threading.Thread(target=start) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []


def test_postgresql_database_of_a_newer_program_is_refused(databases: Databases) -> None:
    url = databases.fresh()
    with closing(PostgresStore(url)) as store:
        store.found(TERRITORY)
        with store.writing() as session:
            session.note("schema", "999")
    with pytest.raises(NewerProfileError):
        PostgresStore(url)
