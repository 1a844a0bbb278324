"""The lanes: order, answers on the main thread, errors in words, bugs reported, nothing sent to the dead."""

from __future__ import annotations

import logging
import threading

import pytest
import shiboken6
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from mediator_app.desktop.tasks import Lane, Tasks
from mediator_app.errors import AppError, OfflineError


class Page(QObject):
    """Someone who asks and keeps what is answered."""

    def __init__(self) -> None:
        super().__init__()
        self.answers: list[object] = []

    def take(self, answer: object) -> None:
        self.answers.append(answer)


def wait_idle(qtbot: QtBot, lane: Lane) -> None:
    qtbot.waitUntil(lambda: not lane.is_busy(), timeout=5000)


def refuse() -> None:
    raise OfflineError("Le centre ne répond pas.", "Rien n’est perdu.")


def fail() -> None:
    raise ZeroDivisionError("bug")


def test_answer_is_given_on_the_main_thread_and_work_done_on_another(tasks: Tasks, qtbot: QtBot) -> None:
    seen: list[int] = []
    tasks.database.run(threading.get_ident, lambda ident: seen.extend((ident, threading.get_ident())))
    wait_idle(qtbot, tasks.database)
    assert seen[0] != threading.get_ident()
    assert seen[1] == threading.get_ident()


def test_tasks_of_a_lane_run_one_after_the_other_in_order(tasks: Tasks, qtbot: QtBot) -> None:
    done: list[int] = []
    for number in range(200):
        tasks.database.run(lambda number=number: number, done.append)  # type: ignore[misc]
    wait_idle(qtbot, tasks.database)
    assert done == list(range(200))


def test_a_lane_always_works_on_the_same_thread(tasks: Tasks, qtbot: QtBot) -> None:
    idents: list[int] = []
    for _ in range(20):
        tasks.database.run(threading.get_ident, idents.append)
        wait_idle(qtbot, tasks.database)
    assert len(set(idents)) == 1


def test_network_lane_works_while_the_database_lane_is_held(tasks: Tasks, qtbot: QtBot) -> None:
    gate = threading.Event()
    answers: list[str] = []
    tasks.database.run(gate.wait)
    tasks.network.run(lambda: "through", answers.append)
    wait_idle(qtbot, tasks.network)
    gate.set()
    assert answers == ["through"]


def test_expected_error_goes_to_on_error(tasks: Tasks, qtbot: QtBot) -> None:
    errors: list[AppError] = []
    tasks.network.run(refuse, on_error=errors.append)
    wait_idle(qtbot, tasks.network)
    assert [error.code for error in errors] == ["offline"]


def test_expected_error_that_nobody_takes_is_told_to_the_window(tasks: Tasks, qtbot: QtBot) -> None:
    with qtbot.waitSignal(tasks.refused) as told:
        tasks.network.run(refuse)
    assert told.args[0].title == "Le centre ne répond pas."


def test_bug_is_logged_whole_and_signalled(tasks: Tasks, qtbot: QtBot, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.ERROR), qtbot.waitSignal(tasks.bug) as told:
        tasks.database.run(fail, on_error=lambda error: pytest.fail("a bug is not an expected error"))
    assert isinstance(told.args[0], ZeroDivisionError)
    assert "in fail" in caplog.text


def test_lane_goes_on_after_a_bug(tasks: Tasks, qtbot: QtBot) -> None:
    answers: list[int] = []
    tasks.database.run(fail)
    tasks.database.run(lambda: 7, answers.append)
    wait_idle(qtbot, tasks.database)
    assert answers == [7]


def test_no_answer_reaches_a_deleted_owner(tasks: Tasks, qtbot: QtBot) -> None:
    gate, page, answers = threading.Event(), Page(), list[object]()
    tasks.database.run(gate.wait, answers.append, owner=page)
    shiboken6.delete(page)
    gate.set()
    wait_idle(qtbot, tasks.database)
    assert answers == []


def test_owner_is_the_object_whose_method_is_called_back(tasks: Tasks, qtbot: QtBot) -> None:
    gate, page = threading.Event(), Page()
    tasks.database.run(gate.wait, page.take)
    shiboken6.delete(page)
    gate.set()
    wait_idle(qtbot, tasks.database)
    assert page.answers == []


def test_drain_delivers_what_was_queued() -> None:
    lanes, answers = Tasks(), list[int]()
    for number in range(5):
        lanes.database.run(lambda number=number: number, answers.append)  # type: ignore[misc]
    assert lanes.drain(5)
    assert answers == [0, 1, 2, 3, 4]


def test_drain_gives_up_at_its_time_limit() -> None:
    lanes, gate = Tasks(), threading.Event()
    lanes.database.run(gate.wait)
    assert not lanes.drain(0.05)
    gate.set()
    assert lanes.drain(5)


def test_work_brought_after_drain_is_not_run() -> None:
    lanes, answers = Tasks(), list[int]()
    assert lanes.drain(1)
    lanes.database.run(lambda: 1, answers.append)
    assert not lanes.database.is_busy()
    assert answers == []
