"""Words that should not stand in a note, and those that may although they look alike."""

from __future__ import annotations

import pytest

from mediator_app.domain.notes import Unwelcome, unwelcome_in


@pytest.mark.parametrize(
    ("note", "kind"),
    [
        ("Son mot de passe est dans le carnet", "password"),
        ("MDP : soleil23", "password"),
        ("n° de sécu à retrouver", "social_security"),
        ("2 48 03 23 165 012 34", "social_security"),
        ("Code de la carte noté", "code"),
        ("Traitée pour un diabète", "health"),
        ("M. Faure est DÉPRESSIF", "health"),
        ("personne handicapée", "health"),
        ("Alzheimer débutant", "health"),
        ("vient de divorcer", "family"),
        ("sous curatelle", "family"),
        ("violences conjugales", "family"),
        ("famille musulmane", "beliefs"),
        ("sans-papiers", "beliefs"),
    ],
)
def test_unwelcome_words_are_told_with_their_kind(note: str, kind: str) -> None:
    assert [one.kind for one in unwelcome_in(note)] == [kind]


@pytest.mark.parametrize(
    "note",
    [
        "",
        "Prévoir deux chargeurs de plus. Groupe à l’aise avec l’appareil photo.",
        "Mon espace santé : compte ouvert",
        "Code postal 23460, QR code sur l’affiche, code-barres à coller",
        "Impôts, carte grise, permis de conduire",
        "Tél. 06 39 98 41 12, 14 personnes, salle 12",
        "Mme Juillard, M. Prisonnier",
        "Batterie morte",
    ],
)
def test_ordinary_notes_are_left_alone(note: str) -> None:
    assert unwelcome_in(note) == ()


def test_word_is_told_once_as_it_was_written() -> None:
    assert unwelcome_in("Maladie ; maladie encore") == (Unwelcome("health", "Maladie"),)


def test_secrets_come_first() -> None:
    assert [one.kind for one in unwelcome_in("Malade, mot de passe oublié")] == ["password", "health"]


@pytest.mark.parametrize(
    ("note", "kind"),
    [
        ("Hospitalisée la semaine prochaine", "health"),
        ("troubles cognitifs", "health"),
        ("A eu un AVC", "health"),
        ("est enceinte", "health"),
        ("Veuve depuis mars", "family"),
        ("problèmes d’argent", "family"),
        ("garde de ses enfants", "family"),
        ("casier judiciaire", "family"),
        ("témoin de Jéhovah", "beliefs"),
        ("syndiquée", "beliefs"),
        ("CVV au dos", "bank_card"),
    ],
)
def test_sensitive_facts_are_told_whatever_their_form(note: str, kind: str) -> None:
    assert [one.kind for one in unwelcome_in(note)] == [kind]


@pytest.mark.parametrize(
    "note",
    [
        "Flashcode à l’entrée",
        "codes-barres",
        "Mme Cancéra",
        "le juge de touche",
        "imprison",
        "Mme Marmaladier",
    ],
)
def test_words_that_only_look_alike_are_left(note: str) -> None:
    assert unwelcome_in(note) == ()


def test_two_words_of_one_kind_are_told_in_reading_order() -> None:
    assert [one.words for one in unwelcome_in("divorcée, puis veuve, et malade")] == ["divorcée", "veuve", "malade"]
