"""``person add`` and ``person edit``."""

from __future__ import annotations

from tests.cli.conftest import Profile

DENISE = ("--last-name", "Roche", "--first-name", "Denise", "--birth-year", 1948, "--commune", "23165")


def test_person_is_added_with_her_fields(solo: Profile) -> None:
    id_ = solo.id_of("person", "add", *DENISE, "--phone", "06 39 98 41 10", "--gender", "feminin")
    [row] = solo.rows("SELECT id, last_name, birth_year, phone, commune, gender FROM people")
    assert row == {
        "id": id_,
        "last_name": "Roche",
        "birth_year": 1948,
        "phone": "+33639984110",
        "commune": "23165",
        "gender": "feminin",
    }


def test_answer_names_possible_duplicates(solo: Profile) -> None:
    first = solo.id_of("person", "add", *DENISE)
    second = solo.run("person", "add", *DENISE).document
    assert second["possible_duplicates"] == [first]


def test_answer_has_exactly_the_keys_of_the_contract(solo: Profile) -> None:
    assert set(solo.run("person", "add", *DENISE).document) == {"id", "possible_duplicates"}


def test_first_name_is_enough(solo: Profile) -> None:
    assert solo.run("person", "add", "--first-name", "Denise").code == 0


def test_person_without_any_name_is_refused(solo: Profile) -> None:
    ran = solo.run("person", "add", "--birth-year", 1948)
    assert (ran.code, ran.error) == (1, "invalid_input")


def test_edit_changes_only_what_is_given(solo: Profile) -> None:
    id_ = solo.id_of("person", "add", *DENISE)
    solo.id_of("person", "edit", id_, "--note", "Vient en car")
    assert solo.rows("SELECT last_name, note FROM people") == [{"last_name": "Roche", "note": "Vient en car"}]


def test_edit_with_an_empty_value_empties_the_field(solo: Profile) -> None:
    id_ = solo.id_of("person", "add", *DENISE, "--note", "Vient en car")
    solo.id_of("person", "edit", id_, "--note", "")
    assert solo.rows("SELECT note FROM people") == [{"note": None}]


def test_edit_never_proposes_the_person_herself(solo: Profile) -> None:
    id_ = solo.id_of("person", "add", *DENISE)
    assert solo.run("person", "edit", id_, "--note", "x").document == {"id": id_, "possible_duplicates": []}


def test_edit_of_nobody_is_refused(solo: Profile) -> None:
    assert solo.run("person", "edit", "nobody", "--note", "x").error == "not_found"


def test_unknown_commune_is_refused(solo: Profile) -> None:
    assert solo.run("person", "add", *DENISE[:4], "--commune", "99999").error == "invalid_input"


def test_former_commune_becomes_the_one_of_today(solo: Profile) -> None:
    solo.id_of("person", "add", "--last-name", "Roche", "--commune", "23126")  # Masbaraud-Mérignat
    assert solo.rows("SELECT commune FROM people") == [{"commune": "23189"}]


def test_erasure_of_a_person_is_asked_for(solo: Profile) -> None:
    id_ = solo.id_of("person", "add", *DENISE)
    asked = solo.run("person", "erase", id_, "--reason", "retention").document
    assert solo.rows("SELECT id, person, reason FROM erasures") == [
        {"id": asked["id"], "person": id_, "reason": "retention"}
    ]


def test_erasure_for_a_reason_of_ones_own_is_refused(solo: Profile) -> None:
    id_ = solo.id_of("person", "add", *DENISE)
    assert solo.run("person", "erase", id_, "--reason", "parce que").error == "invalid_input"
