"""Bringing a centre's older database up to this program's tables: what is missing is added, nothing is ever taken away.

Every added column has a default, so an older program's rows stay valid and an upgrade cut halfway is simply continued.
Who else must wait meanwhile, and what is kept of the former file, each driver knows.
"""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import Connection, Table, inspect, update
from sqlalchemy.schema import CreateColumn

from mediator_app.server.store import tables


def bring_up_to_date(connection: Connection) -> None:
    """Add the tables, columns and indexes that the database lacks, and note the version; in the caller's transaction."""
    present = inspect(connection)
    columns = {name: {column["name"] for column in found} for (_, name), found in present.get_multi_columns().items()}
    indexes = {index["name"] for found in present.get_multi_indexes().values() for index in found}
    wanted = tables.metadata.sorted_tables
    tables.metadata.create_all(connection, [table for table in wanted if table.name not in columns], checkfirst=False)
    for table in wanted:
        if table.name in columns:
            _add_columns(connection, table, columns[table.name])
            _add_indexes(connection, table, indexes)
    meta = tables.meta
    connection.execute(update(meta).where(meta.c.key == "schema").values(value=str(tables.SCHEMA_VERSION)))


def _add_columns(connection: Connection, table: Table, present: Collection[str]) -> None:
    for column in table.columns:
        if column.name not in present:
            words = CreateColumn(column).compile(dialect=connection.dialect)
            connection.exec_driver_sql(f"ALTER TABLE {table.name} ADD COLUMN {words}")


def _add_indexes(connection: Connection, table: Table, present: Collection[str | None]) -> None:
    for index in table.indexes:
        if index.name not in present:
            index.create(connection)
