"""What a laptop made alone is signed by its member once it joins."""

from __future__ import annotations

import pytest

from mediator_app.services.laptop import Laptop
from mediator_app.storage import inspection, settings
from mediator_app.storage.joining import join
from mediator_app.storage.replica import problems
from tests.support.dying import DiedError, DyingConnection
from tests.support.laptops import a_workshop

WHO = settings.Membership("device-1", "member-1", "Claire Fourneau", url="https://centre.example", token="secret")


def authors(laptop: Laptop) -> set[str]:
    """Who made what is here, by the rows and by the operations."""
    rows = {str(row[-2]) for row in inspection.everything(laptop.connection).values()}
    return rows | {row[0] for row in laptop.connection.execute("SELECT DISTINCT actor FROM operation")}


def test_everything_made_alone_is_signed_by_the_member(laptop: Laptop) -> None:
    a_workshop(laptop)
    join(laptop.connection, WHO)
    assert authors(laptop) == {"member-1"}
    assert problems(laptop.connection) == []


def test_membership_is_remembered(laptop: Laptop) -> None:
    join(laptop.connection, WHO)
    assert settings.membership(laptop.connection) == WHO


def test_nothing_else_of_the_rows_changes(laptop: Laptop) -> None:
    a_workshop(laptop)
    before = {id_: (*row[:-2], row[-1]) for id_, row in inspection.everything(laptop.connection).items()}
    join(laptop.connection, WHO)
    assert {id_: (*row[:-2], row[-1]) for id_, row in inspection.everything(laptop.connection).items()} == before


@pytest.mark.parametrize("statements", [2, 5, 9])
def test_death_while_joining_leaves_the_laptop_alone_as_it_was(laptop: Laptop, statements: int) -> None:
    a_workshop(laptop)
    before = authors(laptop)
    with pytest.raises(DiedError):
        join(DyingConnection(laptop.connection, statements), WHO)  # type: ignore[arg-type]
    laptop.connection.execute("ROLLBACK")
    assert (authors(laptop), settings.membership(laptop.connection).is_enrolled) == (before, False)
