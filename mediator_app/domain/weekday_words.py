"""Weekly hours as French people write them: « lundi et mardi de 9h30 à 12h, jeudi 14h-16h ».

Read only when every word is understood: « tous les 15 jours » or « sur rendez-vous » make the whole text unreadable.
OSM's own syntax is left to ``opening_hours``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import pairwise
from types import MappingProxyType

from mediator_app.domain.names import search_key

_DAYS = {
    name: day
    for day, names in enumerate(
        ("lundi lun", "mardi mar", "mercredi mer", "jeudi jeu", "vendredi ven", "samedi sam", "dimanche dim")
    )
    for name in names.split()
}
_SILENT = frozenset({"le", "les", "de", "du", "des", "ouvert", "ouverture"})
_BETWEEN = frozenset({"et", "puis", "ainsi", "que", "sep"})
_UP_TO = frozenset({"a", "au", "jusqu", "to"})
_PARTS: Mapping[str, tuple[int, int]] = MappingProxyType({"matin": (5, 13), "apresmidi": (12, 20), "soir": (17, 24)})
_TIME = re.compile(r"(\d{1,2})\s?(?:h(?:eures?)?|:)\s?([0-5]\d)?(?!\d)")
_BARE_HOUR = re.compile(r"\b(\d{1,2})(?=\s(?:a|to)\stime)")


def read_french(text: str) -> dict[int, tuple[tuple[int, int], ...]] | None:
    """Ranges in minutes since midnight for each day, 0 for Monday; None when anything is not understood."""
    tokens = _tokens(text)
    by_day: dict[int, list[tuple[int, int]]] = {}
    at = 0
    while at < len(tokens):
        days, at = _read_days(tokens, at)
        ranges, at = _read_hours(tokens, at)
        if not days or not ranges:
            return None
        for day in days:
            by_day.setdefault(day, []).extend(ranges)
        at = _skip(tokens, at)
    return _in_order(by_day)


def _tokens(text: str) -> list[str]:
    """Days as « d0 », times in minutes as « t570 », other words as they are, without those that say nothing."""
    plain = re.sub(r"apr[eè]s[\s-]midi|aprem\b", "apresmidi", text.lower())
    plain = re.sub(r"[-–—]", " to ", re.sub(r"[,;/&+\n]", " sep ", plain))
    plain = _TIME.sub(lambda match: f" time{int(match[1]) * 60 + int(match[2] or 0)} ", plain)
    words = _BARE_HOUR.sub(lambda match: f"time{int(match[1]) * 60}", search_key(plain))
    return [_token(word) for word in words.split() if word not in _SILENT]


def _token(word: str) -> str:
    day = _DAYS.get(word, _DAYS.get(word.removesuffix("s")))
    return word if day is None else f"day{day}"


def _read_days(tokens: list[str], at: int) -> tuple[list[int], int]:
    """Days and the place after them; none for « lundi - mercredi - vendredi », which may be two days, three or five."""
    days: list[int] = []
    spans, upto = 0, False
    while at < len(tokens):
        token = tokens[at]
        if token.startswith("day"):
            day = int(token[3:])
            days += _days_up_to(days[-1], day) if upto else [day]
            upto = False
        elif token in _UP_TO and days:
            spans, upto = spans + 1, True
        elif token not in _BETWEEN or not days:
            break
        at += 1
    return ([] if upto or spans > 1 else days), at


def _days_up_to(before: int, last: int) -> list[int]:
    """The days after one up to another, through the end of the week where it comes between (« du samedi au lundi »)."""
    return [day % 7 for day in range(before + 1, before + 1 + (last - before) % 7)]


def _read_hours(tokens: list[str], at: int) -> tuple[list[tuple[int, int]], int]:
    """The ranges of some days and the place after them; none if one is not in the part of the day that is said."""
    part, at = _read_part(tokens, at)
    ranges, at = _read_ranges(tokens, at)
    return (ranges if all(_fits(hours, part) for hours in ranges) else []), at


def _read_part(tokens: list[str], at: int) -> tuple[tuple[int, int], int]:
    part = _PARTS.get(tokens[at]) if at < len(tokens) else None
    return (part, at + 1) if part else ((0, 24), at)


def _read_ranges(tokens: list[str], at: int) -> tuple[list[tuple[int, int]], int]:
    ranges: list[tuple[int, int]] = []
    while True:
        start = _skip(tokens, at)
        three = tokens[start : start + 3]
        if not _is_range(three):
            return ranges, at
        ranges.append((int(three[0][4:]), int(three[2][4:])))
        at = start + 3


def _is_range(words: list[str]) -> bool:
    return len(words) == 3 and words[1] in _UP_TO and all(word.startswith("time") for word in words[::2])


def _skip(tokens: list[str], at: int) -> int:
    while at < len(tokens) and tokens[at] in _BETWEEN:
        at += 1
    return at


def _fits(hours: tuple[int, int], part: tuple[int, int]) -> bool:
    start, end = hours
    return part[0] * 60 <= start < end <= 24 * 60 and start < part[1] * 60


def _in_order(by_day: Mapping[int, list[tuple[int, int]]]) -> dict[int, tuple[tuple[int, int], ...]] | None:
    """The ranges of each day from morning to evening; None if there are none, or if two overlap."""
    ordered = {day: tuple(sorted(ranges)) for day, ranges in by_day.items()}
    return ordered if ordered and not any(map(_overlap, ordered.values())) else None


def _overlap(ranges: tuple[tuple[int, int], ...]) -> bool:
    return any(later[0] < earlier[1] for earlier, later in pairwise(ranges))
