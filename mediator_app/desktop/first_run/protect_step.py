"""Step 3: the passphrase of this laptop, then the recovery sheet that its profile came with."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from mediator_app.desktop.first_run.recovery_card import RecoveryCard
from mediator_app.desktop.first_run.step import Step
from mediator_app.desktop.widgets.new_passphrase import NewPassphrase


class ProtectStep(Step):
    """Complete when the phrase is chosen; then again, once there is a code, when the sheet is kept."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = self.tr("Protéger ce poste")
        self.explanation = " ".join(
            (
                self.tr("Une phrase secrète ouvre Tournée sur cet ordinateur."),
                self.tr("Sans elle, personne ne peut lire les fiches, même en cas de vol."),
            )
        )
        self.help_words = " ".join(
            (
                self.tr("Gardez les mots proposés ou écrivez les vôtres, sans lien entre eux."),
                self.tr("Personne, pas même le centre, ne peut retrouver cette phrase."),
            )
        )
        self._phrase = NewPassphrase(self)
        self.sheet = RecoveryCard(self)
        self.body.addWidget(self._phrase)
        self.body.addWidget(self.sheet)
        self._phrase.changed.connect(self.changed)
        self.sheet.kept_changed.connect(self.changed)

    def passphrase(self) -> str:
        """The phrase chosen."""
        return self._phrase.passphrase()

    def settle(self) -> None:
        """The profile has this phrase now."""
        self._phrase.settle()

    def show_code(self, code: str, owner: str) -> None:
        """Show the recovery code."""
        self.sheet.show_code(code, owner)
        self.changed.emit()

    def missing(self) -> str:
        if not self.sheet.has_code():
            return self._phrase.missing()
        return "" if self.sheet.is_kept() else self.tr("Mettez la feuille de secours en lieu sûr, puis cochez la case")

    def detail(self) -> str:
        return self.tr("Phrase secrète")

    def start(self) -> None:
        if self.sheet.has_code():
            self.sheet.start()
            return
        if not self._phrase.first.text():
            self._phrase.propose()
        super().start()
