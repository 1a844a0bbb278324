"""One mandate on screen: what it allows, how it stands, what was done with it; signing, noting a use, revoking."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mediator_app.desktop import theme, words
from mediator_app.desktop.mandate_words import day_words, secrets_words, state_chip
from mediator_app.desktop.mandates.revoking import RevokingBox
from mediator_app.desktop.paper.signed_sheet import SignedSheetCard
from mediator_app.desktop.typography import elided
from mediator_app.desktop.vocabulary_words import label
from mediator_app.desktop.widgets.bands import BandTone, InfoBand
from mediator_app.desktop.widgets.buttons import KeyButton
from mediator_app.desktop.widgets.cards import Card
from mediator_app.desktop.widgets.flow_layout import FlowLayout
from mediator_app.desktop.widgets.labels import Label, Line
from mediator_app.desktop.widgets.record_head import RecordHead
from mediator_app.desktop.widgets.row_models import RowsModel
from mediator_app.desktop.widgets.row_views import GroupHeader, RowShape, RowView
from mediator_app.desktop.widgets.scrolling import ScrollColumn
from mediator_app.desktop.widgets.whole_lists import WholeList
from mediator_app.desktop.workplace import Workplace
from mediator_app.domain.mandates import (
    CONSENTS,
    FAMILIES,
    MANDATE_DURATIONS,
    Mandate,
    MandateCard,
    MandateState,
    MandateUse,
    secrets_in,
)
from mediator_app.domain.names import display_name

ListedAction = tuple[int, str]
"""An action that may be done, with its number from 1."""

_OVER: Final = frozenset({MandateState.ENDED, MandateState.REVOKED})


class MandatePanel(Card):
    """``signed()``, ``revoked(reason)``, ``used(action)``: what a person asks; ``person_wanted()``: open her record;
    ``print_wanted()``: print the two copies.
    """

    signed = Signal()
    revoked = Signal(str)
    used = Signal(str)
    person_wanted = Signal()
    print_wanted = Signal()

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(flush=True, parent=parent)
        self._workplace = workplace
        self._card: MandateCard | None = None
        self._session_title = ""
        self._build()
        self._connect()

    def show_card(self, card: MandateCard, session_title: str = "") -> None:
        """Show a mandate; what is being typed to revoke it stays if it is the one on screen.

        ``session_title`` is that of the session with which what is done will be noted, empty for none.
        """
        self._session_title = session_title
        is_other = self._card is None or self._card.mandate.id != card.mandate.id
        if is_other:
            self.revoking.put_away()
        self._card = card
        mandate, today = card.mandate, self._workplace.now().date()
        name = display_name(mandate.first_name, mandate.last_name)
        self.name.setText(elided(self.tr("Mandat de {name}").format(name=name), name))
        self.chip.set_chip(state_chip(mandate, today))
        self._span.setText(self._span_words(mandate))
        self._show_facts(card)
        self._show_band(mandate)
        is_over = mandate.state(today) in _OVER
        self.sign_button.setVisible(mandate.awaits_paper() and not mandate.revoked_on)
        self.revoke_button.setVisible(not is_over)
        self._model.set_rows(self._rows(card))
        self.papers.show_mandate(mandate.id)
        if is_other and not is_over:
            self.rows.choose_first()

    def _build(self) -> None:
        column = ScrollColumn(self.tr("Mandat"), self)
        column.body.setSpacing(0)
        column.body.addWidget(self._build_head())
        self.revoking = RevokingBox(self)
        self._band = InfoBand("warning", "", parent=self)
        notices = QWidget(self)
        layout = QVBoxLayout(notices)
        layout.setContentsMargins(20, 0, 20, 12)
        layout.setSpacing(theme.space("md"))
        layout.addWidget(self._band)
        layout.addWidget(self.revoking)
        self._notices = notices
        column.body.addWidget(notices)
        column.body.addWidget(Line(self))
        self._model: RowsModel[ListedAction | MandateUse] = RowsModel(self._view, parent=self)
        shape = RowShape(height=50, margin=20)
        self.rows = WholeList(self._model, self.tr("Actions permises et faites"), column, shape, self)
        self.rows.setObjectName("mandate_rows")
        column.body.addWidget(self.rows)
        self.papers = SignedSheetCard(self._workplace, self)
        below = QVBoxLayout()
        below.setContentsMargins(20, 16, 20, 16)
        below.addWidget(self.papers)
        column.body.addLayout(below)
        column.body.addStretch(1)
        self.add(column, 1)

    def _build_head(self) -> QWidget:
        head = RecordHead("mandate_name", self)
        self.name, self.chip = head.name, head.chip
        self._span = Label("", "muted", wrap=True, parent=head)
        facts = QWidget(head)
        self._facts = FlowLayout(facts, gap=theme.space("sm"))
        head.add(self._span, self._build_buttons(), facts)
        self._build_facts()
        return head

    def _build_buttons(self) -> QWidget:
        self.sign_button = KeyButton(self.tr("Le papier est signé"), icon="check", parent=self)
        self.print_button = KeyButton(self.tr("Imprimer (2 exemplaires)"), icon="printer", hint="Ctrl+P", parent=self)
        self.print_button.hide_cap()
        self.revoke_button = KeyButton(self.tr("Révoquer…"), kind="danger", parent=self)
        self.person_button = KeyButton(self.tr("Sa fiche"), icon="person", parent=self)
        names = {
            "mandate_sign": self.sign_button,
            "mandate_print": self.print_button,
            "mandate_person": self.person_button,
            "mandate_revoke": self.revoke_button,
        }
        box = QWidget(self)
        line = FlowLayout(box, gap=theme.space("sm"))
        for name, button in names.items():
            button.setObjectName(name)
            line.addWidget(button)
        return box

    def _build_facts(self) -> None:
        titles = {
            "duration": self.tr("Durée"),
            "consent": self.tr("Accord"),
            "made": self.tr("Établi"),
            "families": self.tr("Démarches"),
            "kept": self.tr("À garder jusqu’au"),
        }
        self.facts: dict[str, Label] = {}
        for key, title in titles.items():
            fact = QWidget(self)
            fact.setMinimumWidth(theme.scaled(110))
            column = QVBoxLayout(fact)
            column.setContentsMargins(0, 0, theme.space("lg"), 0)
            column.setSpacing(0)
            column.addWidget(Label(title, "small"))
            self.facts[key] = Label("", "medium")
            column.addWidget(self.facts[key])
            self._facts.addWidget(fact)
            if key == "families":
                self._families = fact

    def _connect(self) -> None:
        self.person_button.clicked.connect(self.person_wanted)
        self.print_button.clicked.connect(self.print_wanted)
        self.sign_button.clicked.connect(self.signed)
        self.revoke_button.clicked.connect(self.revoking.begin)
        self.revoking.decided.connect(self.revoked)
        self.revoking.folded.connect(self._fit_notices)
        self.rows.acted.connect(self._use)
        self.rows.opened.connect(self._use)

    def _use(self, key: Any) -> None:
        if self._card is not None and isinstance(key, int) and self._is_usable():
            self.used.emit(self._card.mandate.actions[key - 1])

    def _is_usable(self) -> bool:
        return self._card is not None and self._card.mandate.state(self._workplace.now().date()) not in _OVER

    def _show_facts(self, card: MandateCard) -> None:
        mandate = card.mandate
        consent = label(CONSENTS, mandate.consent)
        if mandate.consent_at:
            consent = f"{consent}, {words.moment(datetime.fromisoformat(mandate.consent_at), self._workplace.now())}"
        made = ", ".join(part for part in (mandate.made_in, card.session_title, card.made_by_name) if part)
        self.facts["duration"].setText(label(MANDATE_DURATIONS, mandate.duration))
        self.facts["consent"].setText(consent)
        self.facts["made"].setText(made or day_words(mandate.made_at[:10]))
        self.facts["families"].setText(", ".join(label(FAMILIES, key) for key in mandate.families))
        self.facts["kept"].setText(day_words(mandate.kept_until()))
        self._families.setVisible(bool(mandate.families))

    def _show_band(self, mandate: Mandate) -> None:
        tone, text = self._notice(mandate)
        self._band.set_message(tone, text)
        self._band.setVisible(bool(text))
        self._fit_notices()

    def _fit_notices(self) -> None:
        self._notices.setVisible(not self._band.isHidden() or not self.revoking.isHidden())

    def _notice(self, mandate: Mandate) -> tuple[BandTone, str]:
        """What a person should know before using it."""
        state = mandate.state(self._workplace.now().date())
        if state is MandateState.REVOKED:
            text = self.tr("Révoqué le {day}\u00a0: {reason}. Plus rien ne peut être fait en son nom.")
            reason = mandate.revoked_because.rstrip(".")
            return "info", text.format(day=day_words(mandate.revoked_on), reason=reason)
        if state is MandateState.ENDED:
            return "info", self.tr(
                "Ce mandat est terminé. Plus rien ne peut être fait en son nom sans un nouveau mandat."
            )
        if secrets := secrets_words(secrets_in("\n".join(mandate.actions))):
            return "warning", secrets
        if mandate.awaits_paper():
            return "warning", self.tr("Le papier n’est pas encore signé. Faites-le signer avant d’agir.")
        return "info", ""

    def _span_words(self, mandate: Mandate) -> str:
        text = self.tr("Du {first} au {last}, compris")
        return text.format(first=day_words(mandate.starts_on), last=day_words(mandate.ends_on))

    def _rows(self, card: MandateCard) -> list[ListedAction | MandateUse | GroupHeader]:
        rows: list[ListedAction | MandateUse | GroupHeader] = [
            GroupHeader(self.tr("Actions permises"), self._noted_with())
        ]
        rows += enumerate(card.mandate.actions, 1)
        if card.uses:
            rows += [GroupHeader(self.tr("Actions faites"), words.count(len(card.uses))), *card.uses]
        return rows

    def _noted_with(self) -> str:
        if not self._session_title or not self._is_usable():
            return ""
        return self.tr("notées avec «\u00a0{session}\u00a0»").format(session=self._session_title)

    def _view(self, row: ListedAction | MandateUse) -> RowView:
        if isinstance(row, MandateUse):
            when = words.moment(datetime.fromisoformat(row.used_at), self._workplace.now())
            who = ", ".join(part for part in (row.made_by_name, row.session_title) if part)
            return RowView(key=row.id, title=row.action, subtitle=who, icon="check", icon_ink="success", right=when)
        number, action = row
        return RowView(
            key=number,
            title=action,
            action=self.tr("Noter comme faite") if self._is_usable() else "",
        )
