"""Small things to settle with the centre once a run of sending has succeeded: keys to exchange, parcels to hand on.

Like the engine it does no I/O: ``next_errand`` says what to post, ``settle`` takes the answer. A failure is nothing to tell
anybody; the errand is there again next time.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from mediator_app.errors import AppError
from mediator_app.protocol.messages import ParcelReceipt, PublicKeys
from mediator_app.storage import carrying
from mediator_app.storage.database import Connection, transaction
from mediator_app.sync.parcels import keep_keys, keys_to_give
from mediator_app.sync.replies import HttpReply, TryAgainError, read_reply
from mediator_app.sync.transport import NoAnswerError, Transport

KEYS_PATH: Final = "/v1/keys"
PARCEL_PATH: Final = "/v1/parcel"
_REFUSED: Final = "refused_parcel"


@dataclass(frozen=True, slots=True)
class Errand:
    """Bytes to post, and where; ``number`` is that of the parcel carried."""

    path: str
    body: bytes
    number: int = 0


def next_errand(connection: Connection) -> Errand | None:
    """What is left to settle with the centre."""
    if keys := keys_to_give(connection):
        return Errand(KEYS_PATH, keys)
    carried = carrying.first_carried(connection)
    return Errand(PARCEL_PATH, carried[1], carried[0]) if carried else None


def settle(connection: Connection, errand: Errand, reply: HttpReply) -> bool:
    """Take the centre's answer; False if it is none, and the errand stays."""
    try:
        if errand.path == KEYS_PATH:
            keep_keys(connection, read_reply(PublicKeys, reply))
            return True
        read_reply(ParcelReceipt, reply)
    except TryAgainError:
        return False
    except AppError as error:
        # What the centre cannot read now it never will: its maker still has all of it.
        if error.code != _REFUSED:
            return False
    with transaction(connection):
        carrying.handed_on(connection, errand.number)
    return True


def run_all(connection: Connection, transport: Transport) -> None:
    """Settle all there is, for who may wait."""
    while errand := next_errand(connection):
        try:
            reply = transport.post(errand.path, errand.body)
        except NoAnswerError:
            return
        if not settle(connection, errand, reply):
            return
