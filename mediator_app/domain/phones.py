"""Telephone numbers as people write them, in one canonical form; whose number it is is left to the services.

Numbers of France and its overseas territories are checked by length; a foreign number is taken when its country code
is written. Source: ARCEP decision 2018-0881 (national numbering plan).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

#: Why a number is refused, in words for the user.
PHONE_REASONS: Mapping[str, str] = MappingProxyType(
    {
        "empty": "Le numéro de téléphone est vide.",
        "letters": "Le numéro de téléphone contient autre chose que des chiffres.",
        "several": "La case contient plusieurs numéros de téléphone.",
        "too_short": "Le numéro de téléphone est trop court.",
        "too_long": "Le numéro de téléphone est trop long.",
        "unknown": "Ce numéro de téléphone n’existe pas en France.",
    }
)

# Digits after the country code.
_FRENCH_LENGTHS = {"33": 9, "262": 9, "508": 6, "590": 9, "594": 9, "596": 9, "681": 6, "687": 6, "689": 8}
# What follows the trunk zero in the overseas departments; 0639 is left to metropolitan France, Mayotte writes +262.
_OVERSEAS = (
    (re.compile(r"(?:262|263|269|692|693)\d{6}"), "262"),
    (re.compile(r"(?:590|690|691)\d{6}"), "590"),
    (re.compile(r"(?:594|694)\d{6}"), "594"),
    (re.compile(r"(?:596|696|697)\d{6}"), "596"),
)
_SEPARATORS = re.compile(r"[\s.\-‐‑‒–—_/()·]+")
_OPTIONAL_ZERO = re.compile(r"\(\s*0\s*\)")
_LABEL = re.compile(r"^(?:t[ée]l(?:[ée]phone)?|portable|mobile)[\s.:]*", re.IGNORECASE)
# Most of a list's numbers; what begins with 069 may be overseas.
_USUAL_MOBILE = re.compile(r"0(?:6[ .]?(?=[0-8])|7[ .]?)[0-9]{2}(?:[ .]?[0-9]{2}){3}")
_BETWEEN_NUMBERS = re.compile(r"\s*(?:[;,/|\n]|\bou\b|\bet\b)\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class PhoneReading:
    """What a number was read as: ``phone`` is canonical (``+33…``), or ``reason`` is a key of ``PHONE_REASONS``."""

    phone: str | None
    reason: str | None = None


def read_phone(text: str) -> PhoneReading:
    """Read one number, however it is written: dots, spaces, +33, 0033, (0), the first zero lost by a spreadsheet."""
    if _USUAL_MOBILE.fullmatch(text):
        return PhoneReading("+33" + text.replace(" ", "").replace(".", "")[1:])
    reading = _read_one(_OPTIONAL_ZERO.sub("", _LABEL.sub("", unicodedata.normalize("NFKC", text).strip())))
    if reading.reason in ("letters", "too_long") and len(phones_in(text)) > 1:
        return PhoneReading(None, "several")
    return reading


def normal_phone(text: str) -> str | None:
    """The canonical number, or None when it cannot be read."""
    return read_phone(text).phone


def phones_in(text: str) -> list[str]:
    """The canonical numbers of a cell that holds several, in order."""
    parts = _BETWEEN_NUMBERS.split(text)
    readings = [read_phone(part).phone for part in parts] if len(parts) > 1 else []
    return [phone for phone in readings if phone is not None]


def display_phone(phone: str | None) -> str:
    """A canonical number as French people write it, in pairs joined by no-break spaces; foreign ones keep their code.

    Text that is not canonical is shown as it is.
    """
    if not phone:
        return ""
    code = _french_code(phone)
    if code is None:
        return phone
    national = phone[1 + len(code) :]
    if len(national) == 9 and normal_phone("0" + national) == phone:
        return _pairs("0" + national)
    head = 3 if len(national) % 2 else 0
    return "\u00a0".join(filter(None, (f"+{code}", national[:head], _pairs(national[head:]))))


def _french_code(phone: str) -> str | None:
    """The country code of a canonical number of France or its territories."""
    if not re.fullmatch(r"\+\d{7,15}", phone):
        return None
    return next((code for code in _FRENCH_LENGTHS if phone.startswith("+" + code)), None)


def _read_one(written: str) -> PhoneReading:
    digits = _SEPARATORS.sub("", written.removeprefix("+"))
    if not digits:
        return PhoneReading(None, "empty")
    if not re.fullmatch("[0-9]+", digits):
        return PhoneReading(None, "letters")
    if written.startswith("+"):
        return _international(digits)
    return _international(digits[2:]) if digits.startswith("00") else _national(digits)


def _international(digits: str) -> PhoneReading:
    for code, length in _FRENCH_LENGTHS.items():
        if digits.startswith(code):
            national = digits[len(code) :]
            if len(national) == length + 1:
                national = national.removeprefix("0")
            return _checked(code, national, length)
    if len(digits) < 8:
        return PhoneReading(None, "too_short")
    if len(digits) > 15:
        return PhoneReading(None, "too_long")
    return PhoneReading(None, "unknown") if digits.startswith("0") else PhoneReading("+" + digits)


def _national(digits: str) -> PhoneReading:
    for code, length in _FRENCH_LENGTHS.items():
        if not digits.startswith("0") and digits.startswith(code) and len(digits) == len(code) + length > 10:
            return _checked(code, digits[len(code) :], length)
    significant = digits.removeprefix("0")
    for pattern, code in _OVERSEAS:
        if pattern.fullmatch(significant):
            return _checked(code, significant, 9)
    return _checked("33", significant, 9)


def _checked(code: str, national: str, length: int) -> PhoneReading:
    if len(national) != length:
        return PhoneReading(None, "too_short" if len(national) < length else "too_long")
    if national.startswith("0"):
        return PhoneReading(None, "unknown")
    return PhoneReading(f"+{code}{national}")


def _pairs(digits: str) -> str:
    return "\u00a0".join(digits[start : start + 2] for start in range(0, len(digits), 2))
