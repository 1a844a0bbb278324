"""The door of a session: one box for a number, a name, a phone or a voucher, and what Enter does with it.

Everything is done at once and can be undone; nothing here asks a question. Enter with several matches does nothing but
say so, so that nobody is marked by mistake.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

from mediator_app.domain.arrivals import Arrival, typed_arrival
from mediator_app.domain.names import french_key, search_key
from mediator_app.domain.payments import Balance
from mediator_app.domain.people import PersonRow
from mediator_app.domain.phones import normal_phone
from mediator_app.domain.redemptions import Redemption, Scheme
from mediator_app.domain.sessions import Participant
from mediator_app.domain.vouchers import normal_code
from mediator_app.errors import InvalidInputError
from mediator_app.services.attendance import add_group, attendance_draft, participants, presence
from mediator_app.services.changes import Changes
from mediator_app.services.laptop import Laptop, gesture, new_id, record
from mediator_app.services.payments import balance, take_payment
from mediator_app.services.people import checked_fields, search_people, similar_people
from mediator_app.services.vouchers import (
    Taken,
    check_voucher,
    give_voucher,
    list_schemes,
    read_scan,
    redeem_voucher,
    report_voucher,
    scheme_for,
)
from mediator_app.storage import people
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

    present (marked now), already_present, excused, voucher (taken), reported (taken, for the centre to look at),
    counted (people without a name), signed (on a screen), paid (``amount_cents`` of money), left (without a voucher),
    voucher_used (not taken: ``first`` tells by whom), voucher_odd (not taken: ``reason`` is expired or pattern),
    choose (several matches), unknown (no match), nothing (empty box). ``balance`` is the account of who is present.
    """

    kind: str
    changes: Changes
    participant: Participant | None = None
    code: str = ""
    amount_cents: int = 0
    reason: str = ""
    first: Redemption | None = None
    redemption: str = ""
    scheme: Scheme | None = None
    how: str = ""
    balance: Balance | None = None


def find_at_door(laptop: Laptop, session: str, text: str) -> Matches:
    """Who the typed text may mean: registered people first, then known ones, then a new one with that name."""
    listed = participants(laptop, session)
    words = search_key(text).split()
    if not words:
        return Matches((), (), "", "", None, "")
    if numbered := _by_number(listed, text):
        return Matches((numbered,), (), "", "", None, numbered.person)
    likely = search_people(laptop, text, 30) if len(normal_code(text)) > 1 else []
    registered = _registered(listed, words, text, {person.id for person in likely})
    on_list = {one.person for one in listed}
    known = [person for person in likely if person.id not in on_list][:KNOWN_AT_MOST]
    new = typed_arrival(text) or Arrival()
    scheme = scheme_for(laptop, text) if not registered and any(sign.isdigit() for sign in text) else None
    chosen = _chosen(registered, known, words)
    return Matches(tuple(registered), tuple(known), new.last_name, new.first_name, scheme, chosen)


def enter(
    laptop: Laptop, session: str, text: str, *, person: str = "", waiting: str = "", scanned: bool = False
) -> Passed:
    """Do what the box means. ``person`` is whom a voucher is for (the last one marked), ``waiting`` a voucher without one."""
    text = text.strip()
    if scanned:
        code, scheme = read_scan(laptop, text)
        if scheme or any(sign.isdigit() for sign in code):
            return _enter_scan(laptop, session, code, scheme, person)
        text = code
    if not normal_code(text):
        return Passed("nothing", Changes.none())
    scheme = None if _by_number(participants(laptop, session), text) else scheme_for(laptop, text)
    if scheme:
        return take_voucher(laptop, session, text, scheme.id, person, "typed")
    return _enter_name(laptop, session, text, waiting)


def _enter_scan(laptop: Laptop, session: str, code: str, scheme: Scheme | None, person: str) -> Passed:
    if scheme:
        return take_voucher(laptop, session, code, scheme.id, person, "scanned")
    listed = _listed(laptop, session, person) if person else None
    likeliest = next(iter(list_schemes(laptop)), None)
    return Passed("unknown", Changes.none(), listed, code, scheme=likeliest, how="scanned")


def _enter_name(laptop: Laptop, session: str, text: str, waiting: str) -> Passed:
    matches = find_at_door(laptop, session, text)
    if matches.chosen:
        return mark_present(laptop, session, matches.chosen, waiting=waiting)
    return Passed("choose" if matches.registered or matches.known else "unknown", Changes.none(), code=text)


def mark_present(laptop: Laptop, session: str, person: str, *, waiting: str = "") -> Passed:
    """Mark a person present, as a walk-in if she was not on the list; give her the voucher that waits for somebody."""
    with gesture(laptop):
        listed = _listed(laptop, session, person)
        was_present = listed is not None and listed.status == "present"
        changes = Changes.none()
        if not was_present:
            draft = attendance_draft(laptop, session, person, "present", walk_in=True if listed is None else None)
            changes = record(laptop, [draft], "door.present")
        given = give_voucher(laptop, waiting, person) if waiting else None
    return _marked(laptop, session, person, "already_present" if was_present else "present", changes, given)


def excuse(laptop: Laptop, session: str, text: str = "", person: str = "") -> Passed:
    """Mark somebody of the list excused: a person, or the one whom the typed text means. Nobody else is touched."""
    listed = _listed(laptop, session, person or find_at_door(laptop, session, text).chosen)
    if listed is None:
        return Passed("unknown", Changes.none(), code=text)
    changes = record(laptop, [attendance_draft(laptop, session, listed.person, "excused")], "door.excused")
    return Passed("excused", changes, _listed(laptop, session, listed.person))


def add_at_door(laptop: Laptop, session: str, fields: Mapping[str, Any], *, waiting: str = "") -> Passed:
    """A new person, present at once, in one gesture; the voucher that waits for somebody is hers."""
    clean = checked_fields(fields)
    if not clean.get("last_name") and not clean.get("first_name"):
        raise InvalidInputError("Il manque un nom.", "Un nom ou un prénom suffit.")
    id_ = new_id()
    drafts = [Draft("person", id_, clean), presence(laptop, session, id_, "present", walk_in=True)]
    with gesture(laptop):
        changes = record(laptop, drafts, "door.new")
        given = give_voucher(laptop, waiting, id_) if waiting else None
    return _marked(laptop, session, id_, "present", changes, given)


def already_known(laptop: Laptop, fields: Mapping[str, Any], limit: int = 3) -> list[PersonRow]:
    """People that somebody being typed in may already be: the same name by ear, or a likeness of the whole record."""
    name = french_key(f"{fields.get('last_name') or ''} {fields.get('first_name') or ''}")
    if not name:
        return []
    found = search_people(laptop, f"{fields.get('last_name') or ''} {fields.get('first_name') or ''}", 20)
    namesakes = [one for one in found if french_key(f"{one.last_name} {one.first_name}") == name]
    others = [id_ for id_, _ in similar_people(laptop, fields) if id_ not in {one.id for one in namesakes}]
    return [*namesakes, *people.rows(laptop.connection, others[:limit])][:limit]


def count_group(laptop: Laptop, session: str, group: Mapping[str, int]) -> Passed:
    """Count a group of people without a name; its breakdown adds to the session's."""
    _, changes = add_group(laptop, session, group)
    return Passed("counted", changes)


def pay(laptop: Laptop, session: str, person: str, method: str) -> Passed:
    """Take what a person of the list has left to pay; nothing if she owes nothing."""
    listed = _listed(laptop, session, person)
    if listed is None or not balance(laptop, session, person).rest_cents:
        return Passed("nothing", Changes.none(), listed)
    paid = take_payment(laptop, session, person, method)
    return Passed("paid", paid.changes, listed, amount_cents=paid.amount_cents, balance=paid.balance)


def take_voucher(laptop: Laptop, session: str, code: str, scheme: str, person: str = "", how: str = "typed") -> Passed:
    """Take a voucher at the door; one used before, expired or odd changes nothing and says why."""
    checked = check_voucher(laptop, code, scheme)
    participant = _listed(laptop, session, person) if person else None
    amount = checked.scheme.face_value_cents
    if checked.first or not checked.judgement.ok:
        kind = "voucher_used" if checked.first else "voucher_odd"
        reason = checked.judgement.reason or ""
        return Passed(
            kind, Changes.none(), participant, code, amount, reason, checked.first, scheme=checked.scheme, how=how
        )
    taken = redeem_voucher(laptop, code, scheme, session, person or None, how)
    participant = _listed(laptop, session, person) if person else None
    return Passed(
        "voucher",
        taken.changes,
        participant,
        code,
        amount,
        taken.reason,
        redemption=taken.id,
        scheme=checked.scheme,
        how=how,
    )


def report_at_door(laptop: Laptop, session: str, doubtful: Passed) -> Passed:
    """Take a doubtful voucher all the same, for the centre to have a person look at it (``report_voucher``)."""
    if doubtful.scheme is None:
        raise InvalidInputError("Aucun dispositif de chèques n’est connu sur ce poste.")
    person = doubtful.participant.person if doubtful.participant else None
    taken = report_voucher(laptop, doubtful.code, doubtful.scheme.id, session, person, doubtful.how or "typed")
    return replace(doubtful, kind="reported", changes=taken.changes, redemption=taken.id)


def _marked(laptop: Laptop, session: str, person: str, kind: str, changes: Changes, given: Taken | None) -> Passed:
    listed = _listed(laptop, session, person)
    if given is None:
        return Passed(kind, changes, listed)
    both = replace(given.changes, kinds=changes.kinds | given.changes.kinds, ids=changes.ids | given.changes.ids)
    return Passed(kind, both, listed, given.code, given.amount_cents, given.reason)


def _listed(laptop: Laptop, session: str, person: str) -> Participant | None:
    return next((one for one in participants(laptop, session) if one.person == person), None)


def _by_number(listed: list[Participant], text: str) -> Participant | None:
    number = text.strip()
    if not number.isdecimal() or len(number) > 3:  # « ² » has a key of its own on a French keyboard, and is no number
        return None
    return next((one for one in listed if one.number == int(number)), None)


def _registered(listed: list[Participant], words: list[str], text: str, found: set[str]) -> list[Participant]:
    begun = [] if normal_phone(text) else [one for one in listed if _begins(one, words)]
    return begun or [one for one in listed if one.person in found]


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
