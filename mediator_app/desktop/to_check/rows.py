"""The list of what is to check: one row per question, grouped by kind, with what is at stake."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QCoreApplication

from mediator_app.desktop import words
from mediator_app.desktop.to_check.wording import CommuneName, field_short, laptops_words, times_words
from mediator_app.desktop.widgets.row_views import GroupHeader, RowView, Span
from mediator_app.desktop.workplace import Workplace
from mediator_app.domain.cases import Case

translate = QCoreApplication.translate

_GROUPS = ("vouchers", "people", "sessions", "tours", "places", "schemes", "equipment")
_ICONS = {
    "vouchers": "ticket",
    "people": "people",
    "sessions": "workshop",
    "tours": "tour",
    "places": "pin",
    "schemes": "ticket",
    "equipment": "laptop",
}
_OF_ENTITY = {
    "session": "sessions",
    "headcount": "sessions",
    "workshop": "sessions",
    "tour": "tours",
    "stop": "tours",
    "place": "places",
    "scheme": "schemes",
    "lease": "schemes",
    "equipment": "equipment",
}


def grouped(cases: Sequence[Case]) -> list[Case | GroupHeader]:
    """The cases under their headers, in the order in which they are answered."""
    rows: list[Case | GroupHeader] = []
    for group in _GROUPS:
        members = [case for case in cases if _group(case) == group]
        if members:
            rows += [GroupHeader(_group_words(group), _at_stake(members)), *members]
    return rows


class CaseRows:
    """Turns a case into its row; needs the names of communes and the present."""

    def __init__(self, workplace: Workplace) -> None:
        self._workplace = workplace

    def view(self, case: Case) -> RowView:
        """The row of a case."""
        amount = case.details.get("amount_cents", 0)
        return RowView(
            case.id,
            self._title(case),
            self._subtitle(case),
            icon="edit" if case.kind == "field" and _group(case) == "people" else _ICONS[_group(case)],
            right=self._when(case.opened_at),
            right_below=words.money(amount) if amount else "",
        )

    def _title(self, case: Case) -> str | tuple[Span, ...]:
        if case.kind == "duplicate":
            return ", ".join(str(option.value) for option in case.options)
        if case.kind == "field":
            return field_short(case)
        return (Span(f"{case.details['code']} ", code=True), Span(_short_doubt(case)))

    def _subtitle(self, case: Case) -> str:
        if case.kind == "voucher":
            places = [option.details["place_name"] or option.details["session_title"] for option in case.options]
            return _joined(" · ", [_short_place(place) for place in places])
        if case.kind == "duplicate":
            communes = [self._workplace.commune_name(option.details.get("commune") or "") for option in case.options]
            return _joined(translate("to_check", " et "), communes)
        return _short_about(case, self._workplace.commune_name) or laptops_words(len(case.options))

    def _when(self, text: str) -> str:
        """« 9 h 02 » today, « hier », « 12 nov. » before."""
        when, now = datetime.fromisoformat(text).astimezone(), self._workplace.now().astimezone()
        days = (now.date() - when.date()).days
        if days == 0:
            return words.clock(when)
        return translate("to_check", "hier") if days == 1 else words.day(when, "short")


def _short_place(name: str) -> str:
    """« Felletin » of « Felletin, mairie » or « Felletin - médiathèque »."""
    return name.partition(",")[0].partition(" - ")[0]


def _joined(between: str, names: Sequence[str]) -> str:
    """The names that there are, each once."""
    return between.join(name for name in dict.fromkeys(names) if name)


def _group(case: Case) -> str:
    if case.kind == "voucher":
        return "vouchers"
    return _OF_ENTITY.get(case.details.get("entity", "person"), "people")


def _group_words(group: str) -> str:
    return {
        "vouchers": translate("to_check", "Chèques"),
        "people": translate("to_check", "Personnes"),
        "sessions": translate("to_check", "Ateliers"),
        "places": translate("to_check", "Lieux"),
        "schemes": translate("to_check", "Dispositifs de chèques"),
        "tours": translate("to_check", "Tournées"),
        "equipment": translate("to_check", "Matériel"),
    }[group]


def _at_stake(cases: Sequence[Case]) -> str:
    amount = sum(case.details.get("amount_cents", 0) for case in cases)
    return f"{words.count(len(cases))} · {words.money(amount)}" if amount else words.count(len(cases))


def _short_about(case: Case, commune_name: CommuneName) -> str:
    """« 24 nov. · Royère-de-Vassivière », a commune, or nothing."""
    about = case.details["about"]
    day = words.day(datetime.fromisoformat(about["starts_at"]), "short") if about.get("starts_at") else ""
    where = _short_place(about.get("place_name", "")) or commune_name(about.get("commune", ""))
    return " · ".join(part for part in (day, where) if part)


def _short_doubt(case: Case) -> str:
    times = len(case.options)
    if times > 1:
        return times_words(times)
    forms = {
        "expired": translate("to_check", "pris après sa date de fin"),
        "pattern": translate("to_check", "forme inattendue"),
        "unknown_scheme": translate("to_check", "dispositif inconnu"),
        "reserved": translate("to_check", "réservé à un autre poste"),
        "empty": translate("to_check", "sans code lisible"),
    }
    return forms.get(case.details["reason"], translate("to_check", "à vérifier"))
