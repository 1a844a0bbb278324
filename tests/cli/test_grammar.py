"""How the command line is read: what it refuses, and the words in which it says so."""

from __future__ import annotations

import argparse
from typing import Any

import pytest

from mediator_app.cli.answers import Answer
from mediator_app.cli.grammar import Commands, Parser, UsageError, given, iso_day, whole_number


@pytest.fixture(scope="module")
def parser() -> Parser:
    made = Parser(prog="essai", description="Un essai.")
    commands = Commands(made, "commandes", required=True)
    group = commands.group("person", "les personnes")
    add = group.add("add", "ajouter", lambda _: Answer({}, []))
    add.add_argument("name", metavar="NOM")
    add.add_argument("--year", metavar="N", type=whole_number)
    add.add_argument("--born", metavar="DATE", type=iso_day)
    add.add_argument("--seats", metavar="N", type=int)
    add.add_argument("--kind", choices=("a", "b"))
    return made


def said(parser: Parser, *words: str) -> str:
    with pytest.raises(UsageError) as refused:
        parser.parse_args(words)
    assert refused.value.usage.startswith("utilisation\u00a0: essai")
    return refused.value.sentence


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ((), "il manque COMMANDE"),
        (("person", "add"), "il manque NOM"),
        (("person", "add", "Roche", "--colour"), "--colour n’est pas compris"),
        (("person", "add", "Roche", "--year"), "--year attend une valeur"),
        (("person", "add", "Roche", "--seats", "x"), "--seats\u00a0: «\u00a0x\u00a0» n’est pas un nombre entier"),
        (
            ("person", "add", "Roche", "--year", "-1"),
            "--year\u00a0: «\u00a0-1\u00a0» n’est pas un nombre entier positif",
        ),
        (
            ("person", "add", "Roche", "--kind", "c"),
            "--kind\u00a0: «\u00a0c\u00a0» est inconnu (possibles\u00a0: 'a', 'b')",
        ),
        (
            ("person", "add", "Roche", "--born", "31/12/1948"),
            "--born\u00a0: «\u00a031/12/1948\u00a0» n’est pas une date (par exemple 2026-12-31)",
        ),
    ],
)
def test_wrong_line_is_told_in_french(parser: Parser, words: tuple[str, ...], sentence: str) -> None:
    assert said(parser, *words) == sentence


def test_beginning_of_an_option_is_not_the_option(parser: Parser) -> None:
    assert said(parser, "person", "add", "Roche", "--yea", "1948") == "--yea 1948 n’est pas compris"


def test_json_is_taken_after_a_command_and_is_absent_without(parser: Parser) -> None:
    assert parser.parse_args(["person", "add", "Roche", "--json"]).json is True
    assert "json" not in vars(parser.parse_args(["person", "add", "Roche"]))


def test_only_options_that_were_given_are_fields(parser: Parser) -> None:
    read = parser.parse_args(["person", "add", "Roche", "--year", "0"])
    assert given(read, ("name", "year", "born")) == {"name": "Roche", "year": 0}


@pytest.mark.parametrize(("text", "number"), [("0", 0), ("2147483647", 2**31 - 1), ("007", 7)])
def test_whole_number_is_read(text: str, number: int) -> None:
    assert whole_number(text) == number


@pytest.mark.parametrize("text", ["", "-1", "1.5", "2147483648", "٣", "²", "1 000"])
def test_anything_else_than_a_whole_number_is_refused(text: str) -> None:
    with pytest.raises(argparse.ArgumentTypeError, match="n’est pas un nombre entier positif"):
        whole_number(text)


@pytest.mark.parametrize(("text", "day"), [("2026-12-31", "2026-12-31"), ("20261231", "2026-12-31")])
def test_day_is_read(text: str, day: str) -> None:
    assert iso_day(text) == day


@pytest.mark.parametrize("text", ["", "2026-13-01", "31/12/2026", "2026-02-29"])
def test_day_that_is_not_in_the_calendar_is_refused(text: Any) -> None:
    with pytest.raises(argparse.ArgumentTypeError, match="n’est pas une date"):
        iso_day(text)


@pytest.mark.parametrize(
    ("text", "day"), [("2028-02-29", "2028-02-29"), ("9999-12-31", "9999-12-31"), ("2026-W48-2", "2026-11-24")]
)
def test_day_of_the_calendar_is_read_however_iso_writes_it(text: str, day: str) -> None:
    assert iso_day(text) == day
