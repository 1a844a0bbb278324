"""What the door looks like: its parts, where they stand, and how answers are shown. What it does is left to ``page``."""

from __future__ import annotations

from functools import cached_property
from itertools import pairwise
from typing import TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from mediator_app.desktop import accessibility, theme
from mediator_app.desktop.camera import camera_state, has_camera
from mediator_app.desktop.door.answers import Found
from mediator_app.desktop.door.camera_card import CameraCard
from mediator_app.desktop.door.footer import DoorFooter
from mediator_app.desktop.door.group_card import GroupCard
from mediator_app.desktop.door.header import DoorHeader
from mediator_app.desktop.door.new_person import NewPersonCard
from mediator_app.desktop.door.passages_card import PassagesCard
from mediator_app.desktop.door.people_card import PeopleCard
from mediator_app.desktop.door.preview_card import PreviewCard
from mediator_app.desktop.door.public_card import PublicCard
from mediator_app.desktop.door.result_card import PassedCard, ReadyCard
from mediator_app.desktop.door.rows import NewRow, Row
from mediator_app.desktop.door.sentences import gesture_name
from mediator_app.desktop.door.signature_card import SignatureCard
from mediator_app.desktop.door.trouble_card import TroubleCard
from mediator_app.desktop.widgets.bands import InfoBand
from mediator_app.desktop.widgets.fields import Omnibox
from mediator_app.desktop.widgets.scrolling import scrolled_body
from mediator_app.desktop.workplace import Workplace
from mediator_app.domain.sessions import DoorCounts
from mediator_app.errors import AppError
from mediator_app.services.desk import DoorState, Glance
from mediator_app.services.door import Passed
from mediator_app.services.undoing import journal

SHORT_PAGE = 660
"""Below this height of the page, in logical pixels, « Derniers passages » gives way."""

TWELVE_ROWS = 720
"""Below this height, under the demonstration's ribbon for one, rows are lower so that twelve people are still seen."""

_EDGES = 12
"""How many edges are one over the other in the page: those of the bar, the box, the list and what is below it."""

LARGE_TEXT = 150
"""From this text size, in percent, list and card stand one over the other."""

_GREETED = ("present", "already_present", "voucher", "signed")
_UPWARDS, _DOWNWARDS = QHBoxLayout.Direction.BottomToTop, QHBoxLayout.Direction.TopToBottom


Form = NewPersonCard | GroupCard | SignatureCard
"""The cards that hold something to save."""

CardType = TypeVar("CardType", bound=QWidget)
FormType = TypeVar("FormType", NewPersonCard, GroupCard, SignatureCard)


class DoorScreen(QWidget):
    """Header, box, list on the left, one card over the last passages on the right, figures and undo below.

    ``card_made(card)``: one of the cards that most days do without was made.
    """

    card_made = Signal(QWidget)

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.workplace = workplace
        self.state: DoorState | None = None
        self.expected = ""
        """Whom a voucher typed now would be for, in words."""
        self.is_public = False
        """Is the screen turned to the public: no list, no last name?"""
        self._card: QWidget
        self.forms: list[Form] = []
        """Those that were made."""
        self._build()

    # Cards that are made when they are first needed; ``shows`` asks for one without making it.

    @cached_property
    def new_person(self) -> NewPersonCard:
        """The form of somebody new."""
        return self._add_form(NewPersonCard(self.workplace, self))

    @cached_property
    def group(self) -> GroupCard:
        """The form that counts people without a name."""
        return self._add_form(GroupCard(self))

    @cached_property
    def signature(self) -> SignatureCard:
        """Where somebody signs."""
        return self._add_form(SignatureCard(self))

    @cached_property
    def trouble(self) -> TroubleCard:
        """What is wrong with a voucher."""
        return self._add_card(TroubleCard(self))

    def shows(self, name: str) -> bool:
        """Is the card of that name on screen?"""
        return self._card is self.__dict__.get(name)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def show_state(self, state: DoorState) -> None:
        """Show the figures, the passages and what Ctrl+Z would undo."""
        self.state = state
        self.footer.set_counts(state.counts, state.takings.amount_cents)
        self.footer.figures.setEnabled(True)
        self.passed.show_signed(state.signed)
        self._show_passages(state)
        self._offer_undo()

    def show_list(self, chosen: object = "") -> None:
        """Show everybody, with one person marked."""
        if self.state is not None:
            self.people.show_listed(self.state.participants, self.state.counts, str(chosen))

    def show_found(self, found: Found) -> None:
        """Show whom the typed text may mean, and on the right what Enter would do."""
        commune = self.hall_commune()
        self.people.show_matches(found.matches, found.text, commune)
        matches = found.matches
        row = self.people.row(matches.chosen) if matches.chosen else None
        if row is not None:
            self.show_row(row, found.glance)
        elif matches.scheme is not None:
            whom = self.tr("pour {name}").format(name=self.expected) if self.expected else ""
            self.preview.show_voucher(matches.scheme, found.text, whom or self.tr("La personne sera demandée ensuite."))
        elif matches.registered or matches.known:
            self.preview.show_hint(self.tr("Plusieurs personnes"), self.tr("Continuez, ou choisissez avec ↓"))
        elif matches.new_last_name:
            self.show_row(NewRow(matches.new_last_name, matches.new_first_name, commune), None)
        else:
            self.preview.show_hint(self.tr("Pas trouvé"), self.tr("Numéro, nom, téléphone ou code du chèque"))
        if self.card() not in self.forms:
            self.show_card(self.preview)

    def set_public(self, *, is_public: bool) -> None:
        """Turn the screen to the public, or back: no list, no card, no name to undo, only a greeting."""
        self.is_public = is_public
        self.public.show_session(self.state.session.title if self.state else "")
        self.public.greet(None)
        self.show_card(self._card)
        self._offer_undo()

    def toggle_camera(self) -> None:
        """Look for codes by camera, or no longer; without a camera, say why."""
        if self.camera.isVisible():
            self.camera.stop()
        elif has_camera():
            self.camera.start()
        else:
            self.show_error(AppError(*camera_state()))

    def show_row(self, row: Row, glance: Glance | None) -> None:
        """Show on the right the person of a row."""
        commune = row.commune if isinstance(row, NewRow) else self.workplace.commune_name(row.one.commune)
        self.preview.show_row(row, glance, commune)

    def show_passed(self, passed: Passed) -> QWidget:
        """Show what a gesture did, say it aloud, and answer the card that tells it (not yet on screen)."""
        card: QWidget = self.ready
        self.public.greet(passed.participant if passed.kind in _GREETED else None)
        said = {"undone": self.tr("Annulé"), "counted": self.tr("Groupe compté")}.get(passed.kind, "")
        if passed.kind in ("voucher_used", "voucher_odd", "unknown"):
            said, card = self.trouble.show_trouble(passed), self.trouble
            QApplication.beep()
        elif self._is_told(passed):
            said, card = self.passed.show_passed(passed), self.passed
        if said:
            accessibility.announce(self, said)
        return card

    def _is_told(self, passed: Passed) -> bool:
        """Has a gesture a person or a voucher to show? One who leaves without a voucher only if she has something to pay."""
        if passed.kind == "left":
            return passed.balance is not None and bool(passed.balance.rest_cents)
        return passed.kind != "undone" and bool(passed.participant or passed.code)

    def show_error(self, error: AppError) -> None:
        """Say what went wrong under the box; only a full disk may shout."""
        if error.code == "disk_full":
            title = self.tr("Non enregistré. Notez sur la feuille.")
            told = f"{error.title} {error.hint}".strip()
            self.band.set_message("danger", told, title=title, action=self.tr("Imprimer la feuille"))
        else:
            title = error.title
            self.band.set_message("warning", error.hint, title=title)
        self.band.show()
        accessibility.announce(self, title)

    def show_nothing(self) -> None:
        """There is no session today: nobody is counted, in words too."""
        self.footer.set_counts(DoorCounts(0, 0, 0, 0, 0, 0))
        self.footer.figures.setEnabled(False)
        self.preview.show_hint(
            self.tr("Rien de prévu aujourd’hui"), self.tr("Ouvrez un atelier depuis la page Ateliers.")
        )
        self.show_card(self.preview)

    def card(self) -> QWidget:
        """The card on screen."""
        return self._card

    def show_card(self, card: QWidget) -> None:
        """Bring a card on screen; some need the whole height, and who signs sees nothing else."""
        was_alone, is_alone = self.shows("signature"), isinstance(card, SignatureCard)
        self._free_keyboard()
        self._card.hide()
        self._card = card
        card.setVisible(is_alone or not self.is_public)
        self.public.setVisible(self.is_public and not is_alone)
        self.people.setVisible(not self.is_public and not is_alone)
        is_whole = card is self.preview or card in self.forms
        self.passages.setVisible(not is_whole and not self.is_public)
        if was_alone != is_alone:
            self._leave_alone(is_alone=is_alone)
        self._scroll.verticalScrollBar().setValue(0)  # as far as the last card was read, this one is not
        self._right.setStretchFactor(card, 1 if is_whole else 0)
        self._stand()
        self._share_width(card, is_alone=is_alone)
        self._settle_height(card, is_whole=is_whole)
        self.people.settle()

    def _free_keyboard(self) -> None:
        """A card that goes leaves the keyboard to the box: Qt would take it to the counters and scroll down to them."""
        focus = QApplication.focusWidget()
        if focus is not None and self._card.isAncestorOf(focus):
            self.box.setFocus()

    def _share_width(self, card: QWidget, *, is_alone: bool) -> None:
        """How wide the list and the card are beside each other."""
        is_wide_list = card is self.preview and bool(self.box.text())
        self._split.setStretchFactor(self.people, 57 if is_wide_list else 45)
        is_without_list = self.is_public and not is_alone
        self._split.setStretchFactor(self._right, 0 if is_without_list else 43 if is_wide_list else 55)

    def _settle_height(self, card: QWidget, *, is_whole: bool) -> None:
        for _ in range(2):  # wrapped words only know their height once they have been laid out at their width
            natural = 0 if is_whole else card.heightForWidth(card.width())
            card.setMinimumHeight(max(natural, 0))
            self._outer.activate()

    def set_text(self, text: str) -> None:
        """Change what the box holds without a word."""
        blocked = self.box.blockSignals(True)
        self.box.setText(text)
        self.box.blockSignals(blocked)
        self.set_aside(is_typing=bool(text))

    def set_aside(self, *, is_typing: bool) -> None:
        """What stands at the right end of the box."""
        if is_typing:
            self.box.set_aside(self.tr("effacer"), keys="Esc")
        else:
            self.box.set_aside(self.tr("Lecteur prêt"), icon="scan")

    def hall_commune(self) -> str:
        """The name of the commune where the session is."""
        return self.workplace.commune_name(self.state.session.commune) if self.state else ""

    def _show_passages(self, state: DoorState) -> None:
        """The last passages, or the whole journal where it is open."""
        if self.passages.is_journal:
            session = state.session.id
            self.workplace.read(lambda laptop: tuple(journal(laptop, session)), self.passages.set_passages)
        else:
            self.passages.set_passages(state.passages)

    def _on_turned(self) -> None:
        if self.state is not None:
            self._show_passages(self.state)

    def _offer_undo(self) -> None:
        """Name what Ctrl+Z would undo, but neither to the public nor to who signs."""
        is_seen = self.is_public or self.shows("signature")
        done = self.state.passages if self.state is not None and not is_seen else ()
        self.footer.offer_undo(gesture_name(done[0]) if done else "")

    def _leave_alone(self, *, is_alone: bool) -> None:
        """Figures and undo go while somebody signs, and come back after her."""
        for widget in (self.footer, self.footer.figures):
            widget.setHidden(is_alone)
        self._offer_undo()
        self._fit()

    def _stand(self) -> None:
        """List and card side by side; with large text one over the other, the list on top while one chooses in it."""
        is_large = theme.text_percent() >= LARGE_TEXT
        over = _DOWNWARDS if self._card is self.preview and self.box.text() else _UPWARDS
        self._split.setDirection(over if is_large else QHBoxLayout.Direction.LeftToRight)

    def _fit(self) -> None:
        """Lower rows on a short page; with large text, the card over the list, in a body that scrolls with the figures."""
        is_short = self.height() < SHORT_PAGE
        is_large = theme.text_percent() >= LARGE_TEXT
        self.people.set_row_height(36 if self.height() < _twelve_rows() else 40)
        gap = theme.space("sm") - 2 if is_short else theme.space("md") - 2
        self._outer.setSpacing(gap)
        self._outer.setContentsMargins(20, 0 if is_short else 4, 20, gap - 2)
        self._stand()
        self._body.setMinimumHeight(theme.scaled(700) if is_large and not self.shows("signature") else 0)
        self.passages.setMinimumHeight(theme.scaled(100) if is_large else 0)
        self.header.fit(is_short=is_short, is_large=is_large)
        self.people.fit(is_large=is_large)
        if is_large:
            self._in_body.addWidget(self.footer.figures)
        else:
            self.footer.take_figures_back()

    def _build(self) -> None:
        self.setObjectName("door")
        self.header = DoorHeader(self.workplace.now, self)
        self.box = Omnibox(self.tr("Numéro, nom, téléphone ou code du chèque"), parent=self)
        self.box.setObjectName("door_box")
        self.band = InfoBand("danger", "", parent=self)
        self.band.setObjectName("door_band")
        self.people = PeopleCard(self.workplace.commune_name, self)
        self.ready, self.passed, self.preview = ReadyCard(self), PassedCard(self), PreviewCard(self)
        self.public = PublicCard(self)
        self.passages = PassagesCard(self)
        self.footer = DoorFooter(self)
        self._lay_out()
        for hidden in (self.band, self.passed, self.preview, self.public):
            hidden.hide()
        self._card = self.ready
        self.set_aside(is_typing=False)
        self.passages.turned.connect(self._on_turned)
        theme.notifier().changed.connect(self._fit)

    def _add_form(self, form: FormType) -> FormType:
        self.forms.append(form)
        return self._add_card(form)

    def _add_card(self, card: CardType) -> CardType:
        """Put a new card, not yet on screen, where the others stand, for the Tab key as well."""
        card.hide()
        self._right.insertWidget(self._right.indexOf(self.passages), card)
        stops = [self.preview.button, *_tab_stops(card)]
        for before, following in pairwise(stops):
            QWidget.setTabOrder(before, following)
        self.card_made.emit(card)
        return card

    def _lay_out(self) -> None:
        self._scroll = scroll = QScrollArea(self)
        self._body = scrolled_body(scroll)
        self._right = QVBoxLayout()
        self._right.setSpacing(theme.space("gap"))
        self.camera = CameraCard(self.workplace.tasks, self)
        for card in (self.camera, self.ready, self.passed, self.preview):
            self._right.addWidget(card)
        self._right.addWidget(self.passages, 1)
        self._in_body = QVBoxLayout(self._body)
        self._in_body.setContentsMargins(0, 0, 0, 0)
        self._in_body.setSpacing(theme.space("gap"))
        self._split = QHBoxLayout()
        self._in_body.addLayout(self._split, 1)
        self._split.setSpacing(theme.space("gap"))
        self._split.addWidget(self.public, 100)
        self._split.addWidget(self.people, 45)
        self._split.addLayout(self._right, 55)
        self._outer = QVBoxLayout(self)
        for widget in (self.header, self.box, self.band):
            self._outer.addWidget(widget)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._outer.addWidget(scroll, 1)
        self._outer.addWidget(self.footer)


def _twelve_rows() -> int:
    """The height of the page under which twelve rows of the usual height do not fit; wider edges take some more."""
    return TWELVE_ROWS + _EDGES * (theme.edge_width() - 1)


def _tab_stops(card: QWidget) -> list[QWidget]:
    """Where the Tab key stops in a card, in its order."""
    found = []
    widget = card.nextInFocusChain()
    while widget is not None and card.isAncestorOf(widget):
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            found.append(widget)
        widget = widget.nextInFocusChain()
    return found
