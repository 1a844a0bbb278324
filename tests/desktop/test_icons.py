"""Icons: drawn in the asked colour, sharp at each density, all readable."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor, QIcon, QPixmap
from PySide6.QtWidgets import QApplication

from mediator_app.desktop import icons, theme
from mediator_app.resources import resource_path

NAMES = sorted(path.stem for path in resource_path("icons").glob("*.svg"))


def inks(pixmap: QPixmap) -> set[str]:
    image = pixmap.toImage()
    pixels = (image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height()))
    return {pixel.name() for pixel in pixels if pixel.alpha() == 255}


@pytest.mark.parametrize("name", [*NAMES, icons.DOT])
def test_each_icon_is_drawn_in_the_colour_asked_for(themed: QApplication, name: str) -> None:
    assert inks(icons.pixmap(name, QColor("#12ab34"), 96)) == {"#12ab34"}


def test_icon_takes_the_colour_of_the_palette_in_force(themed: QApplication) -> None:
    light = inks(icons.pixmap("check", "accent", 96))
    theme.apply_theme(themed, "dark")
    assert light == {"#14606b"}
    assert inks(icons.pixmap("check", "accent", 96)) == {"#69bfcb"}


def test_icon_has_twice_the_pixels_on_a_dense_screen(themed: QApplication) -> None:
    picture = icons.pixmap("van", "text", 20, 2.0)
    assert picture.width() == 40
    assert picture.deviceIndependentSize().width() == 20


def test_icon_is_drawn_once_for_the_same_question(themed: QApplication) -> None:
    assert icons.pixmap("van", "text", 23).cacheKey() == icons.pixmap("van", "text", 23).cacheKey()


def test_icon_grows_with_the_text(themed: QApplication) -> None:
    theme.apply_theme(themed, "light", 150)
    assert icons.pixmap("van").width() == 30


def test_disabled_icon_is_greyed(themed: QApplication) -> None:
    disabled = icons.icon("check", "accent", 64).pixmap(64, QIcon.Mode.Disabled)
    assert inks(disabled) == {theme.colour("text-disabled").name()}


def test_unknown_icon_is_an_error(themed: QApplication) -> None:
    with pytest.raises(FileNotFoundError):
        icons.pixmap("unicorn")
