"""``workshop list``, ``add``, ``edit``, ``retire``, ``examples``: the programme; ``session add --workshop`` takes from it."""

from __future__ import annotations

import argparse
from dataclasses import asdict
from typing import TYPE_CHECKING, Any, Final

from mediator_app.cli.answers import Answer
from mediator_app.cli.grammar import Arguments, Commands, given, whole_number
from mediator_app.cli.opening import on_laptop

if TYPE_CHECKING:
    from mediator_app.services.laptop import Laptop

_FIELDS: Final = {
    "title": "title",
    "summary": "summary",
    "kind": "kind",
    "place_kind": "place_kind",
    "theme": "themes",
    "material": "materials",
    "level": "level",
    "minutes": "length_minutes",
    "capacity": "capacity",
    "price_cents": "price_cents",
    "vouchers": "vouchers",
    "public": "publics",
    "note": "note",
}


def add_to(commands: Commands) -> None:
    """Add the commands to the table."""
    workshops = commands.group("workshop", "le programme des ateliers")
    listing = workshops.add("list", "les ateliers du programme", on_laptop(_list))
    listing.add_argument("text", metavar="MOTS", nargs="?", default="")
    listing.add_argument("--retired", action="store_true", help="ceux qui ne sont plus proposés")
    _add_fields(workshops.add("add", "ajouter un atelier au programme", on_laptop(_add)), required=True)
    edit = workshops.add("edit", "corriger un atelier du programme", on_laptop(_edit))
    edit.add_argument("id", metavar="ID")
    _add_fields(edit, required=False)
    retire = workshops.add("retire", "ne plus proposer un atelier", on_laptop(_retire))
    retire.add_argument("id", metavar="ID")
    retire.add_argument("--back", action="store_true", help="le proposer de nouveau")
    workshops.add("examples", "reprendre le programme type, si le programme est vide", on_laptop(_examples))


def _add_fields(parser: argparse.ArgumentParser, *, required: bool) -> None:
    parser.add_argument("--title", metavar="NOM", required=required)
    for option, shape in (("summary", "TEXTE"), ("place-kind", "CLÉ"), ("level", "CLÉ"), ("note", "TEXTE")):
        parser.add_argument(f"--{option}", metavar=shape)
    parser.add_argument("--kind", choices=("collectif", "individuel"))
    for option in ("minutes", "capacity", "price-cents", "vouchers"):
        parser.add_argument(f"--{option}", metavar="N", type=whole_number)
    for option in ("theme", "material", "public"):
        parser.add_argument(f"--{option}", metavar="CLÉ", nargs="+", action="extend")


def _list(laptop: Laptop, arguments: Arguments) -> Answer:
    from mediator_app.services.programme import list_workshops

    found = list_workshops(laptop, arguments.text, retired=arguments.retired)
    lines = [f"{one.id}  {one.title}  {one.length_minutes or ''} min" for one in found]
    return Answer([asdict(one) for one in found], lines or ["Le programme est vide."])


def _add(laptop: Laptop, arguments: Arguments) -> Answer:
    from mediator_app.services.programme import add_workshop

    id_, _ = add_workshop(laptop, _given(arguments))
    return Answer({"id": id_}, [f"Ajouté au programme\u00a0: {id_}"])


def _edit(laptop: Laptop, arguments: Arguments) -> Answer:
    from mediator_app.services.programme import edit_workshop

    edit_workshop(laptop, arguments.id, _given(arguments))
    return Answer({"id": arguments.id}, [f"Corrigé\u00a0: {arguments.id}"])


def _retire(laptop: Laptop, arguments: Arguments) -> Answer:
    from mediator_app.services.programme import retire_workshop

    retire_workshop(laptop, arguments.id, is_retired=not arguments.back)
    done = "De nouveau proposé" if arguments.back else "N’est plus proposé"
    return Answer({"id": arguments.id}, [f"{done}\u00a0: {arguments.id}"])


def _examples(laptop: Laptop, _arguments: Arguments) -> Answer:
    from mediator_app.services.programme import list_workshops, take_examples

    take_examples(laptop)
    found = list_workshops(laptop)
    return Answer({"created": len(found)}, [f"{len(found)} ateliers au programme."])


def _given(arguments: Arguments) -> dict[str, Any]:
    return {_FIELDS[option]: value for option, value in given(arguments, _FIELDS).items()}
