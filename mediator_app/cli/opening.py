"""Which profile a command works on, and its passphrase: given by a file or the environment, else asked at a terminal."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from mediator_app.cli.answers import Answer
from mediator_app.cli.grammar import Arguments, Handler
from mediator_app.config import PASSPHRASE_VARIABLE, default_profile, passphrase_from
from mediator_app.errors import AppError, InvalidInputError

if TYPE_CHECKING:
    from mediator_app.services.laptop import Laptop


def on_laptop(work: Callable[[Laptop, Arguments], Answer]) -> Handler:
    """The command that opens the profile, does the work, and closes it."""

    def handler(arguments: Arguments) -> Answer:
        from mediator_app.services.profiles import laptop_at

        with laptop_at(profile_folder(arguments), passphrase(arguments)) as laptop:
            return work(laptop, arguments)

    return handler


def profile_folder(arguments: Arguments) -> Path:
    """The folder of the profile asked for."""
    return Path(arguments.profile).expanduser().absolute() if arguments.profile else default_profile()


def passphrase(arguments: Arguments) -> str:
    """The passphrase; AppError (code ``passphrase_needed``) when it was not given and nobody is there to ask."""
    found = given_passphrase(arguments)
    return found if found is not None else _asked("Phrase secrète\u00a0: ")


def new_passphrase(arguments: Arguments) -> str:
    """The passphrase of a new profile, asked twice if it is typed."""
    found = given_passphrase(arguments)
    if found is not None:
        return found
    typed = _asked("Choisissez une phrase secrète\u00a0: ")
    if _asked("La même, encore une fois\u00a0: ") != typed:
        raise InvalidInputError("Les deux phrases ne sont pas les mêmes.", "Recommencez.")
    return typed


def given_passphrase(arguments: Arguments) -> str | None:
    """The passphrase of the file or of the environment; None if it must be asked."""
    file = Path(arguments.passphrase_file) if arguments.passphrase_file else None
    return passphrase_from(file, os.environ)


def _asked(prompt: str) -> str:
    if sys.stdin is None or not sys.stdin.isatty():
        raise AppError(
            "La phrase secrète manque.",
            f"Donnez-la par --passphrase-file FICHIER ou par la variable {PASSPHRASE_VARIABLE}.",
            code="passphrase_needed",
        )
    import getpass

    try:
        return getpass.getpass(prompt)
    except EOFError:
        raise AppError("Aucune phrase secrète n’a été saisie.", code="passphrase_needed") from None
