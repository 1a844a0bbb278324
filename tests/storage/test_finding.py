"""The search over everything: sessions by every word of their title and place, vouchers by their whole code."""

from __future__ import annotations

import pytest

from mediator_app.storage import finding
from tests.support.shown import Tables


def found(tables: Tables, *words: str, limit: int = 10) -> list[str]:
    return [one["id"] for one in finding.sessions(tables.connection, words, limit)]


@pytest.mark.parametrize("words", [("tablette",), ("felletin",), ("felletin", "tablette"), ("mediatheque",), ("tab",)])
def test_words_may_stand_in_the_title_or_in_the_place(tables: Tables, words: tuple[str, ...]) -> None:
    tables.show("place", "l", name="Médiathèque de Felletin")
    tables.session("s", title="Premiers pas sur tablette", place="l")
    tables.session("t", title="Photos")
    assert found(tables, *words) == ["s"]


def test_one_word_that_is_nowhere_finds_nothing(tables: Tables) -> None:
    tables.session("s", title="Tablette")
    assert found(tables, "tablette", "crocq") == []


def test_sessions_that_begin_last_come_first_up_to_the_limit(tables: Tables) -> None:
    for day in ("2026-11-10", "2026-11-24", "2026-11-17"):
        tables.session(day, day, title="Photos")
    tables.session("gone", "2026-12-24", title="Photos", voided=True)
    assert found(tables, "photos", limit=2) == ["2026-11-24", "2026-11-17"]


def test_session_tells_its_title_place_and_time(tables: Tables) -> None:
    tables.show("place", "l", name="Crocq")
    tables.session("s", place="l")
    (one,) = finding.sessions(tables.connection, ["crocq"], 1)
    assert (one["title"], one["place_name"], one["starts_at"]) == ("Atelier s", "Crocq", "2026-11-24T10:00:00+01:00")


def test_takings_of_a_code_come_in_order_up_to_the_limit(tables: Tables) -> None:
    for id_, minute in (("v1", "30"), ("v2", "10"), ("v3", "20")):
        tables.voucher(id_, "s", code_key="77", taken_at=f"2026-11-24T10:{minute}:00+01:00")
    tables.voucher("v4", "s", code_key="778")
    assert finding.vouchers(tables.connection, "77", 2) == ["v2", "v3"]
