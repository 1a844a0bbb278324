"""A rota in words: « tous les mercredis des semaines impaires, 14 h à 16 h, jusqu’au 18 déc. », in French or in English."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo
from typing import Final

from mediator_app.domain.rota import Rota, is_understood, wall_time
from mediator_app.domain.rota_rules import Repeat, Weeks, repeat_of

NBSP: Final = "\u00a0"


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of one language; {…} are filled in."""

    days: tuple[str, ...]
    months: tuple[str, ...]
    last_and: str
    each: str
    every_weeks: str
    parity: Mapping[Weeks, str]
    hours: str
    next_day: str
    once: str
    until: str
    once_only: str
    count: str
    other: str
    unread: str


_LANGUAGES: Final = {
    "fr": _Words(
        days=("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"),
        months=("janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.", "déc."),
        last_and=" et ",
        each="tous les {days}",
        every_weeks="{days}, une semaine sur {weeks}",
        parity={Weeks.ODD: " des semaines impaires", Weeks.EVEN: " des semaines paires"},
        hours="{start} à {end}",
        next_day="le lendemain",
        once="le {day}",
        until="jusqu’au {day}",
        once_only="une fois",
        count=f"{{count}}{NBSP}fois",
        other="à des dates particulières",
        unread="règle écrite par une version plus récente",
    ),
    "en": _Words(
        days=("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
        months=("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
        last_and=" and ",
        each="every {days}",
        every_weeks="{days}, every {weeks} weeks",
        parity={Weeks.ODD: " of odd weeks", Weeks.EVEN: " of even weeks"},
        hours="{start} to {end}",
        next_day="the next day",
        once="on {day}",
        until="until {day}",
        once_only="once",
        count="{count} times",
        other="on particular days",
        unread="rule written by a newer version",
    ),
}


def rota_words(rota: Rota, zone: tzinfo, language: str = "fr") -> str:
    """When a stop takes place, in one line; KeyError for a language other than fr and en."""
    words, start = _LANGUAGES[language], wall_time(rota.starts_at, zone)
    hours = _hours(words, start, rota.length_minutes)
    if not rota.rule:
        return f"{words.once.format(day=_day(words, start.date(), start.year, named=True))}, {hours}"
    repeat = repeat_of(rota.rule)
    if repeat is None:
        return f"{words.other if is_understood(rota.rule) else words.unread}, {hours}"
    return ", ".join((_days(words, repeat), hours, *_end(words, repeat, start.year)))


def _end(words: _Words, repeat: Repeat, year: int) -> Iterator[str]:
    if repeat.until:
        yield words.until.format(day=_day(words, repeat.until, year))
    elif repeat.count:
        yield words.once_only if repeat.count == 1 else words.count.format(count=repeat.count)


def days_words(rota: Rota, zone: tzinfo, language: str = "fr") -> str:
    """The days alone, short: « vendredi, semaines paires », « mardi »; what has no rule gives its date."""
    words, start = _LANGUAGES[language], wall_time(rota.starts_at, zone)
    repeat = repeat_of(rota.rule)
    if repeat is None:
        return words.other if rota.rule else _day(words, start.date(), start.year, named=True)
    days = _listed(words, [words.days[day] for day in sorted(set(repeat.weekdays))])
    if repeat.weeks != Weeks.ALL:
        return days + "," + words.parity[repeat.weeks].replace(" des ", " ").replace(" of ", " ")
    if repeat.every > 1:
        return words.every_weeks.format(days=days, weeks=repeat.every)
    return days


def _days(words: _Words, repeat: Repeat) -> str:
    is_french = words is _LANGUAGES["fr"]
    names = [words.days[day] + ("s" if is_french else "") for day in sorted(set(repeat.weekdays))]
    listed = _listed(words, names)
    if repeat.every > 1:
        return ("les " if is_french else "") + words.every_weeks.format(days=listed, weeks=repeat.every)
    return words.each.format(days=listed) + words.parity.get(repeat.weeks, "")


def _listed(words: _Words, names: list[str]) -> str:
    return words.last_and.join(part for part in (", ".join(names[:-1]), names[-1]) if part)


def _hours(words: _Words, start: datetime, minutes: int) -> str:
    end = start + timedelta(minutes=minutes)
    told = words.hours.format(start=_clock(words, start), end=_clock(words, end))
    is_past_midnight = end.date() != start.date() and end.time() != time.min
    return f"{told} {words.next_day}" if is_past_midnight else told


def _clock(words: _Words, moment: datetime) -> str:
    if words is not _LANGUAGES["fr"]:
        return f"{moment:%H:%M}"
    rest = f"{NBSP}{moment.minute:02d}" if moment.minute else ""
    return f"{moment.hour}{NBSP}h{rest}"


def _day(words: _Words, day: date, known_year: int, *, named: bool = False) -> str:
    """« 18 déc. »; with its year where it is not the year one would think of, with its weekday if ``named``."""
    is_first = day.day == 1 and words is _LANGUAGES["fr"]
    text = f"{'1er' if is_first else day.day}{NBSP}{words.months[day.month - 1]}"
    if day.year != known_year or named:
        text += f"{NBSP}{day.year}"
    return f"{words.days[day.weekday()]} {text}" if named else text
