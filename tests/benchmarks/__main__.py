"""Measure and print: ``python -m tests.benchmarks [sync] [save] [search] [bytes] [start] [networks]``.

Without a name all of them but ``networks``, which takes a quarter of an hour.
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
    if "networks" in names:
        from tests.benchmarks import networks

        rows += networks.measure()
    show(rows)


if __name__ == "__main__":
    main(sys.argv[1:])
