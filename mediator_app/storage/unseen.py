"""After a step of the schema that added columns: what colleagues' newer programs had sent for them is shown at once.

A field that this program does not know is kept in ``base`` as it came; the row that the screens read has no column for it.
Once it has one, nothing would bring the value there before the record changes again. Records of kinds that were not known at
all stand in ``unapplied`` and are left to ``replica.show_unapplied``.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Final

from mediator_app.domain.entities import ENTITIES
from mediator_app.storage import replica
from mediator_app.storage.database import Connection

_CARRYING: Final = (
    "SELECT id FROM base WHERE entity = ? AND EXISTS (SELECT 1 FROM json_each(base.fields) WHERE key IN"
    " (SELECT value FROM json_each(?)))"
)


def row_columns(connection: Connection) -> dict[str, frozenset[str]]:
    """Entity → the columns of the table that the screens read it from; none for an entity without a table."""
    sql = "SELECT name FROM pragma_table_info(?)"
    return {name: frozenset(row[0] for row in connection.execute(sql, (f"{name}_row",))) for name in ENTITIES}


def show_unseen(connection: Connection, before: Mapping[str, frozenset[str]]) -> int:
    """Show anew the records that carry a field whose column was not there ``before``; how many.

    Within the transaction of the migration. A value that does not fit its column stays where it is, as when it comes.
    """
    found: dict[str, str] = {}
    for entity, columns in row_columns(connection).items():
        added = sorted(columns - before[entity])
        if before[entity] and added:
            ids = connection.execute(_CARRYING, (entity, json.dumps(added)))
            found |= {row[0]: entity for row in ids}
    if found:
        replica.show_anew(connection, found)
    return len(found)
