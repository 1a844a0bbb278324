"""« Tester mon lecteur »: codes to read, what arrives, what it tells, and the settings of this computer for its scanner."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from mediator_app.desktop import theme
from mediator_app.desktop.camera import camera_state
from mediator_app.desktop.scanner.codes_card import CodesCard
from mediator_app.desktop.scanner.settings_card import SettingsCard
from mediator_app.desktop.scanner.trial_card import TrialCard
from mediator_app.desktop.widgets.bands import InfoBand
from mediator_app.desktop.widgets.buttons import KeyButton
from mediator_app.desktop.widgets.headers import Page
from mediator_app.desktop.widgets.scrolling import scrolled_body
from mediator_app.desktop.workplace import Workplace
from mediator_app.domain.scanning import ScannerSettings
from mediator_app.errors import AppError
from mediator_app.services.scanner import keep_scanner_settings, scanner_settings

LARGE_TEXT = 150
"""From this text size, in percent, one column is all that fits."""

_DOWNWARDS = QHBoxLayout.Direction.TopToBottom


class ScannerPage(Page):
    """The page of key ``scanner-test``. ``clock`` is any steady one, in seconds."""

    def __init__(
        self, workplace: Workplace, parent: QWidget | None = None, *, clock: Callable[[], float] = time.monotonic
    ) -> None:
        super().__init__("", parent=parent)
        self._workplace = workplace
        self.trial = TrialCard(self, clock=clock)
        self.codes = CodesCard(self)
        self.settings = SettingsCard(self)
        self.band = InfoBand("danger", "", parent=self)
        self._build()
        self._connect()
        workplace.read(scanner_settings, self._show, self.show_error)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.trial.field.setFocus()

    def show_error(self, error: AppError) -> None:
        """Say what could not be done, above the trial."""
        self.band.set_message("danger", error.hint, title=error.title)
        self.band.show()

    def _show(self, settings: ScannerSettings) -> None:
        self.trial.show_settings(settings)
        self.settings.show_settings(settings)

    def _keep(self, settings: ScannerSettings) -> None:
        self.band.hide()
        self._workplace.write(
            lambda laptop: keep_scanner_settings(laptop, settings),
            lambda _nothing: self._show(settings),
            self.show_error,
        )

    def _print(self) -> None:
        from mediator_app.desktop.paper.preview import open_preview
        from mediator_app.documents.scanner_page import ScannerTestPage

        open_preview(self._workplace, lambda _laptop: ScannerTestPage(), self)

    def _connect(self) -> None:
        self.settings.changed.connect(self._keep)
        self.trial.advised.connect(self._keep)
        self.print_button.clicked.connect(self._print)
        theme.notifier().changed.connect(self._fit)

    def _build(self) -> None:
        self.header.set_title(self.tr("Tester mon lecteur"))
        self.print_button = KeyButton(self.tr("Imprimer les codes"), icon="printer", shortcut="Ctrl+P", parent=self)
        self.print_button.setObjectName("scanner_print")
        self.header.add_action(self.print_button)
        self.settings.camera.set_texts(*camera_state())
        self.band.hide()
        scroll = QScrollArea(self)
        body = scrolled_body(scroll)
        self._columns = columns = QHBoxLayout(body)
        columns.setContentsMargins(0, 0, 0, 0)
        columns.setSpacing(theme.space("gap"))
        left = QVBoxLayout()
        left.setSpacing(theme.space("gap"))
        left.addWidget(self.trial, 1)
        left.addWidget(self.settings)
        columns.addLayout(left, 1)
        columns.addWidget(self.codes)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.content.addWidget(self.band)
        self.content.addWidget(scroll, 1)
        self._fit()

    def _fit(self) -> None:
        """With large text the codes stand under the trial, and the header keeps to its title."""
        is_large = theme.text_percent() >= LARGE_TEXT
        self._columns.setDirection(_DOWNWARDS if is_large else QHBoxLayout.Direction.LeftToRight)
        about = self.tr("Un lecteur de codes-barres branché en USB tape comme un clavier")
        self.header.set_muted("" if is_large else about)
