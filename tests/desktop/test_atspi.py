"""What a screen reader is told over the real bus; ``python tools/atspi.py`` walks every page, here two of them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

WALK = Path(__file__).parents[2] / "tools" / "atspi.py"


def walked(*pages: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(WALK), "--whole", *pages]
    return subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)


def test_screen_reader_finds_a_name_for_all_that_takes_the_focus() -> None:
    found = walked("door-typing", "people")
    if found.returncode == 2:
        pytest.skip(found.stdout)
    assert found.returncode == 0, found.stdout + found.stderr
    lines = [line.strip() for line in found.stdout.splitlines()]
    assert any(line.startswith("frame «Tournée»") for line in lines)
    assert any(line.startswith("table «Personnes» *") for line in lines)
    assert sum(line.startswith("cell «") and line.endswith("*") for line in lines) > 10
