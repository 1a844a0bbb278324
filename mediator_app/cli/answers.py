"""What a command answers, and how it is written: one JSON document for scripts, short French lines for people."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from mediator_app.errors import AppError

DONE: Final = 0
REFUSED: Final = 1
WRONG_USAGE: Final = 2

_WIDEST: Final = 48
_SHOWN: Final = 20
"""Remarks that a person can take in."""


@dataclass(frozen=True, slots=True)
class Answer:
    """The document for scripts, the lines for people, what people must read in any case, and whether all went well."""

    document: Any
    lines: Sequence[str] = ()
    notes: Sequence[str] = ()
    ok: bool = True


def show(answer: Answer, *, as_json: bool) -> int:
    """Write an answer; the exit code."""
    for note in answer.notes:
        print(note, file=sys.stderr)
    if as_json:
        print(json.dumps(answer.document, ensure_ascii=False))
    else:
        for line in answer.lines:
            print(line)
    return DONE if answer.ok else REFUSED


def show_error(error: AppError, *, as_json: bool) -> int:
    """Write why a command was refused, in words on the error stream; the exit code."""
    print(error.title, file=sys.stderr)
    if error.hint:
        print(error.hint, file=sys.stderr)
    if as_json:
        described = {"code": error.code, "title": error.title, "hint": error.hint}
        print(json.dumps({"error": described}, ensure_ascii=False))
    return REFUSED


def table(rows: Iterable[Mapping[str, Any]]) -> list[str]:
    """Rows under their columns, as lines of text; long values are cut."""
    rows = [{name: _cut(value) for name, value in row.items()} for row in rows]
    if not rows:
        return ["Aucune ligne."]
    widths = {name: max(len(name), *(len(row[name]) for row in rows)) for name in rows[0]}
    titles = {name: name for name in rows[0]}
    return ["  ".join(line[name].ljust(width) for name, width in widths.items()).rstrip() for line in (titles, *rows)]


def shortened(remarks: Sequence[str]) -> list[str]:
    """As many remarks as a person can take in, and how many more there are; scripts get them all."""
    left = len(remarks) - _SHOWN
    if left <= 0:
        return list(remarks)
    rest = "une autre remarque" if left == 1 else f"{left} autres remarques"
    return [*remarks[:_SHOWN], f"… et {rest} (toutes avec --json)."]


def _cut(value: object) -> str:
    told = ", ".join(map(str, value)) if isinstance(value, list | tuple) else value
    text = "" if told is None else " ".join(str(told).split())
    return text if len(text) <= _WIDEST else text[: _WIDEST - 1] + "…"
