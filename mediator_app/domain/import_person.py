"""A person, from a row of a spreadsheet."""

from __future__ import annotations

from mediator_app.domain.communes import CommuneTable
from mediator_app.domain.import_cells import gender_of, status_of
from mediator_app.domain.import_dates import birth_year_of
from mediator_app.domain.import_rows import Reading, RowReading
from mediator_app.domain.names import capitalised, search_key, split_typed_name
from mediator_app.domain.vocabularies import FIRST_BIRTH_YEAR


def person_from_row(
    reading: Reading, communes: CommuneTable, *, this_year: int, department: str | None = None
) -> RowReading:
    """A person's fields; refused only without any name. ``department`` tells homonymous communes apart.

    ``id`` is that of her record, where the file is one that this program exported.
    """
    last_name, first_name = _names(reading)
    if not (search_key(last_name) or search_key(first_name)):
        return RowReading(None, ("La ligne n’a ni nom ni prénom.",))
    reading.take("last_name", last_name)
    reading.take("first_name", first_name)
    reading.take("birth_name", capitalised(reading.text("birth_name")))
    _take_birth_year(reading, this_year)
    reading.take_phone()
    reading.take_email()
    reading.keep("address")
    reading.take_commune(communes, department)
    reading.take_choice("gender", "Genre", gender_of)
    reading.take_choice("status", "Statut", status_of)
    reading.keep("note", "id")
    return RowReading(reading.fields, warnings=tuple(reading.warnings))


def _names(reading: Reading) -> tuple[str, str]:
    """Last and first name; one cell for both is split, in the order that its title tells."""
    last_name, first_name = reading.text("last_name"), reading.text("first_name")
    whole = reading.text("full_name")
    if last_name or first_name or not whole:
        return capitalised(last_name), capitalised(first_name)
    first_word, _, others = " ".join(whole.split()).partition(" ")
    if search_key(reading.columns["full_name"]).startswith("prenom") and others and not _has_capitals_apart(whole):
        return capitalised(others), capitalised(first_word)
    return split_typed_name(whole)


def _has_capitals_apart(name: str) -> bool:
    """Do capitals tell the last name, as in « Denise ROCHE »?"""
    return not name.isupper() and any(word.isupper() and len(word) > 1 for word in name.split())


def _take_birth_year(reading: Reading, this_year: int) -> None:
    written = reading.text("birth_year")
    if not written:
        return
    year = birth_year_of(written, this_year)
    if year is not None and FIRST_BIRTH_YEAR <= year <= this_year:
        reading.take("birth_year", year)
    else:
        reading.leave("Année de naissance", written, "Écrivez-la avec quatre chiffres.")
