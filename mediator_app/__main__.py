"""Starts the command line, or the window if no command is given; only then is Qt imported."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from io import TextIOWrapper

from mediator_app.cli.answers import REFUSED, show_error
from mediator_app.cli.grammar import UsageError
from mediator_app.cli.main import carry_out, read, refuse, wants_window, window_options
from mediator_app.errors import AppError


def main(argv: Sequence[str] | None = None) -> int:
    """Run ``mediator-app``; the exit code: 0 done, 1 refused, 2 wrong usage."""
    words = sys.argv[1:] if argv is None else argv
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        code = _run(words)
        sys.stdout.flush()
    except KeyboardInterrupt:
        return REFUSED
    except BrokenPipeError:  # whoever read our lines has read enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return REFUSED
    return code


def _run(words: Sequence[str]) -> int:
    try:
        arguments = read(words)
    except UsageError as error:
        return refuse(error, words)
    if not wants_window(arguments):
        return carry_out(arguments)
    try:
        options = window_options(arguments)
    except AppError as error:
        return show_error(error, as_json=False)
    from mediator_app.desktop.application import run

    return run(options)


if __name__ == "__main__":
    sys.exit(main())
