"""Who may be one person: names alone never suffice, a household is not one person. Numbers are from fictional ranges."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediator_app.domain.duplicates import MAX_BLOCK, Likeness, PersonFacts, all_pairs, possible_duplicates, score

DENISE = PersonFacts("a", "Roche", "Denise", 1948, "+33639981234", "roche@example.fr", "23165", "feminin")


def other(**changes: object) -> PersonFacts:
    return replace(DENISE, **{"id": "b", **changes})  # type: ignore[arg-type]


def judged(**changes: object) -> Likeness:
    return score(DENISE, other(**changes))


def test_the_same_facts_are_one_person() -> None:
    assert (judged().score, judged().strength) == (1.0, "strong")


@pytest.mark.parametrize(
    "missing",
    [
        {"phone": None, "email": None},
        {"birth_year": None, "email": None},
        {"commune": None, "email": None},
        {"phone": None, "email": None, "gender": "non_communique"},
        {"phone": None, "last_name": "ROCHE", "first_name": "denise"},
    ],
)
def test_a_name_and_two_facts_are_strong(missing: dict[str, object]) -> None:
    assert judged(**missing).strength == "strong"


@pytest.mark.parametrize(
    "missing",
    [
        {"phone": None, "email": None, "commune": None},
        {"birth_year": None, "phone": None, "email": None},
        {"birth_year": None, "commune": "23096", "email": None},
    ],
)
def test_a_name_and_one_fact_are_only_possible(missing: dict[str, object]) -> None:
    assert judged(**missing).strength == "possible"


@pytest.mark.parametrize(
    "missing",
    [
        {"birth_year": None, "phone": None, "commune": None},
        {"birth_year": None, "phone": None, "commune": None, "email": None},
        {"birth_year": None, "phone": None, "commune": "23096"},
    ],
)
def test_a_name_alone_is_nobody(missing: dict[str, object]) -> None:
    assert judged(**missing).strength is None


@pytest.mark.parametrize(
    "spouse",
    [
        {"first_name": "Paul", "birth_year": 1946, "gender": "masculin"},
        {"first_name": "Paul", "birth_year": None, "gender": None},
        {"first_name": "Denis", "birth_year": 1946, "gender": "masculin"},
        {"first_name": "", "birth_year": None},
    ],
)
def test_a_household_that_shares_all_but_the_first_name_is_not_one_person(spouse: dict[str, object]) -> None:
    assert judged(**spouse).strength is None


def test_two_first_names_that_sound_alike_in_a_household_are_not_strong_without_the_birth_year() -> None:
    michel = PersonFacts("a", "Roche", "Michel", None, "+33639981234", None, "23165")
    assert score(michel, replace(michel, id="b", first_name="Michèle")).strength == "possible"


def test_a_father_and_a_son_of_one_name_are_two_people() -> None:
    father = PersonFacts("a", "Roche", "Jean", 1948, "+33639981234", None, "23165", "masculin")
    assert score(father, replace(father, id="b", birth_year=1975)).strength is None


def test_a_contradicting_birth_year_lowers_the_score() -> None:
    assert judged(birth_year=1984).score > judged(birth_year=1975).score
    assert judged(birth_year=None).score > judged(birth_year=1975).score


@pytest.mark.parametrize("year", [1947, 1949, 1984])
def test_a_slip_in_the_birth_year_is_not_a_contradiction(year: int) -> None:
    likeness = judged(birth_year=year)
    assert (likeness.strength, "near_birth_year" in likeness.reasons) == ("strong", True)


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ({"last_name": "Denise", "first_name": "Roche"}, "swapped_name"),
        ({"last_name": "Rohce"}, "alike_name"),
        ({"last_name": "Roches"}, "alike_name"),
        ({"last_name": "Roche-Martin"}, "alike_name"),
        ({"first_name": "Marie Denise"}, "alike_name"),
        ({"first_name": "D."}, "alike_name"),
    ],
)
def test_a_name_may_be_written_otherwise(name: dict[str, object], reason: str) -> None:
    assert (judged(**name).strength, judged(**name).reasons[0]) == ("strong", reason)


def test_initials_and_another_spelling_are_recognised() -> None:
    one = PersonFacts("a", "Lefebvre", "J.-P.", 1951, None, None, "23096")
    likeness = score(one, replace(one, id="b", last_name="Lefèvre", first_name="Jean-Pierre"))
    assert likeness == Likeness(0.765, "strong", ("alike_name", "same_birth_year", "same_commune"))


def test_not_told_is_no_evidence_either_way() -> None:
    assert judged(gender="non_communique") == judged(gender=None)


@pytest.mark.parametrize("name", [{"last_name": "Rocher"}, {"first_name": "Denis"}])
def test_names_that_look_alike_need_the_birth_year_to_be_strong(name: dict[str, object]) -> None:
    assert judged(**name, birth_year=None, gender=None).strength != "strong"


people = st.builds(
    PersonFacts,
    id=st.uuids().map(str),
    last_name=st.sampled_from(["Roche", "Rocher", "Lefèvre", "Lefebvre", None]),
    first_name=st.sampled_from(["Denise", "Denis", "J.-P.", "Jean-Pierre", ""]),
    birth_year=st.sampled_from([None, 1948, 1949, 1975]),
    phone=st.sampled_from([None, "+33639981234", "+33639981235"]),
    commune=st.sampled_from([None, "23165", "23096"]),
    gender=st.sampled_from([None, "feminin", "masculin", "non_communique"]),
)


@given(people, people)
def test_likeness_does_not_depend_on_the_order(one: PersonFacts, another: PersonFacts) -> None:
    forth, back = score(one, another), score(another, one)
    assert (forth.score, forth.strength) == (back.score, back.strength)


@given(people, people)
def test_a_strong_likeness_has_a_name_and_two_facts(one: PersonFacts, another: PersonFacts) -> None:
    likeness = score(one, another)
    facts = {"same_birth_year", "same_phone", "same_commune"} & set(likeness.reasons)
    assert likeness.strength != "strong" or (len(facts) >= 2 and 0.6 <= likeness.score <= 1)


def test_possible_duplicates_come_likeliest_first_without_the_person() -> None:
    twin, namesake, stranger = (
        other(id="t"),
        other(id="n", birth_year=None, phone=None, email=None),
        PersonFacts("s", "Roche"),
    )
    found = possible_duplicates(DENISE, [stranger, namesake, DENISE, twin])
    assert [id_ for id_, _ in found] == ["t", "n"]


@given(st.lists(people, max_size=12, unique_by=lambda person: person.id))
def test_all_pairs_finds_every_strong_pair(group: list[PersonFacts]) -> None:
    expected = {
        tuple(sorted((one.id, another.id)))
        for rank, one in enumerate(group)
        for another in group[rank + 1 :]
        if score(one, another).strength == "strong"
    }
    assert expected == {(one, another) for one, another, likeness in all_pairs(group) if likeness.strength == "strong"}


def test_a_telephone_brings_together_two_spellings() -> None:
    one = PersonFacts("a", "Roche", "Denise", None, "+33639981234", None, "23165")
    assert [pair[:2] for pair in all_pairs([one, replace(one, id="b", last_name="Rohce")])] == [("a", "b")]


def test_a_telephone_that_a_whole_village_gives_does_not_hide_a_duplicate() -> None:
    rng = random.Random(1)
    village = [
        PersonFacts(f"p{rank:04}", "".join(rng.choices("abcdefghilmnoprstuv", k=12)), "Jean", None, "+33536491234")
        for rank in range(10 * MAX_BLOCK)
    ]
    twin = replace(village[300], id="twin")
    assert [(one, another) for one, another, _ in all_pairs([*village, twin])] == [("p0300", "twin")]


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"phone": "+33639985678"}, "other_phone"),
        ({"gender": "masculin"}, "other_gender"),
        ({"birth_year": 1975}, "other_birth_year"),
        ({"birth_year": 1984}, "near_birth_year"),
        ({"email": "ROCHE@exemple.FR".replace("exemple", "example")}, "same_email"),
    ],
)
def test_what_speaks_for_and_against_is_told(changes: dict[str, object], reason: str) -> None:
    assert reason in judged(**changes).reasons


def test_reasons_are_told_with_the_name_first_and_the_doubts_last() -> None:
    assert judged(birth_year=1947, phone="+33639985678").reasons == (
        "same_name", "same_commune", "same_email", "near_birth_year", "other_phone",
    )  # fmt: skip


@pytest.mark.parametrize("changes", [{"gender": "masculin"}, {"birth_year": 1975}])
def test_contradiction_makes_strong_evidence_only_possible(changes: dict[str, object]) -> None:
    assert judged(**changes).strength == "possible"


def test_another_phone_alone_does_not_part_two_records() -> None:
    likeness = judged(phone="+33639985678")
    assert (likeness.strength, likeness.score) == ("strong", 0.95)


def test_score_is_never_below_nothing_nor_above_one() -> None:
    assert judged().score == 1.0
    assert judged(birth_year=1975, gender="masculin", phone="+33639985678", commune=None, email=None).score == 0.0


@pytest.mark.parametrize("first_name", ["Jean Pierre", "J.-P.", "JP", "Jean-Pierre"])
def test_double_first_name_is_one_however_it_is_shortened(first_name: str) -> None:
    one = PersonFacts("a", "Faure", "Jean-Pierre", 1951, None, None, "23096")
    assert score(one, replace(one, id="b", first_name=first_name)).strength == "strong"


def test_short_first_names_that_differ_by_a_letter_are_two_people() -> None:
    one = PersonFacts("a", "Faure", "Léo", 1951, None, None, "23096")
    assert score(one, replace(one, id="b", first_name="Léon")).strength is None


def test_nobody_is_their_own_duplicate() -> None:
    assert possible_duplicates(DENISE, [DENISE, replace(DENISE, last_name="Rocher")]) == []


def test_of_two_as_likely_the_smaller_id_comes_first() -> None:
    found = possible_duplicates(DENISE, [other(id="z"), other(id="b"), other(id="m")])
    assert [id_ for id_, _ in found] == ["b", "m", "z"]


def test_pairs_name_the_smaller_id_first_whatever_the_order_of_the_list() -> None:
    pairs = [all_pairs(people)[0][:2] for people in ([DENISE, other()], [other(), DENISE])]
    assert pairs == [("a", "b"), ("a", "b")]


@pytest.mark.parametrize("people_", [[], [DENISE]])
def test_nobody_alone_makes_a_pair(people_: list[PersonFacts]) -> None:
    assert all_pairs(people_) == []


def test_first_and_last_name_the_wrong_way_round_are_found_among_all() -> None:
    swapped = other(last_name="Denise", first_name="Roche", phone=None, email=None)
    assert [pair[:2] for pair in all_pairs([DENISE, swapped])] == [("a", "b")]
