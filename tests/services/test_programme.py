"""The programme: workshops added, corrected, retired; the example taken once; sessions made from a workshop."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from mediator_app.domain.example_programme import EXAMPLES
from mediator_app.domain.vocabularies import theme_problems
from mediator_app.errors import InvalidInputError, NotFoundError
from mediator_app.services import programme, sessions, undoing
from mediator_app.services.laptop import Laptop
from tests.support.laptops import a_laptop

AT = datetime(2026, 12, 1, 10).astimezone()


@pytest.fixture(scope="module")
def laptop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Laptop]:
    with a_laptop(tmp_path_factory.mktemp("programme")) as opened:
        yield opened


def add(laptop: Laptop, title: str = "Ses photos", **fields: Any) -> str:
    return programme.add_workshop(laptop, {"title": title, **fields})[0]


def test_workshop_is_collective_two_hours_for_eight_unless_told(laptop: Laptop) -> None:
    card = programme.workshop_card(laptop, add(laptop))
    assert (card.kind, card.length_minutes, card.capacity, card.is_retired) == ("collectif", 120, 8, False)


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"title": " "}, "nom"),
        ({"themes": ["cuisine"]}, "thématique"),
        ({"materials": ["marteau"]}, "marteau"),
        ({"publics": ["Chats"]}, "Chats"),
        ({"length_minutes": 0}, "durée"),
        ({"vouchers": 21}, "chèques"),
        ({"price_cents": -5}, "prix"),
        ({"capacity": 0}, "places"),
        ({"colour": "red"}, "colour"),
    ],
)
def test_slip_of_the_hand_is_refused_in_words(laptop: Laptop, fields: dict[str, Any], words: str) -> None:
    with pytest.raises(InvalidInputError, match=words):
        programme.add_workshop(laptop, {"title": "Photos", **fields})


def test_change_of_one_field_leaves_the_others(laptop: Laptop) -> None:
    workshop = add(laptop, themes=["email"], level="avance")
    programme.edit_workshop(laptop, workshop, {"summary": "Pour tous"})
    card = programme.workshop_card(laptop, workshop)
    assert (card.summary, card.themes, card.level) == ("Pour tous", ("email",), "avance")


def test_individual_help_has_no_level(laptop: Laptop) -> None:
    workshop = add(laptop, level="avance")
    programme.edit_workshop(laptop, workshop, {"kind": "individuel"})
    assert programme.workshop_card(laptop, workshop).level == ""


def test_retired_workshop_is_listed_apart_and_may_come_back(laptop: Laptop) -> None:
    workshop = add(laptop, "Tableur")
    programme.retire_workshop(laptop, workshop)
    assert programme.list_workshops(laptop, "tableur") == []
    assert [one.id for one in programme.list_workshops(laptop, "tableur", retired=True)] == [workshop]
    programme.retire_workshop(laptop, workshop, is_retired=False)
    assert [one.id for one in programme.list_workshops(laptop, "TABLEUR")] == [workshop]


def test_session_takes_all_that_the_workshop_says(laptop: Laptop) -> None:
    told = {"themes": ["email"], "materials": ["tablette"], "level": "avance", "capacity": 6, "price_cents": 500}
    workshop = add(laptop, "Courriel", length_minutes=90, **told)
    card = sessions.session_card(laptop, programme.plan_session(laptop, workshop, AT).id)
    assert {name: card.fields[name] for name in told} == told
    assert (card.row.title, (card.row.ends - card.row.starts).seconds // 60) == ("Courriel", 90)
    assert card.fields["workshop"] == workshop


def test_session_has_its_own_place_and_seats(laptop: Laptop) -> None:
    place, _ = sessions.add_place(laptop, "Mairie")
    saved = programme.plan_session(laptop, add(laptop), AT, {"place": place, "capacity": 4, "title": None})
    row = sessions.session_card(laptop, saved.id).row
    assert (row.place, row.capacity, row.title) == (place, 4, "Ses photos")


def test_workshop_tells_how_often_it_was_given(laptop: Laptop) -> None:
    workshop = add(laptop, "Banque")
    for day in (AT, AT.replace(day=8)):
        programme.plan_session(laptop, workshop, day)
    card = programme.workshop_card(laptop, workshop)
    assert (card.sessions, card.last_at) == (2, AT.replace(day=8).isoformat())


def test_session_made_before_a_correction_stays_as_it_was(laptop: Laptop) -> None:
    workshop = add(laptop, "Avant")
    session = programme.plan_session(laptop, workshop, AT).id
    programme.edit_workshop(laptop, workshop, {"title": "Après"})
    assert sessions.session_card(laptop, session).row.title == "Avant"


def test_unknown_workshop_is_told(laptop: Laptop) -> None:
    with pytest.raises(NotFoundError):
        programme.plan_session(laptop, "nowhere", AT)


def test_example_programme_is_taken_once_and_taken_back_at_once(tmp_path: Path) -> None:
    with a_laptop(tmp_path) as laptop:
        changes = programme.take_examples(laptop)
        assert len(programme.list_workshops(laptop)) == len(EXAMPLES)
        with pytest.raises(InvalidInputError):
            programme.take_examples(laptop)
        undoing.undo(laptop, changes.txn)
        assert programme.may_take_examples(laptop)


@pytest.mark.parametrize("key", EXAMPLES)
def test_example_is_fit_for_a_session(laptop: Laptop, key: str) -> None:
    workshop, _ = programme.add_workshop(laptop, EXAMPLES[key])
    more = {"commune": "23165"} if EXAMPLES[key].get("place_kind") == "domicile" else {}
    session = programme.plan_session(laptop, workshop, AT, more).id
    assert theme_problems(sessions.session_card(laptop, session).fields["themes"]) == ()


@pytest.mark.parametrize(
    "fields",
    [{"length_minutes": 1}, {"length_minutes": 23 * 60 + 59}, {"vouchers": 0}, {"vouchers": 20}, {"capacity": 10_000}],
)
def test_limits_of_a_workshop_themselves_may_stand(laptop: Laptop, fields: dict[str, Any]) -> None:
    card = programme.workshop_card(laptop, add(laptop, **fields))
    assert {name: getattr(card, name) for name in fields} == fields


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"length_minutes": 24 * 60}, "La durée doit être entre 1 minute et 23 h 59."),
        ({"vouchers": -1}, "Le nombre de chèques doit être entre 0 et 20."),
        ({"kind": "fête"}, "Valeur inconnue\u00a0: fête."),
        ({"level": "génie"}, "Valeur inconnue\u00a0: génie."),
    ],
)
def test_correction_that_cannot_stand_leaves_the_workshop_as_it_was(
    laptop: Laptop, fields: dict[str, Any], words: str
) -> None:
    workshop = add(laptop, "Intact")
    before = programme.workshop_card(laptop, workshop)
    with pytest.raises(InvalidInputError) as refused:
        programme.edit_workshop(laptop, workshop, fields)
    assert (refused.value.title, programme.workshop_card(laptop, workshop)) == (words, before)


def test_name_of_a_workshop_cannot_be_emptied(laptop: Laptop) -> None:
    with pytest.raises(InvalidInputError, match="Il manque le nom de l’atelier"):
        programme.edit_workshop(laptop, add(laptop), {"title": "  "})


def test_workshops_are_found_by_words_of_title_and_summary_together(laptop: Laptop) -> None:
    workshop = add(laptop, "Généalogie", summary="Retrouver ses ancêtres")
    assert [one.id for one in programme.list_workshops(laptop, "ANCETRES genea")] == [workshop]


def test_correction_to_the_same_values_writes_nothing(laptop: Laptop) -> None:
    workshop = add(laptop, "Pareil", publics=["Seniors"])
    assert programme.edit_workshop(laptop, workshop, {"title": " Pareil ", "publics": ["Seniors"]}).txn == ""


def test_retiring_twice_writes_once(laptop: Laptop) -> None:
    workshop = add(laptop)
    changed = [programme.retire_workshop(laptop, workshop).kinds for _ in range(2)]
    assert changed == [{"workshop"}, frozenset()]


def test_retired_workshop_can_still_be_planned_from(laptop: Laptop) -> None:
    workshop = add(laptop, "Ancien")
    programme.retire_workshop(laptop, workshop)
    session = programme.plan_session(laptop, workshop, AT).id
    assert sessions.session_card(laptop, session).row.title == "Ancien"


def test_moment_may_be_an_iso_text_of_the_laptops_own_time(laptop: Laptop) -> None:
    session = programme.plan_session(laptop, add(laptop), "2026-12-01T10:00").id
    assert sessions.session_card(laptop, session).row.starts == AT


def test_moment_that_cannot_be_read_is_refused_in_words(laptop: Laptop) -> None:
    with pytest.raises(InvalidInputError, match="Cette date n’est pas reconnue\u00a0: mardi") as refused:
        programme.plan_session(laptop, add(laptop), "mardi")
    assert refused.value.hint == "Par exemple 2026-11-24T10:00."


def test_two_laptops_that_take_the_examples_have_the_same_workshops(tmp_path: Path) -> None:
    found = []
    for name in ("one", "other"):
        with a_laptop(tmp_path / name) as laptop:
            programme.take_examples(laptop)
            found.append({one.id for one in programme.list_workshops(laptop)})
    assert found[0] == found[1]
