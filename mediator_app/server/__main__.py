"""``mediator-server``: found a centre, run it, let laptops join and leave, look after its data.

Exit 0: done; 1: refused for a reason that the administrator can act on, in words; 2: wrong usage.
"""

from __future__ import annotations

import argparse
import json
import logging
import signal
import socket
import sys
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, ExitStack, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from msgspec.structs import asdict

from mediator_app.domain.clocks import utc_text
from mediator_app.domain.rights import Role
from mediator_app.errors import AppError, InvalidInputError, NotFoundError
from mediator_app.server import auditing, care_commands, parcel_commands, scope_commands
from mediator_app.server.checking import problems
from mediator_app.server.cleaning import kept_clean
from mediator_app.server.continuity import renewing
from mediator_app.server.enrolment import invite
from mediator_app.server.erasing import erase_again, keep_list, owed
from mediator_app.server.folder import centre_in, centre_on, create_centre, create_centre_on
from mediator_app.server.occupancy import serving_from
from mediator_app.server.store.interface import Store
from mediator_app.server.waiting import waiting_of


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; answers the exit code."""
    options = _parser().parse_args(arguments)
    try:
        return int(_run(options))
    except AppError as error:
        print(error.title, error.hint, sep="\n", file=sys.stderr)
        if options.json:
            _print_json({"error": {"code": error.code, "title": error.title, "hint": error.hint}})
        return 1


def _run(options: argparse.Namespace) -> int:
    """Run the command; a disk that fails is told in words too."""
    try:
        return int(options.run(options))
    except OSError as error:
        raise AppError(
            "Le disque n’a pas pu être lu ou écrit.",
            f"Libérez de la place ou vérifiez le disque, puis recommencez ({error.strerror or type(error).__name__}).",
            code="disk_failure",
        ) from error


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="mediator-server", description="The centre of a Tournée territory.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    common = argparse.ArgumentParser(add_help=False)
    where = common.add_mutually_exclusive_group(required=True)
    where.add_argument("--data", type=Path, metavar="DIR", help="the centre's data folder")
    where.add_argument("--database", metavar="URL", help="its PostgreSQL database; the password may stand in ~/.pgpass")
    common.add_argument("--json", action="store_true", help="print one JSON document and nothing else")

    def command(name: str, run: Any, words: str) -> argparse.ArgumentParser:
        added = commands.add_parser(name, parents=[common], help=words, description=words)
        added.set_defaults(run=run)
        return added

    found = command("init", _init, "found a territory in a new folder or an empty database")
    found.add_argument("--territory", required=True, metavar="NAME")
    listen = command("serve", _serve, "listen until told to stop")
    listen.add_argument("--host", default="127.0.0.1")
    listen.add_argument("--port", type=int, default=8765, help="0 picks a free one")
    listen.add_argument(
        "--erasures", type=Path, metavar="DIR", help="with --database: where the list of erasures is kept"
    )
    listen.add_argument("--log", action="store_true", help="one line of JSON per round, on standard error; ids only")
    call = command("invite", _invite, "print a code with which one laptop can join")
    call.add_argument("--role", required=True, choices=[Role.MEDIATOR.value, Role.COORDINATOR.value])
    call.add_argument("--name", required=True, help="who works on the laptop")
    command("devices", _devices, "list the laptops that have joined")
    remove = command("revoke", _revoke, "remove a laptop's access, for good")
    remove.add_argument("device", metavar="DEVICE")
    command("check", _check, "compare the data with the log")
    command("stats", _stats, "print a few figures")
    parcel_commands.add_to(commands, common, _centre, _tell)
    care_commands.add_to(commands, common, _centre, _tell)
    scope_commands.add_to(commands, common, _centre, _tell)
    return parser


def _init(options: argparse.Namespace) -> int:
    if options.database:
        territory = create_centre_on(options.database, options.territory)
        answer = {"territory": territory.name, "id": territory.id}
        return _tell(options, answer, f"Territoire «\u00a0{territory.name}\u00a0» créé dans cette base.")
    territory = create_centre(options.data, options.territory)
    answer = {"data": str(options.data), "territory": territory.name, "id": territory.id}
    return _tell(options, answer, f"Territoire «\u00a0{territory.name}\u00a0» créé dans {options.data}.")


def _centre(options: argparse.Namespace) -> AbstractContextManager[Store]:
    """The store that the administrator named."""
    return centre_on(options.database) if options.database else centre_in(options.data)


def _serve(options: argparse.Namespace) -> int:
    from mediator_app.server.asgi import centre_app
    from mediator_app.server.embedded import Listener, url_of

    with serving_store(options) as store, _listening(options.host, options.port) as listening:
        server = Listener(
            centre_app(store, folder=options.data or options.erasures, is_limited=True), behind_proxy=True
        )

        def stop(*_: object) -> None:
            server.stop()

        for name in (signal.SIGINT, signal.SIGTERM):
            signal.signal(name, stop)
        if options.log:
            _write_rounds()
        url = url_of(listening)
        server.on_ready = lambda: _tell(options, {"listening": url}, f"Listening on {url}")
        server.run([listening])
    return 0


def _write_rounds() -> None:
    rounds = logging.getLogger("mediator_app.server.rounds")
    rounds.addHandler(logging.StreamHandler())
    rounds.setLevel(logging.INFO)
    rounds.propagate = False


@contextmanager
def serving_store(options: argparse.Namespace) -> Iterator[Store]:
    """The store that the administrator named, its folder kept from being replaced meanwhile."""
    with ExitStack() as stack:
        if options.data and options.data.is_dir():
            stack.enter_context(serving_from(options.data))
        store = stack.enter_context(_centre(options))
        if beside := options.data or options.erasures:
            _erase_what_came_back(store, beside)
        if options.data:
            stack.enter_context(renewing(store, options.data))
            stack.enter_context(kept_clean(store, options.data))
        yield store


def _erase_what_came_back(store: Store, beside: Path) -> None:
    """Erase again what an older file or database holds that was put back by hand, and bring the list up to date."""
    if erase_again(store, beside, datetime.now(UTC)):
        store.scrub()
    keep_list(store, beside)


def _listening(host: str, port: int) -> socket.socket:
    from mediator_app.server.embedded import listening_on

    try:
        if port not in range(2**16):  # refused by Python too, which leaves the socket open then
            raise OSError(port)
        return listening_on(host, port)
    except OSError:
        raise AppError(
            f"L’adresse {host}:{port} ne peut pas être écoutée.",
            "Un autre programme l’occupe peut-être. Choisissez un autre port, ou 0.",
            code="address_in_use",
        ) from None


def _invite(options: argparse.Namespace) -> int:
    if not options.name.strip():
        raise InvalidInputError("Le nom est vide.", "Indiquez qui travaillera sur ce poste.")
    with _centre(options) as store:
        code, expires = invite(store, Role(options.role), options.name, datetime.now(UTC))
    shown = f"{code[:4]}-{code[4:]}"
    words = f"Code\u00a0: {shown}, valable une fois, jusqu’à {expires.astimezone():%H h %M}."
    return _tell(options, {"code": code, "expires": utc_text(expires)}, words)


def _devices(options: argparse.Namespace) -> int:
    with _centre(options) as store, store.reading() as session:
        owing = {laptop for one in owed(session) for laptop in one.laptops}
        devices = [
            {
                **asdict(device),
                "owes_erasures": device.id in owing,
                "waiting": waiting.count if (waiting := waiting_of(session, device)) else 0,
                "waiting_since": waiting.since if waiting else "",
            }
            for device in session.devices()
        ]
    lines = [
        f"{one['id']}  {one['member_name']}  {one['role']}  {one['name']}  "
        + (f"accès retiré le {one['revoked_at']}" if one["revoked_at"] else f"vu le {one['last_seen_at']}")
        + f"  dernière opération {one['last_n']}"
        + (f"  {one['waiting']} en attente depuis le {one['waiting_since']}" if one["waiting"] else "")
        + ("  doit encore effacer" if one["owes_erasures"] else "")
        for one in devices
    ]
    return _tell(options, devices, "\n".join(lines) or "Aucun poste.")


def _revoke(options: argparse.Namespace) -> int:
    with _centre(options) as store, store.writing() as session:
        if not session.revoke(options.device, utc_text(datetime.now(UTC))):
            raise NotFoundError(
                f"Aucun poste ne porte le numéro {options.device}.",
                "«\u00a0mediator-server devices\u00a0» en donne la liste.",
            )
    words = "Accès retiré. Le poste l’apprendra dès qu’il se connectera."
    return _tell(options, {"device": options.device, "revoked": True}, words)


def _check(options: argparse.Namespace) -> int:
    with _centre(options) as store:
        found = problems(store)
        with store.reading() as session:
            begins = auditing.begins_at(session)
    answer = {"ok": not found, "problems": found}
    words = "\n".join(found) or "Tout est en ordre."
    if begins > 1:  # the lines before are of the first version, which wrote no digests
        answer["audited_from"] = begins
        words += f"\nLa chaîne d’audit commence à la ligne {begins}."
    _tell(options, answer, words)
    return 1 if found else 0


def _stats(options: argparse.Namespace) -> int:
    with _centre(options) as store, store.reading() as session:
        figures: dict[str, Any] = {"territory": session.territory().name, **session.figures()}
    return _tell(options, figures, "\n".join(f"{name}: {value}" for name, value in figures.items()))


def _tell(options: argparse.Namespace, answer: Any, words: str) -> int:
    if options.json:
        _print_json(answer)
    else:
        print(words, flush=True)
    return 0


def _print_json(answer: Any) -> None:
    print(json.dumps(answer, ensure_ascii=False), flush=True)


if __name__ == "__main__":
    sys.exit(main())
