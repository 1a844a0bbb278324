"""From the start of the process to the first painted window, beside a bare QMainWindow with a table."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from mediator_app.storage.keys import CHEAP
from mediator_app.storage.profile import create_profile
from tests.benchmarks.measuring import Row, median

TIMES = 9
PASSPHRASE = "moulin genêt carnet dimanche lanterne"


def measure() -> list[Row]:
    """The row of the table."""
    with tempfile.TemporaryDirectory() as folder:
        profile, secret = Path(folder) / "profile", Path(folder) / "passphrase"
        create_profile(profile, PASSPHRASE, cost=CHEAP)
        secret.write_text(PASSPHRASE, encoding="utf-8")
        arguments = ("--profile", str(profile), "--passphrase-file", str(secret))
        both = [(_first_paint("bare"), _first_paint(*arguments)) for _ in range(TIMES)]
    floor, ours = median([bare for bare, _ in both]), median([app for _, app in both])
    return [Row("start to the first painted window", ours, floor, "≥ 0.50")]


def _first_paint(*arguments: str) -> float:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "TOURNEE_BENCH_START": repr(time.time())}
    command = [sys.executable, "-m", "tests.benchmarks.first_paint", *arguments]
    return float(subprocess.run(command, env=environment, capture_output=True, text=True, check=True).stdout.split()[0])
