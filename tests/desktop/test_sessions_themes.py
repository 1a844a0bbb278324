"""The chips of themes and of materials: which are on, how many, and the administrative ones under their theme."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from mediator_app.desktop.widgets.theme_chips import ChipGroup, ThemeChips
from mediator_app.domain.vocabularies import ADMINISTRATIVE_HELP, ADMINISTRATIVE_THEMES, MATERIALS, THEMES
from tests.desktop.part_hands import at_size, heard, light, shown, words_on

MAIL = "courriels"


@pytest.fixture
def chips(qtbot: QtBot, qapp: QApplication) -> ThemeChips:
    light(qapp)
    made = ThemeChips()
    shown(qtbot, made, 800, 500)
    return made


def some_theme() -> str:
    return next(key for key in THEMES if key != ADMINISTRATIVE_HELP)


def test_every_theme_of_the_funders_has_its_chip(chips: ThemeChips) -> None:
    assert list(chips.themes.chips) == list(THEMES)
    assert list(chips.administrative.chips) == list(ADMINISTRATIVE_THEMES)


def test_chip_is_turned_on_by_space_like_a_check_box(chips: ThemeChips) -> None:
    changed = heard(chips.changed)
    chip = chips.themes.chips[some_theme()]
    chip.setFocus()
    QTest.keyClick(chip, Qt.Key.Key_Space)
    assert (chips.value(), changed) == ([some_theme()], [()])


@pytest.mark.parametrize(("chosen", "said"), [(0, "0 choisie"), (1, "1 choisie"), (3, "3 choisies")])
def test_count_is_shown_and_read_with_the_group(chips: ThemeChips, chosen: int, said: str) -> None:
    chips.set_value(list(THEMES)[:chosen])
    assert said in words_on(chips)
    assert chips.accessibleName() == f"Thématiques, {said}"


def test_set_by_the_program_is_not_told(chips: ThemeChips) -> None:
    changed = heard(chips.changed)
    chips.set_value([ADMINISTRATIVE_HELP, "logement"])
    assert changed == []
    assert chips.value() == [ADMINISTRATIVE_HELP, "logement"]


def test_administrative_themes_stay_folded_until_their_theme_is_on(chips: ThemeChips) -> None:
    assert "Démarches administratives" not in words_on(chips)
    chips.themes.chips[ADMINISTRATIVE_HELP].click()
    assert "Démarches administratives" in words_on(chips)


def test_administrative_themes_count_among_the_chosen(chips: ThemeChips) -> None:
    chips.themes.chips[ADMINISTRATIVE_HELP].click()
    chips.administrative.chips["logement"].click()
    assert chips.accessibleName() == "Thématiques, 2 choisies"


def test_taking_the_theme_off_takes_its_details_off(chips: ThemeChips) -> None:
    chips.set_value([ADMINISTRATIVE_HELP, "logement"])
    chips.themes.chips[ADMINISTRATIVE_HELP].click()
    assert chips.value() == []
    chips.themes.chips[ADMINISTRATIVE_HELP].click()
    assert chips.value() == [ADMINISTRATIVE_HELP]


def test_unknown_theme_of_a_newer_version_turns_nothing_on(chips: ThemeChips) -> None:
    chips.set_value(["theme_of_2031"])
    assert chips.value() == []


def test_materials_have_names_for_hands_and_ears(qtbot: QtBot, qapp: QApplication) -> None:
    light(qapp)
    group = ChipGroup(MATERIALS, "material")
    qtbot.addWidget(group)
    names = [chip.accessibleName() for chip in group.chips.values()]
    assert len(set(names)) == len(MATERIALS)
    assert group.chips["tablette"].objectName() == "material_tablette"


@pytest.mark.parametrize("percent", [100, 200])
def test_no_chip_runs_out_of_the_card(chips: ThemeChips, qapp: QApplication, percent: int) -> None:
    with at_size(qapp, percent):
        chips.resize(740, 1600)
        qapp.processEvents()
        rights = [chip.mapTo(chips, chip.rect().topRight()).x() for chip in chips.themes.chips.values()]
        assert max(rights) <= chips.width()
        assert all(chip.width() >= chip.sizeHint().width() for chip in chips.themes.chips.values())
