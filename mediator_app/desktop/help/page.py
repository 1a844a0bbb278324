"""« Aide »: what each page is for, its gestures and its keys. F1 opens it on the page that was on screen."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QUrl
from PySide6.QtGui import (
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFrameFormat,
    QTextTable,
    QTextTableCellFormat,
)
from PySide6.QtWidgets import QFrame, QHBoxLayout, QTextBrowser, QWidget

from mediator_app.desktop import theme
from mediator_app.desktop.help.texts import KEYS, WINDOW, has_help, help_text, keys_sheet
from mediator_app.desktop.widgets.cards import Card
from mediator_app.desktop.widgets.headers import Page
from mediator_app.desktop.widgets.row_lists import RowListView
from mediator_app.desktop.widgets.row_models import RowsModel
from mediator_app.desktop.widgets.row_views import RowShape, RowView
from mediator_app.desktop.workplace import Workplace
from mediator_app.screens import BEFORE_OPENING, PAGES

_LIST = 260


class HelpPage(Page):
    """The topics on the left, the text of one on the right."""

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self._workplace = workplace
        self._build()
        theme.notifier().changed.connect(self._show_chosen)
        self.open_with(about=WINDOW)

    def open_with(self, about: str = WINDOW) -> None:
        """Show the text about a page; what holds everywhere for one that has none."""
        if not self.topics.choose(about):
            self.topics.choose(WINDOW)

    def topic(self) -> str:
        """The topic on screen."""
        return str(self.topics.current_key() or WINDOW)

    def _build(self) -> None:
        self.setObjectName("help_page")
        self.header.set_title(self.tr("Aide"))
        self.header.set_muted(self.tr("F1 ouvre l’aide de la page où vous êtes."))
        model = RowsModel[RowView](lambda row: row, parent=self)
        model.set_rows([RowView(key, title) for key, title in _topics()])
        self.topics = RowListView(model, self.tr("Sujets"), RowShape(height=42, margin=14), self)
        self.topics.setFixedWidth(theme.scaled(_LIST))
        self.text = QTextBrowser(self)
        self.text.setAccessibleName(self.tr("Texte de l’aide"))
        self.text.setOpenLinks(False)
        self.text.setFrameShape(QFrame.Shape.NoFrame)
        self.text.setProperty("bare", True)
        self.text.anchorClicked.connect(self._follow)
        self.topics.chosen.connect(self._show_chosen)
        columns = QHBoxLayout()
        columns.setSpacing(theme.space("gap"))
        for widget, stretch in ((self.topics, 0), (self.text, 1)):
            card = Card(flush=True, parent=self)
            card.add(widget, 1)
            columns.addWidget(card, stretch)
        self.content.addLayout(columns, 1)

    def _show_chosen(self, *_: object) -> None:
        """The text in the colours and at the size in force."""
        self.topics.setFixedWidth(theme.scaled(_LIST))
        self.text.document().setDefaultFont(theme.font("body"))
        self.text.document().setDocumentMargin(theme.space("lg"))
        topic = self.topic()
        self.text.setMarkdown(_keys_sheet() if topic == KEYS else help_text(topic))
        _set_headings(self.text.document())
        _set_tables(self.text.document())

    def _follow(self, link: QUrl) -> None:
        """A link names another topic, or a page to go to (``page:sends``)."""
        if link.scheme() == "page":
            self._workplace.open_page(link.path())
        else:
            self.open_with(about=link.path())


def _set_headings(document: QTextDocument) -> None:
    """Headings at the sizes of the design: the text's title as a page's, the others as a card's."""
    block = document.begin()
    while block.isValid():
        if level := block.blockFormat().headingLevel():
            cursor = QTextCursor(block)
            cursor.select(QTextCursor.SelectionType.BlockUnderCursor)
            letters = QTextCharFormat()
            letters.setFont(theme.font("title" if level == 1 else "section"))
            cursor.setCharFormat(letters)
        block = block.next()


def _set_tables(document: QTextDocument) -> None:
    """Tables stand apart from the words around them, with a line of the palette under each row."""
    under = QTextTableCellFormat()
    under.setBottomBorder(1)
    under.setBottomBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
    under.setBottomBorderBrush(theme.colour("border"))
    for table in document.rootFrame().childFrames():
        if not isinstance(table, QTextTable):
            continue
        shape = table.format()
        shape.setBorderCollapse(True)
        shape.setBorder(0)
        shape.setCellPadding(theme.space("sm") - 2)
        shape.setTopMargin(theme.space("md"))
        shape.setBottomMargin(theme.space("lg"))
        table.setFormat(shape)
        for place in range(table.rows() * table.columns()):
            cell = table.cellAt(*divmod(place, table.columns()))
            both = cell.format()
            both.merge(under)
            cell.setFormat(both)


def _topics() -> list[tuple[str, str]]:
    translate = QCoreApplication.translate
    titles = [(key, translate("Pages", title)) for key, title in PAGES.items() if key not in BEFORE_OPENING]
    everywhere = (WINDOW, translate("HelpPage", "La fenêtre et le clavier"))
    keys = (KEYS, translate("HelpPage", "Toutes les touches"))
    return [everywhere, keys, *((key, title) for key, title in titles if has_help(key))]


def _keys_sheet() -> str:
    everywhere, keys, *pages = _topics()
    return keys_sheet(keys[1], [everywhere, *pages])
