"""Small things to settle with the centre around a run of sending: before it, a new laptop's first copy; after it, keys to
exchange, parcels to hand on, once a day a comparison of the two copies, and last of all the pieces of signed papers.

Like the engine it does no I/O: ``before`` and ``after`` say what to ask next, ``settle`` takes the answer. A failure is nothing
to tell anybody; the errand is there again next time.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from mediator_app.domain.clocks import HybridClock
from mediator_app.errors import AppError
from mediator_app.protocol.messages import ParcelReceipt, PublicKeys
from mediator_app.storage import carrying
from mediator_app.storage.database import Connection, transaction
from mediator_app.sync import comparing, first_copy, papers
from mediator_app.sync.parcels import keep_keys, keys_to_give
from mediator_app.sync.replies import HttpReply, TryAgainError, read_reply
from mediator_app.sync.transport import Fetcher, NoAnswerError

CHECK_PATH: Final = "/v1/check"
KEYS_PATH: Final = "/v1/keys"
PARCEL_PATH: Final = "/v1/parcel"
STEADY: Final = 12
"""Failures in a row that are borne while a first copy is coming."""
_REFUSED: Final = "refused_parcel"


@dataclass(frozen=True, slots=True)
class Errand:
    """What to ask and where: bytes to post or, with None, what to get from byte ``number`` on.

    Of a parcel carried, ``number`` is its own.
    """

    path: str
    body: bytes | None
    number: int = 0

    @property
    def is_paper(self) -> bool:
        """Is it a piece of a signed paper?"""
        return self.path.startswith(papers.PAPER_PATH)


Following = Callable[[Connection, HybridClock], Errand | None]
"""What finds the next errand."""


def before(connection: Connection, _: HybridClock) -> Errand | None:
    """What is left to settle before a run."""
    wanted = first_copy.next_piece(connection)
    return Errand(wanted[0], None, wanted[1]) if wanted else None


def after(connection: Connection, clock: HybridClock) -> Errand | None:
    """What is left to settle after a run that succeeded."""
    if keys := keys_to_give(connection):
        return Errand(KEYS_PATH, keys)
    if carried := carrying.first_carried(connection):
        return Errand(PARCEL_PATH, carried[1], carried[0])
    question = comparing.next_question(connection, clock)
    if question:
        return Errand(CHECK_PATH, question)
    piece = papers.next_piece(connection)
    return Errand(*piece) if piece else None


def settle(connection: Connection, clock: HybridClock, errand: Errand, reply: HttpReply) -> bool:
    """Take the centre's answer; False if it is none, and the errand stays."""
    if errand.is_paper:
        return papers.take(connection, errand.path, errand.body, reply)
    if errand.body is None:
        return first_copy.take(connection, clock, errand.path, reply)
    if errand.path == CHECK_PATH:
        return comparing.take(connection, clock, reply)
    return _settle_handed_in(connection, errand, reply)


def run_all(connection: Connection, clock: HybridClock, transport: Fetcher, following: Following = after) -> bool:
    """Settle all there is, for who may wait; False if one failed and is left."""
    while errand := following(connection, clock):
        reply = ask(transport, errand)
        if reply is None or not settle(connection, clock, errand, reply):
            return False
    return True


def tries(connection: Connection, patience: int) -> int:
    """How many failures in a row are borne before a run: more while a first copy is coming, as lines are often cut."""
    return max(patience, STEADY) if first_copy.is_under_way(connection) else patience


def pause(failures: int, rng: random.Random) -> float:
    """Seconds to wait after so many failures in a row."""
    return rng.uniform(0, min(0.25 * 2**failures, 2.0))


def ask(transport: Fetcher, errand: Errand) -> HttpReply | None:
    """The centre's answer; None if there was none."""
    try:
        if errand.body is None:
            return transport.get(errand.path, errand.number)
        return transport.post(errand.path, errand.body)
    except NoAnswerError:
        return None


def _settle_handed_in(connection: Connection, errand: Errand, reply: HttpReply) -> bool:
    """Of keys and of a colleague's parcel."""
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
