"""What a row of a spreadsheet gives: fields, reasons for refusing it, and what could not be taken and why.

Shared by the readers of each kind (``import_person``, ``import_place``, ``import_session``). Cells are left to
``import_cells``, titles to ``import_headers``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import NamedTuple

from mediator_app.domain.communes import COMMUNE_REASONS, CommuneTable
from mediator_app.domain.import_cells import Cell, email_of, text_of
from mediator_app.domain.import_headers import ImportKind
from mediator_app.domain.names import search_key
from mediator_app.domain.phones import PHONE_REASONS, phones_in, read_phone

Row = Mapping[str, Cell]
"""Header → cell."""

Columns = Mapping[str, str]
"""Field → header."""

FieldValue = str | int | float | bool | list[str]

_VALUES = (0, False)
"""What is a value though nothing is."""

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
    "sessions": ("title", "day", "start", "place", "commune"),
}


class RowReading(NamedTuple):
    """What a row gives: fields (None if refused), reasons for refusing it, warnings; French sentences for the user."""

    fields: dict[str, FieldValue] | None
    refusals: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()


@dataclass(slots=True)
class Reading:
    """The fields and warnings of a row, as they are gathered.

    ``texts``: field → text of its cell; ``commune``: that cell as it is written, since two spaces in a row tell where the
    commune ends.
    """

    columns: Columns
    texts: Mapping[str, str]
    commune: str = ""
    fields: dict[str, FieldValue] = field(default_factory=dict)
    warnings: list[str] = field(default_factory=list)

    @classmethod
    def of(cls, row: Row, columns: Columns) -> Reading:
        """The reading of a row that stands alone; those of a table are begun with the texts of its columns."""
        texts = {name: text_of(row.get(header)) for name, header in columns.items()}
        return cls(columns, texts, str(row.get(columns.get("commune", ""))))

    def text(self, name: str) -> str:
        """The text of a field's column; nothing if the file has none."""
        return self.texts.get(name, "")

    def take(self, name: str, value: FieldValue | None) -> None:
        """Keep a field that has a value."""
        if value or value in _VALUES:
            self.fields[name] = value

    def keep(self, *names: str) -> None:
        """Keep the texts of these columns as they are, where they are filled."""
        texts, fields = self.texts, self.fields
        for name in names:
            if text := texts.get(name):
                fields[name] = text

    def leave(self, what: str, written: str, why: str) -> None:
        """Say that a cell is not taken."""
        self.warnings.append(f"{what}\u00a0: «\u00a0{written}\u00a0» n’est pas repris. {why}")

    def take_phone(self) -> None:
        """Keep the telephone, or the first of several."""
        written = self.text("phone")
        if not written:
            return
        found = read_phone(written)
        if found.phone is not None:
            self.take("phone", found.phone)
            return
        several = phones_in(written)
        self.take("phone", several[0] if several else None)
        if len(several) > 1:
            self.warnings.append(f"Téléphone «\u00a0{written}\u00a0»\u00a0: seul le premier numéro est repris.")
        elif not several:
            self.leave("Téléphone", written, PHONE_REASONS[found.reason or "empty"])

    def take_email(self) -> None:
        """Keep the first e-mail address."""
        written = self.text("email")
        if not written:
            return
        address = email_of(written)
        self.take("email", address)
        if address is None:
            self.leave("Adresse électronique", written, "Ce n’est pas une adresse.")

    def take_choice(self, name: str, what: str, read: Callable[[str], str | None]) -> None:
        """Keep a word of a vocabulary; « autre » is left without a word."""
        written = self.text(name)
        if not written:
            return
        told = read(written)
        self.take(name, told)
        if told is None and search_key(written) != "autre":
            self.leave(what, written, "Cette valeur est inconnue.")

    def take_commune(self, communes: CommuneTable, department: str | None) -> None:
        """Keep the commune's INSEE code, by its name, postal code or INSEE code; none rather than a wrong one."""
        name = self.commune if self.text("commune") else ""
        postal_code, insee = self.text("postal_code"), self.text("insee")
        resolution = communes.resolve(name, postal_code, insee, department)
        self.take("commune", resolution.code)
        if resolution.code is not None:
            return
        told = " ".join(filter(None, (postal_code, text_of(name), insee)))
        if told:
            self.leave("Commune", told, COMMUNE_REASONS[resolution.reason])


def row_key(kind: ImportKind, texts: Mapping[str, str]) -> str:
    """A stable key of what the row is about, so that the same file again finds the same records: 32 hexadecimal signs.

    A place's own identifier suffices when it is one (« structure-1 »); a rank (« 12 ») is only a part of the key. The
    people of a list of registrations have the same keys as those of a list of people. ``texts``: those of a ``Reading``.
    """
    kind = "people" if kind == "registrations" else kind
    identifier = texts.get("source_id", "") if kind == "places" else ""
    if len(identifier) >= 6 and not identifier.isdigit():
        parts = ["id", identifier]
    else:
        parts = [search_key(text) if (text := texts.get(name)) else "" for name in _KEY_FIELDS[kind]]
    return blake2b("\x1f".join([kind, *parts]).encode(), digest_size=16).hexdigest()
