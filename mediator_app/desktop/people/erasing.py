"""Erasing somebody for good: what goes, what stays, and the name to type. Nothing modal."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from mediator_app.desktop import theme
from mediator_app.desktop.widgets.bands import InfoBand
from mediator_app.desktop.widgets.buttons import KeyButton
from mediator_app.desktop.widgets.cards import Card
from mediator_app.desktop.widgets.fields import LabelledField, TextField
from mediator_app.desktop.widgets.flow_layout import FlowLayout
from mediator_app.desktop.widgets.labels import Label, SectionLabel
from mediator_app.desktop.widgets.scrolling import ScrollColumn
from mediator_app.desktop.widgets.toggles import ChoiceRow
from mediator_app.desktop.workplace import Workplace
from mediator_app.services.erasing import Consequences, consequences, erase_person


class ErasingPanel(Card):
    """``asked(name)``: the erasure was asked for; ``given_up()``."""

    asked = Signal(str)
    given_up = Signal()

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(flush=True, parent=parent)
        self._workplace = workplace
        self._person = ""
        self._found: Consequences | None = None
        self._build()
        self._connect()

    def begin(self, person: str) -> None:
        """Read what would go and what would stay, and ask for the name."""
        self._person, self._found = person, None
        self.name.clear()
        self._fit()
        self._workplace.read(lambda laptop: consequences(laptop, person), self._show, owner=self)
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build(self) -> None:
        column = ScrollColumn(self.tr("Effacer une personne"), self)
        column.body.setContentsMargins(20, 16, 20, 16)
        column.body.setSpacing(theme.space("md"))
        self._title = Label("", "section", wrap=True, parent=self)
        self._title.setObjectName("erasing_title")
        forever = self.tr("Cela ne peut pas être annulé, ni ici, ni au centre, ni sur aucun poste.")
        self._band = InfoBand("danger", forever, parent=self)
        self._goes, self._stays = (Label("", wrap=True, parent=self) for _ in range(2))
        self._goes.setObjectName("erasing_goes")
        self._stays.setObjectName("erasing_stays")
        self._asked = InfoBand(
            "info", self.tr("Cet effacement a déjà été demandé\u00a0: il se fera au prochain envoi.")
        )
        for part in (
            *(self._title, self._band, self._asked),
            *(SectionLabel(self.tr("Ce qui disparaît de tous les postes")), self._goes),
            *(SectionLabel(self.tr("Ce qui reste, sans son nom")), self._stays),
        ):
            column.body.addWidget(part)
        column.body.addLayout(self._build_form())
        column.body.addStretch(1)
        self.add(column, 1)

    def _build_form(self) -> QVBoxLayout:
        reasons = (
            ("request", self.tr("La personne l’a demandé")),
            ("retention", self.tr("Durée de conservation passée")),
            ("error", self.tr("Fiche faite par erreur")),
        )
        self.reason = ChoiceRow(reasons, self.tr("Motif"), self, wraps=True)
        self.reason.setObjectName("erasing_reason")
        self.name = TextField(self.tr("Nom à taper"))
        self.name.setObjectName("erasing_name")
        self._labelled = LabelledField(self.tr("Nom à taper"), self.name)
        self._labelled.setMaximumWidth(theme.scaled(520))
        self.button = KeyButton(self.tr("Effacer pour toujours"), kind="danger", icon="trash", parent=self)
        self.button.setObjectName("erase_now")
        self.keep_button = KeyButton(self.tr("Garder la fiche"), hint="Esc", parent=self)
        self.keep_button.setObjectName("erase_not")
        buttons = QWidget(self)
        line = FlowLayout(buttons, gap=theme.space("md"))
        line.addWidget(self.button)
        line.addWidget(self.keep_button)
        layout = QVBoxLayout()
        layout.setSpacing(theme.space("md"))
        self._how = Label("", wrap=True, parent=self)
        for part in (SectionLabel(self.tr("Motif")), self.reason, self._how):
            layout.addWidget(part)
        typed = QHBoxLayout()  # of its own: Qt would measure the reasons at the field's width
        typed.addWidget(self._labelled, 1)
        typed.addStretch(0)
        layout.addLayout(typed)
        layout.addWidget(buttons)
        return layout

    def _connect(self) -> None:
        self.name.textChanged.connect(self._fit)
        self.name.returnPressed.connect(self._erase)
        self.button.clicked.connect(self._erase)
        self.keep_button.clicked.connect(self.given_up)
        QShortcut(QKeySequence("Esc"), self, self.given_up.emit)

    def _show(self, found: Consequences) -> None:
        self._found = found
        self._title.setText(self.tr("Effacer {name}").format(name=found.name or self.tr("cette personne")))
        self._asked.setVisible(found.is_asked)
        self._goes.setText("\n".join(self._going(found)))
        self._stays.setText("\n".join(self._staying(found)))
        self._how.setText(self.tr("Pour confirmer, tapez «\u00a0{name}\u00a0».").format(name=found.to_type))
        self._fit()

    def _going(self, found: Consequences) -> list[str]:
        lines = [
            self.tr("%n fiche(s), avec l’historique, les notes et les questions posées à leur sujet", "", found.records)
        ]
        if found.mandates:
            lines.append(self.tr("%n mandat(s) et le journal de leurs actions", "", found.mandates))
        if found.levels:
            lines.append(self.tr("%n niveau(x) estimé(s)", "", found.levels))
        if found.papers:
            lines.append(self.tr("%n papier(s) signé(s) par elle", "", found.papers))
        return lines

    def _staying(self, found: Consequences) -> list[str]:
        lines = [
            self.tr("%n présence(s)", "", found.presences),
            self.tr("%n chèque(s)", "", found.vouchers),
            self.tr("%n parcours", "", found.packs),
            self.tr("%n paiement(s)", "", found.payments),
        ]
        said = [self.tr("{list}, pour les bilans et les comptes").format(list=", ".join(lines))]
        if found.sheets:
            sheets = self.tr(
                "%n feuille(s) d’émargement scannée(s), où son nom se lit avec ceux des autres", "", found.sheets
            )
            said.append(sheets)
        return said

    def _fit(self) -> None:
        """The button waits for the name."""
        is_meant = (
            self._found is not None and not self._found.is_asked and self._found.is_confirmed_by(self.name.text())
        )
        self.button.setEnabled(is_meant)

    def _erase(self) -> None:
        if not self.button.isEnabled() or self._found is None:
            return
        person, reason, name = self._person, self.reason.value(), self._found.to_type
        self.button.setEnabled(False)
        self._workplace.write(
            lambda laptop: erase_person(laptop, person, reason), lambda _: self.asked.emit(name), owner=self
        )
