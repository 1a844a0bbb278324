"""Invented people: as many as asked, nobody twice, nobody who can be called."""

from __future__ import annotations

from random import Random

import pytest

from mediator_app.demo.inventing import COMMUNES, LAST_NAMES, MEN, WOMEN, invented_people
from mediator_app.documents.communes import load_communes
from mediator_app.domain.phones import normal_phone
from mediator_app.domain.vocabularies import GENDERS, SOCIAL_STATUSES

PEOPLE = list(invented_people(Random(1), 200))


def test_as_many_as_asked_and_no_name_twice() -> None:
    names = {(one["last_name"], one["first_name"]) for one in PEOPLE}
    assert (len(PEOPLE), len(names)) == (200, 200)


def test_same_dice_give_the_same_people() -> None:
    assert list(invented_people(Random(1), 50)) == PEOPLE[:50]
    assert list(invented_people(Random(2), 50)) != PEOPLE[:50]


def test_first_name_goes_with_the_gender() -> None:
    assert all(one["first_name"] in (WOMEN if one["gender"] == "feminin" else MEN) for one in PEOPLE)


def test_nobody_can_be_called() -> None:
    phones = [normal_phone(one["phone"]) or "" for one in PEOPLE if "phone" in one]
    assert 0 < len(phones) < len(PEOPLE)
    assert all(phone.startswith("+3363998") for phone in phones)


def test_words_are_those_of_the_vocabularies() -> None:
    assert {one["gender"] for one in PEOPLE} <= GENDERS.keys()
    assert {one["status"] for one in PEOPLE} <= SOCIAL_STATUSES.keys()


def test_retired_people_are_old_enough() -> None:
    told = [one for one in PEOPLE if "birth_year" in one]
    assert all((one["status"] == "retraite") == (one["birth_year"] < 1962) for one in told)


@pytest.mark.parametrize("code", COMMUNES)
def test_commune_is_one_of_the_creuse(code: str) -> None:
    found = load_communes().by_code(code)
    assert found is not None
    assert (found.code, found.department) == (code, "23")


def test_there_are_names_enough_for_the_demonstration() -> None:
    assert len(LAST_NAMES) * (len(WOMEN) + len(MEN)) > 4 * 160
