"""The « Historique » tab: what happened to a record, newest first, who did it, before and after, and how far it travelled."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from mediator_app.desktop import icons, theme, words
from mediator_app.desktop.people.wording import CommuneName, changed_words, field_words, travel_chip, value_words
from mediator_app.desktop.widgets.buttons import LinkButton
from mediator_app.desktop.widgets.cards import Card
from mediator_app.desktop.widgets.chips import ChipLabel
from mediator_app.desktop.widgets.flow_layout import FlowLayout
from mediator_app.desktop.widgets.labels import Label, NumberLabel
from mediator_app.desktop.widgets.row_delegates import LARGE_TEXT
from mediator_app.desktop.widgets.scrolling import scrolled_body
from mediator_app.domain.people import HistoryLine

SHOWN_FIRST = 40

_LOOKS = {
    "created": ("plus", "accent"),
    "changed": ("edit", "info"),
    "present": ("door", "success"),
    "voucher": ("ticket", "info"),
    "merged": ("merge", "accent"),
    "separated": ("split", "accent"),
    "deleted": ("trash", "danger"),
    "restored": ("undo", "accent"),
}


@dataclass(frozen=True, slots=True)
class Reader:
    """Who reads the history, and what is needed to put it in words."""

    member: str
    member_name: str
    may_separate: bool
    commune_name: CommuneName


class Timeline(QScrollArea):
    """``put_back(field, value)``: the old value is wanted again. ``separation_wanted(merge)``: the records apart again."""

    put_back = Signal(str, object)
    separation_wanted = Signal(str)

    def __init__(self, reader: Reader, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._reader = reader
        self._lines: tuple[HistoryLine, ...] = ()
        self._present: Mapping[str, Any] = {}
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Historique de la fiche"))

    def show_lines(self, lines: list[HistoryLine], present: Mapping[str, Any]) -> None:
        """Show these lines, newest first; ``present`` are the record's fields now."""
        if (tuple(lines), present) != (self._lines, self._present):
            self._lines, self._present = tuple(lines), present
            self._lay_out(SHOWN_FIRST)

    def _lay_out(self, shown: int) -> None:
        page = QWidget()
        layout = QVBoxLayout(page)
        layout.setContentsMargins(20, 14, 20, 14)
        layout.setSpacing(0)
        for place, line in enumerate(self._lines[:shown]):
            is_last = place == min(shown, len(self._lines)) - 1
            layout.addWidget(self._row(line, is_last=is_last))
        if len(self._lines) > shown:
            more = LinkButton(self.tr("Voir tout l’historique"), parent=page)
            more.setObjectName("history_more")
            more.clicked.connect(lambda: self._lay_out(len(self._lines)))
            layout.addWidget(more, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addStretch(1)
        scrolled_body(self, page)

    def _row(self, line: HistoryLine, *, is_last: bool) -> QWidget:
        row = QWidget()
        row.setAccessibleName(f"{self._title(line)}, {self._who(line)}")
        icon, tone = _LOOKS[line.kind]
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.space("md") + 2)
        layout.addLayout(_when(datetime.fromisoformat(line.wall)))
        layout.addWidget(_Mark(icon, tone, is_last=is_last))
        layout.addLayout(self._told(line), 1)
        return row

    def _told(self, line: HistoryLine) -> QVBoxLayout:
        told = QVBoxLayout()
        told.setContentsMargins(0, 2, 0, 14)
        told.setSpacing(1)
        top = QHBoxLayout()
        top.addWidget(Label(self._title(line), "strong", wrap=True), 1)
        told.addLayout(top)
        told.addWidget(Label(self._who(line), "small", wrap=True))
        chip = ChipLabel(travel_chip(line.state))
        if theme.text_percent() < LARGE_TEXT:
            top.addWidget(chip, 0, Qt.AlignmentFlag.AlignTop)
        else:
            told.addWidget(chip)
        if line.kind in {"changed", "merged"} and line.changes:
            told.addSpacing(theme.space("xs"))
            told.addWidget(self._changes(line))
        if line.kind == "merged" and line.stands and self._reader.may_separate:
            apart = LinkButton(self.tr("Séparer les fiches"))
            apart.setObjectName(f"separate_{line.about}")
            apart.clicked.connect(lambda: self.separation_wanted.emit(line.about))
            told.addWidget(apart, 0, Qt.AlignmentFlag.AlignLeft)
        return told

    def _changes(self, line: HistoryLine) -> Card:
        """What was there before and what came after, a line per field, in one box."""
        box = Card(tone="well")
        box.body.setContentsMargins(12, 5, 12, 5)
        box.body.setSpacing(2)
        for name in line.changes:
            box.body.addLayout(self._change(line, name))
        return box

    def _change(self, line: HistoryLine, name: str) -> QHBoxLayout:
        before, after = line.changes[name]
        old, new = (value_words(name, value, self._reader.commune_name) for value in (before, after))
        layout = QHBoxLayout()
        layout.setSpacing(theme.space("md"))
        if name in {"note", "address"}:
            layout.addWidget(Label(f"{field_words(name)}\u00a0: {new}", "strong", wrap=True), 1)
        else:
            layout.addWidget(_before_and_after(field_words(name), "" if before in (None, "") else old, new), 1)
        if line.kind == "changed" and before is not None and self._present.get(name) == after:
            back = LinkButton(self.tr("Remettre l’ancien"))
            back.setObjectName(f"put_back_{name}")
            back.setAccessibleName(self.tr("Remettre l’ancien\u00a0: {value}").format(value=old))
            back.clicked.connect(lambda: self.put_back.emit(name, before))
            layout.addWidget(back)
        return layout

    def _title(self, line: HistoryLine) -> str:
        if line.kind == "changed":
            alone = changed_words(next(iter(line.changes))) if len(line.changes) == 1 else ""
            return alone or self.tr("%n champ(s) modifié(s)", "", len(line.changes))
        titles = {
            "created": self.tr("Fiche créée"),
            "present": self.tr("Présence à «\u00a0{title}\u00a0»").format(title=line.title),
            "voucher": self._voucher(line),
            "merged": self.tr("2 fiches réunies en une"),
            "separated": self.tr("Fiches séparées"),
            "deleted": self.tr("Fiche supprimée"),
            "restored": self.tr("Fiche rétablie"),
        }
        return titles[line.kind]

    def _voucher(self, line: HistoryLine) -> str:
        cents = line.changes.get("amount_cents", (None, 0))[1] or 0
        return self.tr("Chèque {code}, {amount}").format(code=line.title, amount=words.money(cents))

    def _who(self, line: HistoryLine) -> str:
        """« Claire Fourneau, sur ce poste »."""
        is_me = line.actor == self._reader.member
        name = line.actor_name or (self._reader.member_name if is_me else "") or self.tr("Une personne de l’équipe")
        is_here = line.state in {"pending", "held"}
        imported = line.kind == "created" and "import" in line.title
        aside = self.tr("liste importée") if imported else self.tr("sur ce poste") if is_here else ""
        return f"{name}, {aside}" if aside else name


class _Mark(QWidget):
    """An icon on a soft disc, and the line that goes on to the next one."""

    def __init__(self, icon: str, tone: str, *, is_last: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon, self._tone, self._is_last = icon, tone, is_last
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        return QSize(theme.scaled(30), theme.scaled(36))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = theme.scaled(30)
        if not self._is_last:
            painter.setPen(QPen(theme.colour("border"), 2))
            painter.drawLine(QPointF(side / 2, side + 2), QPointF(side / 2, self.height()))
        ink = theme.colour(f"on-{self._tone}-soft")
        painter.setPen(QPen(ink, 1) if theme.is_contrast() else Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour(f"{self._tone}-soft"))
        painter.drawEllipse(QRectF(0.5, 0.5, side - 1, side - 1))
        picture = theme.size("icon_sm")
        inset = (side - picture) / 2
        icons.paint(painter, self._icon, QRectF(inset, inset, picture, picture), ink)


def _when(moment: datetime) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setContentsMargins(0, 3, 0, 0)
    column.setSpacing(1)
    for text in (words.day(moment), words.clock(moment, minutes=True)):
        label = NumberLabel(text, "small")
        label.setAlignment(Qt.AlignmentFlag.AlignRight)
        label.setMinimumWidth(theme.scaled(92))
        column.addWidget(label)
    column.addStretch(1)
    return column


def _before_and_after(field: str, old: str, new: str) -> QWidget:
    """A field's old value struck out and its new one, on as many lines as they need."""
    box = QWidget()
    flow = FlowLayout(box, gap=10)
    label = Label(field, "small")
    label.setMinimumWidth(theme.scaled(76))
    flow.addWidget(label)
    if old:
        flow.addWidget(_struck(old))
        flow.addWidget(Label("→", "muted"))
    flow.addWidget(Label(new, "strong"))
    return box


def _struck(text: str) -> Label:
    label = Label(text, "muted")
    font = label.font()
    font.setStrikeOut(True)
    label.setFont(font)
    return label
