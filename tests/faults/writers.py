"""Many server processes that write to one PostgreSQL database while others read: is anything missed, doubled, unnumbered?

Writers send batches, pause at random and now and then give up at the end, holding the order meanwhile. Readers follow the
changes page by page. ``--planted sequence`` takes the numbers from a sequence instead of under the lock, and must be
caught: ``python -m tests.faults writers --seconds 120 --writers 8 --readers 4``.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections import Counter
from contextlib import ExitStack, closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from mediator_app.server.store.postgres import PostgresStore
from tests.faults.one_of_many import BATCH
from tests.support.centre import TERRITORY, a_device
from tests.support.databases import prepare
from tests.support.postgres import OWNER, a_cluster

ROOT: Final = Path(__file__).parents[2]


@dataclass
class Report:
    """What was written in how many seconds, and for all readers together what they missed and what they got twice."""

    seconds: float
    rows: int
    rounds: int
    given_up: int
    missing: int
    double: int
    holes: int
    readers: int
    wrong: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        speed = f"{self.rows} rows in {self.seconds:.1f} s: {self.rows / self.seconds:.0f} rows/s"
        work = f"{self.rounds} rounds, {self.given_up} given up, {self.readers} readers"
        return f"{speed}; {work}; missing {self.missing}, double {self.double}, holes in the numbers {self.holes}"


class OneOfMany:
    """A process that writes or reads."""

    def __init__(self, kind: str, url: str, device: str, planted: str) -> None:
        command = [sys.executable, "-m", "tests.faults.one_of_many", kind, url, device, planted]
        pipes: dict[str, Any] = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
        self._process = subprocess.Popen(command, cwd=ROOT, **pipes)

    def wait_until_ready(self) -> None:
        """Answers once it stands at the start."""
        assert self._process.stdout is not None
        assert self._process.stdout.readline() == "ready\n"

    def say(self, word: str) -> None:
        """Let it begin, or end."""
        assert self._process.stdin is not None
        self._process.stdin.write(f"{word}\n")
        self._process.stdin.flush()

    def result(self) -> Any:
        """What it did."""
        return json.loads(self._process.communicate()[0])

    def close(self) -> None:
        """End it, however far it is."""
        self._process.kill()
        self._process.communicate()


def run(seconds: float, writers: int = 8, readers: int = 4, *, planted: str = "", fast: bool = False) -> Report:
    """Write and read for so long on a new PostgreSQL, then compare what the readers saw with the log."""
    settings = ("fsync=off",) if fast else ()
    with a_cluster(*settings) as cluster:
        url = prepare(cluster, "centre")
        with closing(PostgresStore(url)) as store:
            store.found(TERRITORY)
            posts = [a_device(store).device.id for _ in range(writers + readers)]
            with store.reading() as session:
                start = f"CREATE SEQUENCE lines INCREMENT {BATCH + 10} START {session.head() + 1}"
            cluster.administer(start, f"GRANT ALL ON SEQUENCE lines TO {OWNER}", database="centre")
            wrote, saw, took = _work(url, posts[:writers], posts[writers:], seconds, planted)
            with store.reading() as session:
                log = session.log(0, 1 << 40)
    made = Counter(line.id for line in log if line.entity == "person")
    missing = sum((made - seen).total() for seen in saw)
    double = sum((seen - made).total() for seen in saw)
    rows, rounds, given_up = (sum(one[name] for one in wrote) for name in ("rows", "rounds", "given_up"))
    holes = log[-1].seq - len(log)
    lost = {"missing": missing, "double": double, "holes": holes, "acknowledged, not kept": rows - made.total()}
    wrong = [f"{words}: {count}" for words, count in lost.items() if count]
    return Report(took, rows, rounds, given_up, missing, double, holes, readers, wrong)


def _work(
    url: str, writing: list[str], reading: list[str], seconds: float, planted: str
) -> tuple[list[dict[str, int]], list[Counter[str]], float]:
    """Let all processes work at the same time; what each writer did, what each reader saw, and the seconds it took."""
    with ExitStack() as stack:
        writers = [stack.enter_context(closing(OneOfMany("write", url, device, planted))) for device in writing]
        readers = [stack.enter_context(closing(OneOfMany("read", url, device, ""))) for device in reading]
        for process in (*writers, *readers):
            process.wait_until_ready()
        for process in (*readers, *writers):
            process.say("begin")
        started = time.monotonic()
        time.sleep(seconds)
        for process in writers:
            process.say("end")
        wrote = [writer.result() for writer in writers]
        took = time.monotonic() - started
        for process in readers:
            process.say("end")
        return wrote, [Counter(reader.result()) for reader in readers], took
