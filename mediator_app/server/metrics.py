"""What the centre counts while it runs, and how that is told: Prometheus text, and one line of JSON per round.

Ids and numbers only: no name, no token, nothing that a laptop wrote.
"""

from __future__ import annotations

import json
import logging
import threading
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from mediator_app.protocol.messages import SyncReply
from mediator_app.server.store.interface import Session

BOUNDS: Final = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)
"""Upper bounds of the histogram of rounds, in seconds."""

_log = logging.getLogger("mediator_app.server.rounds")


@dataclass(frozen=True, slots=True)
class Round:
    """One round of sync: whose, how many operations were answered how, how long it took and how many bytes went by."""

    device: str
    verdicts: Mapping[str, int]
    seconds: float
    bytes_in: int
    bytes_out: int


def verdicts_in(reply: SyncReply) -> Counter[str]:
    """How many operations a reply answers in which way."""
    counted = Counter(verdict.state for verdict in reply.verdicts)
    counted["accepted"] += sum(run.count for run in reply.runs)
    return +counted


class Metrics:
    """The counters of one process; a restart begins anew, as Prometheus expects."""

    def __init__(self) -> None:
        self._turn = threading.Lock()
        self._verdicts: Counter[str] = Counter()
        self._by_bound = [0] * (len(BOUNDS) + 1)
        self._seconds = 0.0
        self._bytes: Counter[str] = Counter()
        self._refusals: Counter[str] = Counter()

    def count(self, done: Round) -> None:
        """Count a round, and write its line to the log."""
        with self._turn:
            self._verdicts.update(done.verdicts)
            self._by_bound[bisect_left(BOUNDS, done.seconds)] += 1
            self._seconds += done.seconds
            self._bytes.update({"in": done.bytes_in, "out": done.bytes_out})
        if _log.isEnabledFor(logging.INFO):
            operations = sum(done.verdicts.values())
            line = {"device": done.device, "operations": operations, "verdicts": dict(done.verdicts)}
            sizes = {"ms": round(done.seconds * 1000, 1), "bytes_in": done.bytes_in, "bytes_out": done.bytes_out}
            _log.info(json.dumps({**line, **sizes}))

    def refused(self, code: str) -> None:
        """Count a request that was refused whole."""
        with self._turn:
            self._refusals[code] += 1

    def text(self, session: Session) -> str:
        """All that is known, in Prometheus' text format."""
        with self._turn:
            counted = list(self._counted())
        return "\n".join([*counted, *_found(session), ""])

    def _counted(self) -> Iterator[str]:
        yield "# TYPE tournee_operations_total counter"
        yield from (f'tournee_operations_total{{verdict="{name}"}} {n}' for name, n in sorted(self._verdicts.items()))
        yield "# TYPE tournee_round_seconds histogram"
        rounds = 0
        for bound, n in zip((*BOUNDS, "+Inf"), self._by_bound, strict=True):
            rounds += n
            yield f'tournee_round_seconds_bucket{{le="{bound}"}} {rounds}'
        yield f"tournee_round_seconds_sum {self._seconds:.6f}"
        yield f"tournee_round_seconds_count {rounds}"
        yield "# TYPE tournee_bytes_total counter"
        yield from (f'tournee_bytes_total{{way="{way}"}} {n}' for way, n in sorted(self._bytes.items()))
        yield "# TYPE tournee_refusals_total counter"
        yield from (f'tournee_refusals_total{{code="{code}"}} {n}' for code, n in sorted(self._refusals.items()))


def _found(session: Session) -> Iterator[str]:
    """What the database says at this moment."""
    figures = session.figures()
    with_access = [device for device in session.devices() if not device.revoked_at]
    whole, in_part, stored = session.paper_figures()
    erased = max((one.seq for one in session.erasures()), default=0)
    gauges = {
        "head": session.head(),
        "records": figures["records"],
        "devices": len(with_access),
        "open_cases": figures["open_cases"],
        "quarantine": sum(one.state != "released" for one in session.set_aside()),
        "devices_owing_erasures": sum(device.erased_through < erased for device in with_access),
        "oldest_erased_through": min((device.erased_through for device in with_access), default=0),
        "papers": whole,
        "papers_in_part": in_part,
        "paper_bytes": stored,
        "durable_through": int(session.noted("durable_through") or 0),
    }
    for name, value in gauges.items():
        yield f"# TYPE tournee_{name} gauge"
        yield f"tournee_{name} {value}"
