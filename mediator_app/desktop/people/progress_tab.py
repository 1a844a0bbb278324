"""The « Parcours » tab of a person's record: packs and what is left, sessions to count, levels, equipment."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import cast

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from mediator_app.desktop import theme
from mediator_app.desktop.equipment_words import due_words, title_words, where_chip
from mediator_app.desktop.pack_words import (
    amount_words,
    balance_words,
    left_words,
    pack_chip,
    progress_chip,
    progress_words,
)
from mediator_app.desktop.people.level_box import LevelBox
from mediator_app.desktop.people.wording import short_day
from mediator_app.desktop.vocabulary_words import label
from mediator_app.desktop.widgets.buttons import KeyButton
from mediator_app.desktop.widgets.flow_layout import FlowLayout
from mediator_app.desktop.widgets.labels import EmptyRow
from mediator_app.desktop.widgets.row_models import RowsModel
from mediator_app.desktop.widgets.row_views import GroupHeader, RowShape, RowView, Span
from mediator_app.desktop.widgets.scrolling import ScrollColumn
from mediator_app.desktop.widgets.whole_lists import WholeList
from mediator_app.desktop.workplace import Workplace
from mediator_app.domain.equipment import Device
from mediator_app.domain.packs import AREAS, PACK_TEMPLATES, Level, Pack, PackUse
from mediator_app.services import levels, packs
from mediator_app.services.equipment import devices_of
from mediator_app.services.laptop import Laptop


@dataclass(frozen=True, slots=True)
class ToCount:
    """A session that no pack has counted yet, with the pack that would."""

    use: PackUse
    pack: Pack


@dataclass(frozen=True, slots=True)
class Counted:
    """A session that a pack has counted."""

    use: PackUse
    pack: Pack


ProgressRow = Pack | ToCount | Counted | Level | Device


@dataclass(frozen=True, slots=True)
class Progress:
    """All that the tab shows of a person."""

    packs: list[Pack]
    to_count: list[ToCount]
    counted: list[Counted]
    levels: list[Level]
    devices: list[Device]


class ProgressTab(ScrollColumn):
    """``counted(number)``: how many open packs she has; all is read whenever a person is shown."""

    counted = Signal(int)

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.setAccessibleName(self.tr("Parcours, niveaux et matériel"))
        self._workplace = workplace
        self._person = ""
        self._packs: list[Pack] = []
        self._build()
        self._connect()

    def show_person(self, person: str) -> None:
        """Read this person's packs, levels and equipment."""
        if person != self._person:
            self.level_box.hide()
        self._person = person
        self._workplace.read(lambda laptop: _read(laptop, person), lambda found: self._take(person, found), owner=self)

    def _build(self) -> None:
        self._model: RowsModel[ProgressRow] = RowsModel(self._view, key=_key, parent=self)
        shape = RowShape(height=52, margin=20)
        self.rows = WholeList(self._model, self.tr("Parcours, niveaux et matériel"), self, shape)
        self.rows.setObjectName("person_progress")
        hint = self.tr("Un parcours compte les heures ou les ateliers suivis, d’une tournée à l’autre.")
        self._empty = EmptyRow(self.tr("Aucun parcours, niveau ou appareil."), hint, margin=20)
        self.open_button = KeyButton(self.tr("Ouvrir un parcours"), icon="plus", parent=self)
        self.level_button = KeyButton(self.tr("Noter un niveau"), icon="chart", parent=self)
        self.lend_button = KeyButton(self.tr("Prêter"), icon="laptop", parent=self)
        self.print_button = KeyButton(self.tr("Attestation"), icon="printer", parent=self)
        names = {
            "pack_open": self.open_button,
            "level_note": self.level_button,
            "progress_lend": self.lend_button,
            "progress_print": self.print_button,
        }
        self.menu = QMenu(self)
        self.menu.setAccessibleName(self.tr("Parcours proposés"))
        for key, template in PACK_TEMPLATES.items():
            self.menu.addAction(template.title).triggered.connect(lambda _on=False, key=key: self._open_pack(key))
        buttons = QWidget(self)
        line = FlowLayout(buttons, gap=theme.space("sm"))
        for name, button in names.items():
            button.setObjectName(name)
            line.addWidget(button)
        self.level_box = LevelBox(self)
        around = QWidget(self)
        column = QVBoxLayout(around)
        column.setContentsMargins(20, 12, 20, 12)
        column.setSpacing(theme.space("md"))
        column.addWidget(buttons)
        column.addWidget(self.level_box)
        self.body.setSpacing(0)
        for part in (around, self.rows, self._empty):
            self.body.addWidget(part)
        self.body.addStretch(1)

    def _connect(self) -> None:
        self.open_button.clicked.connect(self._open_menu)
        self.level_button.clicked.connect(self.level_box.begin)
        self.level_box.decided.connect(self._set_level)
        self.lend_button.clicked.connect(lambda: self._workplace.open_page("equipment", lend_to=self._person))
        self.print_button.clicked.connect(self._print)
        self.rows.acted.connect(self._act)
        self.rows.opened.connect(self._open)

    def _take(self, person: str, found: Progress) -> None:
        if person != self._person:
            return
        self._packs = found.packs
        groups: list[tuple[str, list[ProgressRow]]] = [
            (self.tr("Parcours"), list(found.packs)),
            (self.tr("Ateliers à compter"), list(found.to_count)),
            (self.tr("Ateliers comptés"), list(found.counted)),
            (self.tr("Niveaux"), list(found.levels)),
            (self.tr("Matériel"), list(found.devices)),
        ]
        rows: list[ProgressRow | GroupHeader] = []
        for title, members in groups:
            rows += [GroupHeader(title), *members] if members else []
        self._model.set_rows(rows)
        self.rows.setVisible(bool(rows))
        self._empty.setVisible(not rows)
        self.print_button.setVisible(bool(found.counted))
        self.counted.emit(sum(1 for pack in found.packs if pack.is_open))

    def _open_menu(self) -> None:
        self.menu.popup(self.open_button.mapToGlobal(self.open_button.rect().bottomLeft() + QPoint(0, 4)))

    def _open_pack(self, key: str) -> None:
        self._do(lambda laptop, person: packs.open_pack(laptop, person, key))

    def _set_level(self, area: str, moment: str, level: int) -> None:
        self._do(lambda laptop, person: levels.set_level(laptop, person, area, moment, level))

    def _do(self, work: Callable[[Laptop, str], object]) -> None:
        """Do something for the person on screen, then read her again."""
        person = self._person
        self._workplace.write(
            lambda laptop: work(laptop, person), lambda _answer: self.show_person(self._person), owner=self
        )

    def _act(self, key: object) -> None:
        """Do what the row's own words say."""
        row = next((one for one in self._model.rows() if not isinstance(one, GroupHeader) and _key(one) == key), None)
        if isinstance(row, ToCount):
            use = row
            self._do(lambda laptop, _: packs.count_session(laptop, use.pack.id, use.use.session))
        elif isinstance(row, Counted):
            counted = row
            self._do(lambda laptop, _: packs.take_back(laptop, counted.pack.id, counted.use.session))
        elif isinstance(row, Pack):
            pack = row
            change = packs.close_pack if pack.is_open else packs.reopen_pack
            self._do(lambda laptop, _: change(laptop, pack.id))

    def _open(self, key: object) -> None:
        kind, id_ = cast(tuple[str, ...], key)[:2]
        if kind == "device":
            self._workplace.open_page("equipment", device=id_)
        elif kind in ("to_count", "counted"):
            self._workplace.open_page("sessions", session=id_)

    def _print(self) -> None:
        """Show the attestation of the pack chosen in the list, else of the first, as it will be printed."""
        from mediator_app.desktop.paper.preview import open_preview

        current = cast(tuple[str, ...] | None, self.rows.current_key())
        chosen = next((pack for pack in self._packs if current == ("pack", pack.id)), self._packs[0])
        open_preview(self._workplace, lambda laptop: levels.attestation(laptop, chosen.id), self)

    def _view(self, row: ProgressRow) -> RowView:
        if isinstance(row, Pack):
            return self._pack_view(row)
        if isinstance(row, Level):
            area, said = label(AREAS, row.area), progress_words(row)
            return RowView(key=_key(row), title=area, subtitle=said, chip=progress_chip(row))
        if isinstance(row, Device):
            today = self._today()
            due = due_words(row, today)
            return RowView(key=_key(row), title=title_words(row), subtitle=due, chip=where_chip(row, today))
        return self._use_view(row)

    def _pack_view(self, pack: Pack) -> RowView:
        opened = self.tr("ouvert le {day}").format(day=short_day(pack.opened_on))
        return RowView(
            key=_key(pack),
            title=(Span(pack.title, strong=True),),
            subtitle=f"{balance_words(pack)} · {left_words(pack)}",
            fill=min(max(pack.used / pack.amount, 0.0), 1.0) if pack.amount else None,
            chip=pack_chip(pack),
            action=self.tr("Clore") if pack.is_open else self.tr("Rouvrir"),
            spoken=f"{pack.title}, {balance_words(pack)}, {left_words(pack)}, {opened}",
        )

    def _use_view(self, row: ToCount | Counted) -> RowView:
        amount = amount_words(row.pack.unit, row.use.amount)
        parts = (short_day(row.use.starts_at), amount if row.pack.unit == "minutes" else "", row.pack.title)
        return RowView(
            key=_key(row),
            title=row.use.session_title,
            subtitle=" · ".join(part for part in parts if part),
            action=self.tr("Compter") if isinstance(row, ToCount) else self.tr("Ne plus compter"),
        )

    def _today(self) -> date:
        return self._workplace.now().date()


def _key(row: ProgressRow) -> tuple[str, ...]:
    if isinstance(row, ToCount):
        return "to_count", row.use.session
    if isinstance(row, Counted):
        return "counted", row.use.session, row.pack.id
    if isinstance(row, Level):
        return "level", row.area
    return ("pack" if isinstance(row, Pack) else "device"), row.id


def _read(laptop: Laptop, person: str) -> Progress:
    found = packs.packs_of(laptop, person)
    return Progress(
        packs=found,
        to_count=[ToCount(use, pack) for use, pack in packs.to_count(laptop, person)],
        counted=[Counted(use, pack) for pack in found for use in packs.pack_uses(laptop, pack.id)],
        levels=levels.levels_of(laptop, person),
        devices=devices_of(laptop, person),
    )
