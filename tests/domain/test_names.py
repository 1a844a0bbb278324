"""Names as people type them, spell them and hear them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
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


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("ŁUKASZ", "lukasz"),
        ("Øystein", "oystein"),
        ("O’Brien_Dupont", "o brien dupont"),
        ("ﬁls", "fils"),
        ("Ⅳ", "iv"),
        ("İlker", "ilker"),
        ("№ 12", "no 12"),
        ("...", ""),
        ("", ""),
    ],
)
def test_signs_of_other_keyboards_are_folded_too(text: str, key: str) -> None:
    assert search_key(text) == key


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("", ""),
        ("   ", ""),
        ("VAN DER MEER", "van der Meer"),
        ("DU", "Du"),  # alone it is the name itself
        ("roche-MARTIN", "Roche-Martin"),
        ("marie  thérèse", "Marie Thérèse"),
        ("O'BRIEN", "O'Brien"),
        ("l’ hermitte", "L’Hermitte"),
        ("DeLaunay", "DeLaunay"),
        ("j.-p.", "J.-P."),
        ("DES ISLES", "des Isles"),
    ],
)
def test_particles_hyphens_and_apostrophes_have_their_own_capitals(written: str, shown: str) -> None:
    assert capitalised(written) == shown


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyzéèç'- ", max_size=30))
@settings(max_examples=60)
def test_name_with_its_capitals_keeps_them(name: str) -> None:
    assert capitalised(capitalised(name)) == capitalised(name)


@given(st.text(max_size=30))
@settings(max_examples=60)
def test_capitals_change_no_letter_that_is_searched(name: str) -> None:
    assert search_key(capitalised(name)).replace(" ", "") == search_key(name).replace(" ", "")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Gauthier", "Gautier"),
        ("Mathieu", "Matthieu"),
        ("Cathy", "Kathy"),
        ("Boucher", "Boucher "),
        ("Dussault", "Dusseau"),
        ("Legrand", "Legran"),
        ("Guérin", "Guerain"),
        ("Christophe", "Kristof"),
    ],
)
def test_other_spellings_of_one_name_sound_alike(one: str, other: str) -> None:
    assert french_key(one) == french_key(other)


@pytest.mark.parametrize(
    ("first", "last", "letters"),
    [
        ("Élise", "Œuvrard", "ÉŒ"),
        (None, None, ""),
        ("Marie-Thérèse", "Le Goff", "MG"),
        ("Jean", "de la Roche", "JR"),
        ("Anne", "d'", "AD"),
        ("", "de", "D"),
        ("J.-P.", "Faure", "JF"),
    ],
)
def test_badge_has_the_letters_that_one_would_say(first: str | None, last: str | None, letters: str) -> None:
    assert initials(first, last) == letters


@pytest.mark.parametrize(
    ("typed", "last", "first"),
    [
        ("Roche,", "Roche", ""),
        (", Denise", "", "Denise"),
        ("DE LA ROCHE Denise", "de La Roche", "Denise"),
        ("Marie-Thérèse ROCHE MARTIN", "Roche Martin", "Marie-Thérèse"),
        ("roche marie thérèse", "Roche", "Marie Thérèse"),
        ("les isles anne", "Les Isles", "Anne"),
        ("de la", "de La", ""),
        ("A. roche", "Roche", "A."),
    ],
)
def test_particles_commas_and_capitals_tell_the_last_name(typed: str, last: str, first: str) -> None:
    assert split_typed_name(typed) == (last, first)


def test_display_name_has_no_space_too_many() -> None:
    assert display_name("  Denise ", " ") == "Denise"


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("Denise Roche", ("Roche", "Denise")),
        ("denise de la roche", ("de La Roche", "Denise")),
        ("Marie-Odile Faure", ("Faure", "Marie-Odile")),
        ("Jean-Pierre Martin", ("Martin", "Jean-Pierre")),
        ("Anne Sophie Martin", ("Martin", "Anne Sophie")),
    ],
)
def test_word_that_is_only_a_first_name_tells_the_order(typed: str, names: tuple[str, str]) -> None:
    assert split_typed_name(typed) == names


@pytest.mark.parametrize("typed", ["Martin Kelyan", "Michel Durand", "Odile Denise", "Bernard Paul", "Roche Denise"])
def test_word_that_may_be_a_last_name_leaves_the_order_as_typed(typed: str) -> None:
    assert " ".join(split_typed_name(typed)) == typed
