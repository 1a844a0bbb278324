"""Passphrases: proposing five words drawn by chance, and judging in bits what somebody typed instead.

The words are ours (``resources/vocabularies/phrase_words.txt``): French, four to eight letters, none with an accent, so that
every keyboard types them. How a passphrase becomes a key is left to ``storage.keys``.
"""

from __future__ import annotations

import functools
import math
import secrets
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from mediator_app.resources import resource_path

WORDS_PROPOSED: Final = 5
STRONG_BITS: Final = 50
ENOUGH_BITS: Final = 38
"""Less is refused. At a tenth of a second a guess (Argon2id, 64 MiB), 38 bits hold 400 years, 28 half a year."""

_BITS_PER_LETTER: Final = 2.5
_BITS_PER_SIGN: Final = 3.5


class Strength(StrEnum):
    """How long a phrase would hold. WEAK is not enough to go on with."""

    EMPTY = "empty"
    WEAK = "weak"
    ENOUGH = "enough"
    STRONG = "strong"


@dataclass(frozen=True, slots=True)
class Judgement:
    """A phrase judged: its strength, and how many different words it has."""

    strength: Strength
    words: int


@functools.cache
def phrase_words() -> tuple[str, ...]:
    """The words that phrases are drawn from."""
    return tuple(resource_path("vocabularies", "phrase_words.txt").read_text("utf-8").split())


def propose_phrase() -> str:
    """Five different words drawn by chance, with a space between them: at least 50 bits."""
    return " ".join(secrets.SystemRandom().sample(phrase_words(), WORDS_PROPOSED))


def judge_phrase(phrase: str) -> Judgement:
    """Judge what was typed. A word counts once, and for no more than one of our list would; signs count one by one."""
    words = frozenset(unicodedata.normalize("NFKC", phrase).casefold().split())
    bits = sum(_bits(word) for word in words)
    if not words:
        return Judgement(Strength.EMPTY, 0)
    enough = Strength.ENOUGH if bits >= ENOUGH_BITS else Strength.WEAK
    return Judgement(Strength.STRONG if bits >= STRONG_BITS else enough, len(words))


def _bits(word: str) -> float:
    if word.isalpha():
        from_list = math.log2(len(phrase_words()))
        return from_list if word in phrase_words() else min(_BITS_PER_LETTER * len(set(word)), from_list)
    return _BITS_PER_SIGN * len(set(word))
