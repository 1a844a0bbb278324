"""Passphrases: the words they are drawn from, what is proposed, how what is typed is judged."""

from __future__ import annotations

import math
import unicodedata

import pytest

from mediator_app.services.passphrases import (
    STRONG_BITS,
    WORDS_PROPOSED,
    Judgement,
    Strength,
    judge_phrase,
    phrase_words,
    propose_phrase,
)


def test_five_words_by_chance_are_worth_fifty_bits() -> None:
    assert len(phrase_words()) >= 1024
    assert math.log2(math.perm(len(phrase_words()), WORDS_PROPOSED)) >= STRONG_BITS


def test_no_word_stands_twice_in_the_list() -> None:
    assert len(set(phrase_words())) == len(phrase_words())


def test_words_are_short_and_typed_alike_on_every_keyboard() -> None:
    for word in phrase_words():
        assert 4 <= len(word) <= 8, word
        assert word.isascii(), word
        assert word.islower(), word
        assert unicodedata.normalize("NFKC", word) == word


def test_proposal_is_five_different_words_of_the_list() -> None:
    words = propose_phrase().split(" ")
    assert len(set(words)) == WORDS_PROPOSED
    assert set(words) <= set(phrase_words())


def test_two_proposals_differ() -> None:
    assert propose_phrase() != propose_phrase()


def test_proposal_is_always_strong() -> None:
    assert {judge_phrase(propose_phrase()).strength for _ in range(200)} == {Strength.STRONG}


@pytest.mark.parametrize(
    ("phrase", "strength"),
    [
        ("", Strength.EMPTY),
        ("   ", Strength.EMPTY),
        ("moulin", Strength.WEAK),
        ("Creuse2026", Strength.WEAK),
        ("moulin jardin lanterne", Strength.WEAK),
        ("moulin jardin lanterne carnet", Strength.ENOUGH),
        ("moulin jardin lanterne carnet dimanche", Strength.STRONG),
        ("kX9$mQ2!vR7#tL4&", Strength.STRONG),
    ],
)
def test_phrase_is_judged(phrase: str, strength: Strength) -> None:
    assert judge_phrase(phrase).strength is strength


def test_repeated_word_counts_once() -> None:
    assert judge_phrase("moulin Moulin MOULIN moulin moulin") == Judgement(Strength.WEAK, 1)


def test_repeated_letter_counts_once() -> None:
    assert judge_phrase("1111111111111111111111").strength is Strength.WEAK


def test_invented_long_words_are_worth_no_more_than_ours() -> None:
    assert judge_phrase("anticonstitutionnellement extraordinairement").strength is Strength.WEAK
