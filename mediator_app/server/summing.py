"""Keeping the centre's digest of its records up to date, in the transaction that changes them; ``digesting`` uses it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from mediator_app.protocol.digests import added, share_of, value_of
from mediator_app.server.store.interface import Session, StoredRecord


def keep_digest(session: Session, before: Mapping[str, StoredRecord], after: Mapping[str, StoredRecord]) -> None:
    """Bring the digest up to records that a transaction has changed; nothing as long as no laptop has asked for it.

    Sums are kept by scope and bucket: what moves is taken from one and added to another.
    """
    if not after or not session.has_buckets():
        return
    changes: defaultdict[tuple[str, int], int] = defaultdict(int)
    for id_, record in after.items():
        bucket, value = share_of(id_, record.seq)
        changes[record.scope, bucket] += value
        if former := before.get(id_):
            changes[former.scope, bucket] -= value_of(id_, former.seq)
    kept = session.buckets({bucket for _, bucket in changes})
    session.put_buckets({key: added(kept.get(key, 0), change) for key, change in changes.items()})
