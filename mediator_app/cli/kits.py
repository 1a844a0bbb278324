"""``kit``: what is carried along on a tour."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from mediator_app.cli.answers import Answer, table
from mediator_app.cli.grammar import Arguments, Commands, iso_day, whole_number
from mediator_app.cli.opening import on_laptop

if TYPE_CHECKING:
    from mediator_app.services.laptop import Laptop


def add_to(commands: Commands) -> None:
    """Add the commands to the table."""
    kits = commands.group("kit", "le matériel emporté")
    listed = kits.add("list", "voir le matériel et ce qui en a été compté", on_laptop(_list))
    listed.add_argument("tour", metavar="TOURNÉE")
    add = kits.add("add", "ajouter un matériel à la liste", on_laptop(_add))
    add.add_argument("tour", metavar="TOURNÉE")
    add.add_argument("name", metavar="NOM")
    add.add_argument("--quantity", metavar="N", type=whole_number, default=1)
    loaded = kits.add("out", "noter ce qui part", on_laptop(_check_out))
    back = kits.add("in", "noter ce qui revient", on_laptop(_check_in))
    for check in (loaded, back):
        check.add_argument("item", metavar="MATÉRIEL")
        check.add_argument("quantity", metavar="N", type=whole_number)
    back.add_argument("--note", metavar="MOTS", default="", help="ce qui manque ou est cassé")
    for command in (listed, loaded, back):
        command.add_argument("--day", metavar="DATE", type=iso_day, help="aujourd’hui si rien n’est dit")


def _list(laptop: Laptop, arguments: Arguments) -> Answer:
    from mediator_app.services.kits import kit_of_day

    rows = [
        {
            "id": one.item,
            "name": one.name,
            "quantity": one.quantity,
            "out": one.quantity_out,
            "in": one.quantity_in,
            "note": one.note,
        }
        for one in kit_of_day(laptop, arguments.tour, _day(laptop, arguments))
    ]
    return Answer(rows, table(rows))


def _add(laptop: Laptop, arguments: Arguments) -> Answer:
    from mediator_app.services.kits import add_item

    id_, _ = add_item(laptop, arguments.tour, arguments.name, arguments.quantity)
    return Answer({"id": id_}, [f"Matériel ajouté\u00a0: {id_}"])


def _check_out(laptop: Laptop, arguments: Arguments) -> Answer:
    from mediator_app.services.kits import check_out

    check_out(laptop, arguments.item, _day(laptop, arguments), arguments.quantity)
    return Answer({"id": arguments.item, "out": arguments.quantity}, ["Noté."])


def _check_in(laptop: Laptop, arguments: Arguments) -> Answer:
    from mediator_app.services.kits import check_in

    check_in(laptop, arguments.item, _day(laptop, arguments), arguments.quantity, arguments.note)
    return Answer({"id": arguments.item, "in": arguments.quantity}, ["Noté."])


def _day(laptop: Laptop, arguments: Arguments) -> date:
    return date.fromisoformat(arguments.day) if arguments.day else laptop.now().date()
