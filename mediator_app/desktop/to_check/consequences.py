"""Why an answer is proposed, and what each answer will do, said before anybody decides."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QCoreApplication

from mediator_app.desktop import words
from mediator_app.desktop.to_check.wording import letter, moment_words
from mediator_app.domain.cases import Case, Option

translate = QCoreApplication.translate

NONE_KEPT = "none"


@dataclass(frozen=True, slots=True)
class Consequence:
    """One thing that an answer does, with its icon."""

    icon: str
    text: str


def reason_title(case: Case) -> str:
    """« Pourquoi A ? », or what the doubt is about."""
    if len(case.options) == 1:
        return translate("to_check", "Pourquoi cette question\u202f?")
    return translate("to_check", "Pourquoi {letter}\u202f?").format(letter=letter(case, case.proposed))


def reason(case: Case) -> str:
    """Why the proposed answer is proposed; of an odd voucher, what is odd."""
    if case.kind == "field":
        return translate("to_check", "C’est la valeur notée en dernier. Rien n’est effacé.")
    return _doubt(case) if len(case.options) == 1 else _first_and_sure(case)


def heading(case: Case, keep: str) -> str:
    """« Si vous gardez A »."""
    if len(case.options) == 1:
        accepted = keep != NONE_KEPT
        return translate("to_check", "Si vous l’acceptez") if accepted else translate("to_check", "Si vous le refusez")
    if keep == NONE_KEPT:
        return translate("to_check", "Si aucun n’est payé")
    return translate("to_check", "Si vous gardez {letter}").format(letter=letter(case, keep))


def consequences(case: Case, keep: str, who: str) -> list[Consequence]:
    """What this answer does, in the order in which it matters; ``who`` is the name of the person who answers."""
    if case.kind == "field":
        return [*_of_field(case, keep), *_told(case.options, who)]
    refused = [option for option in case.options if option.id != keep]
    stays = [text for option in refused if (text := _presence_stays(option))]
    paid = translate("to_check", "{money} seront remboursés pour {session}.")
    unpaid = translate("to_check", "{money} ne seront pas remboursés pour {session}.")
    amounts = [_amount(case, unpaid, option) for option in refused] or [_amount(case, paid, case.options[0])]
    return [
        *(Consequence("check", text) for text in stays),
        *(Consequence("euro", text) for text in amounts),
        *_told(case.options, who),
    ]


def _amount(case: Case, form: str, option: Option) -> str:
    return form.format(money=words.money(case.details["amount_cents"]), session=_session(option))


def _first_and_sure(case: Case) -> str:
    """What speaks for the proposed voucher: it came first, or it was scanned while another one was typed."""
    scanned = {option.id for option in case.options if option.details["how"] == "scanned"}
    typed = [option.id for option in case.options if option.id not in scanned]
    is_surer = case.proposed in scanned and bool(typed)
    if case.options[0].id != case.proposed:
        said = translate("to_check", "Il a été scanné\u00a0: la lecture est sûre.")
    elif is_surer:
        said = translate("to_check", "Premier encaissement, et scanné.")
    else:
        said = translate("to_check", "Premier encaissement.")
    if not is_surer:
        return said
    doubt = translate("to_check", "Le code de {letter} a été saisi au clavier.")
    return f"{said} {doubt.format(letter=letter(case, typed[0]))}"


def _doubt(case: Case) -> str:
    option = case.options[0]
    if case.details["reason"] == "expired" and case.details["valid_until"]:
        day = words.day(date.fromisoformat(case.details["valid_until"]), "year")
        text = translate("to_check", "Il était utilisable jusqu’au {day}. Pris\u00a0: {moment}.")
        return text.format(day=day, moment=moment_words(option.wall).lower())
    if case.details["reason"] == "unknown_scheme":
        return translate("to_check", "Le centre ne connaît pas le dispositif de ce chèque, ou il a été retiré.")
    if case.details["reason"] == "pattern":
        return translate("to_check", "Un signe a pu être mal lu\u00a0: comparez ce code avec le chèque de papier.")
    return translate("to_check", "Comparez ce code avec le chèque de papier.")


def _of_field(case: Case, keep: str) -> list[Consequence]:
    kept = next((option for option in case.options if option.id == keep), None)
    if kept is not None and kept.details["shown"]:
        first = translate("to_check", "Rien ne change à l’écran\u00a0: c’est la valeur affichée.")
    else:
        first = translate("to_check", "Cette valeur remplacera celle qui est affichée, sur tous les postes.")
    history = translate("to_check", "L’autre valeur reste dans l’historique et peut être remise.")
    return [Consequence("check", first), Consequence("clock", history)]


def _presence_stays(option: Option) -> str:
    if not option.details["was_present"]:
        return ""
    text = translate("to_check", "La présence de {name} à {place} reste comptée.")
    where = option.details["place_name"] or option.details["session_title"]
    return text.format(name=polite_name(option), place=where)


def polite_name(option: Option) -> str:
    """« Mme Roche », « M. Thérond »; the whole name when the gender is not recorded."""
    title = {
        "feminin": translate("to_check", "Mme {name}"),
        "masculin": translate("to_check", "M. {name}"),
    }.get(option.details["gender"])
    last_name = option.details["last_name"]
    return title.format(name=last_name) if title and last_name else str(option.details["person"])


def _session(option: Option) -> str:
    title = option.details["session_title"]
    return f"«\u00a0{title}\u00a0»" if title else str(option.details["place_name"])


def _told(options: tuple[Option, ...], who: str) -> list[Consequence]:
    names = list(dict.fromkeys(option.actor for option in options if option.actor not in {"", who}))
    if not names:
        return []
    text = translate("to_check", "{names} verra la décision à sa prochaine réception.")
    if len(names) > 1:
        text = translate("to_check", "{names} verront la décision à leur prochaine réception.")
    last = translate("to_check", " et ").join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else names[0]
    return [Consequence("sent", text.format(names=last))]
