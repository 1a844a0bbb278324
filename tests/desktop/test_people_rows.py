"""The rows of the list of people: name with the letters found, facts under it, last visit, doubt, and what is read aloud."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from mediator_app.desktop.people.rows import NEW, ListedPerson, NewRow, PersonRows
from mediator_app.desktop.widgets.row_views import RowView
from mediator_app.domain.people import PersonRow

DENISE = PersonRow("p1", "Roche", "Denise", 1948, "23232", "feminin", "+33536492011", "2026-11-24T10:00:00+01:00")

pytestmark = pytest.mark.usefixtures("qtbot")


def view(row: ListedPerson | NewRow) -> RowView:
    return PersonRows({"23232": "Saint-Pierre-Bellevue", "": ""}.__getitem__).view(row)


def marked(row: RowView) -> list[str]:
    assert isinstance(row.title, tuple)
    return [span.text for span in row.title if span.marked]


def test_row_is_read_aloud_with_all_that_it_shows() -> None:
    spoken = view(ListedPerson(DENISE, is_double=True)).spoken
    assert spoken == (
        "Roche Denise, naissance en 1948, Saint-Pierre-Bellevue, dernière venue le 24\u00a0nov., doublon possible"
    )


def test_what_is_not_known_leaves_no_empty_comma() -> None:
    blank = replace(DENISE, birth_year=None, commune="", last_visit="")
    row = view(ListedPerson(blank))
    assert (row.spoken, row.subtitle, row.right) == ("Roche Denise", "", "")


def test_last_name_alone_is_strong() -> None:
    row = view(ListedPerson(DENISE))
    assert isinstance(row.title, tuple)
    assert [(span.text, span.strong) for span in row.title] == [("Roche", True), (" Denise", False)]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("roch", ["Roch"]),
        ("den", ["Den"]),
        ("roch den", ["Roch", "Den"]),
        ("den roch", ["Roch", "Den"]),
        ("ROCHE", ["Roche"]),
        ("zzz", []),
        ("", []),
    ],
)
def test_letters_found_are_marked_in_either_name(typed: str, found: list[str]) -> None:
    assert marked(view(ListedPerson(DENISE, typed))) == found


def test_ligature_is_marked_whole() -> None:
    row = view(ListedPerson(replace(DENISE, last_name="Œuvrard", first_name="Marie-Thérèse"), "oeuv the"))
    assert marked(row) == ["Œuv", "Thé"]


def test_person_with_a_first_name_only_is_still_named() -> None:
    row = view(ListedPerson(replace(DENISE, last_name="", first_name="Mina"), "mi"))
    assert (row.plain_title(), row.avatar, marked(row)) == ("Mina", "M", ["Mi"])


def test_avatar_has_the_initials_in_the_order_of_speech() -> None:
    assert view(ListedPerson(DENISE)).avatar == "DR"


@pytest.mark.parametrize(("visit", "below"), [("2026-11-24T10:00:00+01:00", True), ("", False)])
def test_doubt_stands_under_the_last_visit_if_there_is_one(visit: str, below: bool) -> None:
    row = view(ListedPerson(replace(DENISE, last_visit=visit), is_double=True))
    assert row.chip is not None
    assert (row.chip.text, row.chip.state, row.chip_below) == ("Doublon\u202f?", "warning", below)


def test_person_without_doubt_has_no_chip() -> None:
    assert view(ListedPerson(DENISE)).chip is None


@pytest.mark.parametrize(
    ("typed", "said"), [("roch", "Nouvelle personne «\u00a0roch\u00a0»"), ("", "Nouvelle personne")]
)
def test_last_row_offers_what_was_typed_as_a_new_person(typed: str, said: str) -> None:
    row = view(NewRow(typed))
    assert (row.key, row.plain_title(), row.accessible_text()) == (NEW, said, said)


def test_rows_go_with_their_list(qtbot: QtBot) -> None:
    """Row models keep the method of a QObject; the object must not be collected under it."""
    make = PersonRows(lambda code: code).view
    assert make(ListedPerson(DENISE)).subtitle == "1948 · 23232"
