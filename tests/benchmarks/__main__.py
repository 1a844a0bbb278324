"""Measure and print: ``python -m tests.benchmarks sync save search bytes start door pages crowds growth memory networks``.

Some of them may be named; without a name the first five. The others take minutes, ``networks`` a quarter of an hour.
"""

from __future__ import annotations

import sys

from tests.benchmarks.measuring import Row, show


def main(names: list[str]) -> None:
    """Print the rows of the benchmarks named."""
    rows: list[Row] = []
    if not names or "save" in names:
        from tests.benchmarks import saving

        rows += saving.measure()
    if not names or "search" in names:
        from tests.benchmarks import searching

        rows += searching.measure()
    if not names or "sync" in names:
        from tests.benchmarks import syncing

        rows += syncing.measure()
    if not names or "bytes" in names:
        from tests.benchmarks import bytes as wire

        rows += wire.measure()
    if not names or "start" in names:
        from tests.benchmarks import starting

        rows += starting.measure()
    if "door" in names:
        from tests.benchmarks import door

        rows += door.measure()
    if "pages" in names:
        from tests.benchmarks import pages

        rows += pages.measure()
    if "crowds" in names:
        from tests.benchmarks import crowds

        rows += crowds.measure()
    if "growth" in names:
        from tests.benchmarks import growth

        rows += growth.measure()
    if "memory" in names:
        from tests.benchmarks import memory

        rows += memory.measure()
    if "networks" in names:
        from tests.benchmarks import networks

        rows += networks.measure()
    show(rows)


if __name__ == "__main__":
    main(sys.argv[1:])
