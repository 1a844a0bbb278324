"""Documents to print, and what a reader finds in the PDF: its text, page by page, and its structure."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any

from pypdf import PdfReader
from pypdf.generic import DictionaryObject

from mediator_app.documents.printing import pdf
from mediator_app.documents.session_papers import AttendanceSheet, SessionHeading, SheetRow

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)


def heading(**changes: Any) -> SessionHeading:
    """A morning's workshop."""
    values: dict[str, Any] = {
        "session": "0192a1c0-0000-7000-8000-000000000001",
        "title": "Découvrir la tablette",
        "place": "Mairie",
        "commune": "Royère-de-Vassivière",
        "starts": NOON.replace(hour=10),
        "ends": NOON,
        "mediators": ("Claire Fourneau",),
    }
    return SessionHeading(**{**values, **changes})


def sheet(*names: str, **changes: Any) -> AttendanceSheet:
    """An attendance sheet of people with these last names, and one blank row."""
    rows = tuple(SheetRow(number, name, "Denise", "Gentioux-Pigerolles") for number, name in enumerate(names, 1))
    return AttendanceSheet(heading(**changes), rows, blank_rows=1)


@lru_cache(maxsize=32)
def written(document: Any) -> bytes:
    """The PDF, made once for all tests that look at the same document."""
    return pdf(document)


@lru_cache(maxsize=32)
def pages_of(document: Any) -> list[str]:
    """The text layer of each page, in reading order."""
    return [page.extract_text() for page in PdfReader(io.BytesIO(written(document))).pages]


def text_of(document: Any) -> str:
    """The whole text layer, its lines joined by single spaces."""
    return " ".join(" ".join(pages_of(document)).split())


def tags_of(document: Any) -> list[tuple[str, str]]:
    """The tags of the document in order: « /TH », and what is said in place of a picture."""
    root = PdfReader(io.BytesIO(written(document))).root_object["/StructTreeRoot"]
    return [(str(element["/S"]), str(element.get("/Alt", ""))) for element in _elements(root)]


def _elements(node: Any) -> Iterator[DictionaryObject]:
    kids = node.get("/K", []) if isinstance(node, DictionaryObject) else []
    for kid in kids if isinstance(kids, list) else [kids]:
        element = kid.get_object()
        if isinstance(element, DictionaryObject) and "/S" in element:
            yield element
            yield from _elements(element)
