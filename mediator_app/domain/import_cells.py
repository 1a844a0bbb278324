"""What one cell of a spreadsheet says, whatever the way in which people have written it; rows are left to ``import_mapping``.

Every reader answers None for what is absent or cannot be read; the caller says which. Dates and times are left to
``import_dates``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

from mediator_app.domain.names import search_key

Cell = str | int | float | None
"""A cell as it is read from a file; dates are ISO text."""

_ABSENT = frozenset(
    {
        "",
        "x",
        "nc",
        "n c",
        "na",
        "n a",
        "nr",
        "neant",
        "aucun",
        "aucune",
        "inconnu",
        "inconnue",
        "non communique",
        "non renseigne",
    }
)
_SPACES = re.compile(r"[^\S\n]+")
_ABSENT_FIRST = frozenset("xXnNaAiI")
"""The letters with which words begin that say that nothing is told."""

OLDEST_AGE = 120
_AGE = re.compile(r"(\d{1,3})(?:\s*ans)?", re.IGNORECASE)
_TOWN = re.compile(r"(?<!\d)(\d{5})[\s,–-]+([^\W\d][^\d,;]*)$")
_AROUND_AT = re.compile(r"\s*@\s*")
_EMAIL = re.compile(r"[^\s@,;|<>]+@[^\s@,;|<>]+\.[^\s@,;|<>.]+")


def _words(groups: Mapping[str, str]) -> Mapping[str, str]:
    return MappingProxyType({word.strip(): key for key, words in groups.items() for word in words.split("|")})


_GENDERS = _words(
    {
        "feminin": "f|femme|feminin|feminine|mme|madame|mlle|melle|mademoiselle|dame|female|woman|fille",
        "masculin": "m|h|homme|masculin|masculine|mr|monsieur|male|man|garcon",
    }
)
_STATUSES = _words(
    {
        "retraite": "retraite|retraitee|a la retraite|retired",
        "sans_emploi": "sans emploi|demandeur d emploi|demandeuse d emploi|au chomage|chomage|unemployed|recherche d emploi",
        "en_emploi": "en emploi|salarie|salariee|actif|active|en activite|employed|independant|independante",
        "scolarise": "scolarise|scolarisee|etudiant|etudiante|lyceen|lyceenne|collegien|collegienne|eleve|student",
    }
)


def text_of(cell: Cell) -> str:
    """The cell as text, spaces tidied; nothing for « - », « néant », « NC » and the like."""
    if type(cell) is str:
        return _tidied(cell)
    if cell is None:
        return ""
    return _tidied(str(int(cell) if isinstance(cell, float) and cell.is_integer() else cell))


@lru_cache(maxsize=1 << 14)
def _tidied(text: str) -> str:
    # Thousands of cells are read: most are told to be plain words at a quick look.
    if not text.isprintable() or "  " in text or text[:1] == " " or text[-1:] == " ":
        text = _SPACES.sub(" ", text).strip()
    first = text[:1]
    may_be_absent = first in _ABSENT_FIRST or not first.isalnum()
    return "" if may_be_absent and search_key(text) in _ABSENT else text


def gender_of(text: str) -> str | None:
    """The key of ``vocabularies.GENDERS`` for « Mme », « H », « Féminin »…"""
    return _GENDERS.get(search_key(text))


def status_of(text: str) -> str | None:
    """The key of ``vocabularies.SOCIAL_STATUSES`` for « Retraité(e) », « demandeur d’emploi »…"""
    key = search_key(text)
    return _STATUSES.get(key) or _STATUSES.get(key.removesuffix(" e")) or _STATUSES.get(key.removesuffix(" ne"))


def age_of(text: str) -> int | None:
    """The age of « 78 » or « 78 ans »; None for « 70 ans et plus »."""
    found = _AGE.fullmatch(text)
    return int(found[1]) if found and int(found[1]) <= OLDEST_AGE else None


def town_of_address(text: str) -> tuple[str, str]:
    """The commune and the postal code at the end of an address; empty texts if it has none."""
    found = _TOWN.search(text)
    return (found[2], found[1]) if found else ("", "")


def email_of(text: str) -> str | None:
    """The first e-mail address of a cell, in lower case."""
    match = _EMAIL.search(_AROUND_AT.sub("@", text))
    return match[0].lower().rstrip(".") if match else None


def number_of(text: str) -> float | None:
    """A number with a point or a comma."""
    try:
        return float(text.replace(",", ".").replace("−", "-"))
    except ValueError:
        return None


def whole_number_of(text: str) -> int | None:
    """The first whole number of « 12 places » or « 12,0 »; None without one."""
    found = re.match(r"\D{0,12}(\d{1,5})(?:[.,]0+)?(?!\d)", text)
    return int(found[1]) if found else None


def list_of(text: str) -> list[str]:
    """The values of a list joined by « | » (the standard), « ; » (its old versions) or line breaks."""
    return [value.strip() for value in re.split(r"[|;\n]", text) if value.strip()]
