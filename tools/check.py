"""All checks with one command: ``python tools/check.py``; add ``--fast`` for everything but the tests.

Style (ruff), types (mypy strict), translations (none missing or stale), then the tests, architecture among them.

Compiled modules are kept, even where the environment forbids it: each of the tests' hundreds of processes would compile all
of them again.
"""

from __future__ import annotations

import os
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
)
ARCHITECTURE = ("architecture", [sys.executable, "-m", "pytest", "tests/test_architecture.py"])
TESTS = ("tests", [sys.executable, "-m", "pytest", "-n", "2", "--dist", "loadfile"])


def main() -> int:
    """Run the checks in order; the first failure ends it with its exit code."""
    checks = (*CHECKS, ARCHITECTURE if "--fast" in sys.argv[1:] else TESTS)
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    for name, command in checks:
        print(f"== {name}", flush=True)
        start = time.monotonic()
        code = subprocess.run(command, cwd=ROOT, env=environment, check=False).returncode
        print(f"== {name}: {'ok' if code == 0 else 'FAILED'} in {time.monotonic() - start:.0f} s", flush=True)
        if code:
            return code
    return 0


if __name__ == "__main__":
    sys.exit(main())
