"""``check``, ``backup`` and ``restore``."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from mediator_app.cli.answers import Answer
from mediator_app.cli.grammar import Arguments, Commands
from mediator_app.cli.opening import on_laptop, passphrase, profile_folder

if TYPE_CHECKING:
    from mediator_app.services.laptop import Laptop


def add_to(commands: Commands) -> None:
    """Add the commands to the table."""
    commands.add("check", "vérifier le fichier des données", on_laptop(_check))
    backup = commands.add("backup", "faire une sauvegarde vérifiée", on_laptop(_backup))
    backup.add_argument("file", metavar="FICHIER", type=Path)
    restore = commands.add("restore", "reprendre une sauvegarde dans le dossier du profil", _restore)
    restore.add_argument("file", metavar="FICHIER", type=Path)


def _check(laptop: Laptop, _: Arguments) -> Answer:
    from mediator_app.services.profiles import check_profile

    return _answer("Les données sont en bon état.", check_profile(laptop))


def _backup(laptop: Laptop, arguments: Arguments) -> Answer:
    from mediator_app.services.profiles import back_up

    back_up(laptop, arguments.file)
    return _answer(f"Sauvegarde écrite et relue\u00a0: {arguments.file}", ())


def _restore(arguments: Arguments) -> Answer:
    from mediator_app.services.profiles import bring_back

    restored = bring_back(arguments.file, profile_folder(arguments), passphrase(arguments))
    before = [f"Les données d’avant sont gardées dans {restored.replaced}."] if restored.replaced else []
    return _answer("Sauvegarde reprise.", restored.problems, before)


def _answer(done: str, problems: Sequence[str], notes: Sequence[str] = ()) -> Answer:
    document = {"ok": not problems, "problems": list(problems)}
    return Answer(document, list(problems) or [done], notes, ok=not problems)
