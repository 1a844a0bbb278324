"""« Je fais » wants a mandate: whose there is and how to note what is done under it, or that one is to be drawn up first."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from mediator_app.desktop.mandate_words import day_words
from mediator_app.desktop.typography import elided
from mediator_app.desktop.widgets.bands import InfoBand
from mediator_app.desktop.workplace import Workplace
from mediator_app.domain.names import display_name
from mediator_app.services.acting_for import ActingFor, acting_for


class MandateBand(InfoBand):
    """Hidden where the person does it herself."""

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__("info", "", parent=parent)
        self.setObjectName("mandate_band")
        self._workplace = workplace
        self._session = ""
        self._first: ActingFor | None = None
        self.acted.connect(self._open)
        self.hide()

    def show_session(self, session: str) -> None:
        """Look at a session as it is written now; nothing for one that is not written yet."""
        if session != self._session:
            self.hide()
        self._session = session
        if session:
            self._workplace.read(
                lambda laptop: acting_for(laptop, session), lambda found: self._show(session, found), owner=self
            )

    def _show(self, session: str, found: list[ActingFor] | None) -> None:
        if session != self._session:
            return
        self.setVisible(found is not None)
        self._first = found[0] if found else None
        if found is not None:
            self._say(self._first)

    def _say(self, first: ActingFor | None) -> None:
        if first is None:
            self.set_message(
                "warning", self.tr("Faire à sa place demande un mandat\u00a0: ajoutez d’abord la personne.")
            )
            return
        name = display_name(first.first_name, first.last_name)
        if first.mandate is None:
            text = self.tr("Faire à la place de {name} demande un mandat.").format(name=name)
            self.set_message("warning", elided(text, name), action=self.tr("Établir le mandat"))
        else:
            text = self.tr("Mandat de {name} jusqu’au {day}\u00a0: notez-y chaque action faite.")
            said = text.format(name=name, day=day_words(first.mandate.ends_on))
            self.set_message("info", elided(said, name), action=self.tr("Ouvrir le mandat"))

    def _open(self) -> None:
        first = self._first
        if first is not None and first.mandate is not None:
            self._workplace.open_page("mandates", mandate=first.mandate.id, session=self._session)
        elif first is not None:
            self._workplace.open_page("mandates", new_for=first.person, session=self._session)
