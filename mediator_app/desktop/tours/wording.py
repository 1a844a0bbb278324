"""What the page of tours says: days, visits, warnings, distances, in the language in force."""

from __future__ import annotations

from datetime import date, datetime

from PySide6.QtCore import QCoreApplication, QLocale, QObject

from mediator_app.desktop import words
from mediator_app.domain.public_holidays import PUBLIC_HOLIDAYS
from mediator_app.domain.rota_words import days_words, rota_words
from mediator_app.domain.tour_concerns import Concern, ConcernKind
from mediator_app.domain.tours import StopRow, StopVisit, TourRow, VisitState

translate = QCoreApplication.translate

_WHOLE_DAY = 6 * 60
_NOON = 12


class TourCounts(QObject):
    """Words with a count: lupdate finds their plurals in ``self.tr`` alone."""

    def stops(self, number: int) -> str:
        """« 6 étapes »."""
        return self.tr("%n étape(s)", "", number)

    def registered(self, number: int) -> str:
        """« 1 inscrit »."""
        return self.tr("%n inscrit(s)", "", number)


def page_title() -> str:
    """The page's own title, where no tour is shown."""
    return translate("Tours", "Tournées")


def language() -> str:
    """The language of the domain's own words."""
    return "fr" if QLocale().language() == QLocale.Language.French else "en"


def stop_when(stop: StopRow) -> str:
    """« Mardi, journée », « Vendredi, semaines paires »: the days of a stop, short."""
    days = days_words(stop.rota, stop.zone, language())
    days = days[:1].upper() + days[1:]
    part = part_of_day(stop)
    return days if "," in days else f"{days}, {part}"


def stop_rule(stop: StopRow) -> str:
    """« Tous les mardis, 10 h à 17 h, jusqu’au 18 déc. »."""
    said = rota_words(stop.rota, stop.zone, language())
    return said[:1].upper() + said[1:]


def part_of_day(stop: StopRow) -> str:
    """Morning, afternoon or the whole day."""
    start = datetime.fromisoformat(stop.rota.starts_at).astimezone(stop.zone)
    if stop.rota.length_minutes >= _WHOLE_DAY:
        return translate("Tours", "journée")
    return translate("Tours", "matin") if start.hour < _NOON else translate("Tours", "après-midi")


def tour_span(tour: TourRow, stops: int, *, short: bool = False) -> str:
    """« 9 nov. – 18 déc. 2026 · semaines 46 à 51 · 6 étapes », the days alone if ``short``."""
    days = f"{words.day(tour.first, 'short')} – {words.day(tour.last, 'year')}"
    if short:
        return days
    weeks = translate("Tours", "semaines {first} à {last}").format(
        first=tour.first.isocalendar().week, last=tour.last.isocalendar().week
    )
    number = TourCounts().stops(stops)
    return " · ".join((days, weeks, number))


def week_heading(monday: date) -> tuple[str, str]:
    """« S 46 » over « 9 nov. »."""
    return translate("Tours", "S {week}").format(week=monday.isocalendar().week), words.day(monday, "short")


def counts(registered: int, seats: int | None) -> str:
    """« 23/27 », « 4 » where there is no limit."""
    return f"{words.count(registered)}/{words.count(seats)}" if seats else words.count(registered)


def visit_counts(visit: StopVisit) -> str:
    """« 23 inscrits sur 27 », or that no session was made yet."""
    if not visit.sessions:
        return translate("Tours", "aucun atelier prévu")
    registered = TourCounts().registered(visit.registered)
    return (
        translate("Tours", "{registered} sur {seats}").format(registered=registered, seats=visit.seats)
        if visit.seats
        else registered
    )


def state_words(state: VisitState) -> str:
    """How a visit stands, in a word."""
    said = {
        VisitState.DONE: translate("Tours", "terminé"),
        VisitState.TODAY: translate("Tours", "aujourd’hui"),
        VisitState.TO_COME: translate("Tours", "à venir"),
        VisitState.CANCELLED: translate("Tours", "annulé"),
    }
    return said[state]


def visit_spoken(place: str, visit: StopVisit, now: datetime) -> str:
    """A visit as a screen reader says it: place, day, how full, how it stands."""
    parts = (place, words.day(visit.visit.day, "full"), visit_counts(visit), state_words(visit.state(now)))
    return ", ".join(parts)


def concern_words(concern: Concern, other: str) -> str:
    """What should be looked at, in one sentence; ``other`` is the place of the other stop."""
    if concern.kind == ConcernKind.PUBLIC_HOLIDAY:
        label = PUBLIC_HOLIDAYS[concern.detail]
        name = label.french if language() == "fr" else label.english
        return translate("Tours", "Jour férié\u00a0: {name}.").format(name=name)
    if concern.kind == ConcernKind.SCHOOL_HOLIDAY:
        return translate("Tours", "Vacances scolaires\u00a0: {name}.").format(name=concern.detail)
    if concern.kind == ConcernKind.UNKNOWN_CALENDAR:
        return translate("Tours", "Vacances scolaires\u00a0: calendrier inconnu.")
    if concern.kind == ConcernKind.OVERLAP:
        return translate("Tours", "Au même moment que {place}.").format(place=other)
    way = translate("Tours", "{place} est à {km}\u00a0km environ, {drive} de route\u00a0: il y a {gap} entre les deux.")
    return way.format(place=other, km=concern.kilometres, drive=_minutes(concern.minutes), gap=_minutes(concern.gap))


def distance_words(kilometres: float) -> str:
    """« 148 km par semaine, à vol d’oiseau × 1,3 »; empty when nothing is known."""
    if not kilometres:
        return ""
    return translate("Tours", "{km}\u00a0km par semaine, à vol d’oiseau ×\u00a01,3").format(
        km=words.count(round(kilometres))
    )


def _minutes(minutes: int) -> str:
    return (
        f"{minutes}{words.NBSP}min" if minutes < 60 else f"{minutes // 60}{words.NBSP}h{words.NBSP}{minutes % 60:02d}"
    )
