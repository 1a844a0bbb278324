"""A centre and a laptop that exchange a few records at a time, so that faults find seams between them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from typing import Any

from mediator_app.protocol.messages import Operation
from mediator_app.server.store.interface import Device
from mediator_app.server.store.sqlite import SqliteSession
from mediator_app.sync.replica import LaptopReplica
from tests.support.centre import CopiedStore


class SmallPages(CopiedStore):
    """A centre in memory whose pages hold two or three records, so that faults find seams."""

    def __init__(self, page_bytes: int) -> None:
        super().__init__(None)
        self.page_bytes = page_bytes

    @contextmanager
    def reading(self) -> Iterator[SqliteSession]:
        """A transaction that sees one state and writes nothing."""
        with super().reading() as session:
            session.page = partial(_small_page, session, self.page_bytes)  # type: ignore[method-assign]
            yield session


def _small_page(session: SqliteSession, size: int, device: Device, after: int, _: int) -> Any:
    return SqliteSession.page(session, device, after, size)


class SmallBatches(LaptopReplica):
    """A replica that sends a few operations at a time."""

    def waiting(self, limit: int, max_bytes: int, after: int) -> list[Operation]:
        """Operations without a final answer, after a number."""
        return super().waiting(min(limit, 3), max_bytes, after)
