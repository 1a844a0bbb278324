"""The centre's real SQLite store, in memory, with small pages, copies, and members whose role changes."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from itertools import cycle
from typing import Any

from mediator_app.server.store.interface import StoredOperation
from mediator_app.server.store.sqlite import SqliteSession, SqliteStore


@cache
def _spares() -> Iterator[SqliteCentre]:
    return cycle([SqliteCentre() for _ in range(4)])


@cache
def _nothing() -> sqlite3.Connection:
    return SqliteCentre().copy()


def emptied_centre() -> SqliteCentre:
    """A centre that nobody uses any longer, emptied: to open another takes as long as a tenth of a history."""
    centre = next(_spares())
    centre.put_back(_nothing())
    centre.page_bytes = 1 << 30
    return centre


class SqliteCentre(SqliteStore):
    """A centre on SQLite that the simulator can copy and put back."""

    def __init__(self) -> None:
        super().__init__(None)
        self.page_bytes = 1 << 30

    @contextmanager
    def reading(self) -> Iterator[Any]:
        """A transaction that writes nothing, in which pages are small."""
        with super().reading() as session:
            _make_pages_small(session, self.page_bytes)
            yield session

    @contextmanager
    def writing(self) -> Iterator[Any]:
        """A transaction; undone if the block raises."""
        with super().writing() as session:
            session.change_role = lambda device, role: _change_role(session, device, role)  # type: ignore[attr-defined]
            yield session

    def copy(self) -> sqlite3.Connection:
        """A backup of the whole database."""
        copy = sqlite3.connect(":memory:", check_same_thread=False)
        self._file().backup(copy)
        return copy

    def put_back(self, copy: sqlite3.Connection) -> None:
        """Make the database what it was when it was copied. By pages: Python's ``deserialize`` ends in crashes."""
        copy.backup(self._file())

    def bytes_of_file(self) -> bytes:
        """What a disk would hold of it, free pages included, once it has been written anew as every hour (``cleaning``).

        Until then a page that was split can hold a copy of what went to another one (47196).
        """
        file = self._file()
        file.execute("VACUUM")
        return file.serialize()

    def _file(self) -> sqlite3.Connection:
        with self._engine.connect() as connection:
            file = connection.connection.driver_connection
            assert isinstance(file, sqlite3.Connection)
            return file


def _make_pages_small(session: Any, most: int) -> None:
    page = session.page
    session.page = lambda device, after, max_bytes: page(device, after, min(max_bytes, most))
    session.log = lambda after, limit: _log(session, after, limit)


def _log(session: SqliteSession, after: int, limit: int) -> list[StoredOperation]:
    """As the real one, without SQLAlchemy, which would take half of the time of a history."""
    sql = f"SELECT {', '.join(StoredOperation._fields)} FROM operations WHERE seq > ? ORDER BY seq LIMIT ?"
    return [StoredOperation._make(row) for row in session._driver.execute(sql, (after, limit))]


def _change_role(session: SqliteSession, device: str, role: str) -> None:
    session._driver.execute("UPDATE devices SET role = ? WHERE id = ?", (role, device))
