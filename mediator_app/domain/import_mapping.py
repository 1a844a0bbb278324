"""From a row of a spreadsheet to the fields of a person or of a place, with what could not be taken and why.

Nothing is written: the services compare with what is known. Titles are left to ``import_headers``, cells to ``import_cells``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import NamedTuple

from mediator_app.domain.commune_names import department_of, normal_postal_code
from mediator_app.domain.communes import COMMUNE_REASONS, CommuneTable
from mediator_app.domain.import_cells import (
    Cell,
    birth_year_of,
    date_of,
    email_of,
    gender_of,
    list_of,
    number_of,
    status_of,
    text_of,
)
from mediator_app.domain.import_headers import ImportKind
from mediator_app.domain.names import capitalised, search_key, split_typed_name
from mediator_app.domain.opening_hours import in_weeks, to_osm, week_parity
from mediator_app.domain.phones import PHONE_REASONS, phones_in, read_phone
from mediator_app.domain.place_standard import current_label
from mediator_app.domain.vocabularies import FIRST_BIRTH_YEAR

Row = Mapping[str, Cell]
"""Header → cell."""

FieldValue = str | int | float | bool | list[str]

_KEY_FIELDS: Mapping[ImportKind, tuple[str, ...]] = {
    "people": (
        "last_name",
        "first_name",
        "full_name",
        "birth_year",
        "phone",
        "email",
        "commune",
        "insee",
        "postal_code",
    ),
    "places": ("source_id", "name", "commune", "insee", "postal_code", "address"),
}
_TEXTS = ("address", "address_extra", "summary", "parent")


class RowReading(NamedTuple):
    """What a row gives: fields (None if refused), reasons for refusing it, warnings; French sentences for the user."""

    fields: dict[str, FieldValue] | None
    refusals: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()


def person_from_row(
    row: Row,
    mapping: Mapping[str, str],
    communes: CommuneTable,
    *,
    department: str | None = None,
    this_year: int | None = None,
) -> RowReading:
    """A person's fields; refused only without any name. ``department`` tells homonymous communes apart."""
    reading = _Reading()
    last_name, first_name = _names(row, mapping)
    if not search_key(last_name + first_name):
        return RowReading(None, ("La ligne n’a ni nom ni prénom.",))
    reading.take("last_name", last_name)
    reading.take("first_name", first_name)
    _take_birth_year(reading, _text(row, mapping, "birth_year"), this_year)
    _take_phone(reading, _text(row, mapping, "phone"))
    _take_email(reading, _text(row, mapping, "email"))
    _take_commune(reading, row, mapping, communes, department)
    _take_choice(reading, "gender", "Genre", _text(row, mapping, "gender"), gender_of)
    _take_choice(reading, "status", "Statut", _text(row, mapping, "status"), status_of)
    reading.take("note", _text(row, mapping, "note"))
    return RowReading(reading.fields, warnings=tuple(reading.warnings))


def place_from_row(
    row: Row, mapping: Mapping[str, str], communes: CommuneTable, *, department: str | None = None
) -> RowReading:
    """A place's fields, by our names; refused only without a name. A commune in doubt is left out with a warning."""
    reading = _Reading()
    name = _text(row, mapping, "name")
    if not search_key(name):
        return RowReading(None, ("Le lieu n’a pas de nom.",))
    reading.take("name", name)
    _take_commune(reading, row, mapping, communes, department)
    _leave_commune_of_another_name(reading, name, row, mapping, communes)
    _take_postal_code(reading, _text(row, mapping, "postal_code"), communes)
    for text in _TEXTS:
        reading.take(text, _text(row, mapping, text))
    _take_position(reading, row, mapping)
    _take_phone(reading, _text(row, mapping, "phone"))
    _take_email(reading, _text(row, mapping, "email"))
    reading.take("website", next(iter(list_of(_text(row, mapping, "website"))), None))
    _take_hours(reading, row, mapping)
    _take_lists(reading, row, mapping)
    _take_itinerant(reading, row, mapping)
    _take_identity(reading, row, mapping)
    return RowReading(reading.fields, warnings=tuple(reading.warnings))


def row_key(kind: ImportKind, row: Row, mapping: Mapping[str, str]) -> str:
    """A stable key of what the row is about, so that the same file again finds the same records: 32 hexadecimal signs.

    A place's own identifier suffices when it is one (« structure-1 »); a rank (« 12 ») is only a part of the key.
    """
    identifier = _text(row, mapping, "source_id")
    if kind == "places" and len(identifier) >= 6 and not identifier.isdigit():
        parts = ["id", identifier]
    else:
        parts = [search_key(_text(row, mapping, name)) for name in _KEY_FIELDS[kind]]
    return blake2b("\x1f".join([kind, *parts]).encode(), digest_size=16).hexdigest()


@dataclass(frozen=True, slots=True)
class _Reading:
    """The fields and warnings of a row, as they are gathered."""

    fields: dict[str, FieldValue] = field(default_factory=dict)
    warnings: list[str] = field(default_factory=list)

    def take(self, name: str, value: FieldValue | None) -> None:
        """Keep a field that has a value."""
        if value is not None and value not in ("", []):
            self.fields[name] = value

    def leave(self, what: str, written: str, why: str) -> None:
        """Say that a cell is not taken."""
        self.warnings.append(f"{what}\u00a0: «\u00a0{written}\u00a0» n’est pas repris. {why}")


def _text(row: Row, mapping: Mapping[str, str], name: str) -> str:
    return text_of(row.get(mapping[name])) if name in mapping else ""


def _names(row: Row, mapping: Mapping[str, str]) -> tuple[str, str]:
    """Last and first name; one cell for both is split, in the order that its title tells."""
    last_name, first_name = _text(row, mapping, "last_name"), _text(row, mapping, "first_name")
    whole = _text(row, mapping, "full_name")
    if last_name or first_name or not whole:
        return capitalised(last_name), capitalised(first_name)
    first_word, _, others = " ".join(whole.split()).partition(" ")
    if search_key(mapping["full_name"]).startswith("prenom") and others and not _has_capitals_apart(whole):
        return capitalised(others), capitalised(first_word)
    return split_typed_name(whole)


def _has_capitals_apart(name: str) -> bool:
    """Do capitals tell the last name, as in « Denise ROCHE »?"""
    return not name.isupper() and any(word.isupper() and len(word) > 1 for word in name.split())


def _take_birth_year(reading: _Reading, written: str, this_year: int | None) -> None:
    year = birth_year_of(written)
    if year is not None and FIRST_BIRTH_YEAR <= year <= (this_year or year):
        reading.take("birth_year", year)
    elif written:
        reading.leave("Année de naissance", written, "Écrivez-la avec quatre chiffres.")


def _take_phone(reading: _Reading, written: str) -> None:
    if not written:
        return
    found = read_phone(written)
    if found.phone is not None:
        reading.take("phone", found.phone)
        return
    several = phones_in(written)
    reading.take("phone", several[0] if several else None)
    if len(several) > 1:
        reading.warnings.append(f"Téléphone «\u00a0{written}\u00a0»\u00a0: seul le premier numéro est repris.")
    elif not several:
        reading.leave("Téléphone", written, PHONE_REASONS[found.reason or "empty"])


def _take_email(reading: _Reading, written: str) -> None:
    reading.take("email", email_of(written))
    if written and email_of(written) is None:
        reading.leave("Adresse électronique", written, "Ce n’est pas une adresse.")


def _take_choice(reading: _Reading, name: str, what: str, written: str, read: Callable[[str], str | None]) -> None:
    reading.take(name, read(written))
    if written and read(written) is None and search_key(written) != "autre":
        reading.leave(what, written, "Cette valeur est inconnue.")


def _take_commune(
    reading: _Reading, row: Row, mapping: Mapping[str, str], communes: CommuneTable, department: str | None
) -> None:
    # The raw cell: two spaces in a row tell where the commune ends.
    written = str(row.get(mapping.get("commune", "")) or "")
    name = written if text_of(written) else ""
    postal_code, insee = _text(row, mapping, "postal_code"), _text(row, mapping, "insee")
    resolution = communes.resolve(name, postal_code, insee, department)
    reading.take("commune", resolution.code)
    told = " ".join(filter(None, (postal_code, text_of(name), insee)))
    if resolution.code is None and told:
        reading.leave("Commune", told, COMMUNE_REASONS[resolution.reason])


def _leave_commune_of_another_name(
    reading: _Reading, name: str, row: Row, mapping: Mapping[str, str], communes: CommuneTable
) -> None:
    """« Chéniers - Maison de services » in the commune of Dun: one is wrong, and only a person can tell which."""
    code = reading.fields.get("commune")
    if not isinstance(code, str) or _text(row, mapping, "insee"):
        return
    told = communes.resolve(re.split(r"\s[-–—]\s?", name)[0], department=department_of(code))
    if told.reason == "name_and_department" and told.code not in (None, code):
        del reading.fields["commune"]
        written = text_of(row.get(mapping.get("commune", "")))
        reading.leave("Commune", written, f"Le lieu s’appelle «\u00a0{name}\u00a0».")


def _take_postal_code(reading: _Reading, written: str, communes: CommuneTable) -> None:
    code = normal_postal_code(written)
    reading.take("postal_code", code)
    commune = communes.by_code(str(reading.fields.get("commune", "")))
    if written and code is None:
        reading.leave("Code postal", written, "Il a cinq chiffres.")
    elif code and commune and commune.postal_codes and code not in commune.postal_codes:
        reading.warnings.append(f"Le code postal {code} n’est pas celui de {commune.name}.")


def _take_position(reading: _Reading, row: Row, mapping: Mapping[str, str]) -> None:
    written = _text(row, mapping, "latitude"), _text(row, mapping, "longitude")
    latitude, longitude = (number_of(text) for text in written)
    if _is_on_earth(latitude, longitude):
        if (latitude, longitude) != (0, 0):
            reading.take("latitude", latitude)
            reading.take("longitude", longitude)
    elif any(written):
        reading.leave("Position", " ".join(written), "Latitude et longitude vont ensemble, en degrés.")


def _is_on_earth(latitude: float | None, longitude: float | None) -> bool:
    return latitude is not None and longitude is not None and abs(latitude) <= 90 and abs(longitude) <= 180


def _take_hours(reading: _Reading, row: Row, mapping: Mapping[str, str]) -> None:
    """OSM hours when they are read for sure, in odd or even weeks if told; else the words, at the end of the description."""
    hours, weeks = _text(row, mapping, "opening_hours"), _text(row, mapping, "weeks")
    unread = ", ".join(filter(None, _take_readable_hours(reading, hours, weeks)))
    words = [_text(row, mapping, "description"), f"Horaires\u00a0: {unread}" if unread else ""]
    reading.take("description", "\n".join(filter(None, words)))


def _take_readable_hours(reading: _Reading, hours: str, weeks: str) -> tuple[str, ...]:
    """Take the hours, and the weeks with them; what could not be read is given back."""
    osm, parity = to_osm(hours), week_parity(weeks)
    if osm is None:
        if hours:
            reading.warnings.append(f"Horaires «\u00a0{hours}\u00a0» non reconnus\u00a0: gardés dans la description.")
        return hours, weeks
    if parity is None:
        reading.take("opening_hours", osm)
        return (weeks,)
    reading.take("opening_hours", in_weeks(osm, parity))
    return ()


def _take_lists(reading: _Reading, row: Row, mapping: Mapping[str, str]) -> None:
    for name in ("services", "publics", "access"):
        reading.take(name, _known_labels(reading, name, row, mapping))
    for name in ("fees", "typology"):
        reading.take(name, next(iter(_known_labels(reading, name, row, mapping)), None))


def _known_labels(reading: _Reading, name: str, row: Row, mapping: Mapping[str, str]) -> list[str]:
    """The labels of the national standard in a cell, each once; its other values are left, with a warning."""
    labels = []
    for value in list_of(_text(row, mapping, name)):
        label = current_label(name, value)
        if label is None:
            reading.leave("Valeur", value, "Elle n’est pas dans la liste du standard national.")
        else:
            labels.append(label)
    return list(dict.fromkeys(labels))


def _take_itinerant(reading: _Reading, row: Row, mapping: Mapping[str, str]) -> None:
    """Said by its own column, else told by the kind of place, its name or its summary."""
    kinds = {current_label("itinerant", value) for value in list_of(_text(row, mapping, "itinerant"))}
    said = search_key(f"{reading.fields.get('name')} {reading.fields.get('summary')}").split()
    if "Itinérant" in kinds or reading.fields.get("typology") == "ENM" or {"itinerant", "itinerante"} & set(said):
        reading.take("itinerant", True)
    elif "Fixe" in kinds:
        reading.take("itinerant", False)


def _take_identity(reading: _Reading, row: Row, mapping: Mapping[str, str]) -> None:
    reading.take("source_id", _text(row, mapping, "source_id"))
    siret = re.sub(r"[\s.-]", "", _text(row, mapping, "siret"))
    if re.fullmatch(r"[A-Za-z0-9]{9,14}", siret):
        reading.take("siret", siret.upper())
    elif siret:
        reading.leave("SIRET", siret, "Il a de 9 à 14 lettres et chiffres.")
    written = _text(row, mapping, "updated_on")
    reading.take("updated_on", date_of(written))
    if written and date_of(written) is None:
        reading.leave("Date de mise à jour", written, "Écrivez-la 31/12/2026.")
