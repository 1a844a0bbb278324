"""``bundle write`` and ``bundle read``: sending and receiving by USB stick."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from mediator_app.cli.answers import Answer
from mediator_app.cli.grammar import Arguments, Commands
from mediator_app.cli.opening import on_laptop

if TYPE_CHECKING:
    from mediator_app.services.laptop import Laptop

_CENTRE: Final = "centre"


def add_to(commands: Commands) -> None:
    """Add the commands to the table."""
    both = commands.group("bundle", "envoyer ou recevoir par clé USB")
    write = both.add("write", "mettre sur une clé tout ce qui attend le centre", on_laptop(_write))
    write.add_argument("file", metavar="FICHIER", type=Path)
    write.add_argument("--for", dest="recipient", metavar="POSTE", default=_CENTRE, help="qui le portera au centre")
    read = both.add("read", "lire un colis du centre, ou se charger de celui d’un collègue", on_laptop(_read))
    read.add_argument("file", metavar="FICHIER", type=Path)


def _write(laptop: Laptop, arguments: Arguments) -> Answer:
    from mediator_app.sync.parcel_files import write_papers, write_parcel

    written = write_parcel(laptop.connection, laptop.clock, arguments.file, arguments.recipient)
    is_direct = arguments.recipient == _CENTRE
    papers = write_papers(laptop.connection, laptop.clock, arguments.file) if is_direct else []
    lines = [
        f"Colis écrit\u00a0: {arguments.file}. Le centre seul peut le lire.",
        f"Opérations\u00a0: {written.count}.",
    ]
    lines += [f"Papiers signés\u00a0: {file}" for file in papers]
    files = [str(file) for file in papers]
    return Answer(
        {"id": written.id, "file": str(arguments.file), "operations": written.count, "paper_files": files}, lines
    )


def _read(laptop: Laptop, arguments: Arguments) -> Answer:
    from mediator_app.sync.parcel_files import read_parcel

    read = read_parcel(laptop.connection, laptop.clock, arguments.file)
    return Answer(
        {
            "id": read.id,
            "answered": read.answered,
            "received": read.received,
            "carried": read.carried,
            "papers": read.papers,
        },
        [f"Réponses du centre\u00a0: {read.answered}. Fiches reçues\u00a0: {read.received}."]
        if not read.carried
        else ["Colis d’un collègue gardé\u00a0: il partira au prochain envoi, sans que ce poste puisse le lire."],
    )
