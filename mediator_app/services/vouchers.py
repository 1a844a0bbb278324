"""The voucher till: schemes, checking without effect, taking, cancelling. A refused voucher never touches a presence."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from mediator_app.domain.clocks import civil
from mediator_app.domain.entities import ENTITIES, VOIDED
from mediator_app.domain.redemptions import Lease, Redemption, Scheme
from mediator_app.domain.scanning import likely_reading, readings
from mediator_app.domain.vouchers import Judgement, judge, normal_code, pattern_problem
from mediator_app.errors import AlreadyTakenError, InvalidInputError, NotFoundError
from mediator_app.services.changes import Changes
from mediator_app.services.laptop import Laptop, gesture, new_id, record, require
from mediator_app.storage import people, sessions, vouchers
from mediator_app.storage.operations import Draft

REPORTED: Final = "voucher.report"
"""The label of a doubtful voucher's taking."""

MOST_CENTS: Final = 1_000_000
MOST_IN_A_BOOK: Final = 1000
MOST_DAYS: Final = 3650
"""More than that is a slip of the hand."""

_ANY_DAY: Final = date(2000, 1, 1)
"""A day on which no voucher has expired, to look at a code's form alone."""


@dataclass(frozen=True, slots=True)
class Checked:
    """What is known here about a voucher before taking it: its scheme, whether it is good, who took it first if anybody,

    and the series it belongs to, if that is reserved for a laptop.
    """

    scheme: Scheme
    code: str
    judgement: Judgement
    first: Redemption | None
    lease: Lease | None = None


@dataclass(frozen=True, slots=True)
class Taken:
    """A voucher taken: ``provisional`` until the centre answers, ``certain`` if its series is reserved for this laptop.

    ``reason`` is in_tolerance, expired, pattern, reserved (for another laptop), duplicate (of one that was reported) or empty.
    """

    id: str
    state: str
    reason: str
    amount_cents: int
    changes: Changes
    code: str = ""


def add_scheme(laptop: Laptop, fields: Mapping[str, Any]) -> tuple[str, Changes]:
    """Add a voucher scheme (coordination); (id, changes). Issuers, face value and book size are never built in."""
    require(laptop, "scheme")
    unknown = set(fields) - (ENTITIES["scheme"].fields.keys() - {VOIDED})
    if unknown:
        raise InvalidInputError(f"Champ inconnu\u00a0: {', '.join(sorted(unknown))}.")
    if not str(fields.get("name") or "").strip():
        raise InvalidInputError("Il manque le nom du dispositif.")
    _check_rules(fields)
    problem = pattern_problem(str(fields.get("pattern") or ""))
    if problem:
        raise InvalidInputError(problem)
    id_ = new_id()
    clean = {name: value for name, value in fields.items() if value not in (None, "")}
    return id_, record(laptop, [Draft("scheme", id_, clean)], "scheme.add")


def list_schemes(laptop: Laptop) -> list[Scheme]:
    """The schemes known here, those that end last first."""
    return vouchers.schemes(laptop.connection)


def scheme_for(laptop: Laptop, code: str, *, scanned: bool = False) -> Scheme | None:
    """The scheme that a code most likely belongs to; None if it does not look like a voucher.

    A scheme with a pattern claims what matches it; one without claims what was scanned, or a long enough mix with digits.
    """
    schemes = vouchers.schemes(laptop.connection)
    claimed = next((scheme for scheme in schemes if _has_form(scheme, code)), None)
    if claimed or _is_phone(code) or not (scanned or _looks_like_code(code)):
        return claimed
    return next((scheme for scheme in schemes if not scheme.pattern), None)


def read_scan(laptop: Laptop, text: str) -> tuple[str, Scheme | None]:
    """What a scanner meant and the scheme that it belongs to; the readings of a wrong keyboard are tried too.

    A scheme's pattern tells which reading is right. Where none does, the likeliest is taken as it is.
    """
    schemes = vouchers.schemes(laptop.connection)
    for reading in readings(text):
        claimed = next((scheme for scheme in schemes if _has_form(scheme, reading)), None)
        if claimed:
            return reading, claimed
    likely = likely_reading(text)
    is_code = any(sign.isdigit() for sign in likely)
    return likely, scheme_for(laptop, likely, scanned=True) if is_code else None


def _looks_like_code(text: str) -> bool:
    """Is it one word of six signs or more with a digit in it?"""
    return len(normal_code(text)) >= 6 and any(sign.isdigit() for sign in text) and " " not in text.strip()


def check_voucher(laptop: Laptop, code: str, scheme: str) -> Checked:
    """Look at a voucher without taking it."""
    found = vouchers.scheme(laptop.connection, scheme)
    if found is None:
        raise NotFoundError("Ce dispositif de chèques n’est pas sur ce poste.")
    judgement = judge(code, found.rules, laptop.now().date())
    today = laptop.now().date().isoformat()
    lease = next((one for one in vouchers.leases(laptop.connection, found.id) if one.covers(code, today)), None)
    return Checked(found, code, judgement, vouchers.holder(laptop.connection, found.id, normal_code(code)), lease)


def redeem_voucher(
    laptop: Laptop, code: str, scheme: str, session: str, person: str | None = None, how: str = "typed"
) -> Taken:
    """Take a voucher at a session, for a person or for nobody in particular.

    AlreadyTakenError names the first one's place and time if this laptop knows of it. An expired or odd code is taken and
    the centre will ask a person; only the centre confirms.
    """
    with gesture(laptop):
        checked = check_voucher(laptop, code, scheme)
        if not normal_code(code):
            raise InvalidInputError("Il manque le code du chèque.")
        if checked.first:
            raise already_taken(checked.first)
        _check_exist(laptop, session, person)
        draft = _draft(laptop, checked, session, person, how)
        changes = record(laptop, [draft], "voucher.take")
    state, reason = _certainty(laptop, checked)
    return Taken(draft.id, state, reason, checked.scheme.face_value_cents, changes, code.strip())


def report_voucher(
    laptop: Laptop, code: str, scheme: str, session: str, person: str | None = None, how: str = "typed"
) -> Taken:
    """Take a doubtful voucher all the same, so that the centre parks it and a person decides who is paid.

    One that this laptop knows to be used is not refused: the centre compares both and asks. Until it has answered, a
    reported voucher is left out of the session's amount.
    """
    with gesture(laptop):
        checked = check_voucher(laptop, code, scheme)
        if not normal_code(code):
            raise InvalidInputError("Il manque le code du chèque.")
        _check_exist(laptop, session, person)
        draft = _draft(laptop, checked, session, person, how)
        changes = record(laptop, [draft], REPORTED)
    reason = "duplicate" if checked.first else checked.judgement.reason or ""
    return Taken(draft.id, "provisional", reason, checked.scheme.face_value_cents, changes, code.strip())


def void_voucher(laptop: Laptop, redemption: str) -> Changes:
    """Cancel a voucher taken by mistake: the code can be taken again."""
    return record(laptop, [Draft("redemption", redemption, void=True)], "voucher.void")


def give_voucher(laptop: Laptop, redemption: str, person: str) -> Taken:
    """Say for whom a voucher was that was taken for nobody: it is taken anew in one gesture."""
    with gesture(laptop):
        found = vouchers.redemptions(laptop.connection, [redemption])
        if not found or found[0].state == "void":
            raise NotFoundError("Ce chèque n’est pas sur ce poste.")
        old = found[0]
        checked = check_voucher(laptop, old.code, old.scheme)
        draft = _draft(laptop, checked, old.session, person, old.how)
        changes = record(laptop, [Draft("redemption", redemption, void=True), draft], "voucher.give")
    return Taken(draft.id, "provisional", checked.judgement.reason or "", old.amount_cents, changes, old.code)


def take_again(laptop: Laptop, redemption: str) -> Changes:
    """Take anew, for nobody yet, a voucher whose giving was undone; nothing if it has been taken elsewhere since."""
    old = next(iter(vouchers.redemptions(laptop.connection, [redemption])), None)
    if old is None or vouchers.holder(laptop.connection, old.scheme, old.code_key) is not None:
        return Changes.none()
    checked = check_voucher(laptop, old.code, old.scheme)
    return record(laptop, [_draft(laptop, checked, old.session, None, old.how)], "voucher.take")


def session_figures(laptop: Laptop, session: str) -> tuple[int, int]:
    """How many vouchers of a session count, and their amount in cents: those reported or parked are left out."""
    return vouchers.figures_of_session(laptop.connection, session, REPORTED)


def session_vouchers(laptop: Laptop, session: str) -> list[Redemption]:
    """The vouchers taken at a session, in order."""
    return vouchers.of_session(laptop.connection, session)


def already_taken(first: Redemption) -> AlreadyTakenError:
    """The refusal of a voucher that was taken before, with the first one's place and time."""
    moment = datetime.fromisoformat(first.taken_at)
    when = f"{moment:%d/%m/%Y} à {moment.hour}\u00a0h\u00a0{moment:%M}"
    where = first.place_name or first.session_title or "un autre atelier"
    return AlreadyTakenError(
        f"Le chèque {first.code} a déjà été pris le {when}, {where}.",
        "La présence compte, avec ou sans chèque. Prenez un autre chèque ou signalez-le au centre.",
    )


def _certainty(laptop: Laptop, checked: Checked) -> tuple[str, str]:
    """The state and the reason to tell of a voucher just taken."""
    reason = checked.judgement.reason or ""
    if checked.lease is None or reason not in ("", "in_tolerance"):
        return "provisional", reason
    return ("certain", reason) if checked.lease.device == laptop.who.device else ("provisional", "reserved")


def _check_rules(fields: Mapping[str, Any]) -> None:
    if not 0 < int(fields.get("face_value_cents") or 0) <= MOST_CENTS:
        raise InvalidInputError("La valeur d’un chèque doit être entre 0,01\u00a0€ et 10\u202f000\u00a0€.")
    if not 0 <= int(fields.get("book_size") or 0) <= MOST_IN_A_BOOK:
        raise InvalidInputError(f"Un carnet a au plus {MOST_IN_A_BOOK} chèques.")
    if not 0 <= int(fields.get("tolerance_days") or 0) <= MOST_DAYS:
        raise InvalidInputError(f"La tolérance est d’au plus {MOST_DAYS} jours.")
    until = str(fields.get("valid_until") or "")
    try:
        date.fromisoformat(until or "2026-12-31")
    except ValueError:
        raise InvalidInputError(f"Cette date n’est pas reconnue\u00a0: {until}.", "Par exemple 2026-12-31.") from None


def _draft(laptop: Laptop, checked: Checked, session: str, person: str | None, how: str) -> Draft:
    fields = {
        "scheme": checked.scheme.id,
        "code": checked.code.strip(),
        "code_key": normal_code(checked.code),
        "session": session,
        "person": person,
        "amount_cents": checked.scheme.face_value_cents,
        "taken_at": civil(laptop.now()),
        "how": how,
    }
    return Draft("redemption", new_id(), fields)


def _check_exist(laptop: Laptop, session: str, person: str | None) -> None:
    if not sessions.existing(laptop.connection, "session", [session]):
        raise NotFoundError("Cet atelier n’est pas sur ce poste.")
    if person and not people.exists(laptop.connection, person):
        raise NotFoundError("Cette personne n’est pas sur ce poste.")


def _has_form(scheme: Scheme, code: str) -> bool:
    if not scheme.pattern:
        return False
    return judge(code, scheme.rules, _ANY_DAY).reason not in ("pattern", "empty")


def _is_phone(code: str) -> bool:
    digits = normal_code(code).replace(".", "").replace("+", "")
    return digits.isdigit() and len(digits) >= 9 and digits.startswith(("0", "33"))
