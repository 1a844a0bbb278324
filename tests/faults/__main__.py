"""Real faults for as long as wanted: ``python -m tests.faults kills --cycles 500``, ``… syscalls --points 300``,
``… writers --seconds 120 --writers 8 --readers 4``.

Exit 1 if anything was lost, damaged or left untold.
"""

from __future__ import annotations

import argparse
import sys

from tests.faults import failover, kills, syscalls, windows, writers


def main() -> int:
    """Run one kind of fault and print what came of it."""
    parser = argparse.ArgumentParser(prog="python -m tests.faults")
    kinds = parser.add_subparsers(dest="kind", required=True)
    killing = kinds.add_parser("kills", help="processes killed with SIGKILL")
    killing.add_argument("--cycles", type=int, default=500)
    killing.add_argument("--seed", type=int, default=1)
    injecting = kinds.add_parser("syscalls", help="system calls that fail or kill, injected by strace")
    injecting.add_argument("--points", type=int, default=300)
    injecting.add_argument("--seed", type=int, default=1)
    writing = kinds.add_parser("writers", help="server processes that write and read on one PostgreSQL")
    writing.add_argument("--seconds", type=float, default=120)
    writing.add_argument("--writers", type=int, default=8)
    writing.add_argument("--readers", type=int, default=4)
    writing.add_argument("--planted", choices=["", "sequence"], default="", help="a bug that must be caught")
    failing = kinds.add_parser("failover", help="a primary that dies with its newest lines, and its standby")
    failing.add_argument("--cycles", type=int, default=10)
    showing = kinds.add_parser("window", help="windows killed while somebody works at the door")
    showing.add_argument("--cycles", type=int, default=50)
    showing.add_argument("--seed", type=int, default=1)
    showing.add_argument("--planted", choices=["", "early"], default="", help="a bug that must be caught")
    options = parser.parse_args()
    report: windows.Report | kills.Report | syscalls.Report | writers.Report | failover.Report
    if options.kind == "kills":
        report = kills.run(options.cycles, options.seed)
    elif options.kind == "window":
        report = windows.run(options.cycles, options.seed, planted=options.planted)
    elif options.kind == "writers":
        report = writers.run(options.seconds, options.writers, options.readers, planted=options.planted)
    elif options.kind == "failover":
        report = failover.run(options.cycles)
    else:
        report = syscalls.inject(options.points, options.seed)
    print(report)
    return 1 if report.wrong else 0


if __name__ == "__main__":
    sys.exit(main())
