"""Voucher codes as they are scanned and typed, and the rules of their scheme."""

from __future__ import annotations

import time
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediator_app.domain.vouchers import (
    Judgement,
    SchemeRules,
    judge,
    looks_garbled,
    normal_code,
    pattern_problem,
    undo_azerty,
)

TODAY = date(2026, 11, 21)
QWERTY = "`1234567890-=qwertyuiop[]\\asdfghjkl;'zxcvbnm,./ ~!@#$%^&*()_QWERTYUIOP{}|ASDFGHJKL:\"ZXCVBNM<>?"


@pytest.mark.parametrize(
    "typed",
    [
        "APT-2026-000123",
        "apt 2026 000123",
        "APT\u20112026–000123",
        "\u00a0APT2026\u202f000\u200b123\t",
        "ＡPT2026000123",
    ],
)
def test_one_code_however_it_is_typed(typed: str) -> None:
    assert normal_code(typed) == "APT2026000123"


@given(st.text())
def test_normal_code_of_a_normal_code_is_itself(text: str) -> None:
    assert normal_code(normal_code(text)) == normal_code(text)


@given(st.text(), st.sampled_from("-\u2010\u2011\u2013\u00ad \u00a0\u202f\t"))
def test_a_hyphen_or_space_never_changes_a_code(text: str, sign: str) -> None:
    assert normal_code(sign.join(normal_code(text))) == normal_code(text)


@pytest.mark.parametrize(
    ("code", "pattern", "judgement"),
    [
        ("APT-000123", "", Judgement(True)),
        ("APT-000123", r"APT\d{6}", Judgement(True)),
        ("APT-000123", r"APT-\d{6}", Judgement(True)),
        ("apt000123", r"apt\d{6}", Judgement(True)),
        ("APT-00012", r"APT\d{6}", Judgement(False, "pattern")),
        ("APT-0001234", r"APT\d{6}", Judgement(False, "pattern")),
        (" - ", "", Judgement(False, "empty")),
        ("9" * 65, "", Judgement(False, "pattern")),
        ("anything", "(", Judgement(True)),
    ],
)
def test_a_code_is_judged_by_its_scheme_s_pattern(code: str, pattern: str, judgement: Judgement) -> None:
    assert judge(code, SchemeRules(pattern=pattern), TODAY) == judgement


@pytest.mark.parametrize(
    ("valid_until", "judgement"),
    [
        (date(2026, 11, 21), Judgement(True)),
        (date(2026, 11, 20), Judgement(True, "in_tolerance")),
        (date(2026, 10, 22), Judgement(True, "in_tolerance")),
        (date(2026, 10, 21), Judgement(False, "expired")),
        (date.max, Judgement(True)),
    ],
)
def test_a_late_voucher_is_tolerated_then_refused(valid_until: date, judgement: Judgement) -> None:
    assert judge("A1", SchemeRules(valid_until=valid_until, tolerance_days=30), TODAY) == judgement


@given(st.text(), st.text(), st.none() | st.dates(), st.integers(0, 400), st.dates())
def test_judging_never_raises(code: str, pattern: str, until: date | None, tolerance: int, day: date) -> None:
    assert isinstance(judge(code, SchemeRules(pattern, until, tolerance), day), Judgement)


@pytest.mark.parametrize(
    "pattern", ["", r"[A-Z]{3}-?\d{6,8}", r"^(?:CR|AP)\d{8,10}$", r"\d+", r"[]a]+", r"(?P<serie>\d{4})\d*"]
)
def test_ordinary_patterns_are_accepted(pattern: str) -> None:
    assert pattern_problem(pattern) is None


@pytest.mark.parametrize(
    "pattern", ["(", "[", "a{2,1}", "(a+)+", "(a|a)*", "(a|a)" * 30, r"\d*" * 6, "(a?){50}", "a" * 201]
)
def test_patterns_that_are_wrong_or_could_hang_are_refused_in_words(pattern: str) -> None:
    problem = pattern_problem(pattern)
    assert problem is not None
    assert problem.startswith("Le modèle ")


@pytest.mark.parametrize("pattern", [r"(A+)+$", r"\w*\w*\w*!", "(?:A|A)" * 16 + "!", "(?:A?){16}" + "A" * 16 + "!"])
def test_no_pattern_can_hang_the_door(pattern: str) -> None:
    started = time.perf_counter()
    judge("A" * 64, SchemeRules(pattern=pattern), TODAY)
    assert time.perf_counter() - started < 1


def test_a_qwerty_scanner_on_an_azerty_computer_is_understood() -> None:
    assert undo_azerty('QPTIC)éàé-)ààà&é"') == "APTIC-2026-000123"


def test_every_key_of_an_azerty_keyboard_is_undone() -> None:
    azerty = "²&é\"'(-è_çà)=azertyuiop^$*qsdfghjklmùwxcvbn,;:! ~1234567890°AZERTYUIOP¨£µQSDFGHJKLM%WXCVBN?./§"
    assert undo_azerty(azerty) == QWERTY


@pytest.mark.parametrize(
    ("read", "garbled"), [("QPTIC)éàé-)ààà", True), ("APT-2026", False), ("ROCHE", False), ("", False)]
)
def test_only_digits_typed_without_shift_look_garbled(read: str, garbled: bool) -> None:
    assert looks_garbled(read) is garbled
