"""What the page Envois says of what was done, what the centre answers, and how a try went."""

from __future__ import annotations

from datetime import date, datetime
from typing import Protocol

from PySide6.QtCore import QCoreApplication

from mediator_app.desktop import words
from mediator_app.desktop.sends.counts import COUNTS
from mediator_app.desktop.widgets.chips import Chip, State
from mediator_app.domain.sendings import Answered, SentGroup, Try
from mediator_app.errors import AccessRemovedError, AppError

translate = QCoreApplication.translate

ICONS = {
    "attendance": "door",
    "headcount": "people",
    "redemption": "ticket",
    "lease": "ticket",
    "session": "workshop",
    "person": "edit",
    "place": "pin",
    "scheme": "ticket",
    "merge": "merge",
    "distinction": "split",
    "erasure": "trash",
    "settlement": "inbox-check",
    "workshop": "workshop",
    "tour": "tour",
    "stop": "van",
    "kit_item": "box",
    "kit_check": "box",
    "payment": "euro",
    "mandate": "sheet",
    "mandate_use": "sheet",
    "pack": "ticket",
    "pack_use": "ticket",
    "assessment": "chart",
    "equipment": "laptop",
    "movement": "laptop",
    "attachment": "sheet",
    "": "outbox",
}


class Outcome(Protocol):
    """What one run of sending did, in operations; ``sync.engine.Summary`` is one."""

    @property
    def pushed(self) -> int: ...
    @property
    def accepted(self) -> int: ...
    @property
    def rejected(self) -> int: ...
    @property
    def held(self) -> int: ...
    @property
    def parked(self) -> int: ...
    @property
    def pulled(self) -> int: ...


def group_words(group: SentGroup) -> tuple[str, str]:
    """A line of the outbox: what, then about what; « 9 présences », « Premiers pas…, Royère »."""
    if group.kind == "older":
        return COUNTS.older(group.count), ""
    what = COUNTS.made(group) if group.kind == "create" else COUNTS.changed(group)
    about = group.about
    if group.entity == "redemption" and group.kind == "create":
        money = words.money(group.amount_cents)
        reserve = translate("sends", "{money}, sous réserve").format(money=money)
        amount = reserve if group.state in {"pending", "held"} else money
        about = " · ".join(part for part in (amount, about) if part)
    return what, about


def day_words(day: str, today: date) -> str:
    """A day's header: « Aujourd’hui, mardi 24 novembre », « Lundi 23 novembre »."""
    value = date.fromisoformat(day)
    text = words.day(value, "full")
    text = text.removesuffix(f"{words.NBSP}{value.year}").removesuffix(f" {value.year}")
    if value == today:
        return translate("sends", "Aujourd’hui, {day}").format(day=text)
    return text[:1].upper() + text[1:]


def state_chip(state: str) -> Chip:
    """How far a line has travelled."""
    looks: dict[str, tuple[State, str]] = {
        "pending": ("local", translate("sends", "Sur ce poste")),
        "held": ("sent", translate("sends", "En attente")),
        "accepted": ("received", translate("sends", "Reçu")),
        "parked": ("check", translate("sends", "À vérifier")),
        "quarantined": ("check", translate("sends", "Mis de côté")),
        "rejected": ("refused", translate("sends", "Refusé")),
        "copied": ("received", translate("sends", "Réglé")),
    }
    return Chip(*looks[state])


def answer_title(told: Answered) -> str:
    """What the centre's answer is about: « Chèque 0391 0027 », « Annie Rochefort »."""
    if told.entity == "redemption":
        return translate("sends", "Chèque {code}").format(code=told.title)
    if told.code == "copied":
        return translate("sends", "Ce poste")
    return told.title or translate("sends", "Un changement")


def answer_words(told: Answered) -> str:
    """Why, in a few words: « déjà payé à Aubusson, présence conservée »."""
    if told.case is not None:
        return _question_words(told)
    if told.voucher is None:
        return _refusal_words(told.code)
    if told.code == "duplicate" and told.paid is not None and told.paid.place_name:
        form = translate("sends", "déjà payé à {place}, présence conservée")
        return form.format(place=told.paid.place_name.split(",")[0])
    return {
        "duplicate": translate("sends", "déjà payé ailleurs, présence conservée"),
        "expired": translate("sends", "pris après sa date de fin, présence conservée"),
        "pattern": translate("sends", "code mal lu, présence conservée"),
        "unknown_scheme": translate("sends", "dispositif inconnu, présence conservée"),
        "reserved": translate("sends", "réservé à un autre poste, présence conservée"),
    }.get(told.code, translate("sends", "non payé, présence conservée"))


def answer_explained(told: Answered) -> str:
    """The refusal in whole sentences: what happened, and what happens next."""
    if told.voucher is not None:
        money = words.money(told.voucher.amount_cents)
        form = translate(
            "sends",
            "La coordination a tranché\u00a0: {money} ne seront pas remboursés pour cet atelier."
            " La présence reste comptée.",
        )
        return form.format(money=money)
    return {
        "deleted": translate(
            "sends", "Cette fiche avait été supprimée entre-temps. Votre changement est gardé au centre, sans effet."
        ),
        "out_of_scope": translate(
            "sends",
            "Cette fiche n’est plus dans les secteurs de ce poste. Votre changement est gardé au centre : demandez à la"
            " coordination ce qu’il devient.",
        ),
        "unknown_question": translate(
            "sends",
            "Le centre a été rétabli depuis et ne connaît plus cette question. S’il le faut, il la posera à nouveau.",
        ),
        "not_allowed": translate("sends", "Seule la coordination peut faire ce changement. Demandez-lui de le faire."),
        "same_person": translate("sends", "Ces 2 fiches étaient déjà la même. Il n’y a rien à faire."),
        "incomplete": translate("sends", "Il manquait une information. Ouvrez la fiche et complétez-la."),
        "depends_on_rejected": translate(
            "sends", "La fiche dont ce changement parle a été refusée. Corrigez d’abord celle-là, puis refaites-le."
        ),
        "unread": translate(
            "sends",
            "Le programme du centre n’a pas su lire ce changement. Il l’a mis de côté, et le reprendra après sa mise à jour."
            " Il reste aussi sur ce poste.",
        ),
        "copied": translate(
            "sends",
            "Ce poste a été reconnu comme une copie : il a reçu un nouveau numéro. Tout a été envoyé une seule fois."
            " Il n’y a rien à faire.",
        ),
    }.get(
        told.code,
        translate("sends", "Le centre n’a pas pu lire ce changement. Copiez le diagnostic et appelez la coordination."),
    )


def counted(outcome: Outcome) -> str:
    """« 37 envoyés, 2 refusés, 0 perdu »."""
    lost = max(0, outcome.pushed - outcome.accepted - outcome.rejected - outcome.held - outcome.parked)
    return ", ".join((COUNTS.sent(outcome.pushed), COUNTS.refused(outcome.rejected), COUNTS.lost(lost)))


def try_counted(tried: Try) -> str:
    """« 46 envoyés, 0 refusé », of a try that succeeded."""
    return f"{COUNTS.sent(tried.pushed)}, {COUNTS.refused(tried.rejected)}"


def news_words(tried: Try) -> str:
    """« 18 nouveautés »."""
    return COUNTS.news(tried.pulled)


def failure_title(tried: Try) -> str:
    """What a try that did not succeed was: most find nobody at the other end."""
    if tried.code == AccessRemovedError.code:
        return translate("sends", "Accès de ce poste retiré")
    return translate("sends", "Dernier essai sans réponse")


def failure_words(tried: Try) -> str:
    """Why the latest try did not succeed, for the line of the right column."""
    if tried.code == "not_the_centre":
        return translate("sends", "Ce Wi-Fi demandait une connexion. Rien n’est perdu.")
    if tried.code == AccessRemovedError.code:
        return translate("sends", "Appelez la coordination.")
    return translate("sends", "Rien n’est perdu.")


def failed_words(error: AppError) -> tuple[str, str]:
    """Title and text of a try that has just failed."""
    if error.code == "offline":
        return translate("sends", "Le centre ne répond pas."), translate("sends", "Rien n’est perdu.")
    if error.code == "not_the_centre":
        return (
            translate("sends", "Ce Wi-Fi demande une connexion."),
            translate("sends", "Ouvrez le navigateur pour vous connecter, puis envoyez de nouveau. Rien n’est perdu."),
        )
    return error.title, error.hint


def moment_words(text: str, now: datetime) -> str:
    """A time of the journal as it is read: « lundi 23 nov., 12 h 40 », « aujourd’hui, 12 h 10 »."""
    return words.moment(datetime.fromisoformat(text), now)


def _question_words(told: Answered) -> str:
    if told.entity != "redemption":
        return translate("sends", "plusieurs valeurs différentes")
    return {
        "duplicate": translate("sends", "accepté 2 fois"),
        "expired": translate("sends", "pris après sa date de fin"),
        "pattern": translate("sends", "forme inattendue"),
        "unknown_scheme": translate("sends", "dispositif inconnu"),
        "reserved": translate("sends", "réservé à un autre poste"),
    }.get(told.code, translate("sends", "à vérifier"))


def _refusal_words(code: str) -> str:
    return {
        "deleted": translate("sends", "fiche supprimée entre-temps"),
        "out_of_scope": translate("sends", "fiche d’un autre secteur"),
        "unknown_question": translate("sends", "question oubliée par le centre"),
        "not_allowed": translate("sends", "réservé à la coordination"),
        "same_person": translate("sends", "déjà la même fiche"),
        "incomplete": translate("sends", "information manquante"),
        "depends_on_rejected": translate("sends", "lié à une fiche refusée"),
        "unread": translate("sends", "mis de côté au centre, rien n’est perdu"),
        "copied": translate("sends", "reconnu comme une copie : il a reçu un nouveau numéro"),
    }.get(code, translate("sends", "changement non compris"))
