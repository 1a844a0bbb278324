"""Questions as the centre keeps them: which are open here, who is whom, who was there."""

from __future__ import annotations

import pytest

from mediator_app.storage import cases
from mediator_app.storage.operations import Draft
from tests.support.shown import Tables


def ask(tables: Tables, id_: str, at: str = "2026-11-24T18:00:00+01:00", **fields: str) -> str:
    about = {"kind": "field", "entity": "person", "record": "p", "field": "phone", "state": "open"}
    return tables.show("case", id_, made_at=at, versions=[{"seq": 3, "value": "a"}], **{**about, **fields})


def test_open_questions_come_oldest_first(tables: Tables) -> None:
    ask(tables, "new", "2026-11-25T08:00:00+01:00")
    ask(tables, "old", "2026-11-24T08:00:00+01:00")
    ask(tables, "settled", state="settled")
    assert [case.id for case in cases.open_cases(tables.connection)] == ["old", "new"]


def test_question_answered_here_is_open_no_longer_before_the_centre_knows(tables: Tables) -> None:
    ask(tables, "c")
    tables.write("review.settle", Draft("settlement", "t", {"case": "c", "keep": "3"}))
    assert cases.open_cases(tables.connection) == []


def test_answer_that_was_taken_back_leaves_the_question_open(tables: Tables) -> None:
    ask(tables, "c")
    tables.write("review.settle", Draft("settlement", "t", {"case": "c", "keep": "3"}))
    tables.write("undo", Draft("settlement", "t", void=True))
    assert [case.id for case in cases.open_cases(tables.connection)] == ["c"]


def test_answer_that_the_centre_did_not_follow_leaves_the_question_open(tables: Tables) -> None:
    ask(tables, "c")
    tables.write("review.settle", Draft("settlement", "t", {"case": "c", "keep": "3"}))
    tables.connection.execute("UPDATE operation SET state = 'accepted', overlay = 0")
    assert [case.id for case in cases.open_cases(tables.connection)] == ["c"]


def test_settled_question_is_still_told_by_its_id_with_its_versions(tables: Tables) -> None:
    ask(tables, "c", state="settled", kept="3")
    case = cases.case(tables.connection, "c")
    assert case is not None
    assert (case.kept, case.versions) == ("3", ({"seq": 3, "value": "a"},))
    assert cases.case(tables.connection, "never") is None


def test_member_without_a_name_has_an_empty_one(tables: Tables) -> None:
    tables.show("member", "m")
    assert cases.members(tables.connection)["m"] == ""


@pytest.mark.parametrize(("asked", "noted"), [("p", "p"), ("p", "twin"), ("twin", "p"), ("twin", "twin")])
def test_presence_of_either_record_is_hers(tables: Tables, asked: str, noted: str) -> None:
    tables.merge(tables.person("p"), tables.person("twin"))
    tables.attends(tables.session("s"), noted)
    assert cases.was_present(tables.connection, "s", asked)


@pytest.mark.parametrize(("person", "status"), [("", "present"), ("neighbour", "present"), ("p", "registered")])
def test_nobody_else_nor_who_was_only_expected_was_present(tables: Tables, person: str, status: str) -> None:
    tables.attends(tables.session("s"), tables.person("p"), status)
    assert not cases.was_present(tables.connection, "s", person)
