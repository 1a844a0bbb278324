"""Readings of what a scanner types, and what a trial of it tells."""

from __future__ import annotations

import pytest

from mediator_app.domain.scanning import (
    Heard,
    ScannerSettings,
    advised_settings,
    judge_trial,
    likely_reading,
    readings,
)
from mediator_app.domain.vouchers import normal_code

US = "`1234567890-=qwertyuiop[]\\asdfghjkl;'zxcvbnm,./~!@#$%^&*()_+QWERTYUIOP{}|ASDFGHJKL:\"ZXCVBNM<>?"
FR = "²&é\"'(-è_çà)=azertyuiop^$*qsdfghjklmùwxcvbn,;:!²1234567890°+AZERTYUIOP¨£µQSDFGHJKLM%WXCVBN?./§"
LOCKED = "²1234567890°+AZERTYUIOP¨£µQSDFGHJKLM%WXCVBN?./§"
"""What Windows writes for the first row of US keys with the capitals locked on a French keyboard."""

CODES = ("TEST-2026-000123", "04127640", "AZERTY-QWERTY_09.")


def typed_by(code: str, layout: str) -> str:
    """What a computer with this layout writes when a QWERTY scanner types a code."""
    return code.translate(str.maketrans(US, layout))


def heard(text: str = "04127640", pace: float = 5, suffix: str = "enter") -> Heard:
    return Heard(text, [pace] * (len(text) - 1), suffix)


@pytest.mark.parametrize("sign", [sign for sign in US if sign not in "`~"])
def test_every_key_of_a_wrong_keyboard_is_made_up_for(sign: str) -> None:
    assert sign in readings(typed_by(sign, FR))


@pytest.mark.parametrize("code", [*CODES, "APTIC-2026-000123", "666666", "abc-2026;7"])
def test_code_of_a_wrong_keyboard_is_among_the_readings(code: str) -> None:
    assert code in readings(typed_by(code, FR))


@pytest.mark.parametrize("code", ["APTIC-2026-000123", "04127640", "WAZA-42"])
def test_locked_capitals_are_made_up_for(code: str) -> None:
    locked = str.maketrans(US[:47] + US[47:], LOCKED + FR[47:].swapcase().replace("°", ")"))
    written = "".join(
        sign.lower().translate(locked) if not sign.isalpha() else typed_by(sign, FR).lower() for sign in code
    )
    assert normal_code(code) in [normal_code(reading) for reading in readings(written)]


@pytest.mark.parametrize(
    ("text", "meant"), [("éàé-", "2026"), ("2026", "2026"), ("à'&éèè_(", "04127785"), ("------", "666666")]
)
def test_reading_to_believe_without_a_pattern(text: str, meant: str) -> None:
    assert likely_reading(text) == meant


@pytest.mark.parametrize(
    ("trial", "kind", "code"),
    [
        (heard(), "good", "04127640"),
        (heard(typed_by("TEST-2026-000123", FR)), "repaired", "TEST-2026-000123"),
        (heard("99998888"), "unknown", "99998888"),
        (heard("zzzzzzzz"), "garbled", "zzzzzzzz"),
        (heard("041"), "short", "041"),
        (heard(pace=150), "hand", "04127640"),
        (heard(pace=45), "slow", "04127640"),
        (heard(suffix=""), "endless", "04127640"),
        (heard(suffix="tab"), "suffix", "04127640"),
    ],
)
def test_trial_tells_what_is_wrong_first(trial: Heard, kind: str, code: str) -> None:
    verdict = judge_trial(trial, ScannerSettings(), CODES)
    assert (verdict.kind, verdict.code) == (kind, code)


@pytest.mark.parametrize("trial", [heard(pace=45), heard(suffix="tab")])
def test_what_is_advised_makes_the_trial_good(trial: Heard) -> None:
    advised = advised_settings(trial, ScannerSettings())
    assert judge_trial(trial, advised, CODES).kind == "good"


def test_hand_is_never_advised_to_be_a_scanner() -> None:
    trial = heard(pace=150)
    assert judge_trial(trial, advised_settings(trial, ScannerSettings()), CODES).kind == "hand"


@pytest.mark.parametrize(("text", "kind"), [("12345", "short"), ("123456", "unknown"), ("04127640", "good")])
def test_code_has_six_signs_at_least(text: str, kind: str) -> None:
    assert judge_trial(heard(text), ScannerSettings(), CODES).kind == kind


@pytest.mark.parametrize(("pace", "kind"), [(34.9, "good"), (35, "slow"), (79.9, "slow"), (80, "hand")])
def test_pace_is_judged_at_its_limits(pace: float, kind: str) -> None:
    assert judge_trial(heard(pace=pace), ScannerSettings(), CODES).kind == kind


def test_one_late_sign_makes_a_scanner_slow_and_no_hand() -> None:
    trial = Heard("04127640", [5, 5, 5, 5, 5, 5, 200], "enter")
    assert (trial.slowest_ms, trial.usual_ms) == (200, 5)
    assert judge_trial(trial, ScannerSettings(), CODES).kind == "slow"


def test_nothing_heard_has_no_pace() -> None:
    assert (Heard("", []).slowest_ms, Heard("", []).usual_ms) == (0, 0)


@pytest.mark.parametrize(("pace", "advised"), [(5, 35), (30, 50), (60, 80), (79, 80)])
def test_advised_pace_leaves_room_and_stays_below_a_hands(pace: float, advised: int) -> None:
    assert advised_settings(heard(pace=pace), ScannerSettings()).pace_ms == advised


@pytest.mark.parametrize(("suffix", "advised"), [("tab", "tab"), ("", "enter")])
def test_suffix_that_was_heard_is_advised(suffix: str, advised: str) -> None:
    assert advised_settings(heard(suffix=suffix), ScannerSettings()).suffix == advised


def test_reading_is_first_what_came_and_told_once() -> None:
    assert readings("2026-AB")[0] == "2026-AB"
    assert len(readings("8")) == len(set(readings("8")))


def test_code_scanned_in_lower_case_is_the_code() -> None:
    assert judge_trial(heard("test-2026-000123"), ScannerSettings(), CODES).kind == "good"
