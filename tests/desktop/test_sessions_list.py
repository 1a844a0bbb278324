"""The list of sessions: under their day, with how they stand, how many people, and all of it in what is read aloud."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from mediator_app.desktop.sessions.session_list import SessionListPanel, standing
from mediator_app.domain.sessions import SessionRow
from mediator_app.services import attendance, people, sessions
from tests.desktop.part_hands import Place, a_place, focused, heard, light, shown, strike, titles_of, views_of, words_on
from tests.support.laptops import SteppingClock

NOW = datetime(2026, 11, 24, 11, 0).astimezone()


def row(start: timedelta, length: timedelta, state: str = "open") -> SessionRow:
    starts = NOW + start
    times = (starts.isoformat(), (starts + length).isoformat())
    return SessionRow("s", "Photos", "", "", "", *times, "collectif", "", None, state, 0, 0, 0, 0)


@pytest.mark.parametrize(
    ("start", "state", "stands"),
    [
        (timedelta(hours=1), "open", "next"),
        (timedelta(hours=-1), "open", "now"),
        (timedelta(0), "open", "now"),
        (timedelta(hours=-2), "open", "now"),
        (timedelta(hours=-3), "open", "to_close"),
        (timedelta(hours=-3), "closed", "closed"),
        (timedelta(hours=1), "closed", "closed"),
    ],
)
def test_session_stands_by_the_clock_and_by_its_closing(start: timedelta, state: str, stands: str) -> None:
    assert standing(row(start, timedelta(hours=2), state), NOW) == stands


class Listing:
    """The panel on a laptop whose clock says eleven."""

    def __init__(self, qtbot: QtBot, place: Place) -> None:
        self.qtbot, self.place = qtbot, place
        self.panel = SessionListPanel(place.workplace)
        shown(qtbot, self.panel, 1000, 600)
        self.opened: list[str] = heard(self.panel.opened)

    def add(self, title: str, days: int = 0, hours: int = 0, **fields: Any) -> str:
        starts = NOW + timedelta(days=days, hours=hours)
        times = {"starts_at": starts, "ends_at": starts + timedelta(hours=2)}
        return sessions.add_session(self.place.laptop, {"title": title, **times, **fields}).id

    def listed(self, choice: str = "next") -> list[str]:
        self.panel.filters.button(choice).click()
        self.panel.refresh()
        self.place.settle(self.qtbot)
        return titles_of(self.panel.rows)


@pytest.fixture
def on(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Listing]:
    light(qapp)
    with a_place(tmp_path, clock=SteppingClock(NOW)) as place:
        yield Listing(qtbot, place)


def test_days_to_come_go_forward_under_their_names(on: Listing) -> None:
    for title, days in (("Après-demain", 2), ("Tantôt", 0), ("Demain", 1)):
        on.add(title, days, 3)
    assert on.listed() == [
        "= Aujourd’hui, mardi\u00a024\u00a0novembre\u00a02026 =",
        "Tantôt",
        "= Mercredi\u00a025\u00a0novembre\u00a02026 =",
        "Demain",
        "= Jeudi\u00a026\u00a0novembre\u00a02026 =",
        "Après-demain",
    ]


def test_days_past_go_backward(on: Listing) -> None:
    for title, days in (("Avant-hier", -2), ("Hier", -1)):
        on.add(title, days)
    assert [title for title in on.listed("past") if "=" not in title] == ["Hier", "Avant-hier"]


def test_sessions_of_one_day_share_its_header(on: Listing) -> None:
    on.add("Matin", 1)
    on.add("Soir", 1, 6)
    assert on.listed() == ["= Mercredi\u00a025\u00a0novembre\u00a02026 =", "Matin", "Soir"]


def test_session_closed_before_its_time_stays_among_those_of_the_day(on: Listing) -> None:
    sessions.close_session(on.place.laptop, on.add("Tantôt", 0, 3))
    assert "Tantôt" in on.listed("next")
    assert "Tantôt" not in on.listed("past")


@pytest.mark.parametrize(
    ("hours", "closed", "said", "state"),
    [
        (3, False, "À venir", "expected"),
        (-1, False, "En cours", "info"),
        (-4, False, "À clore", "warning"),
        (-4, True, "Clos", "success"),
    ],
)
def test_row_says_how_the_session_stands(on: Listing, hours: int, closed: bool, said: str, state: str) -> None:
    session = on.add("Photos", 0, hours)
    if closed:
        sessions.close_session(on.place.laptop, session)
    on.listed("next" if hours > -2 else "past")
    (view,) = views_of(on.panel.rows)
    assert view.chip is not None
    assert (view.chip.text, view.chip.state) == (said, state)


@pytest.mark.parametrize(
    ("hours", "capacity", "present", "said", "fill"),
    [
        (3, 12, 0, "2 inscrits sur 12", 2 / 12),
        (3, None, 0, "2 inscrits", None),
        (-1, 12, 1, "1 présent sur 12", 1 / 12),
        (-1, 12, 2, "2 présents sur 12", 2 / 12),
        (-1, 12, 0, "0 présent sur 12", 0.0),
        (-1, None, 1, "1 présent", None),
        (-1, 1, 2, "2 présents sur 1", 1.0),
    ],
)
def test_people_are_counted_as_expected_before_and_as_present_after(
    on: Listing, hours: int, capacity: int | None, present: int, said: str, fill: float | None
) -> None:
    session = on.add("Photos", 0, hours, capacity=capacity)
    for number in range(2):
        person = people.add_person(on.place.laptop, {"last_name": f"Roche {number}"}).id
        status = "present" if number < present else "registered"
        attendance.set_attendance(on.place.laptop, session, person, status)
    on.listed()
    (view,) = views_of(on.panel.rows)
    assert (view.right, view.fill) == (said, fill)


def test_unnamed_people_count_as_present(on: Listing) -> None:
    session = on.add("Photos", 0, -1, capacity=12)
    attendance.count_unnamed(on.place.laptop, session, {"total": 3})
    on.listed()
    assert views_of(on.panel.rows)[0].right == "3 présents sur 12"


def test_row_says_when_and_where(on: Listing) -> None:
    place, _ = sessions.add_place(on.place.laptop, "Salle du foyer rural", "23165")
    on.add("Photos", 1, 0, place=place)
    on.listed()
    view = views_of(on.panel.rows)[0]
    assert view.subtitle == "11\u00a0h – 13\u00a0h · Salle du foyer rural · Royère-de-Vassivière"
    assert view.icon == "workshop"


def test_individual_help_has_its_own_mark(on: Listing) -> None:
    on.add("Dossier", 1, 0, kind="individuel")
    on.listed()
    assert views_of(on.panel.rows)[0].icon == "person"


def test_row_is_read_aloud_with_its_state_and_without_empty_parts(on: Listing) -> None:
    on.add("Photos", 1)
    on.listed()
    assert views_of(on.panel.rows)[0].spoken == (
        "Photos, mercredi\u00a025\u00a0novembre\u00a02026, 11\u00a0h – 13\u00a0h, 0 inscrit, À venir"
    )


@pytest.mark.parametrize(("left_open", "said"), [(0, ""), (2, "2")])
def test_filter_tells_how_many_are_still_to_close(on: Listing, left_open: int, said: str) -> None:
    for number in range(left_open):
        on.add(f"Hier {number}", -1, number)
    on.listed()
    assert on.panel.filters.button("to_close")._count == said


@pytest.mark.parametrize("typed", ["royere", "FOYER rural", "phot", "rural phot"])
def test_search_takes_words_of_title_place_and_commune_together(on: Listing, typed: str) -> None:
    place, _ = sessions.add_place(on.place.laptop, "Salle du foyer rural", "23165")
    on.add("Photos", 1, 0, place=place)
    on.add("Courriel", 1, 3)
    on.listed()
    strike(on.panel.search, typed)
    assert [view.plain_title() for view in views_of(on.panel.rows)] == ["Photos"]


def test_letters_found_are_marked(on: Listing) -> None:
    on.add("Ses photos", 1)
    on.listed()
    strike(on.panel.search, "pho")
    title = views_of(on.panel.rows)[0].title
    assert isinstance(title, tuple)
    assert [span.text for span in title if span.marked] == ["pho"]


def test_search_goes_on_in_another_filter(on: Listing) -> None:
    on.add("Photos", -1)
    on.add("Courriel", -1)
    strike(on.panel.search, "phot")
    assert [title for title in on.listed("past") if "=" not in title] == ["Photos"]


def test_nothing_listed_says_how_to_plan(on: Listing) -> None:
    assert on.listed() == []
    assert "Aucun atelier ici." in words_on(on.panel)


def test_enter_in_the_search_then_enter_opens_the_first(on: Listing) -> None:
    session = on.add("Photos", 1)
    on.listed()
    on.panel.search.setFocus()
    QTest.keyClick(on.panel.search, Qt.Key.Key_Return)
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    assert on.opened == [session]


def test_click_on_a_day_opens_nothing(on: Listing) -> None:
    on.add("Photos", 1)
    on.listed()
    on.panel.rows.choose_first()
    header = on.panel.rows.visualRect(on.panel.rows.model().index(0, 0)).center()
    QTest.mouseClick(on.panel.rows.viewport(), Qt.MouseButton.LeftButton, pos=header)
    assert on.opened == []


def test_late_answer_does_not_replace_a_newer_one(on: Listing) -> None:
    on.add("Photos", 1)
    on.listed()
    on.panel._take(on.panel._asked - 1, [])
    assert len(views_of(on.panel.rows)) == 1
