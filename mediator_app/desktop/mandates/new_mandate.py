"""A new mandate: for whom, which actions exactly, how long, how she agrees. What must not be written is told live."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QDate, Qt, QTime, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from mediator_app.desktop import theme, words
from mediator_app.desktop.mandate_words import secrets_words
from mediator_app.desktop.vocabulary_words import label
from mediator_app.desktop.widgets.bands import InfoBand
from mediator_app.desktop.widgets.buttons import KeyButton
from mediator_app.desktop.widgets.cards import Card
from mediator_app.desktop.widgets.fields import DateField, LabelledField, NotesField, TextField, TimeField
from mediator_app.desktop.widgets.flow_layout import FlowLayout
from mediator_app.desktop.widgets.labels import Label, SectionLabel
from mediator_app.desktop.widgets.person_field import PersonField
from mediator_app.desktop.widgets.scrolling import scrolled_body
from mediator_app.desktop.widgets.toggles import ChoiceRow, ToggleChip
from mediator_app.desktop.workplace import Workplace
from mediator_app.domain.clocks import civil
from mediator_app.domain.mandates import CONSENTS, FAMILIES, MANDATE_DURATIONS, last_day, secrets_in
from mediator_app.errors import AppError
from mediator_app.services.mandates import Terms, draw_up


class NewMandatePanel(Card):
    """``drawn_up(id)``: it is kept; ``given_up()``: Escape."""

    drawn_up = Signal(str)
    given_up = Signal()

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Nouveau mandat"), parent=parent)
        self._workplace = workplace
        self._session = ""
        self.families: dict[str, ToggleChip] = {}
        self._build()
        self._connect()

    def begin(self, person: str = "", session: str = "") -> None:
        """Start an empty mandate, for somebody if she is told, in a session if there is one."""
        self._session = session
        self.person.set_person(person)
        self.allowed.setPlainText("")
        self.made_in.clear()  # it may be another commune than yesterday's, and stands on the paper that is signed
        for chip in self.families.values():
            chip.setChecked(False)
        self.duration.set_value("SHORT")
        self.consent.set_value("paper")
        now = self._workplace.now()
        self.consent_day.setDate(QDate(now.year, now.month, now.day))
        self.consent_time.setTime(QTime(now.hour, now.minute))
        for part in (self._person, self._allowed):
            part.set_fault("")
        self._band.hide()
        self._tell_end()
        self._fit_consent()
        (self.allowed if person else self.person).setFocus(Qt.FocusReason.OtherFocusReason)

    def save(self) -> None:
        """Draw it up, unless it lacks somebody or an action: the field then says so."""
        if not self._check():
            return
        person, terms = self.person.value(), self._terms()
        self._workplace.write(
            lambda laptop: draw_up(laptop, person, terms),
            lambda made: self.drawn_up.emit(made.id),
            self._refused,
            owner=self,
        )

    def _build(self) -> None:
        area = QScrollArea(self)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        page = scrolled_body(area)
        layout = QVBoxLayout(page)
        layout.setContentsMargins(0, 0, 4, 4)
        layout.setSpacing(theme.space("md"))
        layout.addLayout(self._build_who())
        layout.addWidget(self._build_actions())
        layout.addWidget(self._secret)
        layout.addLayout(self._build_how())
        layout.addWidget(SectionLabel(self.tr("Démarches concernées"), page))
        layout.addWidget(self._build_families())
        layout.addStretch(1)
        self._band = InfoBand("danger", "", parent=self)
        self._band.hide()
        self.add(area, 1)
        self.add(self._band)
        self.add(self._build_buttons())

    def _build_who(self) -> QHBoxLayout:
        self.person = PersonField(self.tr("Personne"), self._workplace)
        self.person.setObjectName("mandate_for")
        self.made_in = TextField(self.tr("Fait à"))
        self.made_in.setObjectName("mandate_made_in")
        self._person = LabelledField(self.tr("Personne"), self.person)
        line = QHBoxLayout()
        line.setSpacing(theme.space("lg"))
        line.addWidget(self._person, 2, Qt.AlignmentFlag.AlignTop)
        line.addWidget(LabelledField(self.tr("Fait à (commune)"), self.made_in), 1, Qt.AlignmentFlag.AlignTop)
        return line

    def _build_actions(self) -> LabelledField:
        self.allowed = NotesField(
            self.tr("Actions permises"),
            placeholder=self.tr("Déclarer ses revenus de 2025 sur impots.gouv.fr\nDemander un échéancier"),
        )
        self.allowed.setObjectName("mandate_actions")
        self.allowed.setMinimumHeight(theme.scaled(84))
        hint = self.tr("Une par ligne. Ni mot de passe, ni code")
        self._allowed = LabelledField(self.tr("Actions permises"), self.allowed, aside=hint)
        self._secret = InfoBand("warning", "", parent=self)
        self._secret.setObjectName("mandate_secret")
        self._secret.hide()
        return self._allowed

    def _build_families(self) -> QWidget:
        box = QWidget(self)
        layout = FlowLayout(box, gap=7)
        for key in FAMILIES:
            chip = ToggleChip(label(FAMILIES, key), parent=box)
            chip.setObjectName(f"family_{key}")
            self.families[key] = chip
            layout.addWidget(chip)
        return box

    def _build_how(self) -> QVBoxLayout:
        durations = [(key, label(MANDATE_DURATIONS, key)) for key in MANDATE_DURATIONS]
        self.duration = ChoiceRow(durations, self.tr("Durée"), wraps=True)
        self.duration.setObjectName("mandate_duration")
        self._ends = Label("", "muted", wrap=True, parent=self)
        self._ends.setObjectName("mandate_ends")
        consents = [(key, label(CONSENTS, key)) for key in CONSENTS]
        self.consent = ChoiceRow(consents, self.tr("Accord"), wraps=True)
        self.consent.setObjectName("mandate_consent")
        self.consent_day = DateField(self.tr("Jour de l’accord"))
        self.consent_time = TimeField(self.tr("Heure de l’accord"))
        self._remote = QWidget(self)
        remote = QHBoxLayout(self._remote)
        remote.setContentsMargins(0, 0, 0, 0)
        remote.setSpacing(theme.space("md"))
        remote.addWidget(LabelledField(self.tr("Jour de l’accord"), self.consent_day))
        remote.addWidget(LabelledField(self.tr("Heure"), self.consent_time))
        remote.addStretch(1)
        column = QVBoxLayout()
        column.setSpacing(theme.space("sm"))
        column.addWidget(SectionLabel(self.tr("Durée"), self))
        column.addWidget(self.duration)
        column.addWidget(self._ends)
        column.addWidget(SectionLabel(self.tr("Comment la personne donne son accord"), self))
        column.addWidget(self.consent)
        column.addWidget(self._remote)
        return column

    def _build_buttons(self) -> QWidget:
        self.save_button = KeyButton(
            self.tr("Établir le mandat"), kind="primary", icon="check", hint="Ctrl+Return", parent=self
        )
        self.save_button.setObjectName("mandate_save")
        self.give_up_button = KeyButton(self.tr("Abandonner"), hint="Esc", parent=self)
        self.give_up_button.setObjectName("mandate_give_up")
        box = QWidget(self)
        line = FlowLayout(box, gap=theme.space("md"))
        line.addWidget(self.save_button)
        line.addWidget(self.give_up_button)
        return box

    def _connect(self) -> None:
        self.person.picked.connect(lambda _person: self._person.set_fault(""))
        self.allowed.textChanged.connect(self._look_for_secrets)
        self.duration.chosen.connect(self._tell_end)
        self.consent.chosen.connect(self._fit_consent)
        self.save_button.clicked.connect(self.save)
        self.give_up_button.clicked.connect(self.given_up)
        QShortcut(QKeySequence("Esc"), self, self.given_up.emit)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self.save)

    def _look_for_secrets(self) -> None:
        text = secrets_words(secrets_in(self.allowed.toPlainText()))
        self._secret.set_message("warning", text)
        self._secret.setVisible(bool(text))
        if self.allowed.toPlainText().strip():
            self._allowed.set_fault("")

    def _tell_end(self, *_ignored: object) -> None:
        end = last_day(self._workplace.now().date(), self.duration.value())
        self._ends.setText(self.tr("Prend fin le {day}, ce jour compris.").format(day=words.day(end, "full")))

    def _fit_consent(self, *_ignored: object) -> None:
        self._remote.setVisible(self.consent.value() != "paper")

    def _check(self) -> bool:
        has_person, has_actions = bool(self.person.value()), bool(self.allowed.toPlainText().strip())
        self._person.set_fault("" if has_person else self.tr("Choisissez une personne de la liste proposée."))
        self._allowed.set_fault("" if has_actions else self.tr("Écrivez au moins une action."))
        return has_person and has_actions

    def _terms(self) -> Terms:
        consent = self.consent.value()
        day, time = self.consent_day.date().toPython(), self.consent_time.time().toPython()
        given = datetime.combine(day, time).astimezone()  # type: ignore[arg-type]
        return Terms(
            actions=self.allowed.toPlainText(),
            duration=self.duration.value(),
            families=[key for key, chip in self.families.items() if chip.isChecked()],
            consent=consent,
            consent_at="" if consent == "paper" else civil(given),
            session=self._session,
            made_in=self.made_in.text(),
        )

    def _refused(self, error: AppError) -> None:
        self._band.set_message("danger", error.hint, title=error.title)
        self._band.show()
