"""``person add``, ``person edit`` and ``person erase``."""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

from mediator_app.cli.answers import Answer
from mediator_app.cli.grammar import Arguments, Commands, given, whole_number
from mediator_app.cli.opening import on_laptop
from mediator_app.errors import InvalidInputError

if TYPE_CHECKING:
    from mediator_app.services.laptop import Laptop

_FIELDS: Final = (
    *("last_name", "first_name", "birth_year", "phone", "email"),
    *("commune", "gender", "note"),
)


def add_to(commands: Commands) -> None:
    """Add the commands to the table."""
    people = commands.group("person", "les personnes")
    _add_fields(people.add("add", "ajouter une personne\u00a0: un nom ou un prénom suffit", on_laptop(_add)))
    edit = people.add("edit", "corriger une fiche\u00a0; une valeur vide efface", on_laptop(_edit))
    edit.add_argument("id", metavar="ID")
    _add_fields(edit)
    erase = people.add(
        "erase", "demander l’effacement d’une personne sur tous les postes (coordination)", on_laptop(_erase)
    )
    erase.add_argument("id", metavar="ID")
    erase.add_argument("--reason", metavar="MOTIF", default="request", help="request, retention ou error")


def _add_fields(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--last-name", metavar="NOM")
    parser.add_argument("--first-name", metavar="PRÉNOM")
    parser.add_argument("--birth-year", metavar="ANNÉE", type=whole_number)
    parser.add_argument("--phone", metavar="NUMÉRO")
    parser.add_argument("--email", metavar="ADRESSE")
    parser.add_argument("--commune", metavar="CODE", help="code INSEE, par exemple 23165")
    parser.add_argument("--gender", metavar="GENRE", help="feminin, masculin ou non_communique")
    parser.add_argument("--note", metavar="TEXTE")


def _add(laptop: Laptop, arguments: Arguments) -> Answer:
    from mediator_app.services.people import add_person

    added = add_person(laptop, _given(arguments))
    return _answer("Personne ajoutée", added.id, added.possible_duplicates)


def _edit(laptop: Laptop, arguments: Arguments) -> Answer:
    from mediator_app.services.people import edit_person, person_card, similar_people

    edit_person(laptop, arguments.id, _given(arguments))
    card = person_card(laptop, arguments.id)
    similar = [id_ for id_, _ in similar_people(laptop, card.fields, but=card.id)]
    return _answer("Fiche corrigée", card.id, similar)


def _erase(laptop: Laptop, arguments: Arguments) -> Answer:
    from mediator_app.services.erasing import erase_person

    request, _ = erase_person(laptop, arguments.id, arguments.reason)
    said = "Effacement demandé\u00a0: il se fera sur chaque poste après le prochain envoi au centre."
    return Answer({"id": request, "person": arguments.id}, [said])


def _given(arguments: Arguments) -> dict[str, object]:
    fields = given(arguments, _FIELDS)
    if fields.get("commune"):
        fields["commune"] = _commune(str(fields["commune"]))
    return fields


def _commune(code: str) -> str:
    from mediator_app.documents.communes import load_communes

    found = load_communes().by_code(code)
    if found is None:
        raise InvalidInputError(
            f"Aucune commune n’a le code INSEE {code}.", "C’est le code INSEE qui est attendu, pas le code postal."
        )
    return found.code


def _answer(done: str, id_: str, similar: Iterable[str]) -> Answer:
    others = [other for other in dict.fromkeys(similar) if other != id_]
    lines = [f"{done}\u00a0: {id_}", *(f"Peut-être la même personne que\u00a0: {other}" for other in others)]
    return Answer({"id": id_, "possible_duplicates": others}, lines)
