"""A scanner told from a hand by its pace, and the letters of names that were typed."""

from __future__ import annotations

import pytest

from mediator_app.desktop.door.rows import NEW, keys_after, marked_letters
from mediator_app.desktop.door.scanning import Strokes
from mediator_app.domain.scanning import ScannerSettings
from mediator_app.domain.sessions import Participant
from mediator_app.services.door import Matches


def struck(text: str, pace: float, enter_after: float = 0.01, before: str = "") -> tuple[str, str]:
    strokes, at = Strokes(), 10.0
    for sign in text:
        strokes.note(sign, at, before)
        at += pace
    return strokes.code_at_end(at - pace + enter_after), strokes.text_before


@pytest.mark.parametrize(("pace", "code"), [(0.001, "04127785"), (0.034, "04127785"), (0.036, ""), (0.15, "")])
def test_burst_is_a_code_and_a_hand_is_not(pace: float, code: str) -> None:
    assert struck("04127785", pace)[0] == code


def test_two_keys_hit_together_are_not_a_code() -> None:
    assert struck("ro", 0.005)[0] == ""


def test_enter_that_comes_late_is_a_hands() -> None:
    assert struck("04127785", 0.005, enter_after=0.5)[0] == ""


def test_burst_remembers_what_stood_before_it() -> None:
    strokes = Strokes()
    strokes.note("r", 1.0, "")
    for place, sign in enumerate("041277"):
        strokes.note(sign, 2.0 + place * 0.005, "r" + "041277"[:place])
    assert (strokes.code_at_end(2.03), strokes.text_before) == ("041277", "r")


def test_burst_is_taken_once() -> None:
    strokes = Strokes()
    for place, sign in enumerate("041277"):
        strokes.note(sign, place * 0.005, "")
    assert (strokes.code_at_end(0.03), strokes.code_at_end(0.031)) == ("041277", "")


def test_scanner_slower_than_usual_is_heard_at_the_pace_that_was_kept() -> None:
    strokes = Strokes()
    strokes.settings = ScannerSettings(pace_ms=60)
    for place, sign in enumerate("04127785"):
        strokes.note(sign, place * 0.05, "")
    assert strokes.code_at_end(0.4) == "04127785"


@pytest.mark.parametrize(("after", "is_repeated"), [(0.5, True), (1.5, False)])
def test_same_code_a_moment_later_is_a_scanner_held_still(after: float, is_repeated: bool) -> None:
    strokes = Strokes()
    for start in (0.0, after):
        for place, sign in enumerate("041277"):
            strokes.note(sign, start + place * 0.005, "")
        assert strokes.code_at_end(start + 0.03) == "041277"
    assert strokes.is_repeated is is_repeated


def test_another_code_a_moment_later_is_another_voucher() -> None:
    strokes = Strokes()
    for start, code in ((0.0, "041277"), (0.5, "041278")):
        for place, sign in enumerate(code):
            strokes.note(sign, start + place * 0.005, "")
        strokes.code_at_end(start + 0.03)
    assert not strokes.is_repeated


@pytest.mark.parametrize(
    ("name", "typed", "letters"),
    [
        ("Roche", ("ro",), ["Ro"]),
        ("Œuvrard", ("oe",), ["Œ"]),
        ("Œuvrard", ("oeu",), ["Œu"]),
        ("Marie-Thérèse", ("the",), ["Thé"]),
        ("Marie-Thérèse", ("ma", "the"), ["Ma", "Thé"]),
        ("Roche", ("che",), []),
    ],
)
def test_typed_letters_are_marked_in_the_name(name: str, typed: tuple[str, ...], letters: list[str]) -> None:
    assert [name[start:end] for start, end in marked_letters(name, typed)] == letters


@pytest.mark.parametrize(("steps", "key"), [(1, "b"), (2, NEW), (9, NEW), (-1, "a")])
def test_arrows_move_from_the_one_that_enter_would_take(steps: int, key: str) -> None:
    listed = [Participant(n, one, one, "", "", "", "registered", "", False) for n, one in enumerate("ab", 1)]
    assert keys_after(Matches(tuple(listed), (), "A", "", None, "a"), steps) == key
