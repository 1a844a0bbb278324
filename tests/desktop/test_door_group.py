"""The card of a group without names: what is understood as one types, what is refused, what can be taken back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from mediator_app.desktop.door.group_card import GroupCard
from mediator_app.errors import DiskFullError
from mediator_app.services import attendance
from tests.desktop.door_hands import ENTER, Hands
from tests.desktop.door_values import announcements, in_light, texts, views

N = "\u00a0"


@pytest.fixture
def card(qtbot: QtBot, qapp: QApplication) -> GroupCard:
    in_light(qapp)
    made = GroupCard()
    qtbot.addWidget(made)
    made.begin(3)
    return made


def counted(hands: Hands) -> int:
    return attendance.door_counts(hands.laptop, hands.workshop.session).unnamed


def count(hands: Hands, text: str) -> None:
    hands.press(Qt.Key.Key_F3)
    hands.type(text)
    hands.press(ENTER)


def fault(card: GroupCard) -> str:
    return card.field.accessibleDescription()


def test_what_is_understood_is_told_as_one_types(card: GroupCard) -> None:
    card.field.setText("9f 5h 10x72 4x60")
    told = texts(card)
    assert "9 femmes · 5 hommes" in told
    assert "10 × 70 ans et plus · 4 × 60 à 69 ans" in told
    assert "17 sans nom à cet atelier après ce groupe." in told


def test_people_of_whom_nothing_is_told_are_counted_as_such(card: GroupCard) -> None:
    card.field.setText("14 9f")
    assert "5 non communiqués" in texts(card)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("9f cinq", f"«{N}cinq{N}» n’est pas compris."),
        ("", "Tapez un nombre, par exemple 9f 5h 10x70 4x60."),
        ("10 9f 5h", "Le détail compte 14 personnes pour 10 annoncées."),
    ],
)
def test_what_cannot_be_counted_is_told_under_the_line(card: GroupCard, text: str, said: str) -> None:
    card.field.setText(text)
    with announcements() as heard:
        card.save()
    assert (fault(card), heard) == (said, [said])


def test_fault_goes_once_it_is_corrected(card: GroupCard) -> None:
    card.field.setText("9f cinq")
    card.save()
    card.field.setText("9f 5h")
    assert fault(card) == ""


def test_line_is_saved_once(card: GroupCard) -> None:
    saved: list[dict[str, int]] = []
    card.saved.connect(saved.append)
    card.field.setText("2f")
    card.save()
    card.save()
    assert saved == [{"total": 2, "feminin": 2}]


def test_group_that_is_not_understood_counts_nobody_and_stays(hands: Hands) -> None:
    count(hands, "9f cinq")
    assert (counted(hands), hands.page.card(), hands.page.group.field.text()) == (0, hands.page.group, "9f cinq")


def test_letters_stay_in_the_line(hands: Hands) -> None:
    hands.press(Qt.Key.Key_F3)
    hands.type("9f")
    assert (hands.page.group.field.text(), hands.page.box.text()) == ("9f", "")


def test_box_has_the_keyboard_again_after_a_group(hands: Hands) -> None:
    count(hands, "14")
    hands.enter("ro")
    assert (counted(hands), hands.present()) == (14, ["Roche"])


def test_escape_counts_nobody_and_keeps_what_the_box_held(hands: Hands) -> None:
    hands.type("ro")
    hands.press(Qt.Key.Key_F3)
    hands.type("14")
    hands.press(Qt.Key.Key_Escape)
    assert (counted(hands), hands.page.box.text()) == (0, "ro")


def test_group_is_a_passage_that_can_be_taken_back(hands: Hands) -> None:
    count(hands, "14")
    assert hands.page.footer.undo_bar.label() == "14 personnes sans nom"
    assert "14 personnes sans nom" in views(hands.page.passages.list)[0].spoken
    hands.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert counted(hands) == 0


def test_person_expected_to_give_a_voucher_is_still_so_after_a_group(hands: Hands) -> None:
    hands.enter("ro")
    count(hands, "14")
    hands.scan("04127785")
    assert hands.seat("Roche").voucher_code == "04127785"


def test_scan_is_caught_while_a_group_is_typed(hands: Hands) -> None:
    hands.enter("ro")
    hands.press(Qt.Key.Key_F3)
    hands.type("9f")
    hands.scan("04127785")
    assert hands.seat("Roche").voucher_code == "04127785"


def test_group_that_a_full_disk_refused_can_be_counted_again(hands: Hands, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_arguments: object, **_named: object) -> None:
        raise DiskFullError("Le disque de cet ordinateur est plein.")

    with monkeypatch.context() as full:
        full.setattr("mediator_app.services.attendance.record", refuse)
        count(hands, "14")
    QTest.mouseClick(hands.child("group_save"), Qt.MouseButton.LeftButton)
    hands.settle()
    assert counted(hands) == 14
