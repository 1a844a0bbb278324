"""Whatever the number of records and lines is, all are read, once and in order."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from mediator_app.server import reading
from mediator_app.server.reading import every_line, every_record
from mediator_app.server.store.sqlite import SqliteStore
from tests.server.store.contents import fill
from tests.support.centre import a_centre


@pytest.fixture
def store() -> Iterator[SqliteStore]:
    with a_centre() as made:
        yield made


@pytest.mark.parametrize("count", [0, 1, 2, 3, 4, 5])
def test_parts_of_two_leave_nothing_out(store: SqliteStore, monkeypatch: pytest.MonkeyPatch, count: int) -> None:
    monkeypatch.setattr(reading, "PART", 2)
    if count:
        fill(store, count)
    with store.reading() as session:
        assert [record.id for record in every_record(session)] == [f"r{number}" for number in range(1, count + 1)]
        assert [line.seq for line in every_line(session)] == list(range(1, count + 1))
