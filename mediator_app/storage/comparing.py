"""Which version of which record this laptop holds, to be compared with the centre's."""

from __future__ import annotations

from mediator_app.storage.database import Connection


def versions(connection: Connection) -> list[tuple[str, int]]:
    """The id and the centre's newest number of every record confirmed here, and of what was erased."""
    sql = "SELECT id, seq FROM base UNION ALL SELECT id, seq FROM erased WHERE id NOT IN (SELECT id FROM base)"
    return list(connection.execute(sql).fetchall())


def entities(connection: Connection) -> dict[str, str]:
    """id → entity of every record confirmed here."""
    return dict(connection.execute("SELECT id, entity FROM base").fetchall())
