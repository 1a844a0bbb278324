"""The top and the foot of the door: session, place and time; figures, unnamed people, last passages and their undoing."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QSpinBox, QWidget
from pytestqt.qtbot import QtBot

from mediator_app.desktop.door.footer import DoorFooter
from mediator_app.desktop.door.header import DoorHeader
from mediator_app.desktop.door.passages_card import PassagesCard
from mediator_app.desktop.translation import install_language
from mediator_app.desktop.widgets.fields import Picker
from mediator_app.desktop.widgets.labels import Figure
from mediator_app.desktop.widgets.stepper import Stepper
from tests.desktop.door_values import counts, in_paris, passage, session, texts, titles, views

N = "\u00a0"
MORNING = session()
AFTERNOON = session(
    id="s2", title="Permanence", starts_at="2026-11-24T14:00:00+01:00", ends_at="2026-11-24T16:30:00+01:00"
)


@pytest.fixture(autouse=True)
def _french_day(themed: QApplication) -> Iterator[None]:
    install_language(themed, "fr")
    with in_paris():
        yield


@pytest.fixture
def time_of_day() -> list[datetime]:
    """The present, which a test may replace."""
    return [datetime.fromisoformat("2026-11-24T09:41:20+01:00")]


@pytest.fixture
def head(qtbot: QtBot, time_of_day: list[datetime]) -> DoorHeader:
    made = DoorHeader(lambda: time_of_day[0])
    qtbot.addWidget(made)
    return made


@pytest.fixture
def foot(qtbot: QtBot) -> DoorFooter:
    made = DoorFooter()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def passages(qtbot: QtBot) -> PassagesCard:
    made = PassagesCard()
    made.resize(600, 300)
    qtbot.addWidget(made)
    made.show()
    return made


def chooser(head: DoorHeader) -> Picker:
    found = head.findChild(Picker, "door_session")
    assert isinstance(found, Picker)
    return found


def figures(foot: DoorFooter) -> list[str]:
    return [one.accessibleName() for one in foot.findChildren(Figure) if one.isVisibleTo(foot)]


def stepper_box(foot: DoorFooter) -> QSpinBox:
    (box,) = foot.findChildren(QSpinBox)
    return box


def test_head_tells_session_place_and_hours(head: DoorHeader) -> None:
    head.show_session(MORNING, [MORNING], "Royère-de-Vassivière")
    assert texts(head)[:2] == [
        "Premiers pas sur tablette",
        f"Royère-de-Vassivière, salle du foyer rural · 10{N}h – 12{N}h",
    ]


def test_clock_always_tells_the_minutes(head: DoorHeader, time_of_day: list[datetime]) -> None:
    time_of_day[0] = datetime.fromisoformat("2026-11-24T10:00:00+01:00")
    head.tick()
    assert f"10{N}h{N}00" in texts(head)


def test_clock_waits_for_the_next_whole_minute(head: DoorHeader, time_of_day: list[datetime]) -> None:
    time_of_day[0] = datetime.fromisoformat("2026-11-24T09:41:59.250000+01:00")
    head.tick()
    assert head._minute.interval() == 750


def test_clock_never_waits_for_nothing(head: DoorHeader, time_of_day: list[datetime]) -> None:
    time_of_day[0] = datetime.fromisoformat("2026-11-24T09:42:00+01:00")
    head.tick()
    assert head._minute.interval() == 60_000


def test_head_says_that_phones_are_hidden(head: DoorHeader) -> None:
    assert "Téléphones et âges masqués" in texts(head)


def test_note_on_privacy_keeps_its_name_when_only_the_eye_is_left(head: DoorHeader) -> None:
    head.fit(is_short=True, is_large=True)
    named = [one for one in head.findChildren(QWidget) if one.accessibleName() == "Téléphones et âges masqués"]
    assert [one.isVisibleTo(head) for one in named] == [True]
    assert "Téléphones et âges masqués" not in texts(head)


def test_only_session_of_the_day_leaves_nothing_to_choose(head: DoorHeader) -> None:
    head.show_session(MORNING, [MORNING], "")
    assert not chooser(head).isVisibleTo(head)


def test_sessions_of_the_day_are_offered_by_hour_and_title(head: DoorHeader) -> None:
    head.show_session(AFTERNOON, [MORNING, AFTERNOON], "")
    offered = [chooser(head).itemText(place) for place in range(chooser(head).count())]
    assert offered == [f"10{N}h, Premiers pas sur tablette", f"14{N}h, Permanence"]
    assert chooser(head).value() == "s2"


def test_showing_a_session_does_not_choose_it_again(head: DoorHeader, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(head.session_chosen):
        head.show_session(MORNING, [MORNING, AFTERNOON], "")
        head.show_session(AFTERNOON, [MORNING, AFTERNOON], "")


def test_another_session_is_chosen_with_the_keyboard(head: DoorHeader, qtbot: QtBot) -> None:
    head.show_session(MORNING, [MORNING, AFTERNOON], "")
    with qtbot.waitSignal(head.session_chosen) as chosen:
        QTest.keyClick(chooser(head), Qt.Key.Key_Down)
    assert chosen.args == ["s2"]


def test_without_a_session_nothing_can_be_finished(head: DoorHeader) -> None:
    head.show_session(None, [], "")
    done = head.findChild(QPushButton, "door_finish")
    assert isinstance(done, QPushButton)
    assert texts(head)[0] == "Accueil de la salle"
    assert not done.isVisibleTo(head)


def test_finishing_is_said(head: DoorHeader, qtbot: QtBot) -> None:
    done = head.findChild(QPushButton, "door_finish")
    assert isinstance(done, QPushButton)
    with qtbot.waitSignal(head.finished):
        done.click()


def test_figures_tell_all_in_one_reading_order(foot: DoorFooter) -> None:
    foot.set_counts(counts(expected=3, present=8, excused=1, vouchers=7, amount_cents=7000, walk_ins=2))
    assert figures(foot) == ["8 / 12 présents", "7 chèques", f"70{N}€", "2 sans inscription"]


@pytest.mark.parametrize(
    ("number", "present", "vouchers"),
    [(0, "0 / 0 présent", "0 chèque"), (1, "1 / 1 présent", "1 chèque"), (2, "2 / 2 présents", "2 chèques")],
)
def test_figures_agree_at_zero_and_one(foot: DoorFooter, number: int, present: str, vouchers: str) -> None:
    foot.set_counts(counts(present=number, vouchers=number))
    assert figures(foot)[:2] == [present, vouchers]


@pytest.mark.parametrize(("cents", "said"), [(0, f"0{N}€"), (1050, f"10,50{N}€"), (123_400, f"1\u202f234{N}€")])
def test_amount_is_written_as_in_france(foot: DoorFooter, cents: int, said: str) -> None:
    foot.set_counts(counts(amount_cents=cents))
    assert figures(foot)[2] == said


def test_unnamed_people_shown_are_not_counted_again(foot: DoorFooter, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(foot.unnamed_counted):
        foot.set_counts(counts(unnamed=4))
    stepper = foot.findChild(Stepper, "door_unnamed")
    assert isinstance(stepper, Stepper)
    assert stepper.value() == 4


def test_stepper_counts_by_how_much_it_changed(foot: DoorFooter) -> None:
    foot.set_counts(counts(unnamed=4))
    counted: list[int] = []
    foot.unnamed_counted.connect(counted.append)
    box = stepper_box(foot)
    box.stepUp()
    box.stepUp()
    box.setValue(2)
    assert counted == [1, 1, -4]


def test_unnamed_people_cannot_be_fewer_than_none(foot: DoorFooter, qtbot: QtBot) -> None:
    foot.set_counts(counts(unnamed=0))
    with qtbot.assertNotEmitted(foot.unnamed_counted):
        stepper_box(foot).stepDown()


def test_undo_names_the_gesture_that_it_takes_back(foot: DoorFooter) -> None:
    foot.offer_undo(f"Mme Roche{N}: présence")
    button = foot.findChild(QPushButton, "undo_button")
    assert isinstance(button, QPushButton)
    assert button.accessibleName() == f"Annuler{N}: Mme Roche{N}: présence"


def test_undo_stays_until_there_is_nothing_to_undo(foot: DoorFooter) -> None:
    foot.offer_undo("Mme Roche")
    assert not foot.undo_bar._timer.isActive()
    foot.offer_undo("")
    assert foot.undo_bar.isHidden()


def test_no_passage_yet_is_said(passages: PassagesCard) -> None:
    assert "Personne n’est encore passé." in texts(passages)


def test_passage_tells_hour_name_and_what_was_done(passages: PassagesCard) -> None:
    passages.set_passages((passage(code="04127785"),))
    assert titles(passages.list) == ["Denise Roche · présente, chèque 04127785"]


def test_hours_of_passages_stand_in_a_column(passages: PassagesCard) -> None:
    passages.set_passages((passage(code="04127785"),))
    assert views(passages.list)[0].number == f"10{N}h{N}04"
    assert passages.list.delegate.shape.number_sample


def test_voucher_of_nobody_has_no_name(passages: PassagesCard) -> None:
    nobody = passage("voucher.take", person="", last_name="", first_name="", code="04127785")
    passages.set_passages((nobody,))
    assert titles(passages.list) == ["Sans personne · chèque 04127785"]


def test_screen_reader_hears_how_to_take_a_passage_back(passages: PassagesCard) -> None:
    passages.set_passages((passage(),))
    assert views(passages.list)[0].accessible_text() == f"10{N}h{N}04, Mme Roche{N}: présence. Espace pour annuler."


def test_each_passage_is_taken_back_on_its_own(passages: PassagesCard, qtbot: QtBot) -> None:
    passages.set_passages((passage(txns=("7", "8")), passage(txns=("5",), person="p12")))
    passages.list.setCurrentIndex(passages.list.model().index(1, 0))
    with qtbot.waitSignal(passages.undo_asked) as asked:
        QTest.keyClick(passages.list, Qt.Key.Key_Space)
    assert asked.args == [("5",)]


def test_passages_undone_leave_the_empty_sentence_again(passages: PassagesCard) -> None:
    passages.set_passages((passage(),))
    passages.set_passages(())
    assert "Personne n’est encore passé." in texts(passages)
