"""Cases as the services give them, made of values: what the words, rows and panels of « À vérifier » are tested with."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from mediator_app.domain.cases import Case, Option

CODE = "0412 7785"


def wall(day: int, hour: int, minute: int = 0) -> str:
    """A moment of November 2026 by the clock on the wall, here."""
    return datetime(2026, 11, day, hour, minute).astimezone().isoformat()


def taken(id_: str = "gerard", **details: Any) -> Option:
    """A voucher taken from Gérard Thérond at Felletin; ``details`` change it."""
    facts = {
        "place_name": "Felletin, mairie",
        "session": "s1",
        "session_title": "Sécuriser son téléphone",
        "person": "Gérard Thérond",
        "last_name": "Thérond",
        "gender": "masculin",
        "was_present": True,
        "how": "scanned",
        "received_at": wall(24, 18, 5),
        "state": "parked",
        "member_name": "Karim Benali",
    }
    when = details.pop("wall", wall(17, 10, 22))
    facts.update(details)
    return Option(id_, CODE, str(facts["member_name"]), when, facts)


def denise(**details: Any) -> Option:
    """The same voucher from Denise Roche at Royère, a week later, typed."""
    facts = {
        "place_name": "Royère-de-Vassivière, foyer rural",
        "session_title": "Premiers pas",
        "person": "Denise Roche",
        "last_name": "Roche",
        "gender": "feminin",
        "how": "typed",
        "member_name": "Claire Fourneau",
        "wall": wall(24, 10, 4),
    }
    return taken("denise", **{**facts, **details})


def voucher_case(*options: Option, **details: Any) -> Case:
    """A question about a voucher; taken twice unless options are given."""
    options = options or (taken(), denise())
    facts = {
        "code": CODE,
        "amount_cents": 1000,
        "scheme_name": "Chèque numérique Creuse",
        "valid_until": "2026-12-31",
        "reason": "duplicate",
        **details,
    }
    return Case("case-v", "voucher", CODE, wall(25, 9, 2), options, options[0].id, facts)


def field_case(field: str = "phone", values: Sequence[Any] = ("+33639981002", "+33639981003"), **details: Any) -> Case:
    """A field of Annie Rochefort that two people wrote; the last value is on screen."""
    names = ("Claire Fourneau", "Karim Benali", "Hélène Vauzelle")
    options = tuple(
        Option(f"v{n}", value, names[n % 3], wall(10, 9 + n), {"shown": n == len(values) - 1, "text": ""})
        for n, value in enumerate(values)
    )
    facts = {"entity": "person", "record": "annie", "field": field, "title": "Annie Rochefort", "about": {}, **details}
    return Case(f"case-{field}", "field", "annie", wall(24, 9), options, options[-1].id, facts)


def twins_case(**details: Any) -> Case:
    """Two records that look alike."""
    options = tuple(
        Option(id_, name, member, wall(12, 9), {"commune": "23165"})
        for id_, name, member in (
            ("lefevre", "Jean-Pierre Lefèvre", "Claire Fourneau"),
            ("lefebvre", "J.-P. Lefebvre", "Karim Benali"),
        )
    )
    facts = {
        "score": 0.9,
        "strength": "strong",
        "reasons": ["same_birth_year", "same_commune", "alike_name"],
        **details,
    }
    return Case("duplicate:lefevre:lefebvre", "duplicate", "lefevre lefebvre", wall(24, 9), options, "lefevre", facts)


def commune_name(code: str) -> str:
    """The names of two communes; any other code as it is."""
    return {"23165": "Royère-de-Vassivière", "23079": "Felletin"}.get(code, code)
