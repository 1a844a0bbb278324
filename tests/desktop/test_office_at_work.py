"""The open profile at work: what the bar, the badges and the pages follow, undo by name, and closing in order."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from mediator_app.desktop.door.page import DoorPage
from mediator_app.desktop.office import MINUTE, Office, role_words, sync_state, undo_words
from mediator_app.desktop.tasks import Tasks
from mediator_app.domain.rights import Role
from mediator_app.errors import AppError
from mediator_app.services import attendance, people, sessions
from mediator_app.services.changes import Changes
from mediator_app.services.laptop import Laptop
from mediator_app.services.sending import Standing
from mediator_app.storage import settings
from tests.desktop.door_values import a_ready_workshop, in_light, in_paris, texts
from tests.support.laptops import Workshop

CTRL = Qt.KeyboardModifier.ControlModifier
NOTHING = Standing(0, "", 0, 0, 0, 0, "", "", "", "")


@pytest.fixture
def at(tmp_path: Path) -> Iterator[tuple[Laptop, Workshop]]:
    with in_paris(), a_ready_workshop(tmp_path / "profile") as made:
        yield made


@pytest.fixture
def in_team(at: tuple[Laptop, Workshop]) -> None:
    """What waits is counted for who has a centre to send it to."""
    who = settings.Membership(member="m", member_name="Claire", role=Role.MEDIATOR)
    settings.keep_membership(at[0].connection, who)
    at[0].refresh_membership()


@pytest.fixture
def closed() -> list[str]:
    return []


@pytest.fixture
def office(
    qapp: QApplication, at: tuple[Laptop, Workshop], tmp_path: Path, closed: list[str], qtbot: QtBot
) -> Iterator[Office]:
    in_light(qapp)
    tasks = Tasks()
    made = Office(at[0], tasks, tmp_path, lambda: closed.append("profile"))
    made.start("door")
    made.window.activateWindow()
    qtbot.waitUntil(lambda: not tasks.database.is_busy())
    yield made
    made.window.close()
    made.window.deleteLater()


def settle(office: Office, qtbot: QtBot) -> None:
    QApplication.processEvents()
    qtbot.waitUntil(lambda: not office.workplace.tasks.database.is_busy())
    QApplication.processEvents()
    qtbot.waitUntil(lambda: not office.workplace.tasks.database.is_busy())


def door(office: Office) -> DoorPage:
    page = office.window.page("door")
    assert isinstance(page, DoorPage)
    return page


def strike(text: str) -> None:
    for sign in text:
        target = QApplication.focusWidget()
        assert target is not None
        QApplication.sendEvent(target, QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, sign))


def mark_roche(office: Office, qtbot: QtBot) -> None:
    qtbot.waitUntil(door(office).box.hasFocus)
    strike("11")
    QTest.keyClick(QApplication.focusWidget() or office.window, Qt.Key.Key_Return)
    settle(office, qtbot)


def edit(office: Office, qtbot: QtBot, person: str, **fields: object) -> None:
    office.workplace.write(lambda laptop: people.edit_person(laptop, person, fields))
    settle(office, qtbot)


def pending(office: Office) -> str:
    return office.window.sync_bar.pending.sentence().split(" ")[0]


def test_only_the_page_asked_for_is_made(office: Office) -> None:
    assert [key for key in ("today", "people", "sessions", "sends") if office.window.page(key)] == []


@pytest.mark.usefixtures("in_team")
def test_bar_follows_each_gesture(office: Office, qtbot: QtBot) -> None:
    before = int(pending(office))
    mark_roche(office, qtbot)
    assert int(pending(office)) == before + 1


@pytest.mark.usefixtures("in_team")
def test_bar_is_read_again_each_minute(office: Office, at: tuple[Laptop, Workshop], qtbot: QtBot) -> None:
    before = int(pending(office))
    people.add_person(at[0], {"last_name": "Vergnaud"})
    office._minute.timeout.emit()
    settle(office, qtbot)
    assert (int(pending(office)), office._minute.interval()) == (before + 1, MINUTE)


@pytest.mark.parametrize(("hours", "times"), [(1, 0), (24, 1)])
def test_on_another_day_every_page_reads_again(
    office: Office, at: tuple[Laptop, Workshop], hours: int, times: int
) -> None:
    told: list[Changes] = []
    office.bus.changed.connect(told.append)
    moment = at[0].now() + timedelta(hours=hours)
    at[0].clock.now = lambda: moment
    for _ in range(2):
        office._minute.timeout.emit()
    assert [changes.touches("session") for changes in told] == [True] * times


def test_ctrl_z_at_the_door_undoes_there(office: Office, at: tuple[Laptop, Workshop], qtbot: QtBot) -> None:
    mark_roche(office, qtbot)
    QTest.keyClick(QApplication.focusWidget() or office.window, Qt.Key.Key_Z, CTRL)
    settle(office, qtbot)
    assert attendance.door_counts(at[0], at[1].session).present == 0


def test_gesture_at_the_door_offers_no_second_undo_elsewhere(office: Office, qtbot: QtBot) -> None:
    mark_roche(office, qtbot)
    office.open_page("today")
    assert office.window.undo_bar.isHidden()


def test_ctrl_z_undoes_what_the_bar_names_wherever_one_is(
    office: Office, at: tuple[Laptop, Workshop], qtbot: QtBot
) -> None:
    office.open_page("today")
    settle(office, qtbot)
    edit(office, qtbot, at[1].people[0], birth_year=1944)
    assert office.window.undo_bar.label() == "Fiche modifiée"
    office.window.undo_requested.emit()
    settle(office, qtbot)
    assert "birth_year" not in people.person_card(at[0], at[1].people[0]).fields


def test_second_ctrl_z_undoes_nothing_more(office: Office, at: tuple[Laptop, Workshop], qtbot: QtBot) -> None:
    office.open_page("today")
    edit(office, qtbot, at[1].people[0], birth_year=1944)
    edit(office, qtbot, at[1].people[1], birth_year=1950)
    with qtbot.assertNotEmitted(office.workplace.failed):
        for _ in range(2):
            office.window.undo_requested.emit()
            settle(office, qtbot)
    assert people.person_card(at[0], at[1].people[0]).fields["birth_year"] == 1944


def test_ctrl_z_with_nothing_done_writes_nothing(office: Office, qtbot: QtBot) -> None:
    office.open_page("today")
    settle(office, qtbot)
    before = pending(office)
    office.window.undo_requested.emit()
    settle(office, qtbot)
    assert pending(office) == before


def test_search_asked_for_on_a_page_without_one_leads_to_people(office: Office, qtbot: QtBot) -> None:
    office.open_page("today")
    settle(office, qtbot)
    office.window.search_requested.emit()
    settle(office, qtbot)
    assert office.window.current_key() == "people"


def test_door_that_comes_back_takes_its_keys_again(office: Office, at: tuple[Laptop, Workshop], qtbot: QtBot) -> None:
    office.open_page("today")
    settle(office, qtbot)
    office.open_page("door")
    settle(office, qtbot)
    mark_roche(office, qtbot)
    assert attendance.door_counts(at[0], at[1].session).present == 1


def test_keys_of_the_door_stay_at_the_door(office: Office, at: tuple[Laptop, Workshop], qtbot: QtBot) -> None:
    office.open_page("today")
    settle(office, qtbot)
    QTest.keyClick(office.window, Qt.Key.Key_F9)
    settle(office, qtbot)
    assert attendance.door_counts(at[0], at[1].session).unnamed == 0


def test_f2_comes_to_the_door_from_any_page(office: Office, qtbot: QtBot) -> None:
    office.open_page("today")
    QTest.keyClick(office.window, Qt.Key.Key_F2)
    qtbot.waitUntil(door(office).box.hasFocus)


def test_news_of_the_centre_are_read_by_every_page(office: Office, at: tuple[Laptop, Workshop], qtbot: QtBot) -> None:
    people.edit_person(at[0], at[1].people[0], {"last_name": "Aubrunt"})
    office.outgoing.received.emit()
    settle(office, qtbot)
    model = door(office).people.list.model()
    assert model.index(0, 0).data(Qt.ItemDataRole.DisplayRole) == "Aubrunt Paulette"


def test_refusal_that_no_page_took_is_told_on_the_page_on_screen(office: Office) -> None:
    office.workplace.failed.emit(AppError("Ces données sont abîmées.", "Appelez."))
    assert door(office).band.accessibleName() == "Ces données sont abîmées. Appelez."


def test_page_is_opened_about_a_session(office: Office, at: tuple[Laptop, Workshop], qtbot: QtBot) -> None:
    times = {"starts_at": "2026-11-24T14:00:00+01:00", "ends_at": "2026-11-24T16:00:00+01:00"}
    afternoon = sessions.add_session(at[0], {"title": "Permanence", **times}).id
    office.workplace.open_page("door", session=afternoon)
    settle(office, qtbot)
    assert "Permanence" in texts(door(office).header)


def test_who_is_at_work_stands_at_the_foot_of_the_rail(office: Office) -> None:
    labels = {label.text() for label in office.window.rail.findChildren(QLabel)}
    assert {"Claire Fourneau", "Sans équipe"} <= labels


def test_window_closed_sends_no_more(office: Office, closed: list[str]) -> None:
    office.window.close()
    office.outgoing.send()
    assert (closed, office._minute.isActive()) == (["profile"], False)


@pytest.mark.parametrize("role", list(Role))
def test_every_role_has_words(role: Role, qapp: QApplication) -> None:
    in_light(qapp)
    assert role_words(role) not in ("", str(role))


@pytest.mark.parametrize(
    ("label", "said"),
    [
        ("person.edit", "Fiche modifiée"),
        ("person.delete", "Fiche supprimée"),
        ("session.edit", "Atelier modifié"),
        ("session.delete", "Atelier supprimé"),
        ("attendance.remove", "Personne retirée de la liste"),
        ("undo", ""),
        ("door.present", ""),
        ("session.close", ""),
    ],
)
def test_undo_is_offered_by_name_and_only_where_it_belongs(qapp: QApplication, label: str, said: str) -> None:
    in_light(qapp)
    assert undo_words(label) == said


def test_figures_of_the_service_become_the_bars() -> None:
    figures = Standing(
        3, "2026-11-23T14:05:00+01:00", 9, 1, 2, 4, "2026-11-22T09:00:00+00:00", "2026-11-23T09:00:00+00:00",
        "2026-11-24T09:00:00+00:00", "offline",
    )  # fmt: skip
    state = sync_state(figures)
    moments = (state.oldest_pending, state.last_sent, state.last_received, state.last_failure)
    assert (state.pending, state.refused, state.to_check, state.vouchers_near_end) == (3, 1, 2, 4)
    assert [one.day for one in moments if one] == [23, 22, 23, 24]


def test_times_of_the_bar_are_all_aware() -> None:
    state = sync_state(NOTHING)
    assert (state.oldest_pending, state.last_sent, state.last_received, state.last_failure) == (None,) * 4
