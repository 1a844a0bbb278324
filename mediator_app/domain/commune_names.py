"""How communes' names and postal codes are written, in cells that hold more than they should.

Which commune is meant is left to ``communes``.
"""

from __future__ import annotations

import re

from mediator_app.domain.names import search_key

_ABBREVIATIONS = {"st": "saint", "ste": "sainte", "sts": "saints", "stes": "saintes"}
_ARTICLES = ("le", "la", "les", "l")
_POSTAL_CODE = re.compile(r"(?<!\d)(\d{2})\s?(\d{3})(?!\d)(?![\s.]\d{2}(?!\d))")
_LONG_NUMBER = re.compile(r"\+?\d[\d\s./()-]{3,}\d")
_NOT_A_NAME = re.compile(
    r"\b(?:cedex|bp|cs|num[ée]ro|n°|t[ée]l(?:[ée]phone)?|portable|e?-?mail|courriel|contact|mme|mr|m\.|madame|monsieur)\b.*$",
    re.IGNORECASE | re.DOTALL,
)
_LEAD = re.compile(
    r"^\s*(?:(?:commune|ville|mairie|bourg|territoire)\s+(?:de\s+|d['’]\s*|du\s+)|à\s+|\d{1,2}\s+)", re.IGNORECASE
)
_BETWEEN_PARTS = re.compile(r"\s{2,}|[\n\t;,:/|()\[\]]|\s[-–—]\s?")


def commune_key(text: str) -> str:
    """A commune's name as it is compared: ``search_key`` with « St » and « Ste » in full."""
    return " ".join(_ABBREVIATIONS.get(word, word) for word in search_key(text).split())


def without_article(key: str) -> str:
    """A commune's key without its leading article: « le grand bourg » gives « grand bourg »."""
    first, _, rest = key.partition(" ")
    return rest if rest and first in _ARTICLES else key


def with_any_article(key: str) -> tuple[str, ...]:
    """The key as it is, without its article, and with each article: people add and drop them."""
    bare = without_article(key)
    return tuple(dict.fromkeys((key, bare, *(f"{article} {bare}" for article in _ARTICLES))))


def department_of(code: str) -> str:
    """The département of an INSEE or postal code: « 2A », « 23 », « 974 ». Corsican postal codes give « 20 »."""
    return code[:3] if code.startswith(("97", "98")) else code[:2]


def share_department(insee: str, postal_code: str) -> bool:
    """Are the commune and the post office in the same département, or both in Corsica?"""
    return department_of(insee).replace("2A", "20").replace("2B", "20") == department_of(postal_code)


def normal_postal_code(text: str | None) -> str | None:
    """The five digits of a postal code, with the zero that a spreadsheet has lost; None when there are none."""
    written = (text or "").strip().removesuffix(".0")
    if re.fullmatch(r"\d{4}", written):
        return "0" + written
    found = _POSTAL_CODE.search(written)
    return "".join(found.groups()) if found else None


def normal_insee_code(text: str | None) -> str | None:
    """An INSEE code in five signs, upper case, with its lost zero; None when the text cannot be one."""
    written = (text or "").strip().upper().removesuffix(".0")
    padded = "0" + written if re.fullmatch(r"\d{4}", written) else written
    return padded if re.fullmatch(r"(?:\d{2}|2[AB])\d{3}", padded) else None


def name_variants(cell: str) -> list[str]:
    """The ``commune_key`` of what may be the commune in a cell: the whole of it, then each of its parts.

    Postal codes, telephone numbers, « Commune de » and what follows « Tél. » or « Mme » are left out.
    """
    parts = [cell, *_BETWEEN_PARTS.split(cell)]
    keys = (commune_key(_bare(part)) for part in parts)
    return list(dict.fromkeys(key for key in keys if len(key) > 1 or key == "y"))


def _bare(part: str) -> str:
    return _LEAD.sub("", _NOT_A_NAME.sub("", _LONG_NUMBER.sub(" ", _POSTAL_CODE.sub(" ", part))))
