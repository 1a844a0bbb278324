"""« Ateliers »: the list, and one session in its editor. Nothing is sent from here; everything is saved as one goes."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu, QStackedWidget, QWidget

from mediator_app.desktop import theme, words
from mediator_app.desktop.exporting import ExportButton
from mediator_app.desktop.sessions.session_list import SessionListPanel
from mediator_app.desktop.vocabulary_words import label
from mediator_app.desktop.widgets.bands import InfoBand
from mediator_app.desktop.widgets.buttons import KeyButton
from mediator_app.desktop.widgets.following_page import FollowingPage
from mediator_app.desktop.widgets.row_delegates import LARGE_TEXT
from mediator_app.desktop.workplace import Workplace
from mediator_app.domain.sessions import SessionRow
from mediator_app.domain.vocabularies import SESSION_KINDS
from mediator_app.errors import AppError
from mediator_app.services import sessions, undoing
from mediator_app.services.changes import Changes
from mediator_app.services.laptop import Laptop

if TYPE_CHECKING:
    from mediator_app.desktop.sessions.editor import Choices, OpenSession, SessionEditor

_CONCERNED = (
    "session",
    "attendance",
    "headcount",
    "place",
    "person",
    "merge",
    "redemption",
    "pack",
    "pack_use",
    "attachment",
)
_REMOVAL = "attendance.remove"


class SessionsPage(FollowingPage):
    """The page of sessions. ``open_with(session=id)`` or ``open_with(new=True)``."""

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self._workplace = workplace
        self._last = Changes.none()
        self._last_session = ""
        self._build()
        self._connect()
        self._show_list()
        self.refresh()

    @cached_property
    def editor(self) -> SessionEditor:
        """The session on screen; made with the first one that is shown, as the list does without it."""
        from mediator_app.desktop.sessions.editor import SessionEditor

        editor = SessionEditor(self._workplace, self._stack)
        editor.participants.registrations_wanted.connect(self._open_registrations)
        editor.shown.connect(self._show_heading)
        editor.saved.connect(self._saved)
        editor.lost.connect(self._show_list)
        self._stack.addWidget(editor)
        return editor

    def open_with(self, **arguments: Any) -> None:
        """Show a session, begin a new one, or list those at a place."""
        if session := arguments.get("session"):
            self._open(str(session))
        elif arguments.get("new"):
            self._begin_new(str(arguments.get("kind") or ""))
        elif search := arguments.get("search"):
            self._show_list()
            self.list.search.setText(str(search))

    def refresh(self) -> None:
        """Read again what is on screen."""
        self.list.refresh()
        if self._is_editing():
            self.editor.refresh()

    def focus_search(self) -> bool:
        if self._is_editing():
            return False
        return self.list.search.begin()

    def undo(self) -> None:
        """Take the last gesture made on this page back; nothing if there is none."""
        last, session = self._last, self._last_session
        self._last = Changes.none()
        if last.label == "session.delete":
            self._workplace.write(
                lambda laptop: sessions.restore_session(laptop, session),
                lambda _: self._open(session),
                self.show_error,
                owner=self,
            )
        elif last.label == _REMOVAL:
            self.editor.put_back()
        elif last.txn:
            self._workplace.write(lambda laptop: undoing.undo(laptop, last.txn), None, self.show_error, owner=self)

    def show_error(self, error: AppError) -> None:
        """Say what could not be done."""
        if self._is_editing():
            self.editor.notices.show_error(error)
        else:
            self._band.set_message("danger", error.hint, title=error.title)
            self._band.show()

    def _say_done(self, said: str) -> None:
        self._band.set_message("success", said)
        self._band.show()

    def _build(self) -> None:
        self._build_actions()
        self.list = SessionListPanel(self._workplace, self)
        self._band = InfoBand("danger", "", parent=self)
        self._band.hide()
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.list)
        self.content.addWidget(self._band)
        self.content.addWidget(self._stack, 1)

    def _build_actions(self) -> None:
        self.import_button = KeyButton(self.tr("Importer"), icon="download", parent=self)
        self.programme_button = KeyButton(self.tr("Programme"), icon="sheet", parent=self)
        self.new_button = KeyButton(self.tr("Nouvel atelier"), kind="primary", icon="plus", hint="Ctrl+N", parent=self)
        self.back_button = KeyButton(self.tr("Tous les ateliers"), parent=self)
        self.more_button = KeyButton("", icon="more", parent=self)
        self.copy_button = KeyButton(self.tr("Dupliquer"), icon="copy", hint="Ctrl+D", parent=self)
        self.copy_button.hide_cap()
        self.close_button = KeyButton(
            self.tr("Clore l’atelier"), kind="primary", icon="check", hint="Ctrl+Return", parent=self
        )
        names = {
            "import_sessions": self.import_button,
            "programme": self.programme_button,
            "new_session": self.new_button,
            "all_sessions": self.back_button,
            "session_more": self.more_button,
            "duplicate_session": self.copy_button,
            "close_session": self.close_button,
        }
        for name, button in names.items():
            button.setObjectName(name)
        self.header.add_folding_action(self.programme_button)
        self.export_button = ExportButton(self._workplace, "sessions", "attendance", parent=self)
        self.header.add_folding_action(self.import_button)
        self.header.add_folding_action(self.export_button)
        for button in (self.back_button, self.more_button, self.copy_button, self.new_button, self.close_button):
            self.header.add_action(button)
        self.more_button.setAccessibleName(self.tr("Autres actions"))
        self.more_button.setToolTip(self.tr("Autres actions"))
        self.menu = QMenu(self)
        self.menu.setAccessibleName(self.tr("Autres actions"))
        self.delete_action = QAction(self.tr("Supprimer l’atelier"), self)
        self.copy_action = QAction(self.tr("Dupliquer"), self)
        self.sheet_action = QAction(self.tr("Feuille d’émargement (Ctrl P)"), self)
        self.poster_action = QAction(self.tr("Affiche pour la mairie"), self)
        self.forms_action = QAction(self.tr("Feuilles de secours"), self)
        self.menu.addActions([self.sheet_action, self.poster_action, self.forms_action])
        self.menu.addSeparator()
        self.menu.addActions([self.copy_action, self.delete_action])

    def _connect(self) -> None:
        self.follow(self._workplace, *_CONCERNED)
        self.export_button.done.connect(self._say_done)
        self.export_button.failed.connect(self.show_error)
        self.import_button.clicked.connect(lambda: self._workplace.open_page("imports", kind="sessions"))
        self.programme_button.clicked.connect(lambda: self._workplace.open_page("programme"))
        self.new_button.clicked.connect(self._begin_new)
        self.back_button.clicked.connect(self._leave)
        self.more_button.clicked.connect(self._open_menu)
        self.copy_button.clicked.connect(self._duplicate)
        self.copy_action.triggered.connect(self._duplicate)
        QShortcut(QKeySequence("Ctrl+D"), self, self._duplicate)
        self.close_button.clicked.connect(self._close)
        self.delete_action.triggered.connect(self._delete)
        self.sheet_action.triggered.connect(lambda: self._print("sheet"))
        self.poster_action.triggered.connect(lambda: self._print("poster"))
        self.forms_action.triggered.connect(lambda: self._print("forms"))
        QShortcut(QKeySequence("Ctrl+P"), self, lambda: self._print("sheet"))
        self.list.opened.connect(self._open)
        QShortcut(QKeySequence("Ctrl+L"), self, self._add_person)
        self._escape = QShortcut(QKeySequence("Esc"), self)
        self._escape.activated.connect(self._step_back)
        QShortcut(QKeySequence("Ctrl+N"), self, self._begin_new)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self._close)

    def _is_editing(self) -> bool:
        return self._stack.currentWidget() is not self.list

    def _open(self, session: str) -> None:
        self._show_editor()
        self.editor.open_session(session)

    def _begin_new(self, kind: str = "") -> None:
        """Begin a session, of the kind that is usual here unless one is named."""
        if self._is_editing():
            self.editor.leave()

        def begin(answer: tuple[dict[str, Any], Choices]) -> None:
            self._show_editor()
            self.header.set_title(self.tr("Nouvel atelier"))
            self.header.set_muted(self.tr("Il sera enregistré dès qu’il aura un nom."))
            self._show_actions(saved=False, is_open=True)
            defaults, choices = answer
            self.editor.begin_new({**defaults, "kind": kind or defaults.get("kind")}, choices)

        self._workplace.read(_defaults, begin, self.show_error, owner=self)

    def _leave(self) -> None:
        if self._is_editing():
            self.editor.leave()
            self._show_list()
            self.list.refresh()

    def _step_back(self) -> None:
        """Escape puts a small form away, then goes back to the list."""
        if self._is_editing() and not self.editor.put_away():
            self._leave()

    def _show_list(self) -> None:
        self._escape.setEnabled(False)
        self._stack.setCurrentWidget(self.list)
        self.header.set_title(self.tr("Ateliers"))
        self.header.set_muted("")
        for button in (self.back_button, self.more_button, self.copy_button, self.close_button):
            button.hide()
        self.programme_button.show()
        self.import_button.show()
        self.export_button.show()
        self.new_button.show()
        self.list.rows.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_editor(self) -> None:
        self._band.hide()
        self._stack.setCurrentWidget(self.editor)
        self._escape.setEnabled(True)
        self.programme_button.hide()
        self.import_button.hide()
        self.export_button.hide()
        self.new_button.hide()
        self._show_actions(saved=True, is_open=True)

    def _show_actions(self, *, saved: bool, is_open: bool) -> None:
        self.back_button.show()
        self.more_button.setVisible(saved)
        self.copy_button.setVisible(saved and theme.text_percent() < LARGE_TEXT)
        self.close_button.setVisible(is_open and saved)

    def _show_heading(self, found: OpenSession) -> None:
        row = found.card.row
        self.header.set_title(label(SESSION_KINDS, row.kind))
        if row.state == "closed":
            self.header.set_muted(self.tr("Clos, {when}").format(when=_when(row)), icon="lock")
        elif not self.header.muted.text() or self._last_session != row.id:
            self.header.set_muted(_when(row))
        self._last_session = row.id
        self._show_actions(saved=True, is_open=row.state != "closed")

    def _saved(self, changes: Changes) -> None:
        if not changes.txn:
            return
        self._last, self._last_session = changes, self.editor.session
        time = words.clock(self._workplace.now(), minutes=True)
        self.header.set_muted(
            self.tr("Enregistré sur ce poste à {time}").format(time=time), icon="received", tone="success"
        )
        self._show_actions(saved=True, is_open=True)

    def _open_registrations(self) -> None:
        if self.editor.session:
            self.editor.leave()
            self._workplace.open_page("registrations", session=self.editor.session)

    def _duplicate(self) -> None:
        if self._is_editing() and self.editor.session:
            self.editor.leave()
            session = self.editor.session
            self._workplace.write(
                lambda laptop: sessions.duplicate_session(laptop, session),
                lambda saved: self._open(saved.id),
                self.show_error,
                owner=self,
            )

    def _close(self) -> None:
        if self.close_button.isVisible():
            self.editor.close_session()

    def _delete(self) -> None:
        session = self.editor.session

        def deleted(changes: Changes) -> None:
            self._last, self._last_session = changes, session
            self._show_list()

        self._workplace.write(
            lambda laptop: sessions.delete_session(laptop, session), deleted, self.show_error, owner=self
        )

    def _add_person(self) -> None:
        if self._is_editing() and self.editor.session:
            self.editor.show_people()
            self.editor.participants.begin_adding()

    def _print(self, which: str) -> None:
        """Preview a paper of the session on screen; nothing while it is not saved yet."""
        if self._is_editing() and self.editor.session:
            from mediator_app.desktop.paper.of_session import open_paper_of

            open_paper_of(self._workplace, self.editor.session, which, self)

    def _open_menu(self) -> None:
        corner = self.more_button.mapToGlobal(self.more_button.rect().bottomRight())
        self.menu.popup(corner - QPoint(self.menu.sizeHint().width(), 0))


def _when(row: SessionRow) -> str:
    return f"{words.day(row.starts, 'bar')}, {words.hours(row.starts, row.ends)}"


def _defaults(laptop: Laptop) -> tuple[dict[str, Any], Choices]:
    from mediator_app.desktop.sessions.editor import choices

    return sessions.session_defaults(laptop), choices(laptop)
