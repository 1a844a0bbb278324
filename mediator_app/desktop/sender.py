"""Sending from the window: the engine decides in the database lane, HTTP waits in the network lane, nothing blocks.

It carries out what ``sync.engine`` commands and tells ``SendingState`` how it goes. When it starts by itself, a failure is
kept in the journal and shown by the bar, never by a message.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from mediator_app.desktop.sending_state import SendingState
from mediator_app.desktop.tasks import Tasks
from mediator_app.services.laptop import Laptop
from mediator_app.sync.conversation import Begin, Command, Event, Finished, Posted, Progress, Renamed, Send, Wait, Woke
from mediator_app.sync.engine import SyncEngine
from mediator_app.sync.errands import Errand, Following, after, ask, before, pause, settle, tries
from mediator_app.sync.replica import LaptopReplica
from mediator_app.sync.replies import HttpReply
from mediator_app.sync.running import exchange
from mediator_app.sync.transport import HttpTransport

EVERY = 5 * 60 * 1000
"""Milliseconds between two tries that nobody asked for."""


class Sender(QObject):
    """One run at a time. ``received()`` comes whenever something of the centre's was taken in."""

    received = Signal()

    def __init__(self, laptop: Laptop, tasks: Tasks, state: SendingState, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._laptop = laptop
        self._tasks = tasks
        self._state = state
        self._chance = random.Random()  # noqa: S311  spreads tries only
        self._engine: SyncEngine | None = None
        self._transport: HttpTransport | None = None
        self._is_running = self._is_stopped = self._is_told = False
        self._pulled = 0
        self._runs = 0
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY)
        self._timer.timeout.connect(self._send_by_itself)

    def send(self) -> None:
        """Send and receive now, unless that is under way."""
        self._start(Begin())

    def _send_by_itself(self) -> None:
        """Send and receive, unless the centre is to be left alone after failures."""
        self._start(Begin(by_hand=False))

    def _start(self, event: Begin) -> None:
        if self._is_running or self._is_stopped:
            return
        self._is_running = True
        self._runs += 1
        self._pulled = 0
        self._is_told = event.by_hand
        if self._is_told:
            self._state.started.emit()
        if self._laptop.who.is_enrolled:
            self._prepare(event)
        else:
            self._feed(event)

    def try_regularly(self) -> None:
        """Send now and then every few minutes, without asking; only once a team was joined."""
        if self._laptop.who.is_enrolled:
            self._timer.start()
            self.send()

    def join(self) -> None:
        """This laptop has another identity than before: a line of its own to the centre, and what it holds goes."""
        former, self._transport = self._transport, None
        if former is not None:
            self._tasks.network.run(former.close)
        self.try_regularly()

    def stop(self) -> None:
        """Begin nothing more; what is under way is dropped after its page, which is safe."""
        self._is_stopped = True
        self._timer.stop()
        if self._transport is not None:
            self._transport.close()

    def _feed(self, event: Event) -> None:
        if not self._is_stopped:
            self._tasks.database.run(partial(self._step, event), self._carry_out)

    def _step(self, event: Event) -> list[Command]:
        """Runs in the database lane, which owns the file."""
        if self._engine is None:
            replica = LaptopReplica(self._laptop.connection, self._laptop.clock)
            self._engine = SyncEngine(replica, self._laptop.clock, random.Random())  # noqa: S311  spreads tries only
        return self._engine.step(event)

    def _carry_out(self, commands: Sequence[Command]) -> None:
        if not commands:  # the centre is left alone for now
            self._is_running = False
            return
        if not self._is_told:
            self._is_told = True
            self._state.started.emit()
        self._do_all(commands)

    def _do_all(self, commands: Sequence[Command]) -> None:
        for command in commands:
            self._do(command)

    def _answered(self, run: int, event: Event) -> None:
        """An answer; nobody waits any longer for one that comes when its run has ended."""
        if self._is_running and run == self._runs:
            self._feed(event)

    def _do(self, command: Command) -> None:
        if isinstance(command, Send):
            self._tasks.network.run(partial(self._exchange, command), partial(self._answered, self._runs))
            if command.leaves_time:
                self._tasks.database.run(partial(self._step, Posted()), self._do_all)
        elif isinstance(command, Renamed):
            self._tasks.network.run(partial(self._rename, command.token))
            self._tasks.database.run(self._laptop.refresh_membership)
        elif isinstance(command, Wait):
            QTimer.singleShot(int(command.seconds * 1000), partial(self._feed, Woke()))
        elif isinstance(command, Progress):
            self._state.progressed.emit(command.answered, command.total)
            self._tell(command.pulled)
        elif isinstance(command, Finished):
            self._end(partial(self._state.finished.emit, command.summary))
            self._run_errands(self._after_this_run(), _nothing, _nothing)
        else:
            self._end(partial(self._state.failed.emit, command.error))

    def _after_this_run(self) -> Following:
        """What is left to settle after the run that has just ended, as long as no other run begins: data goes first."""
        run = self._runs
        return lambda connection, clock: after(connection, clock) if run == self._runs else None

    def _rename(self, token: str) -> None:
        """Runs in the network lane, before anything else is sent."""
        self._connected().token = token

    def _exchange(self, command: Send) -> Event:
        """Runs in the network lane."""
        return exchange(self._connected() if self._laptop.who.is_enrolled else None, command)

    def _prepare(self, event: Event, failures: int = 0) -> None:
        """Fetch a new laptop's first copy, again and again on a bad line; then begin."""

        def again(most: int) -> None:
            if failures >= most or self._is_stopped:
                self._feed(event)
            else:
                wait = int(pause(failures, self._chance) * 1000)
                QTimer.singleShot(wait, partial(self._prepare, event, failures + 1))

        def failed(has_moved: bool) -> None:
            if has_moved:
                self._prepare(event)
            else:
                self._tasks.database.run(lambda: tries(self._laptop.connection, 0), again)

        self._run_errands(before, partial(self._feed, event), failed)

    def _run_errands(
        self,
        following: Following,
        then: Callable[[], object],
        failed: Callable[[bool], object],
        *,
        has_moved: bool = False,
    ) -> None:
        """Settle one thing after another with the centre, which nobody is told of; ``failed`` learns if any went well."""

        def go(errand: Errand | None) -> None:
            if errand is None or self._is_stopped:
                then()
            else:
                self._tasks.network.run(partial(self._ask, errand), partial(came_back, errand))

        def came_back(errand: Errand, reply: HttpReply | None) -> None:
            if reply is None or self._is_stopped:
                failed(has_moved)
                return
            laptop = self._laptop
            self._tasks.database.run(
                lambda: settle(laptop.connection, laptop.clock, errand, reply), partial(settled, errand)
            )

        def settled(errand: Errand, is_settled: bool) -> None:
            if errand.is_paper:
                self._state.papers_moved.emit()
            if is_settled:
                self._run_errands(following, then, failed, has_moved=True)
            else:
                failed(has_moved)

        self._tasks.database.run(lambda: following(self._laptop.connection, self._laptop.clock), go)

    def _ask(self, errand: Errand) -> HttpReply | None:
        """Runs in the network lane."""
        return ask(self._connected(), errand)

    def _connected(self) -> HttpTransport:
        """The connection to the centre, kept alive between runs."""
        if self._transport is None:
            self._transport = HttpTransport(self._laptop.who.url, self._laptop.who.token)
        return self._transport

    def _tell(self, pulled: int) -> None:
        if pulled > self._pulled:
            self._pulled = pulled
            self.received.emit()

    def _end(self, tell: Callable[[], object]) -> None:
        self._is_running = False
        self.received.emit()
        tell()


def _nothing(*_: object) -> None:
    """Nobody waits for this."""
