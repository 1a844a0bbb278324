"""The centre's database on PostgreSQL: several server processes at once, one order.

A writing transaction locks the territory's counter, the row ``head`` of ``meta``, with its first statement and puts the new
number with its last, so that numbers are dense and become visible in order (docs/decisions/0007-one-order.md). Readers
take a snapshot and wait for nobody. What is asked in a transaction stands in ``postgres_session``.

Nothing is remembered from one transaction to the next, since another process may have changed it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any, Final

import psycopg
from psycopg.conninfo import conninfo_to_dict
from psycopg.rows import TupleRow
from sqlalchemy import create_engine
from sqlalchemy.exc import DBAPIError

from mediator_app.errors import AppError, DiskFullError, InvalidInputError, NewerProfileError
from mediator_app.server.store import tables
from mediator_app.server.store.interface import Territory, UnavailableError
from mediator_app.server.store.postgres_session import HEAD, PostgresSession
from mediator_app.server.store.upgrading import bring_up_to_date
from mediator_app.server.store.wall import raise_wall

PATIENCE: Final = 10
"""Seconds that a writer waits for the order, and a connection for the database, before the laptop is told to come back."""

_CONNECTING: Final[dict[str, Any]] = {
    "connect_timeout": PATIENCE,
    "application_name": "tournee",
    "target_session_attrs": "read-write",
    "keepalives_idle": 10,
    "keepalives_interval": 5,
    "keepalives_count": 3,
    "tcp_user_timeout": 20_000,
}
_POOL: Final[dict[str, Any]] = {"pool_size": 8, "max_overflow": 24, "pool_timeout": PATIENCE, "pool_recycle": 3600}
_SETTINGS: Final = (
    f"SET lock_timeout = '{PATIENCE}s'; SET idle_in_transaction_session_timeout = '30s';"
    # A plan kept since the tables were small reads them from end to end, until their next ANALYZE.
    " SET plan_cache_mode = force_custom_plan"
)
_BEGIN_READING: Final = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; SELECT key, value FROM meta"
_BEGIN_WRITING: Final = f"BEGIN; SELECT value FROM meta WHERE key = '{HEAD}' FOR UPDATE; SELECT key, value FROM meta"
_UPGRADE_LOCK: Final = 0x746F75726E6565
"""Held by the process that brings the tables up to date, so that two that start together do it once."""


class PostgresStore:
    """A centre's database on a PostgreSQL server, named by a libpq URL (several hosts are one primary and its standbys).

    Raises UnavailableError, NewerProfileError, and AppError if the account lacks the rights that row-level security needs.
    """

    def __init__(self, url: str) -> None:
        asked = {**_CONNECTING, **_read(url)}
        self._engine = create_engine(
            "postgresql+psycopg://",
            creator=lambda: _connected(asked),
            isolation_level="AUTOCOMMIT",
            hide_parameters=True,
            use_native_hstore=False,
            **_POOL,
        )
        try:
            self._open()
        except AppError:
            self.close()
            raise

    def found(self, territory: Territory) -> None:
        """Name the territory of a new database; refused if there is one already."""
        with _in_words(), self._alone() as session:
            if session.is_founded():
                raise AppError(
                    "Il y a déjà un centre à cette adresse PostgreSQL.",
                    "Indiquez-en une qui est vide.",
                    code="already_there",
                )
            session.found(territory)

    @contextmanager
    def reading(self) -> Iterator[PostgresSession]:
        """A transaction that sees one state and writes nothing."""
        with _in_words(), self._begun(_BEGIN_READING) as session:
            yield session
            session.run("ROLLBACK")

    @contextmanager
    def writing(self) -> Iterator[PostgresSession]:
        """A transaction that holds the order; committed at the end of the block, rolled back if it raises."""
        with _in_words(), self._begun(_BEGIN_WRITING) as session:
            yield session
            session.run(f"UPDATE meta SET value = '{session.head()}' WHERE key = '{HEAD}'; COMMIT")

    def scrub(self) -> None:
        """Give the room of what was emptied back for reuse. PostgreSQL's own log and its backups forget in their time."""
        with _in_words(), self._engine.connect() as connection:
            free = connection.execution_options(isolation_level="AUTOCOMMIT")
            free.exec_driver_sql("VACUUM operations, records, paper_pieces")

    def close(self) -> None:
        """Let go of the connections."""
        self._engine.dispose()

    def is_founded(self) -> bool:
        """Has a territory been named?"""
        with _in_words(), self._alone() as session:
            return session.is_founded()

    @contextmanager
    def _begun(self, statements: str) -> Iterator[PostgresSession]:
        """A session in its transaction. Pooled connections that turn out to be dead, or demoted, are replaced once."""
        try:
            session = self._begin(statements)
        except psycopg.errors.LockNotAvailable:
            raise
        except (psycopg.OperationalError, psycopg.errors.ReadOnlySqlTransaction):
            self._engine.dispose()
            session = self._begin(statements)
        try:
            yield session
        finally:
            session.give_up()

    def _begin(self, statements: str) -> PostgresSession:
        session = PostgresSession(self._engine.connect())
        try:
            session.begin(statements)
        except psycopg.Error:
            session.give_up()
            raise
        return session

    def _open(self) -> None:
        with _in_words(), self._alone() as session:
            if session.schema() > tables.SCHEMA_VERSION:
                raise NewerProfileError(
                    "Les données du centre ont été écrites par une version plus récente du programme.",
                    "Installez la dernière version, puis recommencez. Rien n’a été modifié.",
                    code="newer_data",
                )
            bring_up_to_date(session.connection)
            raise_wall(session.connection)

    @contextmanager
    def _alone(self) -> Iterator[PostgresSession]:
        """A transaction that no other process has beside its own of this kind; it needs no tables."""
        with self._begun(f"BEGIN; SELECT pg_advisory_xact_lock({_UPGRADE_LOCK})") as session:
            yield session
            session.run("COMMIT")


def _read(url: str) -> Mapping[str, Any]:
    try:
        return conninfo_to_dict(url)
    except psycopg.ProgrammingError as error:
        raise InvalidInputError(
            "Cette adresse PostgreSQL ne peut pas être lue.",
            "Écrivez-la ainsi\u00a0: postgresql://compte@machine:5432/nom.",
        ) from error


def _connected(asked: Mapping[str, Any]) -> psycopg.Connection[TupleRow]:
    connection = psycopg.connect(**asked, autocommit=True)
    connection.execute(_SETTINGS)
    return connection


@contextmanager
def _in_words() -> Iterator[None]:
    """The database's troubles that pass by themselves, or that an administrator ends, as errors in words."""
    try:
        yield
    except (psycopg.Error, DBAPIError) as error:
        cause = error.orig if isinstance(error, DBAPIError) else error
        if isinstance(cause, psycopg.errors.DiskFull):
            raise DiskFullError("Le disque du centre est plein.", "Faites de la place. Rien n’est perdu.") from error
        if isinstance(cause, psycopg.OperationalError | psycopg.errors.ReadOnlySqlTransaction):
            raise UnavailableError(
                "La base de données du centre ne répond pas.",
                "Elle redémarre peut-être. Rien n’est perdu\u00a0: recommencez dans un instant.",
            ) from error
        raise
