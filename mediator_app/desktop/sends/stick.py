"""The USB stick's part of « Envois »: which file, written or read in the database lane, and what came of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths
from PySide6.QtWidgets import QFileDialog

from mediator_app.desktop import parcels
from mediator_app.desktop.parcels import Brought
from mediator_app.desktop.sends.stick_card import StickCard
from mediator_app.desktop.workplace import Workplace
from mediator_app.services.changes import Changes


class Stick(QObject):
    """Between the card and the files. ``ask_save`` and ``ask_open`` ask a person for a path; tests replace them."""

    def __init__(self, workplace: Workplace, card: StickCard) -> None:
        super().__init__(card)
        self._workplace = workplace
        self._card = card
        self.ask_save: Callable[[str], str] = self._ask_save
        self.ask_open: Callable[[], str] = self._ask_open
        card.write_wanted.connect(self._write)
        card.read_wanted.connect(self._read)

    def _write(self) -> None:
        day = self._workplace.now().date().isoformat()
        chosen = self.ask_save(self.tr("envoi-{day}").format(day=day) + parcels.SUFFIX)
        if chosen:
            path = Path(chosen)
            self._workplace.read(
                lambda laptop: parcels.write_parcel(laptop, path),
                lambda written: self._card.show_written(path.name, *written),
                self._card.show_refused,
                owner=self,
            )

    def _read(self) -> None:
        chosen = self.ask_open()
        if chosen:
            path = Path(chosen)
            self._workplace.write(
                lambda laptop: parcels.read_parcel(laptop, path), self._taken, self._card.show_refused, owner=self
            )

    def _taken(self, answer: tuple[Brought, Changes]) -> None:
        brought = answer[0]
        self._card.show_read(brought)

    def _ask_save(self, name: str) -> str:
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.HomeLocation)
        title, kind = self.tr("Enregistrer sur clé USB"), self.tr("Colis Tournée")
        return QFileDialog.getSaveFileName(None, title, str(Path(folder, name)), f"{kind} (*{parcels.SUFFIX})")[0]

    def _ask_open(self) -> str:
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.HomeLocation)
        title, kind = self.tr("Lire une clé USB"), self.tr("Colis Tournée")
        return QFileDialog.getOpenFileName(None, title, folder, f"{kind} (*{parcels.SUFFIX})")[0]
