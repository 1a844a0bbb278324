"""Who of a file is here already: what makes one person of two, what speaks against it, and what only looks alike."""

from __future__ import annotations

from typing import Any

import pytest

from mediator_app.services.import_matching import KnownPeople, differing

DENISE = {
    "last_name": "Roche", "first_name": "Denise", "birth_year": 1948, "phone": "+33639984110", "commune": "23165",
    "gender": "feminin",
}  # fmt: skip


def known(*people: dict[str, Any]) -> KnownPeople:
    return KnownPeople({"id": f"p{place}", **fields} for place, fields in enumerate(people))


def told(**fields: Any) -> dict[str, Any]:
    return {"last_name": "ROCHE", "first_name": "denise", **fields}


@pytest.mark.parametrize(
    "shared",
    [
        {"phone": "+33639984110"},
        {"birth_year": 1948},
        {"commune": "23165"},
        {"birth_year": 1948, "phone": "+33639980199"},  # a new number does not make another person
        {"commune": "23165", "gender": "non_communique"},
    ],
)
def test_same_name_and_one_fact_in_common_are_one_person(shared: dict[str, Any]) -> None:
    assert known(DENISE).same_person(told(**shared)) == "p0"


@pytest.mark.parametrize(
    "facts",
    [
        {},
        {"birth_year": 1950, "commune": "23165"},
        {"gender": "masculin", "commune": "23165"},
        {"phone": "+33639980199", "commune": "23165"},
        {"commune": "23030"},
        {"last_name": "Rochet", "birth_year": 1948},
    ],
)
def test_name_alone_or_a_fact_that_differs_makes_nobody_the_same(facts: dict[str, Any]) -> None:
    assert known(DENISE).same_person(told(**facts)) == ""


def test_person_with_the_most_in_common_is_meant() -> None:
    near = {"last_name": "Roche", "first_name": "Denise", "commune": "23165"}
    assert known(near, DENISE).same_person(told(commune="23165", birth_year=1948)) == "p1"


def test_first_known_is_meant_where_nothing_tells_two_apart() -> None:
    assert known(DENISE, DENISE).same_person(told(birth_year=1948)) == "p0"


def test_person_of_the_file_is_known_to_the_rows_below() -> None:
    people = known()
    people.add("new", DENISE)
    assert "new" in people
    assert people.same_person(told(birth_year=1948)) == "new"


@pytest.mark.parametrize(("facts", "ids"), [({}, ["p0"]), ({"birth_year": 1950}, []), ({"gender": "masculin"}, [])])
def test_namesake_may_be_meant_unless_something_speaks_against_it(facts: dict[str, Any], ids: list[str]) -> None:
    assert known(DENISE).who_it_may_be(told(**facts)) == ids


def test_name_that_sounds_alike_with_the_same_telephone_may_be_meant() -> None:
    assert known(DENISE).who_it_may_be(told(last_name="Roches", phone="+33639984110")) == ["p0"]


@pytest.mark.parametrize(
    ("fields", "words"),
    [(DENISE, "Denise Roche, 1948"), ({"last_name": "Roche"}, "Roche"), ({"first_name": "Denise"}, "Denise")],
)
def test_person_is_described_by_what_is_known_of_her(fields: dict[str, Any], words: str) -> None:
    assert known(fields).described("p0") == words


def test_new_person_who_looks_like_one_who_is_known_is_told() -> None:
    people = known(DENISE)
    people.add("new", {**DENISE, "first_name": "Denyse"})
    assert people.likely_duplicates({"new"}) == {"new": "Denise Roche"}


def test_two_new_people_who_look_alike_are_both_told() -> None:
    people = known()
    people.add("one", DENISE)
    people.add("two", {**DENISE, "first_name": "Denyse"})
    assert people.likely_duplicates({"one", "two"}) == {"one": "Denyse Roche", "two": "Denise Roche"}


def test_new_people_without_a_fact_in_common_are_nobodys_twins() -> None:
    people = known({"last_name": "Roche", "first_name": "Denise"})
    people.add("new", {"last_name": "Roche", "first_name": "Denise"})
    assert people.likely_duplicates({"new"}) == {}


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"last_name": "ROCHE", "first_name": "dénise"}, []),
        ({"phone": "+33639980199"}, ["téléphone"]),
        ({"birth_year": 1950, "commune": "23030"}, ["année de naissance", "commune"]),
        ({"email": "denise@example.org"}, []),  # nothing was there
    ],
)
def test_fields_that_the_record_has_otherwise_are_named(fields: dict[str, Any], words: list[str]) -> None:
    assert differing({**DENISE, "email": None}, fields) == words
