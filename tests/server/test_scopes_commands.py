"""``mediator-server scopes``, ``move`` and ``parked``, as the administrator of a territory with sectors uses them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.server.test_care_commands import Printed, data, opened, run
from tests.support.centre import a_person

__all__ = ["data"]


@pytest.fixture
def laptop(data: Path) -> str:
    """A laptop of that centre, by id."""
    with opened(data) as (_, post):
        return post.device.id


def test_laptop_is_given_sectors_and_everything_again(data: Path, laptop: str, capsys: Printed) -> None:
    given = [
        run(capsys, "scopes", "--data", data, laptop, *names)[1]["scopes"] for names in (["Nord", "Sud"], ["Nord", "*"])
    ]
    assert given == [["", "Nord", "Sud"], ["*"]]


def test_scopes_of_each_laptop_stand_in_the_list(data: Path, laptop: str, capsys: Printed) -> None:
    run(capsys, "scopes", "--data", data, laptop, "Nord")
    listed = {one["id"]: one["scopes"] for one in run(capsys, "devices", "--data", data)[1]}
    assert listed[laptop] == '["", "Nord"]'


def test_person_is_moved_once(data: Path, capsys: Printed) -> None:
    moved = [run(capsys, "move", "--data", data, "p1", "Nord")[1]["moved"] for _ in range(2)]
    assert moved == [["p1"], []]


def test_what_was_parked_is_listed_without_a_value(data: Path, capsys: Printed) -> None:
    with opened(data) as (_, post):
        run(capsys, "scopes", "--data", data, post.device.id, "Sud")
        run(capsys, "move", "--data", data, "p1", "Nord")
        post.sync(post.edit("person", "p1", note="secret"), a_person(post, "p2"))
    [line] = run(capsys, "parked", "--data", data)[1]
    assert (line["entity"], line["id"], line["kind"], "secret" in str(line)) == ("person", "p1", "edit", False)


def test_unknown_laptop_is_told_in_words(data: Path, capsys: Printed) -> None:
    code, answer = run(capsys, "scopes", "--data", data, "nobody", "Nord")
    assert (code, answer["error"]["code"]) == (1, "not_found")
