"""How a scanner is told from a hand on this computer: the key that ends a code, and the pace under which no hand is."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from mediator_app.desktop.scanner.verdicts import suffix_words
from mediator_app.desktop.widgets.cards import Card
from mediator_app.desktop.widgets.fields import LabelledField, NumberField, Picker
from mediator_app.desktop.widgets.labels import FactLine
from mediator_app.domain.scanning import SLOWEST_PACE_MS, SUFFIXES, ScannerSettings


class SettingsCard(Card):
    """``changed(ScannerSettings)`` when a person changes one. ``camera`` says whether codes can be read by camera."""

    changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Réglages de cet ordinateur"), parent=parent)
        choices = [(suffix, suffix_words(suffix)) for suffix in SUFFIXES]
        self.suffix = Picker(self.tr("Touche de fin"), choices, self)
        self.pace = NumberField(self.tr("Temps entre deux signes"), maximum=SLOWEST_PACE_MS, parent=self)
        self.camera = FactLine("eye", "", parent=self)
        self._build()
        self.suffix.chosen.connect(self._tell)
        self.pace.editingFinished.connect(self._tell)

    def show_settings(self, settings: ScannerSettings) -> None:
        """Show what is kept."""
        self.suffix.set_value(settings.suffix)
        self._shown = settings
        self.pace.setValue(settings.pace_ms)

    def _tell(self) -> None:
        wanted = ScannerSettings(self.suffix.value(), self.pace.value())
        if wanted != self._shown:
            self._shown = wanted
            self.changed.emit(wanted)

    def _build(self) -> None:
        self._shown = ScannerSettings()
        self.suffix.setObjectName("scanner_suffix")
        self.pace.setObjectName("scanner_pace")
        self.pace.setMinimum(1)
        self.pace.setSuffix("\u00a0ms")
        aside = self.tr("au plus, 35 d’habitude")
        self.add(LabelledField(self.suffix.accessibleName(), self.suffix, parent=self))
        self.add(LabelledField(self.pace.accessibleName(), self.pace, aside=aside, parent=self))
        self.add(self.camera)
