"""Erasures carried out on this laptop: what was known of a record is emptied, and no byte of it stays in the file.

The centre's change that says so (``Change.gone``) keeps at most what others rely on, such as who was merged with whom. The
emptying is part of the transaction that takes the change in; the file is cleaned right after it, or at the next run if the
laptop is switched off in between; only then is it acknowledged. This laptop's backups are thinned out by their age.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any, Final

import msgspec

from mediator_app.domain.entities import VOIDED
from mediator_app.protocol.messages import Change
from mediator_app.storage import settings
from mediator_app.storage.database import Connection, translated

ERASED: Final = "erased"
"""What ``Change.gone`` says of an erased record."""

DONE: Final = "erased_through"
"""Setting: the number up to which erasures are carried out, the cleaning of the file included."""

DUE: Final = "cleaning_due"
"""Setting: empty, or that the file is to be cleaned for another reason too, with a number to acknowledge (0: none)."""

_DUE: Final = """
SELECT coalesce((SELECT value FROM setting WHERE key = ?), ''), coalesce((SELECT value FROM setting WHERE key = ?), 0),
    (SELECT coalesce(max(seq), 0) FROM erased)
"""

_CLEANING: Final = (
    "INSERT INTO person_search (person_search) VALUES ('optimize')",
    "INSERT INTO person_part (person_part) VALUES ('optimize')",
    "VACUUM",
    "PRAGMA wal_checkpoint(TRUNCATE)",
)
"""The search index only marks what it no longer finds until its parts are merged; the rest is left-over pages."""

_GROUP: Final = "WITH who (id) AS (SELECT value FROM json_each(?)) "
_HERS: Final = "person IN (SELECT id FROM who) AND voided = 0"
_HELD: Final = {
    "records": "SELECT count(*) FROM person_row WHERE id IN (SELECT id FROM who)",
    "mandates": f"SELECT count(*) FROM mandate_row WHERE {_HERS}",
    "levels": f"SELECT count(*) FROM assessment_row WHERE {_HERS}",
    "papers": "SELECT count(*) FROM attachment_row WHERE voided = 0 AND (mandate IN (SELECT id FROM mandate_row"
    " WHERE person IN (SELECT id FROM who)) OR name IN (SELECT 'signature:' || id FROM who))",
    "presences": f"SELECT count(*) FROM attendance_row WHERE {_HERS}",
    "vouchers": f"SELECT count(*) FROM redemption_row WHERE {_HERS}",
    "packs": f"SELECT count(*) FROM pack_row WHERE {_HERS}",
    "payments": f"SELECT count(*) FROM payment_row WHERE {_HERS}",
    "sheets": "SELECT count(*) FROM attachment_row WHERE voided = 0 AND coalesce(mandate, '') = ''"
    f" AND name NOT LIKE 'signature:%' AND session IN (SELECT session FROM attendance_row WHERE {_HERS})",
    "asked": "SELECT count(*) FROM erasure_row WHERE person IN (SELECT id FROM who) AND voided = 0",
}
"""What this laptop holds about somebody and all the records that were merged with hers → how many."""

_decode = msgspec.json.Decoder(dict[str, Any]).decode


def forget(connection: Connection, changes: Sequence[Change]) -> None:
    """Empty what is known of erased records, in the caller's transaction and before their changes are taken in."""
    for change in changes:
        _empty(connection, change)


def left_of(change: Change) -> set[str]:
    """The fields that may stay of an erased record: of a merge also whom it joined, or it could not be sent again."""
    pair = ("survivor", "absorbed") if change.entity == "merge" else ()
    return {*_decode(change.fields), *pair, VOIDED}


def held_about(connection: Connection, records: Sequence[str]) -> dict[str, int]:
    """How much this laptop holds about a person, told by the ids of all her records, by kind; ``asked``: how often her
    erasure was asked for already.
    """
    who = (json.dumps(records),)
    return {kind: int(connection.execute(_GROUP + sql, who).fetchone()[0]) for kind, sql in _HELD.items()}


def forget_late(connection: Connection, numbers: Sequence[int]) -> None:
    """Empty own operations that came after their record was erased, in the transaction that takes in the answer to them.

    Those about a record of which this laptop does not know it yet are emptied when it learns of it.
    """
    rows = connection.execute(
        "SELECT o.n, o.fields, b.fields FROM operation o JOIN erased e ON e.id = o.id LEFT JOIN base b ON b.id = o.id"
        " WHERE o.n IN (SELECT value FROM json_each(?))",
        (json.dumps(numbers),),
    ).fetchall()
    _empty_own(connection, [(n, fields, {*_decode(left or "{}"), VOIDED}) for n, fields, left in rows])
    if rows:
        settings.put(connection, **{DUE: settings.get(connection, DUE) or "0"})


def forget_numbers(connection: Connection, common: int) -> None:
    """The centre's numbers after ``common`` mean nothing any longer: no erasure that had one of them is acknowledged."""
    connection.execute("UPDATE erased SET seq = 0 WHERE seq > ?", (common,))
    settings.put(connection, **{DONE: str(min(carried_out(connection), common))})


def carried_out(connection: Connection) -> int:
    """The number up to which erasures are carried out, to be told to the centre."""
    return int(settings.get(connection, DONE, "0"))


@translated()
def clean(connection: Connection) -> bool:
    """Overwrite what was emptied, if anything was since the last time; not within a transaction. Was there anything?"""
    with connection.turn:
        due, kept, newest = connection.execute(_DUE, (DUE, DONE)).fetchone()
        done = int(kept)
        if not due and newest <= done:
            return False
        for statement in _CLEANING:
            connection.execute(statement).fetchall()
        settings.put(connection, **{DONE: str(max(newest, done, int(due or 0))), DUE: ""})
        return True


def _empty(connection: Connection, change: Change) -> None:
    left = left_of(change)
    own = connection.execute("SELECT n, fields FROM operation WHERE id = ?", (change.id,)).fetchall()
    _empty_own(connection, [(n, fields, left) for n, fields in own])
    connection.execute("UPDATE base SET fields = '{}', seqs = NULL WHERE id = ?", (change.id,))
    connection.execute("DELETE FROM change_log WHERE record = ?", (change.id,))
    connection.execute("DELETE FROM unapplied WHERE id = ?", (change.id,))
    if not change.seq:  # it is not held here any longer, but what was written here about it was
        settings.put(connection, **{DUE: settings.get(connection, DUE) or "0"})
    kept = "INSERT INTO erased (id, seq) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET seq = excluded.seq"
    connection.execute(kept, (change.id, change.seq))


def _empty_own(connection: Connection, operations: Sequence[tuple[int, str, set[str]]]) -> None:
    """Leave of each own operation (its number and fields) only the fields of these names."""
    connection.executemany(
        "UPDATE operation SET fields = ?, before = '{}', base = '{}' WHERE n = ?",
        [(_only(fields, left), n) for n, fields, left in operations],
    )


def _only(fields: str, names: set[str]) -> str:
    return json.dumps({name: value for name, value in _decode(fields).items() if name in names}, ensure_ascii=False)
