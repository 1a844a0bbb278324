"""Buttons, bands, labels, headers and cards: what they say to eyes, ears and hovering mice, and what they leave out."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFrame, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from mediator_app.desktop import theme
from mediator_app.desktop.widgets.bands import InfoBand, UndoBar
from mediator_app.desktop.widgets.brand import Brand
from mediator_app.desktop.widgets.buttons import KeyButton, LinkButton
from mediator_app.desktop.widgets.cards import Card
from mediator_app.desktop.widgets.fields import LabelledField, NotesField
from mediator_app.desktop.widgets.headers import PageHeader
from mediator_app.desktop.widgets.labels import EmptyRow, FactLine, Figure, IconLabel, Label, NumberLabel
from mediator_app.desktop.widgets.scrolling import ScrollColumn
from tests.desktop.part_hands import at_size, heard, light, shown, words_on


@pytest.fixture(autouse=True)
def _lit(qapp: QApplication) -> None:
    light(qapp)


def test_height_of_wrapped_words_follows_their_width_before_they_are_styled(qtbot: QtBot) -> None:
    label = Label("Une douzaine d’ateliers courants, à corriger comme vous voulez.", wrap=True)
    qtbot.addWidget(label)
    assert label.sizePolicy().hasHeightForWidth()


def test_renamed_button_tells_its_key_under_its_new_name(qtbot: QtBot) -> None:
    button = KeyButton("Annuler", hint="Ctrl+Z")
    qtbot.addWidget(button)
    button.setText("Défaire la fusion")
    assert button.toolTip() == "Défaire la fusion (Ctrl+Z)"


def test_button_without_a_cap_still_tells_its_key_to_the_mouse(qtbot: QtBot) -> None:
    button = KeyButton("Dupliquer", hint="Ctrl+D")
    qtbot.addWidget(button)
    before = button.sizeHint().width()
    button.hide_cap()
    assert (button.toolTip(), button.sizeHint().width() < before) == ("Dupliquer (Ctrl+D)", True)


def test_button_that_was_given_a_name_keeps_it(qtbot: QtBot) -> None:
    button = KeyButton("", icon="more")
    qtbot.addWidget(button)
    button.setAccessibleName("Autres actions")
    button.setText("…")
    assert button.accessibleName() == "Autres actions"


@pytest.mark.parametrize("key", [Qt.Key.Key_Space])
def test_button_is_pressed_by_the_keyboard(qtbot: QtBot, key: Qt.Key) -> None:
    button = LinkButton("Voir tout")
    shown(qtbot, button, 120, 30)
    clicked = heard(button.clicked)
    QTest.keyClick(button, key)
    assert len(clicked) == 1


def test_band_says_its_title_and_its_text_together(qtbot: QtBot) -> None:
    band = InfoBand("info", "Rien n’est perdu.", title="Le centre ne répond pas.")
    qtbot.addWidget(band)
    assert band.accessibleName() == "Le centre ne répond pas. Rien n’est perdu."


def test_band_that_says_something_else_forgets_the_first(qtbot: QtBot) -> None:
    band = InfoBand("danger", "Libérez de la place.", title="Disque plein.", action="Imprimer")
    shown(qtbot, band, 400, 100)
    band.set_message("success", "Enregistré.")
    assert (words_on(band), band.accessibleName(), band.property("tone")) == (["Enregistré."], "Enregistré.", "success")


@pytest.mark.parametrize("tone", ["info", "success", "warning", "danger"])
def test_band_is_told_apart_by_its_ground(qtbot: QtBot, tone: str) -> None:
    band = InfoBand(tone, "Texte")  # type: ignore[arg-type]
    shown(qtbot, band, 300, 60)
    assert band.grab().toImage().pixelColor(150, 4) == theme.colour(f"{tone}-soft")


def test_undo_names_the_gesture_for_who_does_not_see_it(qtbot: QtBot) -> None:
    bar = UndoBar()
    qtbot.addWidget(bar)
    names = []
    for action in ("", "Défaire la fusion"):
        bar.offer("Mme Roche", action=action)
        button = bar.findChild(QPushButton, "undo_button")
        names.append(button.accessibleName() if button else "")
    assert names == ["Annuler\u00a0: Mme Roche", "Défaire la fusion\u00a0: Mme Roche"]


def test_undo_is_asked_by_its_button(qtbot: QtBot) -> None:
    bar = UndoBar()
    shown(qtbot, bar, 400, 50)
    asked = heard(bar.undo_requested)
    bar.offer("Mme Roche")
    QTest.mouseClick(bar._button, Qt.MouseButton.LeftButton)
    assert asked == [()]


def test_figure_is_read_with_its_unit_and_words(qtbot: QtBot) -> None:
    figure = Figure("présents", "8", "/ 12")
    qtbot.addWidget(figure)
    figure.set_value("9", "/ 12")
    assert figure.accessibleName() == "9 / 12 présents"
    figure.set_value("1", words="présent")
    assert figure.accessibleName() == "1 présent"


def test_figure_that_grows_asks_for_its_room(qtbot: QtBot) -> None:
    figure = Figure("nouvelles", "0", inline=True)
    qtbot.addWidget(figure)
    before = figure.sizeHint().width()
    figure.set_value("1 248")
    assert figure.sizeHint().width() > before + 20


def test_clock_keeps_its_width_when_its_minutes_change(qtbot: QtBot) -> None:
    clock = NumberLabel("10 h 11")
    shown(qtbot, clock, 200, 40)
    before = clock.sizeHint().width()
    clock.setText("10 h 48")
    assert clock.sizeHint().width() == before


def test_icon_alone_is_decoration_unless_it_is_named(qtbot: QtBot) -> None:
    icons = (IconLabel("check"), IconLabel("check", name="Confirmé"))
    for icon in icons:
        qtbot.addWidget(icon)
    assert [icon.accessibleName() for icon in icons] == ["", "Confirmé"]


def test_fact_without_a_detail_takes_one_line(qtbot: QtBot) -> None:
    fact = FactLine("person", "Mme Lacour", "de 8 h 30 à 12 h")
    shown(qtbot, fact, 300, 60)
    fact.set_texts("Mme Lacour")
    assert words_on(fact) == ["Mme Lacour"]


def test_empty_row_says_its_hint_only_if_there_is_one(qtbot: QtBot) -> None:
    row = EmptyRow("Rien à vérifier.", "Dernière réception : hier")
    shown(qtbot, row, 300, 80)
    row.set_words("Aucun atelier ici.")
    assert words_on(row) == ["Aucun atelier ici."]


def test_header_puts_its_actions_at_the_right_in_their_order(qtbot: QtBot) -> None:
    first, second = KeyButton("Importer"), KeyButton("Nouvelle personne", kind="primary")
    header = PageHeader("Personnes", actions=(first, second))
    shown(qtbot, header, 900, 72)
    assert header.title.x() < first.x() < second.x()
    assert second.geometry().right() == header.width() - theme.space("page_margin") - 1


def test_header_icon_goes_with_the_words_that_it_was_for(qtbot: QtBot) -> None:
    header = PageHeader("Ateliers")
    shown(qtbot, header, 700, 72)
    header.set_muted("Enregistré", icon="received", tone="success")
    assert header._icon.isVisible()
    header.set_muted("Mardi")
    assert (header._icon.isVisible(), header.muted.property("tone")) == (False, "")


def test_card_says_its_tone_by_its_edge(qtbot: QtBot) -> None:
    card = Card()
    qtbot.addWidget(card)
    edges = []
    for tone in ("", "warning", "accent"):
        card.set_tone(tone)
        edges.append(card.edge())
    assert edges == [(1, "border"), (3, "warning-strong"), (2, "accent")]


def test_card_without_a_title_takes_none(qtbot: QtBot) -> None:
    card = Card()
    qtbot.addWidget(card)
    with pytest.raises(ValueError, match="no title line"):
        card.set_title("Participants")


def test_edge_of_a_flush_card_does_not_catch_the_mouse(qtbot: QtBot) -> None:
    card, button = Card(flush=True), QPushButton("Ouvrir")
    card.add(button)
    shown(qtbot, card, 200, 80)
    clicked = heard(button.clicked)
    target = card.childAt(button.geometry().center())
    assert target is button
    QTest.mouseClick(target, Qt.MouseButton.LeftButton)
    assert len(clicked) == 1


def test_edge_of_a_flush_card_stays_above_what_comes_later(qtbot: QtBot) -> None:
    card = Card(flush=True)
    shown(qtbot, card, 200, 80)
    late = QFrame(card)
    drawn = card.children()
    assert card._edge is drawn[-1]
    assert late in drawn


@pytest.mark.parametrize(("percent", "wraps"), [(100, False), (200, True)])
def test_aside_of_a_field_breaks_into_lines_with_large_text(
    qtbot: QtBot, qapp: QApplication, percent: int, wraps: bool
) -> None:
    field = LabelledField("Note", NotesField("Note"), aside="Ni mot de passe, ni situation de santé ou de famille")
    shown(qtbot, field, 420, 200)
    with at_size(qapp, percent):
        aside = next(label for label in field.findChildren(QLabel) if label.text().startswith("Ni mot"))
        assert aside.wordWrap() is wraps
        field.resize(420, 300)
        qapp.processEvents()
        assert aside.geometry().right() <= field.width()


def test_mark_of_the_program_can_stand_alone(qtbot: QtBot) -> None:
    brand = Brand()
    qtbot.addWidget(brand)
    whole = brand.sizeHint().width()
    brand.set_compact(compact=True)
    assert (brand.sizeHint().width(), whole > 60, brand.accessibleName()) == (30, True, "Tournée")


def test_column_scrolls_to_what_the_keyboard_reaches(qtbot: QtBot) -> None:
    column = ScrollColumn("Réponses")
    buttons = [KeyButton(f"Réponse {number}") for number in range(20)]
    for button in buttons:
        column.body.addWidget(button)
    shown(qtbot, column, 200, 150)
    buttons[0].setFocus()
    for button in buttons[:-1]:
        QTest.keyClick(button, Qt.Key.Key_Tab)
    last = buttons[-1]
    assert last.hasFocus()
    assert column.viewport().rect().contains(last.mapTo(column.viewport(), last.rect().center()))


def test_empty_list_says_so_at_the_top_of_a_high_card(qtbot: QtBot) -> None:
    row = EmptyRow("Aucun atelier ici.", "Un nouvel atelier se prépare avec le bouton en haut à droite.")
    row.setMinimumHeight(400)
    shown(qtbot, row)
    assert max(label.geometry().bottom() for label in row.findChildren(QLabel)) < 100


def test_words_of_an_action_become_its_name_in_large_text(qtbot: QtBot, qapp: QApplication) -> None:
    header, button = PageHeader("Personnes"), KeyButton("Importer une liste", icon="download")
    header.add_folding_action(button)
    shown(qtbot, header)
    with at_size(qapp, 200):
        header.resize(400, 144)
        assert (button.text(), button.accessibleName(), button.toolTip()) == (
            "",
            "Importer une liste",
            "Importer une liste",
        )
    assert (button.text(), button.toolTip()) == ("Importer une liste", "")


def test_words_of_an_action_stay_in_large_text_where_they_have_room(qtbot: QtBot, qapp: QApplication) -> None:
    header, button = PageHeader("Appareils"), KeyButton("Actualiser", icon="download")
    header.add_folding_action(button)
    shown(qtbot, header)
    with at_size(qapp, 200):
        for width, words in ((1200, "Actualiser"), (400, ""), (1200, "Actualiser")):
            header.resize(width, 144)
            assert (header.width(), button.text()) == (width, words)


def test_line_under_a_title_begins_with_a_capital_also_when_it_is_a_date(qtbot: QtBot) -> None:
    header = PageHeader("Atelier collectif", "mardi 24 nov.")
    qtbot.addWidget(header)
    assert header.muted.text() == "Mardi 24 nov."
