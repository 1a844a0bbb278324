"""Everything one sees, as spreadsheets: people, sessions, attendance, vouchers and all the rest; forms for La Coop and others.

Files are written by ``documents.spreadsheets``. What each column is stands in ``export_columns``, ``export_lists`` and
``export_coop``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final, Literal

from mediator_app.documents.communes import load_communes
from mediator_app.documents.spreadsheets import Column, Sheet, write_sheet
from mediator_app.domain.place_export import standard_file_name, standard_row
from mediator_app.domain.place_standard import FIELDS, check_place
from mediator_app.errors import InvalidInputError
from mediator_app.services import export_columns, export_coop, export_lists
from mediator_app.services.export_columns import Columns, Told
from mediator_app.services.laptop import Laptop
from mediator_app.storage import exports

ExportKind = Literal[
    "people",
    "sessions",
    "attendance",
    "redemptions",
    "payments",
    "places",
    "stops",
    "workshops",
    "mandates",
    "packs",
    "levels",
    "equipment",
]
FORMS: Final[Mapping[ExportKind, tuple[str, ...]]] = {
    "people": ("", "la-coop"),
    "sessions": ("",),
    "attendance": ("", "la-coop"),
    "redemptions": ("",),
    "payments": ("",),
    "places": ("", "standard"),
    "stops": ("",),
    "workshops": ("",),
    "mandates": ("",),
    "packs": ("",),
    "levels": ("",),
    "equipment": ("",),
}
"""The forms of each kind: the list as it is seen, La Coop's sheet, the national standard."""


@dataclass(frozen=True, slots=True)
class Exported:
    """A sheet, and where it was written. ``warnings`` are French sentences: what is left out, what others would refuse."""

    sheet: Sheet
    warnings: tuple[str, ...] = ()
    path: Path | None = None

    @property
    def rows(self) -> int:
        """How many rows it has."""
        return len(self.sheet.rows)


_Maker = Callable[[Laptop, str, str], Exported]


def export_sheet(laptop: Laptop, kind: ExportKind, form: str = "", *, first: str = "", last: str = "") -> Exported:
    """What there is of a kind, in a form of ``FORMS``. ``first`` and ``last`` (ISO days, the last left out) limit it.

    InvalidInputError for a form that the kind does not have.
    """
    if form not in FORMS[kind]:
        raise InvalidInputError(f"Cette forme n’existe pas\u00a0: {form}.", "Choisissez parmi celles proposées.")
    return _MAKERS[kind, form](laptop, first, last)


def export_to(
    laptop: Laptop, kind: ExportKind, path: Path, form: str = "", *, first: str = "", last: str = ""
) -> Exported:
    """Write what there is of a kind to a file, whose name tells its format; a folder gets the standard's own file name.

    AppError if it cannot be written there.
    """
    made = export_sheet(laptop, kind, form, first=first, last=last)
    file = path / proposed_name(laptop, kind, form) if path.is_dir() else path
    write_sheet(made.sheet, file)
    return replace(made, path=file)


def proposed_name(laptop: Laptop, kind: ExportKind, form: str = "") -> str:
    """The file name to propose."""
    today = laptop.now().date()
    if form == "standard":
        who = laptop.who
        return standard_file_name(today, who.territory_name or who.member_name, who.territory_name or "territoire")
    return f"{today.isoformat()}_{_FILE_WORDS[kind]}{'_la-coop' if form else ''}.xlsx"


_FILE_WORDS: Final[Mapping[ExportKind, str]] = {
    "people": "personnes",
    "sessions": "ateliers",
    "attendance": "presences",
    "redemptions": "cheques",
    "payments": "paiements",
    "places": "lieux",
    "stops": "etapes",
    "workshops": "programme",
    "mandates": "mandats",
    "packs": "parcours",
    "levels": "niveaux",
    "equipment": "materiel",
}


def _people(laptop: Laptop, _first: str, _last: str) -> Exported:
    return _list("Personnes", export_columns.PEOPLE, exports.people(laptop.connection), laptop)


def _sessions(laptop: Laptop, first: str, last: str) -> Exported:
    return _list("Ateliers", export_columns.SESSIONS, exports.sessions(laptop.connection, first, last), laptop)


def _attendance(laptop: Laptop, first: str, last: str) -> Exported:
    return _list("Présences", export_columns.ATTENDANCE, exports.attendance(laptop.connection, first, last), laptop)


def _redemptions(laptop: Laptop, first: str, last: str) -> Exported:
    return _list("Chèques", export_columns.REDEMPTIONS, exports.redemptions(laptop.connection, first, last), laptop)


def _places(laptop: Laptop, _first: str, _last: str) -> Exported:
    return _list("Lieux", export_columns.PLACES, exports.places(laptop.connection), laptop)


def _payments(laptop: Laptop, first: str, last: str) -> Exported:
    return _list("Paiements", export_lists.PAYMENTS, export_lists.money(laptop, first, last), laptop)


def _whole(name: str, columns: Columns, read: Callable[[Laptop], Iterable[Mapping[str, Any]]]) -> _Maker:
    """A list that has no days."""
    return lambda laptop, _first, _last: _list(name, columns, read(laptop), laptop)


def _list(name: str, columns: Columns, records: Iterable[Mapping[str, Any]], laptop: Laptop) -> Exported:
    communes, year = load_communes(), laptop.now().year
    told = [Told(record, communes, year) for record in records]
    titles = tuple(Column(key, title) for key, (title, _) in columns.items())
    return Exported(Sheet(name, titles, [[value(one) for _, value in columns.values()] for one in told]))


def _coop_people(laptop: Laptop, _first: str, _last: str) -> Exported:
    rows, left_out = export_coop.people_rows(exports.people(laptop.connection), load_communes())
    said = f"{left_out} personnes sans nom ou sans prénom sont laissées de côté\u00a0: La Coop les refuserait."
    if left_out == 1:
        said = "Une personne sans nom ou sans prénom est laissée de côté\u00a0: La Coop la refuserait."
    return Exported(export_coop.people_sheet(rows), (said,) if left_out else ())


def _coop_activities(laptop: Laptop, first: str, last: str) -> Exported:
    connection, communes = laptop.connection, load_communes()
    present = [one for one in exports.attendance(connection, first, last) if one["status"] == "present"]
    sessions = list(exports.sessions(connection, first, last))
    return Exported(export_coop.activities_sheet(sessions, present, communes))


def _standard_places(laptop: Laptop, _first: str, _last: str) -> Exported:
    communes = load_communes()
    places = list(exports.places(laptop.connection))
    columns = tuple(Column(field.name, field.name) for field in FIELDS)
    warnings = [
        f"{place['name']}\u00a0: {problem.sentence}"
        for place in places
        for problem in check_place(
            {**place, "source_id": place["id"], "updated_on": place["updated_on"] or place["made_at"]}
        )
    ]
    rows = [standard_row(place, communes) for place in places]
    return Exported(Sheet("Lieux", columns, rows, is_plain=True), tuple(warnings))


_MAKERS: Final[Mapping[tuple[ExportKind, str], _Maker]] = {
    ("people", ""): _people,
    ("people", "la-coop"): _coop_people,
    ("sessions", ""): _sessions,
    ("attendance", ""): _attendance,
    ("attendance", "la-coop"): _coop_activities,
    ("redemptions", ""): _redemptions,
    ("places", ""): _places,
    ("places", "standard"): _standard_places,
    ("payments", ""): _payments,
    ("stops", ""): _whole("Étapes", export_lists.STOPS, export_lists.stops),
    ("workshops", ""): _whole("Programme", export_lists.WORKSHOPS, export_lists.workshops),
    ("mandates", ""): _whole("Mandats", export_lists.MANDATES, export_lists.drawn_up),
    ("packs", ""): _whole("Parcours", export_lists.PACKS, export_lists.opened),
    ("levels", ""): _whole("Niveaux", export_lists.ASSESSMENTS, export_lists.assessed),
    ("equipment", ""): _whole("Matériel", export_lists.EQUIPMENT, export_lists.devices),
}
