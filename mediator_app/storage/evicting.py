"""Records that this laptop may not hold any longer leave its file; what it wrote about them itself stays in its journal.

Operations of its own that are still to be sent go up all the same: the centre parks them for a person to look at. The bytes
are cleaned out of the file as after an erasure. What a restored centre has lost and tells of somebody whom it has erased
leaves too: nobody but this laptop knows of it, so nobody can tell.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Final

import msgspec

from mediator_app.protocol.messages import Change
from mediator_app.storage import erasing, settings
from mediator_app.storage.database import Connection

EVICTED: Final = "evicted"
"""What ``Change.gone`` says of such a record."""

_GONE: Final = "IN (SELECT value FROM json_each(?))"
_LEAVING: Final = (
    f"DELETE FROM base WHERE id {_GONE}",
    f"DELETE FROM change_log WHERE record {_GONE}",
    f"DELETE FROM unapplied WHERE id {_GONE}",
    f"DELETE FROM erased WHERE id {_GONE}",
    f"UPDATE operation SET overlay = 0 WHERE id {_GONE} AND overlay = 1 AND seq IS NOT NULL",
    # What it wrote itself stays; what stood there before, for undoing, may be somebody else's.
    f"UPDATE operation SET before = '{{}}' WHERE id {_GONE} AND before <> '{{}}'",
)

_LOST: Final = """
WITH RECURSIVE lost (id, entity, fields) AS MATERIALIZED (
    SELECT id, entity, fields FROM base
    WHERE seq = 0 AND entity IN ('mandate', 'assessment', 'mandate_use', 'attachment', 'merge')
), about (id) AS (
    SELECT value FROM json_each(?1)
    UNION SELECT l.id FROM lost l JOIN about a ON a.id IN (
        l.fields ->> 'person', l.fields ->> 'mandate', l.fields ->> 'survivor', l.fields ->> 'absorbed'
    ) OR l.fields ->> 'name' = 'signature:' || a.id
)
SELECT id, entity FROM lost WHERE id IN (SELECT id FROM about) AND id NOT IN (SELECT value FROM json_each(?2)) ORDER BY id
"""
_NOTHING: Final = msgspec.Raw(b'{"voided":true}')


def lost_about(connection: Connection, changes: Sequence[Change]) -> list[Change]:
    """What this laptop holds about those whom these changes erase and the centre, put back since, does not: as if it told so.

    Such records have the number 0, and none of the changes is about them. Each is to be emptied and let go of.
    """
    erased = [change.id for change in changes if change.gone == erasing.ERASED]
    if not erased:
        return []
    told = json.dumps([change.id for change in changes])
    rows = connection.execute(_LOST, (json.dumps(erased), told)).fetchall()
    return [told for id_, entity in rows for told in gone_with_her(entity, id_)]


def gone_with_her(entity: str, id_: str) -> Iterator[Change]:
    """A record that the centre has lost and that goes with somebody erased, as the centre would tell it."""
    for gone in (erasing.ERASED, EVICTED):
        yield Change(entity, id_, 0, _NOTHING, 0, "", "", "", "", gone)


def let_go(connection: Connection, changes: Sequence[Change]) -> dict[str, str]:
    """Take these records out, in the caller's transaction; id → entity of those that the screens must show anew.

    One that the centre has sent since under a larger number stays: the news is older than it.
    """
    if not changes:
        return {}
    newest = {change.id: change.seq for change in sorted(changes, key=lambda change: change.seq)}
    rows = connection.execute(f"SELECT id, seq FROM base WHERE id {_GONE}", (json.dumps(list(newest)),)).fetchall()
    newer = {id_ for id_, seq in rows if seq > newest[id_]}
    gone = {change.id: change.entity for change in changes if change.id not in newer}
    ids = (json.dumps(list(gone)),)
    _note_due(connection, ids)
    for statement in _LEAVING:
        connection.execute(statement, ids)
    return gone


def without_evicted(changes: Sequence[Change]) -> list[Change]:
    """The changes that say what a record is now; not those about what was erased and is not held here, which have no number."""
    return [change for change in changes if change.gone != EVICTED and not (change.gone and not change.seq)]


def _note_due(connection: Connection, ids: tuple[str]) -> None:
    """The file is to be cleaned, and erasures among what goes are to be acknowledged once it is."""
    erased = connection.execute(f"SELECT max(seq) FROM erased WHERE id {_GONE}", ids).fetchone()[0]
    due = settings.get(connection, erasing.DUE)
    told = (
        f"SELECT 1 FROM base WHERE id {_GONE} UNION ALL SELECT 1 FROM operation WHERE id {_GONE} AND before <> '{{}}'"
    )
    held = connection.execute(f"{told} LIMIT 1", ids * 2).fetchone()
    if erased or held:
        settings.put(connection, **{erasing.DUE: str(max(erased or 0, int(due or 0)))})
