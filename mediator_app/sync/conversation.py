"""What the engine is told and what it asks for, in its conversation with whoever carries it out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from mediator_app.errors import AppError
from mediator_app.sync.replies import HttpReply

SYNC_PATH: Final = "/v1/sync"
FORK_PATH: Final = "/v1/fork"
QUARANTINE_PATH: Final = "/v1/quarantine"


@dataclass(frozen=True, slots=True)
class Begin:
    """Somebody asks to send and receive now; or a timer does, which after failures is told nothing for a while."""

    by_hand: bool = True


@dataclass(frozen=True, slots=True)
class Posted:
    """The bytes are on their way: there is time for what was put off. Need not be told; asks for no other message."""


@dataclass(frozen=True, slots=True)
class Received:
    """The transport got an answer, from whoever."""

    reply: HttpReply


@dataclass(frozen=True, slots=True)
class Failed:
    """The transport got no answer."""

    code: str = "offline"


@dataclass(frozen=True, slots=True)
class Woke:
    """The pause asked for is over."""


Event = Begin | Posted | Received | Failed | Woke


@dataclass(frozen=True, slots=True)
class Send:
    """Post these bytes.

    ``leaves_time``: something can be done while they are on their way, what came before be written down or what follows read.
    """

    body: bytes
    path: str = SYNC_PATH
    leaves_time: bool = False


@dataclass(frozen=True, slots=True)
class Renamed:
    """This laptop has another identity from now on: whatever is sent next carries this token."""

    token: str


@dataclass(frozen=True, slots=True)
class Wait:
    """Let this many seconds pass, then say Woke."""

    seconds: float


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the run is: operations answered so far and in all, records received so far."""

    answered: int
    total: int
    pulled: int


@dataclass(frozen=True, slots=True)
class Finished:
    """Everything was sent and received."""

    summary: Summary


@dataclass(frozen=True, slots=True)
class GaveUp:
    """The run ends here for a reason to tell; nothing is lost, what arrived stays."""

    error: AppError
    summary: Summary


Command = Send | Renamed | Wait | Progress | Finished | GaveUp


@dataclass(frozen=True, slots=True)
class Summary:
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
