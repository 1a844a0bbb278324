"""Posters, blank forms, mandates, attestations and the scanner's page, read back from their PDFs."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from mediator_app.documents.attestations import Attestation, AttestedLevel, FollowedSession
from mediator_app.documents.fallback_forms import FallbackForm, FormKind
from mediator_app.documents.mandate_forms import MandateForm
from mediator_app.documents.posters import Poster, PosterDate
from mediator_app.documents.scanner_page import TRIAL_CODES, ScannerTestPage
from tests.documents.printed import NOON, heading, pages_of, tags_of, text_of

POSTER = Poster(
    "Mairie", "Royère-de-Vassivière", (PosterDate(NOON.replace(hour=10), NOON, "Tablette"),), phone="0536490012"
)
MANDATE = MandateForm(
    "Denise Roche",
    "Claire Fourneau",
    ("Déclarer les revenus 2026", "Imprimer l’avis"),
    date(2026, 11, 24),
    date(2026, 12, 24),
)


def spaced(text: str) -> str:
    """The text with ordinary spaces."""
    return " ".join(text.replace("\u00a0", " ").replace("\u202f", " ").split())


def test_poster_says_place_dates_and_phone() -> None:
    text = spaced(text_of(POSTER))
    for words in ("Ateliers numériques", "Mairie", "Mardi 24 novembre 10 h – 12 h Tablette", "05 36 49 00 12"):
        assert words in text


def test_poster_shows_the_dates_that_can_be_read_from_afar() -> None:
    dates = tuple(
        PosterDate(NOON + timedelta(days=day), NOON + timedelta(days=day, hours=2), "Tablette") for day in range(20)
    )
    [page] = pages_of(replace(POSTER, dates=dates))
    assert page.count("Tablette") == 8


def test_poster_without_dates_or_phone_still_tells_what_to_do() -> None:
    text = text_of(Poster("Mairie", "Royère-de-Vassivière", ()))
    assert "prochaines dates seront affichées ici" in text
    assert "Demandez à l’accueil" in text


def test_code_of_a_poster_opens_the_page_if_there_is_one() -> None:
    tags = tags_of(replace(POSTER, address="https://exemple.fr/inscription/"))
    assert ("/Figure", "Code QR\u00a0: la page d’inscription") in tags


def test_blank_forms_have_a_page_each() -> None:
    pages = pages_of(FallbackForm())
    assert [page.splitlines()[0] for page in pages] == [
        "Présences et chèques, à la main",
        "Nouvelles personnes, à la main",
        "Groupe compté, à la main",
    ]


def test_blank_presence_form_of_a_session_has_its_heading_and_numbers() -> None:
    [page] = pages_of(FallbackForm(("presence",), heading(), first_number=13))
    assert "Découvrir la tablette" in page
    assert [int(line) for line in page.splitlines() if line.isdigit()] == list(range(13, 33))


def test_blank_group_form_has_the_bands_of_the_reports() -> None:
    assert "60 à 69 ans" in spaced(text_of(FallbackForm(("group",))))


def test_mandate_has_one_copy_for_each_side_numbered_for_itself() -> None:
    first, second = map(spaced, pages_of(MANDATE))
    assert "Exemplaire de la personne" in first
    assert "Exemplaire de la structure" in second
    assert first.endswith("Page 1 sur 1")
    assert second.endswith("Page 1 sur 1")


def test_mandate_lists_each_action_and_its_span() -> None:
    page = spaced(pages_of(MANDATE)[0])
    assert "• Déclarer les revenus 2026 • Imprimer l’avis" in page
    assert "du 24 novembre 2026 au 24 décembre 2026 inclus" in page


def test_long_mandate_numbers_the_pages_of_each_copy() -> None:
    pages = [spaced(page) for page in pages_of(replace(MANDATE, actions=("Remplir un dossier",) * 40))]
    assert [page[-12:] for page in pages] == ["Page 1 sur 2", "Page 2 sur 2"] * 2


def test_attestation_adds_the_hours_up_and_shows_levels() -> None:
    followed = tuple(FollowedSession(date(2026, 11, day), "Tablette", 90) for day in (3, 10, 17))
    text = spaced(
        text_of(Attestation("Denise Roche", "Forfait 5 heures", followed, (AttestedLevel("E-mail", "1", "2"),)))
    )
    assert "soit 4 h 30 d’accompagnement" in text
    assert "3 novembre 2026 Tablette 1 h 30" in text
    assert "E-mail 1 2" in text


def test_scanner_page_has_each_code_in_bars_and_in_a_square() -> None:
    figures = [words for kind, words in tags_of(ScannerTestPage()) if kind == "/Figure"]
    assert figures == [f"{kind} {code}" for code in TRIAL_CODES for kind in ("Code-barres", "Code QR")]


@pytest.mark.parametrize(
    ("changes", "key", "told"),
    [
        ({"address": "https://exemple.fr/inscription/"}, "address", "exemple.fr/inscription"),
        ({"address": "http://exemple.fr"}, "address", "exemple.fr"),
        ({"phone": "demander à la mairie"}, "phone", "demander à la mairie"),
        ({"phone": "demander à la mairie"}, "code", ""),
        ({"commune": "Mairie"}, "commune", ""),
        ({}, "code_words", "Code QR\u00a0: le numéro d’inscription"),
    ],
)
def test_poster_shows_what_can_be_read_and_typed(changes: dict[str, Any], key: str, told: str) -> None:
    assert replace(POSTER, **changes).content()[key] == told


@pytest.mark.parametrize(("dates", "shown"), [(0, 0), (1, 1), (8, 8), (9, 8)])
def test_poster_has_eight_dates_at_most(dates: int, shown: int) -> None:
    assert len(replace(POSTER, dates=POSTER.dates * dates).content()["dates"]) == shown


def test_poster_is_named_after_its_commune_else_its_place() -> None:
    assert POSTER.title == "Ateliers numériques\u00a0: Royère-de-Vassivière"
    assert replace(POSTER, commune="").title == "Ateliers numériques\u00a0: Mairie"


@pytest.mark.parametrize(
    ("kinds", "title"),
    [(("group",), "Groupe compté, à la main"), (("presence", "people"), "Feuilles de secours")],
)
def test_blank_forms_are_named_alone_or_together(kinds: tuple[FormKind, ...], title: str) -> None:
    assert FallbackForm(kinds).title == title


def test_blank_rows_are_twenty_from_the_number_told() -> None:
    assert FallbackForm(first_number=21).content()["numbers"] == list(range(21, 41))


@pytest.mark.parametrize(
    ("lengths", "total"), [((), "0 min"), ((45,), "45 min"), ((45, 15), "1 h"), ((90, 95), "3 h 05")]
)
def test_attestation_says_the_whole_length(lengths: tuple[int, ...], total: str) -> None:
    followed = tuple(FollowedSession(date(2026, 11, 3), "Tablette", minutes) for minutes in lengths)
    told = Attestation("Denise Roche", "Forfait", followed).content()["total"]
    assert told.replace("\u00a0", " ") == total


def test_day_that_nobody_wrote_leaves_a_line_to_fill() -> None:
    assert (MANDATE.content()["signed_on"], Attestation("D", "P", ()).content()["made_on"]) == ("", "")
    assert replace(MANDATE, signed_on=date(2026, 12, 1)).content()["signed_on"] == "1er\u00a0décembre\u00a02026"


def test_papers_are_titled_by_whom_they_are_for() -> None:
    assert MANDATE.title == "Mandat\u00a0: Denise Roche"
    assert (
        Attestation("Denise Roche", "Forfait 5 heures", ()).title == "Attestation\u00a0: Denise Roche, Forfait 5 heures"
    )


def test_mandate_of_nobody_yet_leaves_a_line_for_the_name() -> None:
    assert "autorise nom et prénom" in spaced(text_of(replace(MANDATE, mediator="")))
