"""``mediator-server`` for sectors: which laptop holds which, which record is where, and what was written beyond them."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import UTC, datetime
from typing import Any

from mediator_app.server import scopes
from mediator_app.server.sectors import EVERYTHING
from mediator_app.server.store.interface import Store

Opened = Callable[[argparse.Namespace], AbstractContextManager[Store]]
Tell = Callable[[argparse.Namespace, Any, str], int]


def add_to(commands: Any, common: argparse.ArgumentParser, opened: Opened, tell: Tell) -> None:
    """Add the commands to the table; ``opened`` gives the store that the options name, ``tell`` prints an answer."""

    def command(name: str, run: Callable[..., int], words: str) -> argparse.ArgumentParser:
        added: argparse.ArgumentParser = commands.add_parser(name, parents=[common], help=words, description=words)
        added.set_defaults(run=lambda options: run(options, opened, tell))
        return added

    give = command("scopes", _scopes, "say which sectors a laptop may hold")
    give.add_argument("device", metavar="DEVICE")
    give.add_argument("sectors", nargs="+", metavar="SECTOR", help="names of sectors, or * for everything")
    put = command("move", _move, "put a person, a place or a session into another sector, with what hangs on it")
    put.add_argument("record", metavar="RECORD")
    put.add_argument("sector", metavar="SECTOR", help="its name; an empty one means common to all")
    command("parked", _parked, "list what laptops wrote about records that they may not hold")


def _scopes(options: argparse.Namespace, opened: Opened, tell: Tell) -> int:
    with opened(options) as store:
        given = scopes.give_scopes(store, options.device, options.sectors, datetime.now(UTC))
    answer = {"device": options.device, "scopes": given}
    words = f"Ce poste tient désormais\u00a0: {_held(given)}. Il l’apprendra dès qu’il se connectera."
    return tell(options, answer, words)


def _held(given: list[str]) -> str:
    if EVERYTHING in given:
        return "tout"
    sectors = "".join(f"{name}, " for name in given if name)
    return f"{sectors}et ce qui est commun à tous" if sectors else "ce qui est commun à tous"


def _move(options: argparse.Namespace, opened: Opened, tell: Tell) -> int:
    with opened(options) as store:
        moved = scopes.move(store, options.record, options.sector, datetime.now(UTC))
    return tell(options, {"record": options.record, "moved": moved}, f"Fiches déplacées\u00a0: {len(moved)}.")


def _parked(options: argparse.Namespace, opened: Opened, tell: Tell) -> int:
    with opened(options) as store, store.reading() as session:
        lines = [
            {
                name: getattr(line, name)
                for name in ("seq", "device", "n", "entity", "id", "kind", "actor", "wall", "about")
            }
            for line in scopes.parked(session)
        ]
    words = [
        f"{line['device']}  {line['n']}  {line['kind']} {line['entity']} {line['id']}  {line['wall']}" for line in lines
    ]
    return tell(options, lines, "\n".join(words) or "Aucune opération n’attend ainsi.")
