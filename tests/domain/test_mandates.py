"""How long mandates run, how they stand, which actions they list, and what must not be written in them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from mediator_app.domain.mandates import (
    CONSENTS,
    DURATION_DAYS,
    MANDATE_DURATIONS,
    Mandate,
    MandateState,
    action_lines,
    last_day,
    listed_action,
    secrets_in,
    years_later,
)

TODAY = date(2026, 11, 24)
SIGNED = Mandate(
    *("m", "p", "Roche", "Denise", "", (), ("Demander la carte grise",)),
    *("2026-11-01", "2026-12-01", "MONTH", "paper", "", "", "2026-11-01", "", ""),
    uses=0,
    last_used_at="",
    made_by="",
    made_at="",
)


@pytest.mark.parametrize(
    ("duration", "ends"),
    [("SHORT", "2026-11-24"), ("MONTH", "2026-12-24"), ("SEMESTER", "2027-05-24"), ("LONG", "2027-11-23")],
)
def test_last_day_is_counted_with_the_first(duration: str, ends: str) -> None:
    assert last_day(TODAY, duration).isoformat() == ends


def test_every_duration_and_consent_has_words_in_both_languages() -> None:
    assert MANDATE_DURATIONS.keys() == DURATION_DAYS.keys()
    assert all(one.french and one.english for one in (*MANDATE_DURATIONS.values(), *CONSENTS.values()))


@pytest.mark.parametrize(
    ("changed", "state"),
    [
        ({}, MandateState.IN_FORCE),
        ({"ends_on": "2026-11-24"}, MandateState.IN_FORCE),
        ({"ends_on": "2026-11-23"}, MandateState.ENDED),
        ({"signed_on": ""}, MandateState.UNSIGNED),
        ({"signed_on": "", "consent": "sms"}, MandateState.IN_FORCE),
        ({"signed_on": "", "consent": "oral"}, MandateState.IN_FORCE),
        ({"signed_on": "", "ends_on": "2026-11-23"}, MandateState.ENDED),
        ({"revoked_on": "2026-11-20", "ends_on": "2026-11-23"}, MandateState.REVOKED),
    ],
)
def test_mandate_stands_by_its_days_and_its_consent(changed: dict[str, str], state: MandateState) -> None:
    assert replace(SIGNED, **changed).state(TODAY) is state  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("consent", "signed", "awaits"),
    [("paper", "", True), ("oral", "", True), ("sms", "", False), ("oral", "2026-11-02", False)],
)
def test_paper_is_awaited_unless_a_text_message_stands_for_it(consent: str, signed: str, awaits: bool) -> None:
    assert replace(SIGNED, consent=consent, signed_on=signed).awaits_paper() is awaits


@pytest.mark.parametrize(
    ("changed", "soon"),
    [
        ({}, True),
        ({"ends_on": "2026-12-08"}, True),
        ({"ends_on": "2026-12-09"}, False),
        ({"duration": "SHORT", "ends_on": "2026-11-24"}, False),
        ({"ends_on": "2026-11-23"}, False),
        ({"revoked_on": "2026-11-20"}, False),
    ],
)
def test_mandate_ends_soon_within_two_weeks_while_it_runs(changed: dict[str, str], soon: bool) -> None:
    assert replace(SIGNED, **changed).ends_soon(TODAY) is soon  # type: ignore[arg-type]


def test_mandate_is_kept_six_years_after_its_end() -> None:
    assert SIGNED.kept_until() == "2032-12-01"


def test_revoked_mandate_is_kept_six_years_after_that() -> None:
    assert replace(SIGNED, revoked_on="2026-11-20").kept_until() == "2032-11-20"


def test_a_leap_day_becomes_the_first_of_march() -> None:
    assert years_later(date(2028, 2, 29), 6) == date(2034, 3, 1)


def test_actions_are_lines_without_blanks_or_doubles() -> None:
    assert action_lines("  Payer   l’impôt \n\nDéclarer\npayer l’impot\n") == ("Payer l’impôt", "Déclarer")


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("demander LA carte", "Demander la carte"),
        ("2", "Payer"),
        ("0", None),
        ("3", None),
        ("Vendre la maison", None),
        ("", None),
    ],
)
def test_only_a_listed_action_is_understood(said: str, meant: str | None) -> None:
    assert listed_action(("Demander la carte", "Payer"), said) == meant


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Son mot de passe est dans le carnet", ["password"]),
        ("MDP : azerty", ["password"]),
        ("le code reçu par SMS", ["code"]),
        ("N° de sécurité sociale sur la carte", ["social_security"]),
        ("numéro de sécu", ["social_security"]),
        ("payer par carte bancaire", ["bank_card"]),
        ("2 48 05 23 176 042", ["social_security"]),
        ("248052317604289", ["social_security"]),
        ("1 85 05 2A 176 042 21", ["social_security"]),
        ("4970 1012 3456 7894", []),
        ("4970 1012 3456 7893", ["bank_card"]),
        ("mot de passe et code", ["password", "code"]),
    ],
)
def test_secrets_are_found_in_reading_order(text: str, kinds: list[str]) -> None:
    assert [secret.kind for secret in secrets_in(text)] == kinds


@pytest.mark.parametrize(
    "text",
    [
        "Déclarer les revenus de 2025 sur impots.gouv.fr",
        "Changer d’adresse\u00a0: code postal 23460",
        "S’inscrire au code de la route",
        "Demander la carte Vitale à la Sécurité sociale",
        "Appeler le 05 36 49 20 11 puis le 06 39 98 41 27",
        "SIRET 123 456 789 00012",
        "Décoder un courrier de la CNIL",
    ],
)
def test_ordinary_actions_are_not_taken_for_secrets(text: str) -> None:
    assert secrets_in(text) == ()


@pytest.mark.parametrize(
    ("duration", "ends"), [("SHORT", "2028-02-29"), ("MONTH", "2028-03-30"), ("LONG", "2029-02-27")]
)
def test_mandate_that_begins_on_a_leap_day_lasts_its_days(duration: str, ends: str) -> None:
    assert last_day(date(2028, 2, 29), duration).isoformat() == ends


def test_duration_that_is_unknown_has_no_last_day() -> None:
    with pytest.raises(KeyError):
        last_day(TODAY, "FOREVER")


def test_mandate_that_ends_on_a_leap_day_is_kept_to_the_first_of_march() -> None:
    assert replace(SIGNED, ends_on="2028-02-29").kept_until() == "2034-03-01"


def test_unsigned_mandate_ends_soon_too() -> None:
    assert replace(SIGNED, signed_on="").ends_soon(TODAY)


@pytest.mark.parametrize(("days", "soon"), [(6, False), (7, True)])
def test_soon_is_as_many_days_as_one_asks(days: int, soon: bool) -> None:
    assert SIGNED.ends_soon(TODAY, days) is soon


@pytest.mark.parametrize(
    ("text", "actions"),
    [
        ("", ()),
        ("\n \n", ()),
        ("Payer\r\nDéclarer", ("Payer", "Déclarer")),
        ("Payer\nPAYER !\npayer", ("Payer",)),
    ],
)
def test_first_writing_of_an_action_is_kept(text: str, actions: tuple[str, ...]) -> None:
    assert action_lines(text) == actions


def test_number_of_an_action_is_said_in_plain_figures_only() -> None:
    assert [listed_action(["Payer"], said) for said in (" 1 ", "²", "01", "-1")] == ["Payer", None, "Payer", None]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Le PIN est noté", "PIN"),
        ("donner son cryptogramme", "cryptogramme"),
        ("la CB de madame", "CB"),
        ("NIR 2480523176042", "NIR"),
        ("mots de passe", "mots de passe"),
        ("codes secrets", "codes"),
        ("carte de credit", "carte de credit"),
        ("4970-1012-3456-7893", "4970-1012-3456-7893"),
    ],
)
def test_words_of_a_secret_are_told_as_they_stand(text: str, words: str) -> None:
    assert secrets_in(text)[0].words == words


@pytest.mark.parametrize("text", ["Code civil", "code INSEE 23096", "MCB Informatique", "9 48 05 23 176 042", "codage"])
def test_codes_that_everybody_knows_are_no_secret(text: str) -> None:
    assert secrets_in(text) == ()
