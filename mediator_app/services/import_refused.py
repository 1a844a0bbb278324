"""The rows that an import did not take, as a file to correct and import again: the same columns, and why."""

from __future__ import annotations

from pathlib import Path

from mediator_app.documents.spreadsheets import Column, Sheet, write_sheet
from mediator_app.documents.tables import Table
from mediator_app.services.import_plan import ImportReport

_WHY = Column("motif_du_refus", "Motif du refus", 60)
_ROW = Column("ligne_du_fichier", "Ligne du fichier", 10)


def refused_sheet(table: Table, report: ImportReport) -> Sheet:
    """The refused rows as they were written, with their number in the file and the reason of each."""
    reasons = {one.row: one.reason for one in report.refused}
    columns = tuple(Column(header or f"colonne_{place}", header) for place, header in enumerate(table.headers, 1))
    rows = [
        [*cells, number, reasons[number]]
        for number, cells in zip(table.row_numbers, table.rows, strict=True)
        if number in reasons
    ]
    return Sheet("Lignes refusées", (*columns, _ROW, _WHY), rows)


def write_refused(table: Table, report: ImportReport, path: Path) -> None:
    """Write the refused rows; AppError if the file cannot be written."""
    write_sheet(refused_sheet(table, report), path)
