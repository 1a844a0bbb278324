"""The journal of a door: every gesture, who made it, and what was taken back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from mediator_app.services.laptop import Laptop
from tests.desktop.door_hands import Hands
from tests.desktop.door_values import a_ready_workshop, in_paris, views
from tests.support.laptops import Workshop

N = "\u00a0"
A = "04127785"
AT = f"10{N}h{N}04"


@pytest.fixture
def at(tmp_path: Path) -> Iterator[tuple[Laptop, Workshop]]:
    with in_paris(), a_ready_workshop(tmp_path) as made:
        yield made


def turn(hands: Hands) -> None:
    QTest.mouseClick(hands.child("door_journal"), Qt.MouseButton.LeftButton)
    hands.settle()


def lines(hands: Hands) -> list[str]:
    return [one.spoken for one in views(hands.page.passages.list)]


def test_journal_tells_every_gesture_and_who_made_it(hands: Hands) -> None:
    hands.enter("11")
    hands.scan(A)
    turn(hands)
    said = [f"{AT}, Mme Roche{N}: chèque {A}, Claire Fourneau", f"{AT}, Mme Roche{N}: présence, Claire Fourneau"]
    assert lines(hands) == said


def test_gesture_taken_back_stays_in_the_journal_and_says_so(hands: Hands) -> None:
    hands.enter("11")
    hands.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert lines(hands) == []
    turn(hands)
    assert lines(hands) == [f"{AT}, Mme Roche{N}: présence, annulé à {AT}, Claire Fourneau"]


def test_nothing_is_undone_from_the_journal(hands: Hands) -> None:
    hands.enter("11")
    turn(hands)
    assert [one.action for one in views(hands.page.passages.list)] == [""]


def test_journal_follows_what_is_done(hands: Hands) -> None:
    turn(hands)
    hands.enter("11")
    hands.settle()
    assert len(lines(hands)) == 1


def test_second_turn_brings_the_last_passages_back(hands: Hands) -> None:
    hands.enter("11")
    turn(hands)
    turn(hands)
    assert [one.action for one in views(hands.page.passages.list)] == ["Annuler"]
