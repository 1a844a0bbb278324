"""``export people|sessions|attendance|… --to FILE``."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from mediator_app.cli.answers import Answer, shortened
from mediator_app.cli.grammar import Arguments, Commands, iso_day
from mediator_app.cli.opening import on_laptop

if TYPE_CHECKING:
    from mediator_app.services.exports import ExportKind
    from mediator_app.services.laptop import Laptop

_KINDS: Final[dict[ExportKind, tuple[str, tuple[str, ...]]]] = {
    "people": ("les personnes", ("la-coop",)),
    "sessions": ("les ateliers", ()),
    "attendance": ("les présences", ("la-coop",)),
    "redemptions": ("les chèques pris", ()),
    "payments": ("l’argent reçu", ()),
    "places": ("les lieux", ("standard",)),
    "stops": ("les étapes des tournées", ()),
    "workshops": ("le programme des ateliers", ()),
    "mandates": ("les mandats", ()),
    "packs": ("les parcours et ce qu’il en reste", ()),
    "levels": ("les niveaux avant et après", ()),
    "equipment": ("le matériel et où il est", ()),
}
_DATED: Final = ("sessions", "attendance", "redemptions", "payments")


def add_to(commands: Commands) -> None:
    """Add the commands to the table."""
    exports = commands.group("export", "enregistrer un tableau CSV, XLSX, ODS ou JSON")
    for kind, (words, forms) in _KINDS.items():
        parser = exports.add(kind, f"enregistrer {words}", on_laptop(partial(_export, kind)))
        parser.add_argument("--to", metavar="FICHIER", type=Path, required=True, help="le fichier, ou son dossier")
        if forms:
            parser.add_argument("--form", choices=forms, default="", help="une forme que d’autres attendent")
        if kind in _DATED:
            parser.add_argument("--from", dest="first", metavar="DATE", type=iso_day, help="premier jour")
            parser.add_argument("--until", dest="last", metavar="DATE", type=iso_day, help="dernier jour")


def _export(kind: ExportKind, laptop: Laptop, arguments: Arguments) -> Answer:
    from mediator_app.services.exports import export_to

    form, first, last = (getattr(arguments, name, None) or "" for name in ("form", "first", "last"))
    made = export_to(laptop, kind, arguments.to, form, first=first, last=_day_after(last))
    document = {"rows": made.rows, "file": str(made.path), "warnings": list(made.warnings)}
    lines = "lignes enregistrées" if made.rows > 1 else "ligne enregistrée"
    return Answer(document, [f"{made.rows} {lines}\u00a0: {made.path}", *shortened(made.warnings)])


def _day_after(last: str) -> str:
    """The day before which an export ends, empty if it has no end; nothing comes after the calendar's last day."""
    day = date.fromisoformat(last) if last else date.max
    return "" if day == date.max else (day + timedelta(days=1)).isoformat()
