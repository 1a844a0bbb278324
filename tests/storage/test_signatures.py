"""Whose drawing is whose at a session, under merged records too."""

from __future__ import annotations

import pytest

from mediator_app.domain.drawn_signatures import MEDIA_TYPE, name_of_drawing
from mediator_app.storage import attachments, signatures
from tests.support.shown import Tables, digest_of


def draw(tables: Tables, id_: str, person: str, **fields: str | bool) -> str:
    about = {"name": name_of_drawing(person), "session": "s", "media_type": MEDIA_TYPE}
    return tables.paper(id_, 1, **{**about, **fields})


def drawings(tables: Tables) -> dict[str, str]:
    return {person: one.id for person, one in signatures.of_session(tables.connection, "s").items()}


@pytest.fixture
def person(tables: Tables) -> str:
    tables.session("s")
    person = tables.person("p")
    tables.attends("s", person)
    return person


def test_newest_drawing_of_a_person_is_hers(tables: Tables, person: str) -> None:
    draw(tables, "new", person, taken_at="2026-11-24T11:00:00+01:00")
    draw(tables, "old", person, taken_at="2026-11-24T10:00:00+01:00")
    assert drawings(tables) == {person: "new"}


@pytest.mark.parametrize(
    "fields", [{"voided": True}, {"session": "other"}, {"media_type": "application/pdf"}, {"name": "feuille.pdf"}]
)
def test_what_is_no_drawing_of_this_session_is_left_out(tables: Tables, person: str, fields: dict[str, str]) -> None:
    draw(tables, "d", person, **fields)
    assert drawings(tables) == {}


def test_who_was_taken_off_or_did_not_come_has_no_drawing_to_show(tables: Tables, person: str) -> None:
    draw(tables, "d", person)
    tables.attends("s", person, "absent")
    assert drawings(tables) == {}


def test_drawing_made_under_one_record_stands_for_the_presence_under_the_other(tables: Tables, person: str) -> None:
    draw(tables, "d", tables.person("twin"))
    tables.merge("twin", person)
    assert drawings(tables) == {person: "d"}


def test_neighbours_drawing_is_not_hers(tables: Tables, person: str) -> None:
    tables.attends("s", tables.person("neighbour"))
    draw(tables, "d", "neighbour")
    assert drawings(tables) == {"neighbour": "d"}


def test_drawing_tells_whether_its_bytes_are_here(tables: Tables, person: str) -> None:
    draw(tables, "d", person)
    before = signatures.of_session(tables.connection, "s")[person].is_here
    attachments.keep_fetched(tables.connection, digest_of("d"), 0, b"<svg/>")
    assert (before, signatures.of_session(tables.connection, "s")[person].is_here) == (False, True)


def test_standing_drawings_of_one_person_are_told_by_id(tables: Tables, person: str) -> None:
    for id_, voided in (("a", False), ("b", True), ("c", False)):
        draw(tables, id_, person, voided=voided)
    draw(tables, "d", "neighbour")
    assert sorted(signatures.ids_of(tables.connection, "s", person)) == ["a", "c"]
