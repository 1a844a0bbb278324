"""What the centre could not take in and the laptop therefore brings unread: kept until a person has looked.

Without it one operation on which this program stumbles would keep all later ones of that laptop from coming in. What
becomes of what is kept stands in the commands of ``mediator-server quarantine``.
"""

from __future__ import annotations

from datetime import datetime
from typing import Final

from mediator_app.domain.clocks import utc_text
from mediator_app.protocol.codec import UnreadableMessageError
from mediator_app.protocol.messages import QuarantineReply, QuarantineRequest
from mediator_app.server.answering import WrongTerritoryError
from mediator_app.server.histories import identity_of, lineage
from mediator_app.server.store.interface import Device, Store

MOST: Final = 5000
"""Operations in one request: as many as a user's largest transaction may have."""


def put_aside(store: Store, device: Device, request: QuarantineRequest, now: datetime) -> QuarantineReply:
    """Keep the operations unread, each once; raises WrongTerritoryError, UnreadableMessageError for too many."""
    if not 0 < len(request.ops) <= MOST:
        raise UnreadableMessageError("too many at once")
    with store.writing() as session:
        if request.territory != session.territory().id:
            raise WrongTerritoryError(request.territory)
        identities = lineage(session, device)
        for one in request.ops:
            session.put_aside(identity_of(identities, one.n).id, one.n, one.blob, utc_text(now))
        session.seen(device.id, utc_text(now), max(one.n for one in request.ops))
    return QuarantineReply(request.territory, [one.n for one in request.ops])
