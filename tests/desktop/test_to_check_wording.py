"""The questions of « À vérifier » in French: what is asked, about whom, in words that agree at one, two and many."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from mediator_app.desktop.to_check import wording
from mediator_app.desktop.typography import faults
from mediator_app.domain.cases import Case, Option
from tests.desktop.part_hands import light
from tests.support.check_cases import commune_name, denise, field_case, taken, twins_case, voucher_case, wall

NB, NN = "\u00a0", "\u202f"


@pytest.fixture(autouse=True)
def _words(qapp: QApplication) -> None:
    light(qapp)


@pytest.mark.parametrize(
    ("case", "asked"),
    [
        (voucher_case(), f"Le chèque 0412 7785 a été accepté 2 fois. Qui le garde{NN}?"),
        (
            voucher_case(taken(), denise(), taken("third")),
            f"Le chèque 0412 7785 a été accepté 3 fois. Qui le garde{NN}?",
        ),
        (
            voucher_case(taken(), reason="expired"),
            f"Le chèque 0412 7785 a été pris après sa date de fin. L’accepter{NN}?",
        ),
        (voucher_case(taken(), reason="pattern"), f"Le chèque 0412 7785 n’a pas la forme attendue. L’accepter{NN}?"),
        (
            voucher_case(taken(), reason="unknown_scheme"),
            f"Le chèque 0412 7785 n’est d’aucun dispositif connu. L’accepter{NN}?",
        ),
        (voucher_case(taken(), reason="empty"), f"Un chèque a été pris sans code lisible. L’accepter{NN}?"),
        (voucher_case(taken(), reason="later"), f"Le chèque 0412 7785 est à vérifier. L’accepter{NN}?"),
        (field_case(), f"Deux téléphones pour Annie Rochefort{NB}: lequel garder{NN}?"),
        (twins_case(), f"Est-ce la même personne{NN}?"),
    ],
)
def test_case_is_one_question(case: Case, asked: str) -> None:
    assert wording.question(case) == asked


FIELDS = (
    *("last_name", "name", "first_name", "birth_year", "phone", "commune", "note", "opening_hours", "title", "place"),
    *("starts_at", "ends_at", "counts", "face_value_cents", "valid_until", "field_of_2031"),
)
FEMININE = ("birth_year", "commune", "note", "starts_at", "ends_at", "valid_until", "field_of_2031")


@pytest.mark.parametrize("field", FIELDS)
def test_question_about_a_field_agrees_and_is_right_french(field: str) -> None:
    asked = wording.question(field_case(field, ("a", "b")))
    which = "lesquels" if field == "opening_hours" else "laquelle" if field in FEMININE else "lequel"
    assert f"{NB}: {which} garder{NN}?" in asked
    assert faults(asked) == []


@pytest.mark.parametrize(
    ("values", "number"),
    [(("a", "b"), "Deux"), (("a", "b", "c"), "Trois"), (("a", "b", "a", "c", "d"), "Quatre"), (tuple("abcdefg"), "7")],
)
def test_different_values_are_counted_in_words(values: tuple[str, ...], number: str) -> None:
    assert wording.question(field_case("note", values)).startswith(f"{number} notes pour")


def test_same_value_written_twice_asks_only_whether_it_is_right() -> None:
    assert wording.question(field_case("note", ("a", "a"))) == f"Annie Rochefort{NB}: est-ce la bonne valeur{NN}?"


@pytest.mark.parametrize(
    ("field", "said"),
    [
        ("phone", "Annie Rochefort, 2 téléphones"),
        ("place", "Annie Rochefort, 2 lieux"),
        ("birth_year", "Annie Rochefort, 2 années de naissance"),
        ("valid_until", "Annie Rochefort, 2 dates de fin"),
        ("field_of_2031", "Annie Rochefort, 2 valeurs"),
    ],
)
def test_row_of_a_field_says_how_many_values(field: str, said: str) -> None:
    assert wording.field_short(field_case(field, ("a", "b"))) == said


@pytest.mark.parametrize("field", FIELDS)
def test_row_of_a_field_has_its_noun_without_brackets(field: str) -> None:
    assert "(" not in wording.field_short(field_case(field, ("a", "b")))


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("phone", "+33639981002", f"06{NB}39{NB}98{NB}10{NB}02"),
        ("commune", "23165", "Royère-de-Vassivière"),
        ("note", "", "vide"),
        ("note", None, "vide"),
        ("starts_at", wall(24, 10), f"Mardi{NB}24{NB}nov., 10{NB}h"),
        ("valid_until", "2026-12-31", f"jeudi{NB}31{NB}décembre{NB}2026"),
        ("face_value_cents", 1050, f"10,50{NB}€"),
        ("counts", {"total": 14, "feminin": 9, "masculin": 5}, "14 personnes, 9 femmes, 5 hommes"),
        ("title", "Premiers pas", "Premiers pas"),
    ],
)
def test_value_is_read_as_people_say_it(field: str, value: Any, said: str) -> None:
    case = field_case(field, (value,))
    assert wording.value_words(case, case.options[0], commune_name) == said


def test_name_is_read_instead_of_an_id() -> None:
    option = Option("v", "01a2-place", "Claire", wall(10, 9), {"shown": True, "text": "Foyer rural"})
    assert wording.value_words(field_case("place"), option, commune_name) == "Foyer rural"


@pytest.mark.parametrize(
    ("counts", "said"),
    [
        ({"total": 14, "feminin": 9, "masculin": 5}, "14 personnes, 9 femmes, 5 hommes"),
        ({"total": 1, "feminin": 1}, "1 personne, 1 femme"),
        ({"total": 0}, "0 personne"),
        ({"total": 2, "masculin": 1}, "2 personnes, 1 homme"),
    ],
)
def test_count_of_unnamed_people_is_told_by_gender(counts: dict[str, int], said: str) -> None:
    assert wording.counts_words(counts) == said


@pytest.mark.parametrize(
    ("reasons", "said"),
    [
        (
            ["same_birth_year", "same_commune", "alike_name"],
            "Même année de naissance et même commune. Les noms se ressemblent.",
        ),
        (["same_phone"], "Même téléphone."),
        (["same_name"], "Les noms sont les mêmes."),
        (
            ["same_birth_year", "same_phone", "same_email", "swapped_name"],
            "Même année de naissance, même téléphone et même adresse électronique. Le nom et le prénom sont échangés.",
        ),
        (["reason_of_2031"], ""),
        ([], ""),
    ],
)
def test_likeness_is_told_in_sentences(reasons: list[str], said: str) -> None:
    assert wording.likeness_words(reasons) == said


@pytest.mark.parametrize(
    ("details", "said"),
    [
        ({}, f"10{NB}€ · Chèque numérique Creuse · valable jusqu’au 31{NB}déc.{NB}2026"),
        ({"valid_until": ""}, f"10{NB}€ · Chèque numérique Creuse"),
        ({"amount_cents": 0, "scheme_name": "", "valid_until": ""}, ""),
    ],
)
def test_line_under_a_voucher_says_what_is_known(details: dict[str, Any], said: str) -> None:
    assert wording.voucher_line(voucher_case(**details)) == said


@pytest.mark.parametrize(
    ("about", "said"),
    [
        ({"starts_at": wall(24, 10), "place_name": "Foyer rural"}, f"Mardi{NB}24{NB}nov., 10{NB}h · Foyer rural"),
        ({"commune": "23079"}, "Felletin"),
        ({"starts_at": wall(24, 10)}, f"Mardi{NB}24{NB}nov., 10{NB}h"),
        ({}, ""),
    ],
)
def test_line_under_a_field_says_when_and_where(about: dict[str, str], said: str) -> None:
    assert wording.about_words(about, commune_name) == said


def test_options_have_letters_in_their_order_and_none_has_none() -> None:
    case = voucher_case()
    assert [wording.letter(case, one) for one in ("gerard", "denise", "none")] == ["A", "B", ""]


@pytest.mark.parametrize(
    ("case", "said"),
    [
        (voucher_case(), "tant que le bordereau n’est pas remis"),
        (twins_case(), "depuis l’historique de la fiche"),
        (field_case(), "restent dans l’historique"),
    ],
)
def test_page_says_how_far_one_can_go_back(case: Case, said: str) -> None:
    assert said in wording.header_line(case)


@pytest.mark.parametrize(
    ("how", "said"),
    [("scanned", ("Scanné", "Lecture sûre")), ("typed", ("Saisi au clavier", "Erreur de lecture possible"))],
)
def test_way_a_code_was_read_tells_how_sure_it_is(how: str, said: tuple[str, str]) -> None:
    assert wording.taken_words(how) == said


def test_reception_is_dated_and_an_unknown_one_is_left_out() -> None:
    assert wording.received_words(wall(24, 18, 5)) == f"Reçu par le centre le 24{NB}nov., 18{NB}h{NB}05"
    assert wording.received_words("") == ""


def test_moment_that_cannot_be_read_is_shown_as_it_is() -> None:
    assert wording.moment_words("un jour") == "un jour"


@pytest.mark.parametrize(("count", "said"), [(1, "Modifiée sur 1 poste"), (3, "Modifiée sur 3 postes")])
def test_laptops_are_counted(count: int, said: str) -> None:
    assert wording.laptops_words(count) == said
