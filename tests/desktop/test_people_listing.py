"""The list of people: how many were found in words, what the filters keep, and the way to a person without the mouse."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from mediator_app.desktop.people import person_list
from mediator_app.desktop.people.person_list import PersonListPanel
from mediator_app.desktop.people.rows import NEW
from mediator_app.domain.rights import Role
from mediator_app.services import merging, people
from tests.desktop.part_hands import Place, a_place, at_size, focused, heard, light, shown, strike, titles_of, views_of

PEOPLE = (
    ("Roche", "Denise", 1948, "23232"),
    ("Roche", "Denise", 1948, "23232"),
    ("Rochefort", "Annie", 1950, None),
    ("Desroches", "Sylvette", None, "23232"),
    ("Faure", "", 1950, "23232"),
)


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    with a_place(tmp_path_factory.mktemp("listing")) as made:
        for last_name, first_name, year, commune in PEOPLE:
            fields = {"last_name": last_name, "first_name": first_name, "birth_year": year, "commune": commune}
            people.add_person(made.laptop, fields)
        yield made


class Listing:
    """The panel with its rows read."""

    def __init__(self, qtbot: QtBot, place: Place) -> None:
        self.qtbot, self.place = qtbot, place
        self.panel = PersonListPanel(place.workplace)
        shown(qtbot, self.panel, 372, 600)
        self.panel.refresh()
        self.settle()
        self.chosen: list[str] = heard(self.panel.person_chosen)
        self.new: list[object] = heard(self.panel.new_wanted)

    def settle(self) -> None:
        self.place.settle(self.qtbot)

    def type(self, text: str) -> None:
        self.panel.search.setFocus()
        strike(self.panel.search, text)
        self.settle()

    def press(self, key: Qt.Key) -> None:
        QTest.keyClick(focused(), key)
        self.settle()

    def filter(self, key: str) -> None:
        self.panel.filters.button(key).click()
        self.settle()

    def titles(self) -> list[str]:
        return titles_of(self.panel.rows)


@pytest.fixture
def on(qtbot: QtBot, qapp: QApplication, place: Place) -> Listing:
    light(qapp)
    return Listing(qtbot, place)


def test_everybody_is_counted_in_the_header(on: Listing) -> None:
    assert on.titles()[0] == "= 5 personnes ="


@pytest.mark.parametrize(
    ("typed", "said"),
    [("roch", "4 personnes sur 5"), ("faure", "1 personne sur 5"), ("zzz", "0 personne sur 5")],
)
def test_found_people_are_counted_of_all(on: Listing, typed: str, said: str) -> None:
    on.type(typed)
    assert on.titles()[0] == f"= {said} ="


def test_list_that_is_cut_says_so(on: Listing, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(person_list, "FOUND_AT_MOST", 3)
    on.type("roch")
    assert on.titles()[0] == "= Les 3 premières sur 5 ="
    assert len(views_of(on.panel.rows)) == 4


def test_people_are_read_in_the_lane_as_one_scrolls_to_them(
    on: Listing, place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(person_list, "AHEAD", 0)
    on.panel.resize(372, 230)
    on.panel.refresh()
    on.settle()
    before, readers = on.titles(), set()
    place.laptop.connection.set_trace_callback(lambda _sql: readers.add(threading.current_thread().name))
    on.panel.rows.scrollToBottom()
    on.settle()
    place.laptop.connection.set_trace_callback(None)
    assert ("Rochefort Annie" in before, "Rochefort Annie" in on.titles()) == (False, True)
    assert readers == {"lane-database"}


def test_first_screenful_is_listed_before_everybody_is(
    qtbot: QtBot, qapp: QApplication, place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    light(qapp)
    monkeypatch.setattr(person_list, "FIRST", 2)
    panel = PersonListPanel(place.workplace)
    shown(qtbot, panel, 372, 600)
    lengths: list[int] = []
    panel.model.modelReset.connect(lambda: lengths.append(panel.model.rowCount()))
    panel.refresh()
    place.settle(qtbot)
    assert lengths == [1 + 2 + 1, 1 + 5 + 1]
    assert titles_of(panel.rows)[1:3] == ["Desroches Sylvette", "Faure"]


def test_person_corrected_elsewhere_is_shown_anew_where_one_scrolled(on: Listing, place: Place) -> None:
    (annie,) = people.search_people(place.laptop, "annie")
    people.edit_person(place.laptop, annie.id, {"first_name": "Anne"})
    on.panel.refresh()
    on.settle()
    assert "Rochefort Anne" in on.titles()
    people.edit_person(place.laptop, annie.id, {"first_name": "Annie"})


def test_best_match_comes_first(on: Listing) -> None:
    on.type("roche")
    assert on.titles()[1:3] == ["Roche Denise", "Roche Denise"]


def test_those_who_lack_something_are_counted_on_their_filter(on: Listing) -> None:
    on.filter("incomplete")
    assert on.titles()[1:-1] == ["Desroches Sylvette", "Faure", "Rochefort Annie"]
    assert on.panel.filters.button("incomplete")._count == "3"


def test_filter_narrows_what_was_typed(on: Listing) -> None:
    on.type("roch")
    on.filter("incomplete")
    assert sorted(on.titles()[1:-1]) == ["Desroches Sylvette", "Rochefort Annie"]


def test_doubles_stand_side_by_side(on: Listing) -> None:
    on.filter("doubles")
    assert on.titles()[1:-1] == ["Roche Denise", "Roche Denise"]


def test_doubles_are_searched_too(on: Listing) -> None:
    on.filter("doubles")
    on.type("annie")
    assert on.titles()[1:-1] == []


def test_doubt_is_shown_on_both_records_whatever_the_filter(on: Listing) -> None:
    doubtful = [view.plain_title() for view in views_of(on.panel.rows) if view.chip is not None]
    assert doubtful == ["Roche Denise", "Roche Denise"]


def test_mediator_is_offered_no_filter_for_what_she_may_not_do(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    with a_place(tmp_path, Role.MEDIATOR) as place:
        panel = PersonListPanel(place.workplace)
        qtbot.addWidget(panel)
        with pytest.raises(KeyError):
            panel.filters.button("doubles")


def test_first_match_is_shown_while_one_types(on: Listing, place: Place) -> None:
    on.type("annie")
    (annie,) = people.search_people(place.laptop, "annie")
    assert on.chosen == [annie.id]


def test_enter_goes_from_the_search_to_the_person_found(on: Listing) -> None:
    on.type("annie")
    on.press(Qt.Key.Key_Return)
    assert on.panel.rows.hasFocus()
    assert on.new == []


def test_enter_with_nothing_typed_begins_nobody(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> None:
    with a_place(tmp_path) as place:
        on = Listing(qtbot, place)
        on.panel.search.setFocus()
        on.press(Qt.Key.Key_Return)
        assert on.new == []


def test_enter_begins_somebody_when_nobody_was_found(on: Listing) -> None:
    on.type("zzz")
    on.press(Qt.Key.Key_Return)
    assert on.new == [()]


def test_down_goes_to_the_last_row_which_makes_a_new_person(on: Listing) -> None:
    on.type("annie")
    on.press(Qt.Key.Key_Down)
    assert on.panel.rows.current_key() == NEW
    assert on.panel.search.hasFocus()
    assert on.new == []


def test_enter_on_the_last_row_makes_a_new_person(on: Listing) -> None:
    on.panel.rows.choose(NEW)
    on.panel.rows.setFocus()
    on.press(Qt.Key.Key_Return)
    assert on.new == [()]


def test_click_on_the_last_row_makes_a_new_person(on: Listing) -> None:
    rows = on.panel.rows
    last = rows.model().index(rows.model().rowCount() - 1, 0)
    QTest.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=rows.visualRect(last).center())
    assert on.new == [()]


def test_click_on_the_header_does_nothing(on: Listing) -> None:
    rows = on.panel.rows
    rows.choose(NEW)
    header = rows.visualRect(rows.model().index(0, 0)).center()
    QTest.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=header)
    assert (on.new, on.chosen) == ([], [])


def test_person_hidden_by_the_search_is_found_by_clearing_it(on: Listing, place: Place) -> None:
    on.type("annie")
    (faure,) = people.search_people(place.laptop, "faure")
    on.panel.choose(faure.id)
    on.settle()
    assert (on.panel.typed(), on.panel.rows.current_key()) == ("", faure.id)


def test_merged_records_are_one_row(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> None:
    with a_place(tmp_path) as place:
        one, other = (people.add_person(place.laptop, {"last_name": name}).id for name in ("Roche", "Rochette"))
        merging.merge_people(place.laptop, one, other)
        assert Listing(qtbot, place).titles() == ["= 1 personne =", "Roche", "Nouvelle personne"]


def test_count_leaves_its_filter_with_large_text(on: Listing, qapp: QApplication) -> None:
    with at_size(qapp, 200):
        on.panel.refresh()
        on.settle()
        assert on.panel.filters.button("incomplete")._count == ""


def test_filters_stay_inside_the_list_at_twice_the_size(on: Listing, qapp: QApplication) -> None:
    with at_size(qapp, 200):
        on.panel.refresh()
        on.settle()
        right = on.panel.filters.mapTo(on.panel, on.panel.filters.rect().topRight()).x()
        assert right <= on.panel.width()
