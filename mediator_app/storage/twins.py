"""Pairs of people who may be one, kept from one look to the next: only who was written since is compared.

What makes two people one is ``domain.duplicates``' affair. Merged and distinguished pairs stay stored and are left out when
read, so that an undone merge brings them back. When people are compared, and how many at a time, is left to the services.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, Final

from mediator_app.domain.duplicates import MAX_BLOCK, Likeness, PersonFacts, name_sounds, quick_likeness
from mediator_app.storage.database import Connection

_FACTS: Final = (
    "p.row, p.id, coalesce(p.last_name, ''), coalesce(p.first_name, ''),"
    " p.birth_year, p.phone, p.email, p.commune, p.gender"
)
_LOOKS_LIKE: Final = (
    "p.voided = 0 AND p.row <> :row AND (s.last = :last OR s.first = :first"
    " OR (substr(s.last, 1, 1) = substr(:last, 1, 1) AND substr(s.first, 1, 1) = substr(:first, 1, 1))"
    " OR (substr(s.last, 1, 1) = substr(:first, 1, 1) AND substr(s.first, 1, 1) = substr(:last, 1, 1)))"
)
_FOUND_BY: Final[dict[tuple[str, ...], str]] = {
    ("phone",): "person_row p CROSS JOIN person_sound s ON s.row = p.row WHERE p.phone = :phone",
    ("birth_year", "commune"): "person_row p CROSS JOIN person_sound s ON s.row = p.row"
    " WHERE p.birth_year = :birth_year AND p.commune = :commune",
    **{
        (fact, how): f"person_sound s CROSS JOIN person_row p ON p.row = s.row WHERE s.{fact} = :{fact} AND {names}"
        for fact in ("birth_year", "commune")
        for how, names in (("last", "s.last = :last"), ("first", "s.last = :first AND s.first = :last"))
    },
}
"""What somebody must have told → where those already compared who share it are found."""

_KEEP_SOUND: Final = (
    "INSERT OR REPLACE INTO person_sound (row, last, first, birth_year, commune)"
    " VALUES (:row, :last, :first, :birth_year, :commune)"
)
_KEEP_TWIN: Final = "INSERT OR REPLACE INTO person_twin (one, other, score, strength, reasons) VALUES (?, ?, ?, ?, ?)"

_STANDING: Final = """
FROM person_twin t JOIN person_row a ON a.row = t.one JOIN person_row b ON b.row = t.other
WHERE t.one NOT IN (SELECT row FROM person_changed) AND t.other NOT IN (SELECT row FROM person_changed)
    AND a.id NOT IN (SELECT person FROM person_redirect) AND b.id NOT IN (SELECT person FROM person_redirect)
    AND NOT EXISTS (
        SELECT 1 FROM distinction_row d
        WHERE d.voided = 0 AND ((d.first = a.id AND d.second = b.id) OR (d.first = b.id AND d.second = a.id))
    )
"""


def waiting(connection: Connection, most: int) -> int:
    """How many people are to be compared still; not counted further than ``most``."""
    sql = "SELECT count(*) FROM (SELECT 1 FROM person_changed LIMIT ?)"
    return int(connection.execute(sql, (most,)).fetchone()[0])


def compare(connection: Connection, most: int) -> int:
    """Compare so many of those who were written since; how many were, 0 when all are. In the caller's transaction."""
    rows = [row[0] for row in connection.execute("SELECT row FROM person_changed LIMIT ?", (most,))]
    marks = json.dumps(rows)
    these = "IN (SELECT value FROM json_each(?1))"
    connection.execute(f"DELETE FROM person_sound WHERE row {these}", (marks,))
    connection.execute(f"DELETE FROM person_twin WHERE one {these} OR other {these}", (marks,))
    sql = f"SELECT {_FACTS} FROM person_row p WHERE p.voided = 0 AND p.row {these}"
    for row, *facts in connection.execute(sql, (marks,)).fetchall():
        _compare_one(connection, row, PersonFacts(*facts))
    connection.execute(f"DELETE FROM person_changed WHERE row {these}", (marks,))
    return len(rows)


def pairs(connection: Connection) -> list[tuple[str, str, Likeness]]:
    """The pairs found so far that nobody has merged or told apart: (id, id, likeness), likeliest first, smaller id first."""
    sql = f"SELECT min(a.id, b.id) AS one, max(a.id, b.id) AS other, score, strength, reasons {_STANDING}"
    rows = connection.execute(f"{sql} ORDER BY score DESC, one, other").fetchall()
    return [
        (one, other, Likeness(score, strength, tuple(reasons.split()))) for one, other, score, strength, reasons in rows
    ]


def count(connection: Connection) -> int:
    """How many pairs there are."""
    return int(connection.execute(f"SELECT count(*) {_STANDING}").fetchone()[0])


def _compare_one(connection: Connection, row: int, person: PersonFacts) -> None:
    """Compare somebody with those compared before, and let those who come later find her."""
    sounds = name_sounds(person.last_name, person.first_name)
    if sounds is None:
        return
    asked = {"row": row, "last": sounds[0], "first": sounds[1]}
    asked |= {name: getattr(person, name) or None for name in ("phone", "birth_year", "commune")}
    found = [(*sorted((row, other)), *told) for other, told in _alike(connection, person, asked)]
    connection.execute(_KEEP_SOUND, asked)
    connection.executemany(_KEEP_TWIN, found)


def _alike(connection: Connection, person: PersonFacts, asked: dict[str, Any]) -> Iterator[tuple[int, tuple[Any, ...]]]:
    """Those already compared who may be her; of very many who share a fact (a town hall's telephone) only the first."""
    parts = [found for needed, found in _FOUND_BY.items() if all(asked[fact] is not None for fact in needed)]
    sql = " UNION ".join(
        f"SELECT * FROM (SELECT {_FACTS} FROM {part} AND {_LOOKS_LIKE} LIMIT {MAX_BLOCK})" for part in parts
    )
    for other, *facts in connection.execute(sql, asked) if parts else ():
        likeness = quick_likeness(person, PersonFacts(*facts))
        if likeness.strength is not None:
            yield other, (likeness.score, likeness.strength, " ".join(likeness.reasons))
