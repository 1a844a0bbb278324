"""« Pas de réseau ? »: putting what waits on a USB stick, reading the centre's answer from one, and ejecting it safely."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from mediator_app.desktop import theme
from mediator_app.desktop.accessibility import announce
from mediator_app.desktop.parcels import Brought
from mediator_app.desktop.signed_paper_words import PaperWords
from mediator_app.desktop.widgets.bands import InfoBand
from mediator_app.desktop.widgets.buttons import KeyButton
from mediator_app.desktop.widgets.cards import Card
from mediator_app.desktop.widgets.labels import Label
from mediator_app.domain.signed_papers import PapersWaiting
from mediator_app.errors import AppError

NO_PAPERS: Final = PapersWaiting(0, 0, 0)


class StickCard(Card):
    """``write_wanted()`` and ``read_wanted()``: a button was pressed; the page asks for the file."""

    write_wanted = Signal()
    read_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("…", parent=parent)
        if self.title is not None:
            self.title.setText(self.tr("Pas de réseau\u202f?"))
        self.body.setSpacing(theme.space("md"))
        self._words = Label("", wrap=True, parent=self)
        self.write_button = KeyButton(self.tr("Enregistrer sur clé USB"), icon="usb", parent=self)
        self.write_button.setObjectName("write_stick")
        self.read_button = KeyButton(self.tr("Lire une clé USB"), kind="quiet", parent=self)
        self.read_button.setObjectName("read_stick")
        self._result = InfoBand("info", "", parent=self)
        self._result.setObjectName("stick_result")
        self._result.hide()
        stays = self.tr("Les éléments restent sur ce poste jusqu’à la réponse du centre.")
        self._stays = Label(stays, "small", wrap=True, parent=self)
        for widget in (self._words, self.write_button, self.read_button, self._result, self._stays):
            self.add(widget)
        for button, wanted in ((self.write_button, self.write_wanted), (self.read_button, self.read_wanted)):
            button.clicked.connect(wanted)
        self.show_pending(0)

    def show_pending(self, count: int, papers: PapersWaiting = NO_PAPERS) -> None:
        """So many elements would go on the stick, and papers beside them, whose size is told before."""
        if count:
            text = self.tr(
                "Enregistrez %n élément(s), chiffrés, sur une clé USB à remettre à la coordination.", "", count
            )
        else:
            text = self.tr("Rien n’attend. Une clé peut rapporter les nouveautés du centre.")
        if papers.count:
            size = PaperWords(self).size(papers.byte_count - papers.sent_bytes)
            beside = self.tr("Et %n papier(s) signé(s), {size}, dans des fichiers à côté.", "", papers.count)
            text = f"{text} {beside.format(size=size)}"
        self._words.setText(text)
        self._stays.setVisible(count > 0)

    def show_written(self, name: str, count: int, paper_files: int = 0) -> None:
        """The file is on the stick, and those with papers, which must be ejected before it is pulled out."""
        title = self.tr("{name} est écrit.").format(name=name)
        eject = self.tr("Éjectez la clé avant de la retirer, puis remettez-la à la coordination.")
        counted = self.tr("%n élément(s), que le centre seul peut lire.", "", count)
        beside = (
            self.tr("%n fichier(s) de papiers signés à côté, à lire après.", "", paper_files) if paper_files else ""
        )
        self._tell("success", title, " ".join(part for part in (counted, beside, eject) if part))

    def show_read(self, brought: Brought) -> None:
        """What a stick brought."""
        if brought.carried:
            text = self.tr("Il partira au prochain envoi, sans que ce poste puisse le lire.")
            self._tell("success", self.tr("Colis d’un collègue gardé."), text)
            return
        parts = [
            self.tr("%n réponse(s) du centre", "", brought.answered),
            self.tr("%n nouveauté(s)", "", brought.received),
        ]
        if brought.papers:
            parts.append(self.tr("%n papier(s) signé(s) arrivé(s) au centre", "", brought.papers))
        self._tell("success", self.tr("Clé lue."), f"{', '.join(parts)}.")

    def show_refused(self, error: AppError) -> None:
        """The file could not be written or read; nothing is lost."""
        self._tell("warning", error.title, error.hint)

    def _tell(self, tone: str, title: str, text: str) -> None:
        self._result.set_message("success" if tone == "success" else "warning", text, title=title)
        self._result.show()
        announce(self._result, f"{title} {text}")
