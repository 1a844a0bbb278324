"""How signed papers are said wherever they are shown: how large, where their bytes are, what waits in their queue."""

from __future__ import annotations

from PySide6.QtCore import QLocale, QObject

from mediator_app.desktop import words
from mediator_app.domain.signed_papers import PaperState, PapersWaiting, SignedPaper

_MEGABYTE = 1_000_000
_KILOBYTE = 1000
_LONGEST = 30
"""Letters of a file's name that are shown."""


class PaperWords(QObject):
    """Words about papers. A class, as plurals are only extracted from ``self.tr``."""

    def size(self, byte_count: int) -> str:
        """« 1,4 Mo », « 312 Ko »."""
        if byte_count >= _MEGABYTE:
            number = QLocale().toString(byte_count / _MEGABYTE, "f", 1)
            return self.tr("{number}\u00a0Mo").format(number=number)
        return self.tr("{number}\u00a0Ko").format(number=words.count(max(1, round(byte_count / _KILOBYTE))))

    def waiting(self, now: PapersWaiting) -> str:
        """« 2 papiers à envoyer (1,4 Mo) », sheets and drawn signatures alike, and how far that is."""
        text = self.tr("%n papier(s) à envoyer ({size})", "", now.count)
        text = text.format(size=self.size(now.byte_count))
        if not now.sent_bytes:
            return text
        return self.tr("{papers}, {percent} déjà au centre").format(
            papers=text, percent=words.percent(100 * now.sent_bytes / max(1, now.byte_count))
        )

    def refused(self, count: int) -> str:
        """« 1 papier que le centre n’a pas pris »."""
        return self.tr("%n papier(s) que le centre n’a pas pris", "", count)

    def state(self, paper: SignedPaper) -> str:
        """Where its bytes are, in a few words."""
        return {
            PaperState.WAITING: self.tr("gardée sur ce poste, à envoyer"),
            PaperState.SENT: self.tr("envoyée au centre"),
            PaperState.REFUSED: self.tr("gardée sur ce poste, le centre ne l’a pas prise"),
            PaperState.FETCHING: self.tr("demandée au centre"),
            PaperState.HERE: self.tr("reçue du centre"),
            PaperState.ELSEWHERE: self.tr("sur le poste d’un collègue ou au centre"),
        }[paper.state]

    def facts(self, paper: SignedPaper) -> str:
        """« envoyée au centre · 1,4 Mo · empreinte 3f9a 07c2 »."""
        text = self.tr("{state} · {size} · empreinte {hash}")
        return text.format(state=self.state(paper), size=self.size(paper.byte_count), hash=paper.short_hash)

    def name(self, paper: SignedPaper) -> str:
        """The file's name, its middle left out when it is long."""
        name, half = paper.name, _LONGEST // 2
        return name if len(name) <= _LONGEST else f"{name[:half]}…{name[-half:]}"


PAPER_WORDS = PaperWords()
