"""What no database keeps is refused, or made legible, before it is looked up or written."""

from __future__ import annotations

import msgspec
import pytest

from mediator_app.server.arriving import operation_in
from mediator_app.server.store.interface import Store
from tests.support.centre import SESSION, Post, a_person, a_redemption, later

Team = tuple[Post, Post, Post]


@pytest.mark.parametrize("name", ["entity", "id", "kind", "wall", "cause"])
def test_operation_with_a_nul_in_what_is_not_its_fields_is_refused(team: Team, store: Store, name: str) -> None:
    anne = team[0]
    operation = a_person(anne, "p1")
    setattr(operation, name, getattr(operation, name) + "\0")
    assert anne.verdicts(operation, a_person(anne, "p2")) == ["rejected malformed", "accepted"]
    with store.reading() as session:
        assert "\0" not in str(session.log(0, 100))


def test_refused_operation_is_answered_the_same_again(team: Team) -> None:
    anne = team[0]
    operation = a_person(anne, "p\0")
    assert anne.verdicts(operation) == anne.verdicts(operation) == ["rejected malformed"]


def test_nul_in_what_is_looked_up_is_refused(team: Team) -> None:
    anne = team[0]
    presence = anne.create("attendance", "a1", session=f"{SESSION}\0", person="p1", status="present")
    assert anne.verdicts(presence, a_redemption(anne, "r1", "12\0")) == ["rejected malformed"] * 2


def test_nul_in_a_note_is_kept_as_it_was_written(team: Team) -> None:
    anne, bruno, _ = team
    assert anne.verdicts(a_person(anne, "p1", note="a\0b")) == ["accepted"]
    later(bruno, hours=1)
    bruno.sync()
    assert msgspec.json.decode(bruno.records["p1"].fields)["note"] == "a\0b"


@pytest.mark.parametrize("blob", [b"", b"[]", b"{}", b"\xff", b'["\xff"]', b'[1,1,"\xff","p"]', b"[" * 5000, b"null"])
def test_bytes_that_are_no_operation_are_none(blob: bytes) -> None:
    assert operation_in(blob) is None
