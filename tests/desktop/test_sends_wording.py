"""The words of « Envois »: what waits, how far it has gone, why the centre refused, in French that agrees."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime

import pytest
from PySide6.QtWidgets import QApplication

from mediator_app.desktop.sends import wording
from mediator_app.domain.entities import ENTITIES
from mediator_app.domain.sendings import Answered, SentGroup, Try
from mediator_app.errors import AppError, NotTheCentreError, OfflineError
from mediator_app.sync.conversation import Summary
from tests.desktop.door_values import first_taken, in_light, in_paris

N, F = "\u00a0", "\u202f"
TODAY = date(2026, 11, 24)
_GROUP = SentGroup("2026-11-24", "person", "create", "", "", 1, 1, 0, "2026-11-24T10:04:00+01:00", "pending")
_TRY = Try("2026-11-24T09:00:00+00:00", "done", "", 0, 0, 0, 0, 0)


@pytest.fixture(autouse=True)
def _french_day(qapp: QApplication) -> Iterator[None]:
    in_light(qapp)
    with in_paris():
        yield


def group(entity: str, kind: str, count: int = 1, **other: object) -> SentGroup:
    """A line of the outbox."""
    return replace(_GROUP, entity=entity, kind=kind, count=count, **other)  # type: ignore[arg-type]


def refused(code: str, *, entity: str = "person", title: str = "Annie Rochefort") -> Answered:
    return Answered("k1", entity, code, title)


def voucher_refused(code: str, paid_at: str | None = None) -> Answered:
    """A voucher that was not paid, and where another one was in its place."""
    paid = first_taken(place_name=paid_at) if paid_at is not None else None
    return Answered("k1", "redemption", code, "0412 7785", voucher=first_taken(), paid=paid)


@pytest.mark.parametrize(
    ("entity", "one", "two"),
    [
        ("headcount", "1 comptage", "2 comptages"),
        ("redemption", "1 chèque", "2 chèques"),
        ("session", "1 nouvel atelier", "2 nouveaux ateliers"),
        ("person", "1 nouvelle fiche", "2 nouvelles fiches"),
        ("place", "1 lieu ajouté", "2 lieux ajoutés"),
        ("scheme", "1 dispositif de chèques", "2 dispositifs de chèques"),
        ("merge", "1 fusion de fiches", "2 fusions de fiches"),
        ("distinction", "1 paire de personnes différentes", "2 paires de personnes différentes"),
        ("erasure", "1 effacement de fiche", "2 effacements de fiche"),
        ("settlement", "1 réponse donnée", "2 réponses données"),
    ],
)
def test_what_was_made_agrees_with_its_number(entity: str, one: str, two: str) -> None:
    assert [wording.group_words(group(entity, "create", number))[0] for number in (1, 2)] == [one, two]


@pytest.mark.parametrize(
    ("entity", "one", "two"),
    [
        ("headcount", "1 comptage corrigé", "2 comptages corrigés"),
        ("session", "1 changement d’atelier", "2 changements d’atelier"),
        ("person", "1 changement de fiche", "2 changements de fiche"),
        ("place", "1 changement de lieu", "2 changements de lieu"),
        ("scheme", "1 changement de dispositif", "2 changements de dispositif"),
        ("redemption", "1 changement", "2 changements"),
    ],
)
def test_what_was_changed_agrees_with_its_number(entity: str, one: str, two: str) -> None:
    assert [wording.group_words(group(entity, "edit", number))[0] for number in (1, 2)] == [one, two]


@pytest.mark.parametrize(
    ("entity", "one", "two"),
    [
        ("attendance", "1 inscription retirée", "2 inscriptions retirées"),
        ("redemption", "1 chèque annulé", "2 chèques annulés"),
        ("session", "1 atelier supprimé", "2 ateliers supprimés"),
        ("person", "1 fiche supprimée", "2 fiches supprimées"),
        ("place", "1 lieu retiré", "2 lieux retirés"),
        ("merge", "1 fusion défaite", "2 fusions défaites"),
        ("scheme", "1 annulation", "2 annulations"),
    ],
)
def test_what_was_taken_back_agrees_with_its_number(entity: str, one: str, two: str) -> None:
    assert [wording.group_words(group(entity, "void", number))[0] for number in (1, 2)] == [one, two]


@pytest.mark.parametrize("kind", ["create", "edit"])
@pytest.mark.parametrize(
    ("detail", "said"), [("present", "3 présences"), ("registered", "3 inscriptions"), ("away", "3 absences")]
)
def test_presences_are_told_apart_made_or_changed(kind: str, detail: str, said: str) -> None:
    assert wording.group_words(group("attendance", kind, 3, detail=detail))[0] == said


def test_every_record_that_a_laptop_sends_has_an_icon() -> None:
    assert set(wording.ICONS) - {""} == set(ENTITIES) - {"member", "case"}


@pytest.mark.parametrize("entity", sorted(set(ENTITIES) - {"member", "case"}))
@pytest.mark.parametrize("kind", ["create", "edit", "void"])
def test_every_record_that_a_laptop_sends_has_words(entity: str, kind: str) -> None:
    assert wording.group_words(group(entity, kind, 2))[0].startswith("2 ")


@pytest.mark.parametrize(
    ("state", "said"),
    [
        ("pending", f"10{N}€, sous réserve · Royère"),
        ("held", f"10{N}€, sous réserve · Royère"),
        ("accepted", f"10{N}€ · Royère"),
    ],
)
def test_vouchers_are_told_with_their_amount_until_the_centre_confirms(state: str, said: str) -> None:
    line = group("redemption", "create", amount_cents=1000, about="Royère", state=state)
    assert wording.group_words(line)[1] == said


def test_voucher_taken_back_is_not_told_with_an_amount() -> None:
    assert wording.group_words(group("redemption", "void", amount_cents=1000, about="Royère"))[1] == "Royère"


@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("2026-11-24", f"Aujourd’hui, mardi{N}24{N}novembre"),
        ("2026-11-23", f"Lundi{N}23{N}novembre"),
        ("2026-12-01", f"Mardi{N}1er{N}décembre"),
        ("2025-11-24", f"Lundi{N}24{N}novembre"),
    ],
)
def test_day_of_a_group_is_told_without_its_year(day: str, said: str) -> None:
    assert wording.day_words(day, TODAY) == said


@pytest.mark.parametrize(
    ("state", "said"),
    [
        ("pending", "Sur ce poste"),
        ("held", "En attente"),
        ("accepted", "Reçu"),
        ("parked", "À vérifier"),
        ("rejected", "Refusé"),
    ],
)
def test_state_of_a_line_is_a_word(state: str, said: str) -> None:
    assert wording.state_chip(state).text == said


def test_states_have_looks_that_differ() -> None:
    states = ("pending", "held", "accepted", "parked", "rejected")
    assert len({wording.state_chip(state).state for state in states}) == len(states)


@pytest.mark.parametrize(
    ("told", "said"),
    [
        (voucher_refused("duplicate"), "Chèque 0412 7785"),
        (refused("deleted"), "Annie Rochefort"),
        (refused("deleted", title=""), "Un changement"),
    ],
)
def test_answer_names_what_it_is_about(told: Answered, said: str) -> None:
    assert wording.answer_title(told) == said


@pytest.mark.parametrize(
    ("told", "said"),
    [
        (voucher_refused("duplicate", "Felletin, mairie"), "déjà payé à Felletin, présence conservée"),
        (voucher_refused("duplicate", ""), "déjà payé ailleurs, présence conservée"),
        (voucher_refused("duplicate"), "déjà payé ailleurs, présence conservée"),
        (voucher_refused("expired"), "pris après sa date de fin, présence conservée"),
        (voucher_refused("pattern"), "code mal lu, présence conservée"),
        (voucher_refused("unknown_scheme"), "dispositif inconnu, présence conservée"),
        (voucher_refused("of_next_year"), "non payé, présence conservée"),
    ],
)
def test_voucher_refused_always_says_that_the_presence_stands(told: Answered, said: str) -> None:
    assert wording.answer_words(told) == said


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("deleted", "fiche supprimée entre-temps"),
        ("not_allowed", "réservé à la coordination"),
        ("same_person", "déjà la même fiche"),
        ("incomplete", "information manquante"),
        ("of_next_year", "changement non compris"),
    ],
)
def test_refusal_says_why_even_for_a_reason_of_a_later_centre(code: str, said: str) -> None:
    assert wording.answer_words(refused(code)) == said


@pytest.mark.parametrize("code", ["deleted", "not_allowed", "same_person", "incomplete", "of_next_year"])
def test_refusal_explained_ends_with_what_happens_or_what_to_do(code: str) -> None:
    said = wording.answer_explained(refused(code))
    assert said.count(".") == 2
    assert code not in said


def test_voucher_explained_names_the_amount_and_the_presence() -> None:
    said = wording.answer_explained(voucher_refused("duplicate"))
    assert f"10{N}€ ne seront pas remboursés" in said
    assert said.endswith("La présence reste comptée.")


@pytest.mark.parametrize(
    ("outcome", "said"),
    [
        (Summary(), "0 envoyé, 0 refusé, 0 perdu"),
        (Summary(pushed=1, accepted=1), "1 envoyé, 0 refusé, 0 perdu"),
        (Summary(pushed=5, accepted=2, rejected=1, held=1, parked=1), "5 envoyés, 1 refusé, 0 perdu"),
        (Summary(pushed=5, accepted=2, rejected=1), "5 envoyés, 1 refusé, 2 perdus"),
        (Summary(pushed=1, accepted=4), "1 envoyé, 0 refusé, 0 perdu"),
    ],
)
def test_what_was_lost_is_what_nobody_answered_for(outcome: Summary, said: str) -> None:
    assert wording.counted(outcome) == said


def test_latest_success_and_reception_are_counted() -> None:
    tried = replace(_TRY, pushed=46, rejected=2, pulled=1)
    assert (wording.try_counted(tried), wording.news_words(tried)) == ("46 envoyés, 2 refusés", "1 nouveauté")


@pytest.mark.parametrize(
    ("code", "said"),
    [("offline", "Rien n’est perdu."), ("not_the_centre", "Ce Wi-Fi demandait une connexion. Rien n’est perdu.")],
)
def test_failed_try_says_that_nothing_is_lost(code: str, said: str) -> None:
    assert wording.failure_words(replace(_TRY, outcome="failed", code=code)) == said


@pytest.mark.parametrize("error", [OfflineError("Connexion refusée"), NotTheCentreError("<html>")])
def test_details_of_the_network_are_never_shown(error: AppError) -> None:
    assert error.title not in " ".join(wording.failed_words(error))


@pytest.mark.parametrize(
    ("at", "said"),
    [
        ("2026-11-24T09:00:00+00:00", f"aujourd’hui, 10{N}h"),
        ("2026-11-23T11:40:00+00:00", f"hier, 12{N}h{N}40"),
        ("2026-11-20T11:40:00+00:00", f"vendredi{N}20{N}nov., 12{N}h{N}40"),
    ],
)
def test_moment_is_told_as_people_say_it(at: str, said: str) -> None:
    now = datetime.fromisoformat("2026-11-24T12:00:00+01:00")
    assert wording.moment_words(at, now) == said
