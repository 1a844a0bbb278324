"""What tells of who wrote it: words, days and numbers that a world uses once only, and how they are found again.

They are drawn by ``world``; the oracles look for them where they may not be any longer, or must still be.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from datetime import date, timedelta
from functools import lru_cache
from typing import Any, Final

_WORD: Final = re.compile(rb"(?:atelier|denise|lieu|nom|poison|p|v|w)00\d{3}")
"""What the words of a world begin with; what can stand before a number in an id is none of them."""
_LONGEST_REMEMBERED: Final = 1000
"""Bytes of a text of which it is remembered which words are in it: operations come again and again, files do not."""
_PAST: Final = date(2026, 6, 30)
_FUTURE: Final = date(2028, 6, 30)
_FIRST: Final = 1_000_000


def day(number: int, *, is_past: bool) -> str:
    """The day with this number, before all that happens or after it."""
    return (_PAST - timedelta(number) if is_past else _FUTURE + timedelta(number)).isoformat()


def number(number: int) -> int:
    """A number larger than any that means something."""
    return _FIRST + number


def is_unique(value: Any) -> bool:
    """Was the value written once only, so that it tells who wrote it?"""
    if isinstance(value, str):
        return (value[:1].isalpha() and value[-1:].isdigit()) or _is_own_day(value)
    return isinstance(value, int) and value > _FIRST


def words_in(text: bytes) -> frozenset[bytes]:
    """The words of this world in a text, or in the bytes of a file."""
    return _words_of(text) if len(text) < _LONGEST_REMEMBERED else frozenset(_WORD.findall(text.lower()))


def words_among(words: Collection[bytes], text: bytes) -> set[bytes]:
    """Those of the words that are in a text, however it is written: quicker than asking for all if they are few."""
    if not words:
        return set()
    small = text.lower()
    return {word for word in words if word in small}


@lru_cache(5000)
def _words_of(text: bytes) -> frozenset[bytes]:
    return frozenset(_WORD.findall(text.lower()))


def _is_own_day(text: str) -> bool:
    is_day = len(text) == len("2028-06-30") and text[4] == "-"
    return is_day and (text < _PAST.isoformat() or text > _FUTURE.isoformat())
