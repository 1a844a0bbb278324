"""The door of a session: one box for a number, a name, a phone or a voucher, and what Enter does with it.

Everything is done at once and can be undone; nothing here asks a question. Enter with several matches does nothing but
say so, so that nobody is marked by mistake.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from mediator_app.domain.names import search_key, split_typed_name
from mediator_app.domain.people import PersonRow
from mediator_app.domain.phones import normal_phone
from mediator_app.domain.redemptions import Redemption, Scheme
from mediator_app.domain.sessions import Participant
from mediator_app.domain.vouchers import looks_garbled, normal_code, undo_azerty
from mediator_app.errors import InvalidInputError
from mediator_app.services.attendance import attendance_draft, participants, presence
from mediator_app.services.changes import Changes
from mediator_app.services.laptop import Laptop, gesture, new_id, record
from mediator_app.services.people import checked_fields, search_people, similar_people
from mediator_app.services.vouchers import check_voucher, give_voucher, redeem_voucher, scheme_for, session_vouchers
from mediator_app.storage.operations import Draft

KNOWN_AT_MOST: Final = 8


@dataclass(frozen=True, slots=True)
class Matches:
    """What the box may mean while one types. ``chosen`` is the person that Enter would mark present, empty if unsure."""

    registered: tuple[Participant, ...]
    known: tuple[PersonRow, ...]
    new_last_name: str
    new_first_name: str
    scheme: Scheme | None
    chosen: str


@dataclass(frozen=True, slots=True)
class Passed:
    """What Enter or a scan did. ``kind``:

    present (marked now), already_present, voucher (taken), voucher_used (``first`` tells by whom), voucher_odd (taken, the
    centre will ask: ``reason``), choose (several matches), unknown (no match), nothing (empty box).
    """

    kind: str
    changes: Changes
    participant: Participant | None = None
    code: str = ""
    amount_cents: int = 0
    reason: str = ""
    first: Redemption | None = None
    redemption: str = ""


def find_at_door(laptop: Laptop, session: str, text: str) -> Matches:
    """Who the typed text may mean: registered people first, then known ones, then a new one with that name."""
    listed = participants(laptop, session)
    words = search_key(text).split()
    if not words:
        return Matches((), (), "", "", None, "")
    numbered = _by_number(listed, text)
    registered = [numbered] if numbered else _registered(laptop, listed, words, text)
    present = {one.person for one in listed}
    known = [] if numbered else [p for p in search_people(laptop, text, 30) if p.id not in present][:KNOWN_AT_MOST]
    has_name = not any(sign.isdigit() for sign in text)
    last, first = split_typed_name(text) if has_name else ("", "")
    scheme = None if has_name and not registered else scheme_for(laptop, text)
    return Matches(tuple(registered), tuple(known), last, first, scheme, _chosen(registered, known, words))


def enter(
    laptop: Laptop, session: str, text: str, *, person: str = "", waiting: str = "", scanned: bool = False
) -> Passed:
    """Do what the box means. ``person`` is whom a voucher is for (the last one marked), ``waiting`` a voucher without one."""
    text = text.strip()
    if scanned and looks_garbled(text):
        text = undo_azerty(text)
    if not normal_code(text):
        return Passed("nothing", Changes.none())
    numbered = None if scanned else _by_number(participants(laptop, session), text)
    scheme = None if numbered else scheme_for(laptop, text, scanned=scanned)
    if scheme:
        return take_voucher(laptop, session, text, scheme.id, person, how="scanned" if scanned else "typed")
    if scanned:
        return Passed("unknown", Changes.none(), code=text)
    matches = find_at_door(laptop, session, text)
    if matches.chosen:
        return mark_present(laptop, session, matches.chosen, waiting=waiting)
    return Passed("choose" if matches.registered or matches.known else "unknown", Changes.none())


def mark_present(laptop: Laptop, session: str, person: str, *, waiting: str = "") -> Passed:
    """Mark a person present, as a walk-in if she was not on the list; give her the voucher that waits for somebody."""
    listed = _listed(laptop, session, person)
    if listed and listed.status == "present":
        changes = give_voucher(laptop, waiting, person) if waiting else Changes.none()
        return Passed("already_present", changes, listed)
    with gesture(laptop):
        draft = attendance_draft(laptop, session, person, "present", walk_in=True if listed is None else None)
        changes = record(laptop, [draft], "door.present")
        if waiting:
            changes = give_voucher(laptop, waiting, person)
    return Passed("present", changes, _listed(laptop, session, person))


def mark(laptop: Laptop, session: str, person: str, status: str) -> Passed:
    """Give a person another status at the door: excused, absent, registered."""
    changes = record(laptop, [attendance_draft(laptop, session, person, status)], f"door.{status}")
    return Passed(status, changes, _listed(laptop, session, person))


def add_at_door(laptop: Laptop, session: str, fields: Mapping[str, Any]) -> Passed:
    """A new person, present at once, in one gesture."""
    clean = checked_fields(fields)
    if not clean.get("last_name") and not clean.get("first_name"):
        raise InvalidInputError("Il manque un nom.", "Un nom ou un prénom suffit.")
    id_ = new_id()
    drafts = [Draft("person", id_, clean), presence(laptop, session, id_, "present", walk_in=True)]
    changes = record(laptop, drafts, "door.new")
    return Passed("present", changes, _listed(laptop, session, id_))


def already_known(laptop: Laptop, fields: Mapping[str, Any]) -> list[str]:
    """Ids of the people that somebody being typed in may already be, likeliest first."""
    return [person for person, _ in similar_people(laptop, fields)]


def take_voucher(laptop: Laptop, session: str, code: str, scheme: str, person: str = "", how: str = "typed") -> Passed:
    """Take a voucher at the door; one used before changes nothing and says where and when."""
    checked = check_voucher(laptop, code, scheme)
    participant = _listed(laptop, session, person) if person else None
    if checked.first:
        return Passed(
            "voucher_used", Changes.none(), participant, code, checked.scheme.face_value_cents, "", checked.first
        )
    taken = redeem_voucher(laptop, code, scheme, session, person or None, how)
    kind = "voucher" if checked.judgement.ok else "voucher_odd"
    return Passed(kind, taken.changes, participant, code, taken.amount_cents, taken.reason, redemption=taken.id)


def waiting_voucher(laptop: Laptop, session: str) -> Redemption | None:
    """The newest voucher of the session that was taken for nobody."""
    return next((one for one in reversed(session_vouchers(laptop, session)) if not one.person), None)


def _listed(laptop: Laptop, session: str, person: str) -> Participant | None:
    return next((one for one in participants(laptop, session) if one.person == person), None)


def _by_number(listed: list[Participant], text: str) -> Participant | None:
    number = text.strip()
    if not number.isdigit() or len(number) > 3:
        return None
    return next((one for one in listed if one.number == int(number)), None)


def _registered(laptop: Laptop, listed: list[Participant], words: list[str], text: str) -> list[Participant]:
    begun = [] if normal_phone(text) else [one for one in listed if _begins(one, words)]
    if begun:
        return begun
    ids = {person.id for person in search_people(laptop, text)}
    return [one for one in listed if one.person in ids]


def _begins(one: Participant, words: list[str]) -> bool:
    names = search_key(f"{one.last_name} {one.first_name}").split()
    return all(any(name.startswith(word) for name in names) for word in words)


def _chosen(registered: list[Participant], known: list[PersonRow], words: list[str]) -> str:
    """Whom Enter marks: the only match; else the only one still expected whose last name begins so; else nobody."""
    if not registered:
        return known[0].id if len(known) == 1 and len("".join(words)) >= 4 else ""
    if len(registered) == 1:
        return registered[0].person
    expected = [one for one in registered if one.status in ("registered", "waiting")]
    by_last_name = [one for one in expected if search_key(one.last_name).startswith(words[0])]
    if len(expected) == 1:
        return expected[0].person
    return by_last_name[0].person if len(by_last_name) == 1 and len(words[0]) > 1 else ""
