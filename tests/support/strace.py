"""System calls that fail, or kill, at a chosen moment: strace traces a program once, then injects a fault at one call.

It answers which calls a program makes on the files of one folder, and what became of it when one of them went wrong.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final, Literal

from tests.support.crash import ROOT

Effect = Literal["SIGKILL", "EIO", "ENOSPC"]

CALLS: Final = (
    *("write", "pwrite64", "sendfile", "copy_file_range", "ftruncate", "fsync", "fdatasync"),
    *("rename", "renameat", "renameat2", "unlink", "unlinkat", "mkdir"),
)
TAKES_ROOM: Final = frozenset({"write", "pwrite64", "sendfile", "copy_file_range", "ftruncate", "rename", "mkdir"})
"""Calls that a full disk refuses."""

KILLED: Final = -9
"""Exit code of what was killed by SIGKILL."""

_LINE: Final = re.compile(r"(\d+)\s+(\w+)\((.*)")


@dataclass(frozen=True, slots=True)
class Call:
    """The ``nth`` call (from 1) of one kind in its thread, and the file that it was about."""

    name: str
    nth: int
    file: str

    @property
    def effects(self) -> tuple[Effect, ...]:
        """What can befall it."""
        return ("SIGKILL", "EIO", "ENOSPC") if self.name in TAKES_ROOM else ("SIGKILL", "EIO")


@dataclass(frozen=True, slots=True)
class Fault:
    """One call that goes wrong."""

    call: Call
    effect: Effect

    def __str__(self) -> str:
        return f"{self.effect} at {self.call.name} no. {self.call.nth} ({self.call.file})"

    @property
    def option(self) -> str:
        """It in strace's words."""
        what = "signal=SIGKILL" if self.effect == "SIGKILL" else f"error={self.effect}"
        return f"inject={self.call.name}:{what}:when={self.call.nth}"


@dataclass(frozen=True, slots=True)
class Ran:
    """What became of a program: exit code (negative: the signal), its streams, and whether a call was made to fail."""

    code: int
    out: str
    err: str
    has_failed_call: bool = False

    @property
    def fired(self) -> bool:
        """Did the fault come to pass?"""
        return self.has_failed_call or self.code == KILLED


@cache
def can_run() -> bool:
    """Is strace here, and may it trace and inject?"""
    if shutil.which("strace") is None:
        return False
    command = ["strace", "-f", "-qq", "-o", os.devnull, "-e", "inject=fsync:error=EIO:when=1", sys.executable, "-c", ""]
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


def calls_of(log: Path, folder: Path) -> list[Call]:
    """The calls of a trace that were about files within the folder, in their order."""
    counts: Counter[tuple[str, str]] = Counter()
    found = []
    for line in log.read_text(errors="replace").splitlines():
        match = _LINE.match(line)
        if match is None:
            continue
        thread, name, rest = match.groups()
        counts[thread, name] += 1
        if f"{folder}/" in rest:
            file = rest.split(f"{folder}/", 1)[1]
            found.append(Call(name, counts[thread, name], re.split(r"[>\"]", file, maxsplit=1)[0]))
    return found


def run(arguments: Sequence[str], log: Path, environment: Mapping[str, str], fault: Fault | None = None) -> Ran:
    """Run a Python program (``-m …``) to its end, with a fault or none; ``log`` receives the trace."""
    with started(arguments, log, environment, fault) as process:
        out, err = process.communicate(timeout=120)
    return Ran(process.returncode, out, err, has_failed_call(log))


@contextmanager
def started(
    arguments: Sequence[str], log: Path, environment: Mapping[str, str], fault: Fault | None = None
) -> Iterator[subprocess.Popen[str]]:
    """A Python program under strace; killed if it is still there at the end of the block."""
    traced = ["-e", f"trace={','.join(CALLS)}", *(["-e", fault.option] if fault else [])]
    # The filter makes strace fast, and makes strace 6.1 forget to send signals.
    filtered = [] if fault and fault.effect == "SIGKILL" else ["--seccomp-bpf"]
    command = ["strace", "-f", *filtered, "-y", "-qq", "-o", str(log), *traced, sys.executable, *arguments]
    known = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1", "PYTHONUTF8": "1", **environment}
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    with subprocess.Popen(command, cwd=ROOT, env=known, text=True, **pipes) as process:  # type: ignore[call-overload]
        try:
            yield process
        finally:
            if process.poll() is None:
                process.kill()


def traced_child(process: subprocess.Popen[str]) -> int:
    """The process id of the program itself, strace being its parent; 0 if it has ended."""
    children = Path(f"/proc/{process.pid}/task/{process.pid}/children")
    words = children.read_text().split() if children.exists() else []
    return int(words[0]) if words else 0


def has_failed_call(log: Path) -> bool:
    """Does a trace hold a call that was made to fail?"""
    return "(INJECTED)" in log.read_text(errors="replace")
