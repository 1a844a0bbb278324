"""« Feuille signée » of a session or a mandate: the paper that came back, chosen or dropped as a photograph, scan or PDF."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QMimeData, QStandardPaths, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from mediator_app.desktop import theme
from mediator_app.desktop.accessibility import announce
from mediator_app.desktop.paper.scan_window import open_scan
from mediator_app.desktop.signed_paper_words import PAPER_WORDS
from mediator_app.desktop.widgets.bands import InfoBand
from mediator_app.desktop.widgets.buttons import KeyButton, LinkButton
from mediator_app.desktop.widgets.cards import Card
from mediator_app.desktop.widgets.labels import Label
from mediator_app.desktop.workplace import Workplace
from mediator_app.domain.signed_papers import PaperState, SignedPaper
from mediator_app.errors import AppError
from mediator_app.services import attachments
from mediator_app.services.attachments import Kept
from mediator_app.services.changes import Changes
from mediator_app.services.laptop import Laptop


class SignedSheetCard(Card):
    """The papers of what ``show_session`` or ``show_mandate`` names. Nothing is asked twice: what was removed can be put back.

    ``ask_file`` asks a person for a file; tests replace it.
    """

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__("…", parent=parent)
        self._workplace = workplace
        self._owner: dict[str, str] = {}
        self._removed = ""
        self._asked = 0
        self._rows: list[QWidget] = []
        self.ask_file: Callable[[], str] = self._ask_file
        self._build()
        self.show_session("")

    def show_session(self, session: str) -> None:
        """Show a session's papers; nothing can be added to a session that is not written yet."""
        self._show_owner("session", session)

    def show_mandate(self, mandate: str) -> None:
        """Show a mandate's papers."""
        self.set_title(self.tr("Mandat signé"))
        self._show_owner("mandate", mandate)

    def keep_file(self, path: Path) -> None:
        """Keep the paper in a file with the session or the mandate shown."""
        owner = self._owner
        self._band.hide()
        self._workplace.write(
            lambda laptop: attachments.keep_file(laptop, path, **owner), self._kept, self._refused, owner=self
        )

    def refresh(self) -> None:
        """Read the papers again."""
        self._asked += 1
        asked, owner = self._asked, self._owner
        if owner:
            self._workplace.read(lambda laptop: _papers_of(laptop, **owner), partial(self._show, asked), owner=self)
        else:
            self._show(asked, [])

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _file_in(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        path = _file_in(event.mimeData())
        if path:
            event.acceptProposedAction()
            self.keep_file(Path(path))

    def _show_owner(self, kind: str, id_: str) -> None:
        owner = {kind: id_} if id_ else {}
        if owner != self._owner:
            self._band.hide()
        self._owner = owner
        self.add_button.setEnabled(bool(id_))
        self.setAcceptDrops(bool(id_))
        self.refresh()

    def _build(self) -> None:
        self.setObjectName("signed_sheet")
        self.set_title(self.tr("Feuille signée"))
        self.add_button = KeyButton(self.tr("Joindre"), icon="plus", size="sm", parent=self)
        self.add_button.setObjectName("add_sheet")
        self.add_button.setAccessibleName(self.tr("Joindre la feuille signée"))
        self.add_button.clicked.connect(self._choose)
        self.add_to_title(self.add_button)
        self._hint = Label(
            self.tr("Photographiez ou numérisez la feuille, puis choisissez le fichier ou déposez-le ici."),
            "small",
            wrap=True,
            parent=self,
        )
        self._band = InfoBand("info", "", parent=self)
        self._band.setObjectName("sheet_band")
        self._band.acted.connect(self._put_back)
        self._list = QVBoxLayout()
        self._list.setSpacing(theme.space("sm"))
        self.add(self._hint)
        self.body.addLayout(self._list)
        self.add(self._band)

    def _show(self, asked: int, papers: list[SignedPaper]) -> None:
        if asked != self._asked:
            return
        for row in self._rows:
            row.hide()
            row.deleteLater()
        self._rows = [self._row(paper) for paper in papers]
        for row in self._rows:
            self._list.addWidget(row)
        self._hint.setVisible(not papers)

    def _row(self, paper: SignedPaper) -> QWidget:
        row = QWidget(self)
        name = LinkButton(PAPER_WORDS.name(paper), icon="sheet", small=False, parent=row)
        name.setObjectName("open_sheet")
        name.setEnabled(paper.is_readable)
        name.setAccessibleName(self.tr("Voir la feuille {name}").format(name=paper.name))
        name.clicked.connect(lambda: open_scan(self._workplace, paper, self))
        remove = KeyButton("", kind="quiet", icon="trash", size="sm", parent=row)
        remove.setObjectName("remove_sheet")
        remove.setAccessibleName(self.tr("Retirer la feuille {name}").format(name=paper.name))
        remove.setToolTip(self.tr("Retirer"))
        remove.clicked.connect(lambda: self._remove(paper))
        line = QHBoxLayout()
        line.addWidget(name, 0, Qt.AlignmentFlag.AlignLeft)
        line.addStretch(1)
        line.addWidget(remove)
        layout = QVBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(line)
        layout.addWidget(Label(PAPER_WORDS.facts(paper), "small", wrap=True, parent=row))
        if paper.state is PaperState.ELSEWHERE:
            layout.addWidget(self._fetch_button(paper, row), 0, Qt.AlignmentFlag.AlignLeft)
        return row

    def _fetch_button(self, paper: SignedPaper, row: QWidget) -> LinkButton:
        button = LinkButton(self.tr("La demander au centre"), icon="download", parent=row)
        button.setObjectName("fetch_sheet")
        button.clicked.connect(lambda: self._fetch(paper))
        return button

    def _choose(self) -> None:
        path = self.ask_file()
        if path:
            self.keep_file(Path(path))

    def _kept(self, kept: Kept) -> None:
        self._tell(self.tr("Cette feuille était déjà là.") if kept.was_there else self.tr("Feuille gardée, chiffrée."))
        self.refresh()

    def _fetch(self, paper: SignedPaper) -> None:
        def asked(_paper: SignedPaper) -> None:
            self.refresh()
            self._workplace.send()

        self._workplace.write(
            lambda laptop: attachments.fetch_paper(laptop, paper.id), asked, self._refused, owner=self
        )

    def _remove(self, paper: SignedPaper) -> None:
        def removed(_changes: Changes) -> None:
            self._removed = paper.id
            self._band.set_message("info", self.tr("Feuille retirée."), action=self.tr("La remettre"))
            self._band.show()
            self.refresh()

        self._workplace.write(
            lambda laptop: attachments.remove_paper(laptop, paper.id), removed, self._refused, owner=self
        )

    def _put_back(self) -> None:
        def back(_changes: Changes) -> None:
            self._band.hide()
            self.refresh()

        paper = self._removed
        self._workplace.write(lambda laptop: attachments.restore_paper(laptop, paper), back, self._refused, owner=self)

    def _refused(self, error: AppError) -> None:
        self._band.set_message("danger", error.hint, title=error.title)
        self._band.show()
        announce(self._band, f"{error.title} {error.hint}")

    def _tell(self, text: str) -> None:
        self._band.set_message("success", text)
        self._band.show()
        announce(self._band, text)

    def _ask_file(self) -> str:
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.PicturesLocation)
        kinds = self.tr("Photo ou PDF (*.jpg *.jpeg *.png *.pdf)")
        return QFileDialog.getOpenFileName(self, self.tr("Choisir la feuille signée"), folder, kinds)[0]


def _papers_of(laptop: Laptop, session: str = "", mandate: str = "") -> list[SignedPaper]:
    return attachments.papers_of(laptop, session) if session else attachments.papers_of_mandate(laptop, mandate)


def _file_in(data: QMimeData) -> str:
    """The first file that is being dropped, empty for anything else."""
    return next((url.toLocalFile() for url in data.urls() if url.isLocalFile()), "")
