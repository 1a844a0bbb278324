"""A place, from a row of a spreadsheet in the national standard (v1 or an older one) or in a list of one's own."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from mediator_app.domain.commune_names import department_of, normal_postal_code
from mediator_app.domain.communes import CommuneTable
from mediator_app.domain.import_cells import list_of, number_of
from mediator_app.domain.import_dates import date_of
from mediator_app.domain.import_rows import Reading, RowReading
from mediator_app.domain.names import search_key
from mediator_app.domain.opening_hours import in_weeks, to_osm, week_parity
from mediator_app.domain.place_standard import FIELDS, LIST_SEPARATOR, StandardField, current_label
from mediator_app.domain.place_words import in_words, out_of_words

_TEXTS = ("address", "address_extra", "summary", "parent")


def place_from_row(reading: Reading, communes: CommuneTable, *, department: str | None = None) -> RowReading:
    """A place's fields, by our names; refused only without a name. A commune in doubt is left out with a warning."""
    name = reading.text("name")
    if not search_key(name):
        return RowReading(None, ("Le lieu n’a pas de nom.",))
    reading.take("name", name)
    reading.take_commune(communes, department)
    _leave_commune_of_another_name(reading, name, communes)
    _take_postal_code(reading, reading.text("postal_code"), communes)
    reading.keep(*_TEXTS)
    _take_position(reading)
    reading.take_phone()
    reading.take_email()
    reading.take("website", next(iter(list_of(reading.text("website"))), None))
    _take_lists(reading)
    _take_description(reading)
    _take_itinerant(reading)
    _take_identity(reading)
    return RowReading(reading.fields, warnings=tuple(reading.warnings))


def _leave_commune_of_another_name(reading: Reading, name: str, communes: CommuneTable) -> None:
    """« Chéniers - Maison de services » in the commune of Dun: one is wrong, and only a person can tell which."""
    code = reading.fields.get("commune")
    if not isinstance(code, str) or reading.text("insee"):
        return
    told = communes.resolve(re.split(r"\s[-–—]\s?", name)[0], department=department_of(code))
    if told.reason == "name_and_department" and told.code not in (None, code):
        del reading.fields["commune"]
        written = reading.text("commune")
        reading.leave("Commune", written, f"Le lieu s’appelle «\u00a0{name}\u00a0».")


def _take_postal_code(reading: Reading, written: str, communes: CommuneTable) -> None:
    code = normal_postal_code(written)
    reading.take("postal_code", code)
    commune = communes.by_code(str(reading.fields.get("commune", "")))
    if written and code is None:
        reading.leave("Code postal", written, "Il a cinq chiffres.")
    elif code and commune and commune.postal_codes and code not in commune.postal_codes:
        reading.warnings.append(f"Le code postal {code} n’est pas celui de {commune.name}.")


def _take_position(reading: Reading) -> None:
    written = reading.text("latitude"), reading.text("longitude")
    latitude, longitude = (number_of(text) for text in written)
    if _is_on_earth(latitude, longitude):
        if (latitude, longitude) != (0, 0):
            reading.take("latitude", latitude)
            reading.take("longitude", longitude)
    elif any(written):
        reading.leave("Position", " ".join(written), "Latitude et longitude vont ensemble, en degrés.")


def _is_on_earth(latitude: float | None, longitude: float | None) -> bool:
    return latitude is not None and longitude is not None and abs(latitude) <= 90 and abs(longitude) <= 180


def _take_description(reading: Reading) -> None:
    """Its own words, then the hours that could not be read, then what the standard says and our record has no field for."""
    hours, weeks = reading.text("opening_hours"), reading.text("weeks")
    unread = ", ".join(filter(None, _take_readable_hours(reading, hours, weeks)))
    own, before = out_of_words(reading.text("description"))
    kept = _kept(reading)
    for name, values in before.items():
        kept[name] = list(dict.fromkeys([*kept[name], *values]))
    words = [own, f"Horaires\u00a0: {unread}" if unread else "", *in_words(kept)]
    reading.take("description", "\n".join(filter(None, words)))


def _kept(reading: Reading) -> dict[str, list[str]]:
    """The columns of the standard without a field of ours, with their labels of today where there is one."""
    kept = {
        field.name: [current_label(field.ours, value) or value for value in _values(reading, field)]
        for field in FIELDS
        if field.kept_as
    }
    kept["prise_en_charge_specifique"] += _care_among_publics(reading)
    return {name: list(dict.fromkeys(values)) for name, values in kept.items()}


def _values(reading: Reading, field: StandardField) -> list[str]:
    written = reading.text(field.ours)
    return list_of(written) if field.many else list_of(written.replace("\n", " "))


def _care_among_publics(reading: Reading) -> list[str]:
    """What older versions of the standard wrote among the publics."""
    written = list_of(reading.text("publics"))
    return [label for value in written if (label := current_label("special_care", value)) is not None]


def _take_readable_hours(reading: Reading, hours: str, weeks: str) -> tuple[str, ...]:
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


def _take_lists(reading: Reading) -> None:
    for name in ("services", "publics", "access"):
        reading.take(name, _known_labels(reading, name))
    for name in ("fees", "typology"):
        reading.take(name, LIST_SEPARATOR.join(_known_labels(reading, name)) or None)


def _known_labels(reading: Reading, name: str) -> list[str]:
    """The labels of the national standard in a cell, each once; its other values are left, with a warning."""
    labels = []
    for value in list_of(reading.text(name)):
        label = current_label(name, value)
        if label is None and not (name == "publics" and current_label("special_care", value)):
            reading.leave("Valeur", value, "Elle n’est pas dans la liste du standard national.")
        elif label is not None:
            labels.append(label)
    return list(dict.fromkeys(labels))


def _take_itinerant(reading: Reading) -> None:
    """Said by its own column, else told by the kind of place, its name or its summary."""
    kinds = {current_label("itinerant", value) for value in list_of(reading.text("itinerant"))}
    if "Itinérant" in kinds or _is_told_itinerant(reading.fields):
        reading.take("itinerant", True)
    elif "Fixe" in kinds:
        reading.take("itinerant", False)


def _is_told_itinerant(fields: Mapping[str, Any]) -> bool:
    said = search_key(f"{fields.get('name')} {fields.get('summary')}").split()
    return "ENM" in str(fields.get("typology")).split(LIST_SEPARATOR) or not {"itinerant", "itinerante"}.isdisjoint(
        said
    )


def _take_identity(reading: Reading) -> None:
    reading.take("source_id", reading.text("source_id"))
    siret = re.sub(r"[\s.-]", "", reading.text("siret"))
    if re.fullmatch(r"[A-Za-z0-9]{9,14}", siret):
        reading.take("siret", siret.upper())
    elif siret:
        reading.leave("SIRET", siret, "Il a de 9 à 14 lettres et chiffres.")
    written = reading.text("updated_on")
    reading.take("updated_on", date_of(written))
    if written and date_of(written) is None:
        reading.leave("Date de mise à jour", written, "Écrivez-la 31/12/2026.")
