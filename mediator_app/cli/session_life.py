"""``session list`` and what becomes of a session once it is planned: closed, opened again, duplicated, copied, moved."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Final

from mediator_app.cli.answers import Answer, table
from mediator_app.cli.grammar import Arguments, Commands, iso_day
from mediator_app.cli.opening import on_laptop

if TYPE_CHECKING:
    from mediator_app.services.laptop import Laptop

_WEEK: Final = timedelta(days=6)
_LISTED: Final = (
    *("id", "title", "place_name", "commune", "starts_at", "ends_at", "kind", "capacity", "state"),
    *("registered", "waiting", "present", "unnamed"),
)
_SHOWN: Final = ("id", "starts_at", "title", "place_name", "state", "registered", "present")
_GAPS: Final = {
    "place": "lieu non indiqué",
    "commune": "commune non indiquée",
    "level": "niveau non indiqué",
    "autonomy": "autonomie non indiquée",
    "themes": "aucune thématique",
    "materials": "aucun matériel",
    "redirection": "structure de réorientation non indiquée",
    "nobody": "personne n’est noté présent",
    "expected": "les personnes encore attendues sont notées absentes",
    "counts_differ": "le détail des personnes sans nom ne fait pas leur total",
}


def add_to(sessions: Commands) -> None:
    """Add the commands to those of a session."""
    listed = sessions.add("list", "voir les ateliers d’un jour à un autre", on_laptop(_list))
    listed.add_argument("--first", metavar="DATE", type=iso_day, help="aujourd’hui si rien n’est dit")
    listed.add_argument("--last", metavar="DATE", type=iso_day, help="six jours après le premier si rien n’est dit")
    close = sessions.add("close", "clore un atelier, et dire ce qui y manque", on_laptop(_close))
    close.add_argument("id", metavar="ID")
    reopen = sessions.add("reopen", "rouvrir un atelier clos", on_laptop(_reopen))
    reopen.add_argument("id", metavar="ID")
    reopen.add_argument("--because", metavar="MOTS", required=True, help="pourquoi")
    again = sessions.add("duplicate", "prévoir le même atelier une semaine après, sans ses inscrits", on_laptop(_again))
    again.add_argument("id", metavar="ID")
    copy = sessions.add("copy", "copier un atelier à une autre visite, avec ses inscrits", on_laptop(_copy))
    copy.add_argument("--without-people", action="store_true", help="sans ses inscrits")
    move = sessions.add("move", "déplacer un atelier à une autre visite, avec ses inscrits", on_laptop(_move))
    for command in (copy, move):
        command.add_argument("id", metavar="ID")
        command.add_argument("stop", metavar="ÉTAPE")
        command.add_argument("day", metavar="DATE", type=iso_day)


def _list(laptop: Laptop, arguments: Arguments) -> Answer:
    from mediator_app.services.sessions import sessions_between

    first = date.fromisoformat(arguments.first) if arguments.first else laptop.now().date()
    last = date.fromisoformat(arguments.last) if arguments.last else first + _WEEK
    rows = [{name: getattr(one, name) for name in _LISTED} for one in sessions_between(laptop, first, last)]
    return Answer(rows, table([{name: row[name] for name in _SHOWN} for row in rows]))


def _close(laptop: Laptop, arguments: Arguments) -> Answer:
    from mediator_app.services.sessions import close_session, missing_to_close

    missing = missing_to_close(laptop, arguments.id)
    close_session(laptop, arguments.id)
    told: dict[str, Any] = {"id": arguments.id, "missing": list(missing)}
    return Answer(told, ["Atelier clos.", *(f"À regarder\u00a0: {_GAPS[key]}." for key in missing)])


def _reopen(laptop: Laptop, arguments: Arguments) -> Answer:
    from mediator_app.services.sessions import reopen_session

    reopen_session(laptop, arguments.id, arguments.because)
    return Answer({"id": arguments.id}, ["Atelier rouvert."])


def _again(laptop: Laptop, arguments: Arguments) -> Answer:
    from mediator_app.services.sessions import duplicate_session

    made = duplicate_session(laptop, arguments.id)
    return Answer({"id": made.id, "warnings": list(made.warnings)}, [f"Atelier prévu\u00a0: {made.id}"])


def _copy(laptop: Laptop, arguments: Arguments) -> Answer:
    from mediator_app.services.visits import copy_session

    day, with_people = date.fromisoformat(arguments.day), not arguments.without_people
    made = copy_session(laptop, arguments.id, arguments.stop, day, with_people=with_people)
    return Answer({"id": made.ids[0], "warnings": list(made.warnings)}, [f"Atelier copié\u00a0: {made.ids[0]}"])


def _move(laptop: Laptop, arguments: Arguments) -> Answer:
    from mediator_app.services.visits import move_session

    made = move_session(laptop, arguments.id, arguments.stop, date.fromisoformat(arguments.day))
    return Answer({"id": arguments.id, "warnings": list(made.warnings)}, ["Atelier déplacé, avec ses inscrits."])
