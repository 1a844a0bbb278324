"""Keeping the centre's digest of its records up to date, in the transaction that changes them; ``digesting`` uses it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from mediator_app.protocol.digests import added, bucket_of, value_of
from mediator_app.server.store.interface import Session, StoredRecord

ALL: Final = ""
"""The scope under which the sums of all records are kept."""


def keep_digest(session: Session, before: Mapping[str, StoredRecord], after: Mapping[str, StoredRecord]) -> None:
    """Bring the digest up to records that a transaction has changed; nothing as long as no laptop has asked for it."""
    if not after or not session.has_buckets():
        return
    changes: dict[int, int] = {}
    for id_, record in after.items():
        bucket = bucket_of(id_)
        present = changes.get(bucket, 0) + value_of(id_, record.seq)
        former = before.get(id_)
        changes[bucket] = present - (value_of(id_, former.seq) if former else 0)
    kept = session.buckets(changes.keys())
    session.put_buckets({(ALL, one): added(kept.get((ALL, one), 0), change) for one, change in changes.items()})
