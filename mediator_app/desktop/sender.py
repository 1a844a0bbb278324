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
from mediator_app.sync.engine import Begin, Command, Event, Finished, Progress, Send, SyncEngine, Wait, Woke
from mediator_app.sync.errands import Errand, next_errand, settle
from mediator_app.sync.replica import LaptopReplica
from mediator_app.sync.replies import HttpReply
from mediator_app.sync.running import exchange
from mediator_app.sync.transport import HttpTransport, NoAnswerError

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
        self._engine: SyncEngine | None = None
        self._transport: HttpTransport | None = None
        self._is_running = self._is_stopped = False
        self._pulled = 0
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY)
        self._timer.timeout.connect(self.send)

    def send(self) -> None:
        """Send and receive now, unless that is under way."""
        if self._is_running or self._is_stopped:
            return
        self._is_running = True
        self._pulled = 0
        self._state.started.emit()
        self._feed(Begin())

    def try_regularly(self) -> None:
        """Send now and then every few minutes, without asking; only once a team was joined."""
        if self._laptop.who.is_enrolled:
            self._timer.start()
            self.send()

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
        for command in commands:
            self._do(command)

    def _do(self, command: Command) -> None:
        if isinstance(command, Send):
            self._tasks.network.run(partial(self._exchange, command), self._feed)
        elif isinstance(command, Wait):
            QTimer.singleShot(int(command.seconds * 1000), partial(self._feed, Woke()))
        elif isinstance(command, Progress):
            self._state.progressed.emit(command.answered, command.total)
            self._tell(command.pulled)
        elif isinstance(command, Finished):
            self._end(partial(self._state.finished.emit, command.summary))
            self._settle()
        else:
            self._end(partial(self._state.failed.emit, command.error))

    def _exchange(self, command: Send) -> Event:
        """Runs in the network lane; the connection is kept alive between runs."""
        if self._transport is None and self._laptop.who.is_enrolled:
            self._transport = HttpTransport(self._laptop.who.url, self._laptop.who.token)
        return exchange(self._transport, command)

    def _settle(self) -> None:
        """Once a run has succeeded: keys to exchange, colleagues' parcels to hand on; nobody is told."""
        if not self._is_stopped and self._laptop.who.is_enrolled:
            self._tasks.database.run(lambda: next_errand(self._laptop.connection), self._go)

    def _go(self, errand: Errand | None) -> None:
        if errand is not None and not self._is_stopped:
            self._tasks.network.run(partial(self._post, errand), partial(self._came_back, errand))

    def _post(self, errand: Errand) -> HttpReply | None:
        try:
            return self._transport.post(errand.path, errand.body) if self._transport else None
        except NoAnswerError:
            return None

    def _came_back(self, errand: Errand, reply: HttpReply | None) -> None:
        def take() -> bool:
            return reply is not None and settle(self._laptop.connection, errand, reply)

        if not self._is_stopped:
            self._tasks.database.run(take, lambda is_settled: self._settle() if is_settled else None)

    def _tell(self, pulled: int) -> None:
        if pulled > self._pulled:
            self._pulled = pulled
            self.received.emit()

    def _end(self, tell: Callable[[], object]) -> None:
        self._is_running = False
        self.received.emit()
        tell()
