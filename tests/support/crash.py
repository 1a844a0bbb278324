"""Other processes that a test starts and kills: a second window, a crash in the middle of a write, a full disk."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


@contextmanager
def other_process(code: str, *arguments: object) -> Iterator[subprocess.Popen[str]]:
    """Run ``code`` in a new Python until it has printed its first line; killed (SIGKILL) when the block ends.

    The code finds the arguments in ``sys.argv[1:]`` and keeps itself alive by reading standard input.
    """
    command = [sys.executable, "-c", code, *map(str, arguments)]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        try:
            assert process.stdout.readline(), "the other process ended before it was ready"
            yield process
        finally:
            process.kill()
            process.wait()


def run_to_the_end(code: str, *arguments: object) -> subprocess.CompletedProcess[str]:
    """Run ``code`` in a new Python and return what it printed and its exit code (negative: the signal)."""
    command = [sys.executable, "-c", code, *map(str, arguments)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60, check=False)
