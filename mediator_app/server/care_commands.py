"""``mediator-server`` for the administrator who looks after the data: copies, erasures, the audit chain, the quarantine."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from mediator_app.errors import AppError
from mediator_app.server import auditing, backups, erasing
from mediator_app.server.histories import new_epoch
from mediator_app.server.releasing import release
from mediator_app.server.snapshots import make_snapshot, pieces_of
from mediator_app.server.store.interface import Store

Opened = Callable[[argparse.Namespace], AbstractContextManager[Store]]
Tell = Callable[[argparse.Namespace, Any, str], int]


def add_to(commands: Any, common: argparse.ArgumentParser, opened: Opened, tell: Tell) -> None:
    """Add the commands to the table; ``opened`` gives the store that the options name, ``tell`` prints an answer."""

    def command(name: str, run: Callable[..., int], words: str, *, among: Any = commands) -> argparse.ArgumentParser:
        added: argparse.ArgumentParser = among.add_parser(name, parents=[common], help=words, description=words)
        added.set_defaults(run=lambda options: run(options, opened, tell))
        return added

    command("backup", _backup, "write a verified copy while the centre runs").add_argument("file", type=Path)
    command("restore", _restore, "put a copy in the place of the data").add_argument("file", type=Path)
    command("snapshot", _snapshot, "make a fresh first copy for new laptops")
    command("compact", _compact, "give free pages back and measure the tables")
    command("new-epoch", _new_epoch, "after the database was brought back by other means: laptops send again")
    command("audit", _audit, "print the head of the audit chain, for filing elsewhere")
    erase = command("erase", _erase, "erase a person, here and on every laptop")
    erase.add_argument("person", metavar="PERSON")
    erase.add_argument("--erasures", type=Path, metavar="DIR", help="with --database: where the list of them is kept")
    erase.add_argument("--because", default=erasing.BY_HAND, metavar="TEXT", help="a reason; no name")
    command("erasures", _erasures, "list what was erased and the laptops that still hold it")
    words = "operations that could not be taken in"
    group = commands.add_parser("quarantine", help=words, description=words).add_subparsers(
        required=True, metavar="WHAT"
    )
    command("list", _list_set_aside, "list them", among=group)
    again = command("release", _release, "try again to take one in", among=group)
    again.add_argument("device", metavar="DEVICE")
    again.add_argument("n", type=int, metavar="NUMBER")


def _snapshot(options: argparse.Namespace, opened: Opened, tell: Tell) -> int:
    with opened(options) as store:
        made = make_snapshot(store, datetime.now(UTC))
    sizes = [piece.size for piece in pieces_of(made)]
    answer = {"id": made.id, "through": made.through, "pieces": len(sizes), "bytes": sum(sizes)}
    words = f"Première copie faite, jusqu’au numéro {made.through}. Morceaux\u00a0: {len(sizes)}, octets\u00a0: {sum(sizes)}."
    return tell(options, answer, words)


def _folder(options: argparse.Namespace, instead: str) -> Path:
    if options.data is None:
        raise AppError("Cette commande ne sert qu’aux données dans un dossier.", instead, code="use_postgresql")
    return Path(options.data)


def _backup(options: argparse.Namespace, _opened: Opened, tell: Tell) -> int:
    folder = _folder(options, "Sur PostgreSQL, utilisez pg_dump ou pg_basebackup.")
    head = backups.back_up(folder, options.file, datetime.now(UTC))
    words = f"Sauvegarde vérifiée\u00a0: {options.file}, jusqu’au numéro {head}."
    return tell(options, {"file": str(options.file), "durable_through": head}, words)


def _restore(options: argparse.Namespace, _opened: Opened, tell: Tell) -> int:
    instead = (
        "Sur PostgreSQL, utilisez pg_restore ou la copie de pg_basebackup, puis «\u00a0mediator-server new-epoch\u00a0»"
        " avant de relancer le centre."
    )
    done = backups.restore(_folder(options, instead), options.file, datetime.now(UTC))
    words = (
        f"Données restaurées jusqu’au numéro {done.head}. Les postes renverront le reste d’eux-mêmes.\n"
        f"Fiches effacées de nouveau\u00a0: {done.erased_again}."
        + (f" Les données d’avant restent dans {done.former}." if done.former else "")
    )
    return tell(options, asdict(done), words)


def _compact(options: argparse.Namespace, opened: Opened, tell: Tell) -> int:
    folder = _folder(options, "Sur PostgreSQL, autovacuum s’en charge\u202f; «\u00a0VACUUM FULL\u00a0» rend la place.")
    with opened(options):
        before, after = backups.compact(folder)
    return tell(options, {"before": before, "after": after}, f"{before} octets avant, {after} après.")


def _new_epoch(options: argparse.Namespace, opened: Opened, tell: Tell) -> int:
    with opened(options) as store, store.writing() as session:
        epoch = new_epoch(session)
    return tell(options, {"epoch": epoch}, "Les postes renverront ce qui manque dès qu’ils se connecteront.")


def _audit(options: argparse.Namespace, opened: Opened, tell: Tell) -> int:
    with opened(options) as store, store.reading() as session:
        head, begins = auditing.head(session), auditing.begins_at(session)
    answer = {"at": head.at, "seq": head.seq, "chain": head.chain, "begins_at": begins} if head else {}
    words = f"{head.at}  {head.seq}  {head.chain}" if head else "Aucune ligne n’a encore été écrite."
    return tell(options, answer, words)


def _erase(options: argparse.Namespace, opened: Opened, tell: Tell) -> int:
    with opened(options) as store:
        emptied = erasing.erase(store, options.person, options.because, datetime.now(UTC))
        if options.data or options.erasures:
            erasing.keep_list(store, options.data or options.erasures)
        store.scrub()
    words = "Personne effacée ici. Les postes l’effaceront dès qu’ils se connecteront."
    return tell(options, {"person": options.person, "emptied": emptied}, words if emptied else "Elle l’était déjà.")


def _erasures(options: argparse.Namespace, opened: Opened, tell: Tell) -> int:
    with opened(options) as store, store.reading() as session:
        owed = erasing.owed(session)
    lines = [
        f"{one.id}  {one.at}  " + (f"reste sur {', '.join(one.laptops)}" if one.laptops else "fait") for one in owed
    ]
    return tell(options, [asdict(one) for one in owed], "\n".join(lines) or "Aucune personne n’a été effacée.")


def _list_set_aside(options: argparse.Namespace, opened: Opened, tell: Tell) -> int:
    with opened(options) as store, store.reading() as session:
        found = session.set_aside()
    answer = [{"device": x.device, "n": x.n, "at": x.at, "bytes": len(x.blob), "state": x.state} for x in found]
    lines = [f"{x['device']}  {x['n']}  {x['at']}  {x['bytes']} octets  {x['state']}" for x in answer]
    return tell(options, answer, "\n".join(lines) or "La quarantaine est vide.")


def _release(options: argparse.Namespace, opened: Opened, tell: Tell) -> int:
    with opened(options) as store:
        verdict = release(store, options.device, options.n, datetime.now(UTC))
    answer = {"n": verdict.n, "state": verdict.state, "code": verdict.code, "about": verdict.about, "seq": verdict.seq}
    return tell(options, answer, f"Réponse du centre\u00a0: {verdict.state} {verdict.code}".rstrip())
