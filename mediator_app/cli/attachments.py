"""``attachment add|list|get|fetch|remove``: signed papers, kept with their session or mandate."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mediator_app.cli.answers import Answer, table
from mediator_app.cli.grammar import Arguments, Commands
from mediator_app.cli.opening import on_laptop

if TYPE_CHECKING:
    from mediator_app.domain.signed_papers import SignedPaper
    from mediator_app.services.laptop import Laptop


def add_to(commands: Commands) -> None:
    """Add the commands to the table."""
    papers = commands.group("attachment", "les feuilles signées, numérisées ou photographiées")
    add = papers.add("add", "garder une feuille signée (JPEG, PNG ou PDF)", on_laptop(_add))
    add.add_argument("session", metavar="SESSION")
    add.add_argument("file", metavar="FICHIER", type=Path)
    add.add_argument("--mandate", action="store_true", help="SESSION nomme un mandat")
    listing = papers.add("list", "nommer les feuilles signées", on_laptop(_list))
    listing.add_argument("--session", metavar="ID", default="")
    get = papers.add("get", "écrire une feuille dans un fichier, en clair", on_laptop(_get))
    get.add_argument("id", metavar="ID")
    get.add_argument("--to", metavar="FICHIER", type=Path, required=True)
    fetch = papers.add("fetch", "demander au centre la feuille d’un collègue", on_laptop(_fetch))
    fetch.add_argument("id", metavar="ID")
    remove = papers.add("remove", "retirer une feuille", on_laptop(_remove))
    remove.add_argument("id", metavar="ID")


def _add(laptop: Laptop, arguments: Arguments) -> Answer:
    from mediator_app.services.attachments import keep_file

    session, mandate = ("", arguments.session) if arguments.mandate else (arguments.session, "")
    kept = keep_file(laptop, arguments.file.expanduser(), session=session, mandate=mandate)
    words = "Cette feuille était déjà là." if kept.was_there else "Feuille gardée sur ce poste."
    return Answer({**_told(kept.paper), "was_there": kept.was_there}, [f"{words} {kept.paper.id}"])


def _list(laptop: Laptop, arguments: Arguments) -> Answer:
    from mediator_app.services.attachments import coverage, list_papers, papers_of

    found = papers_of(laptop, arguments.session) if arguments.session else list_papers(laptop)
    covered = coverage(laptop)
    rows = [_told(one) for one in found]
    lines = table(map(_shown, rows))
    told = f"Ateliers clos avec une feuille signée\u00a0: {covered.with_sheet}, sans\u00a0: {covered.without_sheet}."
    return Answer({"papers": rows, "coverage": asdict(covered)}, [*lines, told])


def _shown(row: dict[str, Any]) -> dict[str, Any]:
    return {
        **{name: row[name] for name in ("id", "name", "byte_count", "sha256", "state")},
        "sha256": row["sha256"][:8],
    }


def _get(laptop: Laptop, arguments: Arguments) -> Answer:
    from mediator_app.services.attachments import save_paper

    path = arguments.to.expanduser().absolute()
    saved = save_paper(laptop, arguments.id, path)
    return Answer({**_told(saved), "file": str(path)}, [f"{saved.name}\u00a0: {path}"])


def _fetch(laptop: Laptop, arguments: Arguments) -> Answer:
    from mediator_app.services.attachments import fetch_paper

    asked = fetch_paper(laptop, arguments.id)
    words = "Elle est déjà sur ce poste." if asked.is_readable else "Elle viendra avec le prochain envoi."
    return Answer(_told(asked), [words])


def _remove(laptop: Laptop, arguments: Arguments) -> Answer:
    from mediator_app.services.attachments import remove_paper

    remove_paper(laptop, arguments.id)
    return Answer({"id": arguments.id}, ["Feuille retirée."])


def _told(paper: SignedPaper) -> dict[str, Any]:
    return {**asdict(paper), "state": paper.state.value}
