"""``python -m tests.simulation --histories N --seed S``: histories per second, and the first seed that fails."""

from __future__ import annotations

import argparse
import sys
import time
import traceback

from tests.simulation.walk import STEPS, play


def main() -> int:
    """Play the histories; 1 if one fails."""
    parser = argparse.ArgumentParser(prog="python -m tests.simulation")
    parser.add_argument("--histories", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--steps", type=int, default=STEPS)
    asked = parser.parse_args()
    begun = time.perf_counter()
    for played, seed in enumerate(range(asked.seed, asked.seed + asked.histories)):
        steps: list[str] = []
        try:
            play(seed, asked.steps, steps.append)
        except Exception:  # noqa: BLE001  any failure is reported with its seed
            traceback.print_exc()
            print(f"seed {seed} fails after {played} sound histories, at step {len(steps)}: {', '.join(steps)}")
            return 1
    seconds = time.perf_counter() - begun
    print(f"{asked.histories} histories of {asked.steps} steps, {asked.histories / seconds:.1f} a second, all sound")
    return 0


sys.exit(main())
