"""The questions of « À vérifier » as French sentences, for the command line; the window has its own, which are translated."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final

from mediator_app.domain.cases import Case, Option
from mediator_app.domain.phones import display_phone

NBSP: Final = "\u00a0"
NARROW: Final = "\u202f"

_NUMBERS: Final = {2: "Deux", 3: "Trois", 4: "Quatre", 5: "Cinq", 6: "Six"}
_DOUBTS: Final = {
    "expired": "a été pris après sa date de fin",
    "pattern": "n’a pas la forme attendue",
    "unknown_scheme": "n’est d’aucun dispositif connu",
    "reserved": "est réservé à un autre poste",
    "empty": "n’a pas de code lisible",
    "duplicate": "n’a plus qu’un seul encaissement",
}
_NOUNS: Final = {
    ("person", "last_name"): ("noms", "lequel"),
    ("person", "first_name"): ("prénoms", "lequel"),
    ("person", "birth_year"): ("années de naissance", "laquelle"),
    ("person", "phone"): ("téléphones", "lequel"),
    ("person", "commune"): ("communes", "laquelle"),
    ("person", "note"): ("notes", "laquelle"),
    ("place", "name"): ("noms", "lequel"),
    ("place", "commune"): ("communes", "laquelle"),
    ("place", "opening_hours"): ("horaires", "lesquels"),
    ("session", "title"): ("titres", "lequel"),
    ("session", "place"): ("lieux", "lequel"),
    ("session", "starts_at"): ("heures de début", "laquelle"),
    ("session", "ends_at"): ("heures de fin", "laquelle"),
    ("session", "note"): ("notes", "laquelle"),
    ("headcount", "counts"): ("comptages de personnes sans nom", "lequel"),
    ("scheme", "name"): ("noms", "lequel"),
    ("scheme", "face_value_cents"): ("montants", "lequel"),
    ("scheme", "valid_until"): ("dates de fin", "laquelle"),
    ("lease", "until"): ("derniers jours", "lequel"),
    ("workshop", "title"): ("titres", "lequel"),
    ("workshop", "price_cents"): ("prix", "lequel"),
    ("tour", "title"): ("titres", "lequel"),
    ("tour", "starts_on"): ("premiers jours", "lequel"),
    ("tour", "ends_on"): ("derniers jours", "lequel"),
    ("tour", "note"): ("notes", "laquelle"),
    ("stop", "place"): ("lieux", "lequel"),
    ("stop", "starts_at"): ("heures de début", "laquelle"),
    ("stop", "length_minutes"): ("durées", "laquelle"),
    ("stop", "rule"): ("rythmes de passage", "lequel"),
    ("stop", "note"): ("notes", "laquelle"),
    ("mandate", "revoked_on"): ("dates de révocation", "laquelle"),
    ("pack", "amount"): ("quantités", "laquelle"),
    ("pack", "price_cents"): ("prix", "lequel"),
    ("pack_use", "amount"): ("quantités", "laquelle"),
    ("equipment", "name"): ("noms", "lequel"),
}


def sentence(case: Case) -> str:
    """The question in one sentence: « Le chèque 0412 7785 a été accepté 2 fois. Qui le garde ? »."""
    if case.kind == "voucher":
        return _about_voucher(case)
    if case.kind == "field":
        return _about_field(case)
    names = " et ".join(str(option.value) for option in case.options)
    return f"{names}{NBSP}: est-ce la même personne{NARROW}?"


def answers(case: Case) -> dict[str, str]:
    """Every answer that ``settle`` takes, with what it means."""
    said = {option.id: option_sentence(case, option) for option in case.options}
    if case.kind == "voucher":
        said["none"] = "Aucun n’est payé." if len(case.options) > 1 else "Il n’est pas payé."
    elif case.kind == "duplicate":
        said["distinct"] = "Ce sont 2 personnes différentes."
    return said


def option_sentence(case: Case, option: Option) -> str:
    """What answering with this option means: « Payer celui de Gérard Thérond, à Felletin, … »."""
    if case.kind == "voucher":
        return _taken(option)
    if case.kind == "field":
        shown = ", affiché aujourd’hui" if option.details["shown"] else ""
        by = f"noté par {option.actor}, " if option.actor else ""
        return f"{_value(case, option)}{NBSP}: {by}{_moment(option.wall)}{shown}."
    return f"Fusionner en gardant la fiche de {option.value}, créée {_moment(option.wall)}."


def _about_voucher(case: Case) -> str:
    code = case.details["code"] or "sans code"
    if len(case.options) > 1:
        return f"Le chèque {code} a été accepté {len(case.options)} fois. Qui le garde{NARROW}?"
    doubt = _DOUBTS.get(case.details["reason"], "est à vérifier")
    return f"Le chèque {code} {doubt}. Faut-il l’accepter{NARROW}?"


def _about_field(case: Case) -> str:
    values = len({str(option.value) for option in case.options})
    key = (case.details["entity"], case.details["field"])
    noun, which = _NOUNS.get(key, (f"valeurs de «{NBSP}{key[1]}{NBSP}»", "laquelle"))
    number = _NUMBERS.get(values, str(values))
    if values < 2:
        return f"{case.details['title']}{NBSP}: une valeur changée sur 2 postes, est-ce la bonne{NARROW}?"
    return f"{number} {noun} pour {case.details['title']}{NBSP}: {which} garder{NARROW}?"


def _taken(option: Option) -> str:
    of = option.details
    who = f"celui de {of['person']}" if of["person"] else "celui d’une personne sans nom"
    where = ", ".join(part for part in (of["session_title"], of["place_name"]) if part)
    how = {"scanned": "scanné", "typed": "saisi au clavier"}.get(of["how"], "")
    by = f"pris par {of['member_name']}" if of["member_name"] else ""
    parts = (f"Payer {who}", where, _moment(option.wall), by, how)
    return ", ".join(part for part in parts if part) + "."


def _value(case: Case, option: Option) -> str:
    """A field's value as text."""
    if option.details.get("text"):
        return str(option.details["text"])
    value, field = option.value, case.details["field"]
    if value in (None, ""):
        return "vide"
    if field == "phone":
        return display_phone(str(value))
    if field in ("starts_at", "ends_at"):
        return _moment(str(value)).removeprefix("le ")
    if field.endswith("_cents"):
        return f"{value / 100:.2f}".replace(".", ",").removesuffix(",00") + f"{NBSP}€"
    return _counts(value) if isinstance(value, Mapping) else str(value)


def _counts(value: Mapping[str, Any]) -> str:
    return ", ".join(f"{key} {number}" for key, number in value.items())


def _moment(text: str) -> str:
    """A civil time as it was noted: « le 24/11/2026 à 10 h 04 »; as it is if it cannot be read."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return text
    return f"le {moment:%d/%m/%Y} à {moment.hour}{NBSP}h{NBSP}{moment:%M}"
