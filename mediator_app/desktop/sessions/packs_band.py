"""What is proposed once a session is closed: count it in the packs of those who were present, in one gesture."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from mediator_app.desktop.pack_words import amount_words, left_words
from mediator_app.desktop.widgets.bands import BandTone, InfoBand
from mediator_app.desktop.workplace import Workplace
from mediator_app.domain.names import display_name
from mediator_app.domain.packs import PackProposal
from mediator_app.services.packs import count_proposed, proposals


class PacksBand(InfoBand):
    """Hidden while nobody's pack is concerned."""

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__("info", "", parent=parent)
        self.setObjectName("packs_band")
        self._workplace = workplace
        self._session = ""
        self.acted.connect(self._count)
        self.hide()

    def show_session(self, session: str, *, is_closed: bool) -> None:
        """Look for packs that have not counted this session; nothing is proposed while it is open."""
        self._session = session if is_closed else ""
        self.hide()
        if self._session:
            self._workplace.read(
                lambda laptop: proposals(laptop, session), lambda found: self._show(session, found), owner=self
            )

    def _show(self, session: str, found: list[PackProposal]) -> None:
        if session != self._session or not found:
            return
        tone: BandTone = "warning" if any(one.overdraws for one in found) else "info"
        title = self.tr("%n parcours n’a (n’ont) pas compté cet atelier", "", len(found))
        text = "\n".join(self._line(one) for one in found)
        self.set_message(tone, text, title=title, action=self.tr("Compter"))
        self.show()

    def _line(self, one: PackProposal) -> str:
        """« Denise Roche, Parcours 5 heures : 2 h 00 (il reste 1 h 00) »."""
        name = display_name(one.pack.first_name, one.pack.last_name)
        text = self.tr("{name}, {pack}\u00a0: {amount} ({left})")
        amount = amount_words(one.pack.unit, one.amount)
        return text.format(name=name, pack=one.pack.title, amount=amount, left=left_words(one.pack))

    def _count(self) -> None:
        session = self._session
        self._workplace.write(lambda laptop: count_proposed(laptop, session), lambda _changes: self.hide(), owner=self)
