"""Why an answer is proposed and what each would do, said before anybody decides: money, presence, and who will know."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication

from mediator_app.desktop.to_check.consequences import (
    NONE_KEPT,
    consequences,
    heading,
    polite_name,
    reason,
    reason_title,
)
from mediator_app.domain.cases import Case
from tests.desktop.part_hands import light
from tests.support.check_cases import denise, field_case, taken, voucher_case, wall

NB, NN = "\u00a0", "\u202f"
TOLD_BOTH = "Karim Benali et Claire Fourneau verront la décision à leur prochaine réception."


@pytest.fixture(autouse=True)
def _words(qapp: QApplication) -> None:
    light(qapp)


def texts(case: Case, keep: str, who: str = "Hélène Vauzelle") -> list[str]:
    return [one.text for one in consequences(case, keep, who)]


def proposing(case: Case, option: str) -> Case:
    return replace(case, proposed=option)


@pytest.mark.parametrize(
    ("case", "said"),
    [
        (voucher_case(), "Premier encaissement, et scanné. Le code de B a été saisi au clavier."),
        (voucher_case(taken(), denise(how="scanned")), "Premier encaissement."),
        (voucher_case(taken(how="typed"), denise()), "Premier encaissement."),
        (
            proposing(voucher_case(taken(how="typed"), denise(how="scanned")), "denise"),
            f"Il a été scanné{NB}: la lecture est sûre. Le code de A a été saisi au clavier.",
        ),
        (field_case(), "C’est la valeur notée en dernier. Rien n’est effacé."),
    ],
)
def test_proposal_has_its_reason(case: Case, said: str) -> None:
    assert reason(case) == said


@pytest.mark.parametrize(
    ("why", "said"),
    [
        ("expired", f"Il était utilisable jusqu’au 31{NB}déc.{NB}2026. Pris{NB}: mardi{NB}17{NB}nov., 10{NB}h{NB}22."),
        ("unknown_scheme", "Le centre ne connaît pas le dispositif de ce chèque, ou il a été retiré."),
        ("pattern", f"Un signe a pu être mal lu{NB}: comparez ce code avec le chèque de papier."),
        ("empty", "Comparez ce code avec le chèque de papier."),
    ],
)
def test_doubt_about_one_voucher_is_explained(why: str, said: str) -> None:
    assert reason(voucher_case(taken(), reason=why)) == said


def test_expired_voucher_without_a_known_end_names_no_date() -> None:
    assert "jusqu’au" not in reason(voucher_case(taken(), reason="expired", valid_until=""))


@pytest.mark.parametrize(
    ("case", "said"), [(voucher_case(), f"Pourquoi A{NN}?"), (voucher_case(taken()), f"Pourquoi cette question{NN}?")]
)
def test_reason_is_titled_by_what_is_proposed(case: Case, said: str) -> None:
    assert reason_title(case) == said


@pytest.mark.parametrize(
    ("case", "keep", "said"),
    [
        (voucher_case(), "denise", "Si vous gardez B"),
        (voucher_case(), NONE_KEPT, "Si aucun n’est payé"),
        (voucher_case(taken()), "gerard", "Si vous l’acceptez"),
        (voucher_case(taken()), NONE_KEPT, "Si vous le refusez"),
    ],
)
def test_consequences_are_titled_by_the_answer(case: Case, keep: str, said: str) -> None:
    assert heading(case, keep) == said


def test_keeping_one_voucher_says_what_becomes_of_the_other() -> None:
    assert texts(voucher_case(), "gerard") == [
        "La présence de Mme Roche à Royère-de-Vassivière, foyer rural reste comptée.",
        f"10{NB}€ ne seront pas remboursés pour «{NB}Premiers pas{NB}».",
        TOLD_BOTH,
    ]


def test_paying_none_says_so_of_each() -> None:
    said = texts(voucher_case(), NONE_KEPT)
    assert sum("ne seront pas remboursés" in one for one in said) == 2
    assert sum("reste comptée" in one for one in said) == 2


def test_accepting_one_alone_says_that_it_will_be_paid() -> None:
    assert (
        texts(voucher_case(taken()), "gerard")[0]
        == f"10{NB}€ seront remboursés pour «{NB}Sécuriser son téléphone{NB}»."
    )


def test_presence_that_was_not_noted_is_not_said_to_stay() -> None:
    assert not any("présence" in one for one in texts(voucher_case(taken(), denise(was_present=False)), "gerard"))


def test_session_without_a_title_is_named_by_its_place() -> None:
    said = texts(voucher_case(taken(), denise(session_title="")), "gerard")
    assert f"10{NB}€ ne seront pas remboursés pour Royère-de-Vassivière, foyer rural." in said


@pytest.mark.parametrize(
    ("who", "told"),
    [
        ("Hélène Vauzelle", TOLD_BOTH),
        ("Karim Benali", "Claire Fourneau verra la décision à sa prochaine réception."),
    ],
)
def test_those_who_wrote_it_are_told_but_not_who_decides(who: str, told: str) -> None:
    assert texts(voucher_case(), "gerard", who)[-1] == told


def test_three_people_are_listed_with_one_and() -> None:
    case = voucher_case(taken(), denise(), taken("third", member_name="Odile Peyrot"))
    assert texts(case, "gerard")[-1].startswith("Karim Benali, Claire Fourneau et Odile Peyrot verront")


def test_nobody_else_is_told_when_nobody_else_wrote() -> None:
    case = voucher_case(taken(), denise(member_name="Karim Benali"))
    assert not any("verr" in one for one in texts(case, "gerard", "Karim Benali"))


@pytest.mark.parametrize(
    ("keep", "said"),
    [
        ("v1", f"Rien ne change à l’écran{NB}: c’est la valeur affichée."),
        ("v0", "Cette valeur remplacera celle qui est affichée, sur tous les postes."),
    ],
)
def test_answer_about_a_field_says_whether_the_screen_changes(keep: str, said: str) -> None:
    told = texts(field_case(), keep)
    assert told[:2] == [said, "L’autre valeur reste dans l’historique et peut être remise."]


@pytest.mark.parametrize(
    ("details", "said"),
    [
        ({}, "M. Thérond"),
        ({"gender": "feminin"}, "Mme Thérond"),
        ({"gender": ""}, "Gérard Thérond"),
        ({"last_name": "", "person": "Gérard"}, "Gérard"),
    ],
)
def test_person_is_named_politely_or_by_her_whole_name(details: dict[str, str], said: str) -> None:
    assert polite_name(taken(**details)) == said


def test_every_consequence_has_its_icon() -> None:
    icons = [one.icon for one in consequences(voucher_case(), "gerard", "")]
    assert icons == ["check", "euro", "sent"]


def test_dates_of_a_doubt_are_in_local_time() -> None:
    case = voucher_case(taken(wall=wall(17, 8, 5)), reason="expired")
    assert f"8{NB}h{NB}05" in reason(case)
