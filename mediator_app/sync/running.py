"""Carrying out the engine's commands, for the command line and for any thread that may wait."""

from __future__ import annotations

import random
import time
from collections import deque
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Protocol

from mediator_app.domain.clocks import HybridClock
from mediator_app.errors import OfflineError
from mediator_app.storage.database import Connection
from mediator_app.storage.operations import waiting_figures
from mediator_app.sync import errands, first_copy
from mediator_app.sync.conversation import (
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
    Woke,
)
from mediator_app.sync.engine import SyncEngine
from mediator_app.sync.replica import LaptopReplica
from mediator_app.sync.transport import Fetcher, HttpTransport, NoAnswerError, Transport


class Line(Transport, Protocol):
    """A transport that says who sends."""

    token: str


def synchronise(
    connection: Connection,
    clock: HybridClock,
    on_progress: Callable[[Progress], object] | None = None,
    *,
    patience: int = 4,
) -> Summary:
    """Send and receive all there is; raises the AppError that ended the run otherwise (offline, not_the_centre, …)."""
    replica = LaptopReplica(connection, clock)
    engine = SyncEngine(replica, clock, random.Random(), patience)  # noqa: S311  spreads tries, guards nothing
    who = replica.membership()
    transport = HttpTransport(who.url, who.token) if who.is_enrolled else None
    try:
        if transport is not None:
            fetch_first_copy(connection, clock, transport, patience)
        summary = drive(engine, transport, on_progress)
        if transport is not None:
            errands.run_all(connection, clock, transport)
        return summary
    finally:
        if transport is not None:
            transport.close()


def fetch_first_copy(
    connection: Connection,
    clock: HybridClock,
    transport: Fetcher,
    patience: int,
    sleep: Callable[[float], object] = time.sleep,
) -> None:
    """Fetch a new laptop's first copy; OfflineError if the line is lost on the way and nothing waits to be sent."""
    rng = random.Random()  # noqa: S311  spreads tries, guards nothing
    failures = 0
    held = errands.before(connection, clock)
    while held and not errands.run_all(connection, clock, transport, errands.before):
        left = errands.before(connection, clock)
        failures, held = (0, left) if left != held else (failures + 1, left)
        if failures > errands.tries(connection, patience):
            if first_copy.is_under_way(connection) and not waiting_figures(connection).count:
                hint = "Elle reprendra où elle en est au prochain envoi. Rien n’est perdu."
                raise OfflineError("La première copie n’est pas finie\u00a0: le réseau est coupé.", hint)
            return
        sleep(errands.pause(failures, rng))


def drive(
    engine: SyncEngine,
    transport: Line | None,
    on_progress: Callable[[Progress], object] | None = None,
    sleep: Callable[[float], object] = time.sleep,
) -> Summary:
    """Run the engine from Begin to its end; what a round leaves time for is done while the other side works."""
    todo = deque(engine.step(Begin()))
    while todo:
        command = todo.popleft()
        if isinstance(command, Finished):
            return command.summary
        if isinstance(command, GaveUp):
            raise command.error
        if isinstance(command, Progress):
            (on_progress or _nobody)(command)
        else:
            todo.extend(_carried_out(engine, transport, command, sleep))
    raise RuntimeError("the engine asked for nothing")


def _nobody(_: Progress) -> None:
    """Nobody wants to know."""


def _carried_out(
    engine: SyncEngine, transport: Line | None, command: Send | Renamed | Wait, sleep: Callable[[float], object]
) -> Sequence[Command]:
    """What follows from a command."""
    if isinstance(command, Send):
        return _sent(engine, transport, command)
    if isinstance(command, Wait):
        sleep(command.seconds)
        return engine.step(Woke())
    if transport is not None:
        transport.token = command.token
    return ()


def _sent(engine: SyncEngine, transport: Line | None, command: Send) -> Sequence[Command]:
    """What follows from a message and its answer."""
    if not command.leaves_time:
        return engine.step(exchange(transport, command))
    with ThreadPoolExecutor(1, "sync") as line:
        answer = line.submit(exchange, transport, command)
        told = engine.step(Posted())
    if any(isinstance(one, GaveUp) for one in told):
        return told
    return [*told, *engine.step(answer.result())]


def exchange(transport: Transport | None, command: Send) -> Event:
    """Post what the engine sends; what came back as an event."""
    if transport is None:
        return Failed()
    try:
        return Received(transport.post(command.path, command.body))
    except NoAnswerError as error:
        return Failed(str(error))
