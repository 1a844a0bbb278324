"""The centre's digest of its records, and the repair of a laptop's copy that turned out to differ.

Nothing depends on it for sync to be right; it finds what should never happen, mends only the buckets that differ, and counts.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from mediator_app.protocol.digests import BUCKETS, added, bucket_of, root_of
from mediator_app.protocol.messages import CheckReply, CheckRequest
from mediator_app.server.answering import change_of
from mediator_app.server.evicting import as_it_is
from mediator_app.server.histories import cursor_at
from mediator_app.server.reading import PART, every_record
from mediator_app.server.sectors import scopes_of
from mediator_app.server.store.interface import Device, Session, Store, StoredRecord
from mediator_app.server.summing import keep_digest


def check(store: Store, device: Device, request: CheckRequest) -> CheckReply:
    """Compare a laptop's digest with the centre's, or give it again the records of a bucket that differs.

    Only a laptop that has received everything can be compared; another one is told so and asks again later.
    """
    with store.reading() as session:
        is_made = session.has_buckets()
    if not is_made:
        _make(store)
    with store.reading() as session:
        if request.cursor != cursor_at(session, session.head()):
            return CheckReply("behind")
        device = as_it_is(session, device)
        if request.repair >= 0:
            records = [record for record in _held(session, device) if bucket_of(record.id) == request.repair]
            return CheckReply("repaired", changes=[change_of(record) for record in records])
        sums = _sums(session, device)
    if root_of(sums) == request.root:
        return CheckReply("same")
    return CheckReply("differs", sums=sums)


def _make(store: Store) -> None:
    with store.writing() as session:
        if not session.has_buckets():
            session.begin_buckets()
            after = ""
            while records := session.records_after(after, PART):
                keep_digest(session, {}, {record.id: record for record in records})
                after = records[-1].id


def _sums(session: Session, device: Device) -> list[int]:
    scopes, sees_everything = scopes_of(device), device.sees_everything
    sums = [0] * BUCKETS
    for (scope, bucket), total in session.buckets().items():
        if sees_everything or scope in scopes:
            sums[bucket] = added(sums[bucket], total)
    return sums


def _held(session: Session, device: Device) -> Iterable[StoredRecord]:
    """All that a laptop should hold."""
    return every_record(session) if device.sees_everything else _visible(session, device)


def _visible(session: Session, device: Device) -> Iterator[StoredRecord]:
    # The own records too: no device is told from others by an empty id.
    reader = replace(device, id="")
    after, more = 0, True
    while more:
        page = session.page(reader, after, 1 << 22)
        yield from page.records
        after, more = page.through, page.more
