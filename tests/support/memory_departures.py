"""Which records a laptop must let go of, in a centre made of dicts: see ``memory_store``."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any

from mediator_app.server.store.scope_interface import Left, Span


class LeftRecords:
    """The part of a session that knows what is outside of a laptop's scopes; see ``scope_interface.ScopeSession``."""

    _tables: Any

    def departed(self, scopes: Collection[str], span: Span) -> list[Left]:
        """What left one of the scopes by a line of the span and is in none of them now."""
        gone = (one for one in self._tables.departures.values() if one.left_scope in scopes)
        records = ((one.seq, self._tables.records[one.id]) for one in gone)
        return _first(span, (_left(seq, one) for seq, one in records if one.scope not in scopes))

    def withheld(self, scopes: Collection[str], lost: Collection[str] | None, span: Span) -> list[Left]:
        """What is in none of the scopes and last changed within the span."""
        held = {*scopes, *(lost or ())}
        left = {one.id for one in self._tables.departures.values() if one.left_scope in held}
        outside = (one for one in self._tables.records.values() if one.scope not in scopes)
        wanted = (one for one in outside if lost is None or one.scope in lost or one.id in left)
        return _first(span, (_left(one.seq, one) for one in wanted))

    def erased_outside(self, scopes: Collection[str], span: Span) -> list[Left]:
        """What is in none of the scopes and was erased within the span."""
        erased = (one for one in self._tables.records.values() if one.erased and one.scope not in scopes)
        return _first(span, (_left(one.erased, one) for one in erased))

    def outside(self, ids: Collection[str], scopes: Collection[str]) -> list[Left]:
        """Those of the ids that exist and are in none of the scopes."""
        records = (self._tables.records[id_] for id_ in sorted(ids) if id_ in self._tables.records)
        return [_left(one.seq, one) for one in records if one.scope not in scopes]


def _left(seq: int, record: Any) -> Left:
    return Left(seq, record.id, record.entity, record.erased)


def _first(span: Span, found: Iterable[Left]) -> list[Left]:
    return sorted(one for one in found if span.after < one.seq <= span.through)[: span.limit]
