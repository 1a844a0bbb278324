"""The papers of one session, opened in the preview: the sheet to sign, the town hall's poster, blank forms for a bad day."""

from __future__ import annotations

from typing import Final

from PySide6.QtWidgets import QWidget

from mediator_app.desktop.paper.preview import PreviewWindow, open_preview
from mediator_app.desktop.workplace import Workplace
from mediator_app.documents.printing import Printable
from mediator_app.errors import InvalidInputError
from mediator_app.services import paper, posters
from mediator_app.services.laptop import Laptop
from mediator_app.services.sessions import session_card

SHEET: Final = "sheet"
POSTER: Final = "poster"
FORMS: Final = "forms"


def open_paper_of(workplace: Workplace, session: str, which: str, parent: QWidget) -> PreviewWindow:
    """Show one of the papers of a session: ``SHEET``, ``POSTER`` or ``FORMS``."""
    make = {SHEET: paper.attendance_sheet, POSTER: _poster, FORMS: _forms}[which]
    return open_preview(workplace, lambda laptop: make(laptop, session), parent)


def _poster(laptop: Laptop, session: str) -> Printable:
    place = session_card(laptop, session).row.place
    if not place:
        raise InvalidInputError("Il manque le lieu de l’atelier.", "Choisissez-le, puis imprimez l’affiche.")
    return posters.poster(laptop, place)


def _forms(laptop: Laptop, session: str) -> Printable:
    return paper.fallback_form(laptop, session=session)
