"""``mandate add|sign|use|revoke|list``."""

from __future__ import annotations

import argparse
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from mediator_app.cli.answers import Answer, table
from mediator_app.cli.grammar import Arguments, Commands, iso_day
from mediator_app.cli.opening import on_laptop

if TYPE_CHECKING:
    from mediator_app.domain.mandates import Mandate
    from mediator_app.services.laptop import Laptop

_STATES: Final = ("unsigned", "in_force", "ended", "revoked")
_UNSIGNED: Final = "Le papier n’est pas encore signé\u00a0: faites-le signer."


def add_to(commands: Commands) -> None:
    """Add the commands to the table."""
    mandates = commands.group("mandate", "les mandats pour faire à la place d’une personne")
    _add_terms(mandates.add("add", "établir un mandat", on_laptop(_add)))
    sign = mandates.add("sign", "noter que le papier est signé", on_laptop(_sign))
    sign.add_argument("id", metavar="ID")
    _add_day(sign)
    use = mandates.add("use", "noter une action faite avec un mandat", on_laptop(_use))
    use.add_argument("id", metavar="ID")
    use.add_argument("--action", metavar="ACTION", required=True, help="une action du mandat, ou son numéro")
    use.add_argument("--session", metavar="ID")
    revoke = mandates.add("revoke", "révoquer un mandat", on_laptop(_revoke))
    revoke.add_argument("id", metavar="ID")
    revoke.add_argument("--reason", metavar="TEXTE", required=True)
    _add_day(revoke)
    listing = mandates.add("list", "nommer les mandats", on_laptop(_list))
    listing.add_argument("--person", metavar="ID")
    listing.add_argument("--state", choices=_STATES)
    listing.add_argument("--ending-soon", action="store_true", help="ceux qui prennent fin sous 14 jours")
    listing.add_argument("--past-retention", action="store_true", help="ceux qu’il n’y a plus à garder (6 ans)")


def _add_terms(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("person", metavar="PERSON")
    parser.add_argument("--action", metavar="TEXTE", nargs="+", required=True, help="les actions exactes, une à une")
    parser.add_argument("--duration", choices=("SHORT", "MONTH", "SEMESTER", "LONG"), required=True)
    parser.add_argument("--family", metavar="CLÉ", nargs="+", default=[], help="thèmes administratifs de La Coop")
    parser.add_argument("--consent", choices=("paper", "sms", "oral"), default="paper")
    parser.add_argument("--consent-at", metavar="ISO", default="", help="heure d’un accord à distance")
    parser.add_argument("--session", metavar="ID", default="")
    parser.add_argument("--made-in", metavar="COMMUNE", default="")
    parser.add_argument("--on", metavar="DATE", type=iso_day, help="premier jour, aujourd’hui si rien n’est dit")


def _add_day(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--on", metavar="DATE", type=iso_day, help="aujourd’hui si rien n’est dit")


def _add(laptop: Laptop, arguments: Arguments) -> Answer:
    from mediator_app.services.mandates import Terms, draw_up

    terms = Terms(
        actions="\n".join(arguments.action),
        duration=arguments.duration,
        families=arguments.family,
        consent=arguments.consent,
        consent_at=arguments.consent_at,
        session=arguments.session,
        made_in=arguments.made_in,
        starts_on=_day(arguments),
    )
    made = draw_up(laptop, arguments.person, terms)
    secrets = [{"kind": secret.kind, "words": secret.words} for secret in made.secrets]
    lines = [f"Mandat établi, jusqu’au {made.ends_on} compris\u00a0: {made.id}"]
    lines += [f"À ne pas écrire\u00a0: «\u00a0{secret.words}\u00a0»." for secret in made.secrets]
    return Answer({"id": made.id, "ends_on": made.ends_on, "secrets": secrets}, lines)


def _sign(laptop: Laptop, arguments: Arguments) -> Answer:
    from mediator_app.services.mandates import sign

    sign(laptop, arguments.id, _day(arguments))
    return Answer({"id": arguments.id}, ["Le mandat est signé."])


def _use(laptop: Laptop, arguments: Arguments) -> Answer:
    from mediator_app.services.mandates import log_use

    used = log_use(laptop, arguments.id, arguments.action, arguments.session or "")
    lines = [f"Noté\u00a0: {used.id}", *(_UNSIGNED for _ in used.warnings)]
    return Answer({"id": used.id, "warnings": list(used.warnings)}, lines)


def _revoke(laptop: Laptop, arguments: Arguments) -> Answer:
    from mediator_app.services.mandates import revoke

    revoke(laptop, arguments.id, arguments.reason, _day(arguments))
    return Answer({"id": arguments.id}, ["Le mandat est révoqué."])


def _list(laptop: Laptop, arguments: Arguments) -> Answer:
    today = laptop.now().date()
    every = (_row(one, today) for one in _asked_for(laptop, arguments))
    rows = [row for row in every if arguments.state in (None, row["state"])]
    return Answer(rows, table(map(_shown, rows)))


def _shown(row: dict[str, Any]) -> dict[str, Any]:
    return {name: row[name] for name in ("id", "name", "state", "ends_on", "actions")}


def _asked_for(laptop: Laptop, arguments: Arguments) -> list[Mandate]:
    from mediator_app.services.mandates import ending_soon, list_mandates, mandates_of, past_retention

    found = mandates_of(laptop, arguments.person) if arguments.person else list_mandates(laptop)
    for asked, narrow in ((arguments.ending_soon, ending_soon), (arguments.past_retention, past_retention)):
        wanted = {one.id for one in narrow(laptop)} if asked else {one.id for one in found}
        found = [one for one in found if one.id in wanted]
    return found


def _row(mandate: Mandate, today: date) -> dict[str, Any]:
    return {
        "id": mandate.id,
        "person": mandate.person,
        "name": f"{mandate.last_name} {mandate.first_name}".strip(),
        "state": str(mandate.state(today)),
        "starts_on": mandate.starts_on,
        "ends_on": mandate.ends_on,
        "actions": list(mandate.actions),
        "uses": mandate.uses,
        "kept_until": mandate.kept_until(),
    }


def _day(arguments: Arguments) -> date | None:
    return date.fromisoformat(arguments.on) if arguments.on else None
