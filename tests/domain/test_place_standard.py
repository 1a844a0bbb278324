"""The national place standard's lists and checks."""

from __future__ import annotations

import pytest

from mediator_app.domain.place_standard import FIELDS, TYPOLOGIES, check_place, current_label

GOOD: dict[str, object] = {
    "source_id": "structure-1",
    "siret": "43493312300029",
    "name": "Médiathèque",
    "commune": "23096",
    "postal_code": "23000",
    "address": "1 place Bonnyaud",
    "updated_on": "2026-03-12",
    "latitude": 46.17,
    "longitude": 1.87,
    "typology": "BIB",
    "services": ["Aide aux démarches administratives"],
    "website": "https://exemple.fr",
}


def test_the_standard_has_its_fields_and_typologies() -> None:
    assert (len(FIELDS), len(TYPOLOGIES)) == (32, 92)


def test_each_of_our_fields_comes_from_the_standard() -> None:
    ours = {field.ours for field in FIELDS if field.ours}
    assert ours >= {
        "name",
        "commune",
        "opening_hours",
        "services",
        "publics",
        "itinerant",
        "access",
        "fees",
        "updated_on",
    }


@pytest.mark.parametrize(
    ("field", "written", "label"),
    [
        ("services", "Utiliser le numérique au quotidien", "Maîtrise des outils numériques du quotidien"),
        ("services", "Accéder à du matériel", "Accès internet et matériel informatique"),
        ("services", "ACCES INTERNET ET MATERIEL INFORMATIQUE", "Accès internet et matériel informatique"),
        ("fees", "Accepte le Pass numérique", "Gratuit sous condition"),
        ("fees", "Gratuit : Je peux accéder gratuitement au lieu", "Gratuit"),
        ("access", "Ce lieu n’accueille pas de public", "Ce lieu n'accueille pas de public"),
        ("publics", "Seniors (+ 65 ans)", "Seniors"),
        ("typology", "tiers_lieux", "TIERS_LIEUX"),
        ("services", "Jardinage", None),
        ("name", "Gratuit", None),
    ],
)
def test_old_and_untidy_labels_become_those_of_today(field: str, written: str, label: str | None) -> None:
    assert current_label(field, written) == label


def test_a_good_place_has_no_problem() -> None:
    assert check_place(GOOD) == []


@pytest.mark.parametrize("field", ["source_id", "siret", "name", "commune", "postal_code", "address", "updated_on"])
def test_a_required_field_that_is_missing_is_named(field: str) -> None:
    assert [problem.field for problem in check_place({**GOOD, field: ""})] == [field]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("siret", "123"),
        ("postal_code", "2300"),
        ("latitude", 460.0),
        ("longitude", "est"),
        ("summary", "x" * 281),
        ("email", "contact"),
        ("website", "exemple.fr"),
        ("typology", "CHATEAU"),
        ("services", ["Jardinage"]),
        ("fees", "Cher"),
    ],
)
def test_a_wrong_value_is_named(field: str, value: object) -> None:
    assert [problem.field for problem in check_place({**GOOD, field: value})] == [field]
