"""All checks with one command: ``python tools/check.py``; add ``--fast`` for everything but the tests.

Style (ruff), types (mypy strict), translations (none missing or stale), then the tests, architecture among them.
"""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent

CHECKS = (
    ("style", [sys.executable, "-m", "ruff", "check", "."]),
    ("format", [sys.executable, "-m", "ruff", "format", "--check", "."]),
    ("types", [sys.executable, "-m", "mypy"]),
    ("translations", [sys.executable, "tools/translations.py", "check"]),
    ("architecture", [sys.executable, "-m", "pytest", "tests/test_architecture.py"]),
)
TESTS = ("tests", [sys.executable, "-m", "pytest", "-n", "2", "--dist", "loadfile"])


def main() -> int:
    """Run the checks in order; the first failure ends it with its exit code."""
    checks = CHECKS if "--fast" in sys.argv[1:] else (*CHECKS, TESTS)
    for name, command in checks:
        print(f"== {name}", flush=True)
        start = time.monotonic()
        code = subprocess.run(command, cwd=ROOT, check=False).returncode
        print(f"== {name}: {'ok' if code == 0 else 'FAILED'} in {time.monotonic() - start:.0f} s", flush=True)
        if code:
            return code
    return 0


if __name__ == "__main__":
    sys.exit(main())
