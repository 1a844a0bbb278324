"""Vouchers at the door: whose they are, what is said of a doubtful one, and the way back from each gesture."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from mediator_app.services import vouchers
from mediator_app.services.laptop import Laptop
from tests.desktop.door_hands import ENTER, Hands
from tests.desktop.door_values import a_ready_workshop, in_paris, texts, views
from tests.support.laptops import SteppingClock, Workshop

N, F = "\u00a0", "\u202f"
CTRL = Qt.KeyboardModifier.ControlModifier
A, B = "04127785", "04127786"


@pytest.fixture
def clock() -> SteppingClock:
    return SteppingClock(datetime(2026, 11, 24, 9, 4, tzinfo=UTC))


@pytest.fixture
def at(tmp_path: Path, clock: SteppingClock) -> Iterator[tuple[Laptop, Workshop]]:
    with in_paris(), a_ready_workshop(tmp_path, clock) as made:
        yield made


def taken(hands: Hands) -> list[tuple[str, str]]:
    """Each voucher of the session with the last name of its person."""
    return [(one.code, one.last_name) for one in vouchers.session_vouchers(hands.laptop, hands.workshop.session)]


def preview(hands: Hands) -> list[str]:
    hands.settle()
    assert hands.page.card() is hands.page.preview
    return texts(hands.page.preview)


def use_twice(hands: Hands, clock: SteppingClock) -> None:
    """Gérard gives a voucher, a minute later Denise gives the same."""
    hands.enter("12")
    hands.scan(A)
    clock.advance(minutes=1)
    hands.enter("11")
    hands.scan(A)


def test_voucher_typed_says_for_whom_before_enter(hands: Hands) -> None:
    hands.enter("11")
    hands.type(A)
    assert preview(hands) == [f"Chèque numérique Creuse · 10{N}€", A, "pour Mme Roche"]


def test_voucher_typed_before_anybody_says_that_somebody_will_be_asked_for(hands: Hands) -> None:
    hands.type(A)
    assert preview(hands)[2] == "La personne sera demandée ensuite."


def test_voucher_typed_with_spaces_is_the_same_voucher(hands: Hands) -> None:
    hands.enter("11")
    hands.enter("0412 7785")
    assert hands.seat("Roche").voucher_code.replace(" ", "") == A


@pytest.mark.parametrize("is_scanned", [True, False])
def test_how_a_voucher_came_is_kept(hands: Hands, is_scanned: bool) -> None:
    hands.enter("11")
    hands.scan(A) if is_scanned else hands.enter(A)
    (one,) = vouchers.session_vouchers(hands.laptop, hands.workshop.session)
    assert one.how == ("scanned" if is_scanned else "typed")


def test_second_voucher_of_the_same_person_is_somebody_elses(hands: Hands) -> None:
    hands.enter("11")
    hands.scan(A)
    hands.scan(B)
    assert sorted(taken(hands)) == [(A, "Roche"), (B, "")]


def test_voucher_after_an_excuse_is_not_the_excused_persons(hands: Hands) -> None:
    hands.type("11")
    hands.press(Qt.Key.Key_F5)
    hands.scan(A)
    assert taken(hands) == [(A, "")]


def test_vouchers_waiting_are_given_first_come_first_served(hands: Hands) -> None:
    hands.scan(A)
    hands.scan(B)
    hands.enter("11")
    hands.enter("12")
    assert sorted(taken(hands)) == [(A, "Roche"), (B, "Thérond")]


def test_voucher_given_to_its_person_is_no_longer_waited_for(hands: Hands) -> None:
    hands.scan(A)
    hands.enter("11")
    hands.page.hold.timeout.emit()
    hands.settle()
    assert "scannez un chèque" in texts(hands.page.ready)[1]


def test_voucher_waiting_can_be_left_without_a_person(hands: Hands) -> None:
    hands.scan(A)
    hands.press(Qt.Key.Key_F6)
    hands.enter("11")
    assert taken(hands) == [(A, "")]


def test_voucher_read_twice_at_once_is_one_gesture(hands: Hands) -> None:
    hands.enter("11")
    hands.scan(A)
    hands.scan(A)
    assert taken(hands) == [(A, "Roche")]


def test_used_voucher_changes_nothing_in_the_file(hands: Hands, clock: SteppingClock) -> None:
    use_twice(hands, clock)
    assert taken(hands) == [(A, "Thérond")]


def test_used_voucher_tells_when_it_was_used_here(hands: Hands, clock: SteppingClock) -> None:
    use_twice(hands, clock)
    said = texts(hands.page.trouble)
    assert f"Mardi{N}24{N}nov., 10{N}h{N}04, à Salle du foyer rural" in said
    assert f"Mme Roche est bien présente (N°{N}11)" in said


def test_card_of_a_doubtful_voucher_waits_for_a_person_to_decide(hands: Hands, clock: SteppingClock) -> None:
    use_twice(hands, clock)
    assert not hands.page.hold.isActive()


@pytest.mark.parametrize(("name", "vouchers_then"), [("door_no_voucher", 1), ("door_report", 2)])
def test_ways_on_can_be_clicked(hands: Hands, clock: SteppingClock, name: str, vouchers_then: int) -> None:
    use_twice(hands, clock)
    QTest.mouseClick(hands.child(name), Qt.MouseButton.LeftButton)
    hands.settle()
    assert len(taken(hands)) == vouchers_then
    assert hands.page.card() is not hands.page.trouble


def test_voucher_left_aside_leaves_the_presence(hands: Hands, clock: SteppingClock) -> None:
    use_twice(hands, clock)
    hands.press(Qt.Key.Key_F6)
    assert hands.present() == ["Roche", "Thérond"]


def test_person_waiting_for_another_voucher_is_named_while_it_is_typed(hands: Hands, clock: SteppingClock) -> None:
    use_twice(hands, clock)
    hands.press(ENTER)
    hands.type(B)
    assert preview(hands)[2] == "pour Mme Roche"


def test_reported_voucher_is_marked_in_doubt_in_the_list(hands: Hands, clock: SteppingClock) -> None:
    use_twice(hands, clock)
    hands.press(Qt.Key.Key_F7)
    assert hands.page.card() is hands.page.passed
    assert "Signalé au centre" in [
        chip.accessibleName() for chip in hands.page.passed.findChildren(type(hands.page.passed._chip))
    ]


def test_f7_reports_nothing_unless_a_voucher_is_in_doubt(hands: Hands) -> None:
    hands.enter("11")
    hands.scan(A)
    hands.press(Qt.Key.Key_F7)
    assert taken(hands) == [(A, "Roche")]


def test_voucher_of_no_known_form_is_told_when_it_is_scanned(hands: Hands) -> None:
    hands.enter("11")
    hands.scan("QR12345X")
    assert texts(hands.page.trouble)[0] == "Chèque non reconnu"
    assert taken(hands) == []


def test_expired_voucher_within_the_tolerance_is_taken_with_a_note(hands: Hands, clock: SteppingClock) -> None:
    clock.moment = datetime(2027, 1, 10, 9, 0, tzinfo=UTC)
    hands.enter("11")
    hands.scan(A)
    assert taken(hands) == [(A, "Roche")]
    assert any("toléré" in text for text in texts(hands.page.passed))


def test_expired_voucher_is_not_taken(hands: Hands, clock: SteppingClock) -> None:
    clock.moment = datetime(2027, 3, 1, 9, 0, tzinfo=UTC)
    hands.enter("11")
    hands.scan(A)
    assert (taken(hands), texts(hands.page.trouble)[0]) == ([], "Chèque périmé")


def test_undoing_a_passage_takes_its_voucher_back_too(hands: Hands) -> None:
    hands.enter("11")
    hands.scan(A)
    hands.press(Qt.Key.Key_Z, CTRL)
    assert (hands.present(), taken(hands)) == ([], [])


def test_voucher_undone_can_be_taken_for_somebody_else(hands: Hands) -> None:
    hands.enter("11")
    hands.scan(A)
    hands.press(Qt.Key.Key_Z, CTRL)
    hands.enter("12")
    hands.scan(A)
    assert taken(hands) == [(A, "Thérond")]


def test_voucher_given_by_mistake_waits_again_after_an_undo(hands: Hands) -> None:
    hands.scan(A)
    hands.enter("11")
    hands.press(Qt.Key.Key_Z, CTRL)
    hands.enter("12")
    assert taken(hands) == [(A, "Thérond")]


def test_undo_bar_names_presence_and_voucher_together(hands: Hands) -> None:
    hands.enter("11")
    hands.scan(A)
    assert hands.page.footer.undo_bar.label() == f"Mme Roche{N}: présence et chèque"


def test_last_passages_tell_the_voucher_on_the_persons_line(hands: Hands) -> None:
    hands.enter("11")
    hands.scan(A)
    (line,) = views(hands.page.passages.list)
    assert (line.number, line.plain_title()) == (f"10{N}h{N}04", f"Denise Roche · présente, chèque {A}")


def test_voucher_scanned_while_the_amber_card_is_up_is_taken_for_the_same_person(
    hands: Hands, clock: SteppingClock
) -> None:
    use_twice(hands, clock)
    hands.scan(B)
    assert (B, "Roche") in taken(hands)


def test_next_person_can_be_marked_while_the_amber_card_is_up(hands: Hands, clock: SteppingClock) -> None:
    use_twice(hands, clock)
    hands.enter("1")
    assert hands.present() == ["Aubrun", "Roche", "Thérond"]
    assert hands.page.card() is hands.page.passed
