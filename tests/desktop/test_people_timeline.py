"""« Historique »: what each line says, who did it and where, what can be put back or separated, and that nothing is cut."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from mediator_app.desktop.people.timeline import SHOWN_FIRST, Reader, Timeline
from mediator_app.desktop.widgets.chips import ChipLabel
from mediator_app.domain.people import HistoryLine
from tests.desktop.part_hands import at_size, heard, light, press_button, shown, words_on

WALL = datetime(2026, 11, 24, 10, 4).astimezone().isoformat()
ME = Reader("member-claire", "Claire Fourneau", may_separate=True, commune_name=lambda code: f"Commune {code}")


@pytest.fixture
def lit(qapp: QApplication) -> QApplication:
    return light(qapp)


def line(kind: str, changes: dict[str, tuple[Any, Any]] | None = None, **more: Any) -> HistoryLine:
    facts = {"actor": "member-claire", "state": "accepted", "actor_name": "Claire Fourneau", **more}
    return HistoryLine(wall=WALL, kind=kind, changes=changes or {}, **facts)


def history(qtbot: QtBot, *lines: HistoryLine, present: dict[str, Any] | None = None, reader: Reader = ME) -> Timeline:
    timeline = Timeline(reader)
    shown(qtbot, timeline)
    timeline.show_lines(list(lines), present or {})
    return timeline


def buttons(timeline: Timeline) -> list[str]:
    return [one.accessibleName() for one in timeline.findChildren(QPushButton) if one.isVisible()]


def spoken(timeline: Timeline) -> list[str]:
    return [one.accessibleName() for one in timeline.findChildren(QWidget) if ", " in one.accessibleName()]


@pytest.mark.parametrize(
    ("one", "said"),
    [
        (line("created"), "Fiche créée"),
        (line("changed", {"phone": ("+33536492011", "+33639984127")}), "Téléphone modifié"),
        (line("changed", {"phone": (None, "1"), "email": (None, "a@b.fr")}), "2 champs modifiés"),
        (line("changed", {"nickname": (None, "Nini")}), "1 champ modifié"),
        (line("present", title="Premiers pas"), "Présence à «\u00a0Premiers pas\u00a0»"),
        (line("voucher", {"amount_cents": (None, 1000)}, title="0412 7640"), "Chèque 0412 7640, 10\u00a0€"),
        (line("merged"), "2 fiches réunies en une"),
        (line("separated"), "Fiches séparées"),
        (line("deleted"), "Fiche supprimée"),
        (line("restored"), "Fiche rétablie"),
    ],
)
def test_each_thing_that_happened_is_told_in_a_line(
    qtbot: QtBot, lit: QApplication, one: HistoryLine, said: str
) -> None:
    assert said in words_on(history(qtbot, one))


@pytest.mark.parametrize(
    ("one", "who"),
    [
        (line("created"), "Claire Fourneau"),
        (line("changed", state="pending"), "Claire Fourneau, sur ce poste"),
        (line("changed", state="held"), "Claire Fourneau, sur ce poste"),
        (line("changed", actor="member-karim", actor_name="Karim Benali", state="received"), "Karim Benali"),
        (line("changed", actor_name=""), "Claire Fourneau"),
        (line("changed", actor="member-x", actor_name=""), "Une personne de l’équipe"),
        (line("created", title="import.people"), "Claire Fourneau, liste importée"),
        (line("changed", title="import.people"), "Claire Fourneau"),
    ],
)
def test_each_line_says_who_and_where_from(qtbot: QtBot, lit: QApplication, one: HistoryLine, who: str) -> None:
    assert spoken(history(qtbot, one))[0].partition(", ")[2] == who


def test_day_and_time_stand_beside_each_line(qtbot: QtBot, lit: QApplication) -> None:
    words = words_on(history(qtbot, line("created")))
    assert words[:2] == ["mar.\u00a024\u00a0nov.", "10\u00a0h\u00a004"]


def test_before_and_after_are_both_shown_in_words(qtbot: QtBot, lit: QApplication) -> None:
    words = words_on(history(qtbot, line("changed", {"commune": ("23232", "23165")})))
    assert words[words.index("Commune") :][:4] == ["Commune", "Commune 23232", "→", "Commune 23165"]


def test_value_that_is_gone_is_struck_out(qtbot: QtBot, lit: QApplication) -> None:
    timeline = history(qtbot, line("changed", {"birth_year": (1948, 1949)}))
    struck = [one for one in timeline.findChildren(QWidget) if one.property("text") and one.font().strikeOut()]
    assert [one.property("text") for one in struck] == ["1948"]


def test_value_that_was_blank_before_has_no_arrow(qtbot: QtBot, lit: QApplication) -> None:
    assert "→" not in words_on(history(qtbot, line("changed", {"birth_year": (None, 1949)})))


def test_value_that_was_emptied_is_said_to_be_empty(qtbot: QtBot, lit: QApplication) -> None:
    assert "vide" in words_on(history(qtbot, line("changed", {"email": ("a@b.fr", None)})))


def test_long_note_is_told_whole_on_a_line_of_its_own(qtbot: QtBot, lit: QApplication) -> None:
    note = "Vient en bus le mardi, " * 8
    assert f"Note\u00a0: {note}" in words_on(history(qtbot, line("changed", {"note": ("Court", note)})))


def test_old_value_is_asked_back_with_its_field(qtbot: QtBot, lit: QApplication) -> None:
    changed = line("changed", {"birth_year": (1948, 1949)})
    timeline = history(qtbot, changed, present={"birth_year": 1949})
    wanted = heard(timeline.put_back)
    press_button(timeline, "put_back_birth_year")
    assert wanted == [("birth_year", 1948)]


@pytest.mark.parametrize(
    ("change", "present"),
    [((1948, 1949), 1950), ((None, 1949), 1949), ((1948, 1949), None)],
    ids=["changed since", "was blank", "emptied since"],
)
def test_value_cannot_be_put_back_when_it_would_undo_something_else(
    qtbot: QtBot, lit: QApplication, change: tuple[Any, Any], present: Any
) -> None:
    timeline = history(qtbot, line("changed", {"birth_year": change}), present={"birth_year": present})
    assert buttons(timeline) == []


def test_link_names_the_value_that_it_puts_back(qtbot: QtBot, lit: QApplication) -> None:
    changed = line("changed", {"phone": ("+33536492011", "+33639984127")})
    timeline = history(qtbot, changed, present={"phone": "+33639984127"})
    assert buttons(timeline) == ["Remettre l’ancien\u00a0: 05\u00a036\u00a049\u00a020\u00a011"]


def test_merge_is_separated_by_its_own_id(qtbot: QtBot, lit: QApplication) -> None:
    timeline = history(qtbot, line("merged", about="merge-7"))
    wanted = heard(timeline.separation_wanted)
    press_button(timeline, "separate_merge-7")
    assert wanted == ["merge-7"]


@pytest.mark.parametrize(("stands", "may"), [(False, True), (True, False)], ids=["undone already", "not allowed"])
def test_merge_offers_no_separation_that_would_be_refused(
    qtbot: QtBot, lit: QApplication, stands: bool, may: bool
) -> None:
    reader = Reader("member-claire", "Claire Fourneau", may, str)
    assert buttons(history(qtbot, line("merged", about="merge-7", stands=stands), reader=reader)) == []


def test_values_kept_by_a_merge_are_told_but_not_put_back_one_by_one(qtbot: QtBot, lit: QApplication) -> None:
    merged = line("merged", {"birth_year": (1948, 1949)}, about="m")
    timeline = history(qtbot, merged, present={"birth_year": 1949})
    assert "1948" in words_on(timeline)
    assert buttons(timeline) == ["Séparer les fiches"]


def test_each_line_says_how_far_it_travelled(qtbot: QtBot, lit: QApplication) -> None:
    timeline = history(qtbot, line("changed", state="pending"), line("created", state="accepted"))
    assert [one.chip().text for one in timeline.findChildren(ChipLabel)] == ["Sur ce poste", "Reçu par le centre"]


def test_long_history_is_shown_whole_when_asked(qtbot: QtBot, lit: QApplication) -> None:
    lines = [line("restored", about=str(number)) for number in range(SHOWN_FIRST + 5)]
    timeline = history(qtbot, *lines)
    assert len(spoken(timeline)) == SHOWN_FIRST
    press_button(timeline, "history_more")
    assert len(spoken(timeline)) == SHOWN_FIRST + 5
    assert timeline.findChild(QPushButton, "history_more") is None


def test_history_that_fits_offers_no_more(qtbot: QtBot, lit: QApplication) -> None:
    lines = [line("restored", about=str(number)) for number in range(SHOWN_FIRST)]
    assert buttons(history(qtbot, *lines)) == []


def test_same_history_is_not_built_again_under_the_readers_eyes(qtbot: QtBot, lit: QApplication) -> None:
    timeline = history(qtbot, line("created"), present={"birth_year": 1949})
    before = timeline.widget()
    timeline.show_lines([line("created")], {"birth_year": 1949})
    assert timeline.widget() is before


def test_value_put_back_loses_its_link(qtbot: QtBot, lit: QApplication) -> None:
    changed = line("changed", {"birth_year": (1948, 1949)})
    timeline = history(qtbot, changed, present={"birth_year": 1949})
    timeline.show_lines([changed], {"birth_year": 1948})
    assert buttons(timeline) == []


def test_state_goes_under_the_words_with_large_text(qtbot: QtBot, lit: QApplication) -> None:
    with at_size(lit, 200):
        timeline = history(qtbot, line("changed", {"address": ("12 route du Lac", "3 place de la Mairie")}))
        QTest.qWaitForWindowExposed(timeline)
        chip = timeline.findChildren(ChipLabel)[0]
        title = next(one for one in timeline.findChildren(QWidget) if one.property("text") == "Adresse modifiée")
        assert chip.mapTo(timeline, chip.rect().topLeft()).y() > title.mapTo(timeline, title.rect().topLeft()).y()
