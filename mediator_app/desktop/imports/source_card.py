"""Which file is being imported, what it is a list of, which of its sheets, and for which session."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from mediator_app.desktop import theme, words
from mediator_app.desktop.imports.trying import Opened
from mediator_app.desktop.imports.wording import kinds
from mediator_app.desktop.widgets.cards import Card
from mediator_app.desktop.widgets.fields import LabelledField, Picker
from mediator_app.desktop.widgets.labels import Label
from mediator_app.documents.tables import PASTED
from mediator_app.domain.import_headers import ImportKind
from mediator_app.domain.sessions import SessionRow

_LARGE = 150
"""From this text size on, the fields stand under one another."""


class SourceCard(Card):
    """``kind_chosen(kind)``, ``sheet_chosen(sheet)``, ``session_chosen(id)``: a person chose another one."""

    kind_chosen = Signal(str)
    sheet_chosen = Signal(str)
    session_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.wanted_session = ""
        self._build()
        self._connect()

    def show_opened(self, opened: Opened) -> None:
        """Show what was opened."""
        name = self.tr("Lignes collées") if opened.source.name == PASTED else opened.source.name
        self.name.setText(name)
        self.counted.setText(self.tr("%n ligne(s)", "", len(opened.table.rows)))
        self.kind_picker.set_value(opened.kind)
        self.sheet_picker.set_choices([(sheet, sheet) for sheet in opened.source.sheets])
        self.sheet_picker.set_value(opened.sheet)
        self._sheet.setVisible(len(opened.source.sheets) > 1)
        self._session.setVisible(opened.kind == "registrations")

    def offer_sessions(self, sessions: list[SessionRow]) -> None:
        """Offer the sessions that registrations may be for; ``wanted_session`` is chosen the first time."""
        said = [(one.id, f"{words.day(one.starts)}, {words.clock(one.starts)}, {one.title}") for one in sessions]
        self.session_picker.set_choices([("", self.tr("Celui que chaque ligne indique")), *said])
        if any(one.id == self.wanted_session for one in sessions):
            self.session_picker.set_value(self.wanted_session)
        self.wanted_session = ""

    def _build(self) -> None:
        self.name = Label("", "strong", wrap=True, parent=self)
        self.name.setObjectName("import_file")
        self.counted = Label("", "muted", parent=self)
        self.kind_picker = Picker(self.tr("Ce que contient la liste"), kinds(), self)
        self.kind_picker.setObjectName("import_kind")
        self.sheet_picker = Picker(self.tr("Feuille du classeur"), parent=self)
        self.sheet_picker.setObjectName("import_sheet")
        self.session_picker = Picker(self.tr("Atelier des inscriptions"), parent=self)
        self.session_picker.setObjectName("import_session")
        self._sheet = LabelledField(self.tr("Feuille"), self.sheet_picker, parent=self)
        self._session = LabelledField(self.tr("Atelier"), self.session_picker, parent=self)
        title = QVBoxLayout()
        title.setSpacing(theme.space("xs"))
        title.addWidget(self.name)
        title.addWidget(self.counted)
        large = theme.text_percent() >= _LARGE
        line = QVBoxLayout() if large else QHBoxLayout()
        line.setSpacing(theme.space("md"))
        line.addLayout(title, 1)
        for field in (
            LabelledField(self.tr("La liste contient"), self.kind_picker, parent=self),
            self._sheet,
            self._session,
        ):
            line.addWidget(field, 1)
        self.body.addLayout(line)

    def _connect(self) -> None:
        self.kind_picker.chosen.connect(self.kind_chosen)
        self.sheet_picker.chosen.connect(self.sheet_chosen)
        self.session_picker.chosen.connect(self.session_chosen)

    def kind(self) -> ImportKind:
        """The kind chosen."""
        chosen: dict[str, ImportKind] = {"registrations": "registrations", "sessions": "sessions", "places": "places"}
        return chosen.get(self.kind_picker.value(), "people")
