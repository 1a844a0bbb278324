"""``python -m tests.simulation --histories N --seed S``: histories per second, and the first failing seed, made short.

``--stores memory`` (dicts, fast) or ``sqlite`` (the app's own storage code); ``--planted all`` or a name switches planted
bugs on, one after another, and tells how many histories each one lived.
"""

from __future__ import annotations

import argparse
import os
import sys
import time

from tests.simulation import planted_centre, planted_laptop  # noqa: F401  they fill the catalogue
from tests.simulation.planted import PLANTED, caught_after
from tests.simulation.running import run
from tests.simulation.walk import STEPS


def main() -> int:
    """Play the histories; 1 if one fails, or if a planted bug is not found."""
    asked = _arguments()
    if asked.planted:
        return _planted(asked)
    seeds = range(asked.seed, asked.seed + asked.histories)
    outcome = run(seeds, asked.stores, asked.jobs, asked.steps, asked.seconds)
    print(
        f"{outcome.played} sound histories of {asked.steps} steps ({asked.stores}) in {outcome.seconds:.1f} s,"
        f" {outcome.speed:.1f} a second on {asked.jobs} cores"
    )
    if outcome.failure:
        print(outcome.failure.told())
    return int(outcome.failure is not None)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.simulation")
    parser.add_argument("--histories", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--steps", type=int, default=STEPS)
    parser.add_argument("--stores", choices=("memory", "sqlite"), default="memory")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--seconds", type=float, default=1e9, help="stop after this time")
    parser.add_argument("--planted", help="'all', or the name of a planted bug")
    parser.add_argument("--limit", type=int, default=10_000, help="histories that a planted bug may live")
    return parser.parse_args()


def _planted(asked: argparse.Namespace) -> int:
    escaped = 0
    names = sorted(PLANTED) if asked.planted == "all" else [asked.planted]
    for name in names:
        begun = time.perf_counter()
        after, why = caught_after(name, asked.limit, asked.seed)
        escaped += after is None
        verdict = f"caught after {after} histories: {why}" if after is not None else "NOT CAUGHT"
        print(f"{name:34} {verdict} ({time.perf_counter() - begun:.1f} s)", flush=True)
    print(f"{len(names) - escaped} of {len(names)} planted bugs caught")
    return int(escaped > 0)


sys.exit(main())
