"""The centre's own digest of its records, by scope and bucket, kept up to date by every transaction once it was first made."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Final

from sqlalchemy import Connection, delete, insert, select, text

from mediator_app.server.store import tables

_MADE: Final = "buckets"
_HALF: Final = 2**63
_PUT: Final = text(
    "INSERT INTO buckets (scope, bucket, sum) VALUES (:scope, :bucket, :sum)"
    " ON CONFLICT (scope, bucket) DO UPDATE SET sum = excluded.sum"
)


class BucketTables:
    """The part of a session that digests need; see ``interface.Session``. Sums are kept as signed 64-bit integers."""

    connection: Connection

    def has_buckets(self) -> bool:
        meta = tables.meta
        return self.connection.execute(select(meta.c.value).where(meta.c.key == _MADE)).first() is not None

    def begin_buckets(self) -> None:
        self.connection.execute(delete(tables.buckets))
        if not self.has_buckets():
            self.connection.execute(insert(tables.meta).values(key=_MADE, value="1"))

    def buckets(self, numbers: Collection[int] = ()) -> dict[tuple[str, int], int]:
        table = tables.buckets
        wanted = select(table.c.scope, table.c.bucket, table.c.sum)
        if numbers:
            wanted = wanted.where(table.c.bucket.in_(numbers))
        return {(row[0], row[1]): row[2] % (2 * _HALF) for row in self.connection.execute(wanted)}

    def put_buckets(self, sums: Mapping[tuple[str, int], int]) -> None:
        if sums:
            rows = [
                {"scope": scope, "bucket": bucket, "sum": (total + _HALF) % (2 * _HALF) - _HALF}
                for (scope, bucket), total in sums.items()
            ]
            self.connection.execute(_PUT, rows)
