"""People as the screens read them: search as you type, lists, one record with what follows it.

Records that were merged are found under all their names and shown as the one that stands for them.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import lru_cache
from typing import Any, Final

from mediator_app.domain.duplicates import PersonFacts
from mediator_app.domain.entities import VOIDED
from mediator_app.domain.names import french_key, search_key
from mediator_app.domain.people import PersonCard, PersonRow, PersonSession, PersonVoucher
from mediator_app.storage import views
from mediator_app.storage.database import Connection

_ROW: Final = """
SELECT p.{key}, p.id, coalesce(p.last_name, ''), coalesce(p.first_name, ''), p.birth_year, coalesce(p.commune, ''),
    coalesce(p.gender, ''), coalesce(p.phone, ''),
    coalesce((
        SELECT max(s.starts_at)
        FROM attendance_row a JOIN session_row s ON s.id = a.session AND s.voided = 0
        WHERE a.voided = 0 AND a.status = 'present' AND a.person IN (
            SELECT p.id UNION ALL SELECT person FROM person_redirect WHERE canonical = p.id
        )
    ), '')
FROM person_row p
"""
_KEPT: Final = "FROM person_row WHERE voided = 0"
_REDIRECTED: Final = (
    "FROM person_redirect CROSS JOIN person_row ON person_row.id = person_redirect.person WHERE voided = 0"
)
"""Of the records kept, those that another one stands for: few, so they are taken away rather than asked about one by one."""
_CANDIDATES: Final = 100
_FEW: Final = 8
"""With fewer matches than that, names that sound alike are looked for too."""
_COUNTRY_CODES: Final = ("33", "262", "590", "594", "596")
"""Of the numbers that people write with a leading zero."""

_Name = tuple[int, str, str]
"""Row of the person who stands for the one found, last name and first name of the one found."""


def find(connection: Connection, text: str, limit: int = 50) -> list[PersonRow]:
    """People whose names, phone or birth name match what was typed, best first; tolerant of accents, œ, hyphens, order.

    Names that begin so come first, then names that contain it, then names that sound alike.
    """
    words = search_key(text).split()
    if not words:
        return []
    joined = "".join(words)
    found = _by_phone(connection, joined) if joined.isdigit() else _by_words(connection, words)
    if len(joined) >= 3 and len(found) < (limit if len(words) == 1 else 1):
        found |= _matches(connection, _containing([joined] if joined.isdigit() else words))
    if len(found) < _FEW:
        found |= _matches(connection, _sounding(text))
    ranked = sorted((_rank(last, first, words), _key(last), _key(first), row) for row, last, first in found)
    best = list(dict.fromkeys(name[-1] for name in ranked))[:limit]
    return _in_order(connection, "row", best)


def rows(connection: Connection, ids: Sequence[str]) -> list[PersonRow]:
    """These people as rows, in the order of the ids; voided ones left out."""
    return _in_order(connection, "id", ids)


def ids_by_name(connection: Connection, *, incomplete: bool = False) -> list[str]:
    """Everybody in the order of their names, without the records that another one stands for.

    ``incomplete`` keeps those who lack one of the two names, the birth year or the commune.
    """
    lacking = " AND is_incomplete" if incomplete else ""
    # One text instead of a hundred thousand rows: each row would wait for the window's thread to let this one on. Ids are
    # printable, whoever made them, so that no id holds the end of a line.
    sql = f"SELECT group_concat(id, char(10)) FROM (SELECT id {_KEPT}{lacking} ORDER BY sort_key, id)"
    everybody = connection.execute(sql).fetchone()[0]
    return _without_redirected(connection, everybody.split("\n") if everybody else [])


def first_by_name(connection: Connection, most: int) -> list[PersonRow]:
    """Those whom ``ids_by_name`` names first: all that a screen needs, long before the whole order is read."""
    sql = f"SELECT id {_KEPT} AND id NOT IN (SELECT person FROM person_redirect) ORDER BY sort_key, id LIMIT ?"
    return rows(connection, [row[0] for row in connection.execute(sql, (most,))])


def counts(connection: Connection) -> tuple[int, int]:
    """How many people there are, merged records counted once, and how many of them lack what ``ids_by_name`` tells."""
    counted = "SELECT count(*), coalesce(sum(is_incomplete), 0)"
    known, incomplete = connection.execute(f"{counted} {_KEPT}").fetchone()
    others, others_incomplete = connection.execute(f"{counted} {_REDIRECTED}").fetchone()
    return int(known - others), int(incomplete - others_incomplete)


def last_touched(connection: Connection) -> int:
    """The number of this laptop's newest operation on people, merges or distinctions; 0 if there is none."""
    sql = "SELECT n FROM operation WHERE entity IN ('person', 'merge', 'distinction') ORDER BY n DESC LIMIT 1"
    row = connection.execute(sql).fetchone()
    return int(row[0]) if row else 0


def all_facts(connection: Connection) -> list[dict[str, Any]]:
    """Every person's fields that tell people apart, without the records that another one stands for."""
    columns = ("id", "last_name", "first_name", "birth_year", "phone", "email", "commune", "gender")
    sql = (
        f"SELECT {', '.join(columns)} FROM person_row"
        " WHERE voided = 0 AND id NOT IN (SELECT person FROM person_redirect)"
    )
    return [dict(zip(columns, row, strict=True)) for row in connection.execute(sql)]


def likely(connection: Connection, facts: PersonFacts) -> list[str]:
    """Ids of people worth comparing with these facts: same sound of the names or of the last one, same phone, or same
    year and commune."""
    last, first = french_key(facts.last_name or "").split(), french_key(facts.first_name or "").split()
    by_sound = "SELECT id FROM person_row WHERE voided = 0 AND row IN (SELECT rowid FROM person_search(?) LIMIT 300)"
    sql = (
        f"{by_sound} UNION {by_sound}"
        " UNION SELECT id FROM person_row WHERE voided = 0 AND phone = ?"
        " UNION SELECT id FROM person_row WHERE voided = 0 AND birth_year = ? AND commune = ?"
    )
    values = (_all_sounds(last + first), _all_sounds(last), facts.phone, facts.birth_year, facts.commune)
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
    if record is None or record.fields.get(VOIDED):
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


def _without_redirected(connection: Connection, ids: list[str]) -> list[str]:
    redirected = {row[0] for row in connection.execute("SELECT person FROM person_redirect")}
    return [id_ for id_ in ids if id_ not in redirected] if redirected else ids


def _by_words(connection: Connection, words: list[str]) -> set[_Name]:
    """Names that have each word's beginning; where there are too many for a word alone, those that begin so."""
    match = " AND ".join(f'words : "{word}" *' for word in words)
    if len(words) > 1:
        return _matches(connection, ("person_search", match))
    found = _matches(connection, ("person_search", f"words : ^{match[8:]}"))
    return found if len(found) >= _CANDIDATES else found | _matches(connection, ("person_search", match))


def _by_phone(connection: Connection, digits: str) -> set[_Name]:
    """People whose phone begins with the digits, as written in France or with a country code."""
    starts = [f"+{digits.removeprefix('00')}"]
    if digits.startswith("0"):
        starts += [f"+{code}{digits[1:]}" for code in _COUNTRY_CODES]
    one = f"SELECT row FROM (SELECT row FROM person_row WHERE phone >= ? AND phone < ? LIMIT {_CANDIDATES})"
    bounds = [bound for start in starts for bound in (start, start + ":")]
    return _named(connection, " UNION ALL ".join([one] * len(starts)), bounds)


def _containing(words: list[str]) -> tuple[str, str]:
    return "person_part", " ".join(f'"{word}"' for word in words if len(word) >= 3) or '"\u0001\u0001\u0001"'


def _sounding(text: str) -> tuple[str, str]:
    parts = french_key(text).split()
    return "person_search", " ".join(_sound(part) for part in parts) or '"\u0001"'


def _sound(part: str) -> str:
    """A sound, or its beginning once there is enough of it to tell."""
    return f'sound : "{part}"' + (" *" if len(part) > 2 else "")


def _all_sounds(parts: list[str]) -> str:
    return " AND ".join(f'sound : "{part}"' for part in parts) or 'words : "\u0001"'


def _matches(connection: Connection, query: tuple[str, str]) -> set[_Name]:
    table, match = query
    return _named(connection, f"SELECT rowid FROM {table} WHERE {table} MATCH ? LIMIT {_CANDIDATES}", [match])


def _named(connection: Connection, candidates: str, values: list[str]) -> set[_Name]:
    """The candidates (a statement that gives rows of ``person_row``) by their own names, with the row that stands for each."""
    standing = "coalesce((SELECT c.row FROM person_row c WHERE c.id = r.canonical), p.row)"
    sql = (
        f"SELECT {standing}, coalesce(p.last_name, ''), coalesce(p.first_name, '') FROM person_row p"
        f" LEFT JOIN person_redirect r ON r.person = p.id WHERE p.row IN ({candidates}) AND p.voided = 0"
    )
    return set(connection.execute(sql, values))


def _in_order(connection: Connection, key: str, wanted: Sequence[Any]) -> list[PersonRow]:
    """The people with these values in a column that tells them apart, in that order."""
    sql = f"{_ROW.format(key=key)} WHERE p.voided = 0 AND p.{key} IN (SELECT value FROM json_each(?))"
    found = {row[0]: PersonRow(*row[1:]) for row in connection.execute(sql, (json.dumps(wanted),))}
    return [found[one] for one in wanted if one in found]


def _rank(last_name: str, first_name: str, words: list[str]) -> int:
    last, first = _key(last_name), _key(first_name)
    if last.startswith(words[0]):
        return 0
    if any(last.startswith(word) for word in words[1:]):
        return 1
    if first.startswith(words[0]):
        return 2
    return 3 if words[0] in f"{last} {first}" else 4


_key = lru_cache(maxsize=1 << 18)(search_key)
