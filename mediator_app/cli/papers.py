"""``print attendance-sheet|reminders|poster|blank-form|mandate|tour|attestation|test-codes``: papers as PDF files."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Final

from mediator_app.cli.answers import Answer
from mediator_app.cli.grammar import Arguments, Commands, whole_number
from mediator_app.cli.opening import on_laptop

if TYPE_CHECKING:
    from mediator_app.documents.printing import Printable
    from mediator_app.services.laptop import Laptop

_FORMS: Final = ("presence", "people", "group")


def add_to(commands: Commands) -> None:
    """Add the commands to the table."""
    papers = commands.group("print", "préparer des papiers à imprimer, en PDF")
    sheet = papers.add("attendance-sheet", "la feuille de présence d’un atelier", on_laptop(_attendance_sheet))
    sheet.add_argument("session", metavar="SESSION")
    sheet.add_argument("--blank-rows", metavar="NOMBRE", type=whole_number, default=6, help="lignes vides (6)")
    sheet.add_argument("--keeper", metavar="TEXTE", default="", help="à qui demander ses données")
    reminders = papers.add("reminders", "les personnes à rappeler avant un atelier", on_laptop(_reminders))
    reminders.add_argument("session", metavar="SESSION")
    poster = papers.add("poster", "l’affiche d’un lieu, avec ses prochains ateliers", on_laptop(_poster))
    poster.add_argument("place", metavar="LIEU")
    poster.add_argument("--phone", metavar="NUMÉRO", default="", help="pour s’inscrire")
    poster.add_argument("--address", metavar="URL", default="", help="page d’inscription")
    poster.add_argument("--price", metavar="TEXTE", default="", help="par exemple «\u00a0Gratuit\u00a0»")
    blank = papers.add("blank-form", "les feuilles de secours, à remplir à la main", _blank_form)
    blank.add_argument("--form", choices=_FORMS, nargs="+", default=list(_FORMS))
    blank.add_argument("--session", metavar="SESSION", default="")
    mandate = papers.add("mandate", "un mandat, en deux exemplaires", on_laptop(_mandate))
    mandate.add_argument("mandate", metavar="MANDAT")
    tour = papers.add("tour", "la feuille de route d’une tournée", on_laptop(_tour))
    tour.add_argument("tour", metavar="TOURNÉE")
    attestation = papers.add("attestation", "l’attestation d’un parcours", on_laptop(_attestation))
    attestation.add_argument("pack", metavar="PARCOURS")
    codes = papers.add("test-codes", "la page qui essaie un lecteur de codes", _test_codes)
    for parser in (sheet, reminders, poster, blank, mandate, tour, attestation, codes):
        _add_file(parser)


def _add_file(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--to", metavar="FICHIER", type=Path, required=True, help="fichier PDF à écrire")


def _attendance_sheet(laptop: Laptop, arguments: Arguments) -> Answer:
    from mediator_app.services.paper import attendance_sheet

    made = attendance_sheet(laptop, arguments.session, blank_rows=arguments.blank_rows, keeper=arguments.keeper)
    return _written(made, arguments, rows=len(made.rows))


def _reminders(laptop: Laptop, arguments: Arguments) -> Answer:
    from mediator_app.services.paper import reminder_list

    made = reminder_list(laptop, arguments.session)
    return _written(made, arguments, rows=len(made.rows))


def _poster(laptop: Laptop, arguments: Arguments) -> Answer:
    from mediator_app.services.posters import PosterWishes, poster

    made = poster(laptop, arguments.place, PosterWishes(arguments.phone, arguments.address, arguments.price))
    return _written(made, arguments, dates=len(made.dates))


def _blank_form(arguments: Arguments) -> Answer:
    """Forms without a session need no profile: they are for the day when nothing opens."""
    from mediator_app.documents.fallback_forms import FallbackForm

    if arguments.session:
        return on_laptop(_form_of_session)(arguments)
    return _written(FallbackForm(tuple(arguments.form)), arguments)


def _form_of_session(laptop: Laptop, arguments: Arguments) -> Answer:
    from mediator_app.services.paper import fallback_form

    return _written(fallback_form(laptop, arguments.form, arguments.session), arguments)


def _mandate(laptop: Laptop, arguments: Arguments) -> Answer:
    from mediator_app.services.paper import mandate_form

    return _written(mandate_form(laptop, arguments.mandate), arguments)


def _tour(laptop: Laptop, arguments: Arguments) -> Answer:
    from mediator_app.services.tour_papers import tour_sheet

    made = tour_sheet(laptop, arguments.tour)
    return _written(made, arguments, stops=len(made.stops))


def _attestation(laptop: Laptop, arguments: Arguments) -> Answer:
    from mediator_app.services.levels import attestation

    made = attestation(laptop, arguments.pack)
    return _written(made, arguments, sessions=len(made.sessions))


def _test_codes(arguments: Arguments) -> Answer:
    from mediator_app.documents.scanner_page import ScannerTestPage

    return _written(ScannerTestPage(), arguments)


def _written(document: Printable, arguments: Arguments, **counts: int) -> Answer:
    from mediator_app.documents.printing import write_pdf

    path = arguments.to.expanduser().absolute()
    size = write_pdf(document, path)
    answer = {"file": str(path), "title": document.title, "bytes": size, **counts}
    return Answer(answer, [f"{document.title}\u00a0: {path}"])
