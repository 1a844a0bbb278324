"""``register``, ``unregister``, ``promote`` and ``remind``: a session's list before its day."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from mediator_app.cli.answers import Answer
from mediator_app.cli.grammar import Arguments, Commands
from mediator_app.cli.opening import on_laptop

if TYPE_CHECKING:
    from mediator_app.domain.registrations import Registration, Seats
    from mediator_app.services.laptop import Laptop
    from mediator_app.services.registrations import Freed, Registered

_BY: Final = ("host", "phone", "team", "import")
_RESULTS: Final = ("reached", "message", "unreachable", "declined")
_NOTICES: Final = {
    "overlap": "Déjà sur une autre liste à cette heure\u00a0: {title}",
    "came_lately": "Présence récente au même atelier\u00a0: {title}",
}


def add_to(commands: Commands) -> None:
    """Add the commands to the table."""
    register = commands.add(
        "register", "inscrire des personnes\u00a0; quand c’est complet elles attendent", on_laptop(_register)
    )
    register.add_argument("session", metavar="SESSION")
    register.add_argument("person", metavar="PERSON", nargs="+")
    register.add_argument("--by", choices=_BY, default="team", help="team si rien n’est dit")
    unregister = commands.add("unregister", "noter qu’une personne ne viendra pas", on_laptop(_unregister))
    unregister.add_argument("session", metavar="SESSION")
    unregister.add_argument("person", metavar="PERSON")
    unregister.add_argument("--mistake", action="store_true", help="retirer de la liste au lieu d’excuser")
    promote = commands.add("promote", "donner une place à la première personne en attente", on_laptop(_promote))
    promote.add_argument("session", metavar="SESSION")
    promote.add_argument("person", metavar="PERSON", nargs="?", default="", help="une autre que la première")
    remind = commands.add("remind", "qui appeler avant la séance, ou comment un appel s’est passé", on_laptop(_remind))
    remind.add_argument("session", metavar="SESSION")
    remind.add_argument("person", metavar="PERSON", nargs="?", default="")
    remind.add_argument("--result", choices=_RESULTS, help="avec PERSON")
    remind.set_defaults(missing=_missing)


def _missing(arguments: Arguments) -> str:
    """A call that was made is somebody's and ended somehow: neither is told without the other."""
    if arguments.result and not arguments.person:
        return "PERSON"
    return "--result" if arguments.person and not arguments.result else ""


def _register(laptop: Laptop, arguments: Arguments) -> Answer:
    from mediator_app.services.registrations import register_people, seats

    done = register_people(laptop, arguments.session, arguments.person, by=arguments.by)
    found = seats(laptop, arguments.session)
    document = {"registered": [_entry(one) for one in done], "seats": _seats(found)}
    lines = [f"{'En attente' if one.status == 'waiting' else 'Inscription'}\u00a0: {one.person}" for one in done]
    notices = [_NOTICES[notice.kind].format(title=notice.title) for one in done for notice in one.notices]
    return Answer(document, [*lines, *notices])


def _unregister(laptop: Laptop, arguments: Arguments) -> Answer:
    from mediator_app.services.registrations import unregister, withdraw

    freed = (unregister if arguments.mistake else withdraw)(laptop, arguments.session, arguments.person)
    return _freed(freed, "Retrait de la liste." if arguments.mistake else "Absence notée.")


def _promote(laptop: Laptop, arguments: Arguments) -> Answer:
    from mediator_app.services.registrations import promote, seats

    done = promote(laptop, arguments.session, arguments.person)
    found = seats(laptop, arguments.session)
    lines = [f"A maintenant une place\u00a0: {done.person}"]
    if found.is_over:
        lines.append("Il y a plus d’inscrits que de places.")
    return Answer({**_entry(done), "seats": _seats(found)}, lines)


def _remind(laptop: Laptop, arguments: Arguments) -> Answer:
    from mediator_app.services.registrations import calls_to_make, remind

    if arguments.person:
        freed = remind(laptop, arguments.session, arguments.person, arguments.result)
        return _freed(freed, "Noté.")
    found = calls_to_make(laptop, arguments.session)
    lines = [f"{_name(row)}  {row.phone}  {row.reminder or '…'}" for row in found]
    return Answer([_call(row) for row in found], lines or ["Personne à appeler."])


def _entry(one: Registered) -> dict[str, Any]:
    return {
        "id": one.id,
        "person": one.person,
        "status": one.status,
        "warnings": [{"kind": notice.kind, "session": notice.session, "title": notice.title} for notice in one.notices],
    }


def _seats(found: Seats) -> dict[str, Any]:
    return {"capacity": found.capacity, "taken": found.taken, "waiting": found.waiting, "free": found.free}


def _freed(freed: Freed, done: str) -> Answer:
    following = freed.next
    lines = [done]
    if following is not None:
        lines.append(f"À qui proposer la place\u00a0: {_name(following)} ({following.person})")
    return Answer({"next": following.person if following is not None else None}, lines)


def _name(row: Registration) -> str:
    return f"{row.last_name} {row.first_name}".strip()


def _call(row: Registration) -> dict[str, Any]:
    names = ("person", "last_name", "first_name", "phone", "reminder", "reminded_at")
    return {name: getattr(row, name) for name in names}
