"""Keeping the centre's digest of its records up to date, in the transaction that changes them; ``digesting`` uses it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from mediator_app.protocol.digests import added, sums_of
from mediator_app.server.store.interface import Session, StoredRecord

_COMMON = ""


def keep_digest(
    session: Session,
    before: Mapping[str, StoredRecord],
    after: Mapping[str, StoredRecord],
    made: Mapping[str, int] | None = None,
) -> None:
    """Bring the digest up to records that a transaction has changed; nothing as long as no laptop has asked for it.

    ``made`` are further ones that are new, by id and number, and common to all. Sums are kept by scope and bucket: what moves
    is taken from one and added to another.
    """
    if not (after or made) or not session.has_buckets():
        return
    changes = _by_scope(after.values(), 1)
    for key, taken in _by_scope((before[id_] for id_ in after if id_ in before), -1).items():
        changes[key] = changes.get(key, 0) + taken
    for bucket, total in enumerate(sums_of(made.items()) if made else ()):
        if total:
            changes[_COMMON, bucket] = changes.get((_COMMON, bucket), 0) + total
    kept = session.buckets({bucket for _, bucket in changes})
    session.put_buckets({key: added(kept.get(key, 0), change) for key, change in changes.items()})


def _by_scope(records: Iterable[StoredRecord], sign: int) -> dict[tuple[str, int], int]:
    """(scope, bucket) → the sum of records there, with its sign."""
    scopes: dict[str, list[tuple[str, int]]] = {}
    for record in records:
        scopes.setdefault(record.scope, []).append((record.id, record.seq))
    return {
        (scope, bucket): sign * total
        for scope, versions in scopes.items()
        for bucket, total in enumerate(sums_of(versions))
        if total
    }
