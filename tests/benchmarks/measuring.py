"""How benchmarks are measured and printed: every figure beside a floor measured in the same run, machines being noisy."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table; times in milliseconds. ``ratio`` is floor / ours (1 is perfect), or nothing without a floor.

    ``count`` is how many operations the time is for, to tell how many a second; 0 if that says nothing.
    """

    name: str
    ours: float
    floor: float | None
    aim: str
    count: int = 0
    unit: str = "ms"

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
    """Print the table; « a second » tells operations, ours and the floor's."""
    print(f"{'what':64} {'ours':>10} {'floor':>10}      {'floor/ours':>10} {'a second':>9} {'floor':>9}  aim")
    for row in rows:
        floor = _number(row.floor, "10.3f")
        rates = [
            _number(row.count * 1000 / time if row.count and time else None, "9,.0f") for time in (row.ours, row.floor)
        ]
        print(
            f"{row.name:64} {row.ours:10.3f} {floor} {row.unit:4} {_number(row.ratio, '10.2f')} {' '.join(rates)}  {row.aim}"
        )


def _number(value: float | None, form: str) -> str:
    """A figure, or as many blanks."""
    width = int(form.partition(".")[0].rstrip(","))
    return " " * width if value is None else f"{value:{form}}"
