"""Which user transaction makes the centre stumble? Halves until one is left; whole transactions, never parts of one.

Nothing is found guilty by a centre that stumbles on everything: before an operation is put aside, a round without any must
have gone well. That is left to ``engine``.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from itertools import groupby
from operator import attrgetter

from mediator_app.protocol.messages import Operation


class Next(StrEnum):
    """What to do after the centre has stumbled on a round."""

    AGAIN = "again"
    """The same once more: it may have been a passing failure."""

    FEWER = "fewer"
    FOUND = "found"


class Suspects:
    """The user transactions among which the one must be that the centre stumbles on; none to begin with."""

    def __init__(self) -> None:
        self._span = 0
        self._has_stumbled = False

    @property
    def are_there(self) -> bool:
        """Is one being looked for?"""
        return self._span > 0 or self._has_stumbled

    def of(self, operations: Sequence[Operation]) -> Sequence[Operation]:
        """The operations to send of those that wait: all of them, or the first half of the suspects."""
        if not self._span:
            return operations
        groups = [list(group) for _, group in groupby(operations, key=attrgetter("txn"))]
        return [operation for group in groups[: max(self._span // 2, 1)] for operation in group]

    def stumbled(self, operations: Sequence[Operation]) -> Next:
        """The centre has stumbled on a round with these."""
        if not self._has_stumbled:
            self._has_stumbled = True
            return Next.AGAIN
        self._span = _count(operations)
        return Next.FOUND if self._span == 1 else Next.FEWER

    def passed(self, operations: Sequence[Operation]) -> None:
        """A round with these went well: it is none of them."""
        self._span = max(self._span - _count(operations), 0)
        self._has_stumbled = self._span > 0


def _count(operations: Sequence[Operation]) -> int:
    return len({operation.txn for operation in operations})
