"""What the tests of the replica share: a laptop alone on a real encrypted file, and a small world with a centre."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from mediator_app.services.laptop import Laptop
from tests.support.laptops import a_laptop
from tests.support.worlds import World, a_world


@pytest.fixture
def laptop(tmp_path: Path) -> Iterator[Laptop]:
    """A laptop that has joined no team."""
    with a_laptop(tmp_path) as laptop:
        yield laptop


@pytest.fixture
def world() -> Iterator[World]:
    """A mediator's laptop (0) and a coordinator's (1), both up to date."""
    with a_world(1 << 30) as world:
        yield world
