"""How names are compared, spelt and abbreviated in French; who is the same person is left to ``duplicates``."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import dropwhile, filterfalse, takewhile

from mediator_app.domain.first_names import FIRST_NAMES, FIRST_PARTS

_WITHOUT_DECOMPOSITION = str.maketrans(
    {"œ": "oe", "æ": "ae", "ø": "o", "ł": "l", "đ": "d", "ı": "i", "ð": "d", "þ": "th"}
)
_NOT_ALPHANUMERIC = re.compile(r"[\W_]+")
_LOWER_PARTICLES = frozenset({"de", "du", "des", "van", "von", "der"})
_ARTICLES = frozenset({"le", "la", "les"})
_ELISION = re.compile(r"^([dlo])(['’ʼ])(.+)$", re.IGNORECASE)
_APOSTROPHES_WITH_SPACE = re.compile(r"(?<=\b[dDlL])(['’ʼ])\s+")

# Order matters: each rule sees what the ones above have left. Lower case is a letter, upper case a sound of its own;
# E is the final mute e, which makes the consonant before it heard.
_SOUNDS = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"sch|sh", "ch"),
        (r"ph", "f"),
        (r"ch(?=[rl])", "k"),
        (r"ch", "C"),
        (r"h", ""),
        (r"y", "i"),
        (r"w", "v"),
        (r"bv", "v"),
        (r"eau|au", "o"),
        (r"oeu|eu", "e"),
        (r"ou", "U"),
        (r"g(?=[eiE])", "j"),
        (r"gu(?=[eiE])", "g"),
        (r"je(?=[ao])", "j"),
        (r"ien(?![aeiouEnm])", "iN"),
        (r"(?:ai|ei|i)[nm](?![aeiouUEnm])", "N"),
        (r"e[nm](?![aeiouUEnm])", "an"),
        (r"am(?=[bp])", "an"),
        (r"ai|ei", "e"),
        (r"s?c(?=[eiE])", "s"),
        (r"ck|cqu?|qu?|c", "k"),
        (r"z", "s"),
        (r"E", ""),
    )
)
_MUTE_E = re.compile(r"(?<=.{2})es?$")
_MUTE_L = re.compile(r"(?<=au)l(?=[tdx]s?$)")
_MUTE_CONSONANTS = re.compile(r"(?<=.{2})(?:[stdxz]+|(?<=n)c|(?<=r)g)$")
_DOUBLED = re.compile(r"(.)\1+")


@lru_cache(maxsize=1 << 14)
def search_key(text: str) -> str:
    """The text as it is searched: no case, accent, ligature, hyphen, apostrophe nor punctuation; single spaces.

    Idempotent. « Œuvrard-d’Été » gives « oeuvrard d ete ».
    """
    folded = text.lower() if text.isascii() else _folded(text)
    words = folded.split()
    if "".join(words).isalnum():  # most texts: no sign has to be sought
        return " ".join(words)
    return _NOT_ALPHANUMERIC.sub(" ", folded).strip()


@lru_cache(maxsize=1 << 14)
def french_key(text: str) -> str:
    """How the name sounds in French, word by word: two spellings of one name give the same key.

    The key is opaque; a rule of thumb that proposes, never a proof. « Lefebvre » and « Lefèvre » agree, « Denis » and
    « Denise » do not.
    """
    return " ".join(_word_sound(word) for word in search_key(text).split())


@lru_cache(maxsize=1 << 14)
def capitalised(name: str) -> str:
    """A name with French capitals: « JEAN-PIERRE » gives « Jean-Pierre », « DE LA ROCHE » gives « de La Roche ».

    A word that already mixes cases (« McKenna ») is kept as its owner writes it.
    """
    words = _APOSTROPHES_WITH_SPACE.sub(r"\1", name).split()
    last = len(words) - 1
    return " ".join(_capitalised_word(word, leads=position < last) for position, word in enumerate(words))


def display_name(first_name: str | None, last_name: str | None) -> str:
    """The person as they are called: first name then last name, whichever are known."""
    return " ".join(part.strip() for part in (first_name or "", last_name or "") if part.strip())


def initials(first_name: str | None, last_name: str | None) -> str:
    """One or two capitals for a person's badge, particles left out: Denise de La Roche gives « DR »."""
    letters = (_first_letter(first_name or ""), _first_letter(last_name or ""))
    return "".join(letters)


def split_typed_name(text: str) -> tuple[str, str]:
    """Last and first name of what is typed at the door, « roche denise », with French capitals.

    The last name comes first, with its particles, unless capitals, a comma or initials tell it apart (« Denise
    ROCHE », « J.-P. Roche »), or a word that is a first name only (« Denise Roche »). A word alone is a last name.
    """
    if "," in text:
        last, _, first = text.partition(",")
    else:
        last, first = map(" ".join, _last_and_first(_APOSTROPHES_WITH_SPACE.sub(r"\1", text).split()))
    return capitalised(last), capitalised(first)


def _last_and_first(words: list[str]) -> tuple[list[str], list[str]]:
    shouted, spoken = list(filter(_is_shouted, words)), list(filterfalse(_is_shouted, words))
    if shouted and spoken:
        return shouted, spoken
    if len(words) > 1 and "." in words[0]:
        return words[1:], words[:1]
    return _told_by_first_names(words)


def _told_by_first_names(words: list[str]) -> tuple[list[str], list[str]]:
    """« Denise Roche »: words that are first names only come first, and no other one after them; else the last name does."""
    first, last = list(takewhile(_is_first_name, words)), list(dropwhile(_is_first_name, words))
    if first and last and not any(map(_is_first_name, last)):
        return last, first
    end = _end_of_last_name(words)
    return words[:end], words[end:]


def _is_first_name(word: str) -> bool:
    """Is it a first name, or two, as in « Marie-Odile », and hardly ever a last name?"""
    parts = set(search_key(word).split())
    return bool(parts) and parts <= (FIRST_NAMES | FIRST_PARTS if len(parts) > 1 else FIRST_NAMES)


def _folded(text: str) -> str:
    """Case and accents gone; twice, since folding one sign may uncover another that folds again."""
    for _ in range(2):
        text = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
        text = "".join(sign for sign in text if not unicodedata.category(sign).startswith("M"))
    return text.translate(_WITHOUT_DECOMPOSITION)


@lru_cache(maxsize=1 << 16)
def _word_sound(word: str) -> str:
    without_e = _MUTE_E.sub("E", word)
    sound = without_e if without_e != word else _MUTE_CONSONANTS.sub("", _MUTE_L.sub("", word))
    for pattern, replacement in _SOUNDS:
        sound = pattern.sub(replacement, sound)
    return _DOUBLED.sub(r"\1", sound)


def _capitalised_word(word: str, *, leads: bool) -> str:
    if _is_mixed(word):
        return word
    lowered = word.lower()
    if leads and lowered in _LOWER_PARTICLES:
        return lowered
    return "-".join(_capitalised_part(part) for part in lowered.split("-"))


def _capitalised_part(part: str) -> str:
    elided = _ELISION.match(part)
    if elided is None:
        return part[:1].upper() + part[1:]
    letter, apostrophe, rest = elided.groups()
    return (letter if letter == "d" else letter.upper()) + apostrophe + rest[:1].upper() + rest[1:]


def _is_mixed(word: str) -> bool:
    inner = re.split(r"[-'’ʼ]", word)
    return any(not (part.islower() or part.isupper() or part[1:].islower()) and len(part) > 1 for part in inner if part)


def _is_shouted(word: str) -> bool:
    letters = [sign for sign in word if sign.isalpha()]
    return len(letters) > 1 and word.isupper() and "." not in word


def _first_letter(name: str) -> str:
    words: list[str] = re.findall(r"[^\s\-'’ʼ.]+", name)
    told = [word for word in words if word.lower() not in _LOWER_PARTICLES | _ARTICLES | {"d", "l"}]
    return (told or words[-1:] or [""])[0][:1].upper()


def _end_of_last_name(words: list[str]) -> int:
    end = 0
    while end < len(words) - 1 and words[end].lower() in _LOWER_PARTICLES | _ARTICLES:
        end += 1
    return end + 1
