"""Money at the door: what the card says is left, the keys that take it, what the foot and the passages say of it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from mediator_app.desktop.door.payment_line import PaymentLine
from mediator_app.desktop.door.sentences import gesture_name, passage_words
from mediator_app.desktop.widgets.labels import Figure
from mediator_app.domain.payments import Balance
from mediator_app.services import payments
from mediator_app.services.laptop import Laptop, record
from mediator_app.storage.operations import Draft
from tests.desktop.door_hands import Hands
from tests.desktop.door_values import a_ready_workshop, announcements, in_light, passage, texts
from tests.support.laptops import Workshop

N = "\u00a0"
A = "04127785"
F4, F6, SHIFT = Qt.Key.Key_F4, Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def at(tmp_path: Path) -> Iterator[tuple[Laptop, Workshop]]:
    with a_ready_workshop(tmp_path) as (laptop, workshop):
        record(laptop, [Draft("session", workshop.session, {"price_cents": 1500})], "session.edit")
        yield laptop, workshop


@pytest.fixture
def line(qtbot: QtBot, qapp: QApplication) -> PaymentLine:
    in_light(qapp)
    made = PaymentLine()
    qtbot.addWidget(made)
    return made


def taken(hands: Hands) -> list[tuple[int, str]]:
    return [(one.amount_cents, one.method) for one in payments.session_payments(hands.laptop, hands.workshop.session)]


def test_free_session_says_nothing_of_money(line: PaymentLine) -> None:
    assert (line.show_balance(Balance()), line.isHidden()) == ("", True)


def test_what_is_left_is_told_with_what_it_is_made_of(line: PaymentLine) -> None:
    assert line.show_balance(Balance(1500, 0, 1, 1000, 0)) == f"reste 5{N}€"
    assert texts(line)[:2] == [f"Reste 5{N}€", f"Prix 15{N}€ · 10{N}€ en chèque numérique"]


def test_all_paid_asks_for_nothing(line: PaymentLine) -> None:
    line.show_balance(Balance(1500, 0, 1, 1000, 500))
    assert texts(line) == ["Tout est payé", f"Prix 15{N}€ · 10{N}€ en chèque numérique · 5{N}€ encaissés"]


def test_rest_after_a_voucher_is_taken_in_cash_by_one_key(hands: Hands) -> None:
    hands.enter("ro")
    hands.scan(A)
    assert f"Reste 5{N}€" in texts(hands.page.passed)
    hands.press(F4)
    assert taken(hands) == [(500, "cash")]
    assert "Tout est payé" in texts(hands.page.passed)


def test_shift_takes_a_bank_cheque(hands: Hands) -> None:
    hands.enter("ro")
    hands.press(F4, SHIFT)
    assert taken(hands) == [(1500, "cheque")]


def test_transfer_is_taken_by_its_button(hands: Hands) -> None:
    hands.enter("ro")
    QTest.mouseClick(hands.child("door_pay_transfer"), Qt.MouseButton.LeftButton)
    hands.settle()
    assert taken(hands) == [(1500, "transfer")]


def test_key_with_nobody_at_the_desk_takes_nothing(hands: Hands) -> None:
    hands.press(F4)
    assert taken(hands) == []


def test_key_pressed_twice_takes_once(hands: Hands) -> None:
    hands.enter("ro")
    hands.press_only(F4)
    hands.press(F4)
    assert taken(hands) == [(1500, "cash")]


def test_somebody_chosen_in_the_list_pays_what_she_owes(hands: Hands) -> None:
    hands.enter("1")
    hands.enter("2")
    hands.page.people.picked.emit(hands.workshop.people[0])
    hands.press(F4)
    (payment,) = payments.session_payments(hands.laptop, hands.workshop.session)
    assert payment.person == hands.workshop.people[0]


def test_who_owes_stays_on_screen_until_she_has_paid(hands: Hands) -> None:
    hands.enter("ro")
    assert not hands.page.hold.isActive()
    hands.press(F4)
    assert hands.page.hold.isActive()


def test_without_a_voucher_the_whole_price_is_left(hands: Hands) -> None:
    hands.enter("ro")
    hands.press(F6)
    assert {"Sans chèque", f"Reste 15{N}€"} <= set(texts(hands.page.passed))


def test_money_is_taken_back_and_the_presence_stays(hands: Hands) -> None:
    hands.enter("1")
    hands.enter("ro")
    hands.page.people.picked.emit(hands.workshop.people[0])
    hands.press(F4)
    assert hands.page.footer.undo_bar.label() == f"Mme Aubrun{N}: 15{N}€ encaissés"
    hands.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert (taken(hands), hands.present()) == ([], ["Aubrun", "Roche"])


def test_foot_adds_the_money_up_beside_the_vouchers(hands: Hands) -> None:
    hands.enter("1")
    hands.scan(A)
    hands.press(F4)
    hands.enter("2")
    hands.press(F4)
    shown = [one.accessibleName() for one in hands.page.footer.findChildren(Figure) if one.isVisible()]
    assert shown == ["2 / 12 présents", "1 chèque", f"10{N}€ + 20{N}€ encaissés"]


def test_somebody_who_has_paid_is_not_asked_for_a_voucher(hands: Hands) -> None:
    hands.enter("ro")
    hands.press(F4)
    assert "Pas encore de chèque" not in texts(hands.page.passed)


def test_what_is_left_is_said_aloud(hands: Hands) -> None:
    with announcements() as said:
        hands.enter("ro")
    assert said == [f"Denise Roche, présente, reste 15{N}€"]


@pytest.mark.parametrize(
    ("kind", "code", "name", "words"),
    [
        ("payment", "", "{amount} encaissés", f"5{N}€ en espèces"),
        ("present", "", "présence et {amount}", f"présente, 5{N}€ en espèces"),
        ("present", A, "présence, chèque et {amount}", f"présente, chèque {A}, 5{N}€ en espèces"),
    ],
)
def test_passage_tells_the_money(qapp: QApplication, kind: str, code: str, name: str, words: str) -> None:
    in_light(qapp)
    one = passage(kind, code=code, amount_cents=500, method="cash")
    assert gesture_name(one) == f"Mme Roche{N}: " + name.format(amount=f"5{N}€")
    assert passage_words(one) == words
