"""All checks with one command: ``python tools/check.py``; add ``--fast`` for everything but the tests.

Style (ruff), translations (none missing or stale), types (mypy strict), then the tests, architecture among them.

Compiled modules are kept, even where the environment forbids it: each of the tests' hundreds of processes would compile all
of them again. The tests are collected once while the types are checked, on the other core, for the same reason: rewriting
their assertions takes each worker as long as importing everything. Three workers share two cores, since tests of bad
networks, killed programs and windows wait for a fifth of their time.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent

Check = tuple[str, list[str]]

STYLE: tuple[Check, ...] = (
    ("style", [sys.executable, "-m", "ruff", "check", "."]),
    ("format", [sys.executable, "-m", "ruff", "format", "--check", "."]),
    ("translations", [sys.executable, "tools/translations.py", "check"]),
)
TYPES: Check = ("types", [sys.executable, "-m", "mypy"])
COLLECTION: Check = ("collection", [sys.executable, "-m", "pytest", "--collect-only", "-q"])
ARCHITECTURE: Check = ("architecture", [sys.executable, "-m", "pytest", "tests/test_architecture.py"])
TESTS: Check = ("tests", [sys.executable, "-m", "pytest", "-n", "3", "--dist", "loadfile"])


def main() -> int:
    """Run the checks in order, some of them at once; the first failure ends it with its exit code."""
    is_fast = "--fast" in sys.argv[1:]
    steps: list[tuple[Check, ...]] = [*((check,) for check in STYLE), (TYPES,) if is_fast else (TYPES, COLLECTION)]
    for step in (*steps, (ARCHITECTURE if is_fast else TESTS,)):
        code = _at_once(step)
        if code:
            return code
    return 0


def _at_once(checks: tuple[Check, ...]) -> int:
    """Run checks beside one another, the first in sight, the others telling something only if they fail."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    start = time.monotonic()
    begun = [
        subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE if place else None)
        for place, (_, command) in enumerate(checks)
    ]
    failed = 0
    for (name, _), process in zip(checks, begun, strict=True):
        print(f"== {name}", flush=True)
        said, _ = process.communicate()
        code = process.returncode
        if code and said:
            print(said.decode(errors="replace"))
        print(f"== {name}: {'ok' if code == 0 else 'FAILED'} in {time.monotonic() - start:.0f} s", flush=True)
        failed = failed or code
    return failed


if __name__ == "__main__":
    sys.exit(main())
