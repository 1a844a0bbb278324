"""What the door says of people and vouchers, in words that agree with each person's recorded gender."""

from __future__ import annotations

from datetime import date, datetime

from PySide6.QtCore import QCoreApplication

from mediator_app.desktop import words
from mediator_app.desktop.widgets.chips import Chip, State
from mediator_app.domain.names import display_name
from mediator_app.domain.redemptions import Redemption
from mediator_app.domain.sessions import Participant, SessionRow
from mediator_app.services.door import Passed
from mediator_app.services.undoing import Passage

_CHIP_STATES: dict[str, State] = {
    "registered": "expected",
    "waiting": "waiting",
    "present": "present",
    "absent": "absent",
    "excused": "excused",
}


def status_word(status: str, gender: str) -> str:
    """« Présente », « Présent », or « Présent·e » when the gender is not recorded."""
    forms = {
        "registered": (
            QCoreApplication.translate("door", "Attendue"),
            QCoreApplication.translate("door", "Attendu"),
            QCoreApplication.translate("door", "Attendu·e"),
        ),
        "waiting": (QCoreApplication.translate("door", "En liste d’attente"),) * 3,
        "present": (
            QCoreApplication.translate("door", "Présente"),
            QCoreApplication.translate("door", "Présent"),
            QCoreApplication.translate("door", "Présent·e"),
        ),
        "absent": (
            QCoreApplication.translate("door", "Absente"),
            QCoreApplication.translate("door", "Absent"),
            QCoreApplication.translate("door", "Absent·e"),
        ),
        "excused": (
            QCoreApplication.translate("door", "Excusée"),
            QCoreApplication.translate("door", "Excusé"),
            QCoreApplication.translate("door", "Excusé·e"),
        ),
    }
    return _agreed(forms[status], gender)


def already_there(gender: str) -> str:
    """« Déjà présente »."""
    forms = (
        QCoreApplication.translate("door", "Déjà présente"),
        QCoreApplication.translate("door", "Déjà présent"),
        QCoreApplication.translate("door", "Déjà présent·e"),
    )
    return _agreed(forms, gender)


def mark_words(gender: str) -> str:
    """« Marquer présente »."""
    forms = (
        QCoreApplication.translate("door", "Marquer présente"),
        QCoreApplication.translate("door", "Marquer présent"),
        QCoreApplication.translate("door", "Marquer présent·e"),
    )
    return _agreed(forms, gender)


def came(gender: str, day: str) -> str:
    """« venue le 3 nov. »."""
    forms = (
        QCoreApplication.translate("door", "venue le {day}"),
        QCoreApplication.translate("door", "venu le {day}"),
        QCoreApplication.translate("door", "venu·e le {day}"),
    )
    return _agreed(forms, gender).format(day=day)


def indeed_present(name: str, gender: str, number: int) -> str:
    """« Mme Roche est bien présente (N° 11) »."""
    forms = (
        QCoreApplication.translate("door", "{name} est bien présente ({number})"),
        QCoreApplication.translate("door", "{name} est bien présent ({number})"),
        QCoreApplication.translate("door", "{name} est bien présent·e ({number})"),
    )
    form = _agreed(forms, gender)
    return form.format(name=name, number=words.number_sign(number))


def status_chip(status: str, gender: str) -> Chip:
    """The chip of a person's state."""
    return Chip(_CHIP_STATES[status], status_word(status, gender))


def polite_name(gender: str, last_name: str, first_name: str) -> str:
    """« Mme Roche », « M. Faure »; the whole name when the gender or the last name is not recorded."""
    title = {
        "feminin": QCoreApplication.translate("door", "Mme {name}"),
        "masculin": QCoreApplication.translate("door", "M. {name}"),
    }.get(gender)
    return title.format(name=last_name) if title and last_name else display_name(first_name, last_name)


def gesture_name(passage: Passage) -> str:
    """A passage as the undo bar names it: « Mme Roche : présence et chèque »."""
    if passage.kind == "count":
        return people_counted(passage.counted)
    if not passage.person and passage.kind == "payment":
        return QCoreApplication.translate("door", "{amount} encaissés").format(amount=words.money(passage.amount_cents))
    if not passage.person:
        return QCoreApplication.translate("door", "Chèque {code} sans personne").format(code=passage.code)
    name = polite_name(passage.gender, passage.last_name, passage.first_name)
    return _gesture_form(passage).format(name=name, code=passage.code, amount=words.money(passage.amount_cents))


def _gesture_form(passage: Passage) -> str:
    if passage.kind.startswith("voucher."):
        return QCoreApplication.translate("door", "{name}\u00a0: chèque {code}")
    forms = {
        "excused": QCoreApplication.translate("door", "{name}\u00a0: excuse"),
        "new": QCoreApplication.translate("door", "{name}\u00a0: nouvelle fiche et présence"),
        "payment": QCoreApplication.translate("door", "{name}\u00a0: {amount} encaissés"),
        "signature": QCoreApplication.translate("door", "{name}\u00a0: signature"),
    }
    presence = {
        (False, False): QCoreApplication.translate("door", "{name}\u00a0: présence"),
        (True, False): QCoreApplication.translate("door", "{name}\u00a0: présence et chèque"),
        (False, True): QCoreApplication.translate("door", "{name}\u00a0: présence et {amount}"),
        (True, True): QCoreApplication.translate("door", "{name}\u00a0: présence, chèque et {amount}"),
    }
    return forms.get(passage.kind) or presence[bool(passage.code), bool(passage.amount_cents)]


def people_counted(number: int) -> str:
    """« 14 personnes sans nom »; of fewer than before, « −1 personne sans nom »."""
    one = QCoreApplication.translate("door", "1 personne sans nom")
    several = QCoreApplication.translate("door", "{count} personnes sans nom")
    said = one if abs(number) == 1 else several.format(count=words.count(abs(number)))
    return said if number >= 0 else f"−{said}"


def passage_words(passage: Passage) -> str:
    """What a line of « Derniers passages » says after the name: « présente, chèque 0412 7731 »."""
    paid = paid_words(passage.amount_cents, passage.method) if passage.amount_cents else ""
    if passage.kind == "payment":
        return paid
    if passage.kind == "signature":
        return QCoreApplication.translate("door", "a signé à l’écran")
    said = _passage_form(passage).format(code=passage.code, status=_passage_status(passage))
    return f"{said}, {paid}" if paid else said


def paid_words(amount_cents: int, method: str) -> str:
    """« 15 € en espèces »."""
    forms = {
        "cash": QCoreApplication.translate("door", "{amount} en espèces"),
        "cheque": QCoreApplication.translate("door", "{amount} en chèque bancaire"),
        "transfer": QCoreApplication.translate("door", "{amount} par virement"),
    }
    return forms.get(method, "{amount}").format(amount=words.money(amount_cents))


def _passage_status(passage: Passage) -> str:
    return status_word("excused" if passage.kind == "excused" else "present", passage.gender).lower()


def _passage_form(passage: Passage) -> str:
    if passage.kind == "voucher.report":
        return QCoreApplication.translate("door", "chèque {code} signalé au centre")
    if passage.kind.startswith("voucher."):
        return QCoreApplication.translate("door", "chèque {code}")
    if passage.kind == "excused" or (passage.amount_cents and not passage.code):
        return "{status}"
    if passage.is_reported:
        return QCoreApplication.translate("door", "{status}, chèque {code} signalé au centre")
    if not passage.code:
        return QCoreApplication.translate("door", "{status}, sans chèque")
    return QCoreApplication.translate("door", "{status}, chèque {code}")


def trouble_title(passed: Passed, last_day: str) -> str:
    """What is wrong with a voucher, as the amber card's title."""
    if passed.kind == "voucher_used":
        return QCoreApplication.translate("door", "Chèque déjà utilisé")
    if passed.reason == "expired" and last_day:
        return QCoreApplication.translate("door", "Chèque périmé")
    return QCoreApplication.translate("door", "Chèque non reconnu")


def trouble_line(passed: Passed) -> str:
    """Code, amount and how it came: « 0412 7785 · 10 € · scanné pour Denise Roche »."""
    one = passed.participant
    parts = [words.money(passed.amount_cents)] if passed.amount_cents else []
    if one is not None:
        form = (
            QCoreApplication.translate("door", "scanné pour {name}")
            if passed.how == "scanned"
            else QCoreApplication.translate("door", "tapé pour {name}")
        )
        parts.append(form.format(name=display_name(one.first_name, one.last_name)))
    else:
        parts.append(
            QCoreApplication.translate("door", "scanné")
            if passed.how == "scanned"
            else QCoreApplication.translate("door", "tapé")
        )
    return " · ".join(parts)


def first_use(first: Redemption) -> tuple[str, str]:
    """When and where a voucher was taken first; by whom, for whom, and whether the centre has it."""
    when = words.moment(datetime.fromisoformat(first.taken_at))
    when = when[:1].upper() + when[1:]
    place = first.place_name or first.session_title
    title = QCoreApplication.translate("door", "{when}, à {place}").format(when=when, place=place) if place else when
    line = _taken_by(first)
    if not first.received_at:
        return title, QCoreApplication.translate("door", "{line} · pas encore confirmé par le centre").format(line=line)
    day = words.day(datetime.fromisoformat(first.received_at), "short")
    return title, QCoreApplication.translate("door", "{line} · reçu par le centre le {day}").format(line=line, day=day)


def _taken_by(first: Redemption) -> str:
    who = polite_name(first.gender, first.last_name, first.first_name)
    if first.member_name and who:
        return QCoreApplication.translate("door", "Pris par {taker} pour {who}").format(
            taker=first.member_name, who=who
        )
    if first.member_name:
        return QCoreApplication.translate("door", "Pris par {taker}, sans nom de personne").format(
            taker=first.member_name
        )
    return (
        QCoreApplication.translate("door", "Pris pour {who}").format(who=who)
        if who
        else QCoreApplication.translate("door", "Pris sans nom de personne")
    )


def expired_since(last_day: str) -> str:
    """« Utilisable jusqu’au 31 déc. 2026 »."""
    day = words.day(date.fromisoformat(last_day), "year")
    return QCoreApplication.translate("door", "Utilisable jusqu’au {day}").format(day=day)


def arrival(one: Participant) -> str:
    """« N° 11 sur la feuille · arrivée à 10 h 04 »; of a walk-in, that she was not registered."""
    number = words.number_sign(one.number)
    place = (
        QCoreApplication.translate("door", "{number}, sans inscription").format(number=number)
        if one.walk_in
        else QCoreApplication.translate("door", "{number} sur la feuille").format(number=number)
    )
    if one.status != "present" or not one.arrived_at:
        return place
    hour = words.clock(datetime.fromisoformat(one.arrived_at))
    forms = (
        QCoreApplication.translate("door", "arrivée à {hour}"),
        QCoreApplication.translate("door", "arrivé à {hour}"),
        QCoreApplication.translate("door", "arrivé·e à {hour}"),
    )
    return f"{place} · {_agreed(forms, one.gender).format(hour=hour)}"


def place_and_hours(session: SessionRow, commune: str) -> str:
    """« Royère-de-Vassivière, salle du foyer rural · 10 h – 12 h »."""
    place = session.place_name
    if commune and commune.casefold() not in place.casefold():
        place = f"{commune}, {place[:1].lower()}{place[1:]}" if place else commune
    hours = words.hours(session.starts, session.ends)
    return f"{place} · {hours}" if place else hours


def _agreed(forms: tuple[str, str, str], gender: str) -> str:
    """The form that agrees: feminine, masculine, or both when the gender is not recorded."""
    return forms[{"feminin": 0, "masculin": 1}.get(gender, 2)]
