"""What a laptop is sent of its scopes, and told to let go of: records that left them, and those of scopes that it lost.

Records that move are told by their departure. After a change of the laptop's scopes it receives everything from the beginning
once more, its own records too, and is told on the way what it may not hold any longer. What a laptop must let go of carries
an id and nothing else.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

import msgspec
from msgspec.structs import replace

from mediator_app.protocol.messages import Change, SyncRequest
from mediator_app.server.histories import Place, extent_of, number_reached
from mediator_app.server.sectors import EVERYTHING, scopes_of, still_lost
from mediator_app.server.store.interface import Device, Page, Session
from mediator_app.server.store.scope_interface import Left, Span

EVICTED: Final = "evicted"
ERASED: Final = "erased"
_EACH: Final = 200
"""Bytes of a page that are counted for each record to let go of."""

_NOTHING: Final = msgspec.Raw(b"{}")
_EMPTIED: Final = msgspec.Raw(b'{"voided":true}')


class ScopedPage(NamedTuple):
    """A page within a laptop's scopes, the records to let go of, and up to which number its own ones are sent too."""

    page: Page
    left: Sequence[Left]
    echo_through: int


def as_it_is(session: Session, device: Device) -> Device:
    """The device as it is in this transaction: its scopes may have changed since its token was read."""
    return (session.device(device.id) or device) if session.has_sectors() else device


def note_what_it_left(session: Session, device: Device, request: SyncRequest, place: Place) -> None:
    """Note that the laptop has received all since its scopes changed, and let go of what it lost.

    Or that it has not any longer: an older copy of its file was brought back.
    """
    if place.after is not None and has_left(device, request):
        is_up_to_date = number_reached(request.cursor) >= device.scopes_seq
        session.left_scopes(device.id, device.scopes_seq if is_up_to_date else extent_of(request.cursor))


def has_left(device: Device, request: SyncRequest) -> bool:
    """Is there such news of the laptop?"""
    if not device.scopes_seq:
        return False
    reached = number_reached(request.cursor)
    return device.scopes_through < device.scopes_seq <= reached or extent_of(request.cursor) < device.scopes_through


def starts_over(device: Device, cursor: str) -> bool:
    """Have the laptop's scopes changed since it had this cursor, so that it receives everything from the beginning?"""
    return extent_of(cursor) < device.scopes_seq


def next_page(session: Session, device: Device, place: Place, max_bytes: int) -> ScopedPage:
    """What comes after a laptop's place; from the beginning if its scopes have changed since it was there."""
    after, echo_through = place.after or 0, place.echo_through
    if max(after, echo_through) < device.scopes_seq:
        after, echo_through = 0, session.head()
    is_again = after < echo_through
    # Who receives everything again receives his own records too, so that nothing stays that the centre has lost.
    page = session.page(replace(device, id="") if is_again else device, after, max_bytes)
    if device.sees_everything:
        return ScopedPage(page, (), echo_through)
    limit = max(max_bytes // _EACH, 1)
    span = Span(after, page.through, limit + 1)
    gone = _withheld(session, device, span) if is_again else session.departed(scopes_of(device), span)
    left = sorted((*gone, *session.erased_outside(scopes_of(device), span)))
    if len(left) > limit:
        left = left[:limit]
        through = left[-1].seq
        page = Page([record for record in page.records if record.seq <= through], through, more=True)
    # A record that changes meanwhile moves to the end: the way back ends where there is no end left to move to.
    return ScopedPage(page, left, session.head() if is_again and page.more else echo_through)


def among(session: Session, device: Device, ids: Collection[str]) -> Sequence[Left]:
    """Those of the ids that a laptop may not hold: what it says about them may have been answered after they left."""
    return () if device.sees_everything or not ids else session.outside(ids, scopes_of(device))


def evicted(left: Iterable[Left]) -> Iterator[Change]:
    """How a laptop is told to let go of records; and, of those that were erased, to empty what it wrote about them itself.

    The latter carries no number: it is no record that the laptop holds, and nothing to be acknowledged.
    """
    for one in left:
        yield Change(one.entity, one.id, one.seq, _NOTHING, one.seq, "", "", "", "", EVICTED)
        if one.erased:
            yield _told_by_id(one.id, one.entity)


def emptied(session: Session, about: Mapping[str, str]) -> Iterator[Change]:
    """How a laptop is told to empty what it says again and was emptied here (id → entity), where no record tells it.

    Only a copy of a laptop says it again: the other one was told by a centre which has lost that since.
    """
    for id_ in sorted(about.keys() - session.existing(about)) if about else ():
        yield _told_by_id(id_, about[id_])


def _told_by_id(id_: str, entity: str) -> Change:
    return Change(entity, id_, 0, _EMPTIED, 0, "", "", "", "", ERASED)


def _withheld(session: Session, device: Device, span: Span) -> list[Left]:
    lost = still_lost(device)
    return session.withheld(scopes_of(device), None if EVERYTHING in lost else lost, span)
