"""Planted bugs are found: here those that fall quickly; ``python -m tests.simulation --planted all`` plants every one."""

from __future__ import annotations

import pytest

from tests.simulation import catalogue  # noqa: F401  bugs are put into it by being read
from tests.simulation.planted import PLANTED, caught_after
from tests.simulation.running import first_failure, shortest

QUICK = [
    "acknowledged_on_send",
    "cancelled_voucher_stays_taken",
    "clock_does_not_observe",
    "codes_compared_as_typed",
    "copies_are_not_found_out",
    "copy_keeps_its_name",
    "cursor_runs_ahead",
    "doubtful_voucher_is_not_asked_about",
    "earlier_time_wins",
    "echo_hides_foreign_change",
    "everybody_may_merge",
    "failures_count_as_answers",
    "first_to_arrive_wins",
    "former_lines_are_kept",
    "half_gestures",
    "held_are_not_told",
    "held_is_forgotten",
    "last_to_arrive_wins",
    "late_words_are_kept",
    "later_wins_silently",
    "loser_is_not_kept",
    "only_one_page_is_taken",
    "only_the_newcomer_is_asked_about",
    "own_edits_conflict",
    "page_loses_its_last_record",
    "pages_end_early",
    "presences_go_with_people",
    "presences_stay_behind",
    "record_leaves_its_page",
    "refusals_are_not_kept",
    "reservations_never_end",
    "retry_is_taken_again",
    "runs_run_together",
    "seen_is_off_by_one",
    "settling_keeps_the_first",
    "union_forgets_the_others",
    "union_loses_removal",
    "unknown_fields_are_dropped",
    "verdict_flips_on_retry",
    "voucher_holders_are_forgotten",
    "voucher_paid_twice",
    "money_given_back_stays_taken",
    "nobody_is_asked_how_many_hours",
    "own_values_count_as_the_centres",
    "received_records_are_not_renewed",
    "restored_centre_erases_nobody",
    "second_lending_is_not_kept",
    "stops_wait_for_their_tour",
]


def test_at_least_forty_bugs_can_be_planted() -> None:
    assert len(PLANTED) >= 40
    assert all(planted.sentence for planted in PLANTED.values())


@pytest.mark.parametrize("name", QUICK)
def test_a_planted_bug_is_found_soon(name: str) -> None:
    assert caught_after(name, 120).after is not None


def test_a_failing_history_is_made_short() -> None:
    with PLANTED["later_wins_silently"].plant():
        seed = first_failure(range(200), "memory")
        assert seed is not None
        failure = shortest(seed, "memory")
        assert "without a question" in failure.why
        assert len(failure.steps) < 12
