"""How everything looks: the palette, the fonts and the lengths in force, and the one style sheet made from them.

``apply_theme(app, palette_key, text_percent)`` puts a palette and a text size in force; ``colour``, ``font``, ``size``
and their like answer from it at paint time, so that what is painted by hand never keeps an old colour. Widgets that
hold something built from a colour (a QIcon) rebuild it when ``notifier().changed`` is emitted. Icons are in ``icons``.
"""

from __future__ import annotations

import functools
import string
from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from mediator_app.desktop.tokens import palette_colours, tokens, type_roles
from mediator_app.resources import resource_path

TEXT_PERCENT_MIN, TEXT_PERCENT_MAX = 100, 200

_UNSCALED_SIZES = frozenset({"border", "border_strong", "focus_ring", "focus_gap", "icon_stroke"})


class ThemeNotifier(QObject):
    """Tells that a palette or a text size was put in force."""

    changed = Signal()


class _InForce:
    """What ``apply_theme`` decided last."""

    palette_key = "light"
    text_percent = 100
    colours: dict[str, QColor] | None = None


def make_application(arguments: Sequence[str] = ("tournee",)) -> QApplication:
    """The one QApplication, in the Fusion style that the style sheet is written for.

    The style is asked for by argument: ``app.setStyle`` would load QStyle's enums, which take longer than the window.
    """
    program, *others = arguments
    return QApplication([program, "-style", "Fusion", *others])


def apply_theme(app: QApplication, palette_key: str = "light", text_percent: int = 100) -> None:
    """Put a palette (``light``, ``dark``, ``contrast``) and a text size in force for the whole program.

    The text size is a percentage, brought back into 100 to 200. KeyError for an unknown palette.
    """
    colours = palette_colours(palette_key)
    _InForce.palette_key = palette_key
    _InForce.text_percent = min(max(text_percent, TEXT_PERCENT_MIN), TEXT_PERCENT_MAX)
    _InForce.colours = {name: QColor(value) for name, value in colours.items()}
    load_fonts()
    app.setPalette(_qt_palette())
    app.setFont(font("body"))
    app.setStyleSheet(style_sheet())
    notifier().changed.emit()


@functools.cache
def notifier() -> ThemeNotifier:
    """The one object that tells of a new theme."""
    return ThemeNotifier()


def palette_key() -> str:
    """The palette in force: ``light``, ``dark`` or ``contrast``."""
    return _InForce.palette_key


def is_contrast() -> bool:
    """Whether the high-contrast palette is in force: edges are then 2 px and chips have one."""
    return _InForce.palette_key == "contrast"


def text_percent() -> int:
    """The text size in force, 100 to 200."""
    return _InForce.text_percent


def colour(name: str) -> QColor:
    """The colour in force under a token name, such as ``surface-raised``; KeyError for an unknown name."""
    if _InForce.colours is None:
        _InForce.colours = {key: QColor(value) for key, value in palette_colours(_InForce.palette_key).items()}
    return _InForce.colours[name]


def size(name: str) -> int:
    """A length of the ``size`` table in logical pixels; all but edges and focus grow with the text."""
    value = tokens()["size"][name]
    return int(value if name in _UNSCALED_SIZES else scaled(value))


def space(name: str) -> int:
    """A distance of the ``space`` table in logical pixels; distances do not grow with the text."""
    return int(tokens()["space"][name])


def radius(name: str) -> int:
    """A corner radius of the ``radius`` table in logical pixels; the chip's grows with its height."""
    value = tokens()["radius"][name]
    return scaled(value) if name == "chip" else int(value)


def motion(name: str) -> int:
    """A duration of the ``motion`` table in milliseconds."""
    return int(tokens()["motion"][name])


def scaled(pixels: float) -> int:
    """A length in logical pixels, multiplied by the text size in force."""
    return round(pixels * _InForce.text_percent / 100)


def edge_width() -> int:
    """The width of a card's or field's edge: 1 px, 2 px in high contrast."""
    return size("border_strong") if is_contrast() else size("border")


def font(role: str = "body") -> QFont:
    """The font of a role: ``caption body body_strong section title figure omnibox huge``, at the size in force."""
    return QFont(_made_font(role, "", _InForce.text_percent))


def number_font(role: str = "body") -> QFont:
    """A role's font with figures of equal width, for counts, clocks, amounts and columns; never for names."""
    return _with_features(role, "features_numbers")


def code_font(role: str = "body") -> QFont:
    """A role's font for voucher and device codes: equal widths, slashed zero, unlike I, l and 1."""
    return _with_features(role, "features_codes")


def set_look(widget: QWidget, name: str, value: object) -> None:
    """Set a property that the style sheet selects on (``kind``, ``tone``, ``state``…) and have it restyled at once."""
    if widget.property(name) == value:
        return
    widget.setProperty(name, value)
    if widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        widget.style().unpolish(widget)
        widget.style().polish(widget)
        widget.update()


@functools.cache
def load_fonts() -> None:
    """Make the bundled Inter known to Qt; done once."""
    for name in tokens()["font"]["files"]:
        QFontDatabase.addApplicationFont(str(resource_path("fonts", name)))


class _StyleTemplate(string.Template):
    """A style sheet whose ``$names`` are token names, hyphens included."""

    idpattern = "[a-z][a-z0-9_-]*"


def style_sheet() -> str:
    """The style sheet of the program, filled with the colours and sizes in force; KeyError for an unknown ``$name``."""
    template = _StyleTemplate(resource_path("styles", "app.qss").read_text("utf-8"))
    values = dict(palette_colours(_InForce.palette_key))
    values |= {f"size-{name}": f"{size(name)}px" for name in tokens()["size"]}
    values |= {f"radius-{name}": f"{radius(name)}px" for name in tokens()["radius"]}
    values |= {f"space-{name}": f"{space(name)}px" for name in tokens()["space"]}
    values |= {f"pt-{role}": f"{kind['pt'] * text_percent() / 100:.2f}pt" for role, kind in type_roles().items()}
    values |= _field_lengths()
    return template.substitute(values)


def _field_lengths() -> dict[str, str]:
    """Lengths of fields that depend on the edge: a focused field has a 2-px edge and that much less padding."""
    edge, thicker = edge_width(), 2 - edge_width()
    return {
        "edge": f"{edge}px",
        "band-edge": "2px" if is_contrast() else "0px",
        "field-inner": f"{scaled(36) - 10 - 2 * edge}px",
        "spin-inner": f"{scaled(36) - 9 - 2 * edge}px",
        "pad-spin-v": "3px",
        "pad-spin-focus-v": f"{3 - thicker}px",
        "omnibox-inner": f"{size('omnibox') - 10 - 2 * edge}px",
        "pad-focus-v": f"{5 - thicker}px",
        "pad-focus-h": f"{10 - thicker}px",
        "radius-pill": f"{size('control_min') // 2}px",
        "drop-width": f"{size('icon_sm') + 20}px",
    }


def _with_features(role: str, features: str) -> QFont:
    return QFont(_made_font(role, features, _InForce.text_percent))


@functools.cache
def _made_font(role: str, features: str, percent: int) -> QFont:
    """The font of a role, made once: rows ask for theirs with every word that they paint. Give copies of it away."""
    kind = type_roles()[role]
    result = QFont(tokens()["font"]["family"])
    result.setPointSizeF(kind["pt"] * percent / 100)
    result.setWeight(QFont.Weight(int(kind["weight"])))
    for feature in tokens()["font"][features] if features else ():
        result.setFeature(QFont.Tag(feature), 1)
    return result


def _qt_palette() -> QPalette:
    role = QPalette.ColorRole
    names = {
        role.Window: "surface",
        role.WindowText: "text",
        role.Base: "surface-raised",
        role.AlternateBase: "surface-sunken",
        role.Text: "text",
        role.Button: "surface-raised",
        role.ButtonText: "text",
        role.BrightText: "danger",
        role.Highlight: "accent",
        role.HighlightedText: "on-accent",
        role.PlaceholderText: "text-muted",
        role.ToolTipBase: "surface-raised",
        role.ToolTipText: "text",
        role.Link: "accent",
        role.LinkVisited: "accent",
        role.Mid: "border",
        role.Dark: "border-control",
        role.Accent: "accent",
    }
    palette = QPalette()
    for colour_role, name in names.items():
        palette.setColor(colour_role, colour(name))
    for colour_role in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, colour_role, colour("text-disabled"))
    return palette
