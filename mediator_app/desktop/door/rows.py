"""The rows of the door's list: the numbered participants, and the three groups of what is being typed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QCoreApplication

from mediator_app.desktop import words
from mediator_app.desktop.door.sentences import came, status_chip, status_word
from mediator_app.desktop.widgets.row_views import GroupHeader, RowShape, RowView, Span, highlighted
from mediator_app.domain.names import display_name, search_key
from mediator_app.domain.people import PersonRow
from mediator_app.domain.sessions import Participant
from mediator_app.services.door import Matches

NEW = "new"
"""The key of the row that makes a new person; all others are ids of people."""

CommuneName = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class ListedRow:
    """A participant, as a row of the whole list or, with the ``typed`` words, of what they match."""

    one: Participant
    typed: tuple[str, ...] = ()
    is_chosen: bool = False


@dataclass(frozen=True, slots=True)
class KnownRow:
    """Somebody known who is not registered."""

    one: PersonRow
    typed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NewRow:
    """The person that what is typed would make."""

    last_name: str
    first_name: str
    commune: str


Row = ListedRow | KnownRow | NewRow


def key_of(row: Row) -> str:
    """The row's key: a person's id, or ``NEW``."""
    return NEW if isinstance(row, NewRow) else row.one.id if isinstance(row, KnownRow) else row.one.person


def list_shape(height: int) -> RowShape:
    """The shape of the whole list's rows."""
    return RowShape(
        height=height,
        number_sample="12",
        right_sample="10\u00a0h\u00a004",
        chip_sample=status_chip("registered", "feminin"),
        has_mark=True,
    )


def match_shape() -> RowShape:
    """The shape of the rows that match what is typed, in two lines."""
    return RowShape(height=56, number_sample="12")


def match_rows(matches: Matches, text: str, commune: str) -> list[Row | GroupHeader]:
    """The three groups, those that are empty left out; ``commune`` is what a new person would get."""
    typed = tuple(search_key(text).split())
    rows: list[Row | GroupHeader] = []
    if matches.registered:
        rows.append(GroupHeader(_registered_title([one.gender for one in matches.registered])))
        rows += [ListedRow(one, typed, one.person == matches.chosen) for one in matches.registered]
    if matches.known:
        rows.append(GroupHeader(QCoreApplication.translate("door", "Déjà connues, non inscrites")))
        rows += [KnownRow(one, typed) for one in matches.known]
    if matches.new_last_name or matches.new_first_name:
        rows.append(GroupHeader(QCoreApplication.translate("door", "Pas dans la liste\u202f?")))
        rows.append(NewRow(matches.new_last_name, matches.new_first_name, commune))
    return rows


def view_of(row: Row, commune_name: CommuneName) -> RowView:
    """How a row is drawn."""
    if isinstance(row, NewRow):
        return _new_view(row)
    if isinstance(row, KnownRow):
        return _known_view(row, commune_name)
    return _match_view(row, commune_name) if row.typed else listed_view(row.one)


def keys_after(matches: Matches, steps: int) -> str:
    """The key of the row that the arrows reach from the one that Enter would take, without passing the ends."""
    keys = [one.person for one in matches.registered] + [one.id for one in matches.known]
    if matches.new_last_name or matches.new_first_name:
        keys.append(NEW)
    if not keys:
        return ""
    start = keys.index(matches.chosen) if matches.chosen in keys else -1 if steps > 0 else len(keys)
    return keys[min(max(start + steps, 0), len(keys) - 1)]


def marked_letters(name: str, typed: tuple[str, ...]) -> list[tuple[int, int]]:
    """Where the words of a name begin like a typed word: pairs (start, end) of letters, « œ » standing for « oe »."""
    found = []
    start = 0
    for place, sign in enumerate(f"{name} "):
        if sign.isalnum():
            continue
        word = name[start:place]
        lengths = [_letters_typed(word, one) for one in typed]
        if best := max(lengths, default=0):
            found.append((start, start + best))
        start = place + 1
    return found


def _letters_typed(word: str, typed: str) -> int:
    """How many letters of the word the typed one covers; 0 if the word does not begin so."""
    if not search_key(word).startswith(typed):
        return 0
    return next(length for length in range(1, len(word) + 1) if len(search_key(word[:length])) >= len(typed))


def listed_view(one: Participant) -> RowView:
    """How somebody is drawn in the whole list; the same for equal participants."""
    is_present = one.status == "present"
    hour = words.clock(datetime.fromisoformat(one.arrived_at)) if is_present and one.arrived_at else ""
    mark, ink = "", "text-muted"
    if one.voucher_code:
        in_doubt = one.voucher_state in ("parked", "refused")
        mark, ink = ("warning", "warning") if in_doubt else ("ticket", "text-muted")
    return RowView(
        key=one.person,
        title=_name(one.last_name, one.first_name, ()),
        number=str(one.number),
        mark=mark,
        mark_ink=ink,
        right=hour,
        chip=status_chip(one.status, one.gender),
        spoken=_spoken(one, hour),
    )


def _match_view(row: ListedRow, commune_name: CommuneName) -> RowView:
    one = row.one
    enter = status_word("present", one.gender).lower() if row.is_chosen and one.status != "present" else ""
    return RowView(
        key=one.person,
        title=_name(one.last_name, one.first_name, row.typed),
        subtitle=commune_name(one.commune),
        number=str(one.number),
        chip=status_chip(one.status, one.gender),
        cap="Return" if enter else "",
        cap_words=enter,
        spoken=_spoken(one, ""),
    )


def _known_view(row: KnownRow, commune_name: CommuneName) -> RowView:
    one = row.one
    parts = [commune_name(one.commune)]
    if one.last_visit:
        parts.append(came(one.gender, words.day(datetime.fromisoformat(one.last_visit), "short")))
    return RowView(
        key=one.id,
        title=_name(one.last_name, one.first_name, row.typed),
        subtitle=" · ".join(part for part in parts if part),
        right=QCoreApplication.translate("door", "Ajouter à l’atelier"),
    )


def _new_view(row: NewRow) -> RowView:
    name = display_name(row.first_name, row.last_name)
    title = QCoreApplication.translate("door", "Nouvelle personne\u00a0: {name}").format(name=name)
    subtitle = QCoreApplication.translate("door", "Commune proposée\u00a0: {commune}").format(commune=row.commune)
    return RowView(
        key=NEW,
        title=(Span(title, strong=True, ink="accent"),),
        subtitle=subtitle if row.commune else "",
        number="+",
        cap="F8",
    )


def _name(last_name: str, first_name: str, typed: tuple[str, ...]) -> tuple[Span, ...]:
    """Last name in bold, then first name, with the typed letters marked."""
    last = highlighted(last_name, marked_letters(last_name, typed), strong=True)
    first = highlighted(first_name, marked_letters(first_name, typed))
    gap = (Span(" "),) if last and first else ()
    return (*last, *gap, *first)


def _spoken(one: Participant, hour: str) -> str:
    voucher = QCoreApplication.translate("door", "chèque pris") if one.voucher_code else ""
    name = display_name(one.first_name, one.last_name)
    parts = (words.number_sign(one.number), name, status_word(one.status, one.gender).lower(), hour, voucher)
    return ", ".join(part for part in parts if part)


def _registered_title(genders: list[str]) -> str:
    if len(genders) > 1:
        return QCoreApplication.translate("door", "Inscrits à cet atelier")
    forms = {
        "feminin": QCoreApplication.translate("door", "Inscrite à cet atelier"),
        "masculin": QCoreApplication.translate("door", "Inscrit à cet atelier"),
    }
    return forms.get(genders[0]) or QCoreApplication.translate("door", "Inscrit·e à cet atelier")
