"""The values that sessions and people are described with."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediator_app.domain import vocabularies as words
from mediator_app.domain.vocabularies import AgeBand, age_band, theme_problems

ALL = [
    words.SESSION_KINDS,
    words.PLACE_KINDS,
    words.THEMES,
    words.ADMINISTRATIVE_THEMES,
    words.MATERIALS,
    words.AUTONOMY,
    words.LEVELS,
    words.REDIRECTIONS,
    words.GENDERS,
    words.AGE_BANDS,
    words.SOCIAL_STATUSES,
    words.ATTENDANCE_STATUSES,
]


def test_the_lists_have_the_lengths_of_the_national_ones() -> None:
    assert [len(vocabulary) for vocabulary in ALL] == [2, 4, 19, 11, 5, 3, 3, 7, 3, 8, 5, 5]


@pytest.mark.parametrize("vocabulary", ALL)
def test_every_value_has_a_french_and_an_english_label(vocabulary: words.Vocabulary) -> None:
    assert all(label.french and label.english for label in vocabulary.values())


def test_themes_and_administrative_themes_share_no_key() -> None:
    assert not words.THEMES.keys() & words.ADMINISTRATIVE_THEMES.keys()


@pytest.mark.parametrize(
    ("age", "band"),
    [
        (0, AgeBand.UNDER_12),
        (11, AgeBand.UNDER_12),
        (12, AgeBand.FROM_12_TO_17),
        (17, AgeBand.FROM_12_TO_17),
        (18, AgeBand.FROM_18_TO_24),
        (25, AgeBand.FROM_25_TO_39),
        (40, AgeBand.FROM_40_TO_59),
        (60, AgeBand.FROM_60_TO_69),
        (69, AgeBand.FROM_60_TO_69),
        (70, AgeBand.FROM_70),
    ],
)
def test_the_age_band_is_that_of_the_session_s_year(age: int, band: AgeBand) -> None:
    assert age_band(2024 - age, 2024) is band


@pytest.mark.parametrize("birth_year", [None, 1899, 2025])
def test_an_impossible_birth_year_gives_no_band(birth_year: int | None) -> None:
    assert age_band(birth_year, 2024) is AgeBand.UNKNOWN


@given(st.integers(1900, 2026))
def test_every_band_has_a_label(birth_year: int) -> None:
    assert age_band(birth_year, 2026) in words.AGE_BANDS


@pytest.mark.parametrize(
    ("themes", "problems"),
    [
        (["email"], ()),
        (["aide_aux_demarches_administratives", "logement"], ()),
        (["logement"], ("administrative_alone",)),
        ([], ("none",)),
        (["email", "jardinage"], ("unknown",)),
    ],
)
def test_administrative_themes_need_administrative_help(themes: list[str], problems: tuple[str, ...]) -> None:
    assert theme_problems(themes) == problems


@pytest.mark.parametrize(
    ("themes", "problems"),
    [
        (["jardinage", "logement"], ("unknown", "administrative_alone")),
        (["aide_aux_demarches_administratives"], ()),
        (["email", "email"], ()),
        (["logement", "email"], ("administrative_alone",)),
    ],
)
def test_each_problem_of_the_themes_is_told(themes: list[str], problems: tuple[str, ...]) -> None:
    assert theme_problems(themes) == problems


@pytest.mark.parametrize(
    ("birth_year", "band"), [(1900, AgeBand.FROM_70), (2024, AgeBand.UNDER_12), (2006, AgeBand.FROM_18_TO_24)]
)
def test_band_of_the_oldest_and_of_who_comes_of_age_this_year(birth_year: int, band: AgeBand) -> None:
    assert age_band(birth_year, 2024) is band


def test_key_that_misleads_means_twelve_to_seventeen() -> None:
    assert words.AGE_BANDS["douze_dix_huit"].french == "12 - 17 ans"


def test_presets_are_in_order_and_within_a_day() -> None:
    assert list(words.DURATION_PRESETS) == sorted(set(words.DURATION_PRESETS))


@pytest.mark.parametrize("vocabulary", ALL)
def test_no_two_values_of_a_list_are_shown_alike(vocabulary: words.Vocabulary) -> None:
    assert len({label.french for label in vocabulary.values()}) == len(vocabulary)


@pytest.mark.parametrize("vocabulary", ALL)
def test_french_labels_have_no_straight_apostrophe(vocabulary: words.Vocabulary) -> None:
    assert not any("'" in label.french for label in vocabulary.values())
