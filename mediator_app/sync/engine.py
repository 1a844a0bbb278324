"""The laptop's side of sync, without any input or output: ``step(event) -> commands``.

The window, the command line and the simulator run this same code. The clock, the randomness and the file are passed in;
one thread calls ``step``; HTTP and waiting are done by whoever carries out the commands. One run goes through the outbox
once and receives all there is; each page is committed when it arrives, so a cut costs at most one page.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Final, Protocol

from mediator_app.domain.clocks import HybridClock, civil
from mediator_app.errors import AppError, OfflineError
from mediator_app.protocol.codec import encode
from mediator_app.protocol.messages import Operation, SyncReply, SyncRequest
from mediator_app.storage.settings import Cursor, Membership
from mediator_app.sync.replies import HttpReply, TryAgainError, not_the_centre, read_reply

FIRST_PAGE: Final = 4 * 1024
LARGEST_PAGE: Final = 256 * 1024
SMALLEST_PAGE: Final = 1024
RATIO: Final = 6
"""About how many times smaller operations become by compression."""
MOST_OPERATIONS: Final = 5000
LONGEST_PAUSE: Final = 600.0
"""Seconds. A centre that asks for more patience than that is left alone until the next run."""


@dataclass(frozen=True, slots=True)
class Begin:
    """Somebody or a timer asks to send and receive now."""


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


Event = Begin | Received | Failed | Woke


@dataclass(frozen=True, slots=True)
class Send:
    """Post these bytes to ``/v1/sync``."""

    body: bytes


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


Command = Send | Wait | Progress | Finished | GaveUp


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


class Replica(Protocol):
    """What the engine needs of the laptop's file; ``sync.replica`` has the real one."""

    def membership(self) -> Membership:
        """Who works here."""

    def cursor(self) -> Cursor:
        """How far the centre's changes are known."""

    def waiting(self, limit: int, max_bytes: int, after: int) -> Sequence[Operation]:
        """Operations without a final answer, after a number."""

    def count_waiting(self) -> int:
        """How many operations have no final answer."""

    def apply(self, reply: SyncReply) -> None:
        """Take in a reply, whole, in one transaction."""

    def begin_again(self, epoch: str) -> None:
        """Send and receive everything again."""

    def note(self, outcome: str, code: str, summary: Summary) -> None:
        """Keep the outcome of a run."""


class SyncEngine:
    """Decides what to send next and what an answer means. ``patience`` is how many failures in a row end a run."""

    def __init__(self, replica: Replica, clock: HybridClock, rng: random.Random, patience: int = 4) -> None:
        self._replica = replica
        self._clock = clock
        self._random = rng
        self._patience = patience
        self._page = FIRST_PAGE
        self._summary = Summary()
        self._begun = clock.now()
        self._sent: Sequence[Operation] = ()
        self._answered_through = 0
        self._total = 0
        self._failures = 0
        self._was_reset = False

    def step(self, event: Event) -> list[Command]:
        """What to do next. After Finished or GaveUp the engine waits for another Begin."""
        if isinstance(event, Begin):
            return self._begin()
        if isinstance(event, Received):
            return self._receive(event.reply)
        if isinstance(event, Failed):
            return self._fail(event.code)
        return [self._next_request()]

    def _begin(self) -> list[Command]:
        self._summary = Summary()
        self._begun = self._clock.now()
        self._answered_through = self._failures = 0
        self._was_reset = False
        self._total = self._replica.count_waiting()
        if not self._replica.membership().is_enrolled:
            hint = "Saisissez le code donné par la coordination. D’ici là, tout reste sur ce poste."
            return [
                GaveUp(
                    OfflineError("Ce poste n’a pas encore rejoint d’équipe.", hint, code="not_enrolled"), self._summary
                )
            ]
        return [self._next_request()]

    def _next_request(self) -> Send:
        cursor, who = self._replica.cursor(), self._replica.membership()
        budget = self._page * RATIO
        self._sent = self._replica.waiting(MOST_OPERATIONS, budget, self._answered_through)
        request = SyncRequest(
            *(who.territory, cursor.epoch, cursor.text, self._page, civil(self._clock.now()), list(self._sent))
        )
        body = encode(request)
        self._summary = replace(self._summary, bytes_up=self._summary.bytes_up + len(body))
        return Send(body)

    def _receive(self, http: HttpReply) -> list[Command]:
        try:
            reply = read_reply(SyncReply, http)
            if reply.territory != self._replica.membership().territory:
                raise not_the_centre()
        except TryAgainError as failure:
            return self._fail(failure.code, failure.after)
        except AppError as error:
            return self._give_up(error)
        self._failures = 0
        self._page = min(self._page * 2, LARGEST_PAGE)
        if reply.reset:
            return self._reset(reply)
        self._take(reply, len(http.body))
        if reply.more or self._replica.waiting(1, 1, self._answered_through):
            answered = self._summary.accepted + self._summary.rejected + self._summary.parked
            # Those that were answered before a reset are answered twice.
            return [Progress(min(answered, self._total), self._total, self._summary.pulled), self._next_request()]
        self._replica.note("done", "", self._timed())
        return [Finished(self._timed())]

    def _take(self, reply: SyncReply, size: int) -> None:
        self._replica.apply(reply)
        self._clock.observe(reply.hlc)
        if self._sent:
            self._answered_through = self._sent[-1].n
        done = self._summary
        states = [verdict.state for verdict in reply.verdicts]
        self._summary = replace(
            done,
            pushed=done.pushed + len(self._sent),
            accepted=done.accepted + sum(run.count for run in reply.runs) + states.count("accepted"),
            rejected=done.rejected + states.count("rejected"),
            held=done.held + states.count("held"),
            parked=done.parked + states.count("parked"),
            pulled=done.pulled + len(reply.changes),
            rounds=done.rounds + 1,
            bytes_down=done.bytes_down + size,
        )

    def _reset(self, reply: SyncReply) -> list[Command]:
        """The centre was restored: everything is sent and received again, once per run."""
        if self._was_reset:
            return self._give_up(not_the_centre())
        self._was_reset = True
        self._replica.begin_again(reply.epoch)
        self._answered_through = 0
        self._total = self._replica.count_waiting()
        return [self._next_request()]

    def _fail(self, code: str, at_least: float = 0.0) -> list[Command]:
        self._failures += 1
        self._page = max(self._page // 2, SMALLEST_PAGE)
        if self._failures > self._patience or at_least > LONGEST_PAUSE:
            return self._give_up(_offline(), code)
        # Full jitter: laptops that lost the same network do not come back all at once.
        pause = self._random.uniform(0, min(2.0 ** (self._failures - 1), LONGEST_PAUSE))
        return [Wait(max(pause, at_least))]

    def _give_up(self, error: AppError, code: str = "") -> list[Command]:
        self._replica.note("failed", code or error.code, self._timed())
        return [GaveUp(error, self._timed())]

    def _timed(self) -> Summary:
        elapsed = (self._clock.now() - self._begun) / timedelta(seconds=1)
        return replace(self._summary, seconds=round(max(elapsed, 0.0), 3))


def _offline() -> OfflineError:
    return OfflineError(
        "Le centre ne répond pas. Rien n’est perdu.", "Tout reste sur ce poste jusqu’au prochain envoi."
    )
