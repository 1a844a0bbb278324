"""The bar under every page: what the centre does not have yet, the last sending and reception, what is to be checked.

It only words a ``SyncState``; where that comes from, and the sending itself, are left to the window's owner.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QFrame, QHBoxLayout, QSizePolicy, QWidget

from mediator_app.desktop import icons, theme
from mediator_app.desktop.widgets.buttons import KeyButton
from mediator_app.desktop.words import moment
from mediator_app.sync.status import SyncState, Tone, has_failed_since, tone


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact of the bar: an icon, strong words, and others after them."""

    icon: str
    strong: str
    rest: str = ""
    ink: str = "text"
    icon_ink: str = "text"

    def sentence(self) -> str:
        """The whole fact as one text."""
        return f"{self.strong} {self.rest}".strip()


class SyncBar(QFrame):
    """The four facts and the button. Signals say what a person pressed."""

    send_requested = Signal()
    join_requested = Signal()
    sends_requested = Signal()
    to_check_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sync_bar")
        self.setAccessibleName(self.tr("Envois au centre"))
        self._state, self._now = SyncState(), datetime.now().astimezone()
        self._alone = False
        self._build()
        self.set_state(self._state, self._now)

    def set_state(self, state: SyncState, now: datetime) -> None:
        """Say where the laptop stands; ``now`` is aware and decides the tone."""
        self._state, self._now = state, now
        theme.set_look(self, "tone", self._tone())
        self.pending.set_fact(self._pending_fact(is_warning=False))
        self.sent.set_fact(self._sent_fact())
        self.received.set_fact(self._received_fact())
        checks = self.tr("%n à vérifier", "", state.to_check)
        self.to_check.set_fact(Fact("warning", checks, ink="warning", icon_ink="warning"))
        self._fit()

    def set_alone(self, *, alone: bool) -> None:
        """Without a team nothing goes anywhere: all is kept here, and the button leads to joining one."""
        self._alone = alone
        self.send_button.setText(self.tr("Rejoindre une équipe") if alone else self.tr("Envoyer au centre"))
        self.send_button.set_icon("people" if alone else "sent")
        self.set_state(self._state, self._now)

    def set_sending(self, *, sending: bool) -> None:
        """While a sending runs the button says so and cannot be pressed."""
        self.send_button.setText(self.tr("Envoi en cours…") if sending else self.tr("Envoyer au centre"))
        self.send_button.setEnabled(not sending)

    def hide_button(self, *, hidden: bool) -> None:
        """Hide the button, on the page that has its own."""
        self.send_button.setVisible(not hidden)
        self._fit()

    def advice(self) -> str:
        """What to do when the tone is not neutral; empty otherwise."""
        if self._alone:
            return ""
        if self._state.access_removed:
            return self.tr("Accès retiré, appelez la coordination")
        if self._state.refused:
            return self.tr("Le centre a refusé %n élément(s), lisez sa réponse", "", self._state.refused)
        if self._tone() == "neutral":
            return ""
        return self.tr("Passez par un lieu avec réseau ou enregistrez sur clé USB")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit_height()

    def _build(self) -> None:
        self.pending, self.sent, self.received, self.to_check = (SyncFact(self) for _ in range(4))
        self.advice_line = SyncFact(self)
        self.send_button = KeyButton(self.tr("Envoyer au centre"), icon="sent", size="sm", parent=self)
        self.send_button.setObjectName("send_button")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(2, 0, 12, 0)
        layout.setSpacing(0)
        for fact in (self.pending, self.sent, self.received, self.to_check, self.advice_line):
            layout.addWidget(fact)
            fact.clicked.connect(self.sends_requested)
            fact.has_line = fact is not self.pending
        layout.addStretch(1)
        layout.addWidget(self.send_button)
        self.to_check.clicked.disconnect()
        self.to_check.clicked.connect(self.to_check_requested)
        self.send_button.clicked.connect(self._pressed)
        self._fit_height()

    def _pressed(self) -> None:
        (self.join_requested if self._alone else self.send_requested).emit()

    def _tone(self) -> Tone:
        return "neutral" if self._alone else tone(self._state, self._now)

    def _fit_height(self) -> None:
        self.setFixedHeight(theme.size("syncbar"))

    def _fit(self) -> None:
        """Show what the width holds: the reception goes first, then the last sending; the others stay."""
        self.to_check.setVisible(self._state.to_check > 0)
        icon, ink = ("refused", "danger") if self._state.access_removed else ("info", "text")
        self.advice_line.set_fact(Fact(icon, "", self.advice(), icon_ink=ink))
        kept = self._kept()
        optional = (self.sent, self.received, self.advice_line)
        for fact in optional:
            fact.setVisible(fact in kept)
        self.pending.set_fact(self._pending_fact(is_warning=bool(self.advice()) and self.advice_line not in kept))
        hidden = (fact.sentence() for fact in optional if fact not in kept)
        self.pending.setToolTip("\n".join(sentence for sentence in hidden if sentence))

    def _kept(self) -> list[SyncFact]:
        """The facts that the width holds beside the button."""
        button = 0 if self.send_button.isHidden() else self.send_button.sizeHint().width()
        room = self.width() - button - 30
        kept = [self.pending, self.to_check] if self._state.to_check else [self.pending]
        if self.advice() and _width([*kept, self.advice_line]) <= room:
            kept.append(self.advice_line)
        for fact in () if self._alone else (self.sent, self.received):
            if _width([*kept, fact]) > room:
                break
            kept.append(fact)
        return kept

    def _pending_fact(self, *, is_warning: bool) -> Fact:
        """What waits; it warns by its icon where nothing else does, as the ground's colour alone would not be enough."""
        state = self._state
        if self._alone:
            return Fact("received", self.tr("Tout est enregistré sur ce poste"), ink="success", icon_ink="success")
        if not state.pending:
            return Fact("received", self.tr("Rien à envoyer"), ink="success", icon_ink="success")
        words = self.tr("%n à envoyer", "", state.pending)
        since = self.tr("depuis {moment}").format(moment=moment(state.oldest_pending)) if state.oldest_pending else ""
        return Fact("warning" if is_warning else "outbox", words, since)

    def _sent_fact(self) -> Fact:
        state = self._state
        if has_failed_since(state) and state.last_failure is not None and not state.access_removed:
            words = self.tr("Dernier essai sans réponse\u00a0: {moment}").format(moment=moment(state.last_failure))
            return Fact("wifi-off", "", words, icon_ink="warning")
        if state.last_sent is None:
            return Fact("received", "", self.tr("Aucun envoi pour l’instant"), icon_ink="text-muted")
        words = self.tr("Dernier envoi réussi\u00a0: {moment}").format(moment=moment(state.last_sent))
        return Fact("received", "", words, icon_ink="success")

    def _received_fact(self) -> Fact:
        if self._state.last_received is None:
            return Fact("download", "", self.tr("Aucune réception pour l’instant"), icon_ink="text-muted")
        words = self.tr("Dernière réception\u00a0: {moment}").format(moment=moment(self._state.last_received))
        return Fact("download", "", words, icon_ink="text-muted")


class SyncFact(QAbstractButton):
    """One fact of the bar, painted; pressing it leads to the page that tells more."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fact = Fact("info", "")
        self.has_line = False
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)

    def set_fact(self, fact: Fact) -> None:
        """Say another fact."""
        self._fact = fact
        self.setAccessibleName(fact.sentence())
        self.updateGeometry()
        self.update()

    def sentence(self) -> str:
        """The fact as one text."""
        return self._fact.sentence()

    def icon_name(self) -> str:
        """The name of its icon."""
        return self._fact.icon

    def sizeHint(self) -> QSize:
        strong, rest = self._widths()
        return QSize(round(theme.scaled(15 + 16 + 8 + 16) + strong + rest), theme.size("syncbar") - 8)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        fact, height, side = self._fact, self.height(), theme.scaled(17)
        if self.has_line:
            painter.fillRect(QRectF(0, height / 2 - 9, 1, 18), theme.colour("border"))
        left = float(theme.scaled(15))
        icons.paint(painter, fact.icon, QRectF(left, 0, side, height), fact.icon_ink)
        left += side + theme.scaled(8)
        align = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        strong, _ = self._widths()
        painter.setFont(_font(strong=True))
        painter.setPen(theme.colour(fact.ink))
        painter.drawText(QRectF(left, 0, self.width(), height), align, fact.strong)
        painter.setFont(_font(strong=False))
        painter.setPen(theme.colour("text-muted"))
        painter.drawText(QRectF(left + strong, 0, self.width(), height), align, fact.rest)

    def _widths(self) -> tuple[float, float]:
        strong = QFontMetricsF(_font(strong=True)).horizontalAdvance(self._fact.strong)
        rest = QFontMetricsF(_font(strong=False)).horizontalAdvance(self._fact.rest)
        return strong + (theme.scaled(4) if strong and rest else 0), rest


def _width(facts: list[SyncFact]) -> int:
    return sum(fact.sizeHint().width() for fact in facts)


def _font(*, strong: bool) -> QFont:
    font = theme.number_font("caption")
    font.setWeight(QFont.Weight.DemiBold if strong else QFont.Weight.Normal)
    return font
