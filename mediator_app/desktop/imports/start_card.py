"""Where an import begins: choose a file, drop one, or paste lines; and the model files to fill in."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from mediator_app.desktop import theme
from mediator_app.desktop.imports.wording import kinds
from mediator_app.desktop.widgets.buttons import KeyButton
from mediator_app.desktop.widgets.cards import Card
from mediator_app.desktop.widgets.fields import Picker
from mediator_app.desktop.widgets.labels import IconTile, Label


class StartCard(Card):
    """``file_wanted()``, ``paste_wanted()``, ``model_wanted(kind)``: what a person asks for."""

    file_wanted = Signal()
    paste_wanted = Signal()
    model_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._build()
        self._connect()

    def _build(self) -> None:
        self.body.setSpacing(theme.space("md"))
        self.add(IconTile("sheet", parent=self))
        self.add(Label(self.tr("Déposez ici un fichier de votre tableur"), "section", parent=self))
        said = self.tr(
            "CSV, XLSX, ODS ou JSON, tel qu’il est\u00a0: titres au-dessus, cellules fusionnées, lignes vides ou totaux ne"
            " gênent pas. Vous verrez ce qui serait fait, ligne par ligne, avant que rien ne soit enregistré."
        )
        self.add(Label(said, "muted", wrap=True, parent=self))
        self.file_button = KeyButton(
            self.tr("Choisir un fichier"), kind="primary", icon="download", hint="Ctrl+O", parent=self
        )
        self.file_button.setObjectName("import_choose")
        self.paste_button = KeyButton(self.tr("Coller des lignes"), icon="copy", hint="Ctrl+V", parent=self)
        self.paste_button.setObjectName("import_paste")
        self._add_line(self.file_button, self.paste_button)
        self.body.addSpacing(theme.space("xl"))
        self.add(Label(self.tr("Pas encore de fichier\u202f? Remplissez un modèle."), "strong", parent=self))
        self.model_picker = Picker(self.tr("Modèle à remplir"), kinds(), self)
        self.model_picker.setObjectName("import_model_kind")
        self.model_button = KeyButton(self.tr("Enregistrer le modèle"), icon="sheet", parent=self)
        self.model_button.setObjectName("import_model")
        self._add_line(self.model_picker, self.model_button)
        self.body.addStretch(1)

    def _add_line(self, *widgets: QWidget) -> None:
        line = QHBoxLayout()
        line.setSpacing(theme.space("md"))
        for widget in widgets:
            line.addWidget(widget)
        line.addStretch(1)
        self.body.addLayout(line)

    def _connect(self) -> None:
        self.file_button.clicked.connect(self.file_wanted)
        self.paste_button.clicked.connect(self.paste_wanted)
        self.model_button.clicked.connect(lambda: self.model_wanted.emit(self.model_picker.value()))
