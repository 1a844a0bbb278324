"""« Accueil de la salle »: keys become gestures, carried out in the order they were made, and their answers cards.

What a gesture means is ``services.desk``'s affair: the desk lives in the database lane, so that Enter acts on exactly
what was typed, however fast. What it looks like is left to ``screen``.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QWidget

from mediator_app.desktop import accessibility, theme
from mediator_app.desktop.door.answers import Opened, Outcome, opened
from mediator_app.desktop.door.choosing import Choosing, mark_after_steps
from mediator_app.desktop.door.errands import DoorErrands
from mediator_app.desktop.door.group_card import GroupCard
from mediator_app.desktop.door.keys import DoorKeys
from mediator_app.desktop.door.new_person import NewPersonCard
from mediator_app.desktop.door.rows import NEW
from mediator_app.desktop.door.screen import DoorScreen, Form
from mediator_app.desktop.door.sentences import polite_name
from mediator_app.desktop.door.signature_card import SignatureCard
from mediator_app.desktop.door.trouble_card import TroubleCard
from mediator_app.desktop.workplace import Workplace
from mediator_app.domain.arrivals import Arrival, typed_arrival
from mediator_app.domain.drawn_signatures import Point
from mediator_app.errors import AppError, InvalidInputError
from mediator_app.services import attendance
from mediator_app.services.changes import Changes
from mediator_app.services.desk import Desk
from mediator_app.services.door import Passed
from mediator_app.services.laptop import Laptop

Gesture = Callable[[Desk, Laptop], Passed]
_SHOWN = ("attendance", "redemption", "session", "person", "headcount", "scheme", "merge", "attachment")


class DoorPage(DoorScreen):
    """The door of one session: ``open_with(session=id)``, or the session of now. ``clock`` is any steady one, in seconds."""

    wants_compact_rail = True

    def __init__(
        self, workplace: Workplace, parent: QWidget | None = None, *, clock: Callable[[], float] = time.monotonic
    ) -> None:
        super().__init__(workplace, parent)
        self._desk: Desk | None = None
        self._result: QWidget = self.ready
        self._choosing = Choosing(self)
        self._errands = DoorErrands(self, self._whom)
        self._own: Changes | None = None
        self._keys = DoorKeys(self, self.box, self.forms, clock)
        self.hold = QTimer(self, singleShot=True, interval=theme.motion("door_card_hold"))
        self._connect()
        self.refresh()

    def open_with(self, session: str = "") -> None:
        """Stand at the door of a session; without one, of the session of now."""
        self._desk = Desk(session) if session else None
        self.state = None
        self._set_text("")
        self._result = self.ready
        self.show_card(self.ready)
        self.refresh()

    def refresh(self) -> None:
        """Read again what is shown."""
        desk = self._desk
        self.workplace.read(lambda laptop: opened(laptop, desk), self._on_opened, self.show_error)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._keys.start()
        self.header.tick()
        self.box.setFocus()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._keys.stop()
        self.camera.stop()

    def _connect(self) -> None:
        self.workplace.bus.changed.connect(self._on_changes)
        self.box.textChanged.connect(self._on_text)
        self._keys.scanned.connect(self._on_scan)
        self._keys.confirmed.connect(self._confirm)
        self._keys.moved.connect(self._on_moved)
        self._keys.cleared.connect(self._clear)
        self._keys.asked.connect(self._on_gesture)
        self.people.picked.connect(self._choosing.pick)
        self.people.opened.connect(self._open_row)
        self.people.registrations.clicked.connect(self._errands.registrations)
        self.card_made.connect(self._connect_card)
        self.passed.payment.asked.connect(self._on_gesture)
        self.preview.wanted.connect(self._confirm)
        self.passed.gestures.asked.connect(self._on_gesture)
        self.passages.undo_asked.connect(self._undo)
        self.footer.undo_asked.connect(self._undo)
        self.footer.unnamed_counted.connect(self._count_unnamed)
        self.footer.group_asked.connect(self._begin_group)
        self.header.session_chosen.connect(self.open_with)
        self.header.finished.connect(self._errands.finish)
        self.header.public_asked.connect(lambda: self._on_gesture("public"))
        self.camera.scanned.connect(self._on_scan)
        self.ready.trial_asked.connect(lambda: self.workplace.open_page("scanner-test"))
        self.hold.timeout.connect(self._let_go)
        self.band.acted.connect(self._errands.print_sheet)
        QShortcut(QKeySequence("Ctrl+P"), self, self._errands.print_sheet)

    def _connect_card(self, card: QWidget) -> None:
        """A card that was just made: what it asks for is done here."""
        if isinstance(card, TroubleCard):
            card.asked.connect(self._on_gesture)
        elif isinstance(card, Form):
            card.cancelled.connect(self._clear)
        if isinstance(card, NewPersonCard):
            card.saved.connect(self._save_new)
            card.is_her.connect(self._open_row)
        elif isinstance(card, GroupCard):
            card.saved.connect(self._save_group)
        elif isinstance(card, SignatureCard):
            card.saved.connect(self._save_signature)

    def _on_text(self, text: str) -> None:
        """Look for what is typed; with nothing there, show everybody and the last result."""
        self._choosing.forget()
        self.set_aside(is_typing=bool(text))
        if text and self.shows("signature") and self.signature.is_blank():
            self.show_card(self._result)  # the next person is typed: who has not begun to sign gives way
        if not text:
            self.show_list()
            self.show_card(self._result)
        elif self._desk is not None:
            self._choosing.look(self._desk.session, text)

    def _confirm(self) -> None:
        """Enter: save the form, mark the row picked, else do what the box means; with nothing there, nothing."""
        text, steps = self.box.text(), self._choosing.steps
        if form := self._form():
            form.save()
        elif self._choosing.picked:
            self._open_row(self._choosing.picked)
        elif steps:
            self._do(lambda desk, laptop: mark_after_steps(desk, laptop, text, steps), text)
        elif text.strip():
            self._do(lambda desk, laptop: desk.enter(laptop, text), text)
        elif self.shows("trouble"):
            self._on_gesture("other_voucher")

    def _on_scan(self, code: str) -> None:
        self._do(lambda desk, laptop: desk.enter(laptop, code, scanned=True))

    def _on_gesture(self, name: str) -> None:
        """Do what a key or a button asks for."""
        text, picked = self.box.text(), self._choosing.picked
        if name.startswith("pay_"):
            self._do(lambda desk, laptop: desk.pay(laptop, name.removeprefix("pay_"), picked))
        elif name == "excuse":
            if text.strip() or picked:
                self._do(lambda desk, laptop: desk.excuse(laptop, text, picked), text)
        elif name in ("report", "no_voucher", "other_voucher"):
            self._decide_voucher(name)
        else:
            self._openings()[name]()

    def _openings(self) -> dict[str, Callable[[], None]]:
        """What a key opens or counts at once."""
        return {
            "new": lambda: self._begin_new(self.box.text()),
            "group": self._begin_group,
            "undo": self._undo,
            "camera": self.toggle_camera,
            **self._errands.gestures(),
            "public": self._turn,
            "one_more_unnamed": lambda: self._count_unnamed(1),
            "one_less_unnamed": lambda: self._count_unnamed(-1),
        }

    def _turn(self) -> None:
        """Turn the screen to the public, without what was typed, or back; a form that goes leaves the keyboard to the box."""
        self.set_public(is_public=not self.is_public)
        if self.is_public:
            self.box.setText("")
        if self._form() is None or self.is_public:
            self.box.setFocus()

    def _decide_voucher(self, name: str) -> None:
        """What becomes of the voucher in doubt: taken for the centre, put aside for another one, or for none."""
        if name != "report":
            self._do(lambda desk, laptop: desk.leave_voucher(laptop, for_good=name == "no_voucher"))
        elif self.shows("trouble"):
            self._do(lambda desk, laptop: desk.report(laptop))

    def _undo(self, txns: tuple[str, ...] = ()) -> None:
        self._do(lambda desk, laptop: Passed("undone", desk.undo(laptop, txns)))

    def _count_unnamed(self, by: int) -> None:
        if self._desk is not None:
            session = self._desk.session
            self.workplace.write(lambda laptop: attendance.add_unnamed(laptop, session, by), None, self.show_error)

    def _on_moved(self, step: int) -> None:
        if self.shows("new_person"):
            self.new_person.step(step)
        elif not self.shows("group"):
            self._choosing.move(step)

    def _open_row(self, key: str) -> None:
        text = self.box.text()
        if key == NEW:
            self._begin_new(text)
        else:
            self._do(lambda desk, laptop: desk.mark(laptop, key), text)

    def _clear(self) -> None:
        """Escape: leave the form, else the choice and what was typed."""
        if self._form():
            self.show_card(self._result)
            self._on_text(self.box.text())
        elif self.box.text():
            self.box.setText("")
        else:
            self._on_text("")
        self.box.setFocus()

    def _form(self) -> Form | None:
        """The form on screen, if one is."""
        return next((form for form in self.forms if form is self.card()), None)

    def _begin_new(self, text: str) -> None:
        if self.state is not None:
            self.set_public(is_public=False)
            self.show_card(self.new_person)
            self.new_person.begin(typed_arrival(text) or Arrival(), self.state.session.commune)

    def _begin_group(self) -> None:
        if self.state is not None:
            self.set_public(is_public=False)
            self.show_card(self.group)
            self.group.begin(self.state.counts.unnamed)

    def _save(self, gesture: Gesture) -> None:
        """Carry out what a form holds; what is refused is said in the form."""
        desk = self._desk
        if desk is not None:
            self.workplace.write(self._carrying_out(desk, gesture, ""), self._on_outcome, self._on_form_refused)

    def _save_new(self, fields: dict[str, Any]) -> None:
        self._save(lambda desk, laptop: desk.add(laptop, fields))

    def _save_group(self, counts: dict[str, int]) -> None:
        self._save(lambda desk, laptop: desk.count(laptop, counts))

    def _save_signature(self, person: str, strokes: list[list[Point]]) -> None:
        self._save(lambda desk, laptop: desk.sign(laptop, person, strokes))

    def _on_form_refused(self, error: AppError) -> None:
        form = self._form()
        for one in self.forms:
            one.allow_saving()
        if form is not None and isinstance(error, InvalidInputError):
            form.show_fault(error.title)
        else:
            self.show_error(error)

    def _do(self, gesture: Gesture, text: str = "") -> None:
        """Carry a gesture out in the lane. ``text`` asked for it: it leaves the box, and comes back if nothing was done."""
        if self._desk is None:
            return
        if text:
            self._set_text("")

        def failed(error: AppError) -> None:
            if text and not self.box.text():
                self._set_text(text)
                self._on_text(text)
            self.show_error(error)

        self.workplace.write(self._carrying_out(self._desk, gesture, text), self._on_outcome, failed)

    def _carrying_out(self, desk: Desk, gesture: Gesture, text: str) -> Callable[[Laptop], Outcome]:
        def carry_out(laptop: Laptop) -> Outcome:
            passed = gesture(desk, laptop)
            return Outcome(passed, desk.state(laptop), len(desk.waiting), text, passed.changes)

        return carry_out

    def _on_outcome(self, outcome: Outcome) -> None:
        passed, self._own = outcome.passed, outcome.changes
        self.band.hide()
        self.ready.set_waiting(outcome.waiting)
        self.show_state(outcome.state)
        if passed.kind == "choose" or (passed.kind == "unknown" and not passed.how):
            self._on_no_match(outcome.text, is_new=passed.kind == "unknown")
        elif passed.kind != "nothing":
            self._on_passed(passed)

    def _on_no_match(self, text: str, *, is_new: bool) -> None:
        """Nobody was marked: the words come back, and the next thing to do is offered."""
        if self.box.text():
            return
        self._set_text(text)
        self._on_text(text)
        if is_new and any(sign.isalpha() for sign in text):
            self._begin_new(text)
        else:
            accessibility.announce(self, self.tr("Personne n’est marqué. Choisissez avec les flèches."))

    def _on_passed(self, passed: Passed) -> None:
        self._result = self.show_passed(passed)
        one = passed.participant
        self.expected = self._who_may_still_give(passed)
        self.hold.stop()
        owes = passed.balance is not None and passed.balance.rest_cents > 0
        if self._result is self.passed and one is not None and not owes:
            self.hold.start()
        if not self.box.text() or self._form():
            self._set_text("")
            self.show_list(one.person if one else "")
            self.show_card(self._result)
            self.box.setFocus()

    def _who_may_still_give(self, passed: Passed) -> str:
        """The name of who was just marked, or whose voucher was not taken: the next one scanned is hers."""
        one = passed.participant
        if one is None:
            return ""
        has_not_given = one.status == "present" and not passed.code
        is_expected = has_not_given or isinstance(self._result, TroubleCard)
        return polite_name(one.gender, one.last_name, one.first_name) if is_expected else ""

    def _on_opened(self, opened: Opened) -> None:
        self._keys.set_scanner(opened.scanner)
        if self._desk is not None and opened.desk is not self._desk:
            return
        self._desk, self.state = opened.desk, opened.state
        self.header.show_session(opened.state.session if opened.state else None, opened.of_day, self.hall_commune())
        self.box.setEnabled(opened.state is not None)
        if opened.state is None:
            self.show_nothing()
            return
        self.show_state(opened.state)
        if self.box.text():
            self._on_text(self.box.text())
        else:
            self.show_list(self.people.list.current_key() or "")

    def _on_changes(self, changes: Changes) -> None:
        own, self._own = self._own, None
        if changes is not own and changes.touches(*_SHOWN):
            self.refresh()

    def _let_go(self) -> None:
        """The last result has stood long enough: its person has gone on, and so has her card."""
        desk = self._desk
        if desk is not None:
            self.workplace.read(lambda _laptop: desk.forget_person(), self._on_let_go)

    def _on_let_go(self, _nothing: object) -> None:
        is_shown = self.card() is self._result
        self.public.greet(None)
        self._result, self.expected = self.ready, ""
        if is_shown:
            self.show_list()
            self.show_card(self.ready)

    def _set_text(self, text: str) -> None:
        self.set_text(text)
        self._choosing.forget()

    def _whom(self) -> str:
        """The person chosen in the list, else the one whose card stands there."""
        return self._choosing.picked or (self.passed.person if self._result is self.passed else "")
