"""A person's fields and values as the comparison of two records says them."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from mediator_app.desktop.to_check.person_words import field_words, value_words
from mediator_app.domain.people import PERSON_FIELDS
from tests.desktop.part_hands import light
from tests.support.check_cases import commune_name

NB = "\u00a0"


@pytest.mark.parametrize("name", PERSON_FIELDS)
def test_every_field_has_a_label_in_the_comparison(qapp: QApplication, name: str) -> None:
    light(qapp)
    assert field_words(name) not in {"", name}


@pytest.mark.parametrize(
    ("name", "fields", "said"),
    [
        ("birth_year", {"birth_year": 1949, "gender": "feminin"}, "née en 1949"),
        ("birth_year", {"birth_year": 1949}, "né·e en 1949"),
        ("status", {"status": "retraite", "gender": "feminin"}, "Retraitée"),
        ("phone", {"phone": "+33639981275"}, f"06{NB}39{NB}98{NB}12{NB}75"),
        ("commune", {"commune": "23165"}, "Royère-de-Vassivière"),
        ("note", {}, "vide"),
        ("note", {"note": "Vient en bus"}, "Vient en bus"),
    ],
)
def test_value_of_a_record_agrees_with_the_person(
    qapp: QApplication, name: str, fields: dict[str, Any], said: str
) -> None:
    light(qapp)
    assert value_words(name, fields, commune_name) == said
