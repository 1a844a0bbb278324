"""``mediator-server bundle read`` and ``bundle write``: the centre's side of a USB stick."""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from mediator_app.errors import AppError
from mediator_app.protocol.sealing import MAX_PARCEL
from mediator_app.server.parcels import make_answer, take_parcel
from mediator_app.server.store.interface import Store

Opened = Callable[[argparse.Namespace], AbstractContextManager[Store]]
Tell = Callable[[argparse.Namespace, Any, str], int]


def add_to(commands: Any, common: argparse.ArgumentParser, opened: Opened, tell: Tell) -> None:
    """Add the commands to the table; ``opened`` gives the store that the options name, ``tell`` prints an answer."""
    words = "exchange with laptops by USB stick"
    group = commands.add_parser("bundle", help=words, description=words).add_subparsers(required=True, metavar="WHAT")
    read = group.add_parser("read", parents=[common], help="take in what a laptop put on a stick")
    read.add_argument("file", type=Path, metavar="FILE")
    read.set_defaults(run=lambda options: _read(options, opened, tell))
    write = group.add_parser("write", parents=[common], help="put the answers and the news for one laptop on a stick")
    write.add_argument("file", type=Path, metavar="FILE")
    write.add_argument("--for", dest="device", required=True, metavar="DEVICE", help="the laptop that will read it")
    write.set_defaults(run=lambda options: _write(options, opened, tell))


def _read(options: argparse.Namespace, opened: Opened, tell: Tell) -> int:
    try:
        with options.file.open("rb") as file:
            data = file.read(MAX_PARCEL + 1)
    except OSError as error:
        raise AppError(
            f"Le fichier {options.file} ne peut pas être lu.", f"Vérifiez la clé ({error.strerror}).", code="not_read"
        ) from None
    with opened(options) as store:
        taken = take_parcel(store, data, datetime.now(UTC))
    words = f"Opérations\u00a0: {taken.operations}, dont acceptées {taken.accepted}, à vérifier {taken.parked}."
    if taken.papers or taken.papers_in_part or taken.papers_unknown:
        words = f"Papiers signés entiers\u00a0: {taken.papers}, en partie\u00a0: {taken.papers_in_part}."
    if taken.papers_unknown:
        words += f" Lisez d’abord le colis des données. Papiers encore sans fiche ici\u00a0: {taken.papers_unknown}."
    return tell(options, asdict(taken), words)


def _write(options: argparse.Namespace, opened: Opened, tell: Tell) -> int:
    with opened(options) as store:
        label, data = make_answer(store, options.device, datetime.now(UTC))
    try:
        with options.file.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        hint = f"Choisissez une autre clé ({error.strerror})."
        raise AppError(f"Le colis n’a pas pu être écrit dans {options.file}.", hint, code="not_saved") from None
    answer = {"id": label.id, "file": str(options.file), "device": options.device, "records": label.count}
    return tell(options, answer, f"Colis écrit\u00a0: {options.file}. Ce poste seul peut le lire.")
