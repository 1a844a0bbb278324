"""How the questions of « À vérifier » are put on screen: titles, reasons, consequences, in the language in force."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any, Final

from PySide6.QtCore import QCoreApplication, QObject

from mediator_app.desktop import words
from mediator_app.domain.cases import Case, Option
from mediator_app.domain.phones import display_phone

CommuneName = Callable[[str], str]

translate = QCoreApplication.translate

LETTERS: Final = "ABCDEFGH"
"""What the options are called, in order."""


def letter(case: Case, option: str) -> str:
    """The letter of an option; empty for none of them."""
    ids = [one.id for one in case.options]
    return LETTERS[ids.index(option) % len(LETTERS)] if option in ids else ""


def question(case: Case) -> str:
    """The question of a case."""
    if case.kind == "duplicate":
        return translate("to_check", "Est-ce la même personne\u202f?")
    return _voucher_question(case) if case.kind == "voucher" else field_question(case)


def header_line(case: Case) -> str:
    """What can still be done after an answer, for the page's muted line."""
    if case.kind == "voucher":
        return translate("to_check", "Vous pouvez revenir sur une décision tant que le bordereau n’est pas remis.")
    if case.kind == "duplicate":
        return translate("to_check", "Une fusion peut être défaite depuis l’historique de la fiche.")
    return translate("to_check", "Les autres valeurs restent dans l’historique.")


def _voucher_question(case: Case) -> str:
    code, times = case.details["code"], len(case.options)
    if times > 1:
        return _COUNTS.taken(times).format(code=code)
    forms = {
        "expired": translate("to_check", "Le chèque {code} a été pris après sa date de fin. L’accepter\u202f?"),
        "pattern": translate("to_check", "Le chèque {code} n’a pas la forme attendue. L’accepter\u202f?"),
        "reserved": translate("to_check", "Le chèque {code} est réservé à un autre poste. L’accepter\u202f?"),
        "unknown_scheme": translate("to_check", "Le chèque {code} n’est d’aucun dispositif connu. L’accepter\u202f?"),
        "empty": translate("to_check", "Un chèque a été pris sans code lisible. L’accepter\u202f?"),
    }
    other = translate("to_check", "Le chèque {code} est à vérifier. L’accepter\u202f?")
    return forms.get(case.details["reason"], other).format(code=code)


def voucher_line(case: Case) -> str:
    """« 10 € · Chèque numérique Creuse · valable jusqu’au 31 déc. 2026 »."""
    of = case.details
    parts = [words.money(of["amount_cents"]) if of["amount_cents"] else "", of["scheme_name"]]
    if of["valid_until"]:
        day = words.day(date.fromisoformat(of["valid_until"]), "year")
        parts.append(translate("to_check", "valable jusqu’au {day}").format(day=day))
    return " · ".join(part for part in parts if part)


def field_question(case: Case) -> str:
    """« Deux téléphones pour Annie Rochefort : lequel garder ? »."""
    values = len({str(option.value) for option in case.options})
    name = case.details["title"]
    if values < 2:
        return translate("to_check", "{name}\u00a0: est-ce la bonne valeur\u202f?").format(name=name)
    form = {
        "last_name": translate("to_check", "{number} noms pour {name}\u00a0: lequel garder\u202f?"),
        "name": translate("to_check", "{number} noms pour {name}\u00a0: lequel garder\u202f?"),
        "first_name": translate("to_check", "{number} prénoms pour {name}\u00a0: lequel garder\u202f?"),
        "birth_year": translate("to_check", "{number} années de naissance pour {name}\u00a0: laquelle garder\u202f?"),
        "phone": translate("to_check", "{number} téléphones pour {name}\u00a0: lequel garder\u202f?"),
        "commune": translate("to_check", "{number} communes pour {name}\u00a0: laquelle garder\u202f?"),
        "note": translate("to_check", "{number} notes pour {name}\u00a0: laquelle garder\u202f?"),
        "opening_hours": translate("to_check", "{number} horaires pour {name}\u00a0: lesquels garder\u202f?"),
        "title": translate("to_check", "{number} titres pour «\u00a0{name}\u00a0»\u00a0: lequel garder\u202f?"),
        "place": translate("to_check", "{number} lieux pour «\u00a0{name}\u00a0»\u00a0: lequel garder\u202f?"),
        "starts_at": translate(
            "to_check", "{number} heures de début pour «\u00a0{name}\u00a0»\u00a0: laquelle garder\u202f?"
        ),
        "ends_at": translate(
            "to_check", "{number} heures de fin pour «\u00a0{name}\u00a0»\u00a0: laquelle garder\u202f?"
        ),
        "counts": translate("to_check", "{number} comptages pour «\u00a0{name}\u00a0»\u00a0: lequel garder\u202f?"),
        "face_value_cents": translate("to_check", "{number} montants pour {name}\u00a0: lequel garder\u202f?"),
        "valid_until": translate("to_check", "{number} dates de fin pour {name}\u00a0: laquelle garder\u202f?"),
        "price_cents": translate("to_check", "{number} prix pour {name}\u00a0: lequel garder\u202f?"),
        "starts_on": translate("to_check", "{number} premiers jours pour {name}\u00a0: lequel garder\u202f?"),
        "ends_on": translate("to_check", "{number} derniers jours pour {name}\u00a0: lequel garder\u202f?"),
        "length_minutes": translate("to_check", "{number} durées pour {name}\u00a0: laquelle garder\u202f?"),
        "rule": translate("to_check", "{number} rythmes de passage pour {name}\u00a0: lequel garder\u202f?"),
        "revoked_on": translate("to_check", "{number} dates de révocation pour {name}\u00a0: laquelle garder\u202f?"),
        "amount": translate("to_check", "{number} quantités pour {name}\u00a0: laquelle garder\u202f?"),
        "until": translate("to_check", "{number} derniers jours pour {name}\u00a0: lequel garder\u202f?"),
    }.get(case.details["field"], translate("to_check", "{number} valeurs pour {name}\u00a0: laquelle garder\u202f?"))
    return form.format(number=_number_word(values), name=name)


def field_short(case: Case) -> str:
    """The same in a list: « Annie Rochefort, 2 téléphones »."""
    count = len({str(option.value) for option in case.options})
    return _COUNTS.values(case.details["field"], count).format(name=case.details["title"])


def about_words(about: Mapping[str, str], commune_name: CommuneName) -> str:
    """When and where a session is, or the commune: « mardi 24 nov., 10 h · Royère-de-Vassivière »."""
    when = words.moment(datetime.fromisoformat(about["starts_at"])) if about.get("starts_at") else ""
    where = about.get("place_name") or (commune_name(about["commune"]) if about.get("commune") else "")
    return " · ".join(part for part in (_capital(when), where) if part)


def value_words(case: Case, option: Option, commune_name: CommuneName) -> str:
    """A field's value as it is read."""
    value, field = option.value, case.details["field"]
    if option.details.get("text"):
        return str(option.details["text"])
    if value in (None, ""):
        return translate("to_check", "vide")
    if field in ("starts_at", "ends_at"):
        return _capital(words.moment(datetime.fromisoformat(str(value))))
    if field in ("valid_until", "starts_on", "ends_on", "revoked_on", "until"):
        return words.day(date.fromisoformat(str(value)), "full")
    if isinstance(value, Mapping):
        return counts_words(value)
    shown = {"phone": display_phone, "commune": commune_name}.get(field, str)
    return words.money(int(value)) if field.endswith("_cents") else shown(str(value))


def counts_words(counts: Mapping[str, Any]) -> str:
    """A count of unnamed people: « 14 personnes, 9 femmes, 5 hommes »."""
    total, women, men = (int(counts.get(name) or 0) for name in ("total", "feminin", "masculin"))
    parts = [_COUNTS.people(total)]
    if women:
        parts.append(_COUNTS.women(women))
    if men:
        parts.append(_COUNTS.men(men))
    return ", ".join(parts)


def likeness_words(reasons: list[str]) -> str:
    """Why two records may be one person: « Même année de naissance et même commune. Les noms se ressemblent. »."""
    facts = {
        "same_birth_year": translate("to_check", "même année de naissance"),
        "same_phone": translate("to_check", "même téléphone"),
        "same_commune": translate("to_check", "même commune"),
        "same_email": translate("to_check", "même adresse électronique"),
    }
    names = {
        "same_name": translate("to_check", "Les noms sont les mêmes."),
        "alike_name": translate("to_check", "Les noms se ressemblent."),
        "swapped_name": translate("to_check", "Le nom et le prénom sont échangés."),
    }
    shared = [facts[reason] for reason in reasons if reason in facts]
    said = next((names[reason] for reason in reasons if reason in names), "")
    listed = translate("to_check", " et ").join([", ".join(shared[:-1]), shared[-1]] if len(shared) > 1 else shared)
    return " ".join(part for part in (f"{_capital(listed)}." if listed else "", said) if part)


def taken_words(how: str) -> tuple[str, str]:
    """How a code was read, and how far it can be trusted."""
    if how == "scanned":
        return translate("to_check", "Scanné"), translate("to_check", "Lecture sûre")
    return translate("to_check", "Saisi au clavier"), translate("to_check", "Erreur de lecture possible")


def received_words(text: str) -> str:
    """« Reçu par le centre le 24 nov., 18 h 05 »; empty for a time unknown."""
    if not text:
        return ""
    when = datetime.fromisoformat(text)
    day = f"{words.day(when, 'short')}, {words.clock(when)}"
    return translate("to_check", "Reçu par le centre le {moment}").format(moment=day)


def moment_words(text: str) -> str:
    """« Mardi 17 nov., 10 h 22 »; the text itself if it cannot be read."""
    try:
        return _capital(words.moment(datetime.fromisoformat(text)))
    except ValueError:
        return text


def times_words(count: int) -> str:
    """« accepté 2 fois »."""
    return _COUNTS.taken_shortly(count)


def laptops_words(count: int) -> str:
    """« Modifiée sur 2 postes »."""
    return _COUNTS.laptops(count)


def _number_word(number: int) -> str:
    forms = {
        2: translate("to_check", "Deux"),
        3: translate("to_check", "Trois"),
        4: translate("to_check", "Quatre"),
        5: translate("to_check", "Cinq"),
    }
    return forms.get(number) or words.count(number)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


class ToCheckCounts(QObject):
    """Counts in words. A class, as plurals are only extracted from ``self.tr``."""

    def taken(self, count: int) -> str:
        """The question of a voucher taken several times."""
        return self.tr("Le chèque {code} a été accepté %n fois. Qui le garde\u202f?", "", count)

    def taken_shortly(self, count: int) -> str:
        """The same in a list."""
        return self.tr("accepté %n fois", "", count)

    def laptops(self, count: int) -> str:
        """On how many laptops a value was changed."""
        return self.tr("Modifiée sur %n poste(s)", "", count)

    def people(self, count: int) -> str:
        """« 14 personnes »."""
        return self.tr("%n personne(s)", "", count)

    def women(self, count: int) -> str:
        """« 9 femmes »."""
        return self.tr("%n femme(s)", "", count)

    def men(self, count: int) -> str:
        """« 5 hommes »."""
        return self.tr("%n homme(s)", "", count)

    def values(self, field: str, count: int) -> str:
        """« {name}, 2 téléphones »."""
        forms = {
            "last_name": self.tr("{name}, %n nom(s)", "", count),
            "name": self.tr("{name}, %n nom(s)", "", count),
            "first_name": self.tr("{name}, %n prénom(s)", "", count),
            "birth_year": self.tr("{name}, %n année(s) de naissance", "", count),
            "phone": self.tr("{name}, %n téléphone(s)", "", count),
            "commune": self.tr("{name}, %n commune(s)", "", count),
            "note": self.tr("{name}, %n note(s)", "", count),
            "opening_hours": self.tr("{name}, %n horaire(s)", "", count),
            "title": self.tr("{name}, %n titre(s)", "", count),
            "place": self.tr("{name}, %n lieu(x)", "", count),
            "starts_at": self.tr("{name}, %n heure(s) de début", "", count),
            "ends_at": self.tr("{name}, %n heure(s) de fin", "", count),
            "counts": self.tr("{name}, %n comptage(s)", "", count),
            "face_value_cents": self.tr("{name}, %n montant(s)", "", count),
            "valid_until": self.tr("{name}, %n date(s) de fin", "", count),
            "price_cents": self.tr("{name}, %n prix", "", count),
            "starts_on": self.tr("{name}, %n premier(s) jour(s)", "", count),
            "ends_on": self.tr("{name}, %n dernier(s) jour(s)", "", count),
            "length_minutes": self.tr("{name}, %n durée(s)", "", count),
            "rule": self.tr("{name}, %n rythme(s) de passage", "", count),
            "revoked_on": self.tr("{name}, %n date(s) de révocation", "", count),
            "amount": self.tr("{name}, %n quantité(s)", "", count),
            "until": self.tr("{name}, %n dernier(s) jour(s)", "", count),
        }
        return forms.get(field, self.tr("{name}, %n valeur(s)", "", count))


_COUNTS = ToCheckCounts()
