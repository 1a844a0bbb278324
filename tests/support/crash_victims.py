"""Programs to be killed: real laptops and centres at work, each in a process of its own.

``python -m tests.support.crash_victims`` has everything imported and forks once per line of standard input
(``JOB<tab>FOLDER``), so that a process costs milliseconds. It prints ``pid N``, then the victim prints a line for each
thing that it has done, then ``ended STATUS`` is printed once it is dead. A victim writes a line in one go, so none is cut.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from mediator_app.server import __main__ as server_program
from mediator_app.server import asgi as _asgi  # noqa: F401  loaded before the fork
from mediator_app.services.profiles import laptop_at
from mediator_app.storage import operations
from mediator_app.sync.running import synchronise
from tests.support.crash import ROOT
from tests.support.scripted_day import gestures

PASSPHRASE: Final = "moulin genêt carnet"
GESTURES_PER_SENDING: Final = 12


class Victims:
    """The parent's end: starts a victim, kills it, and reads what it told before."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process

    def start(self, job: str, *arguments: object) -> int:
        """Start one victim; its process id, once it has told that it is ready."""
        assert self._process.stdin is not None
        self._process.stdin.write("\t".join([job, *map(str, arguments)]) + "\n")
        self._process.stdin.flush()
        pid = int(self._read().removeprefix("pid "))
        ready = self._read()
        assert not ready.startswith("ended "), f"{job} was not ready before its end"
        return pid

    def told(self) -> tuple[list[str], int]:
        """What the victim told after it was ready, and how it ended (negative: the signal); waits for its end."""
        lines: list[str] = []
        while not (line := self._read()).startswith("ended "):
            lines.append(line)
        return lines, int(line.removeprefix("ended "))

    def _read(self) -> str:
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        assert line, "the program that starts the victims has ended"
        return line.removesuffix("\n")


@contextmanager
def victims(program: str = "tests.support.crash_victims") -> Iterator[Victims]:
    """The program that starts them, until the end of the block."""
    command = [sys.executable, "-m", program]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        try:
            yield Victims(process)
        finally:
            assert process.stdin is not None
            process.stdin.close()
            process.wait()


def work(folder: str) -> None:
    """A mediator's day, gesture after gesture."""
    with laptop_at(Path(folder), PASSPHRASE) as laptop:
        tell("ready")
        for line in gestures(laptop):
            tell("\t".join(line))


def send(folder: str) -> None:
    """A mediator who sends every few gestures; ``sent N`` says that the centre has answered up to there."""
    with laptop_at(Path(folder), PASSPHRASE) as laptop:
        tell("ready")
        for number, line in enumerate(gestures(laptop), 1):
            tell("\t".join(line))
            if number % GESTURES_PER_SENDING == 0:
                synchronise(laptop.connection, laptop.clock)
                tell(f"sent {operations.last_number(laptop.connection)}")


def serve(folder: str, port: str) -> None:
    """The centre's own program."""
    sys.exit(server_program.main(["serve", "--data", folder, "--port", port]))


JOBS: Final[dict[str, Callable[..., None]]] = {"work": work, "send": send, "serve": serve}


def tell(text: str) -> None:
    """One line to the parent, in one write."""
    os.write(1, f"{text}\n".encode())


def main(jobs: Mapping[str, Callable[..., None]] = JOBS) -> None:
    """Fork for every line of standard input, until it ends."""
    for line in sys.stdin:
        job, *arguments = line.removesuffix("\n").split("\t")
        pid = os.fork()
        if pid == 0:
            tell(f"pid {os.getpid()}")
            jobs[job](*arguments)
            os._exit(0)
        _, status = os.waitpid(pid, 0)
        tell(f"ended {os.waitstatus_to_exitcode(status)}")


if __name__ == "__main__":
    main()
