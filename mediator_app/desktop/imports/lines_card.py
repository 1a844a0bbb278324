"""What becomes of the lines of a list: three figures, the lines to look at with their reasons, and who is asked about."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from mediator_app.desktop import theme, words
from mediator_app.desktop.widgets.cards import Card
from mediator_app.desktop.widgets.fields import Picker
from mediator_app.desktop.widgets.labels import Figure, Label
from mediator_app.desktop.widgets.row_lists import RowListView
from mediator_app.desktop.widgets.row_models import RowsModel
from mediator_app.desktop.widgets.row_views import GroupHeader, RowShape, RowView
from mediator_app.services.import_plan import LEAVE_OUT, NEW_PERSON, ImportReport, Outcome, RowOutcome


class LinesCard(Card):
    """``answered(row, answer)``: a person said who a line means: an id, ``NEW_PERSON`` or ``LEAVE_OUT``."""

    answered = Signal(int, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(flush=True, parent=parent)
        self._names: Mapping[str, str] = {}
        self._rows: dict[int, RowOutcome] = {}
        self._asked_about = 0
        self._build()
        self._connect()

    def show_report(self, report: ImportReport, names: Mapping[str, str]) -> None:
        """Show what becomes of the lines; ``names`` tells who the people asked about are, by id."""
        self._names = names
        self._rows = {one.row: one for one in report.rows}
        self._count(report)
        groups = (
            (self.tr("À vérifier"), self._of(report, Outcome.ASKED)),
            (self.tr("Lignes refusées"), self._of(report, Outcome.REFUSED)),
            (self.tr("À regarder"), [one for one in report.rows if one.outcome in _TAKEN and one.sentences]),
        )
        rows: list[RowOutcome | GroupHeader] = []
        for title, group in groups:
            if group:
                rows += [GroupHeader(title, words.count(len(group))), *group]
        self._model.set_rows(rows)
        self.rows.setVisible(bool(rows))
        asked = self._of(report, Outcome.ASKED)
        if asked:
            self.rows.choose(asked[0].row)
        self._ask(asked[0].row if asked else 0)

    def clear(self) -> None:
        """Show nothing."""
        self._model.set_rows([])
        self._ask(0)
        for figure in self.figures.values():
            figure.set_value("0")

    def _build(self) -> None:
        self.figures = {key: Figure(self._counted(key, 0)) for key in ("wanted", "asked", "refused", "unchanged")}
        top = QWidget(self)
        line = QHBoxLayout(top)
        line.setContentsMargins(*[theme.space("lg")] * 4)
        line.setSpacing(theme.space("xxl"))
        for figure in self.figures.values():
            line.addWidget(figure)
        line.addStretch(1)
        top.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.add(top)
        self._model: RowsModel[RowOutcome] = RowsModel(self._view, parent=self)
        self.rows = RowListView(
            self._model, self.tr("Lignes à regarder"), RowShape(height=64, margin=16, lines_below=2), self
        )
        self.rows.setObjectName("import_rows")
        self.rows.setMinimumHeight(theme.scaled(150))
        self.add(self.rows, 1)
        self.add(self._build_below())
        self.body.addStretch(0)

    def _build_below(self) -> QWidget:
        """Under the lines: the current one's sentences in full, and who she is if that is asked."""
        self._below = QWidget(self)
        self.picker = Picker(self.tr("Qui est cette personne"), parent=self)
        self.picker.setObjectName("import_answer")
        self.answer = QWidget(self._below)
        self._answer_label = Label("", "strong", parent=self.answer)
        self._answer_label.setBuddy(self.picker)
        beside = QHBoxLayout(self.answer)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(theme.space("md"))
        beside.addWidget(self._answer_label)
        beside.addWidget(self.picker, 1)
        self.answer.hide()
        self.detail = Label("", "muted", wrap=True, parent=self._below)
        self.detail.setObjectName("import_detail")
        column = QVBoxLayout(self._below)
        column.setContentsMargins(*[theme.space("lg")] * 4)
        column.setSpacing(theme.space("md"))
        column.addWidget(self.detail)
        column.addWidget(self.answer)
        return self._below

    def _connect(self) -> None:
        self.rows.chosen.connect(lambda row: self._ask(int(row)))
        self.picker.chosen.connect(self._answer)

    def _count(self, report: ImportReport) -> None:
        numbers = {
            "wanted": report.created + report.updated,
            "asked": report.count(Outcome.ASKED),
            "refused": report.count(Outcome.REFUSED),
            "unchanged": report.unchanged,
        }
        for key, number in numbers.items():
            self.figures[key].set_value(words.count(number), words=self._counted(key, number))

    def _counted(self, key: str, number: int) -> str:
        """What a figure counts, agreeing with it."""
        forms = {
            "wanted": self.tr("ligne(s) à importer", "", number),
            "asked": self.tr("à vérifier"),
            "refused": self.tr("refusée(s)", "", number),
            "unchanged": self.tr("déjà à jour"),
        }
        return forms[key]

    def _of(self, report: ImportReport, outcome: Outcome) -> list[RowOutcome]:
        return [one for one in report.rows if one.outcome is outcome]

    def _view(self, row: RowOutcome) -> RowView:
        icons = {Outcome.ASKED: ("help", "warning"), Outcome.REFUSED: ("refused", "danger")}
        icon, ink = icons.get(row.outcome, ("info", "text-muted"))
        title = self.tr("Ligne {number}").format(number=words.count(row.row))
        return RowView(key=row.row, title=title, subtitle=" ".join(row.sentences), icon=icon, icon_ink=ink)

    def _ask(self, row: int) -> None:
        """Offer the answers about a line that is asked about; nothing for any other."""
        asked = self._rows.get(row)
        self.detail.setText("\n".join(asked.sentences) if asked is not None else "")
        self._below.setVisible(bool(self.detail.text()))
        is_asked = asked is not None and asked.outcome is Outcome.ASKED
        self.answer.setVisible(is_asked)
        if asked is None or not is_asked:
            return
        self._asked_about = row
        known = [(id_, self.tr("C’est {name}").format(name=self._names.get(id_, id_))) for id_ in asked.candidates]
        others = [(NEW_PERSON, self.tr("C’est une nouvelle personne")), (LEAVE_OUT, self.tr("Laisser cette ligne"))]
        self._answer_label.setText(self.tr("Ligne {number}").format(number=words.count(row)))
        self.picker.set_choices([("", self.tr("Choisissez…")), *known, *others])
        self.picker.set_value("")

    def _answer(self, answer: str) -> None:
        if answer:
            self.answered.emit(self._asked_about, answer)


_TAKEN = (Outcome.CREATED, Outcome.UPDATED, Outcome.UNCHANGED)
