"""``init``: prepare this computer."""

from __future__ import annotations

from mediator_app.cli.answers import Answer
from mediator_app.cli.grammar import Arguments, Commands
from mediator_app.cli.opening import new_passphrase, profile_folder


def add_to(commands: Commands) -> None:
    """Add the command to the table."""
    commands.add("init", "préparer un profil chiffré sur ce poste", _init)


def _init(arguments: Arguments) -> Answer:
    from mediator_app.services.profiles import prepare_profile

    folder = profile_folder(arguments)
    recovery = prepare_profile(folder, new_passphrase(arguments))
    # On the error stream, so that it is neither lost nor kept by whatever keeps the document.
    notes = [
        f"Code de secours, à imprimer et à ranger loin de ce poste\u00a0: {recovery}",
        "Il ouvre les données si la phrase secrète est oubliée. Il ne sera plus montré.",
    ]
    return Answer({"profile": str(folder)}, [f"Profil prêt\u00a0: {folder}"], notes)
