"""The catalogue of workshops, with how often each was used."""

from __future__ import annotations

import json
from typing import Any, Final

from mediator_app.domain.names import search_key
from mediator_app.domain.programme import Workshop
from mediator_app.storage.database import Connection

_ROW: Final = """
SELECT w.id, coalesce(w.title, ''), coalesce(w.summary, ''), coalesce(w.kind, 'collectif'),
    coalesce(w.place_kind, 'lieu_activite'), coalesce(w.themes, '[]'), coalesce(w.materials, '[]'), coalesce(w.level, ''),
    w.length_minutes, w.capacity, w.price_cents, w.vouchers, coalesce(w.publics, '[]'), coalesce(w.note, ''),
    coalesce(w.retired, 0), coalesce(s.times, 0), coalesce(s.latest, '')
FROM workshop_row w LEFT JOIN (
    SELECT workshop, count(*) AS times, max(starts_at) AS latest FROM session_row
    WHERE voided = 0 AND workshop IS NOT NULL GROUP BY workshop
) s ON s.workshop = w.id
WHERE w.voided = 0
"""
_LISTS: Final = (5, 6, 12)


def listed(connection: Connection) -> list[Workshop]:
    """All the workshops, those retired included, in the order of their titles."""
    found = [_workshop(row) for row in connection.execute(_ROW)]
    return sorted(found, key=lambda one: (search_key(one.title), one.id))


def workshop(connection: Connection, id_: str) -> Workshop | None:
    """One workshop; None if there is none or it was deleted."""
    row = connection.execute(f"{_ROW} AND w.id = ?", (id_,)).fetchone()
    return _workshop(row) if row else None


def _workshop(row: tuple[Any, ...]) -> Workshop:
    values: list[Any] = [tuple(json.loads(value)) if place in _LISTS else value for place, value in enumerate(row)]
    return Workshop(*(*values[:14], bool(values[14]), *values[15:]))
