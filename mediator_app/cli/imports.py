"""``import people`` and ``import places``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from mediator_app.cli.answers import Answer
from mediator_app.cli.grammar import Arguments, Commands
from mediator_app.cli.opening import on_laptop

if TYPE_CHECKING:
    from mediator_app.services.import_plan import ImportReport
    from mediator_app.services.laptop import Laptop

_SHOWN: Final = 20
"""Lines of warnings that a person can take in; scripts get them all."""


def add_to(commands: Commands) -> None:
    """Add the commands to the table."""
    imports = commands.group("import", "reprendre un tableau CSV, XLSX, ODS ou JSON")
    for parser in (
        imports.add("people", "reprendre une liste de personnes", on_laptop(_people)),
        imports.add("places", "reprendre une liste de lieux", on_laptop(_places)),
    ):
        parser.add_argument("file", metavar="FICHIER", type=Path)
        parser.add_argument("--dry-run", action="store_true", help="dire ce qui serait fait, sans rien écrire")


def _people(laptop: Laptop, arguments: Arguments) -> Answer:
    from mediator_app.services.imports import import_people

    return _answer(import_people(laptop, arguments.file, dry_run=arguments.dry_run))


def _places(laptop: Laptop, arguments: Arguments) -> Answer:
    from mediator_app.services.imports import import_places

    return _answer(import_places(laptop, arguments.file, dry_run=arguments.dry_run))


def _answer(report: ImportReport) -> Answer:
    document = {
        "read": report.read,
        "created": report.created,
        "updated": report.updated,
        "unchanged": report.unchanged,
        "refused": [{"row": one.row, "reason": one.reason} for one in report.refused],
        "warnings": list(report.warnings),
    }
    told = [*(f"Ligne {one.row} refusée\u00a0: {one.reason}" for one in report.refused), *report.warnings]
    more = [f"… et {len(told) - _SHOWN} autres remarques (toutes avec --json)."] if len(told) > _SHOWN else []
    counts = (
        f"Lignes lues\u00a0: {report.read}, ajoutées {report.created}, complétées {report.updated},"
        f" inchangées {report.unchanged}, refusées {len(report.refused)}."
    )
    return Answer(document, [counts, *told[:_SHOWN], *more])
