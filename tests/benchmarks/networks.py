"""A day sent, and a new laptop filled, over bad lines, beside the time that the useful bytes alone take on such a line.

Everything travels at the line's own speed, the filling of a new laptop too: it takes twenty minutes of almost no work.
"""

from __future__ import annotations

import random
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

from mediator_app.demo.inventing import LAST_NAMES, MEN, WOMEN
from mediator_app.demo.team import Colleague, Team, a_team
from mediator_app.domain.rights import Role
from mediator_app.server.snapshots import pieces_of
from mediator_app.services.laptop import Laptop, new_id, record
from mediator_app.storage.database import transaction
from mediator_app.storage.operations import Draft
from tests.benchmarks.measuring import Row, median, percentile
from tests.support.chaos_laptops import behind, send_until_done
from tests.support.chaos_networks import SATELLITE, TWO_G, VILLAGE_WIFI, Network, Traffic
from tests.support.scripted_day import a_day, a_scheme

TIMES = 7
PEOPLE = 88_000
"""About 2 MB once compressed."""


def measure(people: int = PEOPLE) -> list[Row]:
    """The rows of the table; what travelled is printed on the way."""
    rows = []
    with tempfile.TemporaryDirectory() as folder, a_team(Path(folder)) as team:
        coordinator = team.welcome("Hélène Vauzelle", Role.COORDINATOR, _now)
        a_scheme(coordinator.laptop)
        coordinator.send()
        author = team.welcome("Claire Fourneau", Role.MEDIATOR, _now)
        author.send()
        for network in (TWO_G, TWO_G.with_tls()):
            rows.append(_days(author, network, 200, "≤ 90 s"))
            rows.append(_days(author, network, 60, "≤ 20 s"))
        rows += [_days(author, network, 200, "") for network in (SATELLITE, VILLAGE_WIFI)]
        _fill(author.laptop, people)
        author.send()
        rows.append(_filled(team, TWO_G))
    return rows


def _days(author: Colleague, network: Network, count: int, aim: str) -> Row:
    taken, floors = [], []
    for seed in range(TIMES):
        a_day(author.laptop, count)
        seconds, floor = _carried(author.laptop, network, seed, f"{network.name}, {count} operations")
        taken.append(seconds)
        floors.append(floor)
    name = f"{network.name}: {count} operations, worst of {TIMES}"
    return Row(name, percentile(taken, 1) * 1000, median(floors) * 1000, aim)


def _filled(team: Team, network: Network) -> Row:
    """A new laptop's first copy: what of its pieces reached it twice is what a cut line cost, but for heads and tries."""
    reader = team.welcome("Karim Benali", Role.MEDIATOR, _now)
    with behind(reader.laptop, network, 1) as line:
        start = time.perf_counter()
        runs, rounds = send_until_done(reader.laptop)
        seconds = time.perf_counter() - start
        traffic = line.traffic
    _tell(f"{network.name}, a new laptop", seconds, runs, rounds, traffic)
    with team.store.reading() as session:
        kept = session.last_snapshot()
    size = sum(piece.size for piece in pieces_of(kept)) if kept else 0
    repeated = (traffic.copied - size) / size
    print(
        f"first copy: {size} bytes, of which {traffic.copied} reached the laptop: {repeated:.2%} repeated", flush=True
    )
    floor = size * 8 / network.down
    return Row(f"{network.name}: a new laptop", seconds * 1000, floor * 1000, "≤ 3 % repeated")


def _carried(laptop: Laptop, network: Network, seed: int, name: str) -> tuple[float, float]:
    """Seconds until everything is sent and received, and seconds that the bytes of use alone take."""
    with behind(laptop, network, seed) as line:
        start = time.perf_counter()
        runs, rounds = send_until_done(laptop)
        seconds = time.perf_counter() - start
        _tell(name, seconds, runs, rounds, line.traffic)
        traffic = line.traffic
    floor = traffic.useful_up * 8 / network.up + traffic.useful_down * 8 / network.down
    return seconds, floor + (1 + network.trips) * network.rtt


def _tell(name: str, seconds: float, runs: int, rounds: int, traffic: Traffic) -> None:
    print(
        f"{name:42} {seconds:7.1f} s  runs {runs}, rounds {rounds}, up {traffic.up}, down {traffic.down} bytes,"
        f" repeated {traffic.repeated:.1%}, cuts {traffic.cuts}, connections {traffic.connections}",
        flush=True,
    )


def _fill(laptop: Laptop, count: int) -> None:
    rng = random.Random(11)
    with transaction(laptop.connection):
        for _ in range(count):
            fields = {
                "last_name": f"{rng.choice(LAST_NAMES)}-{rng.choice(LAST_NAMES)}",
                "first_name": rng.choice(WOMEN + MEN),
                "phone": f"+3363998{rng.randrange(10_000):04d}",
                "birth_year": rng.randrange(1930, 2005),
                "commune": f"23{rng.randrange(1, 260):03d}",
            }
            record(laptop, [Draft("person", new_id(), fields)], "benchmark")


def _now() -> datetime:
    return datetime.now(UTC)
