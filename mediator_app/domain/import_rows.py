"""What a row of a spreadsheet gives: fields, reasons for refusing it, and what could not be taken and why.

Shared by the readers of places and sessions (``import_place``, ``import_session``); people are read column by column
(``import_person``). Cells are left to ``import_values``, titles to ``import_headers``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from mediator_app.domain.communes import CommuneTable
from mediator_app.domain.import_cells import Cell, text_of
from mediator_app.domain.import_values import (
    CellReading,
    FieldValue,
    left_out,
    read_commune,
    read_email_cell,
    read_phone_cell,
)

Row = Mapping[str, Cell]
"""Header → cell."""

Columns = Mapping[str, str]
"""Field → header."""

_VALUES = (0, False)
"""What is a value though nothing is."""


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
        self.warnings.append(left_out(what, written, why))

    def take_phone(self) -> None:
        """Keep the telephone, or the first of several."""
        self._take_cell("phone", read_phone_cell)

    def take_email(self) -> None:
        """Keep the first e-mail address."""
        self._take_cell("email", read_email_cell)

    def take_commune(self, communes: CommuneTable, department: str | None) -> None:
        """Keep the commune's INSEE code, by its name, postal code or INSEE code; none rather than a wrong one."""
        name = self.commune if self.text("commune") else ""
        self._keep("commune", read_commune(name, self.text("postal_code"), self.text("insee"), communes, department))

    def _take_cell(self, name: str, read: Callable[[str], CellReading]) -> None:
        if written := self.text(name):
            self._keep(name, read(written))

    def _keep(self, name: str, reading: CellReading) -> None:
        self.take(name, reading.value)
        if reading.warning:
            self.warnings.append(reading.warning)
