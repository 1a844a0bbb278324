"""``enrol``, ``sync``, ``status`` and ``laptops``: the laptop and its centre."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final, TypeVar

from mediator_app.cli.answers import Answer
from mediator_app.cli.grammar import Arguments, Commands
from mediator_app.cli.opening import on_laptop

if TYPE_CHECKING:
    from mediator_app.services.laptop import Laptop
    from mediator_app.sync.transport import HttpTransport

Told = TypeVar("Told")

PATIENCE: Final = 2
"""Failed tries in a row that end ``sync``: about three seconds at most without a network."""

_COUNTS: Final = ("pushed", "accepted", "rejected", "held", "parked", "pulled")
_COSTS: Final = ("rounds", "bytes_up", "bytes_down", "seconds")


def add_to(commands: Commands) -> None:
    """Add the commands to the table."""
    enrol = commands.add("enrol", "rejoindre une équipe", on_laptop(_enrol))
    enrol.add_argument("url", metavar="URL", help="adresse du centre")
    enrol.add_argument("code", metavar="CODE", help="code donné par la coordination")
    commands.add("sync", "envoyer et recevoir", on_laptop(_sync))
    commands.add("status", "dire où en est ce poste", on_laptop(_status))
    laptops = commands.group("laptops", "les postes de l’équipe")
    laptops.add("list", "ceux que le centre connaît, ou la dernière liste reçue sans réseau", on_laptop(_laptops))
    invite = laptops.add("invite", "obtenir un code pour un poste de plus (coordination)", on_laptop(_invite))
    invite.add_argument("name", metavar="NOM", help="qui travaillera sur ce poste")
    invite.add_argument("--role", choices=("mediator", "coordinator"), default="mediator")
    revoke = laptops.add("revoke", "retirer l’accès d’un poste, pour de bon (coordination)", on_laptop(_revoke))
    revoke.add_argument("id", metavar="POSTE")


def _enrol(laptop: Laptop, arguments: Arguments) -> Answer:
    import platform

    from mediator_app.sync.enrolling import enrol

    who = enrol(laptop.connection, arguments.url, arguments.code, platform.node() or "poste")
    document = {"device": who.device, "member": who.member_name, "role": str(who.role), "territory": who.territory_name}
    return Answer(
        document, [f"Bienvenue, {who.member_name}. Ce poste est de l’équipe «\u00a0{who.territory_name}\u00a0»."]
    )


def _sync(laptop: Laptop, _: Arguments) -> Answer:
    from mediator_app.services.sending import standing
    from mediator_app.sync.running import synchronise

    done = synchronise(laptop.connection, laptop.clock, patience=PATIENCE)
    after = standing(laptop)
    document = {
        **{name: getattr(done, name) for name in _COUNTS},
        "pending": after.pending,
        "to_check": after.to_check,
        **{name: getattr(done, name) for name in _COSTS},
    }
    lines = [
        f"Envoyées\u00a0: {done.pushed}, dont acceptées {done.accepted}, à vérifier {done.parked},"
        f" refusées {done.rejected}, retenues {done.held}.",
        f"Reçues\u00a0: {done.pulled}. Restent à envoyer\u00a0: {after.pending}. Points à vérifier\u00a0: {after.to_check}.",
    ]
    return Answer(document, lines)


def _status(laptop: Laptop, _: Arguments) -> Answer:
    from mediator_app.services.sending import standing

    now = standing(laptop)
    document: dict[str, Any] = {
        "pending": now.pending,
        "oldest_pending": now.oldest or None,
        "to_check": now.to_check,
        "last_sent": now.last_sent or None,
        "last_received": now.last_received or None,
        "last_failure": now.last_failure or None,
        "device": laptop.who.device or None,
        "role": str(laptop.who.role),
    }
    lines = [
        f"À envoyer\u00a0: {now.pending}" + (f", depuis le {now.oldest}" if now.oldest else ""),
        f"À vérifier\u00a0: {now.to_check}",
        f"Dernier envoi\u00a0: {now.last_sent or 'jamais'}",
        f"Dernière réception\u00a0: {now.last_received or 'jamais'}",
        f"Dernier échec\u00a0: {now.last_failure or 'aucun'}",
        f"Poste\u00a0: {laptop.who.device or 'seul, sans équipe'} ({laptop.who.role})",
    ]
    return Answer(document, lines)


def _laptops(laptop: Laptop, _: Arguments) -> Answer:
    import msgspec

    from mediator_app.errors import OfflineError
    from mediator_app.services.team import keep_laptops, team_standing
    from mediator_app.sync.team import ask_laptops

    notes: list[str] = []
    try:
        heard = keep_laptops(laptop, _asked(laptop, ask_laptops))
    except OfflineError as error:
        kept = team_standing(laptop).heard
        if kept is None:
            raise
        heard = kept
        notes.append(f"{error.title} Liste reçue le {heard.at}.")
    lines = [
        f"{one.id}  {one.member_name} ({one.role})  {one.name}  "
        + (f"accès retiré le {one.revoked_at}" if one.revoked_at else f"vu le {one.last_seen_at}")
        for one in heard.laptops
    ]
    return Answer(msgspec.to_builtins(heard), lines, notes)


def _invite(laptop: Laptop, arguments: Arguments) -> Answer:
    from mediator_app.sync.team import ask_invitation

    made = _asked(laptop, lambda line: ask_invitation(line, arguments.name, arguments.role))
    words = f"Code\u00a0: {made.code[:4]}-{made.code[4:]}, valable une fois, jusqu’à {made.expires}."
    return Answer({"code": made.code, "expires": made.expires}, [words])


def _revoke(laptop: Laptop, arguments: Arguments) -> Answer:
    from mediator_app.sync.team import ask_revocation

    done = _asked(laptop, lambda line: ask_revocation(line, arguments.id))
    words = "Accès retiré. Le poste l’apprendra dès qu’il se connectera."
    return Answer({"id": done.laptop, "revoked_at": done.revoked_at}, [words])


def _asked(laptop: Laptop, question: Callable[[HttpTransport], Told]) -> Told:
    from contextlib import closing

    from mediator_app.sync.team import connected

    with closing(connected(laptop.who)) as line:
        return question(line)
