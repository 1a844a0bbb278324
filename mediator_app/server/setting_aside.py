"""What the centre could not take in and the laptop therefore brings unread: kept until a person has looked.

Without it one operation on which this program stumbles would keep all later ones of that laptop from coming in. What
becomes of what is kept stands in the commands of ``mediator-server quarantine``.
"""

from __future__ import annotations

from datetime import datetime
from typing import Final

from mediator_app.domain.clocks import utc_text
from mediator_app.protocol.codec import UnreadableMessageError
from mediator_app.protocol.messages import Aside, QuarantineReply, QuarantineRequest
from mediator_app.server.answering import WrongTerritoryError
from mediator_app.server.arriving import operation_in
from mediator_app.server.histories import identity_of, lineage
from mediator_app.server.store.care_interface import ASIDE
from mediator_app.server.store.interface import Device, Session, Store
from mediator_app.server.words_about import empty_aside, ids_told_of, is_emptied

MOST: Final = 5000
"""Operations in one request: as many as a user's largest transaction may have."""


def put_aside(store: Store, device: Device, request: QuarantineRequest, now: datetime) -> QuarantineReply:
    """Keep the operations unread, each once; raises WrongTerritoryError, UnreadableMessageError for too many.

    A number under which another operation is kept already, or was taken in, comes from a copy of the laptop: that one is not
    kept, and not answered for, so that the copy gets a name of its own first.
    """
    if not 0 < len(request.ops) <= MOST:
        raise UnreadableMessageError("too many at once")
    with store.writing() as session:
        if request.territory != session.territory().id:
            raise WrongTerritoryError(request.territory)
        identities = lineage(session, device)
        for one in request.ops:
            _keep(session, identity_of(identities, one.n).id, one, now)
        if erased := session.erased(set[str]().union(*(ids_told_of(one.blob) for one in request.ops))):
            empty_aside(session, erased)
        session.seen(device.id, utc_text(now), max(one.n for one in request.ops))
        there = {(one.device, one.n): one.blob for one in session.set_aside()}
        kept = [
            one.n for one in request.ops if _is_same(one.blob, there.get((identity_of(identities, one.n).id, one.n)))
        ]
    return QuarantineReply(request.territory, kept)


def _keep(session: Session, author: str, one: Aside, now: datetime) -> None:
    if not _is_taken(session, author, one):
        session.put_aside(author, one.n, one.blob, utc_text(now))
        session.note(f"{ASIDE}{author}", "1")


def _is_taken(session: Session, author: str, one: Aside) -> bool:
    """Was another operation taken in under that number?"""
    known, operation = session.known(author, one.n, one.n).get(one.n), operation_in(one.blob)
    if known is None or operation is None:
        return known is not None
    return operation.id != known.id or known.fields not in (str(operation.fields, "utf-8"), "{}")


def _is_same(blob: bytes, kept: bytes | None) -> bool:
    """Is it the same operation, or what is left of it since it was about somebody who was erased?"""
    if kept is None:
        return False
    one, other = operation_in(blob), operation_in(bytes(kept))
    if one is None or other is None:
        return blob == bytes(kept)
    return one.id == other.id and (is_emptied(kept) or bytes(one.fields) == bytes(other.fields))
