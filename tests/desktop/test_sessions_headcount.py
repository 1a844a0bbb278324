"""People counted without a record: the total follows the details, what does not add up is said, one writing per pause."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from mediator_app.desktop.sessions.headcount import FIRST_BANDS, HeadcountCard
from mediator_app.domain.vocabularies import AGE_BANDS, AgeBand
from tests.desktop.part_hands import heard, light, press_button, shown, words_on

SENIOR = f"age.{AgeBand.FROM_70}"
YOUNG = f"age.{AgeBand.UNDER_12}"


@pytest.fixture
def card(qtbot: QtBot, qapp: QApplication) -> HeadcountCard:
    light(qapp)
    made = HeadcountCard()
    shown(qtbot, made, 376, 500)
    made.show_counts({}, read_only=False)
    return made


def count(card: HeadcountCard, *keys: str) -> None:
    for key in keys:
        card.steppers[key]._plus.click()


def gap(card: HeadcountCard) -> str:
    return card._gap.text() if card._gap.isVisible() else ""


@pytest.mark.parametrize(
    ("keys", "values"),
    [
        (("feminin",), {"total": 1, "feminin": 1}),
        (("feminin", "masculin"), {"total": 2, "feminin": 1, "masculin": 1}),
        (("feminin", SENIOR), {"total": 1, "feminin": 1, SENIOR: 1}),
        (("feminin", SENIOR, SENIOR), {"total": 2, "feminin": 1, SENIOR: 2}),
        (("total",), {"total": 1}),
        (("total", "feminin"), {"total": 1, "feminin": 1}),
    ],
)
def test_total_is_the_largest_of_what_was_counted(
    card: HeadcountCard, keys: tuple[str, ...], values: dict[str, int]
) -> None:
    count(card, *keys)
    assert card.values() == values


def test_total_set_higher_by_hand_stays(card: HeadcountCard) -> None:
    count(card, "total", "total", "total", "feminin")
    assert card.values() == {"total": 3, "feminin": 1}


def test_total_goes_down_with_the_detail_it_followed(card: HeadcountCard) -> None:
    count(card, "feminin", "feminin")
    card.steppers["feminin"]._minus.click()
    assert card.values() == {"total": 1, "feminin": 1}


def test_total_cannot_go_below_its_details(card: HeadcountCard) -> None:
    count(card, "feminin", "feminin")
    card.steppers["total"]._minus.click()
    assert card.values()["total"] == 2


@pytest.mark.parametrize(
    ("counts", "said"),
    [
        ({"total": 3, "feminin": 2, "masculin": 1}, ""),
        ({"total": 3}, ""),
        ({"total": 3, "feminin": 2}, "Total 3, mais 2 par genre."),
        ({"total": 3, SENIOR: 1}, "Total 3, mais 1 par âge."),
        ({"total": 3, "feminin": 2, SENIOR: 1}, "Total 3, mais 2 par genre, 1 par âge."),
    ],
)
def test_what_does_not_add_up_is_said(card: HeadcountCard, counts: dict[str, int], said: str) -> None:
    card.show_counts(counts, read_only=False)
    assert gap(card) == said


def test_gap_is_said_as_soon_as_it_is_there(card: HeadcountCard) -> None:
    count(card, "feminin", "total")
    assert gap(card) == "Total 2, mais 1 par genre."


def test_many_clicks_are_written_together_after_a_pause(card: HeadcountCard, qtbot: QtBot) -> None:
    counted = heard(card.counted)
    count(card, "feminin", "feminin", "masculin")
    assert counted == []
    qtbot.waitUntil(lambda: bool(counted), timeout=3000)
    assert counted == [{"total": 3, "feminin": 2, "masculin": 1}]


def test_leaving_writes_at_once_and_only_what_changed(card: HeadcountCard) -> None:
    counted = heard(card.counted)
    card.save()
    count(card, "feminin")
    card.save()
    card.save()
    assert counted == [{"total": 1, "feminin": 1}]


def test_news_do_not_replace_a_count_that_is_being_made(card: HeadcountCard) -> None:
    count(card, "feminin")
    card.show_counts({"total": 9}, read_only=False)
    assert card.values() == {"total": 1, "feminin": 1}


def test_count_shown_is_not_written_again(card: HeadcountCard) -> None:
    counted = heard(card.counted)
    card.show_counts({"total": 9, "feminin": 9}, read_only=False)
    card.save()
    assert counted == []


def test_what_the_other_session_had_is_forgotten(card: HeadcountCard) -> None:
    card.show_counts({"total": 9, "feminin": 9}, read_only=False)
    card.show_counts({}, read_only=False)
    assert card.values() == {}


def test_closed_session_cannot_be_counted(card: HeadcountCard) -> None:
    card.show_counts({"total": 2}, read_only=True)
    assert not any(stepper.isEnabled() for stepper in card.steppers.values())
    card.show_counts({"total": 2}, read_only=False)
    assert all(stepper.isEnabled() for stepper in card.steppers.values())


def visible_bands(card: HeadcountCard) -> set[str]:
    return {key for key, stepper in card.steppers.items() if key.startswith("age.") and stepper.isVisible()}


def test_the_two_bands_of_most_participants_stand_first(card: HeadcountCard) -> None:
    assert visible_bands(card) == {f"age.{band}" for band in FIRST_BANDS}
    assert "6 autres tranches d’âge" in words_on(card)


def test_other_bands_unfold_and_the_link_goes(card: HeadcountCard) -> None:
    press_button(card, "headcount_more")
    assert visible_bands(card) == {f"age.{band}" for band in AGE_BANDS}
    assert not card.more.isVisible()


def test_other_bands_unfold_by_themselves_when_somebody_is_in_them(card: HeadcountCard) -> None:
    card.show_counts({"total": 1, YOUNG: 1}, read_only=False)
    assert YOUNG in visible_bands(card)


def test_bands_fold_again_for_the_next_session(card: HeadcountCard) -> None:
    press_button(card, "headcount_more")
    card.fold()
    assert YOUNG not in visible_bands(card)


def test_age_bands_are_written_as_french_reads_them(card: HeadcountCard) -> None:
    names = {
        key: stepper.findChildren(type(stepper._box))[0].accessibleName() for key, stepper in card.steppers.items()
    }
    assert names[f"age.{AgeBand.FROM_60_TO_69}"] == "60 à 69 ans"
    assert (names["feminin"], names["total"]) == ("Femmes", "Total")


def test_total_stands_in_the_title_and_goes_at_zero(card: HeadcountCard) -> None:
    card.show_counts({"total": 4}, read_only=False)
    assert (card._badge.accessibleName(), card._badge.isVisible()) == ("4", True)
    card.show_counts({}, read_only=False)
    assert not card._badge.isVisible()
