"""Build the program for this system: ``python build_installer.py [--out DIR]`` makes a one-folder build with PyInstaller.

One folder, never one file: a one-file build unpacks itself at every start and is taken for malware by some antivirus. The
folder runs on the system it was built on; packages for Debian and Windows are made from it.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).parent
NAME = "tournee"
LEFT_OUT = ("tkinter", "numpy", "PIL", "pytest", "hypothesis", "mypy")


def main() -> int:
    """Build; the exit code of PyInstaller, or 2 with a sentence if it is not installed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=ROOT / "dist", help="where to put the folder (default: dist/)")
    out = parser.parse_args().out.resolve()
    if find_spec("PyInstaller") is None:
        sys.stderr.write("PyInstaller is not installed: pip install pyinstaller\n")
        return 2
    return subprocess.run(_command(out), cwd=ROOT, check=False).returncode


def _command(out: Path) -> list[str]:
    options = [
        *("--name", NAME, "--noconfirm", "--onedir", "--windowed"),
        *("--distpath", str(out), "--workpath", str(out / "work"), "--specpath", str(out / "work")),
        *("--add-data", f"{ROOT / 'resources'}{os.pathsep}resources"),
        # Imported by name or only when needed, so that PyInstaller does not see them.
        *("--collect-submodules", "mediator_app", "--collect-submodules", "uvicorn"),
        *(part for name in LEFT_OUT for part in ("--exclude-module", name)),
    ]
    return [sys.executable, "-m", "PyInstaller", *options, str(ROOT / "mediator_app" / "__main__.py")]


if __name__ == "__main__":
    sys.exit(main())
