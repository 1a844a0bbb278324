"""The whole command line: its options, its commands, and how one is carried out. Nothing heavy is imported to read it."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from functools import cache
from typing import Final

from mediator_app.cli import (
    attachments,
    bundles,
    demo,
    equipment,
    exports,
    imports,
    kits,
    mandates,
    packs,
    pages,
    papers,
    payments,
    people,
    profile,
    programme,
    query,
    registrations,
    review,
    sessions,
    team,
    tours,
    upkeep,
    vouchers,
)
from mediator_app.cli.answers import WRONG_USAGE, show, show_error
from mediator_app.cli.grammar import Arguments, Commands, Parser, UsageError, given, whole_number
from mediator_app.cli.opening import given_passphrase, profile_folder
from mediator_app.cli.options import WindowOptions
from mediator_app.errors import AppError
from mediator_app.screens import PAGES

_FAMILIES: Final = (
    profile,
    team,
    bundles,
    imports,
    exports,
    people,
    programme,
    sessions,
    registrations,
    tours,
    kits,
    vouchers,
    payments,
    mandates,
    packs,
    equipment,
    papers,
    attachments,
    review,
    query,
    upkeep,
    demo,
    pages,
)
_WINDOW_ONLY: Final = ("demo", "page", "palette", "language", "text_size")
_TEXT_SIZES: Final = range(100, 201)


def read(argv: Sequence[str]) -> Arguments:
    """The command line as values; UsageError if it cannot be understood. Without a command it has no ``handler``."""
    parser = _parser()
    for text in argv:
        if "\x00" in text or any("\ud800" <= sign <= "\udfff" for sign in text):
            parser.error("un argument contient des signes qui ne sont pas du texte")
    arguments = parser.parse_args(list(argv))
    missing = getattr(arguments, "missing", None)
    if missing is not None and (named := missing(arguments)):
        parser.error(f"il manque {named}")
    window = [f"--{name.replace('_', '-')}" for name in _WINDOW_ONLY if getattr(arguments, name)]
    if wants_window(arguments):
        if arguments.json:
            parser.error("--json demande une commande")
        _check_window(parser, arguments)
    elif window:
        parser.error(f"{window[0]} ouvre la fenêtre et ne va pas avec une commande")
    return arguments


def wants_window(arguments: Arguments) -> bool:
    """Is the window asked for, and no command?"""
    return getattr(arguments, "handler", None) is None


def window_options(arguments: Arguments) -> WindowOptions:
    """What the window is asked to open with; AppError if the passphrase's file cannot be read."""
    return WindowOptions(
        profile=profile_folder(arguments) if arguments.profile else None,
        passphrase=given_passphrase(arguments),
        **given(arguments, _WINDOW_ONLY),
    )


def carry_out(arguments: Arguments) -> int:
    """Run the command and write its answer; the exit code."""
    try:
        return show(arguments.handler(arguments), as_json=arguments.json)
    except AppError as error:
        return show_error(error, as_json=arguments.json)


def refuse(error: UsageError, argv: Sequence[str]) -> int:
    """Say why the command line was not understood; the exit code."""
    print(error.usage, file=sys.stderr)
    problem = AppError(f"Commande mal écrite\u00a0: {error.sentence}.", "Voyez mediator-app --help.", code="usage")
    show_error(problem, as_json="--json" in argv)
    return WRONG_USAGE


@cache
def _parser() -> Parser:
    """Made once: its forty commands take as long as carrying one out, and reading a line changes nothing in it."""
    parser = Parser(prog="mediator-app", description="Tournée. Sans commande, ouvre la fenêtre.")
    parser.add_argument("--profile", metavar="DOSSIER", help="dossier du profil, s’il n’est pas celui d’usage")
    parser.add_argument("--passphrase-file", metavar="FICHIER", help="fichier de la phrase secrète")
    parser.add_argument("--json", action="store_true", help="répondre par un seul document JSON")
    window = parser.add_argument_group("fenêtre")
    window.add_argument("--demo", action="store_true", help="essayer avec des données inventées")
    window.add_argument("--page", metavar="CLÉ", help="ouvrir cette page (voir la commande pages)")
    window.add_argument("--palette", choices=("light", "dark", "contrast"))
    window.add_argument("--language", choices=("fr", "en"))
    window.add_argument("--text-size", metavar="POURCENT", type=whole_number)
    commands = Commands(parser, "commandes", required=False)
    for family in _FAMILIES:
        family.add_to(commands)
    return parser


def _check_window(parser: Parser, arguments: Arguments) -> None:
    if arguments.text_size is not None and arguments.text_size not in _TEXT_SIZES:
        parser.error(f"--text-size va de {_TEXT_SIZES[0]} à {_TEXT_SIZES[-1]}")
    if arguments.page is not None and arguments.page not in PAGES:
        parser.error(f"la page «\u00a0{arguments.page}\u00a0» n’existe pas (pages\u00a0: {', '.join(PAGES)})")
