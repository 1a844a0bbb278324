"""Comparing in the background: all are compared in the end, nobody waits for it, and pages learn of pairs once."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from mediator_app.desktop import comparing
from mediator_app.desktop.changes import ChangeBus
from mediator_app.desktop.comparing import TWINS, Comparing
from mediator_app.desktop.tasks import Tasks
from mediator_app.desktop.workplace import Workplace
from mediator_app.services import merging, people
from mediator_app.services.changes import Changes
from mediator_app.services.laptop import Laptop
from tests.support.laptops import Workshop


@pytest.fixture
def workplace(
    qapp: QApplication, at: tuple[Laptop, Workshop], tasks: Tasks, monkeypatch: pytest.MonkeyPatch
) -> Workplace:
    """Twelve people to compare, five at a time, without pauses."""
    monkeypatch.setattr(comparing, "PAUSE", 0)
    monkeypatch.setattr(merging, "QUICKLY_COMPARED", 5)
    people.add_person(at[0], {"last_name": "Roche", "first_name": "Denise", "commune": "23165"})
    return Workplace(at[0], tasks, ChangeBus())


@pytest.fixture
def told(workplace: Workplace) -> list[Changes]:
    changes: list[Changes] = []
    workplace.bus.changed.connect(changes.append)
    return changes


def wait(qtbot: QtBot, at: tuple[Laptop, Workshop], workplace: Workplace) -> None:
    lane = workplace.tasks.database
    qtbot.waitUntil(lambda: not lane.is_busy() and not merging.is_comparing(at[0]))


def test_everybody_is_compared_and_the_pages_are_told_once(
    workplace: Workplace, told: list[Changes], at: tuple[Laptop, Workshop], qtbot: QtBot
) -> None:
    Comparing(workplace, workplace).begin()
    wait(qtbot, at, workplace)
    assert (merging.count_known_pairs(at[0]), told) == (1, [TWINS])


def test_people_who_come_are_compared(workplace: Workplace, at: tuple[Laptop, Workshop], qtbot: QtBot) -> None:
    Comparing(workplace, workplace)
    workplace.bus.changed.emit(Changes(frozenset({"person"}), frozenset()))
    wait(qtbot, at, workplace)
    assert merging.count_known_pairs(at[0]) == 1


def test_nobody_is_compared_for_what_is_no_person(
    workplace: Workplace, at: tuple[Laptop, Workshop], qapp: QApplication
) -> None:
    Comparing(workplace, workplace)
    workplace.bus.changed.emit(Changes(frozenset({"session"}), frozenset()))
    qapp.processEvents()
    assert (workplace.tasks.database.is_busy(), merging.is_comparing(at[0])) == (False, True)
