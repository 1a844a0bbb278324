"""What an import must know of the file before it writes, and of what was done since before it is taken back."""

from __future__ import annotations

from typing import Final

from mediator_app.domain.entities import ENTITIES
from mediator_app.storage.database import Connection

Span = tuple[int, int]
"""The numbers of the first and the last operation of an import."""

_USES: Final = tuple(
    (entity.name, field.name)
    for entity in ENTITIES.values()
    for field in entity.references
    if field.target in ("person", "place", "session")
)
"""A kind of record that stands on people, places or sessions, and the field by which it does."""


def redirected(connection: Connection) -> dict[str, str]:
    """Every record that another one stands for, and which."""
    return dict(connection.execute("SELECT person, canonical FROM person_redirect").fetchall())


def places_by_name(connection: Connection) -> list[tuple[str, str, str]]:
    """Every place: id, name, commune (INSEE code, empty if not known)."""
    sql = "SELECT id, coalesce(name, ''), coalesce(commune, '') FROM place_row WHERE voided = 0 ORDER BY id"
    return [(str(id_), str(name), str(commune)) for id_, name, commune in connection.execute(sql)]


def taken_back(connection: Connection, entity: str) -> set[str]:
    """The records of this kind that are deleted because the import that made them was taken back."""
    sql = (
        "SELECT DISTINCT u.id FROM operation u JOIN operation o ON o.n = cast(substr(u.cause, 6) AS INTEGER)"
        " WHERE u.label = 'undo' AND u.kind = 'void' AND u.entity = ? AND o.label LIKE '%.import'"
    )
    return {row[0] for row in connection.execute(sql, (entity,))}


def built_upon(connection: Connection, span: Span) -> set[str]:
    """The records of an import that were changed here since, or that something made since stands on."""
    of_import = "SELECT id FROM operation WHERE n BETWEEN :first AND :last"
    changed = (
        f"SELECT DISTINCT o.id FROM operation o WHERE o.n > :last AND o.label <> 'undo' AND o.id IN ({of_import})"
        " AND NOT EXISTS (SELECT 1 FROM operation u WHERE u.n > o.n AND u.cause = 'undo:' || o.txn)"
    )
    uses = " UNION ".join(
        f"SELECT {field} FROM {user}_row WHERE voided = 0 AND {field} IN ({of_import}) AND id NOT IN ({of_import})"
        for user, field in _USES
    )
    values = {"first": span[0], "last": span[1]}
    return {row[0] for row in connection.execute(f"{changed} UNION {uses}", values)}


def is_taken_back(connection: Connection, span: Span) -> bool:
    """Was any of these operations undone?"""
    sql = (
        "SELECT 1 FROM operation u WHERE u.n > :last AND u.label = 'undo'"
        " AND u.id IN (SELECT id FROM operation WHERE n BETWEEN :first AND :last) LIMIT 1"
    )
    return connection.execute(sql, {"first": span[0], "last": span[1]}).fetchone() is not None
