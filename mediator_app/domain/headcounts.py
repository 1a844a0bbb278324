"""A group of people without a name, typed in one line: « 14 9f 5h 10x70 4x60 », and how it adds to what was counted.

``9f`` are nine women, ``5h`` five men, ``10x72`` ten people of 72 or about (any age of the band), a number alone the whole
group, which may be left out. Who writes it down is left to the services.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from mediator_app.domain.sessions import count_gaps
from mediator_app.domain.vocabularies import AGE_BANDS, GENDERS, NOT_TOLD, AgeBand, age_band

_GROUP = re.compile(
    r"(?P<number>\d{1,4})\s*(?:(?P<gender>femmes?|hommes?|f|h|m)(?![a-z])|[x*×]\s*(?P<age>\d{1,2})(?:\s*ans)?(?![a-z]))?"
)
_BETWEEN = frozenset(" ,;/+.")
_GENDER_OF: Final = {"f": "feminin", "h": "masculin", "m": "masculin"}
_UNSHIFTED: Final = str.maketrans("&é\"'(-è_çà", "1234567890")
_YEAR: Final = 2000
"""Any year: an age is turned into a band, whatever the day."""


@dataclass(frozen=True, slots=True)
class TypedGroup:
    """``counts`` as a headcount keeps them (``total``, genders, ``age.<band>``); ``unread`` is the first word not understood.

    ``stated`` is the number that was typed for the whole group, 0 if none was.
    """

    counts: Mapping[str, int] = field(default_factory=dict)
    unread: str = ""
    stated: int = 0

    @property
    def total(self) -> int:
        """How many people the group has."""
        return self.counts.get("total", 0)

    @property
    def is_sound(self) -> bool:
        """Was everything understood, and does no breakdown count more people than were stated?"""
        return bool(self.total) and not self.unread and (not self.stated or self.stated == self.total)


def typed_group(text: str) -> TypedGroup:
    """Read a line; digits typed without Shift on a French keyboard (« çf(h ») are digits."""
    line = text.strip().lower()
    if not any(sign.isdigit() for sign in line):
        line = line.translate(_UNSHIFTED)
    counts: dict[str, int] = {}
    stated = at = 0
    while at < len(line):
        found = _GROUP.match(line, at)
        if found is None and line[at] not in _BETWEEN:
            return TypedGroup(_with_total(counts, stated), line[at:].split()[0], stated)
        if found is not None:
            stated += _add(counts, found)
        at = found.end() if found is not None else at + 1
    return TypedGroup(_with_total(counts, stated), "", stated)


def with_group(before: Mapping[str, int], group: Mapping[str, int]) -> dict[str, int]:
    """A session's count with a group added; where one of both is broken down, the rest is « non communiqué »."""
    keys = [*before, *(key for key in group if key not in before)]
    counts = {key: before.get(key, 0) + group.get(key, 0) for key in keys}
    for name, counted in count_gaps(counts).items():
        rest = NOT_TOLD if name == "gender" else f"age.{NOT_TOLD}"
        counts[rest] = counts.get(rest, 0) + max(counts.get("total", 0) - counted, 0)
    return {key: count for key, count in counts.items() if count}


def _add(counts: dict[str, int], found: re.Match[str]) -> int:
    """Count what one word says; the number that it states for the whole group, 0 if it says something else."""
    number, gender, age = int(found["number"]), found["gender"], found["age"]
    if gender is None and age is None:
        return number
    key = _GENDER_OF[gender[0]] if gender else f"age.{_band(int(age))}"
    counts[key] = counts.get(key, 0) + number
    return 0


def _band(age: int) -> AgeBand:
    return age_band(_YEAR - age, _YEAR)


def _with_total(counts: dict[str, int], stated: int) -> dict[str, int]:
    by_gender = sum(counts.get(key, 0) for key in GENDERS)
    by_age = sum(counts.get(f"age.{band}", 0) for band in AGE_BANDS)
    total = max(stated, by_gender, by_age)
    return {"total": total, **counts} if total else {}
