"""« Aujourd’hui » as a person reads and presses it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from mediator_app.desktop import accessibility
from mediator_app.desktop.changes import ChangeBus
from mediator_app.desktop.paper.preview import PreviewWindow
from mediator_app.desktop.tasks import Tasks
from mediator_app.desktop.today.page import TodayPage
from mediator_app.desktop.translation import install_language
from mediator_app.desktop.workplace import Workplace
from mediator_app.services import attendance, kits, sessions, stops, tours
from mediator_app.services.laptop import Laptop, record
from mediator_app.storage.operations import Draft
from tests.support.laptops import SteppingClock, Workshop, a_laptop, a_workshop

At = tuple[Laptop, SteppingClock]


@pytest.fixture
def at(tmp_path: Path) -> Iterator[At]:
    """Tuesday 24 November, 18 minutes before ten."""
    clock = SteppingClock(datetime(2026, 11, 24, 8, 42, tzinfo=UTC))
    with a_laptop(tmp_path, clock=clock) as laptop:
        yield laptop, clock


@pytest.fixture
def workplace(themed: QApplication, at: At, tasks: Tasks) -> Workplace:
    """What the page works with."""
    install_language(themed, "fr")
    return Workplace(at[0], tasks, ChangeBus())


def shown(qtbot: QtBot, workplace: Workplace) -> TodayPage:
    page = TodayPage(workplace)
    qtbot.addWidget(page)
    page.resize(1158, 728)
    page.show()
    qtbot.waitUntil(lambda: not workplace.tasks.database.is_busy())
    return page


def texts(page: QWidget) -> list[str]:
    labels = [one.text() for one in page.findChildren(QLabel) if one.isVisible()]
    return labels + [one.text() for one in page.findChildren(QPushButton) if one.isVisible()]


def wanted(workplace: Workplace) -> list[tuple[str, dict[str, Any]]]:
    pages: list[tuple[str, dict[str, Any]]] = []
    workplace.page_wanted.connect(lambda key, arguments: pages.append((key, arguments)))
    return pages


def press(page: QWidget, name: str) -> None:
    button = page.findChild(QPushButton, name)
    assert isinstance(button, QPushButton), name
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_day_greets_by_first_name_and_tells_the_date(qtbot: QtBot, themed: QApplication, workplace: Workplace) -> None:
    page = shown(qtbot, workplace)
    assert page.header.title.text() == "Bonjour Claire"
    assert page.header.muted.text() == "Mardi\u00a024\u00a0novembre\u00a02026"


def test_stop_of_the_day_opens_in_eighteen_minutes(
    qtbot: QtBot, themed: QApplication, at: At, workplace: Workplace
) -> None:
    a_workshop(at[0])
    assert {"Royère-de-Vassivière", "Ouverture dans", "18\u00a0min"} <= set(texts(shown(qtbot, workplace)))


def test_button_opens_the_door_of_the_session(qtbot: QtBot, themed: QApplication, at: At, workplace: Workplace) -> None:
    workshop: Workshop = a_workshop(at[0])
    pages = wanted(workplace)
    press(shown(qtbot, workplace), "today_door")
    assert pages == [("door", {"session": workshop.session})]


def test_key_previews_the_sheet_of_the_day(qtbot: QtBot, themed: QApplication, at: At, workplace: Workplace) -> None:
    a_workshop(at[0])
    page = shown(qtbot, workplace)
    QTest.keyClick(page, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: any(one.isVisible() for one in page.findChildren(PreviewWindow)))


def test_day_without_a_stop_has_no_sheet(qtbot: QtBot, themed: QApplication, workplace: Workplace) -> None:
    page = shown(qtbot, workplace)
    QTest.keyClick(page, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert page.findChildren(PreviewWindow) == []
    assert "Feuille de présence" not in texts(page)


def test_key_begins_help_for_one_person(qtbot: QtBot, themed: QApplication, workplace: Workplace) -> None:
    pages = wanted(workplace)
    QTest.keyClick(shown(qtbot, workplace), Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert pages == [("sessions", {"new": True, "kind": "individuel"})]


def test_session_leads_to_its_page(qtbot: QtBot, themed: QApplication, at: At, workplace: Workplace) -> None:
    workshop = a_workshop(at[0])
    pages = wanted(workplace)
    press(shown(qtbot, workplace), f"today_session_{workshop.session}")
    assert pages == [("sessions", {"session": workshop.session})]


def test_day_without_a_session_names_the_next_stop(
    qtbot: QtBot, themed: QApplication, at: At, workplace: Workplace
) -> None:
    workshop = a_workshop(at[0])
    sessions.edit_session(
        at[0],
        workshop.session,
        {"starts_at": "2026-11-26T10:00:00+01:00", "ends_at": "2026-11-26T12:00:00+01:00"},
    )
    said = texts(shown(qtbot, workplace))
    assert "Rien de prévu aujourd’hui." in said
    assert any(one.startswith("Prochaine étape\u00a0: Royère-de-Vassivière, jeudi\u00a026") for one in said)


def test_blank_laptop_leads_to_its_first_session(qtbot: QtBot, themed: QApplication, workplace: Workplace) -> None:
    pages = wanted(workplace)
    page = shown(qtbot, workplace)
    assert "Ouvrir l’accueil de la salle" not in texts(page)
    press(page, "today_add_session")
    assert pages == [("sessions", {"new": True})]


def test_what_is_late_leads_where_it_is_settled(
    qtbot: QtBot, themed: QApplication, at: At, workplace: Workplace
) -> None:
    workshop = a_workshop(at[0])
    at[1].advance(hours=5)
    pages = wanted(workplace)
    page = shown(qtbot, workplace)
    for name in ("today_to_close", "today_to_send"):
        press(page, name)
    assert pages == [("sessions", {"session": workshop.session}), ("sends", {})]


def test_page_follows_what_other_pages_write(qtbot: QtBot, themed: QApplication, at: At, workplace: Workplace) -> None:
    workshop = a_workshop(at[0])
    page = shown(qtbot, workplace)
    person = workshop.people[0]
    workplace.write(lambda laptop: attendance.set_attendance(laptop, workshop.session, person, "waiting"))
    qtbot.waitUntil(lambda: "11 sur 12" in texts(page))


def test_every_control_has_a_name(qtbot: QtBot, themed: QApplication, at: At, workplace: Workplace) -> None:
    a_workshop(at[0])
    assert accessibility.unnamed_controls(shown(qtbot, workplace)) == []


def test_stop_of_a_tour_shows_keys_network_and_kit(
    qtbot: QtBot, themed: QApplication, at: At, workplace: Workplace
) -> None:
    workshop = a_workshop(at[0])
    tour, _ = tours.add_tour(at[0], {"title": "Automne", "starts_on": "2026-11-01", "ends_on": "2026-12-31"})
    fields = {"starts_at": "2026-11-24T10:00", "length_minutes": 120, "keys": "À la mairie", "network": "Pas de 4G"}
    stop, _ = stops.add_stop(at[0], tour, {"place": workshop.place, **fields})
    record(at[0], [Draft("session", workshop.session, {"stop": stop})], "x")
    kits.add_item(at[0], tour, "Tablettes", 10)
    page = shown(qtbot, workplace)
    assert {"À la mairie", "Pas de 4G", "0 sur 1 chargés", "1 matériel à charger"} <= set(texts(page))
    pages = wanted(workplace)
    press(page, "today_kit")
    assert pages == [("tours", {})]
