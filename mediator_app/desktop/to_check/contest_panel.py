"""A voucher or a field that several people wrote: the versions side by side, why one is proposed, what each answer does."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from mediator_app.desktop import theme
from mediator_app.desktop.to_check import consequences as what
from mediator_app.desktop.to_check import wording
from mediator_app.desktop.to_check.answer_bar import Answer
from mediator_app.desktop.to_check.option_card import Fact, OptionCard, OptionView
from mediator_app.desktop.to_check.panel import CasePanel
from mediator_app.desktop.widgets.bands import InfoBand
from mediator_app.desktop.widgets.chips import Chip
from mediator_app.desktop.widgets.labels import IconLabel, Label, SectionLabel
from mediator_app.desktop.workplace import Workplace
from mediator_app.domain.cases import Case, Option

_CARD_WIDTH = 270
"""What an answer's card needs, in logical pixels at 100 %."""


class ContestPanel(CasePanel):
    """The question of a voucher or of a field; the proposed answer is chosen at first."""

    def __init__(
        self,
        case: Case,
        workplace: Workplace,
        *,
        read_only: bool,
        again: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        self._commune_name = workplace.commune_name
        self._who = workplace.member_name
        super().__init__(case, read_only=read_only, again=again, parent=parent)
        self._chosen = case.proposed
        self._cards: dict[str, OptionCard] = {}
        self._shown: list[QWidget] = []
        self._columns = 0
        self._build_cards()
        self.body.addWidget(InfoBand("info", what.reason(case), title=what.reason_title(case), parent=self))
        self._build_consequences()
        self.finish()
        self._choose(case.proposed)

    def answers(self) -> Sequence[Answer]:
        if len(self.case.options) == 1:
            accept = Answer(self.case.options[0].id, self.tr("L’accepter"))
            return [accept, Answer(what.NONE_KEPT, self.tr("Le refuser"))]
        form = self.tr("Garder {letter}")
        given = [
            Answer(option.id, form.format(letter=wording.letter(self.case, option.id))) for option in self.case.options
        ]
        if self.case.kind == "voucher":
            given.append(Answer(what.NONE_KEPT, self.tr("Aucun n’est payé")))
        return given

    def under(self) -> str:
        if self.case.kind == "voucher":
            return wording.voucher_line(self.case)
        return wording.about_words(self.case.details["about"], self._commune_name)

    def preview(self, keep: str) -> None:
        self._tell(keep or self._chosen)

    def _build_cards(self) -> None:
        self._grid = QGridLayout()
        self._grid.setSpacing(theme.space("md"))
        many = len(self.case.options) > 1
        for option in self.case.options:
            card = OptionCard(self._view(option), choosable=many and not self.read_only, parent=self)
            card.chosen.connect(self._choose)
            self._cards[option.id] = card
        self._place_cards()
        self.body.addLayout(self._grid)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_cards()

    def _place_cards(self) -> None:
        """Two cards side by side where both have room, else under one another."""
        columns = 2 if self.width() >= 2 * theme.scaled(_CARD_WIDTH) else 1
        if columns == self._columns:
            return
        self._columns = columns
        for place, card in enumerate(self._cards.values()):
            self._grid.addWidget(card, place // columns, place % columns)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, columns - 1)

    def _build_consequences(self) -> None:
        self._heading = SectionLabel("", self)
        self._heading.setObjectName("consequences_heading")
        self._lines = QVBoxLayout()
        self._lines.setSpacing(theme.space("xs"))
        self.body.addWidget(self._heading)
        self.body.addLayout(self._lines)

    def _choose(self, keep: str) -> None:
        self._chosen = keep
        for id_, card in self._cards.items():
            card.set_chosen(id_ == keep)
        self.set_primary(keep)
        self._tell(keep)

    def _tell(self, keep: str) -> None:
        """Say what an answer would do."""
        self._heading.setText(what.heading(self.case, keep))
        for line in self._shown:
            self._lines.removeWidget(line)
            line.hide()
            line.deleteLater()
        self._shown = [self._line(one) for one in what.consequences(self.case, keep, self._who)]
        for line in self._shown:
            self._lines.addWidget(line)
            line.show()

    def _line(self, one: what.Consequence) -> QWidget:
        line = QWidget(self)
        layout = QHBoxLayout(line)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.space("md") - 2)
        ink = "success" if one.icon == "check" else "text-muted"
        mark = IconLabel(one.icon, ink=ink, size="icon_sm", in_line=True, parent=line)
        layout.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(Label(one.text, wrap=True, parent=line), 1)
        return line

    def _view(self, option: Option) -> OptionView:
        is_field = self.case.kind == "field"
        title = wording.value_words(self.case, option, self._commune_name) if is_field else self._place(option)
        letter = wording.letter(self.case, option.id) if len(self.case.options) > 1 else ""
        titled = f"{letter} · {title}" if letter else title
        proposed = option.id == self.case.proposed and len(self.case.options) > 1
        chip = Chip("success", self.tr("Proposé"), icon="check") if proposed else None
        facts = self._field_facts(option) if is_field else self._voucher_facts(option)
        spoken = ", ".join([titled, *(fact.title for fact in facts)])
        return OptionView(option.id, titled, facts, chip, spoken)

    def _place(self, option: Option) -> str:
        return str(option.details["place_name"] or option.details["session_title"] or self.tr("Lieu inconnu"))

    def _voucher_facts(self, option: Option) -> tuple[Fact, ...]:
        of = option.details
        presence = self.tr("Présence notée") if of["was_present"] else self.tr("Présence non notée")
        session = Fact("workshop", of["session_title"] or self.tr("Atelier inconnu"), of["member_name"])
        return (
            Fact("clock", wording.moment_words(option.wall), wording.received_words(of["received_at"])),
            Fact("person", of["person"] or self.tr("Personne non nommée"), presence if of["person"] else ""),
            session,
            Fact("scan" if of["how"] == "scanned" else "edit", *wording.taken_words(of["how"])),
        )

    def _field_facts(self, option: Option) -> tuple[Fact, ...]:
        shown = self.tr("Affichée en ce moment") if option.details["shown"] else self.tr("Gardée dans l’historique")
        icon = "check" if option.details["shown"] else "inbox-check"
        return (
            Fact("person", option.actor or self.tr("Quelqu’un de l’équipe"), self.tr("A noté cette valeur")),
            Fact("clock", wording.moment_words(option.wall), self.tr("Heure de son poste")),
            Fact(icon, shown),
        )
