"""« Aujourd’hui » in its states: before, during and after the stop, alone or in a team, large text, trouble."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from mediator_app.desktop import theme
from mediator_app.desktop.tasks import Tasks
from mediator_app.desktop.today.page import TodayPage
from mediator_app.desktop.widgets.buttons import KeyButton
from mediator_app.desktop.widgets.labels import Figure
from mediator_app.domain.rights import Role
from mediator_app.errors import AppError
from mediator_app.services import attendance, sessions, vouchers
from mediator_app.services.laptop import Laptop
from mediator_app.services.todo import Todo
from mediator_app.storage import settings
from tests.desktop.door_values import a_ready_workshop, cut_buttons, cut_labels, in_light, in_paris, in_theme, texts
from tests.desktop.page_hands import PageHands
from tests.support.laptops import SteppingClock, Workshop

N = "\u00a0"
PutOn = Callable[[str, int], None]


@pytest.fixture
def clock() -> SteppingClock:
    """Tuesday 24 November, 18 minutes before ten."""
    return SteppingClock(datetime(2026, 11, 24, 8, 42, tzinfo=UTC))


@pytest.fixture
def at(tmp_path: Path, clock: SteppingClock) -> Iterator[tuple[Laptop, Workshop]]:
    with in_paris(), a_ready_workshop(tmp_path, clock) as made:
        yield made


@pytest.fixture
def put_on(qapp: QApplication) -> Iterator[PutOn]:
    """Puts a palette and a text size on, until the test ends."""
    with in_theme(qapp, "light", 100):
        yield lambda palette, percent: theme.apply_theme(qapp, palette, percent)


@pytest.fixture
def hands(qtbot: QtBot, qapp: QApplication, at: tuple[Laptop, Workshop], tasks: Tasks) -> PageHands:
    in_light(qapp)
    return PageHands(qtbot, tasks, at[0], TodayPage)


def again(hands: PageHands) -> list[str]:
    """What the page says once it has read the day again."""
    page = hands.page
    assert isinstance(page, TodayPage)
    page.open_with()
    hands.settle()
    return texts(page)


def figures(hands: PageHands) -> list[str]:
    return [one.accessibleName() for one in hands.page.findChildren(Figure)]


def press_line(hands: PageHands, kind: str, about: str = "") -> None:
    """Have one thing be late and press its action."""
    assert isinstance(hands.page, TodayPage)
    hands.page._todo.show_todo((Todo(kind, 1, about=about),))
    hands.click(f"today_{kind}")


def plan(laptop: Laptop, day: str, title: str = "Messagerie", **other: object) -> str:
    times = {"starts_at": f"{day}T10:00:00+01:00", "ends_at": f"{day}T12:00:00+01:00"}
    return sessions.add_session(laptop, {"title": title, **times, **other}).id


def test_minutes_to_the_opening_run_down(hands: PageHands, clock: SteppingClock) -> None:
    clock.advance(minutes=10)
    page = hands.page
    assert isinstance(page, TodayPage)
    page._minute.timeout.emit()
    hands.settle()
    assert f"8{N}min" in texts(page)


def test_page_reads_the_clock_each_minute(hands: PageHands) -> None:
    page = hands.page
    assert isinstance(page, TodayPage)
    assert (page._minute.isActive(), page._minute.interval()) == (True, 60_000)


def test_after_midnight_it_is_another_day(hands: PageHands, clock: SteppingClock) -> None:
    clock.advance(days=1)
    said = again(hands)
    assert "Rien de prévu aujourd’hui." in said
    assert hands.page.header.muted.text() == f"Mercredi{N}25{N}novembre{N}2026"


def test_tomorrows_stop_is_called_tomorrow(hands: PageHands) -> None:
    plan(hands.laptop, "2026-11-25", place=sessions.add_place(hands.laptop, "Mairie", "23079")[0])
    assert f"Demain{N}: Felletin, 10{N}h" in again(hands)


def test_later_stop_is_told_with_its_day(hands: PageHands) -> None:
    plan(hands.laptop, "2026-11-27")
    assert f"Ensuite{N}: Messagerie, ven.{N}27{N}nov., 10{N}h" in again(hands)


def test_nothing_ahead_is_not_announced(hands: PageHands) -> None:
    assert not [one for one in again(hands) if one.startswith(("Demain", "Ensuite"))]


def test_week_counts_people_sessions_and_money(
    hands: PageHands, at: tuple[Laptop, Workshop], clock: SteppingClock
) -> None:
    clock.moment = datetime(2026, 11, 24, 11, 30, tzinfo=UTC)
    laptop, workshop = at
    for person in workshop.people[:2]:
        attendance.set_attendance(laptop, workshop.session, person, "present")
    vouchers.redeem_voucher(laptop, "04127785", workshop.scheme, workshop.session, workshop.people[0])
    again(hands)
    assert figures(hands) == ["2 personnes", "1 / 1 atelier tenu", f"10{N}€ en chèques"]


def test_week_that_has_not_begun_counts_zero(hands: PageHands) -> None:
    assert figures(hands) == ["0 personne", "0 / 1 atelier tenu", f"0{N}€ en chèques"]


@pytest.mark.parametrize(
    ("role", "page"), [(Role.SOLO, "to-check"), (Role.COORDINATOR, "to-check"), (Role.MEDIATOR, "sends")]
)
def test_points_to_check_lead_where_the_role_answers_them(
    qtbot: QtBot, qapp: QApplication, at: tuple[Laptop, Workshop], tasks: Tasks, role: Role, page: str
) -> None:
    in_light(qapp)
    settings.keep_membership(at[0].connection, settings.Membership(member="m", member_name="Claire", role=role))
    at[0].refresh_membership()
    hands = PageHands(qtbot, tasks, at[0], TodayPage)
    press_line(hands, "to_check")
    assert [key for key, _ in hands.wanted] == [page]


@pytest.mark.parametrize("kind", ["refused", "vouchers", "to_send"])
def test_what_concerns_the_centre_leads_to_the_sendings(hands: PageHands, kind: str) -> None:
    press_line(hands, kind)
    assert hands.wanted == [("sends", {})]


@pytest.mark.parametrize(
    ("kind", "page", "argument"),
    [
        ("calls", "registrations", "session"),
        ("devices", "equipment", "device"),
        ("mandates", "mandates", "mandate"),
        ("sheets", "sessions", "session"),
    ],
)
def test_each_thing_that_waits_opens_in_its_place(hands: PageHands, kind: str, page: str, argument: str) -> None:
    press_line(hands, kind, "some-id")
    assert hands.wanted == [(page, {argument: "some-id"})]


def test_search_leads_to_people(hands: PageHands) -> None:
    hands.click("today_search")
    assert hands.wanted == [("people", {})]


def test_refusal_is_told_on_the_page_and_goes_when_it_can_be_read(hands: PageHands) -> None:
    assert isinstance(hands.page, TodayPage)
    hands.page.show_error(AppError("Ces données sont abîmées.", "Appelez."))
    before = "Ces données sont abîmées." in texts(hands.page)
    assert (before, "Ces données sont abîmées." in again(hands)) == (True, False)


def test_page_that_comes_back_has_read_what_was_written_meanwhile(
    hands: PageHands, at: tuple[Laptop, Workshop]
) -> None:
    hands.page.hide()
    attendance.set_attendance(at[0], at[1].session, at[1].people[0], "waiting")
    hands.page.show()
    hands.settle()
    assert "11 sur 12" in texts(hands.page)


def test_only_the_door_is_filled(hands: PageHands) -> None:
    primary = [
        one.objectName()
        for one in hands.page.findChildren(KeyButton)
        if one.property("kind") == "primary" and one.isVisible()
    ]
    assert primary == ["today_door"]


def test_tab_reaches_the_door_and_enter_opens_it(hands: PageHands) -> None:
    for _ in range(12):
        hands.press(Qt.Key.Key_Tab)
        focus = QApplication.focusWidget()
        if isinstance(focus, QPushButton) and focus.objectName() == "today_door":
            break
    hands.press(Qt.Key.Key_Space)
    assert [key for key, _ in hands.wanted] == ["door"]


@pytest.mark.parametrize("percent", [100, 150, 200])
def test_no_words_are_cut(put_on: PutOn, qtbot: QtBot, at: tuple[Laptop, Workshop], tasks: Tasks, percent: int) -> None:
    put_on("light", percent)
    page = PageHands(qtbot, tasks, at[0], TodayPage).page
    assert (cut_labels(page), cut_buttons(page)) == ([], [])


def test_columns_stand_under_one_another_in_large_text(put_on: PutOn, hands: PageHands) -> None:
    page = hands.page
    assert isinstance(page, TodayPage)
    beside = page._side.geometry().left() > page._stop.geometry().right()
    put_on("light", 150)
    QApplication.processEvents()
    assert (beside, page._side.geometry().top() > page._stop.geometry().bottom()) == (True, True)
