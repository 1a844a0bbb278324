"""« Réglages »: how the window looks on this laptop, at once and for the next times; and what this laptop is.

A choice is kept as soon as it is made: there is nothing to save.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from mediator_app.config import program_version
from mediator_app.desktop import theme
from mediator_app.desktop.preferences import (
    AUTOMATIC,
    TEXT_SIZES,
    Preferences,
    keep_preferences,
    load_preferences,
    put_in_force,
)
from mediator_app.desktop.translation import LANGUAGES
from mediator_app.desktop.widgets.buttons import KeyButton
from mediator_app.desktop.widgets.cards import Card
from mediator_app.desktop.widgets.headers import Page
from mediator_app.desktop.widgets.labels import Label
from mediator_app.desktop.widgets.scrolling import ScrollColumn
from mediator_app.desktop.widgets.toggles import ChoiceRow
from mediator_app.desktop.workplace import Workplace


class SettingsPage(Page):
    """``folder`` is the profile's; ``remake`` has the other pages made anew for another text size."""

    def __init__(
        self, workplace: Workplace, folder: Path, remake: Callable[[], object], parent: QWidget | None = None
    ) -> None:
        super().__init__("", parent=parent)
        self._workplace = workplace
        self._folder = folder
        self._remake = remake
        self._preferences = load_preferences(folder)
        self._build()
        self._show_chosen()
        QApplication.styleHints().colorSchemeChanged.connect(self._follow_computer)

    def open_with(self) -> None:
        """Nothing can be asked of this page."""

    def _build(self) -> None:
        self.setObjectName("settings_page")
        self.header.set_title(self.tr("Réglages"))
        self.header.set_muted(self.tr("Pour ce poste seulement. Chaque choix est gardé aussitôt."))
        column = ScrollColumn(self.tr("Réglages"), self)
        column.body.setSpacing(theme.space("gap"))
        column.body.addWidget(self._build_look())
        column.body.addWidget(self._build_laptop())
        column.body.addStretch(1)
        self.content.addWidget(column, 1)

    def _build_look(self) -> Card:
        card = Card(self.tr("Affichage"), parent=self)
        palettes = (
            (AUTOMATIC, self.tr("Comme l’ordinateur")),
            ("light", self.tr("Clair")),
            ("dark", self.tr("Sombre")),
            ("contrast", self.tr("Contraste élevé")),
        )
        sizes = [(str(percent), f"{percent}\u00a0%") for percent in TEXT_SIZES]
        languages = (("fr", "Français"), ("en", "English"))
        self.palettes = self._add_choice(card, self.tr("Couleurs"), palettes)
        self.sizes = self._add_choice(card, self.tr("Taille du texte"), sizes)
        self.languages = self._add_choice(card, self.tr("Langue"), languages)
        self._later = Label(self.tr("La langue changera à la prochaine ouverture."), "muted", parent=card)
        self._later.hide()
        card.add(self._later)
        self.palettes.chosen.connect(lambda key: self._choose(palette=key))
        self.sizes.chosen.connect(lambda key: self._choose(text_size=int(key)))
        self.languages.chosen.connect(lambda key: self._choose(language=key))
        return card

    def _add_choice(self, card: Card, title: str, choices: Any) -> ChoiceRow:
        group = QWidget(card)
        layout = QVBoxLayout(group)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.space("sm"))
        layout.addWidget(Label(title, "strong", parent=group))
        row = ChoiceRow(choices, title, group, wraps=True)
        layout.addWidget(row)
        card.add(group)
        return row

    def _build_laptop(self) -> Card:
        card = Card(self.tr("Ce poste"), parent=self)
        version = self.tr("Version {version}").format(version=program_version())
        card.add(Label(version, parent=card))
        folder = self.tr("Données\u00a0: {folder}").format(folder=self._folder)
        protected = self.tr(
            "Elles sont chiffrées. Sans votre phrase secrète ou la fiche de secours, personne ne peut les lire."
        )
        for words in (folder, protected):
            card.add(Label(words, "muted", wrap=True, parent=card))
        team = KeyButton(self.tr("Ce poste et son équipe"), icon="laptop", parent=card)
        team.setObjectName("open_devices")
        team.clicked.connect(lambda: self._workplace.open_page("devices"))
        card.body.addWidget(team, 0, Qt.AlignmentFlag.AlignLeft)
        return card

    def _show_chosen(self) -> None:
        chosen = self._preferences
        self.palettes.set_value(chosen.palette)
        nearest = min(TEXT_SIZES, key=lambda size: abs(size - chosen.text_size))
        self.sizes.set_value(str(nearest))
        self.languages.set_value(chosen.language if chosen.language in LANGUAGES else "fr")

    def _choose(self, **changed: Any) -> None:
        before, self._preferences = self._preferences, replace(self._preferences, **changed)
        keep_preferences(self._folder, self._preferences)
        self._later.setVisible(self._later.isVisible() or self._preferences.language != before.language)
        self._put_in_force(self._preferences)
        if self._preferences.text_size != before.text_size:
            self._remake()

    def _put_in_force(self, preferences: Preferences) -> None:
        app = QApplication.instance()
        if isinstance(app, QApplication):
            put_in_force(app, preferences)

    def _follow_computer(self) -> None:
        if self._preferences.palette == AUTOMATIC:
            self._put_in_force(self._preferences)
