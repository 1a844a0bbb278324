"""Sending from the window, with a real centre on loopback."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from mediator_app.demo.team import Colleague, Team, a_team
from mediator_app.desktop.sender import Sender
from mediator_app.desktop.sending_state import SendingState
from mediator_app.desktop.tasks import Tasks
from mediator_app.domain.rights import Role
from mediator_app.domain.signed_papers import PIECE_BYTES, PaperState
from mediator_app.services import attachments, people, sessions
from mediator_app.services.sending import standing
from tests.support.papers import a_scan

TIMES = {"starts_at": "2026-11-24T10:00:00+01:00", "ends_at": "2026-11-24T12:00:00+01:00"}


def _now() -> datetime:
    return datetime.now(UTC)


@pytest.fixture
def team(tmp_path: Path) -> Iterator[Team]:
    with a_team(tmp_path) as made:
        yield made


@pytest.fixture
def claire(team: Team) -> Colleague:
    return team.welcome("Claire Fourneau", Role.MEDIATOR, _now)


@pytest.fixture
def state() -> SendingState:
    return SendingState()


@pytest.fixture
def sender(claire: Colleague, tasks: Tasks, state: SendingState) -> Iterator[Sender]:
    made = Sender(claire.laptop, tasks, state)
    yield made
    made.stop()


def test_sending_empties_the_outbox(qtbot: QtBot, claire: Colleague, sender: Sender, state: SendingState) -> None:
    people.add_person(claire.laptop, {"last_name": "Roche"})
    with qtbot.waitSignal(state.finished, timeout=10_000):
        sender.send()
    assert standing(claire.laptop).pending == 0


def test_what_a_colleague_sent_arrives(qtbot: QtBot, team: Team, claire: Colleague, sender: Sender) -> None:
    karim = team.welcome("Karim Benali", Role.MEDIATOR, _now)
    people.add_person(karim.laptop, {"last_name": "Thérond"})
    karim.send()
    with qtbot.waitSignal(sender.received, timeout=10_000):
        sender.send()
    assert [person.last_name for person in people.search_people(claire.laptop, "therond")] == ["Thérond"]


def test_progress_is_told_batch_by_batch(qtbot: QtBot, claire: Colleague, sender: Sender, state: SendingState) -> None:
    for number in range(400):
        people.add_person(claire.laptop, {"last_name": f"Nom{number}"})
    told: list[tuple[int, int]] = []
    state.progressed.connect(lambda answered, total: told.append((answered, total)))
    with qtbot.waitSignal(state.finished, timeout=20_000):
        sender.send()
    assert told == sorted(told)
    assert {total for _, total in told} == {400}


def test_second_press_while_sending_starts_nothing(qtbot: QtBot, sender: Sender, state: SendingState) -> None:
    started: list[bool] = []
    state.started.connect(lambda: started.append(True))
    with qtbot.waitSignal(state.finished, timeout=10_000):
        sender.send()
        sender.send()
    assert started == [True]


def test_laptop_without_a_team_is_told_so(qtbot: QtBot, team: Team, tasks: Tasks, state: SendingState) -> None:
    alone = team.welcome("Odile Peyrot", Role.MEDIATOR, _now, joins=False)
    sender = Sender(alone.laptop, tasks, state)
    with qtbot.waitSignal(state.failed, timeout=10_000) as told:
        sender.send()
    assert told.args is not None
    assert told.args[0].code == "not_enrolled"


def test_stopped_sender_begins_nothing(sender: Sender, state: SendingState) -> None:
    started: list[bool] = []
    state.started.connect(lambda: started.append(True))
    sender.stop()
    sender.send()
    assert started == []


def test_signed_papers_go_after_the_data_each_piece_once(
    qtbot: QtBot, claire: Colleague, sender: Sender, state: SendingState
) -> None:
    session = sessions.add_session(claire.laptop, {"title": "Atelier", **TIMES}).id
    paper = attachments.keep_paper(claire.laptop, "a.pdf", a_scan(9 * PIECE_BYTES), session=session).paper
    order: list[str] = []
    state.finished.connect(lambda _summary: order.append("run"))
    state.papers_moved.connect(lambda: order.append("piece"))
    state.papers_moved.connect(sender.send)  # a run begins after each piece: data goes first, and nothing is sent twice
    sender.send()
    qtbot.waitUntil(lambda: attachments.paper(claire.laptop, paper.id).state == PaperState.SENT, timeout=20_000)
    assert order[:2] == ["run", "piece"]
    assert order.count("piece") in (8, 9)  # the last one is told a moment after it is noted
