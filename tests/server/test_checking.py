"""The check finds what is wrong in a centre's data, and nothing in sound data."""

from __future__ import annotations

import pytest

from mediator_app.server.checking import problems
from mediator_app.server.store.sqlite import SqliteStore
from tests.support.centre import SESSION, Post, a_person, a_redemption, a_team, cases_of, later

pytestmark = pytest.mark.parametrize("store", ["sqlite"], indirect=True)
"""The data are spoiled in SQLite's words; what the check reads is the same on both databases."""


@pytest.fixture
def busy(store: SqliteStore) -> SqliteStore:
    """A centre after a day with everything that makes data interesting."""
    anne, bruno, coordinator = a_team(store)
    anne.sync(a_person(anne, "p1"), a_person(anne, "p2"), anne.void("person", "p2"), a_redemption(anne, "r1", "ABC1"))
    bruno.sync(a_person(bruno, "p1", last_name="Martin"), a_redemption(bruno, "r2", "ABC1"), a_person(bruno, "p2"))
    anne.sync(anne.edit("session", SESSION, themes={"add": ["sante"], "remove": []}, note="x", capacity=None))
    bruno.sync(bruno.edit("session", SESSION, themes={"add": ["banque"], "remove": []}, note="y"))
    later(anne, hours=-3)
    anne.sync(anne.edit("session", SESSION, level="1"), anne.create("place", "l1", name="x", services=["wifi"]))
    bruno.sync(bruno.edit("session", SESSION, level="2"), bruno.create("place", "l1", name="y", services=["aide"]))
    anne.sync(anne.edit("session", SESSION, level="3"))
    settle_all(coordinator)
    return store


def settle_all(coordinator: Post) -> None:
    """Keep the newest version of each open case."""
    coordinator.sync()
    for case in cases_of(coordinator):
        versions = case["versions"]
        keep = str(versions[-1].get("redemption") or versions[-1]["seq"])
        seen = [version["seq"] for version in versions]
        coordinator.sync(
            coordinator.create("settlement", f"s-{case['id']}", case=case["id"], keep=keep, supersedes=seen)
        )


def spoil(store: SqliteStore, statement: str) -> list[str]:
    """What the check says after a change by another hand."""
    with store.writing() as session:
        session.run(statement)
    return problems(store)


def test_busy_day_leaves_nothing_to_say(busy: SqliteStore) -> None:
    assert problems(busy) == []


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        ("DELETE FROM operations WHERE seq = 5", "the log has"),
        ("DELETE FROM operations WHERE entity = 'person' AND kind = 'create'", "has no operation"),
        ("DELETE FROM records WHERE id = 'p1'", "has no record"),
        ("UPDATE records SET fields = json_set(fields, '$.last_name', 'X') WHERE id = 'p1'", "is not what operation"),
        (
            "UPDATE records SET fields = json_set(fields, '$.themes', json('[]')) WHERE id = 'session-1'",
            "themes is not what",
        ),
        ("UPDATE records SET seq = 1 WHERE id = 'p1'", "is of another record"),
        (
            "UPDATE records SET fields = json_set(fields, '$.state', 'accepted') WHERE id = 'r1'",
            "one voucher, accepted twice",
        ),
        ("DELETE FROM vouchers", "held by None"),
        ("INSERT INTO vouchers VALUES ('s', 'A', 'r9')", "accepted for None"),
    ],
)
def test_data_that_does_not_follow_from_the_log_is_found(busy: SqliteStore, statement: str, words: str) -> None:
    assert any(words in problem for problem in spoil(busy, statement))


def test_edit_that_was_quietly_overwritten_by_an_older_one_is_found(store: SqliteStore) -> None:
    anne, _, _ = a_team(store)
    anne.sync(a_person(anne, "p1", note="old"), anne.edit("person", "p1", note="new"))
    with store.reading() as session:
        first, second = session.head() - 1, session.head()
    spoilt = f"UPDATE records SET fields = json_set(fields, '$.note', 'old'), seqs = json_set(seqs, '$.note', {first})"
    assert f"note of operation {second} is lost" in spoil(store, f"{spoilt} WHERE id = 'p1'")[0]


def test_no_more_than_a_hundred_problems_are_told(store: SqliteStore) -> None:
    anne, _, _ = a_team(store)
    anne.sync(*(a_person(anne, f"p{i}") for i in range(150)))
    assert len(spoil(store, "DELETE FROM operations WHERE entity = 'person'")) == 100
