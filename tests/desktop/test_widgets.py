"""Building blocks: what they say, emit and measure, at every text size."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from mediator_app.desktop import theme
from mediator_app.desktop.accessibility import unnamed_controls
from mediator_app.desktop.widgets.bands import InfoBand, UndoBar
from mediator_app.desktop.widgets.buttons import KeyButton, LinkButton
from mediator_app.desktop.widgets.cards import Card
from mediator_app.desktop.widgets.chips import Chip, ChipLabel, ChipPainter
from mediator_app.desktop.widgets.choices import RadioBox, TickBox
from mediator_app.desktop.widgets.flow_layout import FlowLayout
from mediator_app.desktop.widgets.gauges import CountBadge, FillBar
from mediator_app.desktop.widgets.headers import PageHeader
from mediator_app.desktop.widgets.key_caps import key_words
from mediator_app.desktop.widgets.keyboard_focus import KeyboardFocus
from mediator_app.desktop.widgets.labels import Figure, Label
from mediator_app.desktop.widgets.scrolling import ScrollColumn
from mediator_app.desktop.widgets.stepper import Stepper
from mediator_app.desktop.widgets.tabs import TabLine
from mediator_app.desktop.widgets.toggles import ChoiceRow, Segmented, ToggleChip

Show = Callable[..., QWidget]

pytestmark = pytest.mark.usefixtures("themed")

MAKERS: list[Callable[[], QWidget]] = [
    lambda: KeyButton("Chercher", icon="search", shortcut="Ctrl+F"),
    lambda: LinkButton("Annuler"),
    lambda: ToggleChip("Santé", checked=True),
    lambda: ChipLabel(Chip("present", "Présente")),
    lambda: Segmented([("a", "Débutant"), ("b", "Avancé")], "Niveau"),
    lambda: Stepper("Femmes", 2),
    lambda: TickBox("2 multiprises"),
    lambda: RadioBox("Lefèvre", boxed=True),
    lambda: Figure("présents", "8", "/ 12"),
    lambda: InfoBand("warning", "8 chèques restent en dehors.", action="Les ajouter"),
    lambda: PageHeader("Personnes", "1 248 personnes"),
]


def picture(widget: QWidget) -> QImage:
    return widget.grab().toImage()


@pytest.mark.parametrize("make", MAKERS)
def test_block_grows_with_the_text_without_being_made_again(
    show: Show, themed: QApplication, make: Callable[[], QWidget]
) -> None:
    block = make()
    show(block)
    before = block.sizeHint()
    theme.apply_theme(themed, "light", 200)
    themed.processEvents()
    after = block.sizeHint()
    assert after.height() >= 1.4 * before.height()
    assert after.width() >= 1.4 * before.width()


@pytest.mark.parametrize("make", MAKERS)
def test_block_takes_the_colours_of_a_new_palette(
    show: Show, themed: QApplication, make: Callable[[], QWidget]
) -> None:
    block = make()
    show(block)
    light = picture(block)
    theme.apply_theme(themed, "dark")
    assert picture(block) != light


@pytest.mark.parametrize("make", MAKERS)
def test_block_has_a_name_for_a_screen_reader(qtbot: QtBot, make: Callable[[], QWidget]) -> None:
    block = make()
    qtbot.addWidget(block)
    assert unnamed_controls(block) == []


@pytest.mark.parametrize(
    ("keys", "words"), [("Ctrl+Return", "Ctrl Entrée"), ("Esc", "Échap"), ("F5", "F5"), ("Shift+Up", "Maj ↑")]
)
def test_keys_are_written_as_on_the_keyboard(keys: str, words: str) -> None:
    assert key_words(keys) == words


def test_shortcut_clicks_the_button_and_is_told_in_its_tooltip(qtbot: QtBot, show: Show) -> None:
    button = KeyButton("Nouvelle personne", kind="primary", shortcut="Ctrl+N")
    window = show(button)
    with qtbot.waitSignal(button.clicked):
        QTest.keyClick(window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert button.toolTip() == "Nouvelle personne (Ctrl+N)"


def test_hint_paints_a_cap_without_taking_the_key(qtbot: QtBot) -> None:
    button, bare = KeyButton("Annuler", hint="Ctrl+Z"), KeyButton("Annuler")
    assert button.shortcut().isEmpty()
    assert button.sizeHint().width() > bare.sizeHint().width() + 30


@pytest.mark.parametrize(("size", "height"), [("sm", 32), ("md", 36), ("lg", 40)])
def test_buttons_have_the_heights_of_the_design(size: str, height: int) -> None:
    assert KeyButton("Imprimer", size=size).sizeHint().height() == height  # type: ignore[arg-type]


def test_primary_button_is_filled_with_the_accent(show: Show) -> None:
    button = KeyButton("Continuer", kind="primary")
    show(button)
    assert picture(button).pixelColor(6, button.height() // 2) == theme.colour("accent")


def test_renamed_button_is_renamed_for_a_screen_reader_too() -> None:
    button = KeyButton("Envoyer au centre")
    button.setText("Envoi en cours…")
    assert button.accessibleName() == "Envoi en cours…"


def test_checked_chip_takes_a_tick_and_more_room() -> None:
    chip = ToggleChip("Santé")
    before = chip.sizeHint().width()
    chip.setChecked(True)
    assert chip.sizeHint().width() > before + 12


def test_choice_tells_what_a_person_chose(qtbot: QtBot) -> None:
    row = ChoiceRow([("all", "Toutes"), ("mine", "De ma tournée")], "Filtre")
    qtbot.addWidget(row)
    with qtbot.waitSignal(row.chosen) as told:
        row.button("mine").click()
    assert told.args == ["mine"]
    assert row.value() == "mine"


def test_choice_set_by_the_program_is_not_told(qtbot: QtBot) -> None:
    row = Segmented([("a", "Débutant"), ("b", "Avancé")], "Niveau")
    qtbot.addWidget(row)
    with qtbot.assertNotEmitted(row.chosen):
        row.set_value("b")
    assert row.value() == "b"


def test_arrow_keys_move_the_choice(show: Show) -> None:
    row = Segmented([("a", "Débutant"), ("b", "Avancé")], "Niveau")
    show(row)
    QTest.keyClick(row, Qt.Key.Key_Right)
    assert row.value() == "b"


def test_stepper_counts_up_and_never_below_zero(qtbot: QtBot) -> None:
    stepper = Stepper("Femmes", 0)
    qtbot.addWidget(stepper)
    minus, plus = stepper.findChildren(type(stepper._plus))
    assert not minus.isEnabled()
    with qtbot.waitSignal(stepper.changed) as told:
        plus.click()
    assert told.args == [1]
    assert minus.isEnabled()


def test_stepper_set_by_the_program_is_not_told(qtbot: QtBot) -> None:
    stepper = Stepper("Femmes")
    qtbot.addWidget(stepper)
    with qtbot.assertNotEmitted(stepper.changed):
        stepper.set_value(4)
    assert stepper.value() == 4


def test_stepper_shows_its_count(show: Show) -> None:
    stepper = Stepper("Femmes", 8)
    show(stepper)
    assert stepper._box.lineEdit().width() > 20


def test_flow_goes_to_the_next_line_when_the_width_is_used() -> None:
    box = QWidget()
    flow = FlowLayout(box, 8)
    for _ in range(3):
        child = QWidget()
        child.setFixedSize(QSize(100, 30))
        flow.addWidget(child)
    assert flow.heightForWidth(400) == 30
    assert flow.heightForWidth(220) == 68
    assert flow.heightForWidth(100) == 106


def test_fill_bar_says_its_fill(show: Show) -> None:
    bar = FillBar()
    bar.set_fill(9, 12, "9 inscrits sur 12")
    show(bar)
    bar.resize(120, 8)
    image = picture(bar)
    assert bar.accessibleName() == "9 inscrits sur 12"
    assert image.pixelColor(80, 4) == theme.colour("accent")
    assert image.pixelColor(100, 4) == theme.colour("surface-sunken")


def test_fill_bar_of_nothing_is_empty() -> None:
    bar = FillBar()
    bar.set_fill(0, 0, "Aucune place")
    assert bar.value() == 0


def test_empty_count_badge_is_hidden() -> None:
    badge = CountBadge("4")
    badge.set_text("")
    assert badge.isHidden()


def test_chip_is_measured_with_its_icon() -> None:
    with_icon, without = Chip("success", "Confirmé"), Chip("neutral", "Confirmé")
    assert ChipPainter.size(with_icon).width() > ChipPainter.size(without).width() + 12


def test_chip_has_an_edge_in_high_contrast(show: Show, themed: QApplication) -> None:
    theme.apply_theme(themed, "contrast")
    chip = ChipLabel(Chip("present", "Présente"))
    show(chip)
    assert picture(chip).pixelColor(chip.width() // 2, 1) == theme.colour("on-chip-present")


def test_flush_card_rounds_the_corners_of_what_is_inside(show: Show) -> None:
    card = Card(flush=True)
    inside = QWidget()
    inside.setAutoFillBackground(True)
    palette = inside.palette()
    palette.setColor(inside.backgroundRole(), QColor("#ff0000"))
    inside.setPalette(palette)
    card.add(inside, 1)
    window = show(card)
    window.resize(200, 120)
    image = picture(card)
    assert image.pixelColor(1, 1) == theme.colour("surface")
    assert image.pixelColor(card.width() // 2, 20) == QColor("#ff0000")


def test_only_a_card_with_a_title_takes_something_beside_it() -> None:
    with pytest.raises(ValueError, match="no title line"):
        Card().add_to_title(QWidget())


def test_label_never_reads_a_name_as_html(qtbot: QtBot) -> None:
    label = Label("<b>Roche</b>")
    qtbot.addWidget(label)
    assert label.textFormat() == Qt.TextFormat.PlainText


def test_band_tells_when_its_link_is_pressed(qtbot: QtBot, show: Show) -> None:
    band = InfoBand("warning", "8 chèques restent en dehors.", action="Les ajouter")
    show(band)
    with qtbot.waitSignal(band.acted):
        band.findChildren(LinkButton)[0].click()


def test_undo_bar_goes_after_its_time(qtbot: QtBot, show: Show) -> None:
    bar = UndoBar()
    show(bar)
    bar.offer("Mme Roche : présence", 20)
    assert bar.label() == "Mme Roche : présence"
    qtbot.waitUntil(lambda: not bar.label(), timeout=2000)


def test_undo_bar_without_a_time_stays_until_there_is_nothing_to_undo(show: Show) -> None:
    bar = UndoBar()
    show(bar)
    bar.offer("Mme Roche : présence", 1)
    bar.offer("Mme Œuvrard : présence")
    assert not bar._timer.isActive()
    bar.offer("")
    assert bar.label() == ""


def test_tab_tells_which_one_came_on_top(qtbot: QtBot) -> None:
    tabs = TabLine([("sheet", "Fiche"), ("history", "Historique")], "Parties")
    qtbot.addWidget(tabs)
    with qtbot.waitSignal(tabs.chosen) as told:
        tabs.step(1)
    assert told.args == ["history"]
    tabs.set_count("history", "5")
    assert tabs.tabText(1) == "Historique  5"


def test_unknown_tab_is_an_error(qtbot: QtBot) -> None:
    tabs = TabLine([("sheet", "Fiche")], "Parties")
    qtbot.addWidget(tabs)
    with pytest.raises(KeyError):
        tabs.set_value("vouchers")


def test_focus_ring_goes_around_what_tab_reached_but_not_what_was_clicked(qtbot: QtBot, show: Show) -> None:
    box = QWidget()
    layout = QVBoxLayout(box)
    first, second = KeyButton("Un"), KeyButton("Deux")
    layout.addWidget(first)
    layout.addWidget(second)
    window = show(box)
    focus = KeyboardFocus(window)
    window.activateWindow()
    first.setFocus()
    QTest.keyClick(first, Qt.Key.Key_Tab)
    qtbot.waitUntil(second.hasFocus)
    assert focus.ringed() is second
    second.clearFocus()
    QTest.mouseClick(first, Qt.MouseButton.LeftButton)
    assert focus.ringed() is None


def test_column_scrolls_to_the_field_that_the_program_goes_to(qtbot: QtBot, show: Show) -> None:
    column = ScrollColumn("Fiche")
    buttons = [KeyButton(str(number)) for number in range(20)]
    for button in buttons:
        column.body.addWidget(button)
    window = show(column)
    window.resize(300, 200)
    focus = KeyboardFocus(window)
    buttons[-1].setFocus()
    qtbot.waitUntil(lambda: not buttons[-1].visibleRegion().isEmpty())
    assert focus.ringed() is None


def test_column_stays_where_the_keyboard_only_passed_through(qtbot: QtBot, show: Show) -> None:
    column = ScrollColumn("Fiche")
    buttons = [KeyButton(str(number)) for number in range(20)]
    for button in buttons:
        column.body.addWidget(button)
    window = show(column)
    window.resize(300, 200)
    other = KeyButton("Autre", parent=window)
    other.show()
    focus = KeyboardFocus(window)
    buttons[-1].setFocus()
    other.setFocus()
    QApplication.processEvents()
    assert (focus.ringed(), buttons[-1].visibleRegion().isEmpty()) == (None, True)


def test_header_hides_its_empty_line() -> None:
    header = PageHeader("Personnes")
    header.set_muted("1 248 personnes")
    assert header.muted.text() == "1 248 personnes"
    header.set_muted("")
    assert not header.muted.isVisibleTo(header)


def test_title_in_three_lines_keeps_off_what_is_above_and_below(show: Show, themed: QApplication) -> None:
    theme.apply_theme(themed, "light", 200)
    header = PageHeader("Premiers pas", "Mardi 24 novembre, 13 h – 15 h, à la médiathèque de Felletin")
    window = show(header)
    window.setFixedWidth(420)
    window.setFixedHeight(window.heightForWidth(420))
    QApplication.processEvents()
    words = header.muted.mapTo(header, header.muted.rect().bottomLeft()).y()
    assert header.height() - words > 8


def test_focus_ring_is_whole_at_the_edge_of_a_column_that_scrolls(qtbot: QtBot, show: Show) -> None:
    column = ScrollColumn("Colonne")
    first, second = KeyButton("Un"), KeyButton("Deux")
    for button in (first, second):
        column.body.addWidget(button)
    window = show(column)
    focus = KeyboardFocus(window)
    window.activateWindow()
    first.setFocus()
    QTest.keyClick(first, Qt.Key.Key_Tab)
    qtbot.waitUntil(lambda: focus.ringed() is second)
    QApplication.processEvents()
    middle = second.mapTo(window, second.rect().center()).y()
    left = column.mapTo(window, column.rect().topLeft()).x()
    image = window.grab().toImage()
    assert theme.colour("focus") in [image.pixelColor(left + x, middle) for x in range(3)]
