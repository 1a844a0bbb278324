"""``to-check``, ``settle``, ``merge``, ``unmerge`` and ``distinct``: what waits for a person, and answering it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mediator_app.cli.answers import Answer
from mediator_app.cli.grammar import Arguments, Commands
from mediator_app.cli.opening import on_laptop

if TYPE_CHECKING:
    from mediator_app.services.laptop import Laptop


def add_to(commands: Commands) -> None:
    """Add the commands to the table."""
    commands.add("to-check", "nommer les points à vérifier", on_laptop(_to_check))
    settle = commands.add("settle", "répondre à un point à vérifier (coordination)", on_laptop(_settle))
    settle.add_argument("case", metavar="ID")
    settle.add_argument("--keep", metavar="ID", required=True, help="une des réponses que to-check propose")
    merge = commands.add("merge", "réunir deux fiches d’une même personne (coordination)", on_laptop(_merge))
    merge.add_argument("survivor", metavar="SURVIVOR", help="la fiche qui reste")
    merge.add_argument("absorbed", metavar="ABSORBED")
    unmerge = commands.add("unmerge", "défaire une fusion (coordination)", on_laptop(_unmerge))
    unmerge.add_argument("merge", metavar="MERGE")
    distinct = commands.add(
        "distinct", "noter que deux fiches sont deux personnes (coordination)", on_laptop(_distinct)
    )
    distinct.add_argument("one", metavar="A")
    distinct.add_argument("other", metavar="B")


def _to_check(laptop: Laptop, _: Arguments) -> Answer:
    from mediator_app.services.questions import answers, sentence
    from mediator_app.services.review import to_check

    document: list[dict[str, object]] = []
    lines: list[str] = []
    for case in to_check(laptop):
        options = answers(case)
        listed = [{"id": id_, "sentence": words} for id_, words in options.items()]
        document.append({"id": case.id, "kind": case.kind, "sentence": sentence(case), "options": listed})
        lines.append(f"{sentence(case)}  [{case.id}]")
        lines += [f"    {words}  [{id_}]" for id_, words in options.items()]
    return Answer(document, lines or ["Rien à vérifier."])


def _settle(laptop: Laptop, arguments: Arguments) -> Answer:
    from mediator_app.services.review import settle

    return _done("Réponse enregistrée", settle(laptop, arguments.case, arguments.keep)[0])


def _merge(laptop: Laptop, arguments: Arguments) -> Answer:
    from mediator_app.services.merging import merge_people

    return _done("Fiches réunies par la fusion", merge_people(laptop, arguments.survivor, arguments.absorbed)[0])


def _unmerge(laptop: Laptop, arguments: Arguments) -> Answer:
    from mediator_app.services.merging import unmerge_people

    unmerge_people(laptop, arguments.merge)
    return _done("Fusion défaite", arguments.merge)


def _distinct(laptop: Laptop, arguments: Arguments) -> Answer:
    from mediator_app.services.merging import declare_distinct

    return _done("Deux personnes différentes", declare_distinct(laptop, arguments.one, arguments.other)[0])


def _done(words: str, id_: str) -> Answer:
    return Answer({"id": id_}, [f"{words}\u00a0: {id_}"])
