"""The laptop's side of sync, without any input or output: ``step(event) -> commands``.

The window, the command line and the simulator run this same code. The clock, the randomness and the file are passed in;
one thread calls ``step``; HTTP and waiting are done by whoever carries out the commands. One run goes through the outbox
once and receives all there is; each page is committed when it arrives, so a cut costs at most one page.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from datetime import timedelta
from typing import Final, NamedTuple, TypeVar

import msgspec
from msgspec.structs import replace

from mediator_app.domain.clocks import HybridClock, civil
from mediator_app.errors import AppError, OfflineError
from mediator_app.protocol.codec import encode
from mediator_app.protocol.messages import (
    Aside,
    ForkReply,
    ForkRequest,
    Operation,
    QuarantineReply,
    QuarantineRequest,
    SyncReply,
    SyncRequest,
    newest_answered,
    round_of,
)
from mediator_app.storage.identities import Standing
from mediator_app.storage.settings import Membership
from mediator_app.sync.conversation import (
    FORK_PATH,
    QUARANTINE_PATH,
    SYNC_PATH,
    Begin,
    Command,
    Event,
    Failed,
    Finished,
    GaveUp,
    Posted,
    Progress,
    Received,
    Renamed,
    Send,
    Summary,
    Wait,
)
from mediator_app.sync.laptop_file import Replica
from mediator_app.sync.paging import Paging
from mediator_app.sync.replies import HttpReply, StumbledError, TryAgainError, not_the_centre, read_reply
from mediator_app.sync.resting import LONGEST_PAUSE, Rest
from mediator_app.sync.suspects import Next, Suspects

MOST_OPERATIONS: Final = 2500
MOST_FORKS: Final = 3
"""Identities that a laptop asks for in one run; more would be a misunderstanding."""
MOST_ASIDE: Final = 20
"""User transactions put aside in one run; more, and it is the centre that must be mended first."""

_UNTOLD: Final = 0
"""The round in the answers of a centre that does not tell it."""

R = TypeVar("R", SyncReply, ForkReply, QuarantineReply)


class _Unwritten(NamedTuple):
    """An answer, its compressed bytes, and what it answers."""

    reply: SyncReply
    size: int
    sent: Sequence[Operation]


class _Following(NamedTuple):
    """Operations read ahead: those after a number, as many as go into so many bytes."""

    after: int
    plain_bytes: int
    operations: Sequence[Operation]


_NOT_READ: Final = _Following(-1, 0, ())
_NOBODY: Final = Membership()
_NOWHERE: Final = Standing(0, 0)
_NOTHING_DONE: Final = Summary()


class SyncEngine:
    """Decides what to send next and what an answer means. ``patience`` is how many failures in a row end a run."""

    def __init__(self, replica: Replica, clock: HybridClock, rng: random.Random, patience: int = 4) -> None:
        self._replica = replica
        self._clock = clock
        self._random = rng
        self._patience = patience
        self._paging = Paging()
        self._rest = Rest(rng)
        self._who = _NOBODY
        self._standing = _NOWHERE
        self._epoch = ""
        self._reset_run()

    def _reset_run(self) -> None:
        self._summary = _NOTHING_DONE
        self._begun = self._posted = self._clock.now()
        self._sent: Sequence[Operation] = ()
        self._aside: Sequence[int] = ()
        self._doubtful: Sequence[Operation] = ()
        self._suspects = Suspects()
        self._answered_through = self._total = self._failures = self._forks = self._found = self._asked = 0
        self._bytes_up = 0
        self._was_reset = self._is_copy = False
        self._unwritten: _Unwritten | None = None
        self._following = _NOT_READ
        self._next: Callable[[], Command] = self._ask_round
        self._take_answer: Callable[[HttpReply], list[Command]] = self._take_round

    def step(self, event: Event) -> list[Command]:
        """What to do next. After Finished or GaveUp the engine waits for another Begin."""
        if isinstance(event, Begin):
            return self._begin(event)
        try:
            told = self._write_down()
            if isinstance(event, Posted):
                self._read_ahead()
                return told
        except AppError as error:
            return self._give_up(error)
        if isinstance(event, Received):
            return [*told, *self._receive(event.reply)]
        if isinstance(event, Failed):
            return [*told, *self._fail(event.code)]
        return [*told, self._next()]

    def _begin(self, event: Begin) -> list[Command]:
        self._reset_run()
        if not event.by_hand and self._rest.left(self._begun) > 0:
            return []
        self._total = self._replica.count_waiting()
        self._who = self._replica.membership()
        if not self._who.is_enrolled:
            hint = "Saisissez le code donné par la coordination. D’ici là, tout reste sur ce poste."
            alone = OfflineError("Ce poste n’a pas encore rejoint d’équipe.", hint, code="not_enrolled")
            return [GaveUp(alone, self._summary)]
        if not self._total:
            self._go_on_with(self._ask_empty_round, self._take_round)
        opening = self._replica.begin()
        self._aside = opening.aside
        if opening.fork is not None:
            self._go_on_with(self._ask_identity, self._take_identity)
        return [self._next()]

    def _go_on_with(self, ask: Callable[[], Command], take: Callable[[HttpReply], list[Command]]) -> None:
        """What is asked next, also after a failure, and who reads the answer."""
        self._next, self._take_answer = ask, take

    def _ask_round(self) -> Send:
        self._sent = self._suspects.of(self._waiting_after(self._answered_through))
        return self._round(self._sent)

    def _waiting_after(self, number: int) -> Sequence[Operation]:
        size, (after, plain_bytes, operations) = self._paging.plain_bytes, self._following
        self._following = _NOT_READ
        if operations and (after, plain_bytes) == (number, size):
            return operations
        return self._replica.waiting(MOST_OPERATIONS, size, number)

    def _ask_empty_round(self) -> Send:
        self._sent = ()
        return self._round(())

    def _round(self, operations: Sequence[Operation], told: SyncReply | None = None) -> Send:
        """A round with these operations, by where the laptop stands, or will once it has written down what it was ``told``."""
        self._standing = standing = self._replica.standing()
        cursor, wall = standing.cursor, civil(self._clock.now())
        self._epoch, place = (told.epoch, told.cursor) if told else (cursor.epoch, cursor.text)
        request = SyncRequest(self._who.territory, self._epoch, place, self._paging.size, wall, list(operations))
        request.last_n, request.asking = standing.last_n, list(self._aside)
        request.acked = max(standing.acked, newest_answered(told) if told else 0)
        request.erased_through = standing.erased_through
        self._asked = round_of(request)
        # While it is on its way the answer before it can be written down, or the operations after it read.
        leaves_time = told is not None or 0 < len(operations) < self._total - self._summary.pushed
        return self._post(request, SYNC_PATH, leaves_time=leaves_time)

    def _post(
        self, message: SyncRequest | ForkRequest | QuarantineRequest, path: str, *, leaves_time: bool = False
    ) -> Send:
        body = encode(message, is_quick=self._paging.is_full_grown)
        self._posted = self._clock.now()
        self._bytes_up += len(body)
        return Send(body, path, leaves_time)

    def _receive(self, http: HttpReply) -> list[Command]:
        try:
            return self._take_answer(http)
        except StumbledError:
            return self._stumble()
        except TryAgainError as failure:
            return self._fail(failure.code, failure.after)
        except AppError as error:
            return self._give_up(error)

    def _take_round(self, http: HttpReply) -> list[Command]:
        reply = self._read_round(http)
        self._failures = 0
        self._paging.passed(self._clock.now() - self._posted)
        if reply.reset:
            return self._reset(reply)
        self._suspects.passed(self._sent)
        if ahead := self._ask_ahead(reply, len(http.body)):
            return [ahead]
        self._take(_Unwritten(reply, len(http.body), self._sent))
        if self._is_copy and self._forks < MOST_FORKS:
            # At once: what else it sent under the name it shares would count as written after what the other one wrote.
            self._forks += 1
            self._replica.prepare_fork()
            self._go_on_with(self._ask_identity, self._take_identity)
            return [self._next()]
        if reply.more or self._replica.waiting(1, 1, self._answered_through):
            return self._go_on()
        self._rest.end()
        done = self._timed()
        self._replica.note("done", "", done)
        return [Finished(done)]

    def _ask_ahead(self, reply: SyncReply, size: int) -> Send | None:
        """The round after this answer, asked before it is written down: the centre works while the laptop's disk does.

        Only after an answer that leaves nothing to decide. It claims no more than what the centre has said; a laptop that dies
        before it has written asks for both again, as if two answers had been lost.
        """
        if not (self._sent or reply.more):
            return None
        if not self._is_plain(reply):
            self._following = _NOT_READ
            return None
        through = self._sent[-1].n if self._sent else self._answered_through
        operations = self._waiting_after(through)
        # The centre takes what is sent as said by somebody who has received all before it: what has come is kept first.
        has_reason = not reply.changes if operations else reply.more
        if not has_reason:
            return None
        self._unwritten = _Unwritten(reply, size, self._sent)
        self._sent, self._answered_through = operations, through
        return self._round(operations, reply)

    def _is_plain(self, reply: SyncReply) -> bool:
        """Does nothing but data come of this answer: no identity, no epoch, no erasure, no search for what stumbles?"""
        is_same = reply.epoch == self._epoch and not (self._is_copy or self._is_copied(reply))
        is_searching = self._suspects.are_there or self._aside
        return is_same and not is_searching and not any(change.gone for change in reply.changes)

    def _write_down(self) -> list[Command]:
        """Take in the answer after which the next round was asked at once, if it still has to be."""
        if self._unwritten is None:
            return []
        unwritten, self._unwritten = self._unwritten, None
        self._take(unwritten)
        return [self._progress()]

    def _read_ahead(self) -> None:
        """Read what comes after the round on its way: as much as the next page takes if this one goes well and quickly."""
        if self._sent:
            through, size = self._sent[-1].n, self._paging.plain_bytes_if_quick
            self._following = _Following(through, size, self._replica.waiting(MOST_OPERATIONS, size, through))

    def _read_round(self, http: HttpReply) -> SyncReply:
        """The answer to the round that was asked; TryAgainError for that to another, which a proxy or a cache had kept."""
        reply = self._checked(read_reply(SyncReply, http))
        if reply.round not in (_UNTOLD, self._asked):
            raise TryAgainError("another_round")
        return reply

    def _checked(self, reply: R) -> R:
        """The reply, if it is of this laptop's territory: nothing else is believed before that."""
        if reply.territory != self._who.territory:
            raise not_the_centre()
        return reply

    def _go_on(self) -> list[Command]:
        self._go_on_with(self._ask_round, self._take_round)
        return [self._progress(), self._next()]

    def _progress(self) -> Progress:
        answered = self._summary.accepted + self._summary.rejected + self._summary.parked
        # Those that were answered before a reset are answered twice.
        return Progress(min(answered, self._total), self._total, self._summary.pulled)

    def _is_copied(self, reply: SyncReply) -> bool:
        """Does the centre know operations under this laptop's name that it has not made?"""
        return reply.last_n > self._standing.last_n or "forked" in [verdict.code for verdict in reply.verdicts]

    def _take(self, arrived: _Unwritten) -> None:
        reply, size, sent = arrived
        self._is_copy = self._is_copied(reply) or self._is_copy
        self._replica.apply(reply)
        self._clock.observe(reply.hlc)
        self._aside = ()
        if sent:
            self._answered_through = max(self._answered_through, sent[-1].n)
        done = self._summary
        states = [verdict.state for verdict in reply.verdicts]
        self._summary = replace(
            done,
            pushed=done.pushed + len(sent),
            accepted=done.accepted + sum(run.count for run in reply.runs) + states.count("accepted"),
            rejected=done.rejected + states.count("rejected"),
            held=done.held + states.count("held"),
            parked=done.parked + states.count("parked"),
            pulled=done.pulled + len(reply.changes),
            rounds=done.rounds + 1,
            bytes_down=done.bytes_down + size,
        )

    def _reset(self, reply: SyncReply) -> list[Command]:
        """The centre was restored: it is sent what it has lost, and everything is received again, once per run."""
        if self._was_reset:
            return self._give_up(not_the_centre())
        self._was_reset = True
        self._replica.begin_again(reply)
        self._answered_through, self._following = 0, _NOT_READ
        # What was put aside is sent again too: asked about besides, it would be answered twice in one round.
        self._suspects, self._aside = Suspects(), ()
        self._total = self._replica.count_waiting()
        self._go_on_with(self._ask_round, self._take_round)
        return [self._next()]

    def _ask_identity(self) -> Send:
        self._sent = ()
        asked = self._replica.prepare_fork()
        request = ForkRequest(
            self._who.territory, asked.installation, asked.through, asked.first_undecided, asked.alone
        )
        return self._post(request, FORK_PATH)

    def _take_identity(self, http: HttpReply) -> list[Command]:
        """A copy goes on under its own name, and sends under it what was not decided under the other."""
        reply = self._checked(read_reply(ForkReply, http))
        self._replica.take_identity(reply)
        self._who = self._replica.membership()
        self._is_copy = False
        self._answered_through, self._following, self._failures = 0, _NOT_READ, 0
        self._go_on_with(self._ask_round, self._take_round)
        return [Renamed(reply.token), self._next()]

    def _stumble(self) -> list[Command]:
        """The centre has a bug. Is it one operation that brings it out?"""
        if not self._sent or self._found >= MOST_ASIDE:
            return self._fail("bug")
        found = self._suspects.stumbled(self._sent)
        if found is Next.AGAIN:
            return [Wait(self._random.uniform(0, 1))]
        if found is Next.FOUND:
            self._doubtful = self._sent
            self._go_on_with(self._ask_empty_round, self._take_proof)
        return [self._next()]

    def _take_proof(self, http: HttpReply) -> list[Command]:
        """Without the doubtful operation the centre does not stumble: so it is put aside there, unread."""
        reply = self._read_round(http)
        if reply.reset:
            return self._reset(reply)
        self._take(_Unwritten(reply, len(http.body), self._sent))
        self._go_on_with(self._ask_aside, self._take_aside)
        return [self._next()]

    def _ask_aside(self) -> Send:
        self._sent = ()
        blobs = [Aside(operation.n, msgspec.json.encode(operation)) for operation in self._doubtful]
        return self._post(QuarantineRequest(self._who.territory, blobs), QUARANTINE_PATH)

    def _take_aside(self, http: HttpReply) -> list[Command]:
        kept = self._checked(read_reply(QuarantineReply, http)).kept
        self._replica.set_aside([operation.n for operation in self._doubtful if operation.n in kept])
        # Where another one is kept under that number, this laptop is a copy.
        self._is_copy = self._is_copy or any(operation.n not in kept for operation in self._doubtful)
        self._answered_through = self._doubtful[-1].n
        self._found += 1
        self._failures = 0
        self._suspects = Suspects()
        return self._go_on()

    def _fail(self, code: str, at_least: float = 0.0) -> list[Command]:
        self._failures += 1
        self._paging.failed()
        if self._failures > self._patience or at_least > LONGEST_PAUSE:
            self._rest.begin(self._clock.now(), at_least, self._patience)
            return self._give_up(_offline(), code)
        # Full jitter: laptops that lost the same network do not come back all at once.
        pause = self._random.uniform(0, min(2.0 ** (self._failures - 1), LONGEST_PAUSE))
        return [Wait(max(pause, at_least))]

    def _give_up(self, error: AppError, code: str = "") -> list[Command]:
        self._replica.note("failed", code or error.code, self._timed())
        return [GaveUp(error, self._timed())]

    def _timed(self) -> Summary:
        elapsed = (self._clock.now() - self._begun) / timedelta(seconds=1)
        return replace(self._summary, bytes_up=self._bytes_up, seconds=round(max(elapsed, 0.0), 3))


def _offline() -> OfflineError:
    return OfflineError(
        "Le centre ne répond pas. Rien n’est perdu.", "Tout reste sur ce poste jusqu’au prochain envoi."
    )
