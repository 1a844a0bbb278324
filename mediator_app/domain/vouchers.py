"""What makes a voucher acceptable here and today; whether it was taken before is left to storage and the centre.

Codes are opaque: the formats of real schemes are not public, so that nothing is checked but the pattern and the dates
that a coordinator has set.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

MAX_CODE = 64
"""Signs of the longest code that is read; more is a misread."""

MAX_PATTERN = 200
_MAX_PATHS = 100_000
_HYPHENS = frozenset("-\u00ad‐‑‒–—―−﹘﹣－⁃")
_REPETITIONS = {"*": (0, MAX_CODE), "+": (1, MAX_CODE), "?": (0, 1)}
_COUNT = re.compile(r"\{(\d*)(?:(,)(\d*))?\}")

# What an AZERTY computer types when a scanner presses the keys of a QWERTY keyboard, and what the scanner meant.
_KEYS = (
    ("&é\"'(-è_çà", "1234567890"),
    ("ÉÈÇÀ", "2790"),
    (")=°+", "-=_+"),
    ("aqzwAQZW", "qawzQAWZ"),
    ("m,?;:!M./§", ";mM,./:<>?"),
    ("ù%^¨$£*µ²", "'\"[{]}\\|`"),
    ("1234567890", "!@#$%^&*()"),
)
_UNDO_AZERTY = str.maketrans("".join(typed for typed, _ in _KEYS), "".join(meant for _, meant in _KEYS))
_UNSHIFTED_DIGITS = frozenset("&é\"'(è_çàÉÈÇÀ")


@dataclass(frozen=True, slots=True)
class SchemeRules:
    """What a coordinator has set for a scheme; amounts in cents, an empty pattern accepts every code."""

    pattern: str = ""
    valid_until: date | None = None
    tolerance_days: int = 0
    face_value_cents: int = 0
    book_size: int = 0


@dataclass(frozen=True, slots=True)
class Judgement:
    """Whether a voucher can be taken; ``reason`` is None, empty, pattern, expired or in_tolerance (a mere warning)."""

    ok: bool
    reason: str | None = None


def is_in_series(code_key: str, first_key: str, last_key: str) -> bool:
    """Is a normalised code between two others of the same length, both included?"""
    is_alike = len(code_key) == len(first_key) == len(last_key) > 0
    return is_alike and first_key <= code_key <= last_key


def normal_code(text: str) -> str:
    """The code as it is compared: NFKC, upper case, neither spaces nor hyphens of any kind. Idempotent."""
    if text.isascii():
        return text.upper().translate(_WITHOUT_SPACING)
    for _ in range(3):  # taking a sign out may let its neighbours compose
        upper = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).upper())
        text = "".join(sign for sign in upper if not _is_spacing(sign))
    return text


def judge(code: str, rules: SchemeRules, on_date: date) -> Judgement:
    """Whether this code can be taken on this day. Never raises: a pattern that cannot be used is as good as none."""
    normal = normal_code(code)
    if not normal:
        return Judgement(False, "empty")
    if len(normal) > MAX_CODE or not _has_form(code, normal, rules.pattern):
        return Judgement(False, "pattern")
    if rules.valid_until is None or on_date <= rules.valid_until:
        return Judgement(True)
    late = (on_date - rules.valid_until).days
    return Judgement(True, "in_tolerance") if late <= rules.tolerance_days else Judgement(False, "expired")


def pattern_problem(pattern: str) -> str | None:
    """Why a coordinator's pattern cannot be used, as a French sentence; None when it can."""
    if len(pattern) > MAX_PATTERN:
        return f"Le modèle est trop long\u00a0: {MAX_PATTERN} signes au plus."
    try:
        _compiled(pattern)
    except (re.error, OverflowError, RecursionError):
        return "Le modèle n’est pas une expression régulière valable\u00a0: vérifiez les parenthèses et les crochets."
    except _TooManyPathsError:
        return "Le modèle serait trop long à vérifier\u00a0: évitez les répétitions imbriquées."
    return None


def undo_azerty(text: str) -> str:
    """What a scanner set to QWERTY meant by what an AZERTY computer has typed.

    « QPTIC)éàé-)ààà&é" » gives « APTIC-2026-000123 ». Sound text is spoilt by it: ask ``looks_garbled`` first.
    """
    return text.translate(_UNDO_AZERTY)


def looks_garbled(text: str) -> bool:
    """Does this look like digits typed without Shift on an AZERTY keyboard? True for « éàé- », false for « 2026 »."""
    return any(sign in _UNSHIFTED_DIGITS for sign in text) and not any(sign.isdigit() for sign in text)


class _TooManyPathsError(ValueError):
    """The pattern could make the matcher try too many ways."""


def _is_spacing(sign: str) -> bool:
    return sign in _HYPHENS or sign.isspace() or unicodedata.category(sign) in {"Cf", "Cc", "Zs"}


_WITHOUT_SPACING = {code: None for code in range(128) if _is_spacing(chr(code))}
"""Of plain signs, those that are left out: such a text has nothing to compose."""


def _has_form(code: str, normal: str, pattern: str) -> bool:
    if not pattern or pattern_problem(pattern) is not None:
        return True
    as_read = unicodedata.normalize("NFKC", code).strip().upper()
    compiled = _compiled(pattern)
    return any(compiled.fullmatch(text) for text in (normal, as_read[: 2 * MAX_CODE]))


@lru_cache(maxsize=64)
def _compiled(pattern: str) -> re.Pattern[str]:
    compiled = re.compile(pattern, re.IGNORECASE)
    if _paths(pattern) > _MAX_PATHS:
        raise _TooManyPathsError
    return compiled


def _paths(pattern: str) -> int:
    """An upper bound of the ways in which a backtracking matcher can read a code with this pattern.

    Choices in a row multiply, alternatives add up, a repeated group is raised to the number of its repetitions.
    """
    groups: list[list[int]] = [[1]]
    at = 0
    while at < len(pattern):
        ways, at = _read_item(pattern, at, groups)
        least, most, at = _repetition(pattern, at)
        choices = (most - least + 1) * (ways**most if ways > 1 else 1)
        groups[-1][-1] = min(groups[-1][-1] * choices, _MAX_PATHS + 1)
    return sum(groups[-1])


def _repetition(pattern: str, at: int) -> tuple[int, int, int]:
    """Fewest and most repetitions asked at this place, once if none is, and where the sign that asks them ends."""
    least, most, end = _asked_repetition(pattern, at)
    if end > at and pattern[end : end + 1] in ("?", "+"):
        end += 1
    return min(least, MAX_CODE), min(most, MAX_CODE), end


def _asked_repetition(pattern: str, at: int) -> tuple[int, int, int]:
    """The same, before the sign that makes a repetition lazy or possessive, and however many are asked."""
    sign = pattern[at : at + 1]
    if sign in _REPETITIONS:
        return *_REPETITIONS[sign], at + 1
    counted = _COUNT.match(pattern, at)
    if counted is None:
        return 1, 1, at
    low, comma, high = counted.groups()
    least = int(low or 0)
    most = int(high) if high else (MAX_CODE if comma else least)
    return least, most, counted.end()


def _read_item(pattern: str, at: int, groups: list[list[int]]) -> tuple[int, int]:
    """Ways of the item at this place (a closed group's, else 1) and where the next starts; keeps the open groups."""
    sign = pattern[at]
    if sign == "\\":
        return 1, at + 2
    if sign == "[":
        start = at + 2 if pattern[at + 1 : at + 2] != "^" else at + 3
        return 1, _end_of_class(pattern, start)
    if sign == "|":
        groups[-1].append(1)
    elif sign == "(":
        groups.append([1])
        return 1, at + 2 if pattern[at + 1 : at + 2] == "?" else at + 1
    elif sign == ")" and len(groups) > 1:
        return sum(groups.pop()), at + 1
    return 1, at + 1


def _end_of_class(pattern: str, at: int) -> int:
    while at < len(pattern) and pattern[at] != "]":
        at += 2 if pattern[at] == "\\" else 1
    return at + 1
