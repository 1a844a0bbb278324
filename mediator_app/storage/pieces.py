"""What has arrived of the piece of a first copy that is being fetched; kept here since it holds people's data."""

from __future__ import annotations

from mediator_app.storage.database import Connection


def begin(connection: Connection, number: int = 0) -> None:
    """Go on to a piece, of which nothing is there yet."""
    connection.execute("DELETE FROM snapshot_piece")
    connection.execute("INSERT INTO snapshot_piece (number, bytes) VALUES (?, x'')", (number,))


def held(connection: Connection) -> tuple[int, bytes]:
    """The number of the piece being fetched, and what has arrived of it."""
    row = connection.execute("SELECT number, bytes FROM snapshot_piece").fetchone()
    return (int(row[0]), bytes(row[1])) if row else (0, b"")


def keep(connection: Connection, number: int, data: bytes) -> None:
    """Keep what has arrived of a piece."""
    connection.execute("UPDATE snapshot_piece SET bytes = ? WHERE number = ?", (data, number))
