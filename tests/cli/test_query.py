"""``query``, and the page that describes what it can read."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from mediator_app.services.profiles import QUERY_VIEWS
from mediator_app.storage.profile import open_profile
from tests.cli.conftest import PASSPHRASE, Profile

PAGE = Path(__file__).parents[2] / "docs" / "data-model.md"


def described() -> dict[str, list[str]]:
    """The columns of each view as the page names them."""
    sections = re.split(r"^## `(\w+)`$", PAGE.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]
    return {
        view: re.findall(r"^\| `(\w+)` \|", text, flags=re.MULTILINE)
        for view, text in zip(sections[::2], sections[1::2], strict=True)
    }


def test_page_describes_every_view_column_by_column(solo: Profile) -> None:
    with open_profile(solo.folder, PASSPHRASE) as profile:
        columns = {
            view: [row[0] for row in profile.connection.execute("SELECT name FROM pragma_table_info(?)", (view,))]
            for view in QUERY_VIEWS
        }
    assert described() == columns


def test_rows_are_objects(solo: Profile) -> None:
    id_ = solo.id_of("person", "add", "--last-name", "Roche")
    assert solo.rows("SELECT id, last_name AS nom FROM people") == [{"id": id_, "nom": "Roche"}]


def test_no_row_is_an_empty_list(solo: Profile) -> None:
    assert solo.rows("SELECT id FROM people") == []


@pytest.mark.parametrize(
    "sql", ["DELETE FROM people", "SELECT key, value FROM setting", "SELEC", "ATTACH 'x' AS y", ""]
)
def test_anything_but_a_reading_of_the_views_is_refused(solo: Profile, sql: str) -> None:
    ran = solo.run("query", sql)
    assert (ran.code, ran.error) == (1, "invalid_input")


def test_words_show_a_table(solo: Profile) -> None:
    solo.id_of("person", "add", "--last-name", "Roche", "--first-name", "Denise")
    out = solo.run("query", "SELECT last_name, first_name, phone FROM people", json=False).out
    assert out.splitlines() == ["last_name  first_name  phone", "Roche      Denise"]


@pytest.mark.parametrize(
    ("sql", "value"),
    [("x'00ff'", "00ff"), ("9e999", "inf"), ("-9e999", "-inf"), ("1.5", 1.5), ("NULL", None), ("'é'", "é")],
)
def test_every_value_of_a_query_can_be_said_in_json(solo: Profile, sql: str, value: object) -> None:
    assert solo.rows(f"SELECT {sql} AS valeur") == [{"valeur": value}]


def test_more_than_one_question_at_a_time_is_refused_with_the_views_that_can_be_read(solo: Profile) -> None:
    hint = solo.run("query", "SELECT 1; SELECT 2").document["error"]["hint"]
    assert "people, places, sessions" in hint


def test_columns_of_one_name_are_told_apart(solo: Profile) -> None:
    assert solo.rows("SELECT 1 AS id, 2 AS id, 3 AS id") == [{"id": 1, "id (2)": 2, "id (3)": 3}]
