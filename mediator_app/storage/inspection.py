"""A laptop's whole file as plain values, for checks that compare laptops with one another and with the centre."""

from __future__ import annotations

from typing import Any

from mediator_app.domain.entities import ENTITIES
from mediator_app.storage.database import Connection
from mediator_app.storage.views import VIEWS


def operations(connection: Connection) -> list[tuple[int, str]]:
    """(number, record) of every operation ever made here."""
    return [(row[0], row[1]) for row in connection.execute("SELECT n, id FROM operation ORDER BY n")]


def everything(connection: Connection) -> dict[str, tuple[Any, ...]]:
    """Every row that the screens could read, by id: its entity, fields, author and time."""
    found: dict[str, tuple[Any, ...]] = {}
    for entity in ENTITIES:
        columns = ", ".join(f'"{field.name}"' for field in VIEWS[entity].fields)
        for row in connection.execute(f"SELECT id, {columns}, made_by, made_at FROM {entity}_row"):
            found[row[0]] = (entity, *row[1:])
    return found


def present(connection: Connection) -> int:
    """How many presences are ticked."""
    return int(connection.execute("SELECT count(*) FROM attendance WHERE status = 'present'").fetchone()[0])
