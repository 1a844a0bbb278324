"""What the centre's tests share: a centre in memory, and a team that uses it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from mediator_app.server.store.sqlite import SqliteStore
from tests.support.centre import Post, a_centre, a_team


@pytest.fixture
def store() -> Iterator[SqliteStore]:
    """A new centre in memory."""
    with a_centre() as store:
        yield store


@pytest.fixture
def team(store: SqliteStore) -> tuple[Post, Post, Post]:
    """Two mediators and a coordinator, all up to date."""
    return a_team(store)
