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
    is_in_series,
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


@pytest.mark.parametrize(("length", "reason"), [(1, None), (64, None), (65, "pattern")])
def test_longest_code_has_64_signs(length: int, reason: str | None) -> None:
    assert judge("7" * length, SchemeRules(), TODAY).reason == reason


def test_spaces_do_not_make_a_code_too_long() -> None:
    assert judge(" ".join("7" * 64), SchemeRules(), TODAY).ok


@pytest.mark.parametrize(("tolerance", "ok"), [(0, False), (1, True)])
def test_voucher_of_yesterday_is_taken_only_with_tolerance(tolerance: int, ok: bool) -> None:
    rules = SchemeRules(valid_until=date(2026, 11, 20), tolerance_days=tolerance)
    assert judge("A1", rules, TODAY).ok is ok


def test_pattern_is_asked_before_the_date() -> None:
    rules = SchemeRules(r"\d{8}", date(2020, 1, 1))
    assert judge("A1", rules, TODAY) == Judgement(False, "pattern")


@pytest.mark.parametrize(("length", "is_fine"), [(200, True), (201, False)])
def test_longest_pattern_has_200_signs(length: int, is_fine: bool) -> None:
    assert (pattern_problem("7" * length) is None) is is_fine


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        ("a" * 201, "200 signes au plus."),
        ("(", "vérifiez les parenthèses et les crochets."),
        ("(a+)+", "évitez les répétitions imbriquées."),
        ("[z-a]", "vérifiez les parenthèses et les crochets."),
    ],
)
def test_pattern_that_is_refused_says_what_to_mend(pattern: str, words: str) -> None:
    assert (pattern_problem(pattern) or "").endswith(words)


@pytest.mark.parametrize(
    "pattern", [r"\d{8}(?:-\d{2})?", r"[^-]{4,12}", r"\[x\]\d+", "(?i:cr)\\d{6}", r"A|B|C", r"x{3}?\d"]
)
def test_patterns_that_a_coordinator_may_need_are_accepted(pattern: str) -> None:
    assert pattern_problem(pattern) is None


@pytest.mark.parametrize(
    ("code", "first", "last", "is_in"),
    [
        ("05", "01", "10", True),
        ("01", "01", "01", True),
        ("11", "01", "10", False),
        ("5", "01", "10", False),
        ("05", "10", "01", False),
        ("", "", "", False),
        ("A5", "A1", "A9", True),
    ],
)
def test_series_is_of_codes_of_one_length(code: str, first: str, last: str, is_in: bool) -> None:
    assert is_in_series(code, first, last) is is_in


def test_codes_that_differ_by_a_letter_stay_two_codes() -> None:
    assert normal_code("APT-1") != normal_code("APT-I")
    assert normal_code("éà1") == "ÉÀ1"
