"""People as one types or pastes them, « Nom Prénom téléphone année », a line each; who they are is left to services."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final

from mediator_app.domain.names import split_typed_name
from mediator_app.domain.phones import normal_phone
from mediator_app.domain.vocabularies import FIRST_BIRTH_YEAR

MOST_LINES: Final = 200
_BULLET: Final = re.compile(r"^\s*(?:[-–•*·]\s+|\d{1,3}\s*[.)°\-]\s+|\d{1,3}\t)")
_NOISE: Final = re.compile(
    r"\b(?:née?s?|n[ée]e?\s+en|en|t[ée]l(?:[ée]phone)?|port(?:able)?|mobile|mme|mlle|m)\b\.?\s*:?", re.I
)
_EMAIL: Final = re.compile(r"[^\s;,<>]+@[^\s;,<>]+")
_YEAR: Final = re.compile(r"(?<![\d+])(?:19|20)\d\d(?!\d)")
_DIGITS: Final = re.compile(r"\+?\d[\d\s.\-/()]*\d")
_NUMBER: Final = re.compile(r"(?<![\d+])(?:\+33\s?|0)[1-9](?:[ .-]?\d{2}){4}(?!\d)")
_OR_NUMBER: Final = re.compile(rf"(?:\b(?:ou|et)\s+)?{_NUMBER.pattern}")
_EDGES: Final = " \t;,:/|()[]-–."


@dataclass(frozen=True, slots=True)
class TypedPerson:
    """One line understood: names with French capitals, ``phone`` canonical; empty or None where the line has none.

    ``rest`` is what was not understood, digits that are no phone for instance.
    """

    line: str
    last_name: str
    first_name: str
    phone: str
    birth_year: int | None
    email: str = ""
    rest: str = ""

    def fields(self) -> dict[str, Any]:
        """The fields of a person's record that the line tells."""
        told = {
            "last_name": self.last_name,
            "first_name": self.first_name,
            "phone": self.phone,
            "birth_year": self.birth_year,
            "email": self.email,
        }
        return {name: value for name, value in told.items() if value}


def typed_people(text: str, this_year: int) -> list[TypedPerson]:
    """The people of a text, in its order, at most ``MOST_LINES``; titles (« Inscrits : ») are left out."""
    lines = (line for line in text.splitlines() if not line.rstrip().endswith(":"))
    found = (typed_person(line, this_year) for line in lines)
    return [person for person in found if person.last_name or person.first_name][:MOST_LINES]


def typed_person(line: str, this_year: int) -> TypedPerson:
    """One line understood, in whatever order it gives name, phone, year and address."""
    text, email = _taken(_EMAIL.search(line), _BULLET.sub("", line))
    text, birth_year = _without_year(text, this_year)
    text, phone, rest = _without_phone(text)
    words = _NOISE.sub(" ", text)
    last, first = _names(part for part in re.split(r"[\t;|]", words) if part.strip(_EDGES))
    return TypedPerson(line.strip(), last, first, phone, birth_year, email, rest)


def _names(cells: Iterable[str]) -> tuple[str, str]:
    """Two cells are a last name and a first name; one is both, as at the door."""
    parts = [cell.strip(_EDGES) for cell in cells]
    if len(parts) > 1:
        last, _ = split_typed_name(f"{parts[0]},")
        first, _ = split_typed_name(f"{parts[1]},")
        return last, first
    return split_typed_name(parts[0].replace(",", ", ")) if parts else ("", "")


def _without_year(text: str, this_year: int) -> tuple[str, int | None]:
    """The last group of four figures that may be a year of birth, unless it is part of a phone number."""
    years = [found for found in _YEAR.finditer(text) if FIRST_BIRTH_YEAR <= int(found.group()) <= this_year]
    for found in reversed(years):
        left = f"{text[: found.start()]} {text[found.end() :]}"
        if not _DIGITS.search(text) or _is_apart(left):
            return left, int(found.group())
    return text, None


def _is_apart(left: str) -> bool:
    """Whether what is left without the year is still whole: no figures, or a phone number."""
    digits = _DIGITS.search(left)
    return digits is None or normal_phone(digits.group()) is not None or len(_NUMBER.findall(left)) > 1


def _without_phone(text: str) -> tuple[str, str, str]:
    """The text, the phone it had, the first of several, and figures that are none or another's."""
    found = _DIGITS.search(text)
    if found is None:
        return text, "", ""
    several = _NUMBER.findall(text)
    if len(several) > 1:
        return _OR_NUMBER.sub(" ", text), normal_phone(several[0]) or "", ", ".join(several[1:])
    left = f"{text[: found.start()]} {text[found.end() :]}"
    phone = normal_phone(found.group()) or ""
    return left, phone, "" if phone else found.group().strip()


def _taken(found: re.Match[str] | None, text: str) -> tuple[str, str]:
    if found is None:
        return text, ""
    return text.replace(found.group(), " "), found.group().strip(_EDGES)
