"""Writes a file that a person asked for whole or not at all; what is in it is left to the modules beside."""

from __future__ import annotations

import contextlib
from pathlib import Path

from mediator_app.errors import AppError


def write_whole(data: bytes, path: Path) -> None:
    """Write the bytes; a file that stood there is replaced once all of them are on the disk, else left as it was.

    AppError (code ``not_written``) where that fails: a folder that is none, a stick that is full or locked.
    """
    beside = path.with_name(f".{path.name}.part")
    try:
        beside.write_bytes(data)
        beside.replace(path)
    except OSError as error:
        with contextlib.suppress(OSError):
            beside.unlink(missing_ok=True)
        raise AppError(
            f"Le fichier «\u00a0{path.name}\u00a0» n’a pas pu être enregistré.",
            "Choisissez un autre dossier, ou fermez le fichier s’il est ouvert ailleurs.",
            code="not_written",
        ) from error
