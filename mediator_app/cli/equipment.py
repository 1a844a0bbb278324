"""``equipment add|lend|return|give|sell|list``."""

from __future__ import annotations

import argparse
from datetime import date
from typing import TYPE_CHECKING, Final

from mediator_app.cli.answers import Answer, table
from mediator_app.cli.grammar import Arguments, Commands, given, iso_day, whole_number
from mediator_app.cli.opening import on_laptop

if TYPE_CHECKING:
    from mediator_app.domain.equipment import Device
    from mediator_app.services.equipment import Handover
    from mediator_app.services.laptop import Laptop

_FIELDS: Final = ("name", "category", "number", "serial_number", "condition", "value_cents", "acquired_on", "note")


def add_to(commands: Commands) -> None:
    """Add the commands to the table."""
    equipment = commands.group("equipment", "le matériel prêté, donné ou vendu")
    add = equipment.add("add", "ajouter un appareil à l’inventaire", on_laptop(_add))
    add.add_argument("--name", metavar="NOM", required=True)
    add.add_argument("--category", choices=("ordinateur", "tablette", "telephone", "autre"))
    add.add_argument("--number", metavar="N", help="numéro d’inventaire")
    add.add_argument("--serial-number", metavar="N")
    add.add_argument("--condition", choices=("new", "refurbished", "worn", "broken"))
    add.add_argument("--value-cents", metavar="N", type=whole_number)
    add.add_argument("--acquired-on", metavar="DATE", type=iso_day)
    add.add_argument("--note", metavar="TEXTE")
    lend = equipment.add("lend", "prêter un appareil", on_laptop(_lend))
    _add_handover(lend)
    lend.add_argument("--due", metavar="DATE", type=iso_day, help="retour prévu\u00a0; dans 14 jours si rien n’est dit")
    back = equipment.add("return", "noter le retour d’un appareil prêté", on_laptop(_return))
    back.add_argument("id", metavar="ID")
    _add_handover(equipment.add("give", "donner un appareil", on_laptop(_give)))
    sell = equipment.add("sell", "vendre un appareil", on_laptop(_sell))
    _add_handover(sell)
    sell.add_argument("--price-cents", metavar="N", type=whole_number, required=True)
    listing = equipment.add("list", "nommer les appareils et où ils sont", on_laptop(_list))
    listing.add_argument("--overdue", action="store_true", help="les prêts en retard")


def _add_handover(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("id", metavar="ID")
    parser.add_argument("person", metavar="PERSON")
    parser.add_argument("--session", metavar="ID", default="")
    parser.add_argument("--pack", metavar="ID", default="", help="parcours avec lequel il va")


def _add(laptop: Laptop, arguments: Arguments) -> Answer:
    from mediator_app.services.equipment import add_device

    id_, _ = add_device(laptop, given(arguments, _FIELDS))
    return Answer({"id": id_}, [f"Appareil ajouté\u00a0: {id_}"])


def _lend(laptop: Laptop, arguments: Arguments) -> Answer:
    from mediator_app.services.equipment import device_card, lend

    lend(laptop, arguments.id, arguments.person, _handover(arguments))
    due_on = device_card(laptop, arguments.id).device.due_on
    return Answer({"id": arguments.id, "due_on": due_on}, [f"Prêté jusqu’au {due_on}."])


def _return(laptop: Laptop, arguments: Arguments) -> Answer:
    from mediator_app.services.equipment import take_back

    take_back(laptop, arguments.id)
    return Answer({"id": arguments.id}, ["L’appareil est rendu."])


def _give(laptop: Laptop, arguments: Arguments) -> Answer:
    from mediator_app.services.equipment import give

    give(laptop, arguments.id, arguments.person, _handover(arguments))
    return Answer({"id": arguments.id}, ["L’appareil est donné."])


def _sell(laptop: Laptop, arguments: Arguments) -> Answer:
    from mediator_app.services.equipment import sell

    sell(laptop, arguments.id, arguments.person, _handover(arguments))
    return Answer({"id": arguments.id}, ["L’appareil est vendu."])


def _handover(arguments: Arguments) -> Handover:
    from mediator_app.services.equipment import Handover

    due = getattr(arguments, "due", None)
    return Handover(
        session=arguments.session,
        pack=arguments.pack,
        due_on=date.fromisoformat(due) if due else None,
        price_cents=getattr(arguments, "price_cents", None),
    )


def _list(laptop: Laptop, arguments: Arguments) -> Answer:
    from mediator_app.services.equipment import list_devices, overdue

    today = laptop.now().date()
    found = overdue(laptop) if arguments.overdue else list_devices(laptop)
    rows = [_row(device, today) for device in found]
    return Answer(rows, table(rows))


def _row(device: Device, today: date) -> dict[str, object]:
    return {
        "id": device.id,
        "number": device.number or None,
        "name": device.name,
        "where": str(device.whereabouts),
        "person": device.holder or None,
        "holder": f"{device.last_name} {device.first_name}".strip() if device.holder else "",
        "due_on": device.due_on or None,
        "days_late": device.days_late(today),
    }
