"""Measure and print: ``python -m tests.benchmarks``, followed by names of ``_MODULES``.

Without a name, those of ``_USUAL``. The others take minutes, ``networks`` a quarter of an hour.
"""

from __future__ import annotations

import sys
from importlib import import_module
from typing import Final

from tests.benchmarks.measuring import Row, show

_USUAL: Final = ("save", "search", "sync", "bytes", "start")
_MODULES: Final = {
    "save": "saving",
    "search": "searching",
    "sync": "syncing",
    "bytes": "bytes",
    "start": "starting",
    "imports": "importing",
    "door": "door",
    "pages": "pages",
    "crowds": "crowds",
    "growth": "growth",
    "memory": "memory",
    "networks": "networks",
}


def main(names: list[str]) -> None:
    """Print the rows of the benchmarks named."""
    rows: list[Row] = []
    for name, module in _MODULES.items():
        if name in (names or _USUAL):
            rows += import_module(f"tests.benchmarks.{module}").measure()
    show(rows)


if __name__ == "__main__":
    main(sys.argv[1:])
