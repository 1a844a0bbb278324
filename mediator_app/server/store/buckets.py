"""The centre's own digest of its records, by scope and bucket, kept up to date by every transaction once it was first made."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Final

from sqlalchemy import delete, insert

from mediator_app.server.store import tables
from mediator_app.server.store.statements import Statements

_MADE: Final = "buckets"
_HALF: Final = 2**63
_PUT: Final = (
    "INSERT INTO buckets (scope, bucket, sum) VALUES (?, ?, ?)"
    " ON CONFLICT (scope, bucket) DO UPDATE SET sum = excluded.sum"
)
_ALL: Final = "SELECT scope, bucket, sum FROM buckets"
_FEW: Final = 32
"""Numbers up to which buckets are asked for one by one."""


class BucketTables(Statements):
    """The part of a session that digests need; see ``interface.Session``. Sums are kept as signed 64-bit integers."""

    def has_buckets(self) -> bool:
        return _MADE in self.notes()

    def begin_buckets(self) -> None:
        self.connection.execute(delete(tables.buckets))
        if not self.has_buckets():
            self.connection.execute(insert(tables.meta).values(key=_MADE, value="1"))
            self.notes()[_MADE] = "1"

    def buckets(self, numbers: Collection[int] = ()) -> dict[tuple[str, int], int]:
        if 0 < len(numbers) <= _FEW:
            found = self.ask(f"{_ALL} WHERE bucket IN ({', '.join('?' * len(numbers))})", list(numbers))
        else:
            found = self.ask(_ALL)
        return {(row[0], row[1]): row[2] % (2 * _HALF) for row in found}

    def put_buckets(self, sums: Mapping[tuple[str, int], int]) -> None:
        self.tell(_PUT, [(*key, (total + _HALF) % (2 * _HALF) - _HALF) for key, total in sums.items()])
