"""Lengths and looks in force: what grows with the text and what does not, and a style sheet whole in every palette."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from mediator_app.desktop import icons, theme
from mediator_app.desktop.tokens import PALETTES, tokens, type_roles
from tests.desktop.part_hands import at_size, light, shown


@pytest.fixture(autouse=True)
def _lit(qapp: QApplication) -> None:
    light(qapp)


@pytest.mark.parametrize("palette", list(PALETTES))
def test_style_sheet_is_filled_whole(qapp: QApplication, palette: str) -> None:
    with at_size(qapp, 100, palette):
        assert "$" not in theme.style_sheet()
        assert theme.palette_key() == palette


@pytest.mark.parametrize("name", ["border", "border_strong", "focus_ring", "focus_gap"])
def test_edges_and_focus_do_not_grow_with_the_text(qapp: QApplication, name: str) -> None:
    before = theme.size(name)
    with at_size(qapp, 200):
        assert theme.size(name) == before


@pytest.mark.parametrize("name", ["control_min", "control_primary", "row", "icon", "header", "syncbar"])
def test_controls_rows_and_icons_grow_with_the_text(qapp: QApplication, name: str) -> None:
    before = theme.size(name)
    with at_size(qapp, 150):
        assert theme.size(name) == round(1.5 * before)


def test_distances_stay_so_that_large_text_has_the_room(qapp: QApplication) -> None:
    with at_size(qapp, 200):
        assert {name: theme.space(name) for name in tokens()["space"]} == tokens()["space"]


def test_chips_stay_round_when_they_grow(qapp: QApplication) -> None:
    with at_size(qapp, 200):
        assert (theme.radius("chip"), theme.radius("card")) == (22, 10)


@pytest.mark.parametrize("role", list(type_roles()))
def test_every_role_of_text_is_twice_as_large_at_200(qapp: QApplication, role: str) -> None:
    before = theme.font(role).pointSizeF()
    with at_size(qapp, 200):
        assert theme.font(role).pointSizeF() == pytest.approx(2 * before)


def test_undo_is_offered_for_eight_seconds() -> None:
    assert theme.motion("toast_undo") == 8000


@pytest.mark.parametrize("ask", [theme.colour, theme.size, theme.space, theme.font, theme.motion])
def test_unknown_name_of_a_token_is_an_error(ask: object) -> None:
    assert callable(ask)
    with pytest.raises(KeyError):
        ask("no-such-token")


@pytest.mark.parametrize("percent", [100, 150, 200])
def test_one_line_field_is_high_enough_for_its_letters(qtbot: QtBot, qapp: QApplication, percent: int) -> None:
    with at_size(qapp, percent):
        field = QLineEdit("Œuvrard, Gérard")
        shown(qtbot, field, 300, field.sizeHint().height())
        assert field.sizeHint().height() >= field.fontMetrics().height() + 8
        field.close()


def test_look_that_is_the_same_costs_nothing(qtbot: QtBot) -> None:
    label = QLabel("Non enregistré")
    shown(qtbot, label, 200, 30)
    theme.set_look(label, "tone", "danger")
    first = label.palette().color(label.foregroundRole())
    theme.set_look(label, "tone", "danger")
    assert label.palette().color(label.foregroundRole()) == first


@pytest.mark.parametrize("palette", list(PALETTES))
def test_icon_follows_each_palette(qapp: QApplication, palette: str) -> None:
    with at_size(qapp, 100, palette):
        image = icons.pixmap("check", "accent", 40).toImage()
        strong = {
            image.pixelColor(x, y).name() for x in range(40) for y in range(40) if image.pixelColor(x, y).alpha() > 250
        }
        assert strong == {theme.colour("accent").name()}


def test_dot_is_drawn_without_a_file() -> None:
    image = icons.pixmap(icons.DOT, "accent", 40).toImage()
    assert image.pixelColor(20, 20) == theme.colour("accent")
    assert image.pixelColor(2, 2).alpha() == 0
