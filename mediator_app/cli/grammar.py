"""How the command line is read: French usage messages, and a table in which each family of commands writes its own."""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable, Iterable
from datetime import date
from typing import Any, Final, NoReturn

from mediator_app.cli.answers import Answer

Arguments = argparse.Namespace
Handler = Callable[[Arguments], Answer]

_FRENCH: Final = (
    (r"the following arguments are required: (.*)", r"il manque {0}"),
    (r"unrecognized arguments: (.*)", "{0} n’est pas compris"),
    (r"argument (\S+): expected one argument", "{0} attend une valeur"),
    (r"argument (\S+): expected at least one argument", "{0} attend au moins une valeur"),
    (r"argument (\S+): invalid int value: '(.*)'", "{0}\u00a0: «\u00a0{1}\u00a0» n’est pas un nombre entier"),
    (
        r"argument (\S+): invalid choice: '(.*)' \(choose from (.*)\)",
        "{0}\u00a0: «\u00a0{1}\u00a0» est inconnu (possibles\u00a0: {2})",
    ),
    (r"argument (\S+): (.*)", "{0}\u00a0: {1}"),
)


class UsageError(Exception):
    """The command line cannot be understood; ``usage`` shows how it is written."""

    def __init__(self, sentence: str, usage: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.usage = usage


class Parser(argparse.ArgumentParser):
    """argparse with French titles, that raises instead of leaving."""

    def __init__(self, **options: str | None) -> None:
        super().__init__(
            prog=options.get("prog"),
            description=options.get("description"),
            formatter_class=_Formatter,
            add_help=False,
            allow_abbrev=False,
        )
        self._positionals.title = "arguments"
        self._optionals.title = "options"
        self.add_argument("-h", "--help", action="help", help="montrer cette aide")

    def error(self, message: str) -> NoReturn:
        """Raise UsageError, in French."""
        raise UsageError(_in_french(message), self.format_usage().strip())


class Commands:
    """The commands of a parser, or of a group of commands (``person add``)."""

    def __init__(self, parser: argparse.ArgumentParser, title: str, *, required: bool) -> None:
        self._table = parser.add_subparsers(
            title=title, metavar="COMMANDE", required=required, parser_class=Parser, dest="command"
        )

    def add(self, name: str, description: str, handler: Handler) -> argparse.ArgumentParser:
        """Add a command; its options are added to the parser returned."""
        parser = self._table.add_parser(name, help=description, description=description)
        # Absent here, it must not undo one given before the command.
        parser.add_argument("--json", action="store_true", default=argparse.SUPPRESS, help="répondre en JSON")
        parser.set_defaults(handler=handler)
        return parser

    def group(self, name: str, description: str) -> Commands:
        """Add a word that is followed by another one."""
        parser = self._table.add_parser(name, help=description, description=description)
        return Commands(parser, "commandes", required=True)


def given(arguments: Arguments, names: Iterable[str]) -> dict[str, Any]:
    """Those of the named options that were given, by name."""
    return {name: value for name in names if (value := getattr(arguments, name)) is not None}


def iso_day(text: str) -> str:
    """An option's value that must be a date written 2026-12-31."""
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        message = f"«\u00a0{text}\u00a0» n’est pas une date (par exemple 2026-12-31)"
        raise argparse.ArgumentTypeError(message) from None


def whole_number(text: str) -> int:
    """An option's value that must be a whole number, from zero to two thousand million."""
    if not (text.isascii() and text.isdigit() and int(text) < 2**31):
        message = f"«\u00a0{text}\u00a0» n’est pas un nombre entier positif"
        raise argparse.ArgumentTypeError(message)
    return int(text)


class _Formatter(argparse.HelpFormatter):
    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[Any],
        prefix: str | None = None,
    ) -> None:
        super().add_usage(usage, actions, groups, "utilisation\u00a0: " if prefix is None else prefix)


def _in_french(message: str) -> str:
    for pattern, french in _FRENCH:
        found = re.fullmatch(pattern, message, re.DOTALL)
        if found:
            return french.format(*found.groups())
    return message
