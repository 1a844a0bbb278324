"""A PostgreSQL primary that dies once; ``python -m tests.faults failover`` goes on for longer."""

from __future__ import annotations

from tests.faults import failover


def test_what_went_down_with_the_primary_is_sent_again_by_the_laptops() -> None:
    report = failover.run(1)
    assert report.wrong == []
    assert report.lost_tail > 0
