"""One search over everything that is on the laptop: people, sessions, places, tours, workshops, and vouchers by their code.

A few of each kind, the likeliest first; whoever wants all of them goes to the page. Nothing is changed by it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from mediator_app.domain.names import display_name, search_key
from mediator_app.domain.vouchers import normal_code
from mediator_app.services.laptop import Laptop
from mediator_app.services.people import search_people
from mediator_app.services.programme import list_workshops
from mediator_app.services.tours import list_tours
from mediator_app.storage import finding, sessions, vouchers

EACH: Final = 5
"""Things of one kind that are named at most."""

SHORTEST_CODE: Final = 4
"""Signs from which a text may be a whole voucher code."""


@dataclass(frozen=True, slots=True)
class Found:
    """One thing. ``kind``: person, session, place, tour, workshop or voucher; ``id`` is the record's.

    ``detail`` is what tells it from its namesakes, as it is stored: a birth year, a civil start, a commune's INSEE code, a
    first day, the title of the session at which a voucher was taken (``session`` is that one's id).
    """

    kind: str
    id: str
    title: str
    detail: str = ""
    session: str = ""


def find_everywhere(laptop: Laptop, text: str) -> list[Found]:
    """What the words typed may mean, kind after kind; nothing for an empty text."""
    words = search_key(text).split()
    if not words:
        return []
    return [
        *_vouchers(laptop, text),
        *_people(laptop, text),
        *_sessions(laptop, words),
        *_tours(laptop, words),
        *_places(laptop, text),
        *_workshops(laptop, text),
    ]


def _people(laptop: Laptop, text: str) -> list[Found]:
    found = search_people(laptop, text, EACH)
    return [
        Found("person", one.id, display_name(one.first_name, one.last_name), str(one.birth_year or "")) for one in found
    ]


def _sessions(laptop: Laptop, words: list[str]) -> list[Found]:
    found = finding.sessions(laptop.connection, words, EACH)
    return [Found("session", one["id"], one["title"], one["starts_at"]) for one in found]


def _tours(laptop: Laptop, words: list[str]) -> list[Found]:
    found = [one for one in list_tours(laptop) if all(word in search_key(one.title) for word in words)]
    return [Found("tour", one.id, one.title, one.starts_on) for one in found[:EACH]]


def _places(laptop: Laptop, text: str) -> list[Found]:
    found = sessions.places(laptop.connection, text, EACH)
    return [Found("place", one["id"], one["name"], one["commune"]) for one in found]


def _workshops(laptop: Laptop, text: str) -> list[Found]:
    return [Found("workshop", one.id, one.title, one.level) for one in list_workshops(laptop, text)[:EACH]]


def _vouchers(laptop: Laptop, text: str) -> list[Found]:
    code_key = normal_code(text)
    if len(code_key) < SHORTEST_CODE or not any(sign.isdigit() for sign in code_key):
        return []
    ids = finding.vouchers(laptop.connection, code_key, EACH)
    taken = vouchers.redemptions(laptop.connection, ids)
    return [Found("voucher", one.id, one.code, one.session_title, one.session) for one in taken]
