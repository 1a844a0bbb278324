"""What one goes to from the door and comes back: a person's signature, her mandate, the session's papers, list and record.

Marking and paying stand in ``page``; each of these only opens what is done elsewhere, or a card that gives way to the queue.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from mediator_app.desktop.door.screen import DoorScreen
from mediator_app.domain.mandates import Mandate
from mediator_app.domain.sessions import Participant
from mediator_app.errors import AppError
from mediator_app.services.acting_for import running_mandate


class DoorErrands(QObject):
    """The errands of a door. ``whom()`` answers the person chosen in the list or on screen, empty for nobody."""

    def __init__(self, screen: DoorScreen, whom: Callable[[], str]) -> None:
        super().__init__(screen)
        self._screen = screen
        self._whom = whom

    def gestures(self) -> dict[str, Callable[[], None]]:
        """The errands by the names that keys and buttons ask for them."""
        return {"sign": self.sign, "mandate": self.mandate}

    def sign(self) -> None:
        """Have the person sign, on a screen that shows nobody else; only who is present."""
        screen, one = self._screen, self._person()
        if screen.state is None:
            return
        if one is None or one.status != "present":
            screen.show_error(AppError(self.tr("Marquez d’abord la personne présente, puis faites signer.")))
            return
        screen.band.hide()
        screen.show_card(screen.signature)
        screen.signature.begin(one, screen.state.session.title)

    def mandate(self) -> None:
        """On to the person's mandate, or to a new one; what is noted in it is noted with this session."""
        workplace, session, person = self._screen.workplace, self._session(), self._whom()

        def opened(running: Mandate | None) -> None:
            which = {"mandate": running.id} if running is not None else {"new_for": person}
            workplace.open_page("mandates", **which, session=session)

        if session and person:
            workplace.read(lambda laptop: running_mandate(laptop, person), opened, self._screen.show_error)

    def print_sheet(self) -> None:
        """Preview the sheet to sign; the door goes on behind it."""
        if session := self._session():
            from mediator_app.desktop.paper.of_session import SHEET, open_paper_of

            open_paper_of(self._screen.workplace, session, SHEET, self._screen)

    def registrations(self) -> None:
        """On to who is registered for this session."""
        if session := self._session():
            self._screen.workplace.open_page("registrations", session=session)

    def finish(self) -> None:
        """« Terminer l’accueil »: on to the session's own page, where it is completed and closed."""
        if session := self._session():
            self._screen.workplace.open_page("sessions", session=session)

    def _session(self) -> str:
        return self._screen.state.session.id if self._screen.state is not None else ""

    def _person(self) -> Participant | None:
        listed = self._screen.state.participants if self._screen.state is not None else ()
        person = self._whom()
        return next((one for one in listed if person and one.person == person), None)
