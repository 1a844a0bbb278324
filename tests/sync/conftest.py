"""What the tests of sync share: a small world with two laptops and a centre in memory."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.support.worlds import World, a_world


@pytest.fixture
def world() -> Iterator[World]:
    """A mediator's laptop (0) and a coordinator's (1), both up to date; pages are large."""
    with a_world(1 << 30) as world:
        yield world
