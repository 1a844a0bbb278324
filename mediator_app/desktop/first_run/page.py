"""« Première ouverture »: four steps from nothing to an open office, in a window of its own.

The page asks and shows. Making the profile, joining and receiving are left to ``making``, which listens to its signals;
nothing typed is lost whatever happens to them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from mediator_app.desktop import theme
from mediator_app.desktop.first_run.choice import FirstRunChoice
from mediator_app.desktop.first_run.person_step import PersonStep
from mediator_app.desktop.first_run.protect_step import ProtectStep
from mediator_app.desktop.first_run.receive_step import ReceiveStep
from mediator_app.desktop.first_run.step import Step
from mediator_app.desktop.first_run.steps_panel import StepsPanel
from mediator_app.desktop.first_run.team_step import TeamStep
from mediator_app.desktop.widgets.bands import InfoBand
from mediator_app.desktop.widgets.buttons import KeyButton
from mediator_app.desktop.widgets.keyboard_focus import KeyboardFocus
from mediator_app.desktop.widgets.labels import Label
from mediator_app.desktop.widgets.scrolling import ScrollColumn
from mediator_app.errors import AppError

if TYPE_CHECKING:
    from mediator_app.desktop.opening import Received

TEAM, PERSON, PROTECT, RECEIVE = range(4)
_FIELDS_WIDTH = 640


class FirstRunPage(QWidget):
    """Each signal is something that a person asked for; ``profile_wanted`` comes again after a refusal to join."""

    profile_wanted = Signal(FirstRunChoice)
    receive_wanted = Signal()
    open_wanted = Signal()
    demo_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._here = TEAM
        self._is_busy = self._has_profile = False
        self._build()
        self._connect()
        self._go(TEAM)

    def show_busy(self) -> None:
        """The profile is being made or the team joined: nothing can be changed meanwhile."""
        self._is_busy = True
        self._fault.hide()
        self._refresh()

    def keep_passphrase(self) -> None:
        """The profile exists: its phrase stays, whatever becomes of joining."""
        self._has_profile = True
        self.protect.settle()

    def show_error(self, error: AppError) -> None:
        """Say why it was refused. Once there is a profile it is about joining, so it is said in step 1."""
        self._is_busy = False
        if self._has_profile:
            self._go(TEAM)
            self.team.point_at(error.code)
        self._fault.set_message("danger", error.hint, title=error.title)
        self._fault.show()
        self._refresh()

    def show_recovery(self, code: str, member_name: str) -> None:
        """The profile is ready: show its recovery code, for the sheet of its owner."""
        self._is_busy = False
        self.person.set_name(member_name)
        self.team.setEnabled(False)
        self.person.setEnabled(False)
        self.protect.show_code(code, member_name)
        self._go(PROTECT)
        QTimer.singleShot(0, self, lambda: self._column.ensureWidgetVisible(self.protect.sheet))

    def show_progress(self, received: int) -> None:
        """Tell how many records have come."""
        self.receive.show_progress(received)

    def show_received(self, held: Received | None) -> None:
        """Tell what is on this laptop now; None for somebody who works alone."""
        self.receive.show_received(held)

    def show_receive_trouble(self, error: AppError) -> None:
        """Tell why receiving stopped."""
        self.receive.show_trouble(error)

    def _build(self) -> None:
        self.team, self.person = TeamStep(self), PersonStep(self)
        self.protect, self.receive = ProtectStep(self), ReceiveStep(self)
        self._steps: tuple[Step, ...] = (self.team, self.person, self.protect, self.receive)
        self._panel = StepsPanel(tuple(step.title for step in self._steps), self)
        self._form = QWidget(self)
        form = QVBoxLayout(self._form)
        form.setContentsMargins(0, 0, 0, 0)
        for step in self._steps:
            form.addWidget(step)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._panel)
        layout.addLayout(self._build_right(), 1)
        self.keyboard_focus = KeyboardFocus(self)

    def _build_right(self) -> QVBoxLayout:
        self._place = Label("", "caption-strong", parent=self)
        self._title = Label("", "figure", wrap=True, parent=self)
        self._explanation = Label("", "muted", wrap=True, parent=self)
        self._fault = InfoBand("danger", "", parent=self)
        self._fault.setObjectName("fault")
        self._help = InfoBand("info", "", parent=self)
        self._help.setObjectName("help_words")
        column = self._column = ScrollColumn(self.tr("Étape de la première ouverture"), self)
        column.body.setSpacing(theme.space("sm"))
        for widget in (self._place, self._title, self._explanation):
            column.body.addWidget(widget)
        column.body.addSpacing(theme.space("md"))
        for part in (self._fault, self._help, self._form):
            part.setMaximumWidth(theme.scaled(_FIELDS_WIDTH))
            column.body.addWidget(part)
        column.body.addStretch(1)
        self._fault.hide()
        self._help.hide()
        right = QVBoxLayout()
        margin = theme.space("xxxl") + theme.space("lg") if theme.text_percent() < 150 else theme.space("xxl")
        right.setContentsMargins(margin, theme.space("xxl"), margin, theme.space("xxl"))
        right.setSpacing(theme.space("lg"))
        right.addWidget(column, 1)
        right.addLayout(self._build_foot())
        return right

    def _build_foot(self) -> QHBoxLayout:
        self._back = KeyButton(self.tr("Retour"), size="lg", parent=self)
        self._back.setObjectName("back")
        self._next = KeyButton(self.tr("Continuer"), kind="primary", parent=self)
        self._next.setObjectName("next")
        self._hint = Label("", "small", wrap=True, parent=self)
        self._hint.setObjectName("missing")
        self._hint.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        line = QHBoxLayout()
        line.setSpacing(theme.space("lg"))
        line.addWidget(self._back)
        line.addWidget(self._hint, 1)
        line.addWidget(self._next)
        return line

    def _connect(self) -> None:
        for step in self._steps:
            step.changed.connect(self._refresh)
            for field in step.findChildren(QLineEdit):
                field.returnPressed.connect(self._next.click)
        self._back.clicked.connect(lambda: self._go(self._neighbour(-1)))
        self._next.clicked.connect(self._continue)
        self._panel.demo_wanted.connect(self.demo_wanted)
        self._panel.help_wanted.connect(self._switch_help)
        QShortcut(QKeySequence("F1"), self).activated.connect(self._switch_help)
        self.receive.again_wanted.connect(self._receive_again)

    def _continue(self) -> None:
        if self._here == RECEIVE:
            self.open_wanted.emit()
        elif self._is_settled() or not self._leads_to_making():
            self._go(self._neighbour(+1))
        else:
            self.profile_wanted.emit(self._choice())

    def _leads_to_making(self) -> bool:
        """After step 3; or before it at a second try: the phrase is the profile's already, it is not asked for again."""
        return self._here == PROTECT or (self._has_profile and self._neighbour(+1) == PROTECT)

    def _choice(self) -> FirstRunChoice:
        name = "" if self.team.joins() else self.person.name()
        return FirstRunChoice(self.team.url(), self.team.code(), name, self.protect.passphrase())

    def _is_settled(self) -> bool:
        """Whether the profile is ready: steps are only looked at from then on."""
        return self.protect.sheet.has_code()

    def _neighbour(self, direction: int) -> int:
        """The step before or after; the centre's code stands for the second one."""
        place = self._here + direction
        return place + direction if place == PERSON and self.team.joins() else place

    def _receive_again(self) -> None:
        self.receive.show_progress(0)
        self.receive_wanted.emit()

    def _go(self, place: int) -> None:
        step = self._steps[place]
        self._here = place
        for number, one in enumerate(self._steps):
            one.setVisible(number == place)
        self._place.setText(self.tr("Étape {number} sur {total}").format(number=place + 1, total=len(self._steps)))
        self._title.setText(step.title)
        self._explanation.setText(step.explanation)
        self._fault.hide()
        self._help.hide()
        self._refresh()
        step.start()

    def _refresh(self) -> None:
        step = self._steps[self._here]
        missing = self.tr("Préparation de ce poste…") if self._is_busy else step.missing()
        self._form.setEnabled(not self._is_busy)
        self._back.setVisible(self._here != TEAM)
        self._next.setEnabled(not missing)
        if self._here == RECEIVE and not missing:
            self._next.setFocus()  # a button that waits cannot have the keyboard
        self._next.setText(self.tr("Ouvrir Tournée") if self._here == RECEIVE else self.tr("Continuer"))
        self._hint.setText(missing or self._what_is_left())
        self._panel.set_current(self._here + (1 if self._here == RECEIVE and self.receive.is_done() else 0))
        for number, one in enumerate(self._steps):
            self._panel.line(number).set_detail(self._detail(number, one))

    def _detail(self, number: int, step: Step) -> str:
        if number == PERSON and self.team.joins() and not self._is_settled():
            return self.tr("Nom donné par le code")
        if number == RECEIVE and not self._is_settled():
            return self.tr("Ce que l’équipe a déjà écrit") if self.team.joins() else self.tr("Rien pour l’instant")
        return step.detail()

    def _what_is_left(self) -> str:
        left = RECEIVE - self._here - (1 if self._here == TEAM and self.team.joins() else 0)
        words = self.tr("Encore %n étape(s), environ {minutes}\u00a0minutes", "", left)
        return words.format(minutes=left + 1) if left else ""

    def _switch_help(self) -> None:
        self._help.set_message("info", self._steps[self._here].help_words)
        self._help.setVisible(self._help.isHidden())
