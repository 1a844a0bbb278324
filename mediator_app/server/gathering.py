"""Rounds that arrive while others are being answered wait for their turn and are then answered together.

At six in the evening everybody sends. One by one, each round costs the database a score of messages; a group costs it hardly
more than one of them does (docs/decisions/0016-answered-together.md). Whoever comes alone is answered at once.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable, Sequence
from typing import Final, Generic, Protocol, TypeVar

AT_A_TIME: Final = 2
"""Groups under way at once: one waits for the database while the other is read or packed."""

MOST: Final = 32
"""Rounds in a group."""

MOST_BYTES: Final = 64 * 1024
"""Compressed bytes of a group of several: who sends more than a little keeps nobody waiting but himself."""


class Sent(Protocol):
    """Something that came."""

    @property
    def body(self) -> bytes:
        """What it says."""


T = TypeVar("T", bound=Sent)
R = TypeVar("R")

Work = Callable[[Sequence[T]], Sequence[R | Exception]]
"""Answers a group, one answer each, or the exception that there is instead; runs beside the loop, in any thread."""


class Gathering(Generic[T, R]):
    """Hands what comes to whoever answers, alone or with others; lives in one event loop."""

    def __init__(self, work: Work[T, R]) -> None:
        self._work = work
        self._under_way = 0
        self._waiting: deque[tuple[T, asyncio.Future[R]]] = deque()
        self._turns: set[asyncio.Task[None]] = set()

    async def answered(self, one: T) -> R:
        """The answer; raises what there is instead."""
        if self._under_way >= AT_A_TIME:
            answer: asyncio.Future[R] = asyncio.get_running_loop().create_future()
            self._waiting.append((one, answer))
            return await answer
        self._under_way += 1
        try:
            [told] = await self._done([one])
        finally:
            self._hand_on()
        return _or_raised(told)

    def _hand_on(self) -> None:
        """The turn is over: it is that of those who wait, if any do."""
        if not self._waiting:
            self._under_way -= 1
            return
        turn = asyncio.get_running_loop().create_task(self._next_group())
        self._turns.add(turn)
        turn.add_done_callback(self._turns.discard)

    async def _next_group(self) -> None:
        group = self._taken()
        try:
            told = await self._done([one for one, _ in group])
            for (_, answer), result in zip(group, told, strict=True):
                _give(answer, result)
        except Exception as error:  # noqa: BLE001 -- whatever went wrong, nobody is left waiting
            for _, answer in group:
                _give(answer, error)
        finally:
            self._hand_on()

    def _taken(self) -> list[tuple[T, asyncio.Future[R]]]:
        """The next group, of those who have waited longest."""
        group = [self._waiting.popleft()]
        size = len(group[0][0].body)
        while self._waiting and len(group) < MOST:
            size += len(self._waiting[0][0].body)
            if size > MOST_BYTES:
                break
            group.append(self._waiting.popleft())
        return group

    async def _done(self, group: Sequence[T]) -> Sequence[R | Exception]:
        return await asyncio.get_running_loop().run_in_executor(None, self._work, group)


def _give(answer: asyncio.Future[R], result: R | Exception) -> None:
    """Nothing to whoever has gone."""
    if answer.cancelled():
        return
    if isinstance(result, Exception):
        answer.set_exception(result)
    else:
        answer.set_result(result)


def _or_raised(told: R | Exception) -> R:
    if isinstance(told, Exception):
        raise told
    return told
