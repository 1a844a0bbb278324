"""The words of the vocabularies on screen: dashes written out, and statuses that agree with the person or with nobody."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication

from mediator_app.desktop.typography import faults
from mediator_app.desktop.vocabulary_words import attendance_chip, label, status_words
from mediator_app.domain.vocabularies import (
    ADMINISTRATIVE_THEMES,
    AGE_BANDS,
    ATTENDANCE_STATUSES,
    GENDERS,
    LEVELS,
    MATERIALS,
    SESSION_KINDS,
    SOCIAL_STATUSES,
    THEMES,
    Vocabulary,
)

ALL = (
    *(ADMINISTRATIVE_THEMES, AGE_BANDS, ATTENDANCE_STATUSES, GENDERS, LEVELS, MATERIALS, SESSION_KINDS),
    *(SOCIAL_STATUSES, THEMES),
)


@pytest.fixture
def english() -> Iterator[None]:
    QLocale.setDefault(QLocale("en_GB"))
    yield
    QLocale.setDefault(QLocale("fr_FR"))


@pytest.mark.parametrize("vocabulary", ALL)
def test_every_word_on_screen_is_right_french(qapp: QApplication, vocabulary: Vocabulary) -> None:
    assert [fault for key in vocabulary for fault in faults(label(vocabulary, key))] == []


def test_ages_are_written_out(qapp: QApplication) -> None:
    said = [label(AGE_BANDS, key) for key in AGE_BANDS]
    assert "60 à 69 ans" in said
    assert not any(" - " in text for text in said)


def test_word_of_a_newer_version_is_shown_by_its_key(qapp: QApplication) -> None:
    assert label(THEMES, "theme_of_2031") == "theme_of_2031"


@pytest.mark.parametrize(
    ("status", "feminine", "masculine", "nobody"),
    [
        ("retraite", "Retraitée", "Retraité", "Retraité·e"),
        ("scolarise", "Scolarisée", "Scolarisé", "Scolarisé·e"),
        ("sans_emploi", "Sans emploi", "Sans emploi", "Sans emploi"),
        ("", "", "", ""),
    ],
)
def test_status_agrees_with_the_person(
    qapp: QApplication, status: str, feminine: str, masculine: str, nobody: str
) -> None:
    assert [status_words(status, gender) for gender in ("feminin", "masculin", "")] == [feminine, masculine, nobody]


@pytest.mark.parametrize(
    ("status", "state", "said"),
    [
        ("registered", "expected", "Inscrit·e"),
        ("waiting", "waiting", "En attente"),
        ("present", "present", "Présent·e"),
        ("absent", "absent", "Absent·e"),
        ("excused", "excused", "Excusé·e"),
    ],
)
def test_person_of_unknown_gender_is_called_both(qapp: QApplication, status: str, state: str, said: str) -> None:
    chip = attendance_chip(status, "non_communique")
    assert (chip.state, chip.text) == (state, said)


@pytest.mark.usefixtures("english")
def test_english_has_its_own_words_and_agrees_with_nobody(qapp: QApplication) -> None:
    assert label(AGE_BANDS, "soixante_soixante_neuf") == AGE_BANDS["soixante_soixante_neuf"].english
    assert (
        status_words("retraite", "feminin")
        == status_words("retraite", "masculin")
        == SOCIAL_STATUSES["retraite"].english
    )
