"""Names as people type them, spell them and hear them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediator_app.domain.names import capitalised, display_name, french_key, initials, search_key, split_typed_name


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Œuvrard", "oeuvrard"),
        ("Lætitia", "laetitia"),
        ("Straßer", "strasser"),
        ("D’Été-Noël", "d ete noel"),
        ("  J.-P.   ROCHE ", "j p roche"),
        ("Saint\u2011Vaury\u00a0(Creuse)", "saint vaury creuse"),
    ],
)
def test_search_key_forgets_case_accents_ligatures_and_punctuation(text: str, key: str) -> None:
    assert search_key(text) == key


@given(st.text())
def test_search_key_of_a_search_key_is_itself(text: str) -> None:
    assert search_key(search_key(text)) == search_key(text)


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyzéèêëàâçïîôùûœæ'- ", max_size=40))
def test_search_key_does_not_depend_on_case(text: str) -> None:
    assert search_key(text.upper()) == search_key(text)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Lefebvre", "Lefèvre"),
        ("Chabannes", "Chabanne"),
        ("Thérond", "Teron"),
        ("Œuvrard", "Oeuvrard"),
        ("Thibault", "Thibaud"),
        ("Renault", "Reno"),
        ("Dupont", "DUPOND"),
        ("Philippe", "Filip"),
        ("Henri", "Henry"),
        ("Leblanc", "Leblan"),
        ("Bourdin", "Bourdain"),
        ("Jacques", "Jaques"),
    ],
)
def test_two_spellings_of_one_name_sound_alike(one: str, other: str) -> None:
    assert french_key(one) == french_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Denis", "Denise"), ("Martin", "Martine"), ("Laurent", "Laurence"), ("Roche", "Rocher"), ("Dubu", "Dubou")],
)
def test_two_names_that_differ_to_the_ear_do_not_sound_alike(one: str, other: str) -> None:
    assert french_key(one) != french_key(other)


@given(st.text())
def test_every_word_has_a_sound(text: str) -> None:
    assert bool(french_key(text)) == bool(search_key(text).replace("h", "").strip())


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("JEAN-PIERRE", "Jean-Pierre"),
        ("DE LA ROCHE", "de La Roche"),
        ("d'ormesson", "d'Ormesson"),
        ("d’ estaing", "d’Estaing"),
        ("LE DU", "Le Du"),
        ("l'hermitte", "L'Hermitte"),
        ("McKenna", "McKenna"),
        ("éléonore", "Éléonore"),
    ],
)
def test_names_get_french_capitals(written: str, shown: str) -> None:
    assert capitalised(written) == shown


@pytest.mark.parametrize(
    ("typed", "last", "first"),
    [
        ("roche denise", "Roche", "Denise"),
        ("Denise ROCHE", "Roche", "Denise"),
        ("ROCHE DENISE", "Roche", "Denise"),
        ("le goff yann", "Le Goff", "Yann"),
        ("de la roche jean-pierre", "de La Roche", "Jean-Pierre"),
        ("d' ormesson jean", "d'Ormesson", "Jean"),
        ("Roche, Marie Denise", "Roche", "Marie Denise"),
        ("J.-P. roche", "Roche", "J.-P."),
        ("roche", "Roche", ""),
        ("  ", "", ""),
    ],
)
def test_what_is_typed_at_the_door_is_split_in_last_and_first_name(typed: str, last: str, first: str) -> None:
    assert split_typed_name(typed) == (last, first)


def test_display_name_shows_what_is_known() -> None:
    assert [display_name("Denise", "Roche"), display_name(None, "Roche"), display_name("", None)] == [
        "Denise Roche",
        "Roche",
        "",
    ]


def test_initials_leave_particles_out() -> None:
    assert [initials("Denise", "de La Roche"), initials("jean-pierre", "d’Ormesson"), initials("", "Le Du")] == [
        "DR",
        "JO",
        "D",
    ]
