"""Which column holds what in a list of people that has no titles, by what its cells look like.

Lists that have titles are left to ``import_headers``; whoever imports sees the guess, and may change it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Final

from mediator_app.domain.import_cells import Cell, email_of, gender_of, text_of
from mediator_app.domain.import_dates import birth_year_of
from mediator_app.domain.import_headers import ImportKind, guess_mapping
from mediator_app.domain.phones import normal_phone, phones_in

_UNTITLED: Final = re.compile(r"Colonne \d+")
_LOOKED_AT: Final = 60
_MOST: Final = 0.6
"""The share of a column's filled cells that must look alike."""
_ANY_YEAR: Final = 2099
"""Whether a date is one of birth is not asked here."""
_POSTAL_CODE: Final = re.compile(r"\d{5}")
_RANK: Final = re.compile(r"\d{1,3}\s*[.)°]?")
_WORDS: Final = re.compile(r"[^\W\d_][^\d@:;]*")


def columns_of(kind: ImportKind, headers: Sequence[str], rows: Sequence[Sequence[Cell]]) -> dict[str, str]:
    """Field → header, by the titles; by the cells for people in a table that has none."""
    told = guess_mapping(kind, headers)
    if told or kind not in ("people", "registrations") or not all(map(_UNTITLED.fullmatch, headers)):
        return told
    columns = {
        header: [text for row in rows[:_LOOKED_AT] if (text := text_of(row[place]))]
        for place, header in enumerate(headers)
    }
    return _by_cells(columns)


def _by_cells(columns: Mapping[str, Sequence[str]]) -> dict[str, str]:
    mapping: dict[str, str] = {}
    names: list[str] = []
    for header, cells in columns.items():
        field = _field_of(cells)
        if field == "words" and "postal_code" in mapping:
            field = "commune"
        if field == "words":
            names.append(header)
        elif field and field not in mapping:
            mapping[field] = header
    return {**_names(names, columns), **mapping}


def _field_of(cells: Sequence[str]) -> str:
    """What a column holds; « words » for what may be names, empty for anything else."""
    looks: tuple[tuple[str, Callable[[str], object]], ...] = (
        ("rank", _RANK.fullmatch),
        ("email", email_of),
        ("phone", lambda text: normal_phone(text) or phones_in(text)),
        ("postal_code", _POSTAL_CODE.fullmatch),
        ("birth_year", lambda text: birth_year_of(text, _ANY_YEAR)),
        ("gender", gender_of),
        ("words", _WORDS.fullmatch),
    )
    for field, is_so in looks:
        if cells and sum(1 for text in cells if is_so(text)) >= _MOST * len(cells):
            return "" if field == "rank" else field
    return ""


def _names(headers: Sequence[str], columns: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """The first two columns of words are last and first name, whichever is written in capitals the last; one holds both."""
    if len(headers) < 2:
        return dict(zip(("full_name",), headers, strict=False))
    one, other = headers[:2]
    if _is_shouted(columns[other]) and not _is_shouted(columns[one]):
        one, other = other, one
    return {"last_name": one, "first_name": other}


def _is_shouted(cells: Sequence[str]) -> bool:
    return sum(map(str.isupper, cells)) >= _MOST * len(cells)
