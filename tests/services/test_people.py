"""Finding people however they are typed, adding, correcting, deleting and taking it back, and what their history says."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from mediator_app.domain.rights import Role
from mediator_app.errors import InvalidInputError, NotFoundError
from mediator_app.services import people
from mediator_app.services.laptop import Laptop, record
from mediator_app.services.merging import merge_people
from mediator_app.storage.operations import Draft
from tests.support.laptops import SteppingClock, a_laptop

ROCHE = {"last_name": "Roche", "first_name": "Denise", "birth_year": 1948, "commune": "23232"}


@pytest.fixture
def laptop(tmp_path: Path) -> Iterator[Laptop]:
    with a_laptop(tmp_path) as opened:
        yield opened


def add(laptop: Laptop, last_name: str, first_name: str = "", **fields: object) -> str:
    return people.add_person(laptop, {"last_name": last_name, "first_name": first_name, **fields}).id


def names(laptop: Laptop, typed: str) -> list[str]:
    return [f"{row.last_name} {row.first_name}".strip() for row in people.search_people(laptop, typed)]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("lefevre", "Lefèvre Jean-Pierre"),
        ("LEFÈVRE", "Lefèvre Jean-Pierre"),
        ("jean pierre", "Lefèvre Jean-Pierre"),
        ("jean-pi", "Lefèvre Jean-Pierre"),
        ("pierre lef", "Lefèvre Jean-Pierre"),
        ("lefebvre", "Lefèvre Jean-Pierre"),
        ("oeuvrard", "Œuvrard Marie-Thérèse"),
        ("œuv", "Œuvrard Marie-Thérèse"),
        ("therese", "Œuvrard Marie-Thérèse"),
        ("d'hubert", "D’Hubert Odile"),
        ("d hubert", "D’Hubert Odile"),
        ("evrar", "D’Hubert Odile"),
        ("0639984127", "Lefèvre Jean-Pierre"),
        ("06 39 98 41", "Lefèvre Jean-Pierre"),
        ("+33 6 39 98 41 27", "Lefèvre Jean-Pierre"),
        ("4127", "Lefèvre Jean-Pierre"),
        ("0692 10", "Œuvrard Marie-Thérèse"),
    ],
)
def test_person_is_found_however_she_is_typed(laptop: Laptop, typed: str, found: str) -> None:
    add(laptop, "Lefèvre", "Jean-Pierre", phone="06.39.98.41.27")
    add(laptop, "Œuvrard", "Marie-Thérèse", phone="0692 10 20 30")
    add(laptop, "D’Hubert", "Odile", birth_name="Sévrard")
    assert found in names(laptop, typed)


def test_names_that_begin_so_come_before_those_that_contain_it(laptop: Laptop) -> None:
    for last_name in ("Laroche", "Desroches", "Rochefort", "Roche"):
        add(laptop, last_name)
    assert names(laptop, "roch") == ["Roche", "Rochefort", "Desroches", "Laroche"]


def test_last_name_typed_second_still_comes_first(laptop: Laptop) -> None:
    add(laptop, "Aubert-Roche", "Denise")
    add(laptop, "Roche", "Denise")
    assert names(laptop, "denise roc") == ["Roche Denise", "Aubert-Roche Denise"]


def test_nothing_is_found_for_nothing_typed(laptop: Laptop) -> None:
    add(laptop, "Roche")
    assert names(laptop, " - ") == []


def test_unlike_name_is_not_found_by_ear(laptop: Laptop) -> None:
    add(laptop, "Desroches", "Sylvette")
    assert names(laptop, "zzzyx") == []


def test_merged_person_is_found_under_both_names_and_listed_once(laptop: Laptop) -> None:
    one, other = add(laptop, "Roche", "Denise"), add(laptop, "Mazaud", "Denise")
    merge_people(laptop, one, other)
    assert names(laptop, "mazaud") == names(laptop, "roche") == ["Roche Denise"]


def last_names(laptop: Laptop, *, incomplete: bool = False) -> list[str]:
    return [row.last_name for row in people.people_rows(laptop, people.people_order(laptop, incomplete=incomplete))]


def test_list_is_in_the_order_of_a_french_directory(laptop: Laptop) -> None:
    for last_name in ("Thérond", "Œuvrard", "Peyrot", "Éloy", "Faure"):
        add(laptop, last_name)
    assert last_names(laptop) == ["Éloy", "Faure", "Œuvrard", "Peyrot", "Thérond"]


def test_list_follows_a_correction_at_once(laptop: Laptop) -> None:
    first, _ = add(laptop, "Aubrun"), add(laptop, "Faure")
    people.people_order(laptop)
    people.edit_person(laptop, first, {"last_name": "Zeller"})
    assert last_names(laptop) == ["Faure", "Zeller"]


def test_list_of_incomplete_people_leaves_out_whole_records(laptop: Laptop) -> None:
    people.add_person(laptop, ROCHE)
    add(laptop, "Faure", "Lucienne", birth_year=1950)
    assert last_names(laptop, incomplete=True) == ["Faure"]
    assert people.count_people(laptop, incomplete=True) == 1


def test_deleted_person_is_neither_listed_nor_counted_nor_found(laptop: Laptop) -> None:
    person = add(laptop, "Roche")
    people.delete_person(laptop, person)
    assert (people.people_order(laptop), people.count_people(laptop), names(laptop, "roche")) == ([], 0, [])
    with pytest.raises(NotFoundError):
        people.person_card(laptop, person)


def test_deleted_person_comes_back_whole(laptop: Laptop) -> None:
    person = people.add_person(laptop, ROCHE).id
    people.delete_person(laptop, person)
    people.restore_person(laptop, person)
    assert people.person_card(laptop, person).fields == ROCHE
    assert names(laptop, "roche") == ["Roche Denise"]


def test_count_holds_when_a_merged_person_is_deleted(laptop: Laptop) -> None:
    one, other = add(laptop, "Roche", "Denise"), add(laptop, "Roche", "Denise M.")
    add(laptop, "Faure")
    merge_people(laptop, one, other)
    people.delete_person(laptop, one)
    assert people.count_people(laptop) == 1


def test_incomplete_record_that_another_stands_for_is_not_counted(laptop: Laptop) -> None:
    merge_people(laptop, people.add_person(laptop, ROCHE).id, add(laptop, "Roche", "Denise"))
    assert people.people_counts(laptop) == (1, 0)


def test_person_is_listed_whatever_signs_her_id_is_made_of(laptop: Laptop) -> None:
    record(laptop, [Draft("person", "a,b;c d", ROCHE)], "person.add")
    assert last_names(laptop) == ["Roche"]


def test_deleted_person_cannot_be_corrected(laptop: Laptop) -> None:
    person = add(laptop, "Roche")
    people.delete_person(laptop, person)
    with pytest.raises(NotFoundError):
        people.edit_person(laptop, person, {"first_name": "Denise"})


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("phone", "06 39"),
        ("birth_year", "48"),
        ("birth_year", "1899"),
        ("birth_year", "3000"),
        ("gender", "x"),
        ("status", "x"),
        ("email", "denise.roche"),
        ("colour", "blue"),
    ],
)
def test_field_that_cannot_be_read_is_refused_in_words(laptop: Laptop, name: str, value: str) -> None:
    with pytest.raises(InvalidInputError) as refused:
        people.add_person(laptop, {"last_name": "Roche", name: value})
    assert value in refused.value.title or name in refused.value.title


def test_person_needs_a_name(laptop: Laptop) -> None:
    with pytest.raises(InvalidInputError):
        people.add_person(laptop, {"phone": "06 39 98 41 27"})


def test_last_name_cannot_be_emptied_when_it_is_the_only_one(laptop: Laptop) -> None:
    person = add(laptop, "Roche")
    with pytest.raises(InvalidInputError):
        people.edit_person(laptop, person, {"last_name": ""})


def test_phone_is_kept_in_one_form(laptop: Laptop) -> None:
    person = add(laptop, "Roche", phone="(0) 6 39 98 41 27")
    assert people.person_card(laptop, person).text("phone") == "+33639984127"


def test_saving_the_same_values_writes_nothing(laptop: Laptop) -> None:
    person = people.add_person(laptop, ROCHE).id
    assert people.edit_person(laptop, person, {**ROCHE, "birth_year": "1948"}).txn == ""


def test_added_person_names_her_likely_doubles(laptop: Laptop) -> None:
    known = people.add_person(laptop, ROCHE).id
    assert people.add_person(laptop, {**ROCHE, "first_name": "Denyse"}).possible_duplicates == (known,)


def test_same_name_alone_is_no_double(laptop: Laptop) -> None:
    add(laptop, "Roche", "Denise")
    assert people.add_person(laptop, {"last_name": "Roche", "first_name": "Denise"}).possible_duplicates == ()


def test_name_being_typed_shows_who_bears_one_like_it(laptop: Laptop) -> None:
    person = people.add_person(laptop, ROCHE).id
    add(laptop, "Faure", "Denise")
    found = people.known_already(laptop, {"last_name": "roches", "first_name": "denise"})
    assert [row.id for row, _ in found] == [person]


def test_phone_as_it_is_typed_finds_the_double(laptop: Laptop) -> None:
    person = add(laptop, "Roche", "Denise", phone="06 39 98 41 27", birth_year=1948)
    found = people.similar_people(laptop, {"last_name": "Roche", "first_name": "Denise", "phone": "0639984127"})
    assert [id_ for id_, _ in found] == [person]


def test_record_is_not_its_own_double(laptop: Laptop) -> None:
    person = people.add_person(laptop, ROCHE).id
    assert people.similar_people(laptop, ROCHE, but=person) == []


def test_history_tells_what_was_before_and_after(tmp_path: Path) -> None:
    clock = SteppingClock()
    with a_laptop(tmp_path, clock=clock) as laptop:
        person = add(laptop, "Roche", phone="05 36 49 20 11")
        clock.advance(minutes=5)
        people.edit_person(laptop, person, {"phone": "06 39 98 41 27"})
        lines = people.person_history(laptop, person)
    assert [line.kind for line in lines] == ["changed", "created"]
    assert lines[0].changes == {"phone": ("+33536492011", "+33639984127")}
    assert lines[0].state == "pending"


def test_history_tells_a_deletion_and_its_undoing(tmp_path: Path) -> None:
    clock = SteppingClock()
    with a_laptop(tmp_path, clock=clock) as laptop:
        person = add(laptop, "Roche")
        for gesture in (people.delete_person, people.restore_person):
            clock.advance(minutes=5)
            gesture(laptop, person)
        kinds = [line.kind for line in people.person_history(laptop, person)]
    assert kinds == ["restored", "deleted", "created"]


def test_mediator_may_delete_and_restore(tmp_path: Path) -> None:
    with a_laptop(tmp_path, role=Role.MEDIATOR) as laptop:
        person = add(laptop, "Roche")
        people.delete_person(laptop, person)
        people.restore_person(laptop, person)
        assert people.count_people(laptop) == 1
