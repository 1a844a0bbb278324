"""The encrypted file: opening, transactions, failures in words, and the query that looks at documented views only."""

from __future__ import annotations

import errno
import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from mediator_app.errors import AppError, DamagedProfileError, DiskFullError, InvalidInputError, ProfileInUseError
from mediator_app.storage.database import (
    Connection,
    IntegrityError,
    connect,
    read_only_query,
    transaction,
    translated,
)
from tests.support.crash import run_to_the_end

KEY = bytes(range(32))
VIEWS = ("people", "sessions")


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[Connection]:
    with closing(connect(tmp_path / "test.db", KEY)) as opened:
        opened.execute("CREATE TABLE person (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, year INTEGER) STRICT")
        opened.execute("CREATE VIEW people AS SELECT id, name, year, upper(name) AS shown FROM person")
        opened.execute("CREATE VIEW sessions AS SELECT 7 AS id, 'Guéret' AS place")
        opened.execute("INSERT INTO person VALUES (1, 'Odette', 1948)")
        yield opened


def names(connection: Connection) -> list[str]:
    return [name for (name,) in connection.execute("SELECT name FROM person ORDER BY id")]


# Opening


def test_what_was_written_is_read_again_with_the_same_key(tmp_path: Path, connection: Connection) -> None:
    connection.close()
    with closing(connect(tmp_path / "test.db", KEY)) as again:
        assert names(again) == ["Odette"]


def test_another_key_is_told_as_a_damaged_file(tmp_path: Path, connection: Connection) -> None:
    connection.close()
    with pytest.raises(DamagedProfileError):
        connect(tmp_path / "test.db", bytes(32))


def test_cipher_failures_do_not_write_on_the_terminal(
    tmp_path: Path, connection: Connection, capfd: pytest.CaptureFixture[str]
) -> None:
    connection.close()
    with pytest.raises(DamagedProfileError):
        connect(tmp_path / "test.db", bytes(32))
    assert capfd.readouterr() == ("", "")


def test_plain_sqlite_file_is_refused(tmp_path: Path) -> None:
    import sqlite3

    with closing(sqlite3.connect(tmp_path / "plain.db")) as plain:
        plain.execute("CREATE TABLE person (name TEXT)")
        plain.commit()
    with pytest.raises(DamagedProfileError):
        connect(tmp_path / "plain.db", KEY)


def test_file_on_disk_is_not_readable_as_plain_sqlite(tmp_path: Path, connection: Connection) -> None:
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    assert not (tmp_path / "test.db").read_bytes().startswith(b"SQLite format 3")


def test_missing_file_is_not_created_unless_asked(tmp_path: Path) -> None:
    with pytest.raises(AppError, match="dossier"):
        connect(tmp_path / "absent.db", KEY, mode="rw")
    assert not (tmp_path / "absent.db").exists()


@pytest.mark.parametrize(
    ("pragma", "value"),
    [
        ("journal_mode", "wal"),
        ("synchronous", 2),
        ("foreign_keys", 1),
        ("busy_timeout", 5000),
        ("temp_store", 2),
        ("cache_size", -65536),
        ("secure_delete", 1),
        ("trusted_schema", 0),
    ],
)
def test_safety_setting_is_in_force(connection: Connection, pragma: str, value: object) -> None:
    assert connection.execute(f"PRAGMA {pragma}").fetchone() == (value,)


# Transactions


def test_transaction_keeps_all_it_wrote(connection: Connection) -> None:
    with transaction(connection):
        connection.execute("INSERT INTO person VALUES (2, 'Marcel', 1951)")
    assert not connection.in_transaction
    assert names(connection) == ["Odette", "Marcel"]


@pytest.mark.parametrize("failure", [ValueError, KeyboardInterrupt])
def test_transaction_that_raises_keeps_nothing(connection: Connection, failure: type[BaseException]) -> None:
    def write_then_fail() -> None:
        with transaction(connection):
            connection.execute("INSERT INTO person VALUES (2, 'Marcel', 1951)")
            raise failure

    with pytest.raises(failure):
        write_then_fail()
    assert not connection.in_transaction
    assert names(connection) == ["Odette"]


def test_inner_transaction_is_undone_with_the_outer_one(connection: Connection) -> None:
    def fail_after_an_inner_one() -> None:
        with transaction(connection):
            with transaction(connection):
                connection.execute("INSERT INTO person VALUES (2, 'Marcel', 1951)")
            assert connection.in_transaction
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        fail_after_an_inner_one()
    assert names(connection) == ["Odette"]


def test_another_thread_waits_for_its_turn_instead_of_joining(connection: Connection) -> None:
    def write_in_a_thread() -> None:
        with transaction(connection):
            connection.execute("INSERT INTO person VALUES (3, 'Lucette', 1939)")

    thread = threading.Thread(target=write_in_a_thread)
    with transaction(connection):
        thread.start()
        thread.join(timeout=0.05)
        assert thread.is_alive()
    thread.join()
    assert names(connection) == ["Odette", "Lucette"]


def test_broken_rule_is_left_as_an_integrity_error(connection: Connection) -> None:
    with pytest.raises(IntegrityError), transaction(connection):
        connection.execute("INSERT INTO person VALUES (2, 'Odette', 1951)")


# Failures in words


def fill_until_it_fails(connection: Connection) -> None:
    with transaction(connection):
        connection.executemany("INSERT INTO person (name) VALUES (?)", ((f"{n:0500}",) for n in range(5000)))


def test_full_disk_is_told_and_keeps_the_earlier_lines(connection: Connection) -> None:
    pages = connection.execute("PRAGMA page_count").fetchone()[0]
    connection.execute(f"PRAGMA max_page_count = {pages + 2}")
    with pytest.raises(DiskFullError) as caught:
        fill_until_it_fails(connection)
    assert "plein" in caught.value.title
    assert names(connection) == ["Odette"]
    assert not connection.in_transaction


REFUSED_WRITE = """
import resource, signal, sys
from pathlib import Path
from mediator_app.errors import AppError
from mediator_app.storage.database import connect, transaction
connection = connect(Path(sys.argv[1]), bytes(range(32)))
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (40_000, resource.RLIM_INFINITY))
try:
    with transaction(connection):
        connection.executemany("INSERT INTO person (name) VALUES (?)", ((f"{n:0500}",) for n in range(5000)))
except AppError as error:
    print(error.code, connection.execute("SELECT count(*) FROM person").fetchone()[0])
"""


def test_write_refused_by_the_system_at_commit_keeps_the_earlier_lines(tmp_path: Path, connection: Connection) -> None:
    connection.close()
    assert run_to_the_end(REFUSED_WRITE, tmp_path / "test.db").stdout.split() == ["disk_failure", "1"]
    with closing(connect(tmp_path / "test.db", KEY)) as again:
        assert names(again) == ["Odette"]
        assert again.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_full_disk_met_outside_the_database_is_told_alike() -> None:
    with pytest.raises(DiskFullError), translated():
        raise OSError(errno.ENOSPC, "No space left on device")


def test_failing_disk_met_outside_the_database_is_told_alike() -> None:
    with pytest.raises(AppError, match="disque") as caught, translated():
        raise OSError(errno.EIO, "Input/output error")
    assert caught.value.code == "disk_failure"


def test_folder_that_refuses_is_told() -> None:
    with pytest.raises(AppError, match="dossier") as caught, translated():
        raise PermissionError(errno.EACCES, "Permission denied")
    assert caught.value.code == "not_writable"


def test_second_writer_is_told_that_the_data_are_in_use(tmp_path: Path, connection: Connection) -> None:
    with closing(connect(tmp_path / "test.db", KEY)) as second, transaction(connection):
        second.execute("PRAGMA busy_timeout = 0")
        with pytest.raises(ProfileInUseError), transaction(second):
            pass


def test_mistake_in_the_program_is_not_dressed_up(connection: Connection) -> None:
    with pytest.raises(Exception, match="no such table") as caught, transaction(connection):
        connection.execute("SELECT 1 FROM nowhere")
    assert not isinstance(caught.value, AppError)


# The query of the command line


def test_query_reads_a_view_over_hidden_tables(connection: Connection) -> None:
    answer = read_only_query(connection, "SELECT name, shown FROM people", VIEWS)
    assert answer == (["name", "shown"], [("Odette", "ODETTE")])


def test_query_joins_views_whatever_the_case(connection: Connection) -> None:
    sql = "SELECT p.name, s.place FROM PEOPLE p, Sessions s;  -- end"
    assert read_only_query(connection, sql, VIEWS)[1] == [("Odette", "Guéret")]


def test_query_compares_as_the_view_does(connection: Connection) -> None:
    sql = "SELECT count(*) FROM people WHERE year = '1948'"
    assert connection.execute(sql).fetchone() == (1,)
    assert read_only_query(connection, sql, VIEWS)[1] == [(1,)]


@pytest.mark.parametrize(
    "sql",
    [
        "SELECT * FROM person",
        "SELECT * FROM main.person",
        "WITH people AS (SELECT * FROM person) SELECT * FROM people",
        "SELECT (SELECT name FROM person) FROM people",
        "SELECT count(*) FROM person",
        "SELECT * FROM sqlite_master",
        "SELECT * FROM sqlite_schema",
        "SELECT * FROM pragma_table_info('people')",
        "PRAGMA user_version",
        "ATTACH 'other.db' AS other",
        "DELETE FROM people",
        "DELETE FROM person",
        "INSERT INTO people VALUES (2, 'Marcel', 1951, '')",
        "DROP VIEW people",
        "CREATE TABLE mine (id)",
        "BEGIN",
        "VACUUM",
        "SELECT 1; SELECT 2",
        "SELECT load_extension('x')",
        "SELECT nothing FROM people",
        "SELEC",
        "",
    ],
)
def test_query_refuses_all_but_one_reading_of_the_views(connection: Connection, sql: str) -> None:
    with pytest.raises(InvalidInputError) as caught:
        read_only_query(connection, sql, VIEWS)
    assert "people, sessions" in caught.value.hint
    assert names(connection) == ["Odette"]


def test_query_cannot_write_a_file(tmp_path: Path, connection: Connection) -> None:
    with pytest.raises(InvalidInputError):
        read_only_query(connection, f"VACUUM INTO '{tmp_path / 'leak.db'}'", VIEWS)
    assert not (tmp_path / "leak.db").exists()
