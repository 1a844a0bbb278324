"""Several server processes on one PostgreSQL, for a few seconds; ``python -m tests.faults writers`` goes on for longer."""

from __future__ import annotations

from tests.faults import writers


def test_readers_of_other_processes_miss_nothing_and_see_nothing_twice() -> None:
    report = writers.run(2, writers=3, readers=2, fast=True)
    assert report.wrong == []
    assert report.rounds > 3


def test_numbers_from_a_sequence_would_be_missed_and_that_is_seen() -> None:
    report = writers.run(2, writers=3, readers=2, fast=True, planted="sequence")
    assert report.missing > 0
