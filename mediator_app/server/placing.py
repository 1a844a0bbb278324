"""Putting files where they belong so that a fault in between leaves the former state or the new one, never half of each."""

from __future__ import annotations

import os
import shutil
from pathlib import Path


def put_in_place(draft: Path, path: Path) -> None:
    """Give a finished file its name, once its content is on the disk."""
    with draft.open("rb+") as file:
        os.fsync(file.fileno())
    draft.replace(path)
    flush_names(path.parent)


def keep_beside(path: Path, other: Path) -> None:
    """Let a file's content also be found under another name, while it stays where it is."""
    try:
        os.link(path, other)
    except OSError:  # a file system without links, such as FAT
        shutil.copy2(path, other)


def flush_names(folder: Path) -> None:
    """Put the names of a folder's files on the disk; Windows does it by itself and cannot be asked."""
    if os.name != "nt":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
