"""The questions of the command line in French sentences: what is asked, and what each answer means."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest

from mediator_app.desktop.typography import faults
from mediator_app.domain.cases import Case, Option
from mediator_app.domain.entities import ENTITIES, FieldClass
from mediator_app.services.questions import answers, option_sentence, sentence
from tests.support.check_cases import denise, field_case, taken, twins_case, voucher_case

NB, NN = "\u00a0", "\u202f"
REVIEWED = [
    (entity.name, field.name)
    for entity in ENTITIES.values()
    for field in entity.fields.values()
    if field.cls is FieldClass.REVIEW
]


@pytest.mark.parametrize(
    ("case", "asked"),
    [
        (voucher_case(), f"Le chèque 0412 7785 a été accepté 2 fois. Qui le garde{NN}?"),
        (
            voucher_case(taken(), reason="expired"),
            f"Le chèque 0412 7785 a été pris après sa date de fin. Faut-il l’accepter{NN}?",
        ),
        (
            voucher_case(taken(), reason="empty", code=""),
            f"Le chèque sans code n’a pas de code lisible. Faut-il l’accepter{NN}?",
        ),
        (voucher_case(taken(), reason="later"), f"Le chèque 0412 7785 est à vérifier. Faut-il l’accepter{NN}?"),
        (field_case(), f"Deux téléphones pour Annie Rochefort{NB}: lequel garder{NN}?"),
        (
            field_case("birth_year", (1, 2, 3)),
            f"Trois années de naissance pour Annie Rochefort{NB}: laquelle garder{NN}?",
        ),
        (
            field_case("opening_hours", ("a", "b"), entity="place"),
            f"Deux horaires pour Annie Rochefort{NB}: lesquels garder{NN}?",
        ),
        (
            field_case("phone", ("a", "a")),
            f"Annie Rochefort{NB}: une valeur changée sur 2 postes, est-ce la bonne{NN}?",
        ),
        (
            field_case("nickname", ("a", "b")),
            f"Deux valeurs de «{NB}nickname{NB}» pour Annie Rochefort{NB}: laquelle garder{NN}?",
        ),
        (field_case("note", tuple("abcdefg")), f"7 notes pour Annie Rochefort{NB}: laquelle garder{NN}?"),
        (twins_case(), f"Jean-Pierre Lefèvre et J.-P. Lefebvre{NB}: est-ce la même personne{NN}?"),
    ],
)
def test_question_is_one_right_sentence(case: Case, asked: str) -> None:
    assert sentence(case) == asked
    assert faults(asked) == []


@pytest.mark.parametrize(
    ("case", "keys"),
    [
        (voucher_case(), ["gerard", "denise", "none"]),
        (voucher_case(taken()), ["gerard", "none"]),
        (field_case(), ["v0", "v1"]),
        (twins_case(), ["lefevre", "lefebvre", "distinct"]),
    ],
)
def test_every_answer_that_settles_is_told(case: Case, keys: list[str]) -> None:
    assert list(answers(case)) == keys


@pytest.mark.parametrize(
    ("case", "said"), [(voucher_case(), "Aucun n’est payé."), (voucher_case(taken()), "Il n’est pas payé.")]
)
def test_paying_none_agrees_with_how_many_there_are(case: Case, said: str) -> None:
    assert answers(case)["none"] == said


@pytest.mark.parametrize(
    ("option", "said"),
    [
        (
            taken(),
            f"Payer celui de Gérard Thérond, Sécuriser son téléphone, Felletin, mairie, le 17/11/2026 à 10{NB}h{NB}22, "
            "pris par Karim Benali, scanné.",
        ),
        (
            denise(session_title="", person="", member_name=""),
            "Payer celui d’une personne sans nom, Royère-de-Vassivière, foyer rural, "
            f"le 24/11/2026 à 10{NB}h{NB}04, saisi au clavier.",
        ),
    ],
)
def test_paying_one_names_who_where_when_and_how(option: Option, said: str) -> None:
    assert option_sentence(voucher_case(option), option) == said


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("phone", "+33639981002", f"06{NB}39{NB}98{NB}10{NB}02"),
        ("note", None, "vide"),
        ("note", "", "vide"),
        ("face_value_cents", 1050, f"10,50{NB}€"),
        ("face_value_cents", 1000, f"10{NB}€"),
        ("starts_at", datetime(2026, 11, 24, 10, 4).astimezone().isoformat(), f"24/11/2026 à 10{NB}h{NB}04"),
        ("starts_at", "un jour", "un jour"),
        ("counts", {"total": 3, "feminin": 2}, "total 3, feminin 2"),
        ("title", "Photos", "Photos"),
    ],
)
def test_value_is_read_as_people_say_it(field: str, value: Any, said: str) -> None:
    case = field_case(field, (value,))
    assert option_sentence(case, case.options[0]).startswith(f"{said}{NB}: noté par Claire Fourneau, le 10/11/2026")


def test_value_on_screen_is_told() -> None:
    case = field_case()
    on_screen = [option_sentence(case, option).endswith(", affiché aujourd’hui.") for option in case.options]
    assert on_screen == [False, True]


def test_value_of_nobody_known_names_nobody() -> None:
    case = field_case()
    assert "noté par" not in option_sentence(case, replace(case.options[0], actor=""))


def test_merging_names_the_record_that_stays() -> None:
    case = twins_case()
    said = option_sentence(case, case.options[1])
    assert said == f"Fusionner en gardant la fiche de J.-P. Lefebvre, créée le 12/11/2026 à 9{NB}h{NB}00."


@pytest.mark.parametrize(("entity", "field"), REVIEWED)
def test_every_field_that_is_asked_about_has_words(entity: str, field: str) -> None:
    case = field_case(field, ("one", "other"), entity=entity)
    assert f"«\u00a0{field}\u00a0»" not in sentence(case)
