"""How benchmarks are measured and printed: every figure beside a floor measured in the same run, machines being noisy."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table; times in milliseconds. ``ratio`` is floor / ours (1 is perfect), or nothing without a floor."""

    name: str
    ours: float
    floor: float | None
    aim: str

    @property
    def ratio(self) -> float | None:
        """How near the floor: 1.0 is as fast as the floor."""
        return self.floor / self.ours if self.floor else None


def milliseconds(work: Callable[[], object]) -> float:
    """How long one call takes."""
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000


def median(times: Sequence[float]) -> float:
    """The median, in the unit given."""
    return statistics.median(times)


def percentile(times: Sequence[float], share: float) -> float:
    """The value below which ``share`` (0 to 1) of the times lie."""
    ordered = sorted(times)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]


def show(rows: Sequence[Row]) -> None:
    """Print the table."""
    print(f"{'what':58} {'ours ms':>10} {'floor ms':>10} {'floor/ours':>11}  aim")
    for row in rows:
        floor = f"{row.floor:10.3f}" if row.floor is not None else " " * 10
        ratio = f"{row.ratio:11.2f}" if row.ratio is not None else " " * 11
        print(f"{row.name:58} {row.ours:10.3f} {floor} {ratio}  {row.aim}")
