"""How a person, her fields and what happened to them are put in French: labels, values, states, the line under her name."""

from __future__ import annotations

from typing import get_args

import pytest

from mediator_app.desktop.people import wording
from mediator_app.desktop.typography import faults
from mediator_app.desktop.widgets.chips import State
from mediator_app.domain.people import PERSON_FIELDS

NAMES = {"23165": "Royère-de-Vassivière"}


def commune_name(code: str) -> str:
    return NAMES.get(code, code)


@pytest.mark.parametrize("name", PERSON_FIELDS)
def test_every_field_of_a_person_has_a_label_of_its_own(name: str) -> None:
    others = [wording.field_words(other) for other in PERSON_FIELDS if other != name]
    assert wording.field_words(name) not in {name, *others}


@pytest.mark.parametrize("name", PERSON_FIELDS)
def test_every_field_that_changed_agrees_with_its_noun(name: str) -> None:
    feminine = {"birth_year", "email", "address", "commune", "note"}
    assert wording.changed_words(name).endswith("modifiée" if name in feminine else "modifié")


def test_field_of_a_newer_version_keeps_its_own_name() -> None:
    assert (wording.field_words("nickname"), wording.changed_words("nickname")) == ("nickname", "")


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("phone", "+33639981275", "06\u00a039\u00a098\u00a012\u00a075"),
        ("commune", "23165", "Royère-de-Vassivière"),
        ("commune", "99999", "99999"),
        ("gender", "feminin", "Féminin"),
        ("status", "retraite", "Retraité"),
        ("birth_year", 1948, "1948"),
        ("note", "Vient en bus", "Vient en bus"),
        ("email", None, "vide"),
        ("email", "", "vide"),
    ],
)
def test_value_is_said_as_it_is_read(name: str, value: object, said: str) -> None:
    assert wording.value_words(name, value, commune_name) == said


@pytest.mark.parametrize(
    ("gender", "birth_name", "year", "commune", "said"),
    [
        ("feminin", "Mazaud", 1948, "Felletin", "Née Mazaud, en 1948 · Felletin"),
        ("masculin", "", 1950, "", "Né en 1950"),
        ("", "", 1950, "Felletin", "Né·e en 1950 · Felletin"),
        ("feminin", "Mazaud", None, "", "Née Mazaud"),
        ("feminin", "", None, "Felletin", "Felletin"),
        ("", "", None, "", ""),
    ],
)
def test_line_under_the_name_says_what_is_known(
    gender: str, birth_name: str, year: int | None, commune: str, said: str
) -> None:
    assert wording.birth_words(gender, birth_name, year, commune) == said


@pytest.mark.parametrize(
    ("state", "look", "said"),
    [
        ("provisional", "info", "Accepté sous réserve"),
        ("accepted", "success", "Confirmé"),
        ("parked", "warning", "À vérifier"),
        ("rejected", "danger", "Refusé"),
    ],
)
def test_voucher_says_where_it_stands(state: str, look: str, said: str) -> None:
    chip = wording.voucher_chip(state)
    assert (chip.state, chip.text) == (look, said)


def test_voucher_in_a_state_of_a_newer_version_is_not_said_to_be_confirmed() -> None:
    assert wording.voucher_chip("later").text == "Accepté sous réserve"


@pytest.mark.parametrize("state", ["pending", "held", "accepted", "received", "parked", "rejected"])
def test_line_of_the_history_says_how_far_it_went_in_right_french(state: str) -> None:
    chip = wording.travel_chip(state)
    assert chip.state in get_args(State)
    assert faults(chip.text) == []


def test_only_what_the_centre_has_is_said_to_be_received() -> None:
    received = [
        state
        for state in ("pending", "held", "accepted", "received", "parked", "rejected")
        if wording.travel_chip(state).text == "Reçu par le centre"
    ]
    assert received == ["accepted", "received"]


@pytest.mark.parametrize(
    ("moment", "said"),
    [("2026-11-24T10:00:00+01:00", "24\u00a0nov."), ("2026-06-01T09:00:00+02:00", "1er\u00a0juin"), ("", "")],
)
def test_last_visit_is_a_short_day(moment: str, said: str) -> None:
    assert wording.short_day(moment) == said
