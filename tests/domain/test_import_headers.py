"""Which column holds what, in the files that people have."""

from __future__ import annotations

import pytest

from mediator_app.domain.import_headers import (
    IMPORT_KINDS,
    ImportKind,
    fields_of,
    guess_mapping,
    known_titles,
    lacks_names,
    likeliest_kind,
)
from mediator_app.domain.place_standard import FIELDS

LA_COOP = [
    "Nom*",
    "Prénom*",
    "Année de naissance",
    "Commune",
    "Code INSEE",
    "Code postal",
    "N° de téléphone",
    "E-mail",
    "Genre",
    "Notes supplémentaires",
]


def test_the_model_of_la_coop_is_recognised_whole() -> None:
    assert list(guess_mapping("people", LA_COOP)) == [
        "last_name",
        "first_name",
        "birth_year",
        "commune",
        "insee",
        "postal_code",
        "phone",
        "email",
        "gender",
        "note",
    ]


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("NOM DE FAMILLE", "last_name"),
        ("Last name", "last_name"),
        ("Nom Prénom", "full_name"),
        ("Prénom NOM", "full_name"),
        ("Bénéficiaire", "full_name"),
        ("Né(e) en", "birth_year"),
        ("Date de naissance (jj/mm/aaaa)", "birth_year"),
        ("Tél.", "phone"),
        ("Téléphone (fixe ou portable)", "phone"),
        ("Courriel", "email"),
        ("Ville", "commune"),
        ("Votre commune", "commune"),
        ("CP", "postal_code"),
        ("Civilité", "gender"),
        ("Situation professionnelle", "status"),
        ("Commentaires", "note"),
    ],
)
def test_a_person_s_column_is_known_by_its_usual_titles(header: str, field: str) -> None:
    assert guess_mapping("people", [header]) == {field: header}


@pytest.mark.parametrize("header", ["Nom du médiateur", "Téléphone du référent", "Cochez ici", ""])
def test_a_column_about_somebody_or_something_else_is_left(header: str) -> None:
    assert guess_mapping("people", [header]) == {}


def test_a_whole_title_wins_over_a_part_of_one() -> None:
    assert guess_mapping("people", ["Téléphone du bureau", "Téléphone"])["phone"] == "Téléphone"


def test_every_field_of_the_national_standard_is_recognised() -> None:
    kept = [field.name for field in FIELDS if field.ours]
    assert set(guess_mapping("places", [field.name for field in FIELDS]).values()) == set(kept)


def test_the_columns_of_the_old_standard_are_recognised() -> None:
    mapping = guess_mapping("places", ["nom", "SIRET", "publics_accueillis", "conditions_acces", "ouverture"])
    assert list(mapping) == ["name", "siret", "publics", "fees", "weeks"]


@pytest.mark.parametrize(
    ("headers", "kind"),
    [
        (["Nom", "Prénom", "Téléphone", "Commune"], "people"),
        (["Nom", "Prénom", "Atelier souhaité", "Date", "Heure"], "registrations"),
        (["Titre", "Date", "Heure de début", "Lieu", "Places"], "sessions"),
        (["nom", "adresse", "code_insee", "horaires", "typologie"], "places"),
        (["Nom", "Prénom"], "people"),
        (["Atelier", "Lieu", "Places", "Nom"], "registrations"),
        (["Cochez ici", "Autre"], "people"),
    ],
)
def test_list_is_of_the_kind_that_has_a_use_for_most_of_its_titles(headers: list[str], kind: str) -> None:
    assert likeliest_kind(headers) == kind


@pytest.mark.parametrize(
    ("kind", "mapping", "lacks"),
    [
        ("people", {"first_name": "Prénom"}, False),
        ("people", {"full_name": "Identité"}, False),
        ("people", {"phone": "Tél"}, True),
        ("sessions", {"start": "Début"}, False),
        ("sessions", {"title": "Titre"}, True),
        ("places", {"commune": "Ville"}, True),
        ("registrations", {}, True),
    ],
)
def test_list_without_what_makes_a_row_is_told(kind: ImportKind, mapping: dict[str, str], lacks: bool) -> None:
    assert lacks_names(kind, mapping) is lacks


def test_cell_for_both_names_gives_way_to_one_for_each() -> None:
    assert guess_mapping("people", ["Participant", "Nom", "Prénom"]) == {"last_name": "Nom", "first_name": "Prénom"}


def test_first_of_two_columns_of_one_meaning_is_taken() -> None:
    assert guess_mapping("people", ["Nom", "Portable", "Téléphone"])["phone"] == "Portable"


@pytest.mark.parametrize("kind", IMPORT_KINDS)
def test_every_field_offered_is_one_that_a_title_tells(kind: ImportKind) -> None:
    fields = fields_of(kind)
    assert len(fields) == len(set(fields))
    assert not lacks_names(kind, dict.fromkeys(fields, "x"))


def test_titles_known_to_any_kind_are_counted_when_none_is_told() -> None:
    headers = ["Titre", "Date", "Lieu"]
    assert (known_titles(headers), known_titles(headers, "sessions"), known_titles(headers, "people")) == (3, 3, 0)
