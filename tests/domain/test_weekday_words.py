"""Opening hours in French words: what is understood is read to the minute, what is not is not read at all."""

from __future__ import annotations

import pytest

from mediator_app.domain.weekday_words import read_french

MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY, SATURDAY, SUNDAY = range(7)
MORNING = (540, 720)
AFTERNOON = (840, 1020)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("lundi 9h-12h", [MONDAY]),
        ("Lundi : 9h à 12h", [MONDAY]),
        ("lun. 9:00 - 12:00", [MONDAY]),
        ("les lundis de 9h00 à 12h00", [MONDAY]),
        ("ouvert le dimanche de 9 à 12h", [SUNDAY]),
        ("lundi et mardi 9h-12h", [MONDAY, TUESDAY]),
        ("lundi, mercredi, vendredi : 9h-12h", [MONDAY, WEDNESDAY, FRIDAY]),
        ("du lundi au mercredi de 9h à 12h", [MONDAY, TUESDAY, WEDNESDAY]),
        ("lundi-mercredi 9h-12h", [MONDAY, TUESDAY, WEDNESDAY]),
        ("mardi matin 9h-12h", [TUESDAY]),
        ("jeudi de 9 heures à 12 heures", [THURSDAY]),
    ],
)
def test_days_are_read_as_people_write_them(text: str, days: list[int]) -> None:
    assert read_french(text) == dict.fromkeys(days, (MORNING,))


@pytest.mark.parametrize(
    ("text", "ranges"),
    [
        ("lundi 9h-12h et 14h-17h", (MORNING, AFTERNOON)),
        ("lundi 14h-17h, 9h-12h", (MORNING, AFTERNOON)),
        ("lundi 9h-12h puis 14h à 17h", (MORNING, AFTERNOON)),
        ("lundi après-midi 14h-17h", (AFTERNOON,)),
        ("lundi aprem 14h-17h", (AFTERNOON,)),
        ("lundi soir 18h30-20h", ((1110, 1200),)),
        ("lundi 9h30-12h15", ((570, 735),)),
    ],
)
def test_hours_of_a_day_are_put_in_order(text: str, ranges: tuple[tuple[int, int], ...]) -> None:
    assert read_french(text) == {MONDAY: ranges}


def test_several_days_have_hours_of_their_own() -> None:
    read = read_french("lundi et mardi de 9h à 12h, jeudi 14h-17h\nsamedi 9h-12h")
    assert read == {MONDAY: (MORNING,), TUESDAY: (MORNING,), THURSDAY: (AFTERNOON,), SATURDAY: (MORNING,)}


def test_hours_told_twice_for_one_day_are_put_together() -> None:
    assert read_french("lundi 9h-12h ; lundi 14h-17h") == {MONDAY: (MORNING, AFTERNOON)}


@pytest.mark.parametrize(
    "text",
    [
        "",
        "lundi",
        "9h-12h",
        "sur rendez-vous",
        "lundi 9h-12h sur rendez-vous",
        "tous les 15 jours le lundi 9h-12h",
        "lundi - mercredi - vendredi 9h-12h",  # two days, three or five?
        "lundi 12h-9h",
        "lundi 9h-25h",
        "lundi matin 14h-17h",
        "lundi soir 9h-12h",
        "lundi 9h-12h et 11h-14h",
        "lundi au 9h-12h",
        "lundi à partir de 9h",
    ],
)
def test_what_is_not_understood_to_the_last_word_is_not_read(text: str) -> None:
    assert read_french(text) is None


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("du vendredi au dimanche 9h-12h", [FRIDAY, SATURDAY, SUNDAY]),
        ("mer. et ven. 9h-12h", [WEDNESDAY, FRIDAY]),
        ("Samedis, dimanches 9h-12h", [SATURDAY, SUNDAY]),
        ("mardi ainsi que jeudi 9h-12h", [TUESDAY, THURSDAY]),
        ("du samedi au lundi 9h-12h", [MONDAY, SATURDAY, SUNDAY]),
        ("dimanche-lundi 9h-12h", [MONDAY, SUNDAY]),
    ],
)
def test_end_of_the_week_and_its_short_names_are_read(text: str, days: list[int]) -> None:
    assert read_french(text) == dict.fromkeys(days, (MORNING,))


@pytest.mark.parametrize(
    ("text", "ranges"),
    [
        ("lundi 0h-24h", ((0, 1440),)),
        ("lundi 12h-13h, 13h-14h", ((720, 780), (780, 840))),
        ("lundi 9h05-12h", ((545, 720),)),
        ("lundi matin 9h-12h, après-midi 14h-17h", None),
    ],
)
def test_hours_that_touch_are_read_and_parts_of_the_day_once(
    text: str, ranges: tuple[tuple[int, int], ...] | None
) -> None:
    assert read_french(text) == ({MONDAY: ranges} if ranges else None)


@pytest.mark.parametrize("text", ["lundi 9h", "lundi 9h-12h fermé", "lundi 9h-12h-14h", "lundi lundi"])
def test_what_could_be_read_in_two_ways_is_not_read(text: str) -> None:
    assert read_french(text) is None
