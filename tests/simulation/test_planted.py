"""Planted bugs are found: here those that fall quickly; ``python -m tests.simulation --planted all`` plants every one."""

from __future__ import annotations

import pytest

from tests.simulation import planted_answers, planted_laptop, planted_ledger, planted_questions  # noqa: F401  the catalogue
from tests.simulation.planted import PLANTED, caught_after
from tests.simulation.running import shortest

QUICK = [
    *("acknowledged_on_send", "anybody_cancels_vouchers", "clock_does_not_observe", "codes_compared_as_typed"),
    *("cursor_runs_ahead", "deleted_comes_back", "doubtful_voucher_is_not_asked_about", "earlier_time_wins"),
    *("echo_hides_foreign_change", "everybody_may_merge", "expired_vouchers_are_paid", "failures_count_as_answers"),
    *("first_to_arrive_wins", "last_to_arrive_wins", "later_wins_silently", "loser_is_not_kept"),
    *("only_one_page_is_taken", "only_the_newcomer_is_asked_about", "voucher_paid_twice"),
]


def test_at_least_forty_bugs_can_be_planted() -> None:
    assert len(PLANTED) >= 40
    assert all(planted.sentence for planted in PLANTED.values())


@pytest.mark.parametrize("name", QUICK)
def test_a_planted_bug_is_found_soon(name: str) -> None:
    assert caught_after(name, 50).after is not None


def test_a_failing_history_is_made_short() -> None:
    with PLANTED["later_wins_silently"].plant():
        failure = shortest(2, "memory")
        assert "without a question" in failure.why
        assert len(failure.steps) < 12
