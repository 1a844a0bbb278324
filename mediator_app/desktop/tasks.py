"""Work off the main thread, in three lanes of one worker each: the database's, the network's, and that of papers.

``tasks.database.run(work, then, on_error)`` runs ``work`` in the lane and answers on the main thread. ``work`` gets
plain values and touches no widget. An AppError goes to ``on_error`` (or to ``Tasks.refused``); any other exception is
a bug: it is logged whole and goes to ``Tasks.bug``. What is done with an answer is left to the caller.
"""

from __future__ import annotations

import logging
import threading
import time
from collections import deque
from collections.abc import Callable
from typing import Any, TypeVar

import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal

from mediator_app.errors import AppError

log = logging.getLogger(__name__)
Answer = TypeVar("Answer")


class Tasks(QObject):
    """The lanes, and what becomes of exceptions that nobody took.

    Make it on the main thread, once. ``refused(AppError)``: an expected error of a task without ``on_error``.
    ``bug(Exception)``: any other exception.
    """

    refused = Signal(object)
    bug = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.database = Lane("database", self)
        self.network = Lane("network", self)
        self.paper = Lane("paper", self)
        """Sets pages from plain values; it never touches the profile, so nobody waits for it when the window closes."""

    def drain(self, timeout: float) -> bool:
        """Take no more work and wait up to ``timeout`` seconds for what was queued; whether all of it ended.

        The answers of what ended are delivered before it returns.
        """
        until = time.monotonic() + timeout
        self.paper.close()
        lanes = (self.network, self.database)
        for lane in lanes:
            lane.close()
        ended = [lane.drain(max(0.0, until - time.monotonic())) for lane in lanes]
        return all(ended)


class _Task:
    """One piece of work with what to do with its outcome."""

    __slots__ = ("answer", "error", "on_error", "owner", "then", "work")

    def __init__(
        self,
        work: Callable[[], Any],
        then: Callable[[Any], object] | None,
        on_error: Callable[[AppError], object] | None,
        owner: QObject | None,
    ) -> None:
        self.work, self.then, self.on_error = work, then, on_error
        self.owner = owner
        self.answer: Any = None
        self.error: Exception | None = None

    def is_wanted(self) -> bool:
        """Whether whoever asked is still there."""
        return self.owner is None or shiboken6.isValid(self.owner)


class Lane(QObject):
    """A queue of tasks run one after the other by one thread, started by the first of them."""

    _ended = Signal(object)

    def __init__(self, name: str, tasks: Tasks) -> None:
        super().__init__(tasks)
        self.setObjectName(name)
        self._tasks = tasks
        self._queue: deque[_Task] = deque()
        self._state = threading.Condition()
        self._running = False
        self._closed = False
        self._undelivered = 0
        self._thread: threading.Thread | None = None
        self._ended.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def run(
        self,
        work: Callable[[], Answer],
        then: Callable[[Answer], object] | None = None,
        on_error: Callable[[AppError], object] | None = None,
        *,
        owner: QObject | None = None,
    ) -> None:
        """Queue ``work`` and answer on the main thread: ``then(result)`` or ``on_error(AppError)``.

        No answer reaches a deleted ``owner``; without one, it is the QObject whose method ``then`` or ``on_error`` is.
        Call it on the main thread. Once the lane is closed, work is refused without a word: the window is going away.
        """
        task = _Task(work, then, on_error, owner or _owner_of(then) or _owner_of(on_error))
        with self._state:
            if self._closed:
                log.info("lane %s is closed: %r was not run", self.objectName(), work)
                return
            self._undelivered += 1
            self._queue.append(task)
            if self._thread is None:
                self._thread = threading.Thread(target=self._work, name=f"lane-{self.objectName()}", daemon=True)
                self._thread.start()
            self._state.notify_all()

    def is_busy(self) -> bool:
        """Whether a task is queued, running, or ended with its answer still on its way."""
        return self._undelivered > 0

    def close(self) -> None:
        """Take no more work; what is queued will still run."""
        with self._state:
            self._closed = True
            self._state.notify_all()

    def drain(self, timeout: float) -> bool:
        """Wait up to ``timeout`` seconds for the queued work and deliver its answers; whether all of it ended."""
        with self._state:
            ended = self._state.wait_for(lambda: not self._queue and not self._running, timeout)
        if ended and self._closed and self._thread is not None:
            self._thread.join(timeout)
        QCoreApplication.sendPostedEvents(self, QEvent.Type.MetaCall.value)
        return ended

    def _work(self) -> None:
        while (task := self._next()) is not None:
            try:
                task.answer = task.work()
            except Exception as error:  # noqa: BLE001  whatever it is, it is reported on the main thread
                task.error = error
            if shiboken6.isValid(self):
                self._ended.emit(task)
            with self._state:
                self._running = False
                self._state.notify_all()

    def _next(self) -> _Task | None:
        with self._state:
            self._state.wait_for(lambda: self._queue or self._closed)
            if not self._queue:
                return None
            self._running = True
            return self._queue.popleft()

    def _deliver(self, task: _Task) -> None:
        self._undelivered -= 1
        if isinstance(task.error, AppError):
            self._refuse(task, task.error)
        elif task.error is not None:
            log.error("bug in lane %s", self.objectName(), exc_info=task.error)
            self._tasks.bug.emit(task.error)
        elif task.then is not None and task.is_wanted():
            task.then(task.answer)

    def _refuse(self, task: _Task, error: AppError) -> None:
        if task.on_error is None:
            self._tasks.refused.emit(error)
        elif task.is_wanted():
            task.on_error(error)


def _owner_of(callback: Callable[..., object] | None) -> QObject | None:
    owner = getattr(callback, "__self__", None)
    return owner if isinstance(owner, QObject) else None
