"""``import people``, ``import places``, ``import sessions``, ``import registrations``."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from mediator_app.cli.answers import Answer, shortened
from mediator_app.cli.grammar import Arguments, Commands
from mediator_app.cli.opening import on_laptop

if TYPE_CHECKING:
    from mediator_app.domain.import_headers import ImportKind
    from mediator_app.services.import_plan import ImportReport, ImportRequest
    from mediator_app.services.laptop import Laptop

_KINDS: Final[dict[ImportKind, str]] = {
    "people": "reprendre une liste de personnes",
    "places": "reprendre une liste de lieux",
    "sessions": "reprendre un planning d’ateliers",
    "registrations": "reprendre une liste d’inscriptions",
}


def add_to(commands: Commands) -> None:
    """Add the commands to the table."""
    imports = commands.group("import", "reprendre un tableau CSV, XLSX, ODS ou JSON")
    for kind, words in _KINDS.items():
        parser = imports.add(kind, words, on_laptop(partial(_import, kind)))
        parser.add_argument("file", metavar="FICHIER", type=Path)
        parser.add_argument("--sheet", metavar="FEUILLE", help="la feuille à lire, si ce n’est pas la plus probable")
        parser.add_argument("--dry-run", action="store_true", help="dire ce qui serait fait, sans rien écrire")
        parser.add_argument(
            "--refused-to", metavar="FICHIER", type=Path, help="écrire les lignes refusées dans ce fichier"
        )
        if kind == "registrations":
            parser.add_argument("--session", metavar="ATELIER", default="", help="l’atelier de toutes les lignes")
            parser.add_argument(
                "--doubtful", choices=("ask", "new"), default="ask", help="qui est peut-être déjà connu"
            )


def _import(kind: ImportKind, laptop: Laptop, arguments: Arguments) -> Answer:
    from mediator_app.services.import_refused import write_refused
    from mediator_app.services.imports import import_table, request_for, try_import

    request = request_for(kind, arguments.file, arguments.sheet, getattr(arguments, "session", ""))
    if getattr(arguments, "doubtful", "ask") == "new":
        request = _all_new(laptop, request)
    report = (try_import if arguments.dry_run else import_table)(laptop, request)
    if arguments.refused_to is not None:
        write_refused(request.table, report, arguments.refused_to)
    return _answer(kind, report, _left_out(request))


def _left_out(request: ImportRequest) -> list[str]:
    """What is said of the columns that nothing is taken from."""
    taken = set(request.columns.values())
    left = [header for header in request.table.headers if header and header not in taken]
    return [f"Colonnes laissées de côté\u00a0: {', '.join(left)}."] if left else []


def _all_new(laptop: Laptop, request: ImportRequest) -> ImportRequest:
    """The same request, every row that would be asked about answered « somebody new »."""
    from dataclasses import replace

    from mediator_app.services.import_plan import NEW_PERSON, Outcome
    from mediator_app.services.imports import try_import

    asked = [one.row for one in try_import(laptop, request).rows if one.outcome is Outcome.ASKED]
    return replace(request, answers=dict.fromkeys(asked, NEW_PERSON))


def _answer(kind: ImportKind, report: ImportReport, left_out: list[str]) -> Answer:
    document: dict[str, Any] = {
        "read": report.read,
        "created": report.created,
        "updated": report.updated,
        "unchanged": report.unchanged,
        "refused": [{"row": one.row, "reason": one.reason} for one in report.refused],
        "warnings": [*left_out, *report.warnings],
    }
    if kind == "registrations":
        document |= {"new_people": report.new_people, "waiting": report.waiting}
    told = [*left_out, *(f"Ligne {one.row} refusée\u00a0: {one.reason}" for one in report.refused), *report.warnings]
    counts = (
        f"Lignes lues\u00a0: {report.read}, ajoutées {report.created}, complétées {report.updated},"
        f" inchangées {report.unchanged}, refusées {len(report.refused)}."
    )
    return Answer(document, [counts, *shortened(told)])
