"""Halving finds the one user transaction, never cuts one in two, and forgets a failure that passed."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
import pytest

from mediator_app.protocol.messages import Operation
from mediator_app.sync.suspects import Next, Suspects


def operations(*transactions: int) -> list[Operation]:
    """Transactions of so many operations each."""
    made: list[Operation] = []
    for size in transactions:
        txn = len(made) + 1
        for n in range(txn, txn + size):
            made.append(Operation(n, txn, "person", "p", "create", msgspec.Raw(b"{}"), {}, 1, ""))
    return made


def found(waiting: list[Operation], bad: int) -> tuple[Sequence[Operation], int]:
    """What is found guilty at a centre that stumbles on number ``bad``, and after how many rounds."""
    suspects = Suspects()
    for rounds in range(1, 100):
        sent = suspects.of(waiting)
        if bad not in [operation.n for operation in sent]:
            suspects.passed(sent)
            waiting = waiting[len(sent) :]
        elif suspects.stumbled(sent) is Next.FOUND:
            return sent, rounds
    raise AssertionError("never found")


@pytest.mark.parametrize("bad", range(1, 65))
def test_one_among_many_is_found_in_few_rounds(bad: int) -> None:
    guilty, rounds = found(operations(*[1] * 64), bad)
    assert [operation.n for operation in guilty] == [bad]
    assert rounds <= 15


def test_transaction_is_never_cut() -> None:
    guilty, _ = found(operations(3, 4, 2), 5)
    assert [operation.n for operation in guilty] == [4, 5, 6, 7]


def test_first_stumble_is_tried_again_whole() -> None:
    suspects, waiting = Suspects(), operations(1, 1)
    assert suspects.stumbled(waiting) is Next.AGAIN
    assert suspects.of(waiting) == waiting


def test_failure_that_passed_leaves_no_suspects() -> None:
    suspects, waiting = Suspects(), operations(1, 1)
    suspects.stumbled(waiting)
    suspects.passed(waiting)
    assert suspects.stumbled(waiting) is Next.AGAIN
