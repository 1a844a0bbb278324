"""A session made from a workshop of the catalogue."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from mediator_app.domain.example_programme import COMMON, EXAMPLES
from mediator_app.domain.place_standard import PUBLICS as PLACE_PUBLICS
from mediator_app.domain.programme import PUBLICS, WORKSHOP_FIELDS, Workshop, session_from
from mediator_app.domain.session_record import LONGEST_MINUTES
from mediator_app.domain.vocabularies import ADMINISTRATIVE_THEMES, LEVELS, MATERIALS, THEMES, theme_problems

TEN = datetime(2026, 11, 24, 10, tzinfo=ZoneInfo("Europe/Paris"))


def made(**fields: Any) -> dict[str, Any]:
    return session_from("w1", fields, TEN)


def length(session: dict[str, Any]) -> timedelta:
    return datetime.fromisoformat(session["ends_at"]) - datetime.fromisoformat(session["starts_at"])


def test_session_says_what_the_catalogue_says_and_where_it_comes_from() -> None:
    session = made(title="Premiers pas", level="debutant", capacity=8, price_cents=500, themes=("email",))
    assert {name: session[name] for name in ("title", "level", "capacity", "price_cents", "themes", "workshop")} == {
        "title": "Premiers pas", "level": "debutant", "capacity": 8, "price_cents": 500, "themes": ("email",),
        "workshop": "w1",
    }  # fmt: skip


@pytest.mark.parametrize("name", ["summary", "publics", "note", "vouchers", "length_minutes"])
def test_what_is_the_catalogues_own_stays_there(name: str) -> None:
    assert name not in made(title="Premiers pas", **{name: 60 if name == "length_minutes" else "x"})


@pytest.mark.parametrize("blank", [None, "", ()])
def test_blank_field_is_not_taken(blank: object) -> None:
    assert "level" not in made(level=blank)


def test_free_workshop_stays_free() -> None:
    assert made(price_cents=0)["price_cents"] == 0


@pytest.mark.parametrize(("minutes", "lasts"), [(None, 120), (0, 120), (90, 90), (100_000, LONGEST_MINUTES)])
def test_session_lasts_as_long_as_its_workshop_two_hours_if_it_says_nothing(minutes: int | None, lasts: int) -> None:
    assert length(made(length_minutes=minutes)) == timedelta(minutes=lasts)


def test_workshop_gives_each_of_its_fields_to_the_form() -> None:
    values: dict[str, Any] = {name: name for name in WORKSHOP_FIELDS}
    workshop = Workshop(id="w1", is_retired=False, sessions=0, last_at="", **values)
    assert workshop.fields() == values


def test_session_made_in_the_night_of_the_change_lasts_by_the_clock_on_the_wall() -> None:
    night = datetime(2026, 10, 24, 23, tzinfo=ZoneInfo("Europe/Paris"))
    session = session_from("w1", {"length_minutes": 60}, night)
    assert (session["starts_at"], session["ends_at"]) == ("2026-10-24T23:00:00+02:00", "2026-10-25T00:00:00+02:00")


@pytest.mark.parametrize("fields", EXAMPLES.values(), ids=EXAMPLES)
def test_example_says_only_what_the_vocabularies_have(fields: dict[str, Any]) -> None:
    known = THEMES.keys() | ADMINISTRATIVE_THEMES.keys()
    assert theme_problems(fields["themes"]) == ()
    assert set(fields["themes"]) <= known
    assert set(fields.get("materials", ())) <= MATERIALS.keys()
    assert fields.get("level", "debutant") in LEVELS
    assert set(fields.get("publics", ())) <= PUBLICS.keys()


@pytest.mark.parametrize("fields", EXAMPLES.values(), ids=EXAMPLES)
def test_example_has_words_set_as_in_france(fields: dict[str, Any]) -> None:
    words = f"{fields['title']} {fields['summary']}"
    assert "'" not in words
    assert not re.search(r"[ \w][:;!?]", words.replace("\u00a0:", "").replace("\u00a0;", "").replace("\u202f;", ""))


def test_example_sets_only_fields_that_a_workshop_has() -> None:
    assert {name for fields in (*EXAMPLES.values(), COMMON) for name in fields} <= set(WORKSHOP_FIELDS)


def test_publics_are_those_of_the_national_standard() -> None:
    assert tuple(PUBLICS) == PLACE_PUBLICS
