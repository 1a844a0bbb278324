"""An identity of its own for a laptop that is a copy of another one, or was restored from an old backup of itself.

Its copy and itself would otherwise give the same numbers to different operations. It stays the same person's laptop, with
the same rights; whoever takes the access of a laptop away takes it from its copies too. Nobody is asked anything. What
copies had to renumber before stands in ``storage.identities``.
"""

from __future__ import annotations

import secrets
from datetime import datetime
from typing import Final
from uuid import uuid4

from msgspec.structs import replace

from mediator_app.domain.clocks import utc_text
from mediator_app.protocol.codec import UnreadableMessageError
from mediator_app.protocol.messages import ForkReply, ForkRequest
from mediator_app.server.answering import WrongTerritoryError
from mediator_app.server.enrolment import TOKEN_BYTES, hash_of
from mediator_app.server.evicting import as_it_is
from mediator_app.server.histories import cursor_at, lineage
from mediator_app.server.store.interface import Device, Session, Store

LONGEST_NAME: Final = 64
"""Signs of the longest name of an installation."""


def fork(store: Store, device: Device, request: ForkRequest, now: datetime) -> ForkReply:
    """Give the copy its identity; the same one, with one token more, if the same installation asks again.

    Raises WrongTerritoryError, and UnreadableMessageError for numbers that no laptop can have.
    """
    _check(request)
    token = secrets.token_urlsafe(TOKEN_BYTES)
    with store.writing() as session:
        territory = session.territory()
        if request.territory != territory.id:
            raise WrongTerritoryError(request.territory)
        copy = session.device_of_installation(request.installation, device.id)
        if copy is None:
            copy = _copy_of(session, as_it_is(session, device), request, now)
            session.add_device(copy, hash_of(token))
        else:
            session.give_token(copy.id, hash_of(token), copy.solo_through)
        hidden = _first_hidden(session, device, request.first_undecided)
        cursor = cursor_at(session, hidden - 1) if hidden else ""
    return ForkReply(copy.id, token, territory.id, territory.epoch, cursor, max(hidden - 1, 0))


def _check(request: ForkRequest) -> None:
    is_possible = 1 <= request.first_undecided <= request.through + 1 <= 2**53 and request.alone >= 0
    if not is_possible or not 0 < len(request.installation) <= LONGEST_NAME:
        raise UnreadableMessageError("no laptop asks so")


def _copy_of(session: Session, device: Device, request: ForkRequest, now: datetime) -> Device:
    at = utc_text(now)
    # What was made alone comes in with all rights; no more of it than the laptop had announced and not sent yet.
    unsent = device.solo_through - session.known_through(device.id, device.first_n)
    return replace(
        device,
        id=str(uuid4()),
        joined_at=at,
        last_seen_at=at,
        last_n=0,
        solo_through=request.through + max(min(request.alone, unsent), 0),
        forked_from=device.id,
        first_n=request.through + 1,
        installation=request.installation,
        verify_key="",
        box_key="",
    )


def _first_hidden(session: Session, device: Device, first_undecided: int) -> int:
    """The smallest number of the log that the laptop may not have received because it looked like its own work; or 0."""
    lines = [session.first_line(identity.id, first_undecided) for identity in lineage(session, device)]
    return min((line for line in lines if line), default=0)
