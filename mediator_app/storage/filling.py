"""Very many new records written at once, as by an import: what slows each of them down is done once, at the end.

How a record looks in the tables is left to ``views``, what is told of it to ``operations``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import chain, count
from typing import Any, Final

from mediator_app.storage.database import Connection
from mediator_app.storage.views import VIEWS, Record, compare_again, searchable

_MANY: Final = 5000
"""New records from which it is faster to make the indexes anew."""

_AT_ONCE: Final = 100
"""Rows of one statement: each costs half of what a statement of its own does."""

_INDEXES: Final = "SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL AND tbl_name = ?"
_SEARCH_TABLES: Final = ("person_search", "person_part")
_USUAL_MEMORY: Final = 1 << 20
_MUCH_MEMORY: Final = 1 << 24
"""Bytes of words that SQLite gathers before it writes them: its own default, and while very many are written."""


@contextmanager
def very_many(connection: Connection, tables: Iterable[str], count: int) -> Iterator[None]:
    """A block that writes about ``count`` new rows into each of the tables; within a transaction.

    Indexes of tables that at least double are dropped and made anew after the block. Should it fail, the caller's
    rollback brings them back.
    """
    grown = [table for table in tables if count >= _MANY and count >= _rows(connection, table)]
    indexes = [index for table in grown for index in connection.execute(_INDEXES, (table,)).fetchall()]
    for name, _ in indexes:
        connection.execute(f'DROP INDEX "{name}"')
    _gather_words(connection, grown, _MUCH_MEMORY)
    yield
    for _, sql in indexes:
        connection.execute(sql)
    _gather_words(connection, grown, _USUAL_MEMORY)


def insert_many(
    connection: Connection, head: str, marks: str, rows: Sequence[Sequence[Any]], same: Sequence[Any] = ()
) -> None:
    """``head`` and the marks of each row, for many rows in one statement.

    ``same``: the values that all rows have, which ``marks`` begin with, as ``?1``, ``?2``…
    """
    for place in range(0, len(rows), _AT_ONCE):
        part = rows[place : place + _AT_ONCE]
        connection.execute(head + ", ".join([marks] * len(part)), (*same, *chain.from_iterable(part)))


def show_new(connection: Connection, records: Iterable[Record]) -> None:
    """``views.write`` for records of which none is here yet, three times faster. IntegrityError if one is."""
    by_entity: dict[str, list[Record]] = {}
    for record in records:
        by_entity.setdefault(record.entity, []).append(record)
    for entity, group in by_entity.items():
        view = VIEWS[entity]
        first = connection.execute(f"SELECT coalesce(max(row), 0) + 1 FROM {view.name}").fetchone()[0]
        columns = zip(*map(view.values, group), strict=True)
        # A list of people fills few of their columns: each value that is not there costs as much as one that is.
        filled = {
            name: column for name, column in zip(view.columns, columns, strict=True) if any(map(_is_told, column))
        }
        head = f"INSERT INTO {view.name} (row, {', '.join(filled)}) VALUES "
        marks = f"(?, {', '.join('?' * len(filled))})"
        insert_many(connection, head, marks, list(zip(count(first), *filled.values())))
        if entity == "person":
            _make_searchable(connection, first, group)


def _make_searchable(connection: Connection, first: int, people: Sequence[Record]) -> None:
    words = [(row, *searchable(person.fields)) for row, person in enumerate(people, first)]
    connection.executemany("INSERT INTO person_search (rowid, words, sound) VALUES (?, ?, ?)", words)
    connection.executemany("INSERT INTO person_part (rowid, words) VALUES (?, ?)", [line[:2] for line in words])
    compare_again(connection, range(first, first + len(people)))


def _gather_words(connection: Connection, tables: Sequence[str], memory: int) -> None:
    for table in _SEARCH_TABLES if "person_row" in tables else ():
        connection.execute(f"INSERT INTO {table} ({table}, rank) VALUES ('hashsize', {memory})")


def _is_told(value: object) -> bool:
    return value is not None


def _rows(connection: Connection, table: str) -> int:
    return int(connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0])
