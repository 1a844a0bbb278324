"""The card of step 3 that speaks of the recovery sheet, and shows its code once there is one."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from mediator_app.desktop import theme
from mediator_app.desktop.first_run.recovery_sheet import RecoverySheet, code_lines, print_sheet, write_pdf
from mediator_app.desktop.widgets.buttons import KeyButton
from mediator_app.desktop.widgets.cards import Card
from mediator_app.desktop.widgets.choices import TickBox
from mediator_app.desktop.widgets.flow_layout import FlowLayout
from mediator_app.desktop.widgets.labels import IconTile, Label, NumberLabel
from mediator_app.errors import AppError


class RecoveryCard(QWidget):
    """``kept_changed(kept)``: somebody ticked that the sheet is in a safe place, or took the tick away."""

    kept_changed = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sheet: RecoverySheet | None = None
        self._build()

    def is_kept(self) -> bool:
        """Whether the box is ticked."""
        return self._kept.isChecked()

    def has_code(self) -> bool:
        """Whether there is a code to keep."""
        return self._sheet is not None

    def start(self) -> None:
        """Put the keyboard on what comes first with a new code: printing it."""
        self._printing.setFocus()

    def show_code(self, code: str, owner: str) -> None:
        """Show the code of a profile just made, for its owner's sheet."""
        self._sheet = RecoverySheet(code, owner, datetime.now().astimezone().date())
        first, second = code_lines(code)
        self._code.setText(f"{first}\n{second}")
        self._code.setAccessibleName(self.tr("Code de secours\u00a0: {code}").format(code=code))
        self._code.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._soon.hide()
        self._with_code.show()
        self._kept.show()

    def _build(self) -> None:
        title = Label(self.tr("Feuille de secours"), "strong", parent=self)
        about = self.tr("Si vous oubliez la phrase, elle seule rouvrira ce poste.")
        where = self.tr("Rangez-la au bureau, pas dans le véhicule.")
        self._soon = Label(
            self.tr("Vous pourrez l’imprimer dès que vous aurez continué."), "small", wrap=True, parent=self
        )
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(title)
        words.addWidget(Label(f"{about} {where}", "muted", wrap=True, parent=self))
        words.addWidget(self._soon)
        words.addWidget(self._build_code())
        line = QHBoxLayout()
        line.setSpacing(14)
        line.addWidget(IconTile("sheet", "warning", self), 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(words, 1)
        card = Card(parent=self)
        card.body.addLayout(line)
        self._kept = TickBox(self.tr("J’ai mis la feuille de secours en lieu sûr"), self)
        self._kept.setObjectName("sheet_kept")
        self._kept.toggled.connect(self.kept_changed)
        self._kept.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.space("md"))
        layout.addWidget(card)
        layout.addWidget(self._kept)

    def _build_code(self) -> QWidget:
        self._code = NumberLabel("", "section", code=True, parent=self)
        self._code.setObjectName("recovery_code")
        self._told = Label("", "small", wrap=True, parent=self)
        self._told.setObjectName("sheet_told")
        self._told.hide()
        self._with_code = QWidget(self)
        layout = QVBoxLayout(self._with_code)
        layout.setContentsMargins(0, theme.space("sm"), 0, 0)
        layout.setSpacing(theme.space("md"))
        layout.addWidget(self._code)
        layout.addLayout(self._build_buttons())
        layout.addWidget(self._told)
        self._with_code.hide()
        return self._with_code

    def _build_buttons(self) -> FlowLayout:
        self._printing = KeyButton(self.tr("Imprimer"), icon="printer", parent=self._with_code)
        self._printing.setObjectName("print_sheet")
        self._printing.clicked.connect(self._print)
        saving = KeyButton(self.tr("Enregistrer en PDF"), icon="download", parent=self._with_code)
        saving.setObjectName("save_sheet")
        saving.clicked.connect(self._ask_where)
        line = FlowLayout(gap=10)
        line.addWidget(self._printing)
        line.addWidget(saving)
        return line

    def _print(self) -> None:
        if self._sheet is not None and print_sheet(self._sheet, self):
            self._tell(self.tr("La feuille est partie à l’imprimante."), is_trouble=False)

    def _ask_where(self) -> None:
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        suggested = str(Path(folder) / self.tr("Feuille de secours Tournée.pdf"))
        dialog = QFileDialog(self, self.tr("Enregistrer la feuille de secours"), suggested, "PDF (*.pdf)")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("pdf")
        dialog.selectFile(suggested)
        dialog.fileSelected.connect(self._save)
        dialog.open()

    def _save(self, path: str) -> None:
        if self._sheet is None:
            return
        try:
            write_pdf(self._sheet, Path(path))
        except AppError as error:
            self._tell(f"{error.title} {error.hint}", is_trouble=True)
            return
        words = self.tr("Enregistrée\u00a0: {path}. Copiez-la ailleurs, puis effacez-la de ce poste.")
        self._tell(words.format(path=path), is_trouble=False)

    def _tell(self, words: str, *, is_trouble: bool) -> None:
        self._told.setText(words)
        self._told.set_tone("danger" if is_trouble else "")
        self._told.show()
