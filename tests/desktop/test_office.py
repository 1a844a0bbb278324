"""The whole window on a real profile: pages, the bar's figures, undo, errors, and closing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from mediator_app.desktop.accessibility import unnamed_controls
from mediator_app.desktop.office import Office, sync_state, undo_words
from mediator_app.desktop.tasks import Tasks
from mediator_app.services import people
from mediator_app.services.laptop import Laptop
from mediator_app.services.sending import standing
from tests.support.laptops import Workshop, a_laptop, a_workshop

PAGES = ("today", "door", "people", "sessions", "to-check", "sends")


@pytest.fixture
def laptop(tmp_path: Path) -> Iterator[Laptop]:
    with a_laptop(tmp_path / "profile") as made:
        yield made


@pytest.fixture
def workshop(laptop: Laptop) -> Workshop:
    return a_workshop(laptop)


@pytest.fixture
def closed() -> list[str]:
    return []


@pytest.fixture
def office(
    themed: object, laptop: Laptop, workshop: Workshop, tmp_path: Path, closed: list[str], qtbot: QtBot
) -> Iterator[Office]:
    tasks = Tasks()
    made = Office(laptop, tasks, tmp_path, lambda: closed.append("profile"))
    made.start("people")
    qtbot.waitUntil(lambda: not tasks.database.is_busy())
    yield made
    made.window.close()


@pytest.mark.parametrize("key", PAGES)
def test_page_opens_and_every_control_has_a_name(office: Office, qtbot: QtBot, key: str) -> None:
    office.open_page(key)
    qtbot.waitUntil(lambda: not office.workplace.tasks.database.is_busy())
    assert unnamed_controls(office.window) == []


def test_bar_counts_what_the_outbox_holds(office: Office, laptop: Laptop, qtbot: QtBot) -> None:
    waiting = standing(laptop).pending
    office.window.sync_bar.set_alone(alone=False)
    names = office.window.sync_bar.findChildren(QWidget)
    qtbot.waitUntil(lambda: any(name.accessibleName().startswith(str(waiting)) for name in names))
    assert waiting > 0


def test_page_is_opened_about_something(office: Office, workshop: Workshop, qtbot: QtBot) -> None:
    office.workplace.open_page("people", person=workshop.people[10])
    qtbot.waitUntil(lambda: "Denise" in _texts(office))
    assert office.window.current_key() == "people"


def test_written_edit_can_be_undone_from_the_window(
    office: Office, laptop: Laptop, workshop: Workshop, qtbot: QtBot
) -> None:
    person = workshop.people[10]
    office.open_page("sends")
    office.workplace.write(lambda at: people.edit_person(at, person, {"birth_year": 1948}))
    qtbot.waitUntil(office.window.undo_bar.isVisible)
    office.window.undo_requested.emit()
    qtbot.waitUntil(lambda: "birth_year" not in people.person_card(laptop, person).fields)


def test_closing_closes_the_profile_last_and_once(office: Office, closed: list[str]) -> None:
    office.window.close()
    office.window.close()
    assert closed == ["profile"]


def test_gestures_with_a_way_back_of_their_own_offer_no_undo() -> None:
    assert undo_words("people.merge") == ""
    assert undo_words("person.edit")


def test_figures_without_dates_leave_the_bar_without_dates(laptop: Laptop) -> None:
    state = sync_state(standing(laptop))
    assert (state.oldest_pending, state.last_sent, state.pending) == (None, None, 0)


def _texts(office: Office) -> str:
    return " ".join(label.text() for label in office.window.findChildren(QLabel))
