"""The page that asks for the passphrase: the first thing seen on most days, so little is loaded for it.

It asks and shows; opening is left to ``opener``. The recovery sheet's code goes in the same place as the phrase, and after
it a new phrase is offered.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from mediator_app.desktop import theme
from mediator_app.desktop.widgets.bands import InfoBand
from mediator_app.desktop.widgets.brand import Brand
from mediator_app.desktop.widgets.buttons import KeyButton, LinkButton
from mediator_app.desktop.widgets.cards import Card
from mediator_app.desktop.widgets.keyboard_focus import KeyboardFocus
from mediator_app.desktop.widgets.labels import Label
from mediator_app.desktop.widgets.secret_field import SecretField
from mediator_app.errors import AppError

_WIDTH = 480


class UnlockPage(QWidget):
    """``unlock_wanted(passphrase)``, ``recovery_wanted(code)``, and after a recovery ``passphrase_wanted(new phrase)``.

    ``later_wanted()``: open now, keep the old phrase.
    """

    unlock_wanted = Signal(str)
    recovery_wanted = Signal(str)
    passphrase_wanted = Signal(str)
    later_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_recovering = False
        self._build()
        self._connect()
        self._say()

    def show_busy(self) -> None:
        """The profile is being opened; deriving the key takes a moment."""
        self._fault.hide()
        self._card.setEnabled(False)
        self._open.setText(self.tr("Ouverture…"))

    def show_error(self, error: AppError) -> None:
        """Say why it was not opened; what was typed stays, selected."""
        self._card.setEnabled(True)
        self._say()
        self._fault.set_message("danger", error.hint, title=error.title)
        self._fault.show()
        self._secret.setFocus()
        self._secret.selectAll()

    def offer_new_passphrase(self) -> None:
        """The recovery sheet opened the profile: ask for a phrase to open it from now on."""
        from mediator_app.desktop.unlock.renewal import Renewal

        self._fault.hide()
        self._card.hide()
        renewal = Renewal(self)
        renewal.setFixedWidth(theme.scaled(_WIDTH) + theme.scaled(_WIDTH) // 4)
        renewal.passphrase_wanted.connect(self.passphrase_wanted)
        renewal.later_wanted.connect(self.later_wanted)
        self._column.addWidget(renewal)
        renewal.start()

    def _build(self) -> None:
        self._brand = Brand(large=True, parent=self)
        self._fault = InfoBand("danger", "", parent=self)
        self._fault.setObjectName("fault")
        self._fault.hide()
        self._column = QVBoxLayout()
        self._column.setSpacing(theme.space("lg"))
        self._column.addWidget(self._brand)
        self._column.addWidget(self._fault)
        self._column.addWidget(self._build_card())
        across = QHBoxLayout()
        across.addStretch(1)
        across.addLayout(self._column)
        across.addStretch(1)
        layout = QVBoxLayout(self)
        layout.addStretch(2)
        layout.addLayout(across)
        layout.addStretch(3)
        self.keyboard_focus = KeyboardFocus(self)

    def _build_card(self) -> Card:
        self._title = Label("", "section", parent=self)
        self._about = Label("", "muted", wrap=True, parent=self)
        self._secret = SecretField(self.tr("Phrase secrète"), parent=self)
        self._secret.setObjectName("secret")
        self._other_way = LinkButton("", parent=self)
        self._other_way.setObjectName("other_way")
        self._open = KeyButton("", kind="primary", parent=self)
        self._open.setObjectName("open")
        self._card = Card(parent=self)
        self._card.setFixedWidth(theme.scaled(_WIDTH))
        for widget in (self._title, self._about, self._secret):
            self._card.add(widget)
        line = QHBoxLayout()
        line.setContentsMargins(0, theme.space("sm"), 0, 0)
        line.addWidget(self._other_way, 0, Qt.AlignmentFlag.AlignVCenter)
        line.addStretch(1)
        line.addWidget(self._open)
        self._card.body.addLayout(line)
        return self._card

    def _connect(self) -> None:
        self._secret.textChanged.connect(lambda text: self._open.setEnabled(bool(text.strip())))
        self._secret.returnPressed.connect(self._open.click)
        self._open.clicked.connect(self._submit)
        self._other_way.clicked.connect(self._change_way)

    def _submit(self) -> None:
        wanted = self.recovery_wanted if self._is_recovering else self.unlock_wanted
        wanted.emit(self._secret.text())

    def _change_way(self) -> None:
        self._is_recovering = not self._is_recovering
        self._fault.hide()
        self._secret.clear()
        self._secret.set_shown(shown=self._is_recovering)
        self._say()
        self._secret.setFocus()

    def _say(self) -> None:
        """Put up the words of the way in chosen."""
        if self._is_recovering:
            self._title.setText(self.tr("Rouvrir avec la feuille de secours"))
            self._about.setText(self.tr("Recopiez les huit groupes de quatre caractères. Les tirets ne comptent pas."))
            self._secret.setAccessibleName(self.tr("Code de la feuille de secours"))
            self._other_way.setText(self.tr("Revenir à la phrase secrète"))
        else:
            self._title.setText(self.tr("Ouvrir les données de ce poste"))
            self._about.setText(self.tr("Tapez ou collez votre phrase secrète."))
            self._secret.setAccessibleName(self.tr("Phrase secrète"))
            self._other_way.setText(self.tr("J’ai oublié ma phrase"))
        self._open.setText(self.tr("Ouvrir"))
        self._open.setEnabled(bool(self._secret.text().strip()))
