"""The trial of a scanner: what arrives as it arrives, how it is read, and what that tells."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from mediator_app.desktop import accessibility
from mediator_app.desktop.scanner.trial_field import TrialField
from mediator_app.desktop.scanner.verdicts import FIXABLE, TONES, advice, pace_words, suffix_words, title
from mediator_app.desktop.widgets.bands import InfoBand
from mediator_app.desktop.widgets.cards import Card
from mediator_app.desktop.widgets.labels import FactLine, Label
from mediator_app.documents.scanner_page import TRIAL_CODES
from mediator_app.domain.scanning import Heard, ScannerSettings, advised_settings, judge_trial, likely_reading


class TrialCard(Card):
    """``advised(ScannerSettings)``: a person wants the settings that suit the scanner just tried."""

    advised = Signal(object)

    def __init__(self, parent: QWidget | None = None, *, clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__(self.tr("Essai"), parent=parent)
        self.settings = ScannerSettings()
        self._heard: Heard | None = None
        placeholder = self.tr("Lisez un des codes avec votre lecteur")
        self.field = TrialField(self.tr("Essai du lecteur"), clock, placeholder=placeholder, parent=self)
        self.band = InfoBand("info", "", parent=self)
        self._facts = {name: FactLine(icon, "", parent=self) for name, icon in _FACTS.items()}
        self._build()
        self.field.noted.connect(self._on_noted)
        self.field.heard.connect(self._on_heard)
        self.band.acted.connect(self._on_acted)

    def show_settings(self, settings: ScannerSettings) -> None:
        """Judge by these settings, the last trial too."""
        self.settings = settings
        if self._heard is not None:
            self._judge(self._heard)

    def _on_noted(self, heard: Heard) -> None:
        self._show(heard, likely_reading(heard.text))

    def _on_heard(self, heard: Heard) -> None:
        self._heard = heard
        accessibility.announce(self, self._judge(heard))

    def _judge(self, heard: Heard) -> str:
        """Show the verdict; what a screen reader should say."""
        verdict = judge_trial(heard, self.settings, TRIAL_CODES)
        self._show(heard, verdict.code)
        action = self.tr("Régler cet ordinateur pour ce lecteur") if verdict.kind in FIXABLE else ""
        tone = TONES.get(verdict.kind, "warning")
        self.band.set_message(tone, advice(verdict, heard), title=title(verdict), action=action)
        self.band.show()
        return self.band.accessibleName()

    def _show(self, heard: Heard, meant: str) -> None:
        pace = self.tr("{usual} entre deux signes, {slowest} au plus")
        pace = pace.format(usual=pace_words(heard.usual_ms), slowest=pace_words(heard.slowest_ms))
        self._facts["raw"].set_texts(heard.text, self.tr("Ce qui arrive"))
        self._facts["meant"].set_texts(meant, self.tr("Ce que l’application comprend"))
        self._facts["pace"].set_texts(pace, self.tr("Vitesse"))
        self._facts["suffix"].set_texts(suffix_words(heard.suffix), self.tr("Touche de fin"))
        for fact in self._facts.values():
            fact.show()

    def _on_acted(self) -> None:
        if self._heard is not None:
            self.advised.emit(advised_settings(self._heard, self.settings))

    def _build(self) -> None:
        self.field.setObjectName("scanner_trial")
        self.band.setObjectName("scanner_verdict")
        how = self.tr("Le curseur dans ce champ, lisez un code. Tout ce que le lecteur tape est montré tel quel.")
        self.add(Label(how, "small", wrap=True, parent=self))
        self.add(self.field)
        self.add(self.band)
        self.band.hide()
        for fact in self._facts.values():
            self.add(fact)
            fact.hide()
        self.body.addStretch(1)


_FACTS = {"raw": "scan", "meant": "check", "pace": "clock", "suffix": "info"}
