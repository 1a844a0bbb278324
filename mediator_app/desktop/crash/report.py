"""The report of an unexpected stop: versions, kinds of errors and places in the program; kept in one file, sent by nobody.

No value is in it. The message of an exception may hold a name or a number, so only its kind and its place are told; of a
file outside the program only its name is told, since its folder may be called after somebody.
"""

from __future__ import annotations

import platform
import sys
import traceback
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path, PurePath, PureWindowsPath
from typing import Final

from mediator_app.config import program_version

_PACKAGE: Final = "mediator_app"
_LIBRARIES: Final = ("site-packages", "dist-packages", "lib")


def report_file(profile: Path) -> Path:
    """Where the report of a profile's window lies."""
    return profile / "log" / "crash-report.txt"


def write_report(file: Path, error: BaseException, where: str) -> None:
    """Keep what happened in a thread called ``where``, readable by its owner only; silently not, if the disk refuses."""
    try:
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        file.write_text(report_text(error, where), "utf-8")
        file.chmod(0o600)
    except OSError:
        return  # whatever stopped the program, the disk itself perhaps, must not be made worse


def read_report(file: Path | None) -> str:
    """The report that waits for somebody to read it, exactly as it is; empty if there is none."""
    try:
        return file.read_text("utf-8") if file is not None else ""
    except (OSError, UnicodeDecodeError):
        return ""


def delete_report(file: Path | None) -> None:
    """Delete the report, if there is one."""
    if file is not None:
        file.unlink(missing_ok=True)


def report_text(error: BaseException, where: str) -> str:
    """The report as a text: one line of versions, the time (UTC), the thread, then each error with its places."""
    version = program_version() or "de développement"
    lines = [
        f"Tournée {version}, Python {platform.python_version()}, Qt {_qt_version()}, {sys.platform}",
        f"{datetime.now(UTC):%Y-%m-%dT%H:%M:%SZ}, {where}",
    ]
    for one in _chain(error):
        lines.append(f"{type(one).__module__}.{type(one).__qualname__}")
        lines += [f"  {place}" for place in _places(one)]
    return "\n".join(lines) + "\n"


def place_of(file: str) -> str:
    """A file as the report names it: its path inside the program or its libraries, elsewhere its name alone."""
    path: PurePath = PureWindowsPath(file) if "\\" in file else PurePath(file)
    parts = path.parts
    if _PACKAGE in parts:
        return "/".join(parts[_last(parts, _PACKAGE) :])
    found = next((name for name in _LIBRARIES if name in parts), None)
    return "/".join(parts[_last(parts, found) + 1 :]) if found else path.name


def _last(parts: tuple[str, ...], name: str) -> int:
    return len(parts) - 1 - parts[::-1].index(name)


def _chain(error: BaseException) -> Iterator[BaseException]:
    """The error, then what it came from; each once."""
    seen: set[int] = set()
    at: BaseException | None = error
    while at is not None and id(at) not in seen:
        seen.add(id(at))
        yield at
        at = at.__cause__ or (None if at.__suppress_context__ else at.__context__)


def _places(error: BaseException) -> Iterator[str]:
    for frame in traceback.extract_tb(error.__traceback__):
        yield f"{place_of(frame.filename)}:{frame.lineno} {frame.name}"


def _qt_version() -> str:
    from PySide6.QtCore import qVersion

    return str(qVersion())
