"""People without a name at a session, counted by gender and age band; a count that does not add up is said, not refused."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mediator_app.desktop import words
from mediator_app.desktop.vocabulary_words import label
from mediator_app.desktop.widgets.buttons import LinkButton
from mediator_app.desktop.widgets.cards import Card
from mediator_app.desktop.widgets.gauges import CountBadge
from mediator_app.desktop.widgets.labels import Label, Line
from mediator_app.desktop.widgets.stepper import Stepper
from mediator_app.domain.sessions import count_gaps
from mediator_app.domain.vocabularies import AGE_BANDS, AgeBand

FIRST_BANDS = (AgeBand.FROM_60_TO_69, AgeBand.FROM_70)
_GENDERS = ("feminin", "masculin")
PAUSE = 400
"""Milliseconds after the last change before the count is written."""


class HeadcountCard(Card):
    """``counted({key: number})`` a moment after the last change: ``total``, ``feminin``, ``masculin``, ``age.<band>``."""

    counted = Signal(dict)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Personnes non nommées"), parent=parent)
        self._shown: dict[str, int] = {}
        self.steppers: dict[str, Stepper] = {}
        self._build()
        self._connect()

    def show_counts(self, counts: dict[str, int], *, read_only: bool) -> None:
        """Show a count, unless one is still being changed."""
        if self._pause.isActive():
            return
        self._shown = dict(counts)
        for key, stepper in self.steppers.items():
            stepper.set_value(counts.get(key, 0))
            stepper.setEnabled(not read_only)
        if any(counts.get(f"age.{band}") for band in AGE_BANDS if band not in FIRST_BANDS):
            self._unfold()
        self._say()

    def fold(self) -> None:
        """Show the two first age bands only, for another session."""
        self._others.hide()
        self.more.show()

    def save(self) -> None:
        """Write what was changed, now."""
        if self._pause.isActive():
            self._pause.stop()
            self._tell()

    def values(self) -> dict[str, int]:
        """What is counted; blanks left out."""
        return {key: stepper.value() for key, stepper in self.steppers.items() if stepper.value()}

    def _build(self) -> None:
        self._badge = CountBadge("", "accent", self)
        self.add_to_title(self._badge)
        self.body.setSpacing(4)
        self.add(Label(self.tr("Comptées sans fiche\u00a0: genre et tranche d’âge."), "small", wrap=True, parent=self))
        self._add("total", self.tr("Total"))
        self._add("feminin", self.tr("Femmes"))
        self._add("masculin", self.tr("Hommes"))
        self.add(Line(self))
        for band in FIRST_BANDS:
            self._add(f"age.{band}", label(AGE_BANDS, band))
        others = [key for key in reversed(list(AGE_BANDS)) if key not in FIRST_BANDS]
        self.more = LinkButton(self.tr("%n autre(s) tranche(s) d’âge", "", len(others)), parent=self)
        self.more.setObjectName("headcount_more")
        self.add(self.more)
        self._others = QWidget(self)
        inner = QVBoxLayout(self._others)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(4)
        for key in others:
            inner.addWidget(self._stepper(f"age.{key}", label(AGE_BANDS, key)))
        self._others.hide()
        self.add(self._others)
        self._gap = Label("", "small", tone="warning", wrap=True, parent=self)
        self._gap.setObjectName("headcount_gap")
        self._gap.hide()
        self.add(self._gap)

    def _add(self, key: str, text: str) -> None:
        self.add(self._stepper(key, text))

    def _stepper(self, key: str, text: str) -> Stepper:
        stepper = Stepper(text, parent=self)
        stepper.setObjectName(f"count_{key}")
        stepper.changed.connect(lambda _value: self._on_change(key))
        self.steppers[key] = stepper
        return stepper

    def _connect(self) -> None:
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self._tell)
        self.more.clicked.connect(self._unfold)

    def _unfold(self) -> None:
        self._others.show()
        self.more.hide()

    def _on_change(self, key: str) -> None:
        """The total follows the breakdowns, up and down, as long as it was not set higher by hand."""
        values = self.values()
        if key != "total":
            before = _largest(self._shown)
            followed = self._shown.get("total", 0) <= before
            total = _largest(values) if followed else max(values.get("total", 0), _largest(values))
            self.steppers["total"].set_value(total)
        elif values.get("total", 0) < _largest(values):
            self.steppers["total"].set_value(_largest(values))
        self._shown = self.values()
        self._say()
        self._pause.start()

    def _tell(self) -> None:
        self.counted.emit(self.values())

    def _say(self) -> None:
        counts = self.values()
        self._badge.set_text(words.count(counts["total"]) if counts.get("total") else "")
        gaps = count_gaps(counts)
        kinds = {"gender": self.tr("par genre"), "age": self.tr("par âge")}
        details = ", ".join(f"{words.count(number)} {kinds[name]}" for name, number in gaps.items())
        text = self.tr("Total {total}, mais {details}.").format(
            total=words.count(counts.get("total", 0)), details=details
        )
        self._gap.setText(text if gaps else "")
        self._gap.setVisible(bool(gaps))


def _largest(counts: dict[str, int]) -> int:
    by_gender = sum(counts.get(key, 0) for key in _GENDERS)
    return max(by_gender, sum(number for key, number in counts.items() if key.startswith("age.")))
