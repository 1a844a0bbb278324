"""CSV and what is pasted from a spreadsheet: encodings and separators met in France; which row holds the titles is left
to ``headings``."""

from __future__ import annotations

import csv
import io
import re

from mediator_app.documents.cells import NumberedRow, check_size
from mediator_app.domain.import_cells import Cell
from mediator_app.errors import InvalidInputError

_NO_SEPARATOR = "\x1f"
_GUARDED = ("'=", "'+", "'-", "'@")
_SAMPLE = 100_000
_FRENCH_LETTERS = re.compile("[éèêëàâçîïôùûœ]")
_SEPARATOR_LINE = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)
"""The first line by which Excel tells the separator."""


def decoded(data: bytes) -> str:
    """UTF-16 and UTF-8 by their marks or their validity, else the encoding of Excel for Windows, or that of old Macs."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace")
    unmarked = _unmarked_utf16(data)
    if unmarked:
        return data.decode(unmarked, errors="replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode(_eight_bits(data[:_SAMPLE]), errors="replace")


def is_text(data: bytes) -> bool:
    """Can it be read as text at all?"""
    is_marked = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    return b"\x00" not in data[:4096] or is_marked or bool(_unmarked_utf16(data))


def rows_of_text(text: str) -> list[NumberedRow]:
    """The rows of a CSV text with the number of their first line; InvalidInputError if its quotes are broken."""
    told = _SEPARATOR_LINE.match(text)
    body = text[told.end() :] if told else text
    lines = csv.reader(io.StringIO(body, newline=""), delimiter=told[1] if told else _separator(body))
    is_guarded = any(mark in body for mark in _GUARDED)
    rows: list[NumberedRow] = []
    before = first = 1 if told else 0
    try:
        for cells in lines:
            filled: list[Cell] = [cell.strip() or None for cell in cells]
            rows.append((before + 1, list(map(_unguarded, filled)) if is_guarded else filled))
            before = first + lines.line_num
            check_size(len(rows), len(cells))
    except csv.Error as error:
        raise InvalidInputError(
            f"La ligne {before + 1} du fichier ne peut pas être lue.", "Vérifiez les guillemets de cette ligne."
        ) from error
    return rows


def _unguarded(cell: Cell) -> Cell:
    """Without the apostrophe by which exports keep text from being taken for a formula."""
    return cell[1:] if isinstance(cell, str) and cell.startswith(_GUARDED) else cell


def _eight_bits(sample: bytes) -> str:
    """The encoding in which more letters are French ones."""
    return max(("cp1252", "mac_roman"), key=lambda name: len(_FRENCH_LETTERS.findall(sample.decode(name, "replace"))))


def _unmarked_utf16(data: bytes) -> str:
    """UTF-16 without a mark, told by the zeros of its Latin letters; empty for anything else."""
    sample = data[:400]
    half = len(sample) // 2
    if half < 4 or b"\x00\x00" in sample:
        return ""
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if odd > 0.8 * half and not even:
        return "utf-16-le"
    return "utf-16-be" if even > 0.8 * half and not odd else ""


def _separator(text: str) -> str:
    """The one that cuts the first lines the most often in the same number of cells; none if it cuts less than half."""
    sample = [line for line in text[:20_000].splitlines()[:30] if line.strip()]

    def regularity(separator: str) -> tuple[int, int]:
        widths = [len(cells) for cells in csv.reader(sample, delimiter=separator) if len(cells) > 1]
        usual = max(widths, key=lambda width: (widths.count(width), width), default=1)
        return (widths.count(usual), usual) if 2 * len(widths) >= len(sample) else (0, 1)

    return max(_NO_SEPARATOR + ";,\t|", key=regularity)
