"""The page of registrations: whose list it shows, what a gesture changes, the free seat, and undoing."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from mediator_app.desktop import accessibility
from mediator_app.desktop.registrations.page import RegistrationsPage
from mediator_app.desktop.tasks import Tasks
from mediator_app.desktop.widgets.bands import InfoBand
from mediator_app.services import people, registrations, sessions, visits
from tests.desktop.page_hands import PageHands
from tests.desktop.part_hands import at_size, light, shown
from tests.support.laptops import a_laptop
from tests.support.tours import a_tour

TIMES = {"starts_at": "2026-11-26T14:00:00+01:00", "ends_at": "2026-11-26T16:00:00+01:00"}


@pytest.fixture
def hands(qtbot: QtBot, qapp: QApplication, tasks: Tasks, tmp_path: Path) -> Iterator[PageHands]:
    """A session of two seats with three people on its list, the last one waiting."""
    light(qapp)
    with a_laptop(tmp_path) as laptop:
        session = sessions.add_session(laptop, {"title": "Ses photos", "capacity": 2, **TIMES}).id
        ids = [
            people.add_person(laptop, {"last_name": name, "first_name": "Odile"}).id
            for name in ("Aubrun", "Faure", "Roche")
        ]
        registrations.register_people(laptop, session, ids)
        yield PageHands(qtbot, tasks, laptop, RegistrationsPage)
        assert tasks.drain(5)


def page_of(hands: PageHands) -> RegistrationsPage:
    assert isinstance(hands.page, RegistrationsPage)
    return hands.page


def statuses(hands: PageHands) -> list[str]:
    session = registrations.coming_sessions(hands.laptop)[0].id
    return [row.status for row in registrations.registrations_of(hands.laptop, session)]


def test_next_session_to_come_is_shown_with_its_list(hands: PageHands) -> None:
    assert (hands.page.header.title.text(), hands.rows("registrations")) == (
        "Ses photos",
        ["Aubrun Odile", "Faure Odile", "Roche Odile"],
    )


def test_person_who_declines_frees_a_seat_that_one_key_gives(hands: PageHands) -> None:
    hands.click_row("registrations", "Aubrun Odile")
    hands.press(Qt.Key.Key_4)
    band = hands.child("free_seat")
    assert isinstance(band, InfoBand)
    assert "Roche" in band.accessibleName()
    hands.press(Qt.Key.Key_P)
    assert statuses(hands) == ["excused", "registered", "registered"]


def test_removal_is_undone(hands: PageHands) -> None:
    hands.click_row("registrations", "Faure Odile")
    hands.press(Qt.Key.Key_Delete)
    after = statuses(hands)
    page_of(hands).undo()
    hands.settle()
    assert (after, statuses(hands)) == (["registered", "waiting"], ["registered", "registered", "waiting"])


def test_name_typed_joins_the_queue_and_the_field_waits_for_the_next(hands: PageHands) -> None:
    hands.type("registration_lines", "Thérond Gérard 1950")
    hands.press(Qt.Key.Key_Return)
    hands.settle()
    assert (statuses(hands)[-1], page_of(hands).adding.text.toPlainText()) == ("waiting", "")


def test_ticking_another_session_registers_there_too(hands: PageHands) -> None:
    times = {"starts_at": "2026-12-03T14:00:00+01:00", "ends_at": "2026-12-03T16:00:00+01:00"}
    other = sessions.add_session(hands.laptop, {"title": "Courriel", **times}).id
    hands.click_row("registrations", "Aubrun Odile")
    page_of(hands).choices.ticked.emit(other, True)
    hands.settle()
    assert [row.last_name for row in registrations.registrations_of(hands.laptop, other)] == ["Aubrun"]


def test_overlap_is_told_after_the_name_is_down(hands: PageHands) -> None:
    other = sessions.add_session(hands.laptop, {"title": "Courriel", **TIMES}).id
    page_of(hands).open_with(session=other)
    hands.settle()
    hands.type("registration_lines", "Aubrun Odile")
    hands.press(Qt.Key.Key_Return)
    hands.settle()
    assert "« Ses photos »" in page_of(hands)._band.accessibleName().replace("\u00a0", " ")


def test_every_control_has_a_name(hands: PageHands) -> None:
    assert accessibility.unnamed_controls(hands.page) == []


def test_way_back_to_the_stop_is_only_for_a_visit_of_a_tour(hands: PageHands) -> None:
    shown = [hands.child(name).isVisible() for name in ("registrations_stop", "registrations_door")]
    assert shown == [False, False]


def test_spreadsheet_of_the_town_hall_is_imported_for_the_session_shown(hands: PageHands) -> None:
    session = registrations.coming_sessions(hands.laptop)[0].id
    hands.click("registrations_file")
    assert hands.wanted == [("imports", {"kind": "registrations", "session": session})]


def test_field_of_names_is_whole_in_large_text(hands: PageHands, qtbot: QtBot, qapp: QApplication) -> None:
    with at_size(qapp, 200):
        room = QWidget()
        page = RegistrationsPage(hands.workplace, room)
        page.setGeometry(0, 0, 1302, 688)
        shown(qtbot, room, 1302, 688)
        page.focus_search()
        qapp.processEvents()
        field = page.adding.text
        whole = field.parentWidget()
        assert whole is not None
        assert field.geometry().bottom() <= whole.height()


def test_line_pasted_twice_is_one_person_and_said_so(hands: PageHands) -> None:
    cast(QPlainTextEdit, hands.child("registration_lines")).setPlainText("Peyrot Odile 1950\nPEYROT odile 1950")
    hands.settle()
    button = cast(QPushButton, hands.child("register_lines"))
    hands.qtbot.waitUntil(lambda: len(hands.rows("understood_lines")) == 2)
    assert button.text() == "Inscrire"
    hands.click("register_lines")
    assert hands.rows("registrations").count("Peyrot Odile") == 1


def test_stop_and_door_of_the_session_are_a_click_away(
    qtbot: QtBot, qapp: QApplication, tasks: Tasks, tmp_path: Path
) -> None:
    light(qapp)
    with a_tour(tmp_path) as at:
        stop = at.stop("Royère", "2026-11-24T14:00")
        session = visits.make_session(at.laptop, stop, date(2026, 11, 24)).ids[0]
        hands = PageHands(qtbot, tasks, at.laptop, RegistrationsPage)
        page_of(hands).open_with(session=session)
        hands.settle()
        for name in ("registrations_stop", "registrations_door"):
            hands.click(name)
        assert hands.wanted == [("tours", {"stop": stop, "day": date(2026, 11, 24)}), ("door", {"session": session})]
        assert tasks.drain(5)
