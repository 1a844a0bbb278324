"""A session made from a workshop of the catalogue."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from mediator_app.domain.programme import WORKSHOP_FIELDS, Workshop, session_from
from mediator_app.domain.session_record import LONGEST_MINUTES

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
