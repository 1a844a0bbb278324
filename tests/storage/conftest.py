"""What the tests of the replica share: a laptop alone on a real encrypted file, and a small world with a centre."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from mediator_app.services.laptop import Laptop
from mediator_app.storage.operations import Author
from tests.support.laptops import a_laptop
from tests.support.shown import Tables
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


@pytest.fixture(scope="module")
def file_of_module(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Laptop]:
    """An empty laptop that the tests of a file share."""
    with a_laptop(tmp_path_factory.mktemp("tables")) as laptop:
        yield laptop


@pytest.fixture
def tables(file_of_module: Laptop) -> Iterator[Tables]:
    """Empty tables to be filled: what a test writes is taken back after it."""
    connection, who = file_of_module.connection, file_of_module.who
    connection.execute("BEGIN")
    try:
        yield Tables(connection, Author(who.member, file_of_module.clock))
    finally:
        connection.execute("ROLLBACK")
