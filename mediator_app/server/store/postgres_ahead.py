"""What a PostgreSQL transaction was told ahead, for several rounds at once, and may still answer from memory.

An answer counts until something is written that it is about: then the database is asked again. It reads by whatever asks the
database, and knows nothing of what waits to be written.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from typing import Any, Final, NamedTuple, TypeVar

from mediator_app.server.store.identities import mark_in
from mediator_app.server.store.interface import Known, LookedUp, StoredRecord

T = TypeVar("T")

Ask = Callable[[str, tuple[Any, ...]], Sequence[tuple[Any, ...]]]
"""The rows of a statement with ``%s`` for each value."""

_KNOWN: Final = (
    "SELECT o.device, o.n, o.seq, o.state, o.code, o.about, o.id, o.fields"
    " FROM json_to_recordset(%s::json) AS wanted (device text, first bigint, last bigint)"
    " JOIN operations o ON o.device = wanted.device AND o.n BETWEEN wanted.first AND wanted.last"
)
_KINDS: Final = "SELECT id, entity FROM records WHERE id IN (SELECT json_array_elements_text(%s::json))"
_MACS: Final = (
    "SELECT seq, mac FROM operations WHERE seq IN (SELECT value::bigint FROM json_array_elements_text(%s::json))"
)


class _Numbers(NamedTuple):
    """What is known under numbers of a device, from the first to the last."""

    first: int
    last: int
    known: dict[int, Known]


class Ahead:
    """Empty until it is filled; ``None`` is « ask the database »."""

    def __init__(self) -> None:
        self._known: dict[str, _Numbers] = {}
        self._records: dict[str, StoredRecord | None] = {}
        self._kinds: dict[str, str | None] = {}
        self.marks: dict[int, str] = {}
        """Marks of lines of the log, which never change."""

        self.is_filled = False
        """Do several rounds share this transaction?"""

        self.pages: dict[tuple[int, int], Any] = {}
        """Where a part of a page begins and how many records it has → what was read."""

    def fill(
        self, ask: Ask, wanted: Sequence[LookedUp], read: Callable[[Iterable[str]], dict[str, StoredRecord]]
    ) -> None:
        """Ask all of it; ``read`` reads records."""
        self.is_filled = True
        if extents := {one.extent for one in wanted if one.extent}:
            macs = ask(_MACS, (json.dumps(list(extents)),))
            self.marks.update({seq: mark_in(mac) for seq, mac in macs if mac})
        if sending := [one for one in wanted if one.device]:
            self._fill_known(ask, sending)
            ids = frozenset().union(*(one.ids for one in sending))
            self._records = {**dict.fromkeys(ids), **read(ids)}
            self._fill_kinds(ask, frozenset().union(*(one.references for one in sending)))

    def _fill_kinds(self, ask: Ask, references: Collection[str]) -> None:
        found = ask(_KINDS, (json.dumps(list(references)),))
        self._kinds = {**dict.fromkeys(references), **dict(found)}

    def _fill_known(self, ask: Ask, sending: Sequence[LookedUp]) -> None:
        named = [{"device": one.device, "first": one.first, "last": one.last} for one in sending]
        known: dict[str, dict[int, Known]] = defaultdict(dict)
        for device, n, *rest in ask(_KNOWN, (json.dumps(named),)):
            known[device][n] = Known(*rest)
        self._known = {one.device: _Numbers(one.first, one.last, known[one.device]) for one in sending}

    def known(self, device: str, first: int, last: int) -> dict[int, Known] | None:
        """What is known under these numbers of a device, if they were looked up: exactly these."""
        found = self._known.get(device)
        return found.known if found and (found.first, found.last) == (first, last) else None

    def records(self, ids: Collection[str]) -> dict[str, StoredRecord] | None:
        """The records with these ids that there are."""
        return _all_of(self._records, ids)

    def existing(self, ids: Collection[str]) -> dict[str, str] | None:
        """Id → entity of those that there are."""
        return _all_of(self._kinds, ids)

    def forget(self, devices: Iterable[str], ids: Iterable[str]) -> None:
        """Operations of these devices, about these records, are written."""
        self.pages.clear()
        for device in devices:
            self._known.pop(device, None)
        for id_ in ids:
            self._records.pop(id_, None)
            self._kinds.pop(id_, None)


def _all_of(found: dict[str, T | None], ids: Collection[str]) -> dict[str, T] | None:
    """What was found of the ids, if all of them were looked up."""
    if not found.keys() >= set(ids):
        return None
    return {id_: value for id_ in ids if (value := found[id_]) is not None}
