"""What the window is asked to open with."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class WindowOptions:
    """``profile`` None stands for the usual one, ``passphrase`` None for asking, ``page`` None for the first.

    ``palette`` is light, dark or contrast, ``language`` fr or en, ``text_size`` in percent.
    """

    profile: Path | None = None
    passphrase: str | None = None
    demo: bool = False
    page: str | None = None
    palette: str = "light"
    language: str = "fr"
    text_size: int = 100
