"""French typography of what is shown: spaces that never break, apostrophes, accents on capitals, words kept off screen.

``fr_text`` mends a text, ``faults`` says what is wrong with one; a test runs it over every sentence of the program.
Rules: *Lexique des règles typographiques en usage à l’Imprimerie nationale*, and the project's own list of words.
"""

from __future__ import annotations

import re

NBSP = "\u00a0"
NARROW = "\u202f"

_MENDS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), replacement)
    for pattern, replacement in (
        (r"\.\.\.", "…"),
        (r"(?<=\w)'(?=\w)", "’"),
        (rf"(?<=[^\s?!;:])[ {NBSP}{NARROW}]*([;!?])(?=[\s»)?!]|$)", rf"{NARROW}\1"),
        (rf"(?<=[^\s:])[ {NBSP}{NARROW}]*:(?=\s|$)", f"{NBSP}:"),
        (r"«\s*", f"«{NBSP}"),
        (r"\s*»", f"{NBSP}»"),
        (r"(?<=[\d}]) (?=(?:h|min)\b|€|%(?!n))", NBSP),
        (r"(?<=\bh) (?=\d\d\b)", NBSP),
        (r"(?<=\bN°) ?(?=[\d{%])", NBSP),
    )
)
_BARE_CAPITALS = re.compile(r"\b(?:Etat|Etap|Ecol|Echec|Echap|Etes|Ecran|Ecri|Edit|Eteind|Equip|Evit|Etrang|Elev)")
_BARE_A = re.compile(r"^A (?=(?:vérifier|envoyer|remettre|faire|compléter|propos|venir|jour|partir)\b)")
_ELIDING = re.compile(r"[AÀÂÄEÉÈÊËIÎÏOÔÖUÛÜŒÆ]|H[éèêeouœy]|Y(?=[bcdfgklmnprstvx])")
_KEPT_OFF_SCREEN = re.compile(
    r"\b(?:synchronis\w*|serveurs?|bases?|conflits?|erreur réseau|fusion automatique)\b", re.I
)


def fr_text(text: str) -> str:
    """The text with the spaces, apostrophes and ellipses that French asks for; correct text comes back unchanged."""
    for pattern, replacement in _MENDS:
        text = pattern.sub(replacement, text)
    return text


def elided(text: str, name: str) -> str:
    """A sentence about somebody as French says it: « Mandat de Hélène Roche » becomes « Mandat d’Hélène Roche ».

    Before a vowel and a silent h; an h before a or i begins names that keep it (« de Hassan », « de Hicham »). Sentences
    without « de » stay as they are, those of other languages too.
    """
    return text.replace(f"de {name}", f"d’{name}") if _ELIDING.match(name) else text


def faults(text: str) -> list[str]:
    """What is wrong with a French sentence of the screen, one line per fault; empty when it is right."""
    found = []
    if (mended := fr_text(text)) != text:
        found.append(f"typography: {text!a} should be {mended!a}")
    if _BARE_CAPITALS.search(text) or _BARE_A.search(text):
        found.append(f"capital without its accent: {text}")
    if word := _KEPT_OFF_SCREEN.search(text):
        found.append(f"word kept off screen: {word.group()} in {text}")
    return found
