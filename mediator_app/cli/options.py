"""What the window is asked to open with."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class WindowOptions:
    """``profile`` None stands for the usual one, ``passphrase`` None for asking, ``page`` None for the first.

    ``palette`` is light, dark or contrast, ``language`` fr or en, ``text_size`` in percent; None stands for what was chosen
    in the settings.
    """

    profile: Path | None = None
    passphrase: str | None = None
    demo: bool = False
    page: str | None = None
    palette: str | None = None
    language: str | None = None
    text_size: int | None = None
