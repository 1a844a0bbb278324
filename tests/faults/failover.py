"""The primary PostgreSQL dies with its newest transactions not yet at its standby, which is promoted: laptops send them again.

Each cycle: two laptops work and send; the standby is cut off; they work and send more, which the centre acknowledges; the
primary is killed with -9; the standby takes over, older than what the laptops have seen; they send until all is well. Then
everything that any laptop ever made must be there once. ``python -m tests.faults failover --cycles 10``.
"""

from __future__ import annotations

import shutil
import time
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from mediator_app.domain.rights import Role
from mediator_app.server.asgi import centre_app
from mediator_app.server.checking import problems
from mediator_app.server.embedded import serving
from mediator_app.server.enrolment import invite
from mediator_app.server.store.postgres import PostgresStore
from mediator_app.services.laptop import Laptop
from mediator_app.services.profiles import check_profile, laptop_at
from mediator_app.storage import inspection
from mediator_app.storage.keys import CHEAP
from mediator_app.storage.profile import create_profile
from mediator_app.sync.enrolling import enrol
from mediator_app.sync.running import synchronise
from tests.support.centre import TERRITORY
from tests.support.crash_victims import PASSPHRASE
from tests.support.databases import prepare
from tests.support.postgres import OWNER, Cluster, a_cluster, free_port
from tests.support.scripted_day import a_day, a_scheme

DATABASE: Final = "centre"
LONGEST_WAIT: Final = 20.0
"""Seconds for the standby to have what the primary has, or to be promoted."""


@dataclass
class Report:
    """Cycles, lines of the log that went down with a primary although they were acknowledged, and what was wrong after."""

    cycles: int = 0
    lost_tail: int = 0
    operations: int = 0
    wrong: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        tail = f"{self.lost_tail} acknowledged lines went down with the primary"
        return (
            f"{self.cycles} failovers, {tail}, {self.operations} operations made; lost or wrong: {self.wrong or 'none'}"
        )


class Pair:
    """A primary and its standby, which change places with every failure."""

    def __init__(self, primary: Cluster) -> None:
        self.primary = primary
        self.standby = Cluster(primary.home, primary.home.folder / "standby", free_port())
        self.url = f"postgresql://{OWNER}@127.0.0.1:{primary.port},127.0.0.1:{self.standby.port}/{DATABASE}"

    def add_standby(self) -> None:
        """Copy the primary and let the copy follow it."""
        source = self.primary.url("postgres", "postgres")
        self.standby.run("pg_basebackup", "-D", self.standby.data, "-d", source, "-R", "-X", "stream", "-c", "fast")
        self.standby.start()

    def wait_until_equal(self) -> None:
        """Answers once the standby has everything."""
        newest = self.primary.administer("SELECT pg_current_wal_flush_lsn()::text")[0][0]
        _wait(self.standby, f"SELECT pg_last_wal_replay_lsn() >= '{newest}'")

    def cut_off(self) -> None:
        """What the primary writes from now on stays with it."""
        self.standby.administer("ALTER SYSTEM SET primary_conninfo = ''", "SELECT pg_reload_conf()")
        _wait(self.standby, "SELECT count(*) = 0 FROM pg_stat_wal_receiver")

    def fail_over(self) -> None:
        """Kill the primary, promote the standby; the dead one's place is free for the next standby."""
        self.primary.kill()
        self.standby.run("pg_ctl", "-D", self.standby.data, "-w", "promote")
        shutil.rmtree(self.primary.data, ignore_errors=True)
        self.primary, self.standby = self.standby, self.primary
        self.primary.administer("ALTER SYSTEM RESET primary_conninfo")


def run(cycles: int) -> Report:
    """Fail over so many times."""
    report = Report()
    with a_pair() as pair, TemporaryDirectory() as folder, ExitStack() as stack:
        prepare(pair.primary, DATABASE)
        store = stack.enter_context(closing(PostgresStore(pair.url)))
        store.found(TERRITORY)
        url = stack.enter_context(serving(centre_app(store)))
        laptops = [_laptop(stack, Path(folder), store, url, name, role) for name, role in _TEAM]
        a_scheme(laptops[0])
        for laptop in laptops:
            synchronise(laptop.connection, laptop.clock)
        for _ in range(cycles):
            _cycle(pair, store, laptops, report)
    return report


@contextmanager
def a_pair() -> Iterator[Pair]:
    """A primary whose standby is still to be added; both end with the block."""
    with a_cluster() as primary:
        yield Pair(primary)


def _cycle(pair: Pair, store: PostgresStore, laptops: list[Laptop], report: Report) -> None:
    pair.add_standby()
    for laptop in laptops:
        a_day(laptop, 5)
        synchronise(laptop.connection, laptop.clock)
    pair.wait_until_equal()
    pair.cut_off()
    before = _head(store)
    for laptop in laptops:
        a_day(laptop, 5)
        synchronise(laptop.connection, laptop.clock)
    seen = _head(store)
    pair.fail_over()
    report.cycles += 1
    report.lost_tail += seen - before
    _expect(report, _head(store) == before < seen, "the tail was not lost")
    for laptop in (*laptops, *laptops):
        synchronise(laptop.connection, laptop.clock)
    _look(store, laptops, report)


def _look(store: PostgresStore, laptops: list[Laptop], report: Report) -> None:
    """Is everything that was ever made at the centre, once, and everybody sound and equal?"""
    with store.reading() as session:
        log = session.log(0, 1 << 40)
    made: list[tuple[str, str]] = []
    for laptop in laptops:
        made += [(laptop.who.device, id_) for _, id_ in inspection.operations(laptop.connection)]
        _expect(report, not check_profile(laptop), "a profile is not sound")
    held = [(line.device, line.id) for line in log if line.device in {device for device, _ in made}]
    report.operations = len(made)
    _expect(report, sorted(held) == sorted(made), f"the centre holds {len(held)} operations of {len(made)}")
    _expect(report, not (found := problems(store)), f"the centre: {found[:3]}")
    shown = [inspection.everything(laptop.connection) for laptop in laptops]
    _expect(report, all(one == shown[0] for one in shown), "laptops differ")


def _laptop(stack: ExitStack, folder: Path, store: PostgresStore, url: str, name: str, role: Role) -> Laptop:
    create_profile(folder / name, PASSPHRASE, cost=CHEAP)
    code = invite(store, role, name, datetime.now(UTC)).code
    laptop = stack.enter_context(laptop_at(folder / name, PASSPHRASE))
    enrol(laptop.connection, url, code, "Portable")
    laptop.refresh_membership()
    synchronise(laptop.connection, laptop.clock)
    return laptop


def _head(store: PostgresStore) -> int:
    with store.reading() as session:
        return session.head()


def _expect(report: Report, holds: bool, otherwise: str) -> None:
    if not holds:
        report.wrong.append(f"cycle {report.cycles}: {otherwise}")


def _wait(cluster: Cluster, question: str) -> None:
    end = time.monotonic() + LONGEST_WAIT
    while not cluster.administer(question)[0][0]:
        assert time.monotonic() < end, question
        time.sleep(0.02)


_TEAM: Final = (("hélène", Role.COORDINATOR), ("claire", Role.MEDIATOR), ("karim", Role.MEDIATOR))
