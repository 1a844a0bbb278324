"""What the engine is told and what it asks for, in its conversation with whoever carries it out."""

from __future__ import annotations

from typing import Final

import msgspec

from mediator_app.errors import AppError
from mediator_app.sync.replies import HttpReply

SYNC_PATH: Final = "/v1/sync"
FORK_PATH: Final = "/v1/fork"
QUARANTINE_PATH: Final = "/v1/quarantine"


class Begin(msgspec.Struct, frozen=True):
    """Somebody asks to send and receive now; or a timer does, which after failures is told nothing for a while."""

    by_hand: bool = True


class Posted(msgspec.Struct, frozen=True):
    """The bytes are on their way: there is time for what was put off. Need not be told; asks for no other message."""


class Received(msgspec.Struct, frozen=True):
    """The transport got an answer, from whoever."""

    reply: HttpReply


class Failed(msgspec.Struct, frozen=True):
    """The transport got no answer."""

    code: str = "offline"


class Woke(msgspec.Struct, frozen=True):
    """The pause asked for is over."""


Event = Begin | Posted | Received | Failed | Woke


class Send(msgspec.Struct, frozen=True):
    """Post these bytes.

    ``leaves_time``: something can be done while they are on their way, what came before be written down or what follows read.
    """

    body: bytes
    path: str = SYNC_PATH
    leaves_time: bool = False


class Renamed(msgspec.Struct, frozen=True):
    """This laptop has another identity from now on: whatever is sent next carries this token."""

    token: str


class Wait(msgspec.Struct, frozen=True):
    """Let this many seconds pass, then say Woke."""

    seconds: float


class Progress(msgspec.Struct, frozen=True):
    """How far the run is: operations answered so far and in all, records received so far."""

    answered: int
    total: int
    pulled: int


class Finished(msgspec.Struct, frozen=True):
    """Everything was sent and received."""

    summary: Summary


class GaveUp(msgspec.Struct, frozen=True):
    """The run ends here for a reason to tell; nothing is lost, what arrived stays."""

    error: AppError
    summary: Summary


Command = Send | Renamed | Wait | Progress | Finished | GaveUp


class Summary(msgspec.Struct, frozen=True):
    """What one run did. Verdict counts are of this laptop's operations; ``pulled`` counts records; bytes are compressed."""

    pushed: int = 0
    accepted: int = 0
    rejected: int = 0
    held: int = 0
    parked: int = 0
    pulled: int = 0
    rounds: int = 0
    bytes_up: int = 0
    bytes_down: int = 0
    seconds: float = 0.0
