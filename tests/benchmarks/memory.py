"""What a laptop that joins a centre of a size needs: seconds until it has everything, memory at most, and disk.

The laptop is a process of its own with a real encrypted file. ``python -m tests.benchmarks.memory FOLDER URL CODE`` is that
process. The memory of the centre's processes is printed too: it makes the first copy while the laptop waits.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from mediator_app.domain.rights import Role
from mediator_app.errors import AppError
from mediator_app.server.enrolment import invite
from mediator_app.server.folder import DATABASE
from mediator_app.server.store.sqlite import SqliteStore
from mediator_app.services.laptop import Laptop, open_laptop
from mediator_app.storage.keys import CHEAP
from mediator_app.storage.profile import create_profile, open_profile
from mediator_app.sync.enrolling import enrol
from mediator_app.sync.running import synchronise
from tests.benchmarks.filling import filled
from tests.benchmarks.light import ROOT, a_centre_process, a_server, memory_of
from tests.benchmarks.measuring import Row

SIZES: Final = (1_000, 10_000, 100_000)
PASSPHRASE: Final = "moulin genêt carnet dimanche lanterne"
TRIES: Final = 20


def measure(sizes: Sequence[int] = SIZES) -> list[Row]:
    """The rows of the table."""
    return [row for size in sizes for row in _measured(size)]


def _measured(size: int) -> Iterator[Row]:
    with tempfile.TemporaryDirectory() as folder, closing(SqliteStore(Path(folder) / DATABASE)) as store:
        filled(store, size)
        with a_server(*a_centre_process("--data", folder)) as served:
            code = invite(store, Role.MEDIATOR, "Claire Fourneau", datetime.now(UTC)).code
            command = [sys.executable, "-m", "tests.benchmarks.memory", f"{folder}/laptop", served.url, code]
            told = json.loads(subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, check=True).stdout)
            _, most = served.memory()
    yield Row(f"{size} records: a new laptop has them all, after {told['tries']} tries", told["ms"], None, "", size)
    for name, value in (("laptop's memory, at most", told["memory"]), ("centre's memory, at most", most)):
        yield Row(f"{size} records: {name}", value, None, "", unit="MiB")
    yield Row(f"{size} records: laptop's file", told["disk"], None, "", unit="MB")


def main(folder: str, url: str, code: str) -> None:
    """Be the laptop: join, receive everything, print what it took as JSON."""
    path = Path(folder)
    create_profile(path, PASSPHRASE, cost=CHEAP)
    with open_profile(path, PASSPHRASE) as profile:
        laptop = open_laptop(profile.connection, lambda: datetime.now(UTC))
        enrol(laptop.connection, url, code, "Portable")
        laptop.refresh_membership()
        begun = time.perf_counter()
        tries = next(number for number in range(1, TRIES) if _has_received(laptop))
        took = (time.perf_counter() - begun) * 1000
    disk = sum(file.stat().st_size for file in path.rglob("*") if file.is_file()) / 1e6
    print(json.dumps({"ms": took, "tries": tries, "memory": memory_of()[1], "disk": disk}))


def _has_received(laptop: Laptop) -> bool:
    try:
        synchronise(laptop.connection, laptop.clock)
    except AppError:
        return False
    return True


if __name__ == "__main__":
    main(*sys.argv[1:])
