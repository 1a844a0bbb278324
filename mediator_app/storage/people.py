"""People as the screens read them: search as you type, lists, one record with what follows it.

Records that were merged are found under all their names and shown as the one that stands for them.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any, Final

from mediator_app.domain.names import french_key, search_key
from mediator_app.domain.people import PersonCard, PersonRow, PersonSession, PersonVoucher
from mediator_app.storage import views
from mediator_app.storage.database import Connection

_ROW: Final = """
SELECT p.id, coalesce(p.last_name, ''), coalesce(p.first_name, ''), p.birth_year, coalesce(p.commune, ''),
    coalesce(p.gender, ''), coalesce(p.phone, ''),
    coalesce((
        SELECT max(s.starts_at)
        FROM attendance_row a JOIN session_row s ON s.id = a.session
        WHERE a.voided = 0 AND a.status = 'present' AND a.person IN (
            SELECT p.id UNION ALL SELECT person FROM person_redirect WHERE canonical = p.id
        )
    ), '')
FROM person_row p
"""
_CANDIDATES: Final = 200


def find(connection: Connection, text: str, limit: int = 50) -> list[PersonRow]:
    """People whose names, phone or birth name match what was typed, best first; tolerant of accents, œ, hyphens, order.

    Names that begin so come first, then names that contain it, then names that sound alike.
    """
    words = search_key(text).split()
    if not words:
        return []
    found = _ids(connection, _matching(words))
    if len(found) < limit and len("".join(words)) >= 3:
        found |= _ids(connection, _containing(words))
    if len(found) < 8:
        found |= _ids(connection, _sounding(text))
    people = rows(connection, found)
    people.sort(key=lambda person: (_rank(person, words), search_key(person.last_name), search_key(person.first_name)))
    return people[:limit]


def rows(connection: Connection, ids: Iterable[str]) -> list[PersonRow]:
    """These people as rows; voided ones left out."""
    sql = f"{_ROW} WHERE p.voided = 0 AND p.id IN (SELECT value FROM json_each(?))"
    return [PersonRow(*row) for row in connection.execute(sql, (json.dumps(list(ids)),))]


def by_name(connection: Connection, limit: int, offset: int = 0) -> list[PersonRow]:
    """The people in the order of their names, without the records that another one stands for."""
    sql = (
        f"{_ROW} WHERE p.voided = 0 AND p.id NOT IN (SELECT person FROM person_redirect)"
        " ORDER BY p.last_name, p.first_name LIMIT ? OFFSET ?"
    )
    return [PersonRow(*row) for row in connection.execute(sql, (limit, offset))]


def count(connection: Connection) -> int:
    """How many people there are, merged records counted once."""
    sql = "SELECT (SELECT count(*) FROM person_row WHERE voided = 0) - (SELECT count(*) FROM person_redirect)"
    return int(connection.execute(sql).fetchone()[0])


def all_facts(connection: Connection) -> list[dict[str, Any]]:
    """Every person's fields that tell people apart, without the records that another one stands for."""
    columns = ("id", "last_name", "first_name", "birth_year", "phone", "email", "commune", "gender")
    sql = (
        f"SELECT {', '.join(columns)} FROM person_row"
        " WHERE voided = 0 AND id NOT IN (SELECT person FROM person_redirect)"
    )
    return [dict(zip(columns, row, strict=True)) for row in connection.execute(sql)]


def likely(connection: Connection, fields: dict[str, Any]) -> list[str]:
    """Ids of people worth comparing with these fields: same sound of the last name, same phone, or same year and commune."""
    sound = french_key(str(fields.get("last_name") or ""))
    sql = (
        "SELECT id FROM person_row WHERE voided = 0 AND row IN"
        " (SELECT rowid FROM person_search WHERE person_search MATCH ? LIMIT 300)"
        " UNION SELECT id FROM person_row WHERE voided = 0 AND phone = ?"
        " UNION SELECT id FROM person_row WHERE voided = 0 AND birth_year = ? AND commune = ?"
    )
    match = " AND ".join(f'sound : "{part}"' for part in sound.split()) or 'words : "\u0001"'
    values = (match, fields.get("phone"), fields.get("birth_year"), fields.get("commune"))
    return [row[0] for row in connection.execute(sql, values)]


def canonical(connection: Connection, id_: str) -> str:
    """The record that stands for this person; the same if none does."""
    row = connection.execute("SELECT canonical FROM person_redirect WHERE person = ?", (id_,)).fetchone()
    return str(row[0]) if row else id_


def group(connection: Connection, id_: str) -> list[str]:
    """The canonical record first, then those that it stands for."""
    root = canonical(connection, id_)
    others = connection.execute("SELECT person FROM person_redirect WHERE canonical = ? ORDER BY person", (root,))
    return [root, *(row[0] for row in others)]


def card(connection: Connection, id_: str) -> PersonCard | None:
    """The whole record of the person whom this id stands for; None if there is none."""
    ids = group(connection, id_)
    record = views.read(connection, "person", ids[0])
    if record is None:
        return None
    marks = json.dumps(ids)
    sessions = connection.execute(
        "SELECT s.id, coalesce(s.title, ''), s.starts_at, coalesce(p.name, ''), a.status FROM attendance_row a"
        " JOIN session_row s ON s.id = a.session LEFT JOIN place_row p ON p.id = s.place"
        " WHERE a.voided = 0 AND s.voided = 0 AND a.person IN (SELECT value FROM json_each(?)) ORDER BY s.starts_at DESC",
        (marks,),
    )
    vouchers = connection.execute(
        "SELECT id, code, amount_cents, taken_at, state FROM redemptions"
        " WHERE state <> 'void' AND person IN (SELECT value FROM json_each(?)) ORDER BY taken_at DESC",
        (marks,),
    )
    return PersonCard(
        id=ids[0],
        fields=dict(record.fields),
        merged=tuple(ids[1:]),
        sessions=tuple(PersonSession(*row) for row in sessions),
        vouchers=tuple(PersonVoucher(*row) for row in vouchers),
        made_by=record.made_by,
        made_at=record.made_at,
    )


def exists(connection: Connection, id_: str) -> bool:
    """Is this person here, and not deleted?"""
    return connection.execute("SELECT 1 FROM person_row WHERE id = ? AND voided = 0", (id_,)).fetchone() is not None


def name_of(connection: Connection, id_: str) -> tuple[str, str, str]:
    """(last name, first name, gender) of a person, empty where absent."""
    row = connection.execute(
        "SELECT coalesce(last_name, ''), coalesce(first_name, ''), coalesce(gender, '') FROM person_row WHERE id = ?",
        (id_,),
    ).fetchone()
    return tuple(row) if row else ("", "", "")


def _matching(words: list[str]) -> tuple[str, str]:
    joined = "".join(words)
    if joined.isdigit():
        words = [joined]
    return "person_search", " ".join(f'words : "{word}" *' for word in words)


def _containing(words: list[str]) -> tuple[str, str]:
    return "person_part", " ".join(f'"{word}"' for word in words if len(word) >= 3) or '"\u0001\u0001\u0001"'


def _sounding(text: str) -> tuple[str, str]:
    parts = french_key(text).split()
    return "person_search", " ".join(f'sound : "{part}" *' for part in parts) or '"\u0001"'


def _ids(connection: Connection, query: tuple[str, str]) -> set[str]:
    table, match = query
    sql = (
        "SELECT coalesce(r.canonical, p.id) FROM person_row p LEFT JOIN person_redirect r ON r.person = p.id"
        f" WHERE p.row IN (SELECT rowid FROM {table} WHERE {table} MATCH ? LIMIT {_CANDIDATES})"
    )
    return {row[0] for row in connection.execute(sql, (match,))}


def _rank(person: PersonRow, words: list[str]) -> int:
    last, first = search_key(person.last_name), search_key(person.first_name)
    if last.startswith(words[0]):
        return 0
    if first.startswith(words[0]):
        return 1
    return 2 if words[0] in f"{last} {first}" else 3
