"""Mandates drawn up, signed, used, revoked: what is refused, what is warned about, and how long they are kept."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from mediator_app.domain.mandates import MandateState
from mediator_app.errors import InvalidInputError, NotFoundError
from mediator_app.services import mandates, merging, people, sessions, undoing
from mediator_app.services.laptop import Laptop
from mediator_app.services.mandates import Terms
from tests.support.laptops import a_laptop

TERMS = Terms("Déclarer les revenus\nDemander un échéancier", "MONTH")
LONG_AGO = date(2018, 3, 1)
TODAY = date(2026, 11, 24)


@pytest.fixture(scope="module")
def laptop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Laptop]:
    """One laptop for all: each test has a person of its own."""
    with a_laptop(tmp_path_factory.mktemp("mandates")) as opened:
        yield opened


@pytest.fixture
def roche(laptop: Laptop) -> str:
    return people.add_person(laptop, {"last_name": "Roche", "first_name": "Denise"}).id


def drawn(laptop: Laptop, person: str, **changed: object) -> str:
    return mandates.draw_up(laptop, person, replace(TERMS, **changed)).id  # type: ignore[arg-type]


def state(laptop: Laptop, mandate: str) -> MandateState:
    return mandates.mandate_card(laptop, mandate).mandate.state(TODAY)


def test_mandate_runs_from_today_to_its_last_day(laptop: Laptop, roche: str) -> None:
    made = mandates.draw_up(laptop, roche, TERMS)
    [found] = mandates.mandates_of(laptop, roche)
    assert (found.starts_on, found.ends_on, made.ends_on) == ("2026-11-24", "2026-12-24", "2026-12-24")


def test_new_mandate_waits_for_its_signature(laptop: Laptop, roche: str) -> None:
    mandate = drawn(laptop, roche)
    before = state(laptop, mandate)
    mandates.sign(laptop, mandate)
    assert (before, state(laptop, mandate)) == (MandateState.UNSIGNED, MandateState.IN_FORCE)


def test_remote_consent_needs_its_time(laptop: Laptop, roche: str) -> None:
    with pytest.raises(InvalidInputError, match="heure de l’accord"):
        drawn(laptop, roche, consent="oral")


def test_remote_consent_is_in_force_at_once(laptop: Laptop, roche: str) -> None:
    mandate = drawn(laptop, roche, consent="oral", consent_at="2026-11-24T09:30:00+01:00")
    assert state(laptop, mandate) is MandateState.IN_FORCE


@pytest.mark.parametrize(
    "changed",
    [
        {"actions": " \n "},
        {"duration": "FOREVER"},
        {"consent": "shouted"},
        {"families": ["bank"]},
        {"starts_on": date(2027, 1, 1)},
    ],
)
def test_mandate_that_cannot_stand_is_refused(laptop: Laptop, roche: str, changed: dict[str, object]) -> None:
    with pytest.raises(InvalidInputError):
        drawn(laptop, roche, **changed)
    assert mandates.mandates_of(laptop, roche) == []


def test_mandate_of_nobody_is_refused(laptop: Laptop) -> None:
    with pytest.raises(NotFoundError):
        drawn(laptop, "nobody")


def test_mandate_of_an_unknown_session_is_refused(laptop: Laptop, roche: str) -> None:
    with pytest.raises(NotFoundError):
        drawn(laptop, roche, session="nowhere")


def test_what_looks_like_a_secret_is_told(laptop: Laptop, roche: str) -> None:
    made = mandates.draw_up(laptop, roche, replace(TERMS, actions="Changer le mot de passe"))
    assert [secret.words for secret in made.secrets] == ["mot de passe"]


def test_use_is_noted_by_the_action_of_the_list(laptop: Laptop, roche: str) -> None:
    mandate = drawn(laptop, roche)
    mandates.log_use(laptop, mandate, "demander un echeancier")
    [use] = mandates.mandate_card(laptop, mandate).uses
    assert (use.action, use.used_at) == ("Demander un échéancier", laptop.now().isoformat(timespec="seconds"))


def test_use_tells_the_session_in_which_it_was_made(laptop: Laptop, roche: str) -> None:
    times = {"starts_at": "2026-11-24T10:00", "ends_at": "2026-11-24T11:00"}
    session = sessions.add_session(laptop, {"title": "Permanence", **times}).id
    mandate = drawn(laptop, roche)
    mandates.log_use(laptop, mandate, "1", session)
    assert mandates.mandate_card(laptop, mandate).uses[0].session_title == "Permanence"


def test_use_before_the_signature_is_warned_about(laptop: Laptop, roche: str) -> None:
    mandate = drawn(laptop, roche)
    before = mandates.log_use(laptop, mandate, "1").warnings
    mandates.sign(laptop, mandate)
    assert (before, mandates.log_use(laptop, mandate, "1").warnings) == (("unsigned",), ())


def test_action_that_is_not_listed_is_refused(laptop: Laptop, roche: str) -> None:
    mandate = drawn(laptop, roche)
    with pytest.raises(InvalidInputError, match="pas dans le mandat"):
        mandates.log_use(laptop, mandate, "Vendre la voiture")


def test_use_after_the_end_is_refused(laptop: Laptop, roche: str) -> None:
    mandate = drawn(laptop, roche, starts_on=date(2026, 10, 1))
    with pytest.raises(InvalidInputError, match="31/10/2026") as refused:
        mandates.log_use(laptop, mandate, "1")
    assert (refused.value.code, mandates.mandate_card(laptop, mandate).uses) == ("mandate_over", ())


def test_last_day_still_counts(laptop: Laptop, roche: str) -> None:
    mandate = drawn(laptop, roche, starts_on=date(2026, 10, 25))
    mandates.log_use(laptop, mandate, "1")
    assert mandates.mandate_card(laptop, mandate).mandate.uses == 1


def test_use_after_the_revocation_is_refused(laptop: Laptop, roche: str) -> None:
    mandate = drawn(laptop, roche)
    mandates.revoke(laptop, mandate, "Ne le souhaite plus")
    with pytest.raises(InvalidInputError, match="révoqué"):
        mandates.log_use(laptop, mandate, "1")


def test_revocation_keeps_its_day_and_its_reason(laptop: Laptop, roche: str) -> None:
    mandate = drawn(laptop, roche, starts_on=date(2026, 11, 1))
    mandates.revoke(laptop, mandate, "  Ne le  souhaite plus ", date(2026, 11, 20))
    found = mandates.mandate_card(laptop, mandate).mandate
    assert (found.revoked_on, found.revoked_because) == ("2026-11-20", "Ne le souhaite plus")


def test_revocation_needs_a_reason(laptop: Laptop, roche: str) -> None:
    with pytest.raises(InvalidInputError, match="pourquoi"):
        mandates.revoke(laptop, drawn(laptop, roche), "  ")


@pytest.mark.parametrize("day", [date(2026, 11, 23), date(2026, 11, 25)])
def test_signature_is_neither_before_the_mandate_nor_to_come(laptop: Laptop, roche: str, day: date) -> None:
    with pytest.raises(InvalidInputError):
        mandates.sign(laptop, drawn(laptop, roche), day)


def test_revoked_mandate_is_not_signed_any_longer(laptop: Laptop, roche: str) -> None:
    mandate = drawn(laptop, roche)
    mandates.revoke(laptop, mandate, "Erreur")
    with pytest.raises(InvalidInputError, match="révoqué"):
        mandates.sign(laptop, mandate)


def test_revocation_can_be_undone(laptop: Laptop, roche: str) -> None:
    mandate = drawn(laptop, roche, consent="sms", consent_at="2026-11-24T09:30")
    undoing.undo(laptop, mandates.revoke(laptop, mandate, "Erreur").txn)
    assert state(laptop, mandate) is MandateState.IN_FORCE


def test_mandates_of_merged_records_are_one_persons(laptop: Laptop, roche: str) -> None:
    twin = people.add_person(laptop, {"last_name": "Roche", "first_name": "Denyse"}).id
    both = {drawn(laptop, roche), drawn(laptop, twin)}
    merging.merge_people(laptop, roche, twin, {})
    found = mandates.mandates_of(laptop, twin)
    assert ({one.id for one in found}, {one.person for one in found}) == (both, {roche})


def test_only_mandates_near_their_end_are_told_the_next_to_end_first(laptop: Laptop, roche: str) -> None:
    later, sooner = (drawn(laptop, roche, starts_on=date(2026, 11, day)) for day in (5, 1))
    drawn(laptop, roche, duration="LONG")
    found = [one.id for one in mandates.ending_soon(laptop) if one.person == roche]
    assert found == [sooner, later]


def test_mandate_past_six_years_is_named_and_stays(laptop: Laptop, roche: str) -> None:
    old, recent = drawn(laptop, roche, starts_on=LONG_AGO), drawn(laptop, roche)
    assert [one.id for one in mandates.past_retention(laptop)] == [old]
    assert {one.id for one in mandates.mandates_of(laptop, roche)} == {old, recent}


def test_unknown_mandate_is_told_in_words(laptop: Laptop) -> None:
    with pytest.raises(NotFoundError, match="mandat"):
        mandates.mandate_card(laptop, "none")


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"actions": "\n \n"}, "Il manque les actions permises."),
        ({"duration": "FOREVER"}, "Valeur inconnue\u00a0: FOREVER."),
        ({"consent": "shouted"}, "Valeur inconnue\u00a0: shouted."),
        ({"families": ["bank"]}, "Valeur inconnue\u00a0: bank."),
        ({"starts_on": date(2026, 11, 25)}, "Cette date est à venir."),
        ({"consent": "sms", "consent_at": "hier"}, "Il manque l’heure de l’accord à distance."),
    ],
)
def test_what_a_mandate_lacks_is_said_in_words(
    laptop: Laptop, roche: str, changed: dict[str, object], words: str
) -> None:
    with pytest.raises(InvalidInputError) as refused:
        drawn(laptop, roche, **changed)
    assert refused.value.title == words


def test_consent_on_paper_keeps_no_hour(laptop: Laptop, roche: str) -> None:
    mandate = drawn(laptop, roche, consent_at="2026-11-24T09:30:00+01:00")
    assert mandates.mandate_card(laptop, mandate).mandate.consent_at == ""


def test_families_are_kept_once_and_in_order(laptop: Laptop, roche: str) -> None:
    mandate = drawn(laptop, roche, families=("argent_impots", "argent_impots"))
    assert list(mandates.mandate_card(laptop, mandate).mandate.families) == ["argent_impots"]


def test_second_revocation_is_refused_and_the_first_reason_stays(laptop: Laptop, roche: str) -> None:
    mandate = drawn(laptop, roche)
    mandates.revoke(laptop, mandate, "Ne le souhaite plus")
    with pytest.raises(InvalidInputError, match="révoqué le 24/11/2026") as refused:
        mandates.revoke(laptop, mandate, "Autre")
    kept = mandates.mandate_card(laptop, mandate).mandate.revoked_because
    assert (refused.value.code, kept) == ("mandate_over", "Ne le souhaite plus")


def test_mandate_that_has_ended_is_not_revoked(laptop: Laptop, roche: str) -> None:
    with pytest.raises(InvalidInputError, match="a pris fin le 31/10/2026"):
        mandates.revoke(laptop, drawn(laptop, roche, starts_on=date(2026, 10, 1)), "Trop tard")


def test_mandate_is_not_signed_before_its_first_day(laptop: Laptop, roche: str) -> None:
    with pytest.raises(InvalidInputError, match="Le mandat ne commence que le 20/11/2026"):
        mandates.sign(laptop, drawn(laptop, roche, starts_on=date(2026, 11, 20)), date(2026, 11, 19))


def test_mandate_may_be_signed_on_its_first_day(laptop: Laptop, roche: str) -> None:
    mandate = drawn(laptop, roche, starts_on=date(2026, 11, 20))
    mandates.sign(laptop, mandate, date(2026, 11, 20))
    assert mandates.mandate_card(laptop, mandate).mandate.signed_on == "2026-11-20"


@pytest.mark.parametrize("said", ["0", "3", "-1", "²", ""])
def test_number_that_is_none_of_the_list_is_no_action(laptop: Laptop, roche: str, said: str) -> None:
    mandate = drawn(laptop, roche)
    with pytest.raises(InvalidInputError, match="Cette action n’est pas dans le mandat"):
        mandates.log_use(laptop, mandate, said)
    assert mandates.mandate_card(laptop, mandate).mandate.uses == 0


def test_use_at_a_session_that_is_not_here_is_refused(laptop: Laptop, roche: str) -> None:
    with pytest.raises(NotFoundError, match="Cet atelier"):
        mandates.log_use(laptop, drawn(laptop, roche), "1", "nowhere")


@pytest.mark.parametrize("session", ["", "nowhere"])
def test_session_that_is_not_known_has_no_title(laptop: Laptop, session: str) -> None:
    assert mandates.title_of(laptop, session) == ""
