"""The form of a new mandate and the list of them: where each begins, what it writes, what a filter and a search keep."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QDate, QTime
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from mediator_app.desktop import mandate_words
from mediator_app.desktop.mandates.mandate_list import MandateListPanel
from mediator_app.desktop.mandates.new_mandate import NewMandatePanel
from mediator_app.domain.mandates import Mandate
from mediator_app.services import mandates, people
from tests.desktop.part_hands import Place, a_place, heard, light, words_on
from tests.domain.test_mandates import SIGNED, TODAY

RUNNING = replace(SIGNED, id="running", ends_on="2027-03-01")
SOON = replace(SIGNED, id="soon", ends_on="2026-11-30")
TO_SIGN = replace(SIGNED, id="to_sign", signed_on="", ends_on="2027-02-01", last_name="Lefèvre")
ENDED = replace(SIGNED, id="ended", ends_on="2026-10-01")
REVOKED = replace(SIGNED, id="revoked", revoked_on="2026-11-01")
ALL = [ENDED, TO_SIGN, REVOKED, RUNNING, SOON]


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory, qapp: QApplication) -> Iterator[Place]:
    light(qapp)
    with a_place(tmp_path_factory.mktemp("forms")) as made:
        yield made


@pytest.fixture(scope="module")
def roche(place: Place) -> str:
    return people.add_person(place.laptop, {"last_name": "Roche", "first_name": "Denise"}).id


@pytest.fixture
def form(place: Place, roche: str, qtbot: QtBot, qapp: QApplication) -> NewMandatePanel:
    """The form, begun for Denise."""
    light(qapp)
    made = NewMandatePanel(place.workplace)
    qtbot.addWidget(made)
    made.begin(roche)
    place.settle(qtbot)
    return made


@pytest.fixture
def panel(place: Place, qtbot: QtBot, qapp: QApplication) -> MandateListPanel:
    light(qapp)
    made = MandateListPanel(place.workplace)
    qtbot.addWidget(made)
    return made


def drawn(place: Place, qtbot: QtBot, form: NewMandatePanel) -> Mandate:
    """The mandate that the form writes."""
    told = heard(form.drawn_up)
    form.allowed.setPlainText("Déclarer les revenus")
    form.save()
    place.settle(qtbot)
    return mandates.mandate_card(place.laptop, told[0]).mandate


def kept(panel: MandateListPanel, chosen: str, typed: str = "") -> list[str]:
    panel.filters.set_value(chosen)
    panel.search.setText(typed)
    return [one.id for one in panel.arranged(list(ALL))]


def test_new_mandate_is_short_and_on_paper_unless_told(place: Place, form: NewMandatePanel, qtbot: QtBot) -> None:
    made = drawn(place, qtbot, form)
    assert (made.duration, made.consent, made.consent_at, made.signed_on) == ("SHORT", "paper", "", "")


def test_place_of_the_mandate_before_does_not_stand_on_the_next(form: NewMandatePanel, roche: str) -> None:
    form.made_in.setText("Felletin")
    form.begin(roche)
    assert form.made_in.text() == ""


def test_nothing_of_the_mandate_before_is_allowed_by_the_next(form: NewMandatePanel, roche: str) -> None:
    form.allowed.setPlainText("Vendre la voiture")
    next(iter(form.families.values())).setChecked(True)
    form.duration.set_value("LONG")
    form.begin(roche)
    chosen = [key for key, chip in form.families.items() if chip.isChecked()]
    assert (form.allowed.toPlainText(), chosen, form.duration.value()) == ("", [], "SHORT")


@pytest.mark.parametrize(("consent", "is_asked"), [("paper", False), ("sms", True), ("oral", True)])
def test_hour_is_asked_of_an_agreement_at_a_distance_only(form: NewMandatePanel, consent: str, is_asked: bool) -> None:
    form.consent.set_value(consent)
    form.consent.chosen.emit(consent)
    assert form.consent_time.isVisibleTo(form) is is_asked


def test_hour_of_an_agreement_is_kept_as_it_was_told(place: Place, form: NewMandatePanel, qtbot: QtBot) -> None:
    form.consent.set_value("sms")
    form.consent_day.setDate(QDate(2026, 11, 23))
    form.consent_time.setTime(QTime(18, 5))
    assert drawn(place, qtbot, form).consent_at.startswith("2026-11-23T18:05:00")


def test_place_and_families_are_written(place: Place, form: NewMandatePanel, qtbot: QtBot) -> None:
    form.made_in.setText(" Royère ")
    form.families["argent_impots"].setChecked(True)
    made = drawn(place, qtbot, form)
    assert (made.made_in, tuple(made.families)) == ("Royère", ("argent_impots",))


def test_last_day_follows_the_duration(form: NewMandatePanel) -> None:
    form.duration.set_value("MONTH")
    form.duration.chosen.emit("MONTH")
    form.show()
    assert any("24\u00a0décembre\u00a02026, ce jour compris" in one for one in words_on(form))


@pytest.mark.parametrize(
    ("chosen", "ids"),
    [
        ("running", ["soon", "to_sign", "running"]),
        ("to_sign", ["to_sign"]),
        ("soon", ["soon"]),
        ("over", ["ended", "revoked"]),
        ("all", ["soon", "to_sign", "running"]),
    ],
)
def test_filter_keeps_what_it_names_those_that_end_first_on_top(
    panel: MandateListPanel, chosen: str, ids: list[str]
) -> None:
    assert kept(panel, chosen)[: len(ids)] == ids


def test_mandates_that_are_over_stand_below_those_that_hold(panel: MandateListPanel) -> None:
    assert set(kept(panel, "all")[3:]) == {"ended", "revoked"}


@pytest.mark.parametrize(
    ("typed", "ids"), [("LEFEVRE", ["to_sign"]), ("zzz", []), ("", ["soon", "to_sign", "running"])]
)
def test_mandate_is_found_by_a_name_accents_aside(panel: MandateListPanel, typed: str, ids: list[str]) -> None:
    assert kept(panel, "running", typed) == ids


@pytest.mark.parametrize(
    ("mandate", "said"),
    [
        (RUNNING, "jusqu’au 1er\u00a0mars\u00a02027"),
        (REVOKED, "révoqué le 1er\u00a0nov.\u00a02026"),
        (ENDED, "jusqu’au 1er\u00a0oct.\u00a02026"),
    ],
)
def test_end_of_a_mandate_is_told_or_the_day_on_which_it_was_revoked(place: Place, mandate: Mandate, said: str) -> None:
    assert mandate_words.until_words(mandate) == said


@pytest.mark.parametrize(
    ("today", "said"), [(TODAY, "Fin proche"), (date(2026, 11, 30), "Fin proche"), (date(2026, 12, 1), "Terminé")]
)
def test_last_day_of_a_mandate_is_still_one_of_its_days(place: Place, today: date, said: str) -> None:
    assert mandate_words.state_chip(SOON, today).text == said
