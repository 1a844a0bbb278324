"""``python -m tests.simulation --histories N --seed S``: histories per second, and the first failing seed, made short.

``--stores memory`` (dicts, fast) or ``sqlite`` (the app's own storage code); ``--planted all`` or a name switches planted
bugs on, one after another, and tells how many histories each one lived.
"""

from __future__ import annotations

import argparse
import os
import sys
from concurrent.futures import ProcessPoolExecutor, as_completed

from tests.simulation import catalogue  # noqa: F401  bugs are put into it by being read
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
    parser.add_argument("--histories", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--steps", type=int, default=STEPS)
    parser.add_argument("--stores", choices=("memory", "sqlite"), default="memory")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--seconds", type=float, default=1e9, help="stop after this time, with each planted bug anew")
    parser.add_argument("--planted", help="'all', or names of planted bugs with commas between them")
    parser.add_argument("--limit", type=int, default=10_000, help="histories that a planted bug may live")
    return parser.parse_args()


def _planted(asked: argparse.Namespace) -> int:
    """Plant the bugs, each on a core of its own; a table of how long each one lived."""
    names = sorted(PLANTED) if asked.planted == "all" else asked.planted.split(",")
    escaped = 0
    with ProcessPoolExecutor(asked.jobs) as pool:
        running = {pool.submit(caught_after, name, asked.limit, asked.seed, asked.seconds): name for name in names}
        for done in as_completed(running):
            found = done.result()
            escaped += found.after is None
            verdict = f"caught after {found.after} histories: {found.why}" if found.after else "NOT CAUGHT"
            print(f"{running[done]:38} {verdict} ({found.played} in {found.seconds:.1f} s)", flush=True)
    print(f"{len(names) - escaped} of {len(names)} planted bugs caught")
    return int(escaped > 0)


if __name__ == "__main__":
    sys.exit(main())
