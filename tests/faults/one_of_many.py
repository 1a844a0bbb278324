"""One process among many on a PostgreSQL database, a writer or a reader: ``python -m tests.faults.one_of_many``.

It says ``ready``, works from the first line on its standard input to the second, then prints what it did as JSON.
"""

from __future__ import annotations

import json
import random
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from typing import Any, Final

from mediator_app.server.answering import answer
from mediator_app.server.store.interface import Device
from mediator_app.server.store.postgres import PostgresStore
from mediator_app.server.store.postgres_session import PostgresSession
from tests.support.centre import NOW, Post, a_person

BATCH: Final = 50
LONGEST_PAUSE: Final = 0.004
LONGEST_REST: Final = 0.02
"""Seconds between two rounds of a writer, and of a reader that has seen everything, at most."""

GIVEN_UP: Final = 0.1
"""Share of rounds before which a transaction is given up at its end."""

LATEST: Final = 0.03
"""Seconds for which a transaction of the planted bug holds numbers back, at most."""

Over = Callable[[], bool]


class GivenUpError(Exception):
    """A writer that dies before its commit."""


class Unordered(PostgresStore):
    """The planted bug: numbers from a sequence, and nobody waits for anybody."""

    @contextmanager
    def writing(self) -> Iterator[PostgresSession]:
        """A transaction whose numbers may become visible after greater ones."""
        own = "SELECT 'head', nextval('lines')::text UNION ALL SELECT key, value FROM meta WHERE key <> 'head'"
        with self._begun(f"BEGIN; {own}") as session:
            yield session
            time.sleep(random.random() * LATEST)
            put = f"greatest(value::bigint, {session.head()})::text"
            session.run(f"UPDATE meta SET value = {put} WHERE key = 'head'; COMMIT")


def main(kind: str, url: str, device_id: str, planted: str) -> None:
    """Do one process's work."""
    with closing(Unordered(url) if planted == "sequence" else PostgresStore(url)) as store:
        with store.reading() as session:
            device = next(one for one in session.devices() if one.id == device_id)
        print("ready", flush=True)
        sys.stdin.readline()
        over = threading.Event()
        threading.Thread(target=_wait_for_the_end, args=(over,), daemon=True).start()
        work = write if kind == "write" else read
        print(json.dumps(work(store, device, over.is_set)), flush=True)


def _wait_for_the_end(over: threading.Event) -> None:
    sys.stdin.readline()
    over.set()


def write(store: PostgresStore, device: Device, is_over: Over) -> dict[str, Any]:
    """Send batches, with pauses, and give up now and then; answers how many rows, rounds, and times given up.

    A writer asks for the smallest pages, since reading is measured in the readers.
    """
    chance = random.Random(device.id)
    post, given_up, rounds = Post(store, device, ""), 0, 0
    while not is_over():
        if chance.random() < GIVEN_UP:
            _give_up(store, device, chance.random() * LONGEST_PAUSE)
            given_up += 1
        ops = [a_person(post, f"{device.id}-{post.n + 1}") for _ in range(BATCH)]
        post.cursor = answer(store, device, post.request(*ops, page=1024), NOW).cursor
        rounds += 1
        time.sleep(chance.random() * LONGEST_PAUSE)
    return {"rows": post.n, "rounds": rounds, "given_up": given_up}


def _give_up(store: PostgresStore, device: Device, pause: float) -> None:
    """Take the order, change something, and leave without a commit."""
    try:
        with store.writing() as session:
            session.seen(device.id, "2026-11-24T09:00:00Z", 1)
            time.sleep(pause)
            raise GivenUpError
    except GivenUpError:
        return


def read(store: PostgresStore, device: Device, is_over: Over) -> dict[str, int]:
    """Follow the changes until nothing more can come; answers how often each person's record came."""
    chance, post, seen = random.Random(device.id), Post(store, device, ""), Counter[str]()
    while True:
        was_over = is_over()
        reply = answer(store, device, post.request(page=64 * 1024), NOW)
        post.cursor = reply.cursor
        seen.update(change.id for change in reply.changes if change.entity == "person")
        if was_over and not reply.more:
            return seen
        if not reply.more:
            time.sleep(chance.random() * LONGEST_REST)


if __name__ == "__main__":
    main(*sys.argv[1:])
