"""What is kept under a name: who works here, how far the centre is known."""

from __future__ import annotations

import pytest

from mediator_app.domain.rights import Role
from mediator_app.storage import settings
from mediator_app.storage.settings import Cursor, Membership
from tests.support.shown import Tables


@pytest.fixture(autouse=True)
def empty(tables: Tables) -> None:
    tables.connection.execute("DELETE FROM setting")


@pytest.mark.parametrize("value", ["", "0", "é 🙂", "'; DROP TABLE setting; --"])
def test_value_comes_back_as_it_was_and_takes_the_place_of_the_former_one(tables: Tables, value: str) -> None:
    settings.put(tables.connection, key="former", other="stays")
    settings.put(tables.connection, key=value)
    assert [settings.get(tables.connection, key, "none") for key in ("key", "other")] == [value, "stays"]


def test_key_that_was_never_kept_gives_the_default(tables: Tables) -> None:
    assert (settings.get(tables.connection, "key"), settings.get(tables.connection, "key", "7")) == ("", "7")


def test_new_laptop_belongs_to_nobody_in_particular_and_has_all_rights(tables: Tables) -> None:
    who = settings.membership(tables.connection)
    assert (who, who.is_enrolled, who.role) == (Membership(), False, Role.SOLO)


def test_membership_comes_back_whole(tables: Tables) -> None:
    who = Membership("d", "m", "Claire Fourneau", Role.COORDINATOR, "t", "Creuse", "https://centre.example", "secret")
    settings.keep_membership(tables.connection, who)
    assert settings.membership(tables.connection) == who


@pytest.mark.parametrize("key", ["membership", "memberx", "member", "member/device"])
def test_name_that_begins_alike_is_no_part_of_the_membership(tables: Tables, key: str) -> None:
    settings.put(tables.connection, **{key: "something"})
    assert settings.membership(tables.connection) == Membership()


def test_cursor_of_a_new_laptop_is_at_the_beginning(tables: Tables) -> None:
    assert settings.cursor(tables.connection) == Cursor("", "", 0)


def test_cursor_comes_back_whole_however_large(tables: Tables) -> None:
    settings.keep_cursor(tables.connection, Cursor("epoch", "epoch:9", 2**53))
    assert settings.cursor(tables.connection) == Cursor("epoch", "epoch:9", 2**53)
