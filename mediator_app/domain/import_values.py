"""What a cell that people and places both have is read as, and the sentence for one that is not taken.

What a cell says is left to ``import_cells``, ``phones`` and ``communes``, which column holds what to ``import_headers``.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from mediator_app.domain.communes import COMMUNE_REASONS, CommuneTable
from mediator_app.domain.import_cells import email_of, text_of
from mediator_app.domain.names import search_key
from mediator_app.domain.phones import PHONE_REASONS, phones_in, read_phone

_NUMBER = re.compile(r"(?<!\d)0[1-9](?:[ .-]?\d{2}){4}(?!\d)")

_NO_NUMBER = re.compile(r"(?:pas|sans|aucun|non|0)\b\D*$")
"""« pas de tel », « sans », « non »."""

FieldValue = str | int | float | bool | list[str]


class CellReading(NamedTuple):
    """What a cell gives: its value, None if it gives none, and a French sentence for the user, empty if all is well."""

    value: FieldValue | None
    warning: str = ""


def left_out(what: str, written: str, why: str) -> str:
    """The sentence for a cell that is not taken."""
    return f"{what}\u00a0: «\u00a0{written}\u00a0» n’est pas repris. {why}"


def read_phone_cell(written: str) -> CellReading:
    """A telephone, or the first of several."""
    found = read_phone(written)
    if found.phone is not None:
        return CellReading(found.phone)
    several = phones_in(written)
    cut = f"Téléphone «\u00a0{written}\u00a0»\u00a0: seul le premier numéro est repris."
    if len(several) > 1:
        return CellReading(several[0], cut)
    if several:
        return CellReading(several[0])
    amid = _numbers_amid_words(written)
    if amid:
        return CellReading(
            amid[0], cut if len(amid) > 1 else f"Téléphone «\u00a0{written}\u00a0»\u00a0: seul le numéro est repris."
        )
    if _NO_NUMBER.match(search_key(written)):
        return CellReading(None)
    return CellReading(None, left_out("Téléphone", written, PHONE_REASONS[found.reason or "empty"]))


def read_email_cell(written: str) -> CellReading:
    """The first e-mail address."""
    address = email_of(written)
    if address is None:
        return CellReading(None, left_out("Adresse électronique", written, "Ce n’est pas une adresse."))
    return CellReading(address)


def read_choice(what: str, written: str, told: str | None) -> CellReading:
    """A word of a vocabulary, already looked up; « autre » is left without a word."""
    if told is None and search_key(written) != "autre":
        return CellReading(None, left_out(what, written, "Cette valeur est inconnue."))
    return CellReading(told)


def _numbers_amid_words(written: str) -> list[str]:
    """« 0536491010 0639984110 », « 06 39 98 41 10 (fille) »: the canonical numbers; none if other figures are left."""
    numbers = [read_phone(number).phone for number in _NUMBER.findall(written)]
    if None in numbers or any(map(str.isdigit, _NUMBER.sub("", written))):
        return []
    return [number for number in numbers if number is not None]


def read_commune(
    name: str, postal_code: str, insee: str, communes: CommuneTable, department: str | None
) -> CellReading:
    """The commune's INSEE code, by its name as it is written, its postal code or INSEE code; none rather than a wrong one."""
    resolution = communes.resolve(name, postal_code, insee, department)
    told = " ".join(filter(None, (postal_code, text_of(name), insee)))
    if resolution.code is not None or not told:
        return CellReading(resolution.code)
    return CellReading(None, left_out("Commune", told, COMMUNE_REASONS[resolution.reason]))
