"""Do a laptop and this centre remember the same past? Cursors with their marks, epochs, and where two pasts part.

A cursor is ``epoch:number:mark`` and opaque to laptops; the mark is the beginning of the code of that line of the log, so
that a centre restored from an old copy, which has given the number to something else since, is found out. While a laptop
receives everything again, a fourth part says up to where its own records are sent to it too; while there is more to receive
than a page holds, a fifth one is the head. The mark is of the largest of these numbers: what a laptop was answered may lie
beyond what it has received.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Final, NamedTuple
from uuid import uuid4

import msgspec

from mediator_app.protocol.messages import SyncRequest
from mediator_app.server.store.interface import Device, Session

_LONGEST_NUMBER: Final = 18
_MOST_PARTS: Final = 4


class Place(msgspec.Struct, frozen=True):
    """Where a laptop stands in this centre's order.

    ``after`` is the number from which it goes on, None if it must receive everything again. ``echo_through``: up to that
    number its own records go back to it too. ``is_ahead``: this centre has gone backwards since the laptop was here. Up to
    ``common`` both remember the same.
    """

    after: int | None
    echo_through: int = 0
    is_ahead: bool = False
    common: int = 0


class _Cursor(NamedTuple):
    epoch: str
    number: int
    mark: str
    echo_through: int
    extent: int
    """Up to where the laptop relies on this past: what it has received, and what it need not send again."""


def place_of(session: Session, request: SyncRequest) -> Place:
    """Where the laptop that asks stands."""
    if not request.cursor:
        return _place_of_newcomer(session, request)
    cursor = _read(request.cursor)
    if cursor is None:
        return Place(None)
    head = session.head()
    is_same = cursor.extent <= head and cursor.mark == session.mark(cursor.extent)
    if cursor.epoch != session.territory().epoch:
        return _place_of_former_epoch(session, request, cursor, is_same=is_same)
    is_known = is_same or (cursor.extent <= head and not cursor.mark)
    if is_known and request.acked <= head:
        return Place(cursor.number, cursor.echo_through)
    return Place(None, is_ahead=True)


def _place_of_former_epoch(session: Session, request: SyncRequest, cursor: _Cursor, *, is_same: bool) -> Place:
    """A past that is told line by line to be the same needs no beginning anew, if nothing of the laptop's is lost."""
    if is_same and request.acked <= cursor.extent and (cursor.mark or not cursor.extent):
        return Place(cursor.number, cursor.echo_through)
    return Place(None, common=_common(session, cursor, is_same=is_same))


def go_backwards(session: Session, request: SyncRequest) -> None:
    """If the laptop that asks has seen what this centre has not, begin a new epoch: what was sent must be sent again.

    Nobody knows since when: so no number is taken to mean the same, but to laptops whose marks say so.
    """
    if place_of(session, request).is_ahead:
        session.begin_epoch(str(uuid4()), 0)


def new_epoch(session: Session) -> str:
    """Begin another epoch right after a restore: numbers after the present head may mean something else to laptops."""
    epoch = str(uuid4())
    session.begin_epoch(epoch, session.head())
    return epoch


def cursor_at(session: Session, number: int, echo_through: int = 0) -> str:
    """The cursor of a laptop that knows everything up to a number."""
    echo = echo_through if number < echo_through else 0
    reached, head = max(number, echo), session.head()
    cursor = f"{session.territory().epoch}:{number}:{session.mark(max(reached, head))}"
    if head > reached:
        return f"{cursor}:{echo or ''}:{head}"
    return f"{cursor}:{echo}" if echo else cursor


def number_reached(cursor: str) -> int:
    """Up to which number the laptop with this cursor has received everything; 0 while it receives everything again."""
    read = _read(cursor)
    return read.number if read and not read.echo_through else 0


def extent_of(cursor: str) -> int:
    """Up to which number the laptop with this cursor relies on what it was told."""
    read = _read(cursor)
    return read.extent if read else 0


def lineage(session: Session, device: Device) -> list[Device]:
    """The device, then what its laptop was before it was found to be a copy, and so on."""
    found = [device]
    while found[-1].forked_from:
        former = session.device(found[-1].forked_from)
        if former is None:
            break
        found.append(former)
    return found


def identity_of(identities: Sequence[Device], n: int) -> Device:
    """Under which of its identities, the newest first, a laptop gave a number."""
    return next((identity for identity in identities if identity.first_n <= n), identities[-1])


def _place_of_newcomer(session: Session, request: SyncRequest) -> Place:
    """A laptop that receives everything from the beginning; it may have been answered, and told of another past before."""
    if not (request.epoch or request.acked):
        return Place(0)
    if request.epoch != session.territory().epoch:
        return Place(None)
    is_ahead = request.acked > session.head()
    return Place(None if is_ahead else 0, is_ahead=is_ahead)


def _common(session: Session, cursor: _Cursor, *, is_same: bool) -> int:
    """Up to where a laptop of a former epoch remembers what this centre does; 0 if that cannot be told."""
    if is_same and cursor.mark:
        return cursor.extent
    heads = session.epochs_since(cursor.epoch)
    begun = min(heads, default=0)
    # A laptop that was not beyond that point, and yet remembers otherwise, comes from an earlier parting.
    return begun if cursor.extent > begun else 0


@lru_cache(1000)
def _read(text: str) -> _Cursor | None:
    epoch, *rest = text.split(":")
    if not 1 <= len(rest) <= _MOST_PARTS:
        return None
    number, mark, echo, head = [*rest, "", "", ""][:_MOST_PARTS]
    if not (_is_number(number) and all(not part or _is_number(part) for part in (echo, head))):
        return None
    reached, echo_through = int(number), int(echo or 0)
    return _Cursor(epoch, reached, mark, echo_through, max(reached, echo_through, int(head or 0)))


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) <= _LONGEST_NUMBER
