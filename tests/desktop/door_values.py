"""Values that the door, the day and the sendings show, made in a line, and a laptop with the workshop of twelve in a blink."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleEvent
from PySide6.QtWidgets import QApplication, QLabel, QTableView, QWidget

from mediator_app.desktop import theme
from mediator_app.desktop.translation import install_language
from mediator_app.desktop.widgets.buttons import FaceButton
from mediator_app.desktop.widgets.row_models import VIEW_ROLE
from mediator_app.desktop.widgets.row_views import RowView
from mediator_app.domain.people import PersonRow
from mediator_app.domain.redemptions import Redemption, Scheme
from mediator_app.domain.sessions import DoorCounts, Participant, SessionRow
from mediator_app.services.changes import Changes
from mediator_app.services.door import Passed
from mediator_app.services.laptop import Laptop, open_laptop
from mediator_app.services.undoing import Passage
from mediator_app.storage.database import connect
from tests.support.laptops import KEY, SteppingClock, Workshop, a_laptop, a_workshop

NINE_PAST = datetime(2026, 11, 24, 9, 4, tzinfo=UTC)
"""Four minutes past ten at Royère."""

_ROCHE = Participant(11, "p11", "Roche", "Denise", "feminin", "23165", "registered", "", walk_in=False)
_REDEMPTION = Redemption(
    "r1", "scheme", "04127785", "04127785", "s1", "p12", 1000, "2026-11-17T10:22:00+01:00", "scanned", "provisional", "",
    "Felletin, mairie", "Sécuriser son téléphone", "Thérond", "Gérard", "masculin", "Karim Benali", "",
)  # fmt: skip
_SESSION = SessionRow(
    "s1", "Premiers pas sur tablette", "place", "Salle du foyer rural", "23165", "2026-11-24T10:00:00+01:00",
    "2026-11-24T12:00:00+01:00", "atelier", "debutant", 12, "planned", 9, 0, 0, 0,
)  # fmt: skip


def listed(**other: Any) -> Participant:
    """Denise Roche, N° 11 and expected, unless told otherwise."""
    return replace(_ROCHE, **other)


def known(**other: Any) -> PersonRow:
    """Annie Rochefort, known and not registered, unless told otherwise."""
    return replace(PersonRow("p99", "Rochefort", "Annie", 1948, "23165", "feminin", "", ""), **other)


def scheme(**other: Any) -> Scheme:
    """The scheme of the Creuse, unless told otherwise."""
    name = "Chèque numérique Creuse"
    return replace(Scheme("scheme", name, "Département", 1000, 5, r"\d{8}", "2026-12-31", 31), **other)


def first_taken(**other: Any) -> Redemption:
    """Gérard's voucher, taken by Karim at Felletin on 17 November, unless told otherwise."""
    return replace(_REDEMPTION, **other)


def passed(kind: str, participant: Participant | None = None, **other: Any) -> Passed:
    """What a gesture at the door did."""
    return Passed(kind, Changes.none(), participant, **other)


def passage(kind: str = "present", **other: Any) -> Passage:
    """Denise Roche's presence at 10 h 04, unless told otherwise."""
    at = "2026-11-24T10:04:00+01:00"
    return replace(Passage(("1",), kind, at, "p11", "Roche", "Denise", "feminin", "", "present"), **other)


def session(**other: Any) -> SessionRow:
    """The workshop at Royère from 10 h to 12 h, 9 of 12 seats taken, unless told otherwise."""
    return replace(_SESSION, **other)


def counts(**other: int) -> DoorCounts:
    """Nobody anywhere, unless told otherwise."""
    return replace(DoorCounts(0, 0, 0, 0, 0, 0), **other)


@contextmanager
def a_ready_workshop(folder: Path, clock: SteppingClock | None = None) -> Iterator[tuple[Laptop, Workshop]]:
    """A laptop of its own that holds the workshop of twelve; made once, since making it takes longer than most tests."""
    held, workshop = _made_once()
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "tournee.db").write_bytes(held)
    connection = connect(folder / "tournee.db", KEY)
    try:
        yield open_laptop(connection, clock or SteppingClock(NINE_PAST)), workshop
    finally:
        connection.close()


@cache
def _made_once() -> tuple[bytes, Workshop]:
    with TemporaryDirectory() as name:
        folder = Path(name)
        with a_laptop(folder, clock=SteppingClock(NINE_PAST)) as laptop:
            workshop = a_workshop(laptop)
            laptop.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        return (folder / "tournee.db").read_bytes(), workshop


@contextmanager
def in_paris() -> Iterator[None]:
    """The civil time of the places in these tests, wherever they run."""
    before = os.environ.get("TZ")
    os.environ["TZ"] = "Europe/Paris"
    time.tzset()
    try:
        yield
    finally:
        os.environ.pop("TZ")
        if before is not None:
            os.environ["TZ"] = before
        time.tzset()


def in_light(app: QApplication) -> None:
    """French words and the light palette at 100 %, unless they are so already: windows that go away are not restyled."""
    install_language(app, "fr")
    if (theme.palette_key(), theme.text_percent(), bool(app.styleSheet())) != ("light", 100, True):
        theme.apply_theme(app, "light", 100)


@contextmanager
def in_theme(app: QApplication, palette: str, percent: int) -> Iterator[None]:
    """A palette and a text size; what is made within is gone before the light one comes back."""
    install_language(app, "fr")
    theme.apply_theme(app, palette, percent)
    try:
        yield
    finally:
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        theme.apply_theme(app, "light", 100)


@contextmanager
def announcements() -> Iterator[list[str]]:
    """What a screen reader is told to say: taken down at Qt's border, as no screen reader listens to the tests."""
    said: list[str] = []

    def take_down(event: QAccessibleEvent) -> None:
        if isinstance(event, QAccessibleAnnouncementEvent):
            said.append(event.message())

    with pytest.MonkeyPatch.context() as border:
        border.setattr(QAccessible, "updateAccessibility", take_down)
        yield said


def texts(root: QWidget) -> list[str]:
    """The words of every label that is not hidden, in the order in which they were made."""
    return [one.text() for one in root.findChildren(QLabel) if one.isVisibleTo(root) and one.text()]


def cut_labels(root: QWidget) -> list[str]:
    """The visible labels of one line whose words are wider than the room they have; empty is right."""
    labels = [one for one in root.findChildren(QLabel) if one.isVisible() and one.text() and not one.wordWrap()]
    return [one.text() for one in labels if _words_width(one) > one.width() + 1]


def _words_width(label: QLabel) -> int:
    return max(label.fontMetrics().horizontalAdvance(line) for line in label.text().splitlines())


def cut_buttons(root: QWidget) -> list[str]:
    """The visible buttons that are narrower or lower than their words; empty is right."""
    buttons = [one for one in root.findChildren(FaceButton) if one.isVisible()]
    return [
        one.text() or one.accessibleName()
        for one in buttons
        if one.width() < one.sizeHint().width() or one.height() < one.sizeHint().height()
    ]


def views(rows: QTableView) -> list[RowView]:
    """What a list shows, group headers left out."""
    model = rows.model()
    shown = [model.index(place, 0).data(VIEW_ROLE) for place in range(model.rowCount())]
    return [one for one in shown if isinstance(one, RowView)]


def titles(rows: QTableView) -> list[str]:
    """The words of every line of a list, group headers included."""
    model = rows.model()
    return [str(model.index(place, 0).data(Qt.ItemDataRole.DisplayRole)) for place in range(model.rowCount())]
