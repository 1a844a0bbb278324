"""Laptops on bad lines: a laptop moved behind one, sending as often as it takes, and what may then be compared."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from mediator_app.errors import OfflineError
from mediator_app.services.laptop import Laptop
from mediator_app.storage import settings
from mediator_app.sync.running import synchronise
from tests.support.chaos import Line, bad_line
from tests.support.chaos_networks import Network

MOST_RUNS = 200


@contextmanager
def behind(laptop: Laptop, network: Network, seed: int = 1) -> Iterator[Line]:
    """A laptop that has joined reaches its centre over a bad line until the end of the block."""
    url = settings.membership(laptop.connection).url
    with bad_line(url, network, seed) as line:
        _move(laptop, line.url)
        try:
            yield line
        finally:
            _move(laptop, url)


def send_until_done(laptop: Laptop) -> tuple[int, int]:
    """Send again as often as the network gives up; how many runs it took, and the rounds of the last one."""
    for run in range(1, MOST_RUNS):
        try:
            return run, synchronise(laptop.connection, laptop.clock).rounds
        except OfflineError:
            continue
    raise TimeoutError


def _move(laptop: Laptop, url: str) -> None:
    settings.keep_membership(laptop.connection, replace(settings.membership(laptop.connection), url=url))
