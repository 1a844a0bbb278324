"""The national place standard's lists and checks."""

from __future__ import annotations

import pytest

from mediator_app.domain.place_standard import FIELDS, TYPOLOGIES, allows, check_place, current_label

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


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("latitude", 90),
        ("latitude", -90.0),
        ("longitude", 180.0),
        ("longitude", None),
        ("summary", "x" * 280),
        ("siret", "123456789"),
        ("siret", "W123456789"),
        ("email", ""),
        ("typology", ""),
        ("fees", "Payant"),
        ("typology", "MUNI|BIB"),
        ("access", ["Se présenter"]),
    ],
)
def test_value_at_the_limit_is_right(field: str, value: object) -> None:
    assert check_place({**GOOD, field: value}) == []


@pytest.mark.parametrize(
    ("field", "value"), [("latitude", 90.01), ("longitude", -180.01), ("siret", "1" * 15), ("siret", "1" * 8)]
)
def test_value_beyond_the_limit_is_wrong(field: str, value: object) -> None:
    assert [problem.field for problem in check_place({**GOOD, field: value})] == [field]


def test_missing_value_is_told_once_in_words() -> None:
    [problem] = check_place({**GOOD, "siret": ""})
    assert problem.sentence == "«\u00a0pivot\u00a0» est demandé par le standard national."


def test_problems_of_an_empty_place_are_in_the_order_of_the_standard() -> None:
    assert [problem.field for problem in check_place({})] == [
        "source_id", "siret", "name", "commune", "postal_code", "address", "updated_on",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("column", "value", "may"),
    [
        ("services", "Aide aux démarches administratives", True),
        ("services", "Jardinage", False),
        ("nom", "Jardinage", True),
        ("formations_labels", "ORDI 3.0", True),
        ("modalites_accompagnement", "Seul", False),
    ],
)
def test_column_with_a_list_holds_what_the_list_has(column: str, value: str, may: bool) -> None:
    assert allows(column, value) is may


@pytest.mark.parametrize(
    ("field", "written", "label"),
    [
        ("programmes", "cnfs", "Conseillers numériques"),
        ("support", "À ma place", "Accompagnement individuel"),
        ("itinerant", "ITINÉRANT", "Itinérant"),
        ("special_care", "Handicaps psychiques", "Handicaps mentaux"),
        ("publics", "Uniquement femmes", "Femmes"),
        ("fees", "", None),
    ],
)
def test_labels_of_older_versions_are_known_in_every_list(field: str, written: str, label: str | None) -> None:
    assert current_label(field, written) == label
