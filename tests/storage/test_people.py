"""The search's statements against what people type and against their own limits; who is worth comparing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from mediator_app.domain.duplicates import PersonFacts
from mediator_app.domain.people import matched_ranges
from mediator_app.services.laptop import Laptop
from mediator_app.services.people import add_person
from mediator_app.storage import people, views
from mediator_app.storage.database import transaction
from tests.support.laptops import a_laptop
from tests.support.shown import Tables


@pytest.fixture
def laptop(tmp_path: Path) -> Iterator[Laptop]:
    with a_laptop(tmp_path) as opened:
        yield opened


def fill(laptop: Laptop, last_names: list[str]) -> None:
    made = ("member", "2026-11-24T10:00:00+01:00")
    with transaction(laptop.connection):
        for place, name in enumerate(last_names):
            fields = {"last_name": name, "first_name": "Denise", "phone": f"+3363998{place:04d}"}
            views.write(laptop.connection, [views.Record("person", f"p{place:04d}", fields, *made)])


@pytest.mark.parametrize(
    "typed", ['"', "'", "roche* OR", "NEAR(a b)", "a AND", "-", "^roche", "%", "words:roche", "\x01"]
)
def test_signs_of_the_query_language_are_only_letters(laptop: Laptop, typed: str) -> None:
    add_person(laptop, {"last_name": "Roche"})
    people.find(laptop.connection, typed)


def test_last_names_that_begin_so_are_found_among_many_that_contain_it(laptop: Laptop) -> None:
    fill(laptop, ["Laroche"] * 400 + ["Roche"])
    assert [row.last_name for row in people.find(laptop.connection, "roc", 3)] == ["Roche", "Laroche", "Laroche"]


def test_last_names_that_begin_so_are_found_among_many_first_names(laptop: Laptop) -> None:
    fill(laptop, ["Faure"] * 300 + ["Denis"])
    assert people.find(laptop.connection, "den", 3)[0].last_name == "Denis"


def test_no_more_people_come_back_than_asked(laptop: Laptop) -> None:
    fill(laptop, ["Roche"] * 300)
    assert len(people.find(laptop.connection, "r", 50)) == 50


def test_beginning_of_a_phone_is_found_among_many(laptop: Laptop) -> None:
    fill(laptop, [f"Nom{place}" for place in range(300)])
    found = people.find(laptop.connection, "06 39 98 02 9", 50)
    assert [row.phone for row in found] == [f"+3363998029{digit}" for digit in range(10)]


def test_last_touched_ignores_what_is_not_about_people(laptop: Laptop) -> None:
    add_person(laptop, {"last_name": "Roche"})
    before = people.last_touched(laptop.connection)
    from mediator_app.services.sessions import add_place

    add_place(laptop, "Mairie")
    assert people.last_touched(laptop.connection) == before == 1


@pytest.mark.parametrize(
    "facts",
    [
        PersonFacts("", "Roches", "Denise"),
        PersonFacts("", "Durand", "Zoé", phone="+33639984127"),
        PersonFacts("", "Durand", "Zoé", birth_year=1948, commune="23232"),
    ],
)
def test_sound_phone_or_year_and_commune_make_people_worth_comparing(laptop: Laptop, facts: PersonFacts) -> None:
    fields = {
        "last_name": "Roche",
        "first_name": "Denise",
        "phone": "+33639984127",
        "birth_year": 1948,
        "commune": "23232",
    }
    person = add_person(laptop, fields).id
    add_person(laptop, {"last_name": "Faure"})
    assert people.likely(laptop.connection, facts) == [person]


@pytest.mark.parametrize(
    ("text", "typed", "marked"),
    [
        ("Roche Denise", "roch", ["Roch"]),
        ("Desroches Sylvette", "roch", ["roch"]),
        ("Œuvrard Éloïse", "oeu elo", ["Œu", "Élo"]),
        ("Saint-Roch Roche", "roch", ["Roch"]),
        ("Roche Denise", "xyz", []),
        ("Roche", "roche roche", ["Roche"]),
        ("", "roch", []),
    ],
)
def test_letters_typed_are_marked_where_they_stand(text: str, typed: str, marked: list[str]) -> None:
    assert [text[start:end] for start, end in matched_ranges(text, typed)] == marked


@pytest.mark.parametrize(
    ("voided", "status", "told"),
    [
        (False, "present", "2026-11-24T10:00:00+01:00"),
        (False, "registered", ""),
        (True, "present", ""),
    ],
)
def test_last_visit_is_a_presence_at_a_session_that_stands(
    tables: Tables, voided: bool, status: str, told: str
) -> None:
    tables.attends(tables.session("s", voided=voided), tables.person("p"), status)
    assert [row.last_visit for row in people.rows(tables.connection, ["p"])] == [told]


def test_last_visit_of_a_merged_person_is_the_latest_under_any_of_her_records(tables: Tables) -> None:
    tables.merge(tables.person("p"), tables.person("twin"))
    for day, person in (("2026-11-10", "p"), ("2026-11-24", "twin"), ("2026-11-17", "twin")):
        tables.attends(tables.session(day, day), person)
    assert people.rows(tables.connection, ["p"])[0].last_visit == "2026-11-24T10:00:00+01:00"


def test_rows_come_in_the_order_asked_for_without_those_deleted_or_unknown(tables: Tables) -> None:
    for id_ in ("a", "b", "c"):
        tables.person(id_, voided=id_ == "b")
    assert [row.id for row in people.rows(tables.connection, ["c", "never", "b", "a"])] == ["c", "a"]


def test_group_begins_with_the_record_that_stands(tables: Tables) -> None:
    for id_ in ("z", "a", "b"):
        tables.person(id_)
    tables.merge("z", "b")
    tables.merge("z", "a")
    assert [people.group(tables.connection, id_) for id_ in ("z", "b", "alone")] == [["z", "a", "b"]] * 2 + [["alone"]]


def test_card_under_an_absorbed_id_is_the_standing_records_with_both_ones_sessions(tables: Tables) -> None:
    tables.merge(tables.person("p", "Lefèvre"), tables.person("twin", "Lefebvre"))
    tables.attends(tables.session("2026-11-10", "2026-11-10"), "p")
    tables.attends(tables.session("2026-11-24"), "twin")
    card = people.card(tables.connection, "twin")
    assert card is not None
    assert (card.id, card.fields["last_name"], card.merged) == ("p", "Lefèvre", ("twin",))
    assert [one.id for one in card.sessions] == ["2026-11-24", "2026-11-10"]


def test_card_leaves_cancelled_vouchers_and_deleted_sessions_out(tables: Tables) -> None:
    tables.attends(tables.session("s", voided=True), tables.person("p"))
    tables.voucher("v1", "s", "p", voided=True)
    card = people.card(tables.connection, "p")
    assert card is not None
    assert (card.sessions, card.vouchers) == ((), ())


def test_deleted_person_has_no_card(tables: Tables) -> None:
    tables.person("p", voided=True)
    assert people.card(tables.connection, "p") is None
    assert not people.exists(tables.connection, "p")
