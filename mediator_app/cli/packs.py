"""``pack open|use|take-back|close|reopen|list`` and ``level set|list``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mediator_app.cli.answers import Answer, table
from mediator_app.cli.grammar import Arguments, Commands, whole_number
from mediator_app.cli.opening import on_laptop

if TYPE_CHECKING:
    from mediator_app.domain.packs import Pack, PackTemplate
    from mediator_app.services.laptop import Laptop

_WARNINGS: Final = {
    "overdrawn": "Il a été compté plus que ce que contient le parcours.",
    "not_present": "Cette personne n’est pas notée présente à cet atelier.",
}


def add_to(commands: Commands) -> None:
    """Add the commands to the table."""
    packs = commands.group("pack", "les parcours\u00a0: heures ou séances achetées ou offertes")
    opened = packs.add("open", "ouvrir un parcours", on_laptop(_open))
    opened.add_argument("person", metavar="PERSON")
    opened.add_argument("--template", choices=("hours5", "book5"), default="hours5", help="5 heures, ou 5 ateliers")
    opened.add_argument("--title", metavar="NOM", help="autre nom")
    amount = opened.add_mutually_exclusive_group()
    amount.add_argument("--minutes", metavar="N", type=whole_number, help="autre contenu, en minutes")
    amount.add_argument("--sessions", metavar="N", type=whole_number, help="autre contenu, en séances")
    opened.add_argument("--price-cents", metavar="N", type=whole_number, default=0)
    use = packs.add("use", "compter un atelier dans un parcours", on_laptop(_use))
    use.add_argument("id", metavar="ID")
    use.add_argument("--session", metavar="ID", required=True)
    use.add_argument(
        "--amount", metavar="N", type=whole_number, help="minutes ou séances, si ce n’est pas tout l’atelier"
    )
    back = packs.add("take-back", "ne plus compter un atelier dans un parcours", on_laptop(_take_back))
    back.add_argument("id", metavar="ID")
    back.add_argument("--session", metavar="ID", required=True)
    packs.add("close", "clore un parcours", on_laptop(_close)).add_argument("id", metavar="ID")
    packs.add("reopen", "rouvrir un parcours clos", on_laptop(_reopen)).add_argument("id", metavar="ID")
    listing = packs.add("list", "nommer les parcours et ce qu’il en reste", on_laptop(_list))
    listing.add_argument("--person", metavar="ID")
    levels = commands.group("level", "les niveaux avant et après")
    level = levels.add("set", "noter un niveau de 1 à 3", on_laptop(_set_level))
    level.add_argument("person", metavar="PERSON")
    level.add_argument("level", metavar="NIVEAU", type=whole_number)
    level.add_argument("--area", metavar="CLÉ", default="general", help="general, ou une thématique de La Coop")
    level.add_argument("--moment", choices=("before", "after"), required=True)
    level.add_argument("--pack", metavar="ID", default="")
    levels.add("list", "les niveaux d’une personne", on_laptop(_levels)).add_argument("person", metavar="PERSON")


def _open(laptop: Laptop, arguments: Arguments) -> Answer:
    from mediator_app.services.packs import open_pack

    id_, _ = open_pack(laptop, arguments.person, _template(arguments), arguments.price_cents)
    return Answer({"id": id_}, [f"Parcours ouvert\u00a0: {id_}"])


def _template(arguments: Arguments) -> PackTemplate:
    from mediator_app.domain.packs import MINUTES, PACK_TEMPLATES, SESSIONS, PackTemplate

    told = PACK_TEMPLATES[arguments.template]
    if arguments.minutes is not None:
        told = PackTemplate("Parcours", MINUTES, arguments.minutes)
    elif arguments.sessions is not None:
        told = PackTemplate("Carnet", SESSIONS, arguments.sessions)
    return PackTemplate(arguments.title or told.title, told.unit, told.amount)


def _use(laptop: Laptop, arguments: Arguments) -> Answer:
    from mediator_app.services.packs import count_session, pack_card

    counted = count_session(laptop, arguments.id, arguments.session, arguments.amount)
    left = pack_card(laptop, arguments.id)[0].left
    lines = [f"Compté, il reste {left}\u00a0: {counted.id}", *(_WARNINGS[key] for key in counted.warnings)]
    return Answer({"id": counted.id, "left": left, "warnings": list(counted.warnings)}, lines)


def _take_back(laptop: Laptop, arguments: Arguments) -> Answer:
    from mediator_app.services.packs import pack_card, take_back

    take_back(laptop, arguments.id, arguments.session)
    left = pack_card(laptop, arguments.id)[0].left
    return Answer({"id": arguments.id, "left": left}, [f"L’atelier n’est plus compté, il reste {left}."])


def _reopen(laptop: Laptop, arguments: Arguments) -> Answer:
    from mediator_app.services.packs import reopen_pack

    reopen_pack(laptop, arguments.id)
    return Answer({"id": arguments.id}, ["Le parcours est rouvert."])


def _close(laptop: Laptop, arguments: Arguments) -> Answer:
    from mediator_app.services.packs import close_pack

    close_pack(laptop, arguments.id)
    return Answer({"id": arguments.id}, ["Le parcours est clos."])


def _list(laptop: Laptop, arguments: Arguments) -> Answer:
    from mediator_app.services.packs import list_packs, packs_of

    found = packs_of(laptop, arguments.person) if arguments.person else list_packs(laptop)
    rows = [_row(pack) for pack in found]
    return Answer(rows, table(rows))


def _row(pack: Pack) -> dict[str, object]:
    return {
        "id": pack.id,
        "name": f"{pack.last_name} {pack.first_name}".strip(),
        "title": pack.title,
        "unit": pack.unit,
        "amount": pack.amount,
        "used": pack.used,
        "left": pack.left,
        "closed_on": pack.closed_on or None,
        "person": pack.person,
    }


def _set_level(laptop: Laptop, arguments: Arguments) -> Answer:
    from mediator_app.services.levels import levels_of, set_level

    id_, _ = set_level(laptop, arguments.person, arguments.area, arguments.moment, arguments.level, arguments.pack)
    found = next(one for one in levels_of(laptop, arguments.person) if one.area == arguments.area)
    document = {"id": id_, "before": found.before or None, "after": found.after or None, "progress": found.progress}
    return Answer(document, [f"Niveau noté\u00a0: {id_}"])


def _levels(laptop: Laptop, arguments: Arguments) -> Answer:
    from mediator_app.services.levels import levels_of

    rows = [
        {"area": one.area, "before": one.before or None, "after": one.after or None, "progress": one.progress}
        for one in levels_of(laptop, arguments.person)
    ]
    return Answer(rows, table(rows))
