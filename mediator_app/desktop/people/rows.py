"""What the list of people shows: one row per person, the row that makes a new one, and the line that counts them."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject

from mediator_app.desktop.people.wording import CommuneName, short_day
from mediator_app.desktop.widgets.chips import Chip
from mediator_app.desktop.widgets.row_views import NEW_AVATAR, RowView, Span, highlighted
from mediator_app.domain.names import display_name, initials
from mediator_app.domain.people import PersonRow, matched_ranges

NEW = "new"
"""The key of the row that makes a new person."""


@dataclass(frozen=True, slots=True)
class NewRow:
    """The row « Nouvelle personne « roch » »."""

    typed: str


@dataclass(frozen=True, slots=True)
class ListedPerson:
    """A person in the list, with what was typed and whether she may be known under another record."""

    person: PersonRow
    typed: str = ""
    is_double: bool = False


class PersonRows(QObject):
    """Turns listed people into row views."""

    def __init__(self, commune_name: CommuneName, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._commune_name = commune_name

    def view(self, row: ListedPerson | NewRow) -> RowView:
        """One row."""
        if isinstance(row, NewRow):
            return self._new(row.typed)
        person = row.person
        facts = [str(person.birth_year or ""), self._commune_name(person.commune)]
        return RowView(
            key=person.id,
            title=_title(person, row.typed),
            subtitle=" · ".join(fact for fact in facts if fact),
            avatar=initials(person.first_name, person.last_name),
            right=short_day(person.last_visit),
            chip=Chip("warning", self.tr("Doublon\u202f?"), "people") if row.is_double else None,
            chip_below=row.is_double and bool(person.last_visit),
            spoken=self._spoken(row),
        )

    def _new(self, typed: str) -> RowView:
        text = self.tr("Nouvelle personne «\u00a0{typed}\u00a0»").format(typed=typed)
        if not typed:
            text = self.tr("Nouvelle personne")
        return RowView(key=NEW, title=(Span(text, strong=True, ink="accent"),), avatar=NEW_AVATAR, spoken=text)

    def _spoken(self, row: ListedPerson) -> str:
        """« Roche Denise, née en 1948, Saint-Pierre-Bellevue, venue le 24 novembre, doublon possible »."""
        person = row.person
        parts = [f"{person.last_name} {person.first_name}".strip()]
        if person.birth_year:
            parts.append(self.tr("naissance en {year}").format(year=person.birth_year))
        parts.append(self._commune_name(person.commune))
        if person.last_visit:
            parts.append(self.tr("dernière venue le {day}").format(day=short_day(person.last_visit)))
        if row.is_double:
            parts.append(self.tr("doublon possible"))
        return ", ".join(part for part in parts if part)


def _title(person: PersonRow, typed: str) -> tuple[Span, ...]:
    """The last name in bold, then the first; the letters found are marked."""
    name = f"{person.last_name} {person.first_name}".strip() or display_name(person.first_name, person.last_name)
    cut = len(person.last_name)
    ranges = matched_ranges(name, typed) if typed else []
    last = highlighted(name[:cut], [(start, min(end, cut)) for start, end in ranges if start < cut], strong=True)
    first = highlighted(name[cut:], [(max(start, cut) - cut, end - cut) for start, end in ranges if end > cut])
    return last + first
