"""Where the files that ship with the program are, installed, frozen or from a checkout."""

from __future__ import annotations

import sys
from pathlib import Path


def resource_path(*parts: str) -> Path:
    """The path of a file of ``resources/``, named by its parts; the file must exist."""
    root = Path(getattr(sys, "_MEIPASS", Path(__file__).parent.parent)) / "resources"
    if not root.is_dir():
        root = Path(sys.prefix) / "share" / "mediator-app" / "resources"
    return root.joinpath(*parts)
