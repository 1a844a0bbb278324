"""Parcels of colleagues that this laptop hands on to the centre, without being able to read them."""

from __future__ import annotations

from collections.abc import Iterable

from mediator_app.storage.database import Connection


def take_along(connection: Connection, parcels: Iterable[bytes]) -> None:
    """Keep parcels until the centre is reached."""
    connection.executemany("INSERT INTO carried (parcel) VALUES (?)", [(parcel,) for parcel in parcels])


def first_carried(connection: Connection) -> tuple[int, bytes] | None:
    """The number and the bytes of the parcel that has waited longest."""
    row = connection.execute("SELECT id, parcel FROM carried ORDER BY id LIMIT 1").fetchone()
    return (int(row[0]), bytes(row[1])) if row else None


def handed_on(connection: Connection, number: int) -> None:
    """Forget a parcel that the centre has."""
    connection.execute("DELETE FROM carried WHERE id = ?", (number,))
