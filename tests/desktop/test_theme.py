"""The theme: every pair of colours readable, palettes of one shape, text sizes, fonts and the style sheet."""

from __future__ import annotations

import re

import pytest
from PySide6.QtGui import QFont, QFontInfo, QPalette
from PySide6.QtWidgets import QApplication, QFrame, QLabel
from pytestqt.qtbot import QtBot

from mediator_app.desktop import theme
from mediator_app.desktop.tokens import PALETTES, palette_colours, type_roles
from mediator_app.resources import resource_path

GROUNDS = ("surface", "surface-raised", "surface-sunken", "surface-hover", "surface-selected")
TONES = ("success", "warning", "danger", "info")
CHIPS = ("expected", "present", "absent", "excused")
MARKS = ("local", "sent", "received", "check", "refused")

TEXT_PAIRS = (
    [(ink, ground) for ink in ("text", "text-muted") for ground in GROUNDS]
    + [("accent", ground) for ground in (*GROUNDS[:4], "accent-soft")]
    + [("on-accent", ground) for ground in ("accent", "accent-hover", "accent-pressed")]
    + [("on-accent-soft", "accent-soft"), ("on-warning-strong", "warning-strong"), ("on-demo-ribbon", "demo-ribbon")]
    + [(tone, ground) for tone in TONES for ground in ("surface", "surface-raised")]
    + [(f"on-{tone}", tone) for tone in TONES]
    + [(ink, f"{tone}-soft") for tone in TONES for ink in (f"on-{tone}-soft", "text", "text-muted")]
    + [(f"on-{tone}-soft", "surface-raised") for tone in TONES]
    + [(f"on-chip-{chip}", ground) for chip in CHIPS for ground in (f"chip-{chip}", "surface-raised")]
    + [(f"sync-{mark}", ground) for mark in MARKS for ground in GROUNDS[:4]]
)
GRAPHIC_PAIRS = (
    [("border-control", ground) for ground in GROUNDS]
    + [("focus", ground) for ground in (*GROUNDS, "accent-soft", "warning-soft", "danger-soft")]
    + [("accent", "surface-selected"), ("text-disabled", "surface-raised"), ("text-disabled", "surface")]
    + [(f"chart-{number}", "surface-raised") for number in range(1, 6)]
    + [("map-line", "map-land"), ("map-line", "surface-raised"), ("chart-1", "map-land"), ("text", "map-land")]
)


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2.2 defines it."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(first: str, second: str) -> float:
    low, high = sorted((luminance(first), luminance(second)))
    return (high + 0.05) / (low + 0.05)


def failures(pairs: list[tuple[str, str]], palette_key: str, minimum: float) -> list[tuple[str, str]]:
    colours = palette_colours(palette_key)
    return [pair for pair in pairs if contrast(colours[pair[0]], colours[pair[1]]) < minimum]


def test_contrast_is_measured_as_the_standard_does() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize(("palette_key", "minimum"), [("light", 4.5), ("dark", 4.5), ("contrast", 7.0)])
def test_every_text_pair_is_readable(palette_key: str, minimum: float) -> None:
    assert failures(TEXT_PAIRS, palette_key, minimum) == []


@pytest.mark.parametrize("palette_key", PALETTES)
def test_every_edge_and_mark_is_visible(palette_key: str) -> None:
    assert failures(GRAPHIC_PAIRS, palette_key, 3.0) == []


@pytest.mark.parametrize("palette_key", PALETTES)
def test_palettes_name_the_same_colours(palette_key: str) -> None:
    assert palette_colours(palette_key).keys() == palette_colours("light").keys()


def test_style_sheet_names_no_colour_of_its_own() -> None:
    assert re.findall(r"#[0-9a-fA-F]{3,8}\b|rgb", resource_path("styles", "app.qss").read_text("utf-8")) == []


@pytest.mark.parametrize("palette_key", PALETTES)
def test_qt_palette_follows_the_tokens(themed: QApplication, palette_key: str) -> None:
    theme.apply_theme(themed, palette_key)
    expected = palette_colours(palette_key)["surface"].lower()
    assert themed.palette().color(QPalette.ColorRole.Window).name() == expected


def test_text_size_scales_fonts_and_controls_but_not_edges(themed: QApplication) -> None:
    theme.apply_theme(themed, "light", 200)
    assert themed.font().pointSizeF() == 22
    assert theme.size("control_min") == 64
    assert theme.size("border") == 1


@pytest.mark.parametrize(("asked", "given"), [(50, 100), (130, 130), (400, 200)])
def test_text_size_stays_between_100_and_200(themed: QApplication, asked: int, given: int) -> None:
    theme.apply_theme(themed, "light", asked)
    assert theme.text_percent() == given


def test_unknown_palette_is_an_error_and_changes_nothing(themed: QApplication) -> None:
    with pytest.raises(KeyError):
        theme.apply_theme(themed, "sepia")
    assert theme.palette_key() == "light"


@pytest.mark.parametrize("role", sorted(type_roles()))
def test_each_role_is_set_in_inter_at_its_weight(themed: QApplication, role: str) -> None:
    info = QFontInfo(theme.font(role))
    assert (info.family(), int(info.weight())) == ("Inter", type_roles()[role]["weight"])


def test_no_text_is_smaller_than_nine_and_a_half_points(themed: QApplication) -> None:
    assert min(theme.font(role).pointSizeF() for role in type_roles()) == 9.5


def test_numbers_have_equal_widths_and_codes_a_slashed_zero(themed: QApplication) -> None:
    assert theme.number_font().featureTags() == [QFont.Tag("tnum")]
    assert set(theme.code_font().featureTags()) == {QFont.Tag("tnum"), QFont.Tag("zero"), QFont.Tag("ss02")}


def test_edges_are_twice_as_wide_in_high_contrast(themed: QApplication) -> None:
    assert theme.edge_width() == 1
    theme.apply_theme(themed, "contrast")
    assert theme.edge_width() == 2


def test_new_theme_is_told(themed: QApplication, qtbot: QtBot) -> None:
    with qtbot.waitSignal(theme.notifier().changed):
        theme.apply_theme(themed, "dark")


def test_changed_look_restyles_the_widget(themed: QApplication, qtbot: QtBot) -> None:
    frame = QFrame()
    qtbot.addWidget(frame)
    theme.set_look(frame, "tone", "danger")
    assert frame.property("tone") == "danger"


def test_void_calls_keep_none_alive(themed: QApplication, qtbot: QtBot) -> None:
    """PySide6 6.12.0 on Python 3.11 lost a reference to None at each void call and died after about 4,000."""
    label = QLabel()
    qtbot.addWidget(label)
    for number in range(20_000):
        label.setText(str(number))
    assert label.text() == "19999"
