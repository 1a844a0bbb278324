"""Bringing a centre's older database up to this program's tables: what is missing is added, nothing is ever taken away.

Every added column has a default, so an older program's rows stay valid and an upgrade cut halfway is simply continued.
"""

from __future__ import annotations

from sqlalchemy import Connection, inspect, update
from sqlalchemy.schema import CreateColumn

from mediator_app.server.store import tables


def bring_up_to_date(connection: Connection) -> None:
    """Add the tables, columns and indexes that the database lacks, and note the version; in the caller's transaction."""
    tables.metadata.create_all(connection)
    present = inspect(connection)
    for table in tables.metadata.sorted_tables:
        names = {column["name"] for column in present.get_columns(table.name)}
        for column in table.columns:
            if column.name not in names:
                words = CreateColumn(column).compile(dialect=connection.dialect)
                connection.exec_driver_sql(f"ALTER TABLE {table.name} ADD COLUMN {words}")
        for index in table.indexes:
            index.create(connection, checkfirst=True)
    meta = tables.meta
    connection.execute(update(meta).where(meta.c.key == "schema").values(value=str(tables.SCHEMA_VERSION)))
