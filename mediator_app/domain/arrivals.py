"""A person typed in one line at the door, « dupuis émile 1950 06 39 98 41 55 »: her names, birth year and phone.

What the fields must satisfy is left to ``people``; whether the line is a voucher's code rather than a person to ``vouchers``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from mediator_app.domain.names import split_typed_name
from mediator_app.domain.phones import normal_phone

_PHONE = re.compile(r"(?:\+33 ?|\b0)[1-9](?:[ .-]?\d\d){4}(?!\d)|(?:\+\d{2,3}|\b0)[\d .-]{8,16}")
"""A French number ends with its tenth figure, since a birth year may follow it; any other as far as its figures go."""

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


@dataclass(frozen=True, slots=True)
class Arrival:
    """What one line says of a person; ``birth_year`` and ``phone`` as typed, empty if they are not there."""

    last_name: str = ""
    first_name: str = ""
    birth_year: str = ""
    phone: str = ""


def typed_arrival(text: str) -> Arrival | None:
    """The person whom a line describes; None if it has no name, or digits that are neither a phone nor a year."""
    phone = next((found for found in _PHONE.findall(text) if normal_phone(found)), "")
    rest = text.replace(phone, " ") if phone else text
    year = next(iter(_YEAR.findall(rest)), "")
    names = rest.replace(year, " ") if year else rest
    if not any(sign.isalpha() for sign in names) or any(sign.isdigit() for sign in names):
        return None
    last_name, first_name = split_typed_name(names.strip(" ,;"))
    return Arrival(last_name, first_name, year, phone.strip())
