"""The band that tells, until it is read, that this laptop was brought back from a backup, and what may be missing."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QWidget

from mediator_app.desktop import words
from mediator_app.desktop.widgets.bands import InfoBand
from mediator_app.services.profiles import brought_back_at, know_brought_back


class RestoredBand(InfoBand):
    """Hidden unless the profile in ``folder`` was brought back and nobody has said that she knows."""

    def __init__(self, folder: Path | None, parent: QWidget | None = None) -> None:
        super().__init__("info", "", parent=parent)
        self._folder = folder
        self.setObjectName("restored_band")
        self.acted.connect(self._forget)
        moment = brought_back_at(folder) if folder is not None else None
        self.setVisible(moment is not None)
        if moment is not None:
            when = words.moment(moment.astimezone())
            title = self.tr("Ce poste a été repris d’une sauvegarde ({when}).").format(when=when)
            said = self.tr(
                "Ce que vous aviez noté depuis cette sauvegarde manque ici\u202f; ce que le centre avait déjà reçu reviendra au"
                " prochain envoi. Comparez avec vos feuilles signées."
            )
            self.set_message("info", said, title=title, action=self.tr("J’ai compris"))

    def _forget(self) -> None:
        if self._folder is not None:
            know_brought_back(self._folder)
        self.hide()
