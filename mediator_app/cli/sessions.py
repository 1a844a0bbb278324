"""``session add``, ``session edit``, ``attend`` and ``count``; the rest of ``session`` is in ``session_life``."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from mediator_app.cli import session_life
from mediator_app.cli.answers import Answer
from mediator_app.cli.grammar import Arguments, Commands, given, whole_number
from mediator_app.cli.opening import on_laptop

if TYPE_CHECKING:
    from mediator_app.services.laptop import Laptop
    from mediator_app.services.sessions import Saved

_STATUSES: Final = ("registered", "waiting", "present", "absent", "excused")
_FIELDS: Final = {
    "title": "title",
    "place": "place",
    "start": "starts_at",
    "end": "ends_at",
    "capacity": "capacity",
    "kind": "kind",
    "theme": "themes",
    "place_kind": "place_kind",
    "commune": "commune",
    "level": "level",
    "autonomy": "autonomy",
    "material": "materials",
    "price_cents": "price_cents",
    "posture": "posture",
    "redirection": "redirection",
    "procedure": "procedure",
    "note": "note",
    "mediator": "mediators",
}
_SCALARS: Final = (
    ("--place-kind", "CLÉ", "lieu_activite, autre, domicile ou a_distance"),
    ("--commune", "CODE", "code INSEE, à domicile ou dans un autre lieu"),
    ("--level", "CLÉ", "debutant, intermediaire ou avance, pour un atelier collectif"),
    ("--autonomy", "CLÉ", "entierement_accompagne, partiellement_autonome ou autonome"),
    ("--posture", "CLÉ", "forme, accompagne ou fait"),
    ("--redirection", "CLÉ", "vers quelle structure la personne a été réorientée"),
    ("--procedure", "NOM", "nom de la démarche administrative"),
    ("--note", "TEXTE", "sans mot de passe ni situation de santé ou de famille"),
)
_LISTS: Final = (
    ("--theme", "CLÉ", "une ou plusieurs clés de La Coop"),
    ("--material", "CLÉ", "ordinateur, telephone, tablette, autre, aucun"),
    ("--mediator", "ID", "qui anime la séance, si ce n’est pas vous seul·e"),
)
_WITHOUT_WORKSHOP: Final = ("title", "place", "end")
"""What a session of its own needs and one made from the programme may leave to it."""
_WARNINGS: Final = {
    "overlap": "Un autre atelier de la même personne a lieu au même moment.",
    "over_capacity": "Il y a plus d’inscrits que de places.",
    "counts_differ": "Le détail des personnes sans nom dépasse leur total.",
}


def add_to(commands: Commands) -> None:
    """Add the commands to the table."""
    sessions = commands.group("session", "les ateliers et les permanences")
    add = sessions.add("add", "prévoir un atelier", on_laptop(_add))
    add.add_argument("--workshop", metavar="ID", help="atelier du programme, qui donne ce qui n’est pas dit")
    add.set_defaults(missing=_missing)
    _add_fields(add, required=True)
    edit = sessions.add("edit", "corriger un atelier", on_laptop(_edit))
    edit.add_argument("id", metavar="ID")
    _add_fields(edit, required=False)
    session_life.add_to(sessions)
    attend = commands.add("attend", "inscrire une personne, ou noter sa présence", on_laptop(_attend))
    attend.add_argument("session", metavar="SESSION")
    attend.add_argument("person", metavar="PERSON")
    attend.add_argument("--status", choices=_STATUSES, default="present", help="present si rien n’est dit")
    _add_count(commands)


def _add_fields(parser: argparse.ArgumentParser, *, required: bool) -> None:
    parser.add_argument("--title", metavar="NOM")
    parser.add_argument("--place", metavar="ID")
    parser.add_argument("--start", metavar="ISO", required=required, help="2026-11-24T10:00, à l’heure de ce poste")
    parser.add_argument("--end", metavar="ISO")
    parser.add_argument("--capacity", metavar="N", type=whole_number)
    parser.add_argument("--price-cents", metavar="N", type=whole_number)
    parser.add_argument("--kind", choices=("collectif", "individuel"))
    for option, shape, words in _SCALARS:
        parser.add_argument(option, metavar=shape, help=words)
    for option, shape, words in _LISTS:
        parser.add_argument(option, metavar=shape, nargs="+", action="extend", help=words)


def _missing(arguments: Arguments) -> str:
    """The options that a session without a workshop lacks."""
    if arguments.workshop is not None:
        return ""
    needed = _WITHOUT_WORKSHOP if _has_place(arguments) else ("title", "end")
    return ", ".join(f"--{name}" for name in needed if getattr(arguments, name) is None)


def _has_place(arguments: Arguments) -> bool:
    return arguments.place_kind in (None, "lieu_activite")


def _add_count(commands: Commands) -> None:
    count = commands.add("count", "compter les personnes venues sans donner leur nom", on_laptop(_count))
    count.add_argument("session", metavar="SESSION")
    count.add_argument("--total", metavar="N", type=whole_number, required=True)
    for name, example in (("gender", "feminin=8"), ("age", "soixante_dix_plus=5")):
        count.add_argument(
            f"--{name}",
            metavar="CLÉ=N",
            type=_share,
            action="append",
            default=[],
            help=f"{example}\u202f; peut être répété",
        )


def _add(laptop: Laptop, arguments: Arguments) -> Answer:
    from mediator_app.services.programme import plan_session
    from mediator_app.services.sessions import add_session

    fields = _given(arguments)
    if arguments.workshop is None:
        return _answer("Atelier prévu", add_session(laptop, fields))
    return _answer("Atelier prévu", plan_session(laptop, arguments.workshop, arguments.start, _own(fields)))


def _edit(laptop: Laptop, arguments: Arguments) -> Answer:
    from mediator_app.services.sessions import edit_session

    return _answer("Atelier corrigé", edit_session(laptop, arguments.id, _given(arguments)))


def _attend(laptop: Laptop, arguments: Arguments) -> Answer:
    from mediator_app.services.attendance import set_attendance

    id_, _ = set_attendance(laptop, arguments.session, arguments.person, arguments.status)
    return Answer({"id": id_}, [f"Noté\u00a0: {id_}"])


def _count(laptop: Laptop, arguments: Arguments) -> Answer:
    from mediator_app.services.attendance import count_unnamed

    by_age = {f"age.{band}": number for band, number in arguments.age}
    id_, _ = count_unnamed(laptop, arguments.session, {"total": arguments.total, **dict(arguments.gender), **by_age})
    return Answer({"id": id_}, [f"Compté\u00a0: {id_}"])


def _given(arguments: Arguments) -> dict[str, object]:
    fields = {_FIELDS[option]: value for option, value in given(arguments, _FIELDS).items()}
    return {**fields, "redirected": True} if fields.get("redirection") else fields


def _own(fields: dict[str, object]) -> dict[str, object]:
    """What a session made from a workshop has of its own beside its start."""
    return {name: value for name, value in fields.items() if name != "starts_at"}


def _answer(done: str, saved: Saved) -> Answer:
    warnings: Sequence[str] = saved.warnings
    lines = [f"{done}\u00a0: {saved.id}", *(_WARNINGS.get(key, key) for key in warnings)]
    return Answer({"id": saved.id, "warnings": list(warnings)}, lines)


def _share(text: str) -> tuple[str, int]:
    key, sign, number = text.partition("=")
    if not key or not sign:
        message = f"«\u00a0{text}\u00a0» ne s’écrit pas CLÉ=NOMBRE"
        raise argparse.ArgumentTypeError(message)
    return key, whole_number(number)
